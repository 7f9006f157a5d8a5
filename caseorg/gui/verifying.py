"""A statement compared with its sources: the outcome in a sentence, the differences in a dialog."""

from __future__ import annotations

import html

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from caseorg.gui.bridge import Bridge
from caseorg.gui.messages import Weight, tell
from caseorg.jobs.verify_statement import StatementVerified, VerifyStatement
from caseorg.model.statement import Verification
from caseorg.rules.verifying import CharacterRun


class Verifying(QObject):
    """Runs the comparison as a job and says what came of it."""

    def __init__(self, bridge: Bridge, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._window = window
        self.answer: QMessageBox | None = None

    def begin(self, uuid: str) -> None:
        """Compare a statement."""
        self._bridge.run(VerifyStatement(uuid), then=self._on_verified)

    def _on_verified(self, verified: StatementVerified) -> None:
        if verified.outcome is Verification.SAME:
            tell(self._window, verified.sentence, weight=Weight.GOOD)
            return
        self.answer = QMessageBox(
            QMessageBox.Icon.Warning, "Verify Statement", verified.sentence, parent=self._window
        )
        self.answer.setInformativeText(differences_html(verified))
        self.answer.finished.connect(self.answer.deleteLater)
        self.answer.open()


def differences_html(verified: StatementVerified) -> str:
    """Each segment that is not as in its source: what only the statement has struck through, what only the source has
    underlined."""
    parts = []
    for one in verified.segments:
        if one.comparison.is_same:
            continue
        source = html.escape(one.line.source or "No source")
        words = html.escape(one.problem) or "".join(map(_run_html, one.comparison.runs)) or "Not found there."
        parts.append(f"<p><b>{source}</b><br>{words}</p>")
    note = "<p>Struck through: only in the statement. Underlined: only in the source.</p>"
    return "".join(parts) + (note if verified.outcome is Verification.DIFFERENT else "")


def _run_html(run: CharacterRun) -> str:
    text = html.escape(run.text)
    if run.in_quote and run.in_source:
        return text
    return f"<s>{text}</s>" if run.in_quote else f"<u>{text}</u>"
