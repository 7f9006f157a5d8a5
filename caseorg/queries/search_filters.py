"""The filters of a search as a WHERE over documents, docket_entries and cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from caseorg.model.search import Filter, FilterField, FilterOperator
from caseorg.queries.courts import court_for

Parameters = dict[str, object]
Clause = tuple[str, Parameters]

_COMPARE = {
    FilterOperator.BEFORE: "<",
    FilterOperator.UNTIL: "<=",
    FilterOperator.AFTER: ">",
    FilterOperator.FROM: ">=",
}


def where_of(filters: Sequence[Filter], case_uuid: str | None) -> tuple[str, Parameters]:
    """ " AND …" for all filters and their parameters: fields all hold, several values of one field are alternatives,
    negated ones exclude."""
    clauses: list[str] = []
    parameters: Parameters = {}
    if case_uuid is not None:
        clauses.append("documents.case_uuid = :case_uuid")
        parameters["case_uuid"] = case_uuid
    wanted: dict[FilterField, list[str]] = {}
    for index, one in enumerate(filters):
        clause, values = _clause(one, f"f{index}")
        parameters |= values
        if one.negated:
            clauses.append(f"NOT coalesce({clause}, 0)")
        else:
            wanted.setdefault(one.field, []).append(clause)
    clauses += [f"({' OR '.join(alternatives)})" for alternatives in wanted.values()]
    return "".join(f" AND {clause}" for clause in clauses), parameters


def _clause(one: Filter, name: str) -> Clause:
    return _CLAUSES[one.field](one, name)


def _contains(column: str) -> Callable[[Filter, str], Clause]:
    def clause(one: Filter, name: str) -> Clause:
        return f"instr(fold({column}), fold(:{name})) > 0", {name: one.value}

    return clause


def _case(one: Filter, name: str) -> Clause:
    columns = "cases.caption || char(10) || cases.short_caption || char(10) || coalesce(cases.docket_number, '')"
    return f"(instr(fold({columns}), fold(:{name})) > 0 OR cases.uuid = :{name})", {name: one.value}


def _kind(one: Filter, name: str) -> Clause:
    return f"documents.kind = lower(:{name})", {name: one.value}


def _visibility(one: Filter, name: str) -> Clause:
    return f"documents.visibility = lower(:{name})", {name: one.value}


def _court(one: Filter, name: str) -> Clause:
    court = court_for(one.value)
    return (
        f"(cases.court = :{name}_id OR instr(fold(coalesce(cases.court, '')), fold(:{name})) > 0)",
        {name: one.value, f"{name}_id": court.id if court else None},
    )


def _tag(one: Filter, name: str) -> Clause:
    compare = "= fold" if one.operator is FilterOperator.IS else "LIKE '%' || fold"
    tail = "" if one.operator is FilterOperator.IS else " || '%'"
    return (
        f"""EXISTS (SELECT 1 FROM document_tags JOIN tags ON tags.uuid = document_tags.tag_uuid
        WHERE document_tags.document_uuid = documents.uuid AND fold(tags.name) {compare}(:{name}){tail})""",
        {name: one.value},
    )


def _filed(one: Filter, name: str) -> Clause:
    filed = "coalesce(documents.date_filed, docket_entries.date_filed)"
    if one.operator is FilterOperator.BETWEEN:
        return f"({filed} BETWEEN :{name} AND :{name}_until)", {name: one.value, f"{name}_until": one.until}
    return f"{filed} {_COMPARE.get(one.operator, '=')} :{name}", {name: one.value}


def _ecf(one: Filter, name: str) -> Clause:
    number, _, attachment = one.value.partition("-")
    values: Parameters = {name: _whole(number)}
    if one.operator is FilterOperator.BETWEEN:
        return (
            f"(docket_entries.number BETWEEN :{name} AND :{name}_until)",
            values | {f"{name}_until": _whole(one.until.partition("-")[0])},
        )
    clause = f"docket_entries.number {_COMPARE.get(one.operator, '=')} :{name}"
    if attachment and one.operator is FilterOperator.IS:
        return f"({clause} AND documents.attachment = :{name}_attachment)", values | {
            f"{name}_attachment": _whole(attachment)
        }
    return clause, values


def _whole(text: str) -> int | None:
    """A number that SQLite can hold, None for anything else (which then finds nothing)."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


_CLAUSES: dict[FilterField, Callable[[Filter, str], Clause]] = {
    FilterField.CASE: _case,
    FilterField.KIND: _kind,
    FilterField.FILED: _filed,
    FilterField.ECF: _ecf,
    FilterField.TAG: _tag,
    FilterField.FILER: _contains("documents.filer"),
    FilterField.TITLE: _contains("documents.title"),
    FilterField.COURT: _court,
    FilterField.VISIBILITY: _visibility,
}
