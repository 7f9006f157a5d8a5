"""Field filters of the search box: from "filed:>=2025-05" to a Filter."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from caseorg.model.document import DocumentKind
from caseorg.model.record import Visibility
from caseorg.model.search import Filter, FilterField, FilterOperator
from caseorg.rules.docket_numbers import full_year

_COMPARED = re.compile(r"(?P<operator><=|>=|<|>|=)?\s*(?P<value>.*)", re.DOTALL)
_OPERATORS = {
    "<": FilterOperator.BEFORE, "<=": FilterOperator.UNTIL, ">": FilterOperator.AFTER, ">=": FilterOperator.FROM,
    "=": FilterOperator.IS,
}  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_AMERICAN_MONTH = re.compile(r"(\d{1,2})/(\d{4})")
_ECF = re.compile(r"0*(\d{1,11})(?:[-.]0*(\d{1,4}))?")
_RANGE = re.compile(r"\.\.\.?|…")

Period = tuple[str, str]


def filter_of(field: FilterField, value: str, *, negated: bool = False) -> Filter | str:
    """The filter that a typed value means, or a sentence that says what is wrong with it."""
    value = value.strip()
    if field is FilterField.FILED:
        return _ranged(field, value, negated, _period, "a date such as 2025, 2025-05, 2025-05-12 or 5/12/2025")
    if field is FilterField.ECF:
        return _ecf(value, negated)
    if field is FilterField.KIND:
        return _one_of(field, value, negated, [kind.value for kind in DocumentKind])
    if field is FilterField.VISIBILITY:
        return _one_of(field, value, negated, [visibility.value for visibility in Visibility])
    return Filter(field, FilterOperator.CONTAINS, value.strip("*"), negated)


def _one_of(field: FilterField, value: str, negated: bool, known: list[str]) -> Filter | str:
    """A value out of a list, by its beginning too ("kind:decl"); plural is singular."""
    typed = value.lower().replace("-", " ").replace("_", " ")
    for candidate in (typed, typed.removesuffix("s"), typed.removesuffix("ies") + "y"):
        if candidate in known:
            return Filter(field, FilterOperator.IS, candidate, negated)
    begun = [word for word in known if word.startswith(typed)]
    if len(begun) == 1:
        return Filter(field, FilterOperator.IS, begun[0], negated)
    return f"“{value}” is no {field.value}. Use one of: {', '.join(begun or known)}."


def _ecf(value: str, negated: bool) -> Filter | str:
    bare = re.sub(r"(?i)^(?:ecf|doc|dkt)?\.?\s*(?:no\.?)?\s*(?=[\d<>=])", "", value)
    attached = _ECF.fullmatch(bare)
    if attached and attached[2]:
        return Filter(FilterField.ECF, FilterOperator.IS, f"{attached[1]}-{attached[2]}", negated)
    return _ranged(FilterField.ECF, bare, negated, _number, "an ECF No. such as 28, 28-3 or 10..20")


def _number(value: str) -> Period | None:
    match = _ECF.fullmatch(value)
    return (match[1], match[1]) if match and not match[2] else None


def _period(value: str) -> Period | None:
    """The first and last day of a year, month or day; None where it is no date."""
    iso, american, month = _ISO.fullmatch(value), _AMERICAN.fullmatch(value), _AMERICAN_MONTH.fullmatch(value)
    try:
        if american:
            return _days(full_year(american[3]), int(american[1]), int(american[2]))
        if month:
            return _days(int(month[2]), int(month[1]), None)
        if iso:
            return _days(int(iso[1]), int(iso[2]) if iso[2] else None, int(iso[3]) if iso[3] else None)
    except ValueError:
        return None
    return None


def _days(year: int, month: int | None, day: int | None) -> Period:
    first = date(year, month or 1, day or 1)
    last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    return first.isoformat(), last.isoformat()


def _ranged(
    field: FilterField, value: str, negated: bool, read: Callable[[str], Period | None], wanted: str
) -> Filter | str:
    """A value, a comparison with one, or a range, where each end may be left out."""
    problem = f"“{value}” is not understood after “{field.value}:”. Type {wanted}."
    ends = _RANGE.split(value)
    if len(ends) == 2:
        low, high = (read(end.strip()) if end.strip() else None for end in ends)
        if (ends[0].strip() and not low) or (ends[1].strip() and not high) or not (low or high):
            return problem
        if low and high:
            return Filter(field, FilterOperator.BETWEEN, low[0], negated, high[1])
        if low:
            return Filter(field, FilterOperator.FROM, low[0], negated)
        return Filter(field, FilterOperator.UNTIL, high[1], negated) if high else problem
    compared = _COMPARED.fullmatch(value)
    period = read(compared["value"].strip()) if compared else None
    if compared is None or period is None:
        return problem
    operator = _OPERATORS.get(compared["operator"] or "=", FilterOperator.IS)
    first, last = period
    if operator is FilterOperator.IS:
        return (
            Filter(field, operator, first, negated)
            if first == last
            else Filter(field, FilterOperator.BETWEEN, first, negated, last)
        )
    return Filter(field, operator, last if operator in (FilterOperator.UNTIL, FilterOperator.AFTER) else first, negated)
