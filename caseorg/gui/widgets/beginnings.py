"""Boxes that are typed into show the beginning of a name that is longer than they are."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox


def show_beginnings(box: QComboBox) -> None:
    """Show what an editable box has chosen from its first letter on, also when another is chosen; Qt leaves the cursor
    behind the last letter, so that of a long name only the end is seen."""
    line = box.lineEdit()
    assert line is not None, "the box is not editable"

    def from_the_first() -> None:
        if box.currentText() == box.itemText(box.currentIndex()):
            line.setCursorPosition(0)

    box.currentIndexChanged.connect(from_the_first)
    box.activated.connect(from_the_first)
    line.editingFinished.connect(from_the_first)
    from_the_first()
