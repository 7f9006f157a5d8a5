"""Text recognition (OCR) from the window: of the selected documents, or of the one in front."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.messages import Weight, tell
from caseorg.gui.viewer.page_source import PageSource
from caseorg.jobs.recognize_text import RecognizeText, TextRecognized
from caseorg.model.changes import Changes
from caseorg.settings.file import Settings
from caseorg.settings.schema import OCR_FOLDER, OCR_LANGUAGES


class Recognizing(QObject):
    """Runs the job, and has pages that are open read anew once their words are there."""

    def __init__(
        self, bridge: Bridge, context: Context, source: PageSource, settings: Settings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._source = source
        self._settings = settings
        self._window = window
        bridge.changed.connect(self._on_changed)

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("documents.recognize", self.recognize)

    def recognize(self) -> None:
        """Recognize the pages without text of the documents selected or in front."""
        shown = self._context.shown
        self._start(self._context.documents or ((shown,) if shown else ()))

    def recognize_document(self, uuid: str) -> None:
        """Recognize the pages without text of one document."""
        self._start((uuid,))

    def is_under_way(self, uuid: str) -> bool:
        """Whether pages of a document are being recognized, or wait for their turn."""
        jobs = (running.job for running in self._bridge.jobs)
        return any(isinstance(job, RecognizeText) and uuid in job.documents for job in jobs)

    def _start(self, documents: Sequence[str]) -> None:
        job = RecognizeText(
            documents,
            languages=self._settings.text(OCR_LANGUAGES),
            folder=self._settings.text(OCR_FOLDER),
        )
        self._bridge.run(job, then=self._tell)

    def _tell(self, found: TextRecognized) -> None:
        if found.failed:
            first = found.failed[0]
            sentence = f"{len(found.failed):,} of the pages could not be recognized. Page {first.page}: {first.reason}"
            tell(self._window, sentence, weight=Weight.TROUBLE)
        elif not found.pages:
            tell(self._window, "No page needs text recognition.")
        else:
            pages = "1 page" if found.pages == 1 else f"{found.pages:,} pages"
            tell(self._window, f"Recognized the text of {pages}. Check it before you cite it.", weight=Weight.GOOD)

    def _on_changed(self, changes: Changes) -> None:
        for place in changes.uuids("pages"):
            sha256, _, page = place.partition("/")
            self._source.read_again(sha256, int(page))
