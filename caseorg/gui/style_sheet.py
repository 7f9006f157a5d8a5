"""The rules that Fusion needs to look quiet: flat tables, slim scroll bars, clear focus."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from caseorg.base.paths import resources

_POINTS = {"title": 20.0, "heading": 13.0, "large": 16.0}  # at the usual size of the text

# Everything else (spin boxes) is Fusion's own with our palette.
_RULES = Template("""
QMainWindow, QDialog { background: $window; }
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }

QMenuBar { background: $header; border: none; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 5px; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $selection; color: $selection_text; }
QMenu { background: $raised; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 10px; border-radius: 5px; }
QMenu::item:selected { background: $selection; color: $selection_text; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }

QToolBar { background: $header; border: none; spacing: 4px; padding: 4px 8px; }
QToolBar#header { border-bottom: 1px solid $border; padding: 6px 10px; spacing: 10px; }
QToolBar::separator { background: $border; width: 1px; margin: 5px 4px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px; background: transparent; }
QToolButton:hover:enabled { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selection; color: $selection_text; }
QToolButton[presses="true"] { color: $danger; font-weight: 600; }
QToolButton:focus { border-color: $accent; }
QToolButton[popupMode="1"] { padding-right: 16px; }
QToolButton::menu-button { border: none; width: 14px; }
QToolButton#small { padding: 1px; }
QToolButton#caseButton { background: $base; border: 1px solid $strong_border; padding: 5px 10px; font-weight: 600;
    text-align: left; }
QToolButton#caseButton:hover { background: $hover; }
QToolButton#caseButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }

QPushButton { background: $raised; border: 1px solid $strong_border; border-radius: 6px; padding: 6px 14px;
    min-height: 16px; }
QPushButton:hover:enabled { background: $hover; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border-color: $accent; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:hover:enabled { background: $accent_hover; }
QPushButton:default:focus { border: 2px solid $selection_text; padding: 5px 13px; }
QPushButton:disabled { color: $disabled; background: $window; border-color: $border; }
QPushButton[flat="true"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[flat="true"]:hover { background: $hover; }
QPushButton[flat="true"]:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit { background: $base; border: 1px solid $strong_border; border-radius: 6px; }
QLineEdit { padding: 4px 7px; min-height: 18px; }
QPlainTextEdit, QTextEdit { padding: 3px; }
QComboBox { background: $base; border: 1px solid $strong_border; border-radius: 6px; padding: 4px 7px;
    min-height: 18px; }
QComboBox:focus, QComboBox:on { border-color: $accent; }
QComboBox:disabled { color: $disabled; background: $window; border-color: $border; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$choose"); width: 14px; height: 14px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $disabled; background: $window; border-color: $border; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border-color: $danger; }
QAbstractItemView QLineEdit { border-radius: 0; padding: 0 4px; min-height: 0; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
QLineEdit#searchBox { border-radius: 15px; padding: 5px 10px; background: $window; border-color: $border; }
QLineEdit#searchBox:focus { background: $base; border-color: $accent; }
QTextBrowser { border: none; border-radius: 0; }
QTextBrowser#framed { border: 1px solid $border; border-radius: 6px; padding: 6px 8px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QAbstractItemView { background: $base; alternate-background-color: $alternate; border: none; outline: 0;
    selection-background-color: $selection; selection-color: $selection_text; }
QDialog QAbstractItemView, QAbstractItemView#bordered { border: 1px solid $border; border-radius: 6px; }
QTableView { gridline-color: $border; }
QTableView::item { padding: 0 6px; border-bottom: 1px solid $faint; }
QTreeView::item { padding: 4px 4px; }
QListView::item { padding: 4px 6px; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: $selection;
    color: $selection_text; }
QTableView::item:hover:!selected, QTreeView::item:hover:!selected, QListView::item:hover:!selected {
    background: $hover; }
QTableView, QTreeView, QListView { border: 1px solid transparent; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid $strong_border; }
QDialog QTableView:focus, QDialog QTreeView:focus, QDialog QListView:focus { border: 1px solid $accent; }
QHeaderView { background: $base; border: none; }
QHeaderView::section { background: $base; color: $muted; border: none; border-bottom: 1px solid $border;
    border-right: 1px solid $faint; padding: 6px 6px 6px 9px; }
QHeaderView::section:hover { background: $hover; }
QTableCornerButton::section { background: $base; border: none; border-bottom: 1px solid $border; }

QListWidget#side::item { padding: 0 8px; border-radius: 6px; border: 1px solid transparent; }
QListWidget#side { padding: 4px; }
QListWidget#navigation, QListWidget#navigation:focus { background: $window; border: none; padding: 8px 6px; }
QListWidget#navigation::item { padding: 0 8px; margin: 1px 2px; border-radius: 7px; color: $text;
    border: 1px solid transparent; }
QListWidget#navigation::item:selected { background: $selection; color: $selection_text; }
QListWidget#navigation::item:hover:!selected { background: $hover; }
QListWidget#navigation:focus::item:selected { border-color: $accent; }

QTabWidget::pane { border: none; border-top: 1px solid $border; background: $base; }
QTabBar { qproperty-drawBase: 0; background: $window; }
QTabBar::tab { background: transparent; color: $muted; padding: 7px 12px; margin: 0; border: none; min-height: 20px;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; background: $base; border-bottom: 2px solid $accent; }
QTabBar[idle="true"]::tab:selected { color: $muted; border-bottom: 2px solid $strong_border; }
QTabBar::tab:hover:!selected { background: $hover; color: $text; }
QMainWindow > QTabBar { font-size: 9pt; }
QMainWindow > QTabBar::tab { padding: 7px 5px; }
QTabBar:focus { outline: none; }
QTabBar::tab:focus { color: $accent; }

QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QLabel#dockTitle { font-weight: 600; color: $muted; }
QWidget#dockBar { background: $window; border-bottom: 1px solid $border; }

QStatusBar { background: $header; border-top: 1px solid $border; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; padding: 0 6px; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle:vertical { background: $window; border-top: 1px solid $border; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QRadioButton, QCheckBox { spacing: 6px; padding: 2px 4px; border: 1px solid transparent; border-radius: 6px; }
QCheckBox { padding-left: 1px; }
QRadioButton:focus, QCheckBox:focus { border-color: $accent; }
QRadioButton:disabled, QCheckBox:disabled { color: $disabled; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $box; border-radius: 8px; background: $base; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 14px; height: 14px; border: 1px solid $box;
    border-radius: 4px; background: $base; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { border-color: $accent; background: $accent;
    image: url("$tick"); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { border-color: $accent;
    background: $accent; image: url("$dash"); }
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled, QAbstractItemView::indicator:disabled {
    border-color: $strong_border; background: $window; }
QCheckBox::indicator:checked:disabled, QAbstractItemView::indicator:checked:disabled,
QCheckBox::indicator:indeterminate:disabled, QAbstractItemView::indicator:indeterminate:disabled {
    background: $disabled; border-color: $disabled; }

QProgressBar { background: $border; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QToolTip { background: $notice; color: $on_notice; border: none; padding: 5px 8px; }

QFrame#notice { background: $notice; border-radius: 8px; }
QFrame#notice QLabel { color: $on_notice; }
QFrame#notice QPushButton { background: transparent; border: 1px solid transparent; color: $on_notice; font-weight: 600;
    text-decoration: underline; padding: 4px 8px; }
QFrame#contents { background: $base; border-bottom: 1px solid $border; }
QFrame#contents QToolButton { color: $text; }
QFrame#contents QToolButton#save { border-color: $strong_border; padding: 3px 10px; }
QFrame#contents QToolButton#save:focus { border-color: $accent; }
QPushButton#row { border: 1px solid transparent; border-radius: 6px; background: transparent; padding: 0; }
QPushButton#row:hover { background: $hover; }
QPushButton#row:focus { border-color: $accent; }
QFrame#notice QPushButton:hover, QFrame#notice QPushButton:focus { border-color: $on_notice; }
QFrame#notice QToolButton:hover { background: transparent; border-color: $on_notice; }
QPlainTextEdit#textBoxEditor { background: #ffffff; color: #141414; border: 1px solid $accent; border-radius: 0;
    selection-background-color: #b9d2fa; selection-color: #141414; }
QPlainTextEdit#textBoxEditor[night="true"] { background: #28282c; color: #ebebeb;
    selection-background-color: #2c4167; selection-color: #f2f6ff; }
QFrame#selectionBar { background: $raised; border: 1px solid $strong_border; border-radius: 8px; }
QFrame#line { background: $border; max-height: 1px; min-height: 1px; border: none; }
QFrame#card { background: $base; border: 1px solid $border; border-radius: 10px; }
QFrame#drop { background: transparent; border: 2px dashed $strong_border; border-radius: 10px; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[role="section"] { font-weight: 600; }
QLabel[role="link"] { color: $accent; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="error"] { color: $danger; }
QLabel[role="good"] { color: $good; }
QLabel#veil { background: $veil; color: $selection_text; border: 3px dashed $accent; border-radius: 14px;
    font-size: ${large}pt; font-weight: 600; }
QWidget#page { background: $base; }
""")


def style_sheet(colors: Mapping[str, str], *, times: float = 1.0) -> str:
    """The style sheet in these colors, by their names in the table of looks; headings are so many times as large."""
    # a style sheet takes pictures from files alone: one gray is seen on light and on dark, and ticks are there twice
    folder = resources() / "icons"
    ground = "light" if colors["on_accent"] == "#ffffff" else "dark"
    names = {"choose": "choose", "tick": f"tick-{ground}", "dash": f"dash-{ground}"}
    files = {key: (folder / f"{name}.svg").as_posix() for key, name in names.items()}
    points = {name: f"{size * times:.1f}" for name, size in _POINTS.items()}
    return _RULES.substitute(colors, **files, **points)
