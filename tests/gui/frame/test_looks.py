"""Both looks: readable, complete, and followed by icons."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from caseorg.gui import icons
from caseorg.gui.looks import Look, color, looks


def luminance(color: QColor) -> float:
    """Relative luminance as the Web Content Accessibility Guidelines define it."""
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: QColor, second: QColor) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("text", "window"),
        ("text", "base"),
        ("text", "alternate"),
        ("muted", "window"),
        ("muted", "base"),
        ("selection_text", "selection"),
        ("on_accent", "accent"),
        ("on_notice", "notice"),
        ("danger", "base"),
        ("good", "base"),
        ("warning", "base"),
        ("accent", "base"),
    ],
)
def test_text_can_be_read_on_its_ground(dressed: None, look: Look, text: str, ground: str) -> None:
    looks.choose(look)
    assert contrast(color(text), color(ground)) >= 4.5


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize("ground", ["window", "base", "selection", "raised", "hover"])
def test_the_border_of_a_box_is_seen_on_its_ground(dressed: None, look: Look, ground: str) -> None:
    looks.choose(look)
    assert contrast(color("box"), color(ground)) >= 3.0  # WCAG 2.2, 1.4.11


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_boxes_are_seen_empty_and_ticked(qtbot: QtBot, dressed: None, look: Look) -> None:
    looks.choose(look)
    box = QCheckBox("Words")
    qtbot.addWidget(box)
    empty = _colors(box)
    box.setChecked(True)
    ticked = _colors(box)
    assert color("box").name() in empty
    assert {color("accent").name(), color("on_accent").name()} <= ticked
    assert color("on_accent").name() not in empty or look is Look.LIGHT


def _colors(box: QCheckBox) -> set[str]:
    drawn = box.grab().toImage()
    return {drawn.pixelColor(x, y).name() for x in range(20) for y in range(drawn.height())}


def test_the_palette_follows_the_look(dressed: None) -> None:
    looks.choose(Look.DARK)
    dark = QApplication.palette().color(QPalette.ColorRole.Window)
    looks.choose(Look.LIGHT)
    light = QApplication.palette().color(QPalette.ColorRole.Window)
    assert luminance(dark) < 0.1 < 0.8 < luminance(light)


def test_icons_are_drawn_anew_in_the_other_look(qtbot: QtBot, dressed: None) -> None:
    looks.choose(Look.LIGHT)
    button = QPushButton()
    qtbot.addWidget(button)
    icons.put(button, "add")
    light = button.icon().pixmap(16).toImage()
    looks.choose(Look.DARK)
    dark = button.icon().pixmap(16).toImage()
    assert light.pixelColor(8, 8).lightness() < 80 < 180 < dark.pixelColor(8, 8).lightness()


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_can_be_drawn(qapp: QApplication, name: str) -> None:
    drawn = icons.pixmap(name, 32).toImage()
    assert any(drawn.pixelColor(x, y).alpha() for x in range(drawn.width()) for y in range(drawn.height()))


def test_an_unknown_icon_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="unicorn"):
        icons.icon("unicorn")


@pytest.mark.parametrize("size", ["large", "larger", "usual"])
def test_text_can_be_larger(dressed: None, size: str) -> None:
    looks.choose_text_size("usual")
    usual = QApplication.font().pointSizeF()
    label = QLabel("There before")
    label.ensurePolished()
    looks.choose_text_size(size)
    assert (QApplication.font().pointSizeF() > usual) == (size != "usual")
    assert label.font().pointSizeF() == QApplication.font().pointSizeF()
    looks.choose_text_size("usual")
