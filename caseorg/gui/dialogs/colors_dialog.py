"""The colors annotations are made in: their names, their order, new ones."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QListWidgetItem, QPushButton, QWidget

from caseorg.gui.bridge import Bridge
from caseorg.gui.dialogs.ordered_list import OrderedDialog, Row
from caseorg.gui.widgets.swatch import swatch
from caseorg.model.annotation import AnnotationColor
from caseorg.model.changes import Changes
from caseorg.operations import add_annotation_color, edit_annotation_color, remove_annotation_color
from caseorg.queries.annotation_lists import color_counts
from caseorg.queries.annotations import annotation_colors
from caseorg.queries.reader import Reader

# Offered for new colors, in this order, as far as they are free.
_NEW = ("#7fd1d6", "#f4a6c8", "#c8b88a", "#a7c957", "#9aa5e8", "#e0a070", "#8fb8a8", "#d9d36a")


@dataclass(frozen=True, slots=True)
class _Found:
    colors: list[AnnotationColor]
    counts: dict[str, int]


def _found(reader: Reader) -> _Found:
    return _Found(annotation_colors(reader), color_counts(reader))


class ColorsDialog(OrderedDialog):
    """Every change is made at once and can be undone. The first seven have the digits as shortcuts."""

    explained = "Renaming keeps the annotations as they are; another color recolors all that have it."
    what = "color"

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        self._colors: list[AnnotationColor] = []
        super().__init__(bridge, "Annotation Colors", parent)
        self.recolor = QPushButton("Color…")
        self.add_button(self.recolor, 2)
        self.recolor.clicked.connect(self._on_recolor)
        self.ask()

    def ask(self) -> None:
        self.bridge.ask_later(_found, then=self._on_found, topic="colors dialog")

    def _on_found(self, found: _Found) -> None:
        self._colors = found.colors
        self.show_rows(
            [
                Row(one.uuid, one.name, found.counts.get(one.color, 0), one.position, swatch(one.color))
                for one in found.colors
            ]
        )

    def is_touched(self, changes: Changes) -> bool:
        return changes.touches("annotation_colors", "annotations")

    def add(self, name: str) -> None:
        taken = {one.color for one in self._colors}
        free = next((one for one in _NEW if one not in taken), None)
        step = len(self._colors)
        made = free or QColor.fromHsv(step * 47 % 360, 120, 230).name()
        self.bridge.do(add_annotation_color, name=name, color=made, then=self.on_added, otherwise=self.on_refused)

    def rename(self, uuid: str, name: str) -> None:
        self.bridge.do(edit_annotation_color, uuid=uuid, name=name, otherwise=self.on_refused)

    def put_at(self, uuid: str, position: int, step: str) -> None:
        self.bridge.do(
            edit_annotation_color, uuid=uuid, position=position, step=step, label="Order Annotation Colors",
            otherwise=self.on_refused,
        )  # fmt: skip

    def remove(self, uuid: str) -> None:
        self.bridge.do(remove_annotation_color, uuid=uuid, then=self.on_removed, otherwise=self.on_refused)

    def set_color(self, uuid: str, color: str) -> None:
        """Change a color wherever it is used."""
        self.bridge.do(edit_annotation_color, uuid=uuid, color=color, otherwise=self.on_refused)

    def _on_recolor(self) -> None:
        item: QListWidgetItem | None = self.list.currentItem()
        if item is None:
            return
        one = self._colors[self.list.row(item)]
        chosen = QColorDialog.getColor(QColor(one.color), self, f"Color of “{one.name}”")
        if chosen.isValid():
            self.set_color(one.uuid, chosen.name())
