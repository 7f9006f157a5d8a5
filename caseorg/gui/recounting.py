"""“Recount Deadlines”: what the rules give now where it is not what stands, and taking it over, all or some."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from caseorg.base.errors import CaseorgError, Outdated
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.preview_dialog import PreviewDialog, PreviewLine
from caseorg.gui.messages import tell
from caseorg.operations import recount_deadlines
from caseorg.queries.chains import recounts, recounts_after
from caseorg.queries.reader import Reader
from caseorg.rules.chains import Choice, Move, Outcome, Recount
from caseorg.rules.deadline_words import day_text

_FOLLOWS = "Deadlines That Follow"
_ALL_WELL = "Every open deadline has the date that the rules give now. Nothing was changed."

Counted = Callable[[Reader, Choice], tuple[Recount, ...]]


Do = Callable[[tuple[Recount, ...], PreviewDialog], None]


class Recounting(QObject):
    """Shows and does what a recount brings."""

    def __init__(self, bridge: Bridge, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._context, self._window = bridge, context, window
        self.dialog: PreviewDialog | None = None
        self._choice = Choice()
        self._found: tuple[Recount, ...] = ()
        self._counted: Counted = _of_now
        self._do_it: Do = self._take
        self._nothing = ""

    def bind_actions(self, actions: Actions) -> None:
        """Binds “Recount Deadlines”."""
        actions.bind("deadline.recount", self.begin)

    def begin(self) -> None:
        """Count the open deadlines of all cases again, and show what is no longer as it stands."""
        self._choice = Choice()
        self._counted = _of_now
        self._ask(self._on_first)

    def follow(self, uuid: str) -> None:
        """Show what runs from a deadline whose day was changed, where that is dated otherwise now."""
        self._choice = Choice()
        self._counted = partial(_of_following, uuid)
        self._ask(self._on_followed)

    def preview(
        self,
        counted: Counted,
        found: tuple[Recount, ...],
        *,
        title: str,
        act: str,
        do: Do,
        over: QWidget,
        over_what: str,
    ) -> None:
        """Show what something would move (`found` by `counted`), and `do` it with what was chosen; `over_what` is said
        where nothing moves."""
        self._choice, self._counted = Choice(), counted
        self._open(found, title, act, do, over, over_what)

    def _ask(self, then: Callable[[tuple[Recount, ...]], None]) -> None:
        self._bridge.ask_later(self._counted, self._choice, then=then, otherwise=self._on_refused, topic="recount")

    def _on_refused(self, error: CaseorgError) -> None:
        if self.dialog is not None:
            self.dialog.refuse(error)
        else:
            tell(self._window, error.sentence)

    def _on_first(self, found: tuple[Recount, ...]) -> None:
        if not found:
            tell(self._window, _ALL_WELL)
            return
        self._open(found, recount_deadlines.label, "Take the New Dates", self._take, self._window, _ALL_WELL)

    def _on_followed(self, found: tuple[Recount, ...]) -> None:
        if found:
            self._open(found, _FOLLOWS, "Take the New Dates", self._take, self._window, _ALL_WELL)

    def _open(
        self, found: tuple[Recount, ...], title: str, act: str, do: Do, over: QWidget, nothing: str
    ) -> None:
        self._do_it, self._nothing = do, nothing
        self.dialog = PreviewDialog(title, act, over)
        self.dialog.chosen_changed.connect(self._on_chosen)
        self.dialog.do_requested.connect(self._do)
        self.dialog.finished.connect(self._on_finished)
        self._show(found)
        self.dialog.open()

    def _show(self, found: tuple[Recount, ...]) -> None:
        self._found = found
        if self.dialog is not None:
            moves = [move for one in found for move in one.moves]
            headline = _headline(moves) if moves else self._nothing
            self.dialog.show_lines(headline, list(recount_lines(found, self._choice)))

    def _on_chosen(self, uuid: str, chosen: bool) -> None:
        move = next((one for recount in self._found for one in recount.moves if one.deadline.uuid == uuid), None)
        if move is None:
            return
        accepted, declined = set(self._choice.accepted), set(self._choice.declined)
        # a verified one moves only where that is accepted, any other unless it is declined
        (accepted.add if chosen and move.deadline.verified else accepted.discard)(uuid)
        (declined.discard if chosen else declined.add)(uuid)
        self._choice = Choice(accepted=frozenset(accepted), declined=frozenset(declined))
        self._ask(self._show)

    def _do(self) -> None:
        assert self.dialog is not None
        self._do_it(self._found, self.dialog)

    def refused(self, error: CaseorgError) -> None:
        """Say why it was not done; where something is not as the preview saw it, show what moves now."""
        self._on_refused(error)
        if isinstance(error, Outdated) and self.dialog is not None:
            self._ask(self._show)

    def _take(self, found: tuple[Recount, ...], dialog: PreviewDialog) -> None:
        self._bridge.do(recount_deadlines, then=dialog.done_with, otherwise=self.refused, recounts=found)

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None


def _of_following(uuid: str, reader: Reader, choice: Choice) -> tuple[Recount, ...]:
    return recounts_after(reader, uuid, choice)


def _of_now(reader: Reader, choice: Choice) -> tuple[Recount, ...]:
    return recounts(reader, choice=choice)


def _headline(moves: Iterable[Move]) -> str:
    moves = list(moves)
    count, moved = len(moves), sum(one.outcome in (Outcome.MOVED, Outcome.WAITS) for one in moves)
    which = "1 open deadline has" if count == 1 else f"{count:,} open deadlines have"
    return f"{which} another date by the rules now; {moved:,} would be moved."


def recount_lines(found: Iterable[Recount], choice: Choice) -> Iterable[PreviewLine]:
    """The lines of a preview, case by case."""
    for one in found:
        for move in one.moves:
            yield move_line(move, one.case_name, choice)
        for was, event in zip(one.seen, one.expected, strict=True):
            before, after = (day_text(known.at) or "no date yet" for known in (was, event))
            why = "expected on the day of its deadline"
            yield PreviewLine(event.uuid, one.case_name, event.title, before, after, why)


def move_line(move: Move, group: str, choice: Choice) -> PreviewLine:
    """A deadline that moves or is kept; it can be taken out where a person may decide it."""
    uuid = move.deadline.uuid
    can_choose = move.outcome is Outcome.MOVED or move.needs_consent
    return PreviewLine(
        key=uuid,
        group=group,
        title=move.deadline.title,
        before=day_text(move.shown[0]) or "no date yet",
        after=_after(move),
        why=f"{move.outcome.value}: {move.why}",
        chosen=move.outcome is Outcome.MOVED and uuid not in choice.declined if can_choose else None,
        tone="danger" if _earlier(move) else "text",
    )


def _after(move: Move) -> str:
    _, new, computed = (day_text(day) for day in move.shown)
    if move.outcome is Outcome.KEPT and computed:
        return f"{new} (the rule: {computed})"
    return new or "no date yet"


def _earlier(move: Move) -> bool:
    old, new, _ = move.shown
    return bool(move.outcome is Outcome.MOVED and old and new and new < old)

