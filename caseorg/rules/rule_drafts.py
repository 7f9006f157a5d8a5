"""Between the form of an own rule and the pack that is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.model.counting import Confidence
from caseorg.model.rule_draft import RuleDraft
from caseorg.model.rule_pack import Pack, Rule
from caseorg.rules.rulebook import pack_from
from caseorg.rules.typed_dates import typed_date, typed_moment

_OF_ONE_RULE = frozenset({"id", "version", "verified_through", "regime"})
_NEED_BADGE = (Confidence.V3, Confidence.M, Confidence.U)
_DAYS_NAMED = {
    "checked": "The day it was looked up",
    "effective": "The day from which it holds",
    "until": "The day until which it holds",
    "example_trigger": "The day of the event in the example",
    "example_due": "The day the example is due",
    "example_safe_due": "The safe day of the example",
}
_NEEDED = {
    "id": "an id, as own.opposition",
    "title": "a title",
    "trigger": "the event it runs from",
    "period": "how long the period is",
    "cite": "how it is cited",
    "source_ref": "where it was read, as the number of the order",
    "effective": "the day from which it holds",
}


def written_of(draft: RuleDraft, *, before: dict[str, Any] | None = None, amended: bool = False) -> dict[str, Any]:
    """The pack of a draft as TOML holds it.

    `before` is the pack of the same rule so far: its newest wording is corrected or, where it was amended, ends where
    the draft's begins; what the form has no field for stays. Raises BadInput for what is missing or no day or number.
    """
    for name, what in _NEEDED.items():
        if not getattr(draft, name).strip():
            raise BadInput(f"Say {what}: the rule cannot be kept without it.")
    days = {name: _day(draft, name) for name in _DAYS_NAMED}
    version = _version(draft, days)
    rule: dict[str, Any] = {
        "id": draft.id.strip(),
        "title": " ".join(draft.title.split()),
        "action": draft.action,
        "severity": "high" if draft.jurisdictional else draft.severity,
        "extendable": draft.extendable,
        "jurisdictional": draft.jurisdictional,
    }
    if draft.overrides.strip():
        rule["overrides"] = draft.overrides.strip()
    rule["version"] = [*_earlier(before, version, amended=amended), version]
    cases = _cases(draft, days)
    if cases:
        rule["case"] = cases
    head = _head(draft, days)
    if before:
        named = {name: head[name] for name in ("title", "verified_through", "regime")}
        head = before["pack"] | named
    return {"pack": head, "rule": [rule]}


def _head(draft: RuleDraft, days: dict[str, date | None]) -> dict[str, Any]:
    return {
        "id": draft.id.strip(),
        "title": " ".join((draft.order_name or draft.title).split()),
        "schema": 1,
        "version": "1",
        "verified_through": days["checked"] or days["effective"],
        "time_zone": "America/New_York",
        "regime": draft.regime,
        "holidays": ["us.presidential"] if draft.regime != "scotus30" else [],
    }


def _version(draft: RuleDraft, days: dict[str, date | None]) -> dict[str, Any]:
    if not draft.period.strip().isdecimal() or len(draft.period.strip()) > len("100000"):
        raise BadInput(f"“{draft.period}” is no length of a period. Type a whole number, as 14.")
    version: dict[str, Any] = {"effective": days["effective"]}
    if days["until"]:
        version["until"] = days["until"]
    version |= {
        "cite": " ".join(draft.cite.split()),
        "source": {
            "kind": " ".join(draft.source_kind.split()) or "order",
            "ref": " ".join(draft.source_ref.split()),
            "checked": days["checked"] or days["effective"],
            "confidence": draft.confidence,
        },
    }
    if draft.confidence in _NEED_BADGE:
        version["badge"] = "verify"
    if draft.notes.strip():
        version["notes"] = draft.notes.strip()
    leg: dict[str, Any] = {"trigger": draft.trigger.strip(), "period": int(draft.period)}
    leg |= {"unit": draft.unit, "direction": draft.direction}
    if draft.added_days != "none":
        leg["added_days"] = draft.added_days
    version["leg"] = [leg]
    return version


def _cases(draft: RuleDraft, days: dict[str, date | None]) -> list[dict[str, Any]]:
    if not days["example_trigger"] or not days["example_due"]:
        return []
    case: dict[str, Any] = {"happened": {draft.trigger.strip(): days["example_trigger"]}}
    if draft.example_method:
        case["method"] = draft.example_method
    case["due"] = days["example_due"]
    if days["example_safe_due"] and days["example_safe_due"] != days["example_due"]:
        case["safe_due"] = days["example_safe_due"]
    return [case]


def _earlier(before: dict[str, Any] | None, version: dict[str, Any], *, amended: bool) -> list[dict[str, Any]]:
    """The earlier wordings, each ending where the next begins. Raises BadInput where the new one begins no later."""
    kept = list(before["rule"][0]["version"]) if before else []
    if not amended or not kept:
        return kept[:-1]
    last = dict(kept[-1])
    if version["effective"] <= last["effective"]:
        raise BadInput(
            f"The wording so far holds from {last['effective']}. Give a later day from which the new one holds, or "
            "correct the wording itself."
        )
    if last.get("until") is None or last["until"] > version["effective"]:
        last["until"] = version["effective"]
    if last["until"] < version["effective"]:
        version["reason"] = f"Nothing is known of the days from {last['until']} to {version['effective']}."
    return [*kept[:-1], last]


def _day(draft: RuleDraft, name: str) -> date | None:
    if name == "example_trigger":
        return example_moment(draft)
    day = typed_date(getattr(draft, name), _DAYS_NAMED[name])
    return date.fromisoformat(day) if day else None


def example_moment(draft: RuleDraft) -> date | None:
    """When the event of the example was, with its time of day where one is said. Raises BadInput."""
    at = typed_moment(draft.example_trigger, _DAYS_NAMED["example_trigger"])
    if at is None:
        return None
    return datetime.fromisoformat(at) if "T" in at else date.fromisoformat(at)


def draft_of(pack: Pack, rule: Rule) -> RuleDraft:
    """The form of a rule: its latest wording and the first period and worked case of it."""
    version, leg = rule.latest, rule.latest.legs[0]
    case = next((one for one in rule.cases if [name for name, _ in one.triggers] == [leg.trigger]), None)
    return RuleDraft(
        id=rule.id,
        title=rule.title,
        order_name=pack.title,
        overrides=rule.overrides,
        action=rule.action,
        severity=rule.severity,
        extendable=rule.extendable,
        jurisdictional=rule.jurisdictional,
        regime=rule.regime,
        trigger=leg.trigger,
        period=str(leg.period.amount),
        unit=leg.period.unit,
        direction=leg.period.direction,
        added_days=leg.added_days,
        cite=version.cite,
        source_kind=version.source.kind,
        source_ref=version.source.ref,
        checked=version.source.checked.isoformat(),
        confidence=version.source.confidence,
        effective=version.effective.isoformat(),
        until=version.until.isoformat() if version.until else "",
        notes=version.notes,
        example_trigger=case.triggers[0][1].isoformat() if case else "",
        example_method=case.method or "" if case else "",
        example_due=case.due.isoformat() if case else "",
        example_safe_due=case.safe_due.isoformat() if case and case.safe_due else "",
    )


def fits_the_form(rule: Rule) -> str:
    """"" where the form holds all of a rule's latest wording, else what it has no field for."""
    version = rule.latest
    if len(version.legs) > 1:
        return "it has several periods"
    leg = version.legs[0]
    if leg.requires or leg.added_contested or leg.roll_contested or leg.text:
        return "its period depends on facts"
    if version.question or version.otherwise or version.transition or rule.aliases or len(rule.cases) > 1:
        return "it says more than a form can hold"
    if version.select_by != "trigger" or version.since is not None:
        return "its wordings are chosen in another way"
    return ""


def copied(pack: Pack, rule: Rule, new_id: str) -> RuleDraft:
    """A draft of an own rule that stands for a rule, to be changed."""
    draft = draft_of(pack, rule)
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    values |= {"id": new_id, "overrides": rule.id, "order_name": "", "source_kind": "order", "source_ref": ""}
    values |= {"effective": "", "until": "", "checked": "", "notes": "", "confidence": "V1"}
    values |= {"example_trigger": "", "example_method": "", "example_due": "", "example_safe_due": ""}
    return RuleDraft(**values)


def split(written: dict[str, Any]) -> list[dict[str, Any]]:
    """A pack as packs of one rule each, under the id of the rule. Raises BadInput where it is wrong or empty."""
    pack_from(written)
    if not written.get("rule"):
        raise BadInput("There is no rule in the file. Write each as [[rule]].")
    return [{"pack": written["pack"] | {"id": rule["id"]}, "rule": [rule]} for rule in written["rule"]]


def merged(packs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Packs of one order as one pack. Raises BadInput where they are not of one order."""
    heads = [{name: value for name, value in pack["pack"].items() if name not in _OF_ONE_RULE} for pack in packs]
    if any(head != heads[0] for head in heads):
        titles = ", ".join(f"“{title}”" for title in dict.fromkeys(pack["pack"]["title"] for pack in packs))
        raise BadInput(f"A file holds the rules of one order, these are of several: {titles}. Name the rules of one.")
    head = packs[0]["pack"] | {"verified_through": min(pack["pack"]["verified_through"] for pack in packs)}
    head |= {"id": "own", "version": "1"} if len(packs) > 1 else {}
    rules = [rule | {"regime": pack["pack"]["regime"]} for pack in packs for rule in pack["rule"]]
    return {"pack": head, "rule": [_values_first(rule) for rule in rules]}


def _values_first(rule: dict[str, Any]) -> dict[str, Any]:
    """The same rule with its tables last, as one writes it."""
    return dict(sorted(rule.items(), key=lambda item: isinstance(item[1], list)))
