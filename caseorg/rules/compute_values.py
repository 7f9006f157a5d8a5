"""What a deadline was computed from, as JSON, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from caseorg.model.counting import Confidence, DayKind, ServiceMethod, SpecialDay
from caseorg.model.rule_pack import ComputeRequest, Fact, Happening


def inputs_of(request: ComputeRequest) -> dict[str, object]:
    """A request as plain values that JSON can hold; `request_of` reads them."""
    return {
        "rule": request.rule_id,
        "happened": {name: _happening_value(one) for name, one in sorted(request.happened.items())},
        "facts": {fact.value: holds for fact, holds in sorted(request.facts.items())},
        "special_days": [_day_value(day) for day in request.special_days],
        "court": request.court,
        "time_zone": request.time_zone,
        "case_filed": request.case_filed.isoformat() if request.case_filed else None,
        "todays_counting": request.todays_counting,
    }


def request_of(inputs: Mapping[str, Any]) -> ComputeRequest:
    """The request that was written by `inputs_of`."""
    return ComputeRequest(
        rule_id=inputs["rule"],
        happened={name: _happening(one) for name, one in inputs["happened"].items()},
        facts={Fact(name): holds for name, holds in inputs["facts"].items()},
        special_days=tuple(_special_day(day) for day in inputs["special_days"]),
        court=inputs["court"],
        time_zone=inputs["time_zone"],
        case_filed=date.fromisoformat(inputs["case_filed"]) if inputs["case_filed"] else None,
        todays_counting=inputs["todays_counting"],
    )


def _happening_value(one: Happening | None) -> dict[str, str | None] | None:
    if one is None:
        return None
    return {"at": one.at.isoformat(), "method": one.method.value if one.method else None}


def _happening(value: Mapping[str, Any] | None) -> Happening | None:
    if value is None:
        return None
    at = value["at"]
    return Happening(
        at=datetime.fromisoformat(at) if "T" in at else date.fromisoformat(at),
        method=ServiceMethod(value["method"]) if value["method"] else None,
    )


def _day_value(day: SpecialDay) -> dict[str, str]:
    return {
        "date": day.date.isoformat(),
        "kind": day.kind.value,
        "name": day.name,
        "authority": day.authority,
        "confidence": day.confidence.value,
    }


def _special_day(value: Mapping[str, Any]) -> SpecialDay:
    return SpecialDay(
        date=date.fromisoformat(value["date"]),
        kind=DayKind(value["kind"]),
        name=value["name"],
        authority=value["authority"],
        confidence=Confidence(value["confidence"]),
    )
