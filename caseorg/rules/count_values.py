"""Counts as they are typed and printed: words of a table or a command line, and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from caseorg.base.errors import BadInput
from caseorg.model.counting import (
    AddedDays,
    Count,
    CountRequest,
    DayKind,
    Direction,
    Period,
    Regime,
    ServiceMethod,
    SpecialDay,
    Unit,
)
from caseorg.model.rulebook import Rulebook
from caseorg.rules.court_clock import day_in, zone_named
from caseorg.rules.service import added_time, provision_of
from caseorg.rules.service_by_rule import gain_by_rule

Word = TypeVar("Word", bound=StrEnum)
TABLE_COLUMNS = ("id", "trigger_date", "direction", "period", "unit", "regime")
NAMED_KINDS = (DayKind.PRESIDENT, DayKind.STATE, DayKind.INACCESSIBLE, DayKind.CLOSED)
_METHODS_BY_OTHER_WORDS = {
    "hand": ServiceMethod.PERSONAL,
    "hand_delivery": ServiceMethod.PERSONAL,
    "left_at_office": ServiceMethod.LEFT_AT_OFFICE_OR_DWELLING,
    "left_at_dwelling": ServiceMethod.LEFT_AT_OFFICE_OR_DWELLING,
    "office": ServiceMethod.LEFT_AT_OFFICE_OR_DWELLING,
    "first_class_mail": ServiceMethod.MAIL,
    "clerk": ServiceMethod.LEFT_WITH_CLERK,
    "ecf": ServiceMethod.ELECTRONIC,
    "cm_ecf": ServiceMethod.ELECTRONIC,
    "email": ServiceMethod.ELECTRONIC,
    "e_mail": ServiceMethod.ELECTRONIC,
    "email_consent": ServiceMethod.ELECTRONIC,
    "other": ServiceMethod.OTHER_CONSENTED,
    "consented": ServiceMethod.OTHER_CONSENTED,
    "other_consent": ServiceMethod.OTHER_CONSENTED,
    "consented_other": ServiceMethod.OTHER_CONSENTED,
    "other_consented_means": ServiceMethod.OTHER_CONSENTED,
    "courier": ServiceMethod.OTHER_CONSENTED,
    "other_means": ServiceMethod.OTHER_CONSENTED,
    "commercial_carrier": ServiceMethod.CARRIER,
    "carrier_delivered_same_day": ServiceMethod.CARRIER_SAME_DAY,
    "hand_delivered": ServiceMethod.PERSONAL,
    "in_person": ServiceMethod.PERSONAL,
    "us_mail": ServiceMethod.MAIL,
    "u.s._mail": ServiceMethod.MAIL,
    "fax": ServiceMethod.ELECTRONIC,
    "fax_consent": ServiceMethod.ELECTRONIC,
    "electronic_consent": ServiceMethod.ELECTRONIC,
    "cmecf": ServiceMethod.ELECTRONIC,
    "nef": ServiceMethod.ELECTRONIC,
    "efile": ServiceMethod.ELECTRONIC,
    "e_file": ServiceMethod.ELECTRONIC,
    "e_service": ServiceMethod.ELECTRONIC,
    "eservice": ServiceMethod.ELECTRONIC,
    "electronic_service": ServiceMethod.ELECTRONIC,
    "electronic_mail": ServiceMethod.ELECTRONIC,
    "usps": ServiceMethod.MAIL,
    "postal_mail": ServiceMethod.MAIL,
    "by_hand": ServiceMethod.PERSONAL,
    "dwelling": ServiceMethod.LEFT_AT_OFFICE_OR_DWELLING,
    "clerk_office": ServiceMethod.LEFT_WITH_CLERK,
    "third_party_carrier": ServiceMethod.CARRIER,
    "fedex": ServiceMethod.CARRIER,
    "ups": ServiceMethod.CARRIER,
    "rule_4": ServiceMethod.RULE_4,
    "rule4_personal": ServiceMethod.RULE_4,
    "summons": ServiceMethod.RULE_4,
    "process_server": ServiceMethod.RULE_4,
    "subpoena": ServiceMethod.RULE_45,
    "rule_45": ServiceMethod.RULE_45,
    "certified_mail": ServiceMethod.MAIL,
    "rule4_certified": ServiceMethod.RULE_4,
    "rule4_certified_mail": ServiceMethod.RULE_4,
    "rule4_mail": ServiceMethod.RULE_4,
    "left_office": ServiceMethod.LEFT_AT_OFFICE_OR_DWELLING,
    "left_at_home": ServiceMethod.LEFT_AT_OFFICE_OR_DWELLING,
    "with_clerk": ServiceMethod.LEFT_WITH_CLERK,
    "leaving_with_clerk": ServiceMethod.LEFT_WITH_CLERK,
    "left_with_court_clerk": ServiceMethod.LEFT_WITH_CLERK,
    "electronic_email": ServiceMethod.ELECTRONIC,
    "electronic_ecf": ServiceMethod.ELECTRONIC,
    "email_with_consent": ServiceMethod.ELECTRONIC,
    "consent": ServiceMethod.OTHER_CONSENTED,
    "other_means_consented": ServiceMethod.OTHER_CONSENTED,
    "courier_consented": ServiceMethod.OTHER_CONSENTED,
    "courier_consent": ServiceMethod.OTHER_CONSENTED,
    "rule_4i": ServiceMethod.RULE_4,
    "rule4i": ServiceMethod.RULE_4,
    "rule_4_certified_mail": ServiceMethod.RULE_4,
    "waiver": ServiceMethod.RULE_4,
    "carrier_delivered_later": ServiceMethod.CARRIER_NOT_SAME_DAY,
    "carrier_next_day": ServiceMethod.CARRIER_NOT_SAME_DAY,
}
_NO_METHOD = frozenset({"", "n_a", "none"})


def request_of_row(rulebook: Rulebook, row: Mapping[str, str]) -> CountRequest:
    """What a row of a table of worked cases asks; the columns that hold its answer are not read. Raises BadInput naming
    the column that cannot be read.

    All rows are counted by today's rules; days are added by the rule, the manner of service and the day of service. A
    manner of service that is not known (`unknown_method_of_row`) adds none.
    """
    unit = _in_column("unit", row, lambda text: one_of(Unit, text))
    regime = _in_column("regime", row, lambda text: one_of(Regime, text))
    direction = _in_column("direction", row, lambda text: one_of(Direction, text))
    trigger = _in_column("trigger_date", row, lambda text: trigger_of(text, unit))
    method = None if unknown_method_of_row(row) else method_of(row.get("service_method", ""))
    gain = gain_by_rule(rulebook, row.get("rule", "").strip())
    provision = provision_of(regime) if gain.runs_from_service else AddedDays.NONE
    zone = row.get("tz", "").strip() or None
    served = day_in(zone_named(zone) if zone else None, trigger)
    return CountRequest(
        trigger=trigger,
        period=Period(amount=_in_column("period", row, amount_of), unit=unit, direction=direction),
        regime=regime,
        added=added_time(
            provision, method, served=served, regime=regime, direction=direction, contested=gain.contested
        ),
        special_days=_in_column("extra_holidays", row, special_days_of),
        time_zone=zone,
        period_cite=row.get("citation", "").strip(),
    )


def unknown_method_of_row(row: Mapping[str, str]) -> str:
    """The manner of service of a row as it is written where that is not known, "" where it is."""
    text = row.get("service_method", "").strip()
    try:
        method_of(text)
    except BadInput:
        return text
    return ""


def _in_column(column: str, row: Mapping[str, str], read: Any) -> Any:
    try:
        return read(row.get(column, "").strip())
    except BadInput as error:
        raise BadInput(f"column {column}: {error.sentence}") from error


def one_of(words: type[Word], text: str) -> Word:
    """The word of a closed vocabulary, however it is written."""
    wanted = _plain(text)
    for word in words:
        if word.value == wanted:
            return word
    raise BadInput(f"“{text}” is none of {', '.join(words)}.")


def method_of(text: str) -> ServiceMethod | None:
    """A manner of service, None for none."""
    wanted = _plain(text)
    if wanted in _NO_METHOD:
        return None
    return _METHODS_BY_OTHER_WORDS.get(wanted) or one_of(ServiceMethod, text)


def _plain(text: str) -> str:
    kept = "".join(letter if letter not in "-/ " else "_" for letter in text.strip().lower() if letter not in "(),")
    return kept.strip("_")


def trigger_of(text: str, unit: Unit) -> date | datetime:
    """The day of the event, its time as well where that was given."""
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError as error:
        form = "2026-03-06T09:30" if unit is Unit.HOURS else "2026-03-06"
        raise BadInput(f"“{text}” cannot be read. Give it as {form}.") from error


def amount_of(text: str) -> int:
    """A whole number from 0."""
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise BadInput(f"“{text}” is no whole number from 0 to 999,999.")
    return int(text)


def special_days_of(text: str) -> tuple[SpecialDay, ...]:
    """Days written as `kind:date` with semicolons between them."""
    return tuple(special_day_of(part.strip()) for part in text.split(";") if part.strip())


def special_day_of(text: str) -> SpecialDay:
    """A day written as `kind:date`; federal and observed ones are known and not taken."""
    kind, _, day = text.partition(":")
    if kind.strip() not in NAMED_KINDS:
        raise BadInput(f"“{text}” names no day. Write {', '.join(NAMED_KINDS)}, a colon and the date.")
    found = trigger_of(day.strip(), Unit.DAYS)
    if isinstance(found, datetime):
        raise BadInput(f"“{text}” names a time. Give the day alone.")
    return SpecialDay(date=found, kind=DayKind(kind.strip()))


def count_value(count: Count) -> dict[str, Any]:
    """A count as JSON."""
    return {
        "due": written(count.due),
        "due_at": written(count.due_at),
        "safe_due": written(count.safe_due),
        "steps": [
            {"n": step.n, "text": step.text, "cite": step.cite, "from": written(step.start), "to": written(step.end)}
            for step in count.steps
        ],
        "warnings": list(count.warnings),
    }


def written(day: date | datetime | None) -> str | None:
    """A date as 2026-03-06; a time with its minutes (and seconds where it has any) and its offset."""
    if isinstance(day, datetime):
        return day.isoformat(timespec="seconds" if day.second else "minutes")
    return day.isoformat() if day else None
