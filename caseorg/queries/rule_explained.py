"""A rule in words: what it counts, where it was read, what people decided, and the example that proves it."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.counting import AddedDays, Direction, Unit
from caseorg.model.rule_pack import Combine, Leg, RuleVersion, WorkedCase
from caseorg.queries.rule_lists import RuleLine, decided_words
from caseorg.rules.compute_legs import COMBINE_WORDS
from caseorg.rules.deadline_words import day_text
from caseorg.rules.event_words import event_words
from caseorg.rules.rule_choices import OPEN_ON_SERVICE
from caseorg.rules.service import METHOD_WORDS

_ADDED = {AddedDays.FRCP_6_D: "FRCP 6(d)", AddedDays.FRAP_26_C: "FRAP 26(c)"}
_EXTENDABLE = {
    "court": "by the court",
    "stipulation": "by the court, or by stipulation",
    "limited": "only as the rule itself allows",
    "none": "by nobody (FRCP 6(b)(2))",
    "barred": "by nobody: a statute or rule forbids it",
}
_CONFIDENCE = {
    "V1": "the official text was read",
    "V2": "a faithful copy of the text was read",
    "V3": "known from others who quote it; look it up",
    "M": "from memory; look it up",
    "U": "uncertain or contested; look it up",
}


@dataclass(frozen=True, slots=True)
class RulePart:
    """A heading with the lines below it, each a name ("" for none) and words."""

    heading: str
    lines: tuple[tuple[str, str], ...]


def leg_text(leg: Leg) -> str:
    """A period in words: "14 days after “Motion served”; service by mail adds days (FRCP 6(d))"."""
    event = event_words(leg.trigger)
    if leg.period.unit is Unit.DATE_CERTAIN:
        text = f"the day of “{event}”"
    else:
        unit = leg.period.unit.value if leg.period.amount != 1 else leg.period.unit.value[:-1]
        text = f"{leg.period.amount} {unit} {leg.period.direction} “{event}”"
    if leg.added_days in _ADDED:
        open_too = ", which is contested" if leg.added_contested else ""
        text += f"; service may add days ({_ADDED[leg.added_days]}{open_too})"
    facts = [f"{fact.value.replace('_', ' ')}: {'yes' if wanted else 'no'}" for fact, wanted in leg.requires]
    return f"{text}; where {', '.join(facts)}" if facts else text


def period_text(version: RuleVersion) -> str:
    """All periods of a wording, shortly: "14 days", "the later of 14 days, 21 days"."""
    shown = []
    for leg in version.legs:
        sign = "before" if leg.period.direction is Direction.BEFORE else ""
        unit = leg.period.unit.value if leg.period.amount != 1 else leg.period.unit.value[:-1]
        shown.append(f"{leg.period.amount} {unit} {sign}".strip() if leg.period.amount else "the day itself")
    if len(shown) == 1 or version.combine is Combine.ONLY:
        return " or ".join(dict.fromkeys(shown))
    return f"{COMBINE_WORDS.get(version.combine, 'the later')} of {', '.join(shown)}"


def explained_rule(line: RuleLine) -> tuple[RulePart, ...]:
    """All that is known of a rule, in the order in which one reads it."""
    rule, pack = line.rule, line.pack
    first = [("Pack", f"{pack.title} ({pack.id} {pack.version})")]
    if line.own is not None:
        by = f"{line.own.entered_by}, {line.own.created[:10]}" if line.own.entered_by else line.own.created[:10]
        first = [("Order", pack.title), ("Holds for", line.holds_for), ("Entered by", by),
                 ("Edition", str(line.own.edition))]  # fmt: skip
    if line.stands_for is not None:
        other = line.stands_for
        first.append(("Stands for", f"{other.latest.cite} ({other.title}, {other.id})"))
    first += [("Governed by", f"{own.order_name} ({own.rule_id}) where it holds") for own in line.shadowed_by]
    first += [
        ("Extendable", _EXTENDABLE.get(rule.extendable, rule.extendable)),
        ("If missed", "jurisdictional: the right is lost" if rule.jurisdictional else f"severity {rule.severity}"),
    ]
    parts = [RulePart("", tuple(first))]
    decided = [("", sentence) for sentence in decided_words(line)]
    if not line.is_on:
        decided.insert(0, ("", "Not in use: no deadline can be made by it until somebody turns it on."))
    if rule.id in OPEN_ON_SERVICE and not (line.choice and line.choice.service_days):
        decided.append(("", "Whether service adds days is open; you can decide it for this workspace."))
    parts += [RulePart("What was decided", tuple(decided))] if decided else []
    parts += [_version_part(version, newest=version is rule.latest) for version in reversed(rule.versions)]
    cases = tuple(("", case_text(case)) for case in rule.cases)
    parts += [RulePart("Worked case" if len(cases) == 1 else "Worked cases", cases)] if cases else []
    return tuple(parts)


def _version_part(version: RuleVersion, *, newest: bool) -> RulePart:
    until = f" until {day_text(version.until.isoformat())}" if version.until else ""
    heading = f"{'Reads' if newest else 'Read'} since {day_text(version.effective.isoformat())}{until}"
    source = version.source
    lines = [("Cite", version.cite)]
    lines += [("Counts", leg_text(leg)) for leg in version.legs]
    if len(version.legs) > 1 and version.combine is not Combine.ONLY:
        lines.append(("Governs", f"{COMBINE_WORDS.get(version.combine, 'the later')} of these"))
    lines += [
        ("Source", f"{source.kind}: {source.ref}, read {day_text(source.checked.isoformat())}"),
        ("Confidence", f"{source.confidence}: {_CONFIDENCE[source.confidence]}"),
    ]
    texts = (("Notes", version.notes), ("Open", version.question), ("Otherwise", version.otherwise),
             ("Transition", version.transition), ("Gap", version.reason))  # fmt: skip
    return RulePart(heading, (*lines, *((name, text) for name, text in texts if text)))


def case_text(case: WorkedCase) -> str:
    """An example in words: "Motion served Mon, May 11, 2026 by mail: due Fri, May 29, 2026"."""
    how = f" {METHOD_WORDS[case.method]}" if case.method else ""
    events = "; ".join(f"{event_words(name)} {day_text(day.isoformat())}" for name, day in case.triggers)
    safe = case.safe_due.isoformat() if case.safe_due else None
    also = f" (safe date {day_text(safe)})" if safe and safe != case.due.isoformat() else ""
    return f"{events}{how}: due {day_text(case.due.isoformat())}{also}"
