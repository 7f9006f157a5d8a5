"""The window: it only places panels and lets them know of each other through the context."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from caseorg.base.errors import CaseorgError
from caseorg.gui import icons, menus, remembered
from caseorg.gui.actions import Actions, Need
from caseorg.gui.annotating import Annotating
from caseorg.gui.annotating_actions import AnnotatingActions
from caseorg.gui.annotation_exchange import AnnotationExchange
from caseorg.gui.area_images import AreaImages
from caseorg.gui.authorities import Authorities
from caseorg.gui.bridge import Bridge
from caseorg.gui.case_actions import CaseActions
from caseorg.gui.context import Context
from caseorg.gui.copying_cites import CopyingCites
from caseorg.gui.court_calendars import CourtCalendars
from caseorg.gui.court_days import CourtDays
from caseorg.gui.deadline_acts import DeadlineActs
from caseorg.gui.docks import Docks
from caseorg.gui.encryption import Encryption
from caseorg.gui.file_contents import FileContentsBars
from caseorg.gui.full_screen import FullScreen
from caseorg.gui.header import Header
from caseorg.gui.importing import Importing
from caseorg.gui.inbox import InboxWatch
from caseorg.gui.leaving_dates import LeavingDates, ShownTable, shown_table
from caseorg.gui.making_statements import MakingStatements
from caseorg.gui.messages import NoticeBar, Weight, ask_yes_no
from caseorg.gui.navigation import Navigation
from caseorg.gui.new_deadlines import NewDeadlines
from caseorg.gui.palette_entries import things
from caseorg.gui.panel_table import PANELS
from caseorg.gui.panels.annotations.panel import AnnotationsPanel
from caseorg.gui.panels.deadlines.panel import DeadlinesPanel
from caseorg.gui.panels.details.panel import DetailsPanel
from caseorg.gui.passwords import DocumentPasswords
from caseorg.gui.people_exchange import PeopleExchange
from caseorg.gui.press_sheets import PressSheets
from caseorg.gui.printing import Printing
from caseorg.gui.printing_dates import PrintingDates
from caseorg.gui.program_actions import ProgramActions
from caseorg.gui.reading import Reading
from caseorg.gui.reading_actions import ReadingActions
from caseorg.gui.recognizing import Recognizing
from caseorg.gui.record_acts import RecordActs
from caseorg.gui.recounting import Recounting
from caseorg.gui.releases import Releases
from caseorg.gui.remembered import LastTime
from caseorg.gui.reminders import Reminders
from caseorg.gui.replacing import Replacing
from caseorg.gui.rule_acts import RuleActs
from caseorg.gui.rule_review import RuleReview
from caseorg.gui.selection_bars import SelectionBars
from caseorg.gui.start_page import StartPage
from caseorg.gui.status import Status
from caseorg.gui.tabs import OpenTab, Tabs
from caseorg.gui.textless_pages import TextlessPages
from caseorg.gui.viewer.outline_view import OutlineView
from caseorg.gui.viewer.page_source import PageSource
from caseorg.gui.viewer.thumbnails_view import ThumbnailsView
from caseorg.settings.file import Settings
from caseorg.settings.schema import REOPEN


def _first_size(screen: QSize) -> QSize:
    """Roomy, with what the system puts around a window still on the screen."""
    return QSize(1280, 800).boundedTo(screen - QSize(8, 48))


class Window(QMainWindow):
    """Everything on its place."""

    closing = Signal()

    def __init__(self, bridge: Bridge, source: PageSource, settings: Settings, layout: QSettings) -> None:
        super().__init__()
        self.bridge = bridge
        self.settings = settings
        self.layout_file = layout
        self.setWindowTitle("caseorg")
        self.setWindowIcon(icons.icon("app"))
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.context = Context(self)
        self.actions_table = Actions(self)
        self.header = Header(bridge, self.context)
        self.navigation = Navigation()
        self.tabs = Tabs()
        self.start = StartPage()
        self.panels = {name: make(bridge, self.context) for name, make in PANELS}
        self.details = DetailsPanel(bridge, self.context)
        self.annotations = AnnotationsPanel(bridge, self.context, pool=source.pool)
        self.outline = OutlineView()
        self.thumbnails = ThumbnailsView()
        self._place()
        self.notices = NoticeBar(self.middle)
        self.reading = Reading(bridge, self.context, self.tabs, source, settings, layout)
        self.reading_actions = ReadingActions(self.reading, self.tabs, settings)
        self.passwords = DocumentPasswords(bridge, self.context, self.reading)
        self.copying_cites = CopyingCites(bridge, self.context, self.tabs)
        self.printing = Printing(bridge, self.tabs, source.pool, settings, self)
        self.full_screen = FullScreen(
            self, self.reading, self.tabs, self.docks, focus=self.focus_front,
            around=(self.menuBar(), self.header, self.navigation, self.statusBar()),
        )  # fmt: skip
        self.contents_bars = FileContentsBars(self.reading, self)
        self.annotating = Annotating(bridge, self.context, self.reading, self.tabs, settings)
        self.annotating_actions = AnnotatingActions(
            bridge, self.context, self.reading, self.annotating, self
        )
        self.selection_bars = SelectionBars(self.reading, self.annotating, settings)
        self.printing.make_painter = self.annotating.painter_for
        self.full_screen.switched.connect(lambda on: self.annotating_actions.show_bars(not on))
        self.cases = CaseActions(bridge, self.context, self.header.switcher, self)
        self.importing = Importing(bridge, self.context, settings, self, ask_for_case=self.cases.add)
        self.inbox = InboxWatch(bridge, self.context, settings, self.importing, self)
        self.authorities = Authorities(bridge, self.context, self)
        self._begin_dates()
        self._begin_press()
        self.exchange = AnnotationExchange(bridge, self.context, self)
        self.area_images = AreaImages(bridge, self.context, self.tabs, self)
        self.replacing = Replacing(bridge, self.context, source, self)
        self.recognizing = Recognizing(bridge, self.context, source, settings, self)
        self.textless_pages = TextlessPages(bridge, self.reading, self.recognizing, layout)
        self.program = ProgramActions(
            bridge, self.actions_table, settings, self, more_entries=lambda: things(self.tabs, self.cases)
        )
        self.encryption = Encryption(bridge, settings, self)
        self.reminders = Reminders(bridge, self.context, settings, self.status, self)
        self._bind_actions()
        self._connect()
        self.importing.take_every_drop()
        self._restore()

    def _begin_press(self) -> None:
        """What is done with people, statements and press releases."""
        bridge, context = self.bridge, self.context
        self.record_acts = RecordActs(bridge, context, self)
        self.making_statements = MakingStatements(bridge, context, self.tabs)
        self.people_exchange = PeopleExchange(bridge, context, self)
        self.press_sheets = PressSheets(bridge, context, self)
        self.releases = Releases(bridge, context, self.layout_file, self, ask_for_case=self.cases.add)

    def _begin_dates(self) -> None:
        """What is done with deadlines and hearings."""
        bridge, context = self.bridge, self.context
        self.deadline_acts = DeadlineActs(bridge, context, self)
        self.new_deadlines = NewDeadlines(bridge, context, self.annotating, self.layout_file, self)
        self.recounting = Recounting(bridge, context, self)
        self.deadline_acts.dated.connect(self.recounting.follow)
        self.court_days = CourtDays(bridge, context, self, self.recounting)
        self.rule_review = RuleReview(bridge, self, (self.panels["today"], self.panels["deadlines"]))
        self.rule_acts = RuleActs(bridge, context, self, audit=self.rule_review.begin)
        self.leaving_dates = LeavingDates(bridge, context, self, shown=self._shown_deadlines)
        self.printing_dates = PrintingDates(bridge, context, self)
        self.court_calendars = CourtCalendars(bridge, context, self)

    # Placing

    def _place(self) -> None:
        menus.fill(self.menuBar(), self.actions_table)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.header)
        self.status = Status(self.bridge, self.context)
        self.setStatusBar(self.status)
        for name, panel in self.panels.items():
            self.navigation.add(name, panel.title, panel.icon_name)
            self.tabs.add_panel(name, panel)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.tabs)
        self.middle.addWidget(self.start)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self.middle, 1)
        self.setCentralWidget(whole)
        self.docks = Docks(self)
        self.docks.add("annotations", AnnotationsPanel.title, self.annotations)
        self.docks.add("outline", "Outline", self.outline)
        self.docks.add("details", DetailsPanel.title, self.details)
        self.docks.add("thumbnails", "Thumbnails", self.thumbnails)
        self.docks.arrange()

    def _bind_actions(self) -> None:
        actions = self.actions_table
        actions.meet(
            {
                Need.SELECTION: lambda: bool(self.context.documents or self.context.shown),
                Need.ENTRY: lambda: self.context.entry is not None,
            }
        )
        parts = (
            self.cases, self.importing, self.inbox, self.authorities, self.exchange, self.reading_actions,
            self.reading.citing, self.annotating_actions, self.passwords, self.copying_cites, self.printing, self.docks,
            self.making_statements, self.people_exchange,
            self.annotations, self.details, self.replacing, self.recognizing, self.area_images,
            self.selection_bars, self.deadline_acts, self.new_deadlines, self.recounting, self.leaving_dates,
            self.record_acts, self.reminders, self.printing_dates, self.court_days, self.court_calendars,
            self.rule_review, self.rule_acts, self.encryption, self.releases, self.press_sheets,
        )  # fmt: skip
        for part in (*parts, *self.panels.values()):
            part.bind_actions(actions)
        for name in self.panels:
            actions.bind(f"go.{name}", lambda name=name: self._go_to_panel(name))
        actions.bind("edit.search", self._go_to_search)
        actions.bind("view.navigation", self.navigation.setVisible)
        actions.bind("view.reset_layout", self._reset_layout)
        actions.bind("view.full_screen", self.full_screen.switch)
        self.full_screen.switched.connect(actions["view.full_screen"].setChecked)
        actions["view.navigation"].setChecked(True)
        for action in actions:
            if not actions.is_scoped(action.id):
                self.addAction(actions[action.id])

    def _shown_deadlines(self) -> ShownTable:
        panel = self.panels["deadlines"]
        assert isinstance(panel, DeadlinesPanel)
        return shown_table(panel.view, panel.table)

    def _connect(self) -> None:
        context, actions = self.context, self.actions_table
        self.bridge.failed.connect(self._on_failed)
        for signal in (
            context.case_changed, context.selection_changed, context.entry_changed, context.document_shown,
            self.bridge.changed, self.tabs.front_changed,
        ):  # fmt: skip
            signal.connect(actions.refresh_soon)
        context.case_changed.connect(self._on_case_changed)
        context.panel_requested.connect(self.show_panel)
        context.front_requested.connect(self.focus_front)
        context.deadline_requested.connect(lambda _uuid: self.show_panel("deadlines"))
        context.person_requested.connect(lambda _uuid: self.show_panel("people"))
        context.statement_requested.connect(lambda _uuid: self.show_panel("statements"))
        context.day_requested.connect(lambda _day: self.show_panel("calendar"))
        context.follow_up_requested.connect(lambda _uuid: self.show_panel("today"))
        self.program.setting_changed.connect(self.inbox.on_setting_changed)
        self.program.setting_changed.connect(self.encryption.on_setting_changed)
        self.program.setting_changed.connect(self.reminders.on_setting_changed)
        self.navigation.chosen.connect(self.show_panel)
        self.tabs.front_changed.connect(self._on_front_changed)
        self.contents_bars.annotations_found.connect(self.annotations.tell_of_file)
        self.tabs.closed.connect(self._on_tab_closed)
        self.header.search.left_below.connect(self.panels["search"].enter_results)  # type: ignore[union-attr]
        self.header.search.left.connect(self.focus_front)
        actions.shortcuts_changed.connect(self._show_shortcuts)
        self.start.add_requested.connect(lambda: actions.trigger("case.add"))
        self.start.sample_requested.connect(lambda: actions.trigger("case.sample"))
        self.start.help_requested.connect(lambda: actions.trigger("help.contents"))
        self._show_shortcuts()

    # Remembering

    def _restore(self) -> None:
        if not remembered.restore_shape(self.layout_file, self, self._parts):
            self.resize(_first_size(self.screen().availableSize()))
        last = remembered.last_time(self.layout_file)
        known = [case.uuid for case in self.header.switcher.cases]
        self.show_panel(last.panel if last.panel in self.panels else "documents")
        self.context.set_case(last.case_uuid if last.case_uuid in known else known[0] if known else None)
        self._on_case_changed(self.context.case_uuid)
        if self.settings.flag(REOPEN) and last.documents:
            self.reading.reopen(last.documents, last.front)
        if self.settings.flag(REOPEN) and last.beside:
            self.reading.reopen(last.beside, last.beside_front, right=True)

    @property
    def _parts(self) -> list[object]:
        return [*self.panels.values(), self.annotations, self.details, self.tabs]

    def keep(self) -> None:
        """Write down where one is."""
        left, right = self.tabs.left, self.tabs.right
        last = LastTime(
            self.context.case_uuid or "", self.tabs.panel,
            tuple(tab.uuid for tab in left.documents), left.front.uuid if left.front else "",
            tuple(tab.uuid for tab in right.documents), right.front.uuid if right.front else "",
        )  # fmt: skip
        self.reading.keep_places()
        self.docks.calm(False)
        remembered.keep(self.layout_file, self, last, self._parts)

    def _reset_layout(self) -> None:
        self.docks.arrange()
        self.navigation.show()
        self.actions_table["view.navigation"].setChecked(True)
        self.panels["documents"].reset_layout()  # type: ignore[union-attr]

    # What happens

    def show_panel(self, name: str) -> None:
        """Bring a panel to the front."""
        panel = self.panels[name]
        if name != self.tabs.panel:
            self.context.set_documents(())  # a panel that selects says so when it shows
        self.navigation.show_chosen(name)
        self.tabs.show_panel(name, panel.title, panel.icon_name)

    def _go_to_panel(self, name: str) -> None:
        self.show_panel(name)
        if name == "search" and not self.header.search.text():
            self._go_to_search()
        else:
            self.focus_front()

    def _on_tab_closed(self, tab: OpenTab) -> None:
        """The keyboard goes to what comes to the front, not to the next widget there happens to be."""
        focus = QApplication.focusWidget()
        if focus is None or tab.view.isAncestorOf(focus):
            QTimer.singleShot(0, self, self.focus_front)

    def _on_front_changed(self, tab: object) -> None:
        view = self.tabs.front.view if self.tabs.front else None
        self.outline.set_view(view)
        self.thumbnails.set_view(view)

    def _on_case_changed(self, _uuid: str | None) -> None:
        focus = QApplication.focusWidget()
        left = (self.header.switcher, self.start, self.tabs.stack)
        is_lost = focus is None or any(part is focus or part.isAncestorOf(focus) for part in left)
        current = self.cases.current
        self.setWindowTitle(f"{current.short_caption} – caseorg" if current else "caseorg")
        is_empty = not self.header.switcher.cases
        self.middle.setCurrentWidget(self.start if is_empty else self.tabs)
        self.docks.calm(is_empty)
        self.navigation.setVisible(not is_empty and self.actions_table["view.navigation"].isChecked())
        if is_lost:
            QTimer.singleShot(0, self, self.focus_front)

    def _on_failed(self, error: CaseorgError) -> None:
        self.notices.tell(error.sentence, weight=Weight.TROUBLE)

    def _go_to_search(self) -> None:
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_front(self) -> None:
        """Give the keyboard to what is in front: the document, or the list of the panel."""
        if self.middle.currentWidget() is self.start:
            self.start.add.setFocus()
            return
        front = self.tabs.front
        if front:
            front.view.setFocus()
            return
        # what stands there while a list is asked for hands the keyboard on to the list
        (self.panels[self.tabs.panel].stack.currentWidget() or self.tabs.stack).setFocus()

    def _show_shortcuts(self) -> None:
        self.header.search.show_shortcut(self.actions_table.shortcut_text("edit.search"))

    # Qt overrides

    def closeEvent(self, event: QCloseEvent) -> None:
        jobs = self.bridge.jobs
        question = f"“{jobs[0].title}” is not finished. Stop it and quit?" if jobs else ""
        detail = "What was finished until now is kept. Doing it again later completes it."
        if jobs and not ask_yes_no(self, question, detail=detail, yes="Stop and Quit", no="Go On"):
            event.ignore()
            return
        self.full_screen.leave()
        if self.isVisible():  # closed once, it is not laid out any more
            self.keep()
        self.reminders.stop()
        self.closing.emit()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        current = self.cases.current
        self.importing.drag_enters(event, current.short_caption if current else "")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.importing.drag_leaves()

    def dropEvent(self, event: QDropEvent) -> None:
        self.importing.drops(event)
