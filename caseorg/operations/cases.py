"""Cases: add, edit, close, reopen, trash, restore; their judges and relations."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from caseorg.base.clock import now, today
from caseorg.base.errors import BadInput, NotFound
from caseorg.model.case import Case, CaseJudge, CaseRelation, CaseRelationKind, CaseStatus, CitePages, JudgeRole
from caseorg.operations import checks
from caseorg.operations.operation import operation
from caseorg.rules.docket import docket_number_of
from caseorg.rules.typed_dates import typed_date
from caseorg.store.ledger import Ledger
from caseorg.store.rows import record_of

EDITABLE = frozenset(
    {
        "caption",
        "short_caption",
        "court",
        "docket_number",
        "date_filed",
        "date_closed",
        "notes",
        "visibility",
        "cite_pages",
        "cite_form",
    }
)
_SHORT_CAPTION_LENGTH = 60


@operation("Add Case")
def add_case(ledger: Ledger, *, caption: str, **values: str | None) -> Case:
    """Add a case with its caption, court and docket number."""
    checks.only_known(values, EDITABLE, "case")
    caption = checks.required(caption, "The caption")
    given = {name: value for name, value in values.items() if value is not None}
    taken = _taken({"short_caption": short_caption_of(caption)} | given)
    return ledger.insert(Case, caption=caption, **taken)


@operation("Edit Case")
def edit_case(ledger: Ledger, *, uuid: str, **changes: str | None) -> Case:
    """Change what is said of a case."""
    checks.only_known(changes, EDITABLE, "case")
    return ledger.update(ledger.get(Case, uuid), **_taken(changes))


@operation("Close Case")
def close_case(ledger: Ledger, *, uuid: str, date_closed: str | None = None) -> Case:
    """Close a case on a date, today where none is given; it stays searchable."""
    closed = typed_date(date_closed or "", "The date closed") or today().isoformat()
    return ledger.update(ledger.get(Case, uuid), status=CaseStatus.CLOSED, date_closed=closed)


@operation("Reopen Case")
def reopen_case(ledger: Ledger, *, uuid: str) -> Case:
    """Open a closed case again."""
    return ledger.update(ledger.get(Case, uuid), status=CaseStatus.OPEN, date_closed=None)


@operation("Move Case to Trash")
def trash_case(ledger: Ledger, *, uuid: str) -> Case:
    """Put a case in the trash with everything in it; restoring brings all of it back."""
    case = ledger.get(Case, uuid)
    return case if case.in_trash else ledger.update(case, deleted_at=now())


@operation("Restore Case")
def restore_case(ledger: Ledger, *, uuid: str) -> Case:
    """Take a case out of the trash."""
    return ledger.update(ledger.get(Case, uuid), deleted_at=None)


@operation("Set Judges")
def set_judges(ledger: Ledger, *, uuid: str, judges: Sequence[tuple[str, str]]) -> tuple[CaseJudge, ...]:
    """Say which judges have a case: (name as printed, assigned / referred / panel) in order."""
    case = ledger.get(Case, uuid)
    wanted = [(checks.required(name, "The judge's name"), _role(role)) for name, role in judges]
    rows = ledger.reader.rows("SELECT * FROM case_judges WHERE case_uuid = ? ORDER BY position", (uuid,))
    kept = {(judge.name, judge.role): judge for judge in (record_of(CaseJudge, row) for row in rows)}
    for key, judge in kept.items():
        if key not in wanted:
            ledger.delete(judge)
    answer = []
    for position, (name, role) in enumerate(dict.fromkeys(wanted)):
        known = kept.get((name, role))
        answer.append(
            ledger.update(known, position=position)
            if known
            else ledger.insert(CaseJudge, case_uuid=case.uuid, name=name, role=role, position=position)
        )
    return tuple(answer)


@operation("Relate Cases")
def relate_cases(
    ledger: Ledger, *, uuid: str, kind: str, other_uuid: str | None = None, other_printed: str = ""
) -> CaseRelation:
    """Say that a case is an appeal from, related to or consolidated with another, in this workspace or as printed."""
    case = ledger.get(Case, uuid)
    if other_uuid is None and not other_printed.strip():
        raise BadInput("Name the other case: choose one of this workspace or type its docket number.")
    if other_uuid == uuid:
        raise BadInput("A case cannot be related to itself. Choose another case.")
    if other_uuid is not None:
        other_uuid = ledger.get(Case, other_uuid).uuid
    relation = ledger.reader.row(
        "SELECT uuid FROM case_relations WHERE case_uuid = ? AND kind = ? AND other_uuid IS ? AND other_printed = ?",
        (uuid, _relation(kind), other_uuid, other_printed.strip()),
    )
    if relation is not None:
        return ledger.get(CaseRelation, relation["uuid"])
    return ledger.insert(
        CaseRelation,
        case_uuid=case.uuid,
        kind=_relation(kind),
        other_uuid=other_uuid,
        other_printed=other_printed.strip(),
    )


@operation("Remove Case Relation")
def unrelate_cases(ledger: Ledger, *, relation_uuid: str) -> None:
    """Take back that two cases are related."""
    ledger.delete(ledger.get(CaseRelation, relation_uuid))


def short_caption_of(caption: str) -> str:
    """What a case is called in a list: "Alvarez v. Kent" of "Maria ALVAREZ, et al., Plaintiffs, v. John KENT, …"."""
    sides = re.split(r"\s+(?:v\.|vs\.|versus)\s+", " ".join(caption.split()), maxsplit=1, flags=re.IGNORECASE)
    short = " v. ".join(_first_party(side) for side in sides)
    return short if len(short) <= _SHORT_CAPTION_LENGTH else short[: _SHORT_CAPTION_LENGTH - 1].rstrip() + "…"


def _first_party(side: str) -> str:
    first = re.split(
        r",?\s+et al\b|;|,\s+(?:plaintiff|defendant|petitioner|respondent|appell)", side, flags=re.IGNORECASE
    )[0]
    return re.split(r",\s+(?!inc\b|llc\b|ltd\b|corp\b|l\.l\.c|jr\b|sr\b|l\.p|lp\b|co\b)", first, flags=re.IGNORECASE)[
        0
    ].strip(" ,.")


def _named(name: str) -> str:
    return f"The {name.replace('_', ' ')}"


# How each field of a case takes what was typed, "" for nothing.
_TAKE: Mapping[str, Callable[[str, str], object]] = {
    "caption": lambda text, name: checks.required(text, _named(name)),
    "short_caption": lambda text, name: checks.required(text, _named(name)),
    "date_filed": lambda text, name: typed_date(text, _named(name)),
    "date_closed": lambda text, name: typed_date(text, _named(name)),
    "visibility": lambda text, _name: checks.visibility(text),
    "notes": lambda text, _name: text,
    "court": lambda text, _name: text.strip() or None,
    "cite_form": lambda text, _name: text,
    "cite_pages": lambda text, _name: _cite_pages(text),
}


def _taken(values: Mapping[str, str | None]) -> dict[str, object]:
    """The values as a case keeps them, the docket number read into its parts."""
    taken: dict[str, object] = {name: take(values[name] or "", name) for name, take in _TAKE.items() if name in values}
    if "docket_number" in values:
        taken |= _docket((values["docket_number"] or "").strip())
    return taken


def _docket(typed: str) -> dict[str, object]:
    number = docket_number_of(typed) if typed else None
    return {
        "docket_number": typed or None,
        "docket_office": number and number.office,
        "docket_year": number and number.year,
        "docket_type": number and number.type,
        "docket_serial": number and number.serial,
        "docket_judges": number and number.judges,
    }


def _role(text: str) -> JudgeRole:
    try:
        return JudgeRole(text)
    except ValueError as error:
        raise BadInput(f"“{text}” is no role of a judge. Choose one of: {', '.join(JudgeRole)}.") from error


def _cite_pages(text: str) -> CitePages:
    try:
        return CitePages(text.strip().lower())
    except ValueError as error:
        raise BadInput(f"Pin cites name the {' or the '.join(CitePages)} page, not “{text}”. Choose one.") from error


def _relation(text: str) -> CaseRelationKind:
    try:
        return CaseRelationKind(text)
    except ValueError as error:
        raise BadInput(f"“{text}” is no relation of cases. Choose one of: {', '.join(CaseRelationKind)}.") from error


def live_case(ledger: Ledger, uuid: str) -> Case:
    """The case, which must not lie in the trash. Raises NotFound."""
    case = ledger.get(Case, uuid)
    if case.in_trash:
        raise NotFound(f"The case “{case.short_caption}” is in the trash. Restore it first.")
    return case
