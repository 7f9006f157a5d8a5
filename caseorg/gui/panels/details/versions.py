"""The versions of a document: its file of today, and the earlier ones, each to be opened."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.panels.details.section import Section
from caseorg.queries.document_versions import EarlierVersion, Versions, versions_of

_DROPS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class VersionsSection(Section):
    """A line for each version. A PDF that is dropped on the details is read as the new version."""

    title: ClassVar[str] = "Versions"
    tables: ClassVar[tuple[str, ...]] = ("documents", "document_versions", "annotations")

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(bridge, context, parent)
        self._shown: Versions | None = None
        self.current = QLabel(self)
        self.current.setTextFormat(Qt.TextFormat.PlainText)
        self.current.setWordWrap(True)
        self.rows: list[VersionRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.column.addWidget(self.current)
        self.column.addLayout(self._rows)
        if parent is not None:
            parent.setAcceptDrops(True)
            parent.installEventFilter(self)

    def ask(self) -> None:
        self.bridge.ask_later(
            versions_of,
            self.document_uuid,
            then=self._on_answer,
            otherwise=lambda _error: self.hide(),  # its import was undone
            topic="versions",
        )

    def _on_answer(self, answer: Versions) -> None:
        if answer.document.uuid != self.document_uuid:
            return
        if answer != self._shown:
            self._shown = answer
            self._show(answer)
        self.setVisible(bool(answer.earlier))

    def _show(self, answer: Versions) -> None:
        count = len(answer.earlier) + 1
        self.heading.setText(self.title if count == 1 else f"{self.title}: {count}")
        self.current.setText(f"Current: {answer.document.file_name}")
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(one) for one in answer.earlier]

    def _row(self, one: EarlierVersion) -> VersionRow:
        row = VersionRow(one, self)
        row.opens.clicked.connect(lambda: self.context.version_requested.emit(one.version))
        self._rows.addWidget(row)
        return row

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DROPS or not isinstance(event, QDropEvent) or self.document_uuid is None:
            return super().eventFilter(watched, event)
        urls = event.mimeData().urls()
        if event.source() is not None or len(urls) != 1 or not urls[0].toLocalFile().lower().endswith(".pdf"):
            return super().eventFilter(watched, event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.context.replace_requested.emit(self.document_uuid, Path(urls[0].toLocalFile()))
        return True


class VersionRow(QWidget):
    """An earlier version in words, and a button that opens it."""

    def __init__(self, one: EarlierVersion, parent: QWidget) -> None:
        super().__init__(parent)
        version = one.version
        stayed = f", {one.annotation_count:,} left on it" if one.annotation_count else ""
        self.words = QLabel(f"{version.file_name} (until {version.created[:10]}{stayed})", self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.opens = QPushButton("Open", self)
        self.opens.setToolTip("Open this earlier version, to be read only")
        self.opens.setAccessibleName(f"Open the earlier version {self.words.text()}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.opens, 0, Qt.AlignmentFlag.AlignTop)
