"""Going through what editions of rules change: taken over, kept for a reason, or left as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from caseorg.base.clock import now
from caseorg.base.errors import BadInput
from caseorg.model.deadline import Deadline, DeadlineState, DueSource
from caseorg.model.rule_audit import RuleChange, SeenPack
from caseorg.model.workspace_rules import PackReview
from caseorg.operations import checks
from caseorg.operations.deadline_dates import computed_dates, keep_computation
from caseorg.operations.moving_events import apply_recounts
from caseorg.operations.operation import operation
from caseorg.rules.chains import Recount
from caseorg.store.ledger import Ledger


@operation("Review Rule Changes")
def review_rule_changes(
    ledger: Ledger,
    *,
    recounts: Sequence[Recount] = (),
    accepted: Sequence[str] = (),
    kept: Mapping[str, str] | None = None,
    changes: Sequence[RuleChange] = (),
    seen: Sequence[SeenPack] = (),
) -> tuple[Deadline, ...]:
    """Say what becomes of deadlines that the rules of now date otherwise.

    Of `recounts` the deadlines in `accepted` get what the rules give. Those in `kept` stay as they are, for the reason
    given there, with what the rules give (in `changes`) beside it. All others are left as they are. `seen` are the
    editions of packs that were gone through.
    """
    reasons = dict(kept or {})
    if set(reasons) & set(accepted):
        raise BadInput("A date is taken over or kept, not both. Choose one of them.")
    done = apply_recounts(ledger, recounts, only=frozenset(accepted))
    by_uuid = {change.deadline.uuid: change for change in changes}
    done += [_keep(ledger, uuid, reason, by_uuid.get(uuid)) for uuid, reason in reasons.items()]
    for pack in seen:
        ledger.insert(PackReview, pack_id=pack.id, pack_version=pack.version, pack_hash=pack.hash, who=ledger.who)
    return tuple(done)


def _keep(ledger: Ledger, uuid: str, reason: str, change: RuleChange | None) -> Deadline:
    """Keep the date of a deadline, for a reason; what the rules give stands beside it."""
    deadline = ledger.get(Deadline, uuid)
    said = checks.required(reason, "The reason")
    if change is None or change.deadline != deadline or deadline.state is not DeadlineState.OPEN:
        raise BadInput(f"“{deadline.title}” was changed meanwhile. Look at what changes once more.")
    if deadline.due is None:
        raise BadInput(f"“{deadline.title}” has no date to keep. Accept the new one, or leave it.")
    values: dict[str, object] = {}
    if not deadline.pinned:
        values = {"due_source": DueSource.USER, "kept_reason": said, "kept_who": ledger.who, "kept_at": now()}
    computation = change.computation
    if computation is not None and computation.count is not None:
        values |= {f"computed_{name}": value for name, value in computed_dates(computation).items()}
        keep_computation(ledger, uuid, computation)
    return ledger.update(deadline, **values)
