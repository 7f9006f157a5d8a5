"""The image of an area: copied, and saved, as the page is turned in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from caseorg.gui.window import Window
from caseorg.model.annotation import AnnotationKind
from caseorg.operations.annotations import NewAnnotation
from tests.gui.frame.test_annotating import add, front, reading  # noqa: F401
from tests.gui.tour import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

AREA = NewAnnotation(kind=AnnotationKind.AREA, page=0, shape=((72, 60, 216, 132),), color="#86bff2")
HIGHLIGHT = NewAnnotation(
    kind=AnnotationKind.HIGHLIGHT, page=0, shape=((72, 60, 216, 60, 72, 74, 216, 74),), color="#ffd54a", quote="The"
)


@pytest.mark.parametrize(("turn", "size"), [(0, (600, 300)), (90, (300, 600))])
def test_the_image_of_the_selected_area_is_copied(
    reading: Window,  # noqa: F811
    qtbot: QtBot,
    turn: int,
    size: tuple[int, int],
) -> None:
    (area,) = add(reading, AREA)
    front(reading).area.set_turn(turn)
    reading.context.set_annotations((area.uuid,))
    settle(reading)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    reading.actions_table.trigger("annotation.copy_image")
    qtbot.waitUntil(lambda: not clipboard.image().isNull(), timeout=20_000)
    image = clipboard.image()
    assert (image.width(), image.height()) == pytest.approx(size, abs=1)
    colors = {image.pixelColor(x, y).name() for x in range(0, size[0] - 2, 2) for y in range(0, size[1] - 2, 2)}
    assert {"#000000", "#ffffff"} <= colors, "words on paper"
    assert area.color not in colors, "not its own frame"


def test_it_is_saved_as_a_png(reading: Window, qtbot: QtBot, tmp_path: Path) -> None:  # noqa: F811
    (area,) = add(reading, AREA)
    reading.context.set_annotations((area.uuid,))
    target = tmp_path / "area.png"
    reading.area_images.save(target, replace=False)
    qtbot.waitUntil(target.exists, timeout=20_000)
    settle(reading)
    assert QImage(str(target)).width() == pytest.approx(600, abs=1)


def test_only_one_area_has_an_image(reading: Window) -> None:  # noqa: F811
    area, highlight = sorted(add(reading, AREA, HIGHLIGHT), key=lambda one: one.kind)
    for chosen, is_possible in (((area.uuid,), True), ((highlight.uuid,), False), ((area.uuid, highlight.uuid), False)):
        reading.context.set_annotations(chosen)
        reading.actions_table.refresh()
        assert reading.actions_table["annotation.copy_image"].isEnabled() is is_possible
