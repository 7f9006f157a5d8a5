"""Which open deadlines the rules of now would date otherwise, and which editions of rules nobody went through yet."""

from __future__ import annotations

from collections.abc import Collection

from caseorg.model import deadline as records
from caseorg.model.rule_audit import RuleAudit, RuleChange, SeenPack
from caseorg.queries.chains import recounts
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.chains import Choice, Move, Recount
from caseorg.rules.rule_changes import made_with, same_rules, why_otherwise
from caseorg.store.database import Reader
from caseorg.store.rows import record_of

_NEWEST = """SELECT computations.* FROM computations JOIN deadlines ON deadlines.uuid = computations.deadline_uuid
    WHERE deadlines.state = 'open' AND deadlines.deleted_at IS NULL AND computations.rowid = (
        SELECT rowid FROM computations AS other WHERE other.deadline_uuid = deadlines.uuid
        ORDER BY created DESC, rowid DESC LIMIT 1)"""


def unseen_packs(reader: Reader) -> tuple[SeenPack, ...]:
    """The shipped packs and calendars that nobody went through in this edition, as far as an open deadline was counted
    with another one of them."""
    seen = {
        row["pack_id"]: row["pack_hash"]
        for row in reader.rows("SELECT pack_id, pack_hash FROM pack_reviews ORDER BY created, rowid")
    }
    used: dict[str, set[str]] = {}
    for kept in _newest(reader).values():
        for name, hash in made_with(kept).items():
            used.setdefault(name, set()).add(hash)
    return tuple(
        pack for pack in shipped_editions() if seen.get(pack.id) != pack.hash and used.get(pack.id, set()) - {pack.hash}
    )


def shipped_editions() -> tuple[SeenPack, ...]:
    """The editions of all packs and calendars that came with the program."""
    book = shipped_rulebook()
    packs = [SeenPack(id=pack.id, version=pack.version, hash=pack.hash) for pack in book.packs]
    return (*packs, *(SeenPack(id=one.id, version="", hash=one.hash) for one in book.calendars))


def rule_audit(reader: Reader, *, unseen_only: bool = False, declined: Collection[str] = ()) -> RuleAudit:
    """What the rules of now change about open deadlines, as if every change were accepted but for the deadlines in
    `declined`, whose dates stay. Changes nothing.

    With `unseen_only` only what editions change that nobody went through. Asks for every deadline: longer than a window
    may wait.
    """
    unseen = unseen_packs(reader)
    if unseen_only and not unseen:
        return RuleAudit(unseen=(), changes=())
    newest = _newest(reader)
    names = {pack.id for pack in unseen}
    everything = Choice(accepted=frozenset(newest) - frozenset(declined), declined=frozenset(declined))
    changes = [
        change
        for one in recounts(reader, choice=everything, every=True)
        for change in (_change(move, one, newest.get(move.deadline.uuid)) for move in one.moves)
        if change is not None and not (unseen_only and _known(newest.get(change.deadline.uuid), names))
    ]
    # what moves comes first, and what is due first of that
    changes.sort(key=lambda one: (not one.moves, one.deadline.due or "9999", one.deadline.title, one.deadline.uuid))
    return RuleAudit(unseen=unseen, changes=tuple(changes))


def accepted_recounts(reader: Reader, accepted: Collection[str]) -> tuple[Recount, ...]:
    """The deadlines of these ids as the rules of now count them, where all others keep their dates."""
    every = frozenset(_newest(reader))
    choice = Choice(accepted=frozenset(accepted), declined=every - frozenset(accepted))
    return recounts(reader, choice=choice, every=True)


def _newest(reader: Reader) -> dict[str, records.Computation]:
    """The newest computation of every open deadline, by the deadline's id."""
    return {row["deadline_uuid"]: record_of(records.Computation, row) for row in reader.rows(_NEWEST)}


def _known(kept: records.Computation | None, names: Collection[str]) -> bool:
    """Whether a deadline was counted with nothing that has an unseen edition."""
    return kept is None or not set(made_with(kept)) & set(names)


def _change(move: Move, recount: Recount, kept: records.Computation | None) -> RuleChange | None:
    """How the rules would change a deadline; None where it was counted with the rules of now, or stays as it is."""
    now = move.computation
    if move.deadline.rule_id is None or (now is not None and kept is not None and same_rules(kept, now)):
        return None
    why = why_otherwise(move.deadline, kept, move)
    if not why or (now is not None and now.count is None):
        return None
    count = now.count if now else None
    return RuleChange(
        deadline=move.deadline,
        case_name=recount.case_name,
        computation=now,
        new_due=move.computed,
        new_safe_due=str(count.safe_due)[:10] if count else None,
        new_cite=now.cite if now else "",
        new_confidence=str(now.confidence) if now else "",
        why=why,
        pinned=move.deadline.pinned,
    )
