"""Why a deadline would be counted otherwise: what the editions of the rules say differently."""

from __future__ import annotations

import json
from collections.abc import Mapping

from caseorg.model import deadline as records
from caseorg.model.deadline import Deadline
from caseorg.model.rule_pack import Computation
from caseorg.rules.chains import Move
from caseorg.rules.deadline_words import day_text

_CONFIDENCE = {
    "V1": "its text was read",
    "V2": "a copy of its text was read",
    "V3": "others quote it",
    "M": "from memory",
    "U": "unsettled",
}
_PLAIN = ("Count ", "Served ")


def made_with(kept: records.Computation) -> Mapping[str, str]:
    """The hashes of the packs and calendars that a date was counted with, by their ids."""
    found = json.loads(kept.inputs).get("made_with", {})
    return found if isinstance(found, dict) else {}


def same_rules(kept: records.Computation, now: Computation) -> bool:
    """Whether a date was counted with just the rules and calendars that would count it now."""
    return dict(made_with(kept)) == now.made_with and kept.rule_id == now.rule_id


def why_otherwise(deadline: Deadline, kept: records.Computation | None, move: Move) -> tuple[str, ...]:
    """In sentences what the rules say differently now; () where a deadline would stay as it is."""
    now = move.computation
    if now is None:
        return (f"It can no longer be counted: {move.why}",)
    said = []
    if now.count is not None:
        said += _dates(deadline, move)
        said += _steps(kept, now) if said else []
    if deadline.cite != now.cite:
        said.append(f"Cited as {now.cite}, so far as {deadline.cite or 'nothing'}.")
    if deadline.confidence != now.confidence:
        said.append(f"Known as {_known(str(now.confidence))}, so far as {_known(deadline.confidence)}.")
    if said and kept is not None:
        said += _editions(kept, now)
    return tuple(said)


def _known(confidence: str) -> str:
    return f"{confidence} ({_CONFIDENCE[confidence]})" if confidence in _CONFIDENCE else confidence or "unknown"


def _dates(deadline: Deadline, move: Move) -> list[str]:
    now = move.computation
    assert now is not None and now.count is not None
    old = (deadline.computed_due, deadline.computed_safe_due)
    new = (move.computed, str(now.count.safe_due)[:10])
    if old == new:
        return []
    if old[0] == new[0]:
        return [f"The safe date is {day_text(new[1])} instead of {day_text(old[1])}."]
    return [f"The rule gives {day_text(new[0])} instead of {day_text(old[0]) or 'no date'}."]


def _steps(kept: records.Computation | None, now: Computation) -> list[str]:
    """The first step that is counted otherwise, a period or added days before all others."""
    if kept is None or now.count is None:
        return []
    known = {step["text"] for step in json.loads(kept.steps)}
    new = [step.text for step in now.count.steps if step.text not in known]
    first = [text for text in new if text.startswith(_PLAIN)] or new
    return [f"Now: {_shortly(first[0])}."] if first else []


def _shortly(step: str) -> str:
    """A step without the days it passes and the manner of counting, which is the same for all."""
    return step.partition(": day 1 is")[0].partition(". ")[0].rstrip(".")


def _editions(kept: records.Computation, now: Computation) -> list[str]:
    if kept.rule_id != now.rule_id:
        return [f"{now.rule_id} governs instead of {kept.rule_id}."]
    if kept.pack_hash != now.pack_hash:
        return [f"{now.pack_id} is now edition {now.pack_version}, so far {kept.pack_version}."]
    before = made_with(kept)
    others = sorted(name for name, hash in now.made_with.items() if before.get(name) != hash)
    return [f"Changed: {', '.join(others)}."] if others else []
