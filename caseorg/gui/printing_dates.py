"""Deadlines on paper: docket calendars, control lists and control slips, printed or saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from caseorg.base import clock
from caseorg.base.errors import CaseorgError
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.dates_leaving_dialog import DatesLeavingDialog, LeavingAnswer, LeavingForm
from caseorg.gui.leaving_dates import ask_dates, chosen_path, refuse_in, scopes_offered
from caseorg.gui.messages import Weight, tell
from caseorg.gui.print_job import PrintedPage, PrintPages, PrintReport
from caseorg.jobs.deadline_papers import MadePaper, MakePaper, PaperKind, SavePaper, dates_of_paper, with_days
from caseorg.jobs.job import Progress
from caseorg.model.printed_sheet import SetSheets
from caseorg.pdf.client import InteractivePool
from caseorg.pdf.types import PageBox
from caseorg.queries.calendar_names import deadline_named
from caseorg.queries.leaving_dates import LeavingDate, LeavingScope, held_words
from caseorg.workspace import Workspace

_TITLES = {
    PaperKind.LIST: "Docket calendar as a list",
    PaperKind.MONTH: "Docket calendar by month",
    PaperKind.WEEK: "Docket calendar by week",
    PaperKind.CONTROL_LIST: "Control list, with boxes to tick",
}
_THIS_SLIP = "this slip"
_GIVEN = "paper"


class PrintPaper:
    """A job: a paper that was set, put on the printer's sheets."""

    def __init__(self, pages: SetSheets, printer: QPrinter) -> None:
        self.title = "Print Deadlines"
        self._pages = pages
        self._printer = printer

    def run(self, workspace: Workspace, progress: Progress) -> PrintReport:
        """Raises WorldError where the printer refuses, Cancelled."""
        printed = [
            PrintedPage(number, PageBox(width, height, 0, (0.0, 0.0, width, height)))
            for number, (width, height) in enumerate(self._pages.sizes)
        ]
        pool = InteractivePool(lambda _: self._pages.data, workers=1)
        try:
            return PrintPages(pool, _GIVEN, printed, self._printer, title=self.title).run(workspace, progress)
        finally:
            pool.close()


class PrintingDates(QObject):
    """Does “Print Deadlines” and “Control Slip”."""

    def __init__(self, bridge: Bridge, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._window = window
        self.dialog: DatesLeavingDialog | None = None

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("deadline.print", self._begin_calendar)
        actions.bind("deadline.slip", lambda: self._begin(_THIS_SLIP if self._context.deadline else PaperKind.SLIP))

    def _begin_calendar(self) -> None:
        """With what the calendar in front shows, else with this month."""
        shown = self._context.calendar
        self._begin(PaperKind.WEEK if shown is not None and shown[1] else PaperKind.MONTH)

    def _begin(self, key: str) -> None:
        chosen = (self._context.deadline,) if self._context.deadline else ()
        dialog = DatesLeavingDialog(
            "Print Deadlines", self._forms(chosen), scopes_offered(self._bridge, self._context), parent=self._window
        )
        self.dialog = dialog
        dialog.choose(key)
        dialog.dates_wanted.connect(partial(ask_dates, self._bridge, dialog))
        dialog.save_requested.connect(partial(self._save, dialog, chosen))
        dialog.print_requested.connect(partial(self._print, dialog, chosen))
        dialog.begin()

    def _forms(self, chosen: Sequence[str]) -> list[LeavingForm]:
        forms = []
        shown = self._context.calendar
        for kind, title in _TITLES.items():
            is_grid = kind in (PaperKind.MONTH, PaperKind.WEEK)
            day = date.fromisoformat(shown[0]) if shown is not None and is_grid else clock.today()
            scope = with_days(LeavingScope(), kind, day)
            forms.append(
                LeavingForm(
                    kind, title, ".pdf", partial(_of_paper, kind), prints=True, days=(scope.first, scope.last)
                )
            )  # fmt: skip
        if chosen:
            title = self._bridge.ask(deadline_named, chosen[0]).title
            forms.append(
                LeavingForm(
                    _THIS_SLIP, f"Control slip: {title}", ".pdf", partial(_of_slips, chosen), takes_range=False,
                    takes_scope=False, prints=True,
                )
            )  # fmt: skip
        every = partial(_of_paper, PaperKind.SLIP)
        forms.append(LeavingForm(PaperKind.SLIP, "Control slips of all open deadlines", ".pdf", every, prints=True))
        return forms

    def _making(self, chosen: Sequence[str], answer: LeavingAnswer) -> MakePaper:
        if answer.form.key == _THIS_SLIP:
            return MakePaper(PaperKind.SLIP, answer.scope, uuids=chosen, highest=answer.highest)
        return MakePaper(PaperKind(answer.form.key), answer.scope, highest=answer.highest)

    def _save(self, dialog: DatesLeavingDialog, chosen: Sequence[str], answer: LeavingAnswer) -> None:
        path = chosen_path(dialog, self._bridge, answer)
        if path is None:
            return
        try:
            making = self._making(chosen, answer)
        except CaseorgError as error:
            dialog.refuse(error.sentence)
            return
        job = SavePaper(making, path[0], replace=path[1])
        self._bridge.run(
            job, then=partial(self._on_saved, dialog, path[0]), otherwise=partial(refuse_in, dialog)
        )

    def _on_saved(self, dialog: DatesLeavingDialog, path: Path, made: MadePaper) -> None:
        told = f"{path} has {_pages_words(made.pages)}. {held_words(made.held.held_back)}".rstrip()
        tell(self._window, told, weight=Weight.GOOD)
        if isValid(dialog):
            dialog.accept()

    def _print(self, dialog: DatesLeavingDialog, chosen: Sequence[str], answer: LeavingAnswer) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(answer.form.title)
        question = QPrintDialog(printer, dialog)
        if question.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(dialog, chosen, answer, printer)

    def print_to(
        self, dialog: DatesLeavingDialog, chosen: Sequence[str], answer: LeavingAnswer, printer: QPrinter
    ) -> None:
        """Set the paper and put it on a printer that was chosen."""
        try:
            making = self._making(chosen, answer)
        except CaseorgError as error:
            dialog.refuse(error.sentence)
            return

        def then(made: MadePaper) -> None:
            if isValid(dialog):
                dialog.accept()
            self._bridge.run(PrintPaper(made.pages, printer), then=lambda _report: self._on_printed(made))

        self._bridge.run(making, then=then, otherwise=partial(refuse_in, dialog))

    def _on_printed(self, made: MadePaper) -> None:
        told = f"{_pages_words(made.pages).capitalize()} went to the printer. {held_words(made.held.held_back)}"
        tell(self._window, told.rstrip(), weight=Weight.GOOD)


def _of_paper(kind: PaperKind, dates: Sequence[LeavingDate]) -> list[LeavingDate]:
    return dates_of_paper(kind, dates)


def _of_slips(uuids: Sequence[str], dates: Sequence[LeavingDate]) -> list[LeavingDate]:
    return dates_of_paper(PaperKind.SLIP, dates, uuids)


def _pages_words(pages: SetSheets) -> str:
    return "1 page" if len(pages.sizes) == 1 else f"{len(pages.sizes):,} pages"
