"""An earlier version of a document in a window of its own, to be read only, with the annotations that stayed on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from caseorg.gui.bridge import Bridge
from caseorg.gui.viewer.annotation_layer import AnnotationLayer
from caseorg.gui.viewer.document import ViewedDocument
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.page_source import PageSource
from caseorg.model.annotation import AnchorState, Annotation
from caseorg.model.document import DocumentVersion
from caseorg.queries.pages import page_facts, page_texts


class OldVersionWindow(QDialog):
    """A reader without tools: what was lost to the new version can be looked up here."""

    def __init__(
        self,
        bridge: Bridge,
        source: PageSource,
        version: DocumentVersion,
        annotations: Sequence[Annotation],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{version.file_name} (earlier version)")
        self.resize(820, 900)
        count = len(annotations)
        stayed = "1 annotation" if count == 1 else f"{count:,} annotations" if count else "No annotations"
        until = version.created[:10]
        self.note = QLabel(f"Replaced on {until}. {stayed} stayed on this version. It is only to be read.")
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        sha256 = version.sha256
        ecf_pages = tuple(page.ecf_page for page in bridge.ask(page_facts, sha256))
        self.view = DocumentView(
            source,
            ViewedDocument(sha256=sha256, title=version.file_name, ecf_pages=ecf_pages),
            texts=lambda first, last: bridge.ask(page_texts, sha256, first, last - first),
        )
        self.layer = AnnotationLayer(self.view.area)
        # Lost ones are drawn here, and nowhere else.
        self.layer.show([replace(one, anchor=AnchorState.ANCHORED) for one in annotations])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.note)
        layout.addWidget(self.view, 1)
        self.note.setContentsMargins(12, 0, 12, 0)
        if annotations:
            self.view.go_to_page(annotations[0].page)
        self.view.setFocus()

    def bring_into_view(self, annotation_uuid: str) -> None:
        """Scroll to an annotation and frame it, once the file is open."""
        self.layer.select((annotation_uuid,))

        def show() -> None:
            self.layer.bring_into_view(annotation_uuid)

        self.view.going.when_open(show)
