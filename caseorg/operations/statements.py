"""Statements: added with their segments, revised as new versions, approved step by step, embargoed, used.

Words are never changed: `revise_statement` makes a new version beside the old ones, and what was approved was approved
of one version. Sheets and releases say with `note_statement_uses` what went out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from caseorg.base.clock import instant_text, now, today
from caseorg.base.errors import BadInput
from caseorg.model.annotation import Issue
from caseorg.model.document import Document
from caseorg.model.people import Organization, Person
from caseorg.model.statement import (
    Approval,
    Follows,
    OnRecord,
    SpokenAs,
    Statement,
    StatementIssue,
    StatementKind,
    StatementSegment,
    StatementStep,
    StatementUse,
    StatementVersion,
    UseKind,
    Verification,
)
from caseorg.operations import checks
from caseorg.operations.annotations import issue_named
from caseorg.operations.cases import live_case
from caseorg.operations.operation import operation
from caseorg.rules.court_clock import moment_in, zone_named
from caseorg.rules.statement_words import is_embargoed, joined_segments
from caseorg.rules.typed_dates import typed_moment
from caseorg.store.ledger import Ledger
from caseorg.store.rows import record_of


@dataclass(frozen=True, kw_only=True, slots=True)
class NewSegment:
    """Words about to be kept, in a row; fields as those of StatementSegment. `sha256` is None for the document's file
    of today."""

    text: str
    follows: Follows = Follows.ON
    document_uuid: str | None = None
    sha256: str | None = None
    page: int | None = None
    span_start: int | None = None
    span_end: int | None = None


_TAKES: Mapping[str, checks.Take] = {
    "person_uuid": lambda value, _name: str(value) if value else None,
    "organization_uuid": lambda value, _name: str(value) if value else None,
    "attribution": checks.line,
    "title": checks.line,
    "organization": checks.line,
    "spoken_as": lambda value, _name: checks.one_of(SpokenAs, str(value or ""), "capacity"),
    "kind": lambda value, _name: checks.one_of(StatementKind, str(value or ""), "kind of statement"),
    "said_on": lambda value, _name: checks.day(value, "The day it was said"),
    "language": lambda value, _name: _language(str(value or "")),
    "on_record": lambda value, _name: checks.one_of(OnRecord, str(value or ""), "term"),
    "note": checks.text,
    "visibility": lambda value, _name: checks.visibility(str(value or "")),
}
STATEMENT_FIELDS = tuple(_TAKES)
# What is approved along with the words: whoever changes it needs the approval again.
_APPROVED_ALONG = ("person_uuid", "organization_uuid", "attribution", "title", "organization", "kind", "on_record")

# From which states each state is reached.
_BEFORE: Mapping[Approval, frozenset[Approval]] = {
    Approval.DRAFT: frozenset({Approval.SENT, Approval.APPROVED, Approval.RELEASED, Approval.WITHDRAWN}),
    Approval.SENT: frozenset({Approval.DRAFT}),
    Approval.APPROVED: frozenset({Approval.DRAFT, Approval.SENT}),
    Approval.RELEASED: frozenset({Approval.APPROVED}),
    Approval.WITHDRAWN: frozenset({Approval.DRAFT, Approval.SENT, Approval.APPROVED, Approval.RELEASED}),
}


@operation("Add Statement")
def add_statement(
    ledger: Ledger,
    *,
    case_uuid: str,
    segments: Sequence[NewSegment],
    issues: Sequence[str] = (),
    **values: str | None,
) -> Statement:
    """Keep what somebody said: its segments in order, each with its source, and who said it.

    `title` and `organization` are what the speaker was on that day, as printed or as `title_of_person` has it. `issues`
    are names; one that is new is added to the case.
    """
    case = live_case(ledger, case_uuid)
    taken = checks.taken(_TAKES, values, "statement")
    checked = [_checked(ledger, case.uuid, segment) for segment in segments]
    if not checked:
        raise BadInput("The statement has no words. Type or select them and try again.")
    made = ledger.insert(Statement, case_uuid=case.uuid, **taken)
    _speaker(ledger, made)
    _set_words(ledger, made, checked, "")
    for name in issues:
        _put_under(ledger, made, issue_named(ledger, case.uuid, name))
    return made


@operation("Edit Statement")
def edit_statement(ledger: Ledger, *, uuid: str, **changes: str | None) -> Statement:
    """Change what is said of a statement; who said it and on what terms is approved along with the words, and is to be
    approved again."""
    before = ledger.get(Statement, uuid)
    kept = ledger.update(before, **checks.taken(_TAKES, changes, "statement"))
    _speaker(ledger, kept)
    changed = [name for name in _APPROVED_ALONG if getattr(before, name) != getattr(kept, name)]
    if changed and kept.approval not in (Approval.DRAFT, Approval.WITHDRAWN):
        return _step(ledger, kept, Approval.DRAFT, note=f"Changed: {', '.join(changed).replace('_uuid', '')}")
    return kept


@operation("Revise Statement")
def revise_statement(ledger: Ledger, *, uuid: str, segments: Sequence[NewSegment], reason: str) -> Statement:
    """Set other words as a new version; the old ones stay, and approval begins again."""
    statement = ledger.get(Statement, uuid)
    if statement.approval is Approval.WITHDRAWN:
        raise BadInput("The statement is withdrawn. Take it up again before you revise it.")
    said = checks.required(reason, "The reason")
    checked = [_checked(ledger, statement.case_uuid, segment) for segment in segments]
    if not checked:
        raise BadInput("The statement has no words. Type or select them and try again.")
    standing = segments_now(ledger, statement)
    if [_content(one) for one in standing] == [_content(one) for one in checked]:
        return statement
    newest = ledger.reader.value("SELECT max(number) FROM statement_versions WHERE statement_uuid = ?", (uuid,))
    kept = ledger.update(statement, version=newest + 1)
    _set_words(ledger, kept, checked, said)
    if kept.approval is not Approval.DRAFT:
        return _step(ledger, kept, Approval.DRAFT, note=f"New version: {said}")
    return kept


@operation("Change Approval")
def approve_statement(
    ledger: Ledger, *, uuid: str, to: str, given_by: str = "", on_day: str | None = None, note: str = ""
) -> Statement:
    """Take a statement a step further: sent to the speaker, approved (by whom), released, or a draft again."""
    statement = ledger.get(Statement, uuid)
    wanted = checks.one_of(Approval, to, "step of approval")
    if wanted is Approval.WITHDRAWN:
        raise BadInput("A statement is withdrawn by “Withdraw Statement”, which asks why.")
    if statement.approval not in _BEFORE[wanted]:
        before = " or ".join(state for state in Approval if state in _BEFORE[wanted])
        raise BadInput(f"The statement is {statement.approval}. What becomes {wanted} must be {before} first.")
    if wanted is Approval.APPROVED and not given_by.strip():
        raise BadInput("Say who approved it: give the name.")
    if wanted is Approval.RELEASED and is_embargoed(statement, now()):
        raise BadInput("The statement is under embargo. Wait until it ends, or lift the embargo first.")
    return _step(ledger, statement, wanted, given_by=given_by, on_day=on_day, note=note)


@operation("Withdraw Statement")
def withdraw_statement(ledger: Ledger, *, uuid: str, reason: str, given_by: str = "") -> Statement:
    """Say that a statement is not to be used any more, and why."""
    statement = ledger.get(Statement, uuid)
    if statement.approval is Approval.WITHDRAWN:
        raise BadInput("The statement is withdrawn already.")
    said = checks.required(reason, "The reason")
    return _step(ledger, statement, Approval.WITHDRAWN, given_by=given_by, note=said)


@operation("Set Embargo")
def embargo_statement(
    ledger: Ledger, *, uuids: Sequence[str], until: str | None, zone: str = "America/New_York"
) -> tuple[Statement, ...]:
    """Hold statements back until a day and time in a time zone; None lifts the embargo."""
    values: dict[str, object] = {"embargo_until": None, "embargo_zone": ""}
    if until:
        moment = typed_moment(until, "The end of the embargo")
        if moment is None:
            raise BadInput("The end of the embargo is empty. Type a day and time, as 2026-03-31 10:00.")
        local = datetime.fromisoformat(moment)
        # Of an hour that the clock shows twice the second is meant: an embargo must not end too early.
        ends = max(moment_in(zone_named(zone), local.replace(fold=fold)).astimezone(UTC) for fold in (0, 1))
        values = {"embargo_until": instant_text(ends), "embargo_zone": zone}
    return tuple(ledger.update(ledger.get(Statement, uuid), **values) for uuid in dict.fromkeys(uuids))


@operation("Verify Statement")
def record_verification(ledger: Ledger, *, uuid: str, version: int, outcome: str) -> Statement:
    """Keep what came of comparing a version of a statement with its sources (the job `verify_statement` compares)."""
    statement = ledger.get(Statement, uuid)
    if not 1 <= version <= statement.version:
        raise BadInput(f"The statement has no version {version}.")
    return ledger.update(
        statement,
        verification=checks.one_of(Verification, outcome, "outcome"),
        verified_version=version,
        verified_at=now(),
        verified_by=ledger.who,
    )


@operation("Note Use of Statements")
def note_statement_uses(
    ledger: Ledger,
    *,
    uuids: Sequence[str],
    kind: str,
    title: str,
    lifted: Mapping[str, str] | None = None,
    used_at: str | None = None,
) -> tuple[StatementUse, ...]:
    """Say that statements, as they stand now, went out on a sheet or release with that title, now or at a UTC instant.

    `lifted` says by id which hold was lifted ("embargoed").
    """
    used = checks.one_of(UseKind, kind, "kind of use")
    name = checks.required(title, "The title of the sheet or release")
    made = []
    for uuid in dict.fromkeys(uuids):
        statement = ledger.get(Statement, uuid)
        made.append(
            ledger.insert(
                StatementUse,
                statement_uuid=statement.uuid,
                version=statement.version,
                kind=used,
                title=name,
                used_at=used_at or now(),
                who=ledger.who,
                lifted=(lifted or {}).get(uuid, ""),
            )
        )
    return tuple(made)


@operation("Put Statements under Issue")
def put_statements_under_issue(ledger: Ledger, *, uuids: Sequence[str], issue_uuid: str) -> Issue:
    """Gather statements under an issue of their case; they may be under several."""
    issue = ledger.get(Issue, issue_uuid)
    for uuid in uuids:
        _put_under(ledger, ledger.get(Statement, uuid), issue)
    return issue


@operation("Take Statements from Issue")
def take_statements_from_issue(ledger: Ledger, *, uuids: Sequence[str], issue_uuid: str) -> None:
    """Take statements out from under an issue."""
    for uuid in uuids:
        row = ledger.reader.row(
            "SELECT * FROM statement_issues WHERE statement_uuid = ? AND issue_uuid = ?", (uuid, issue_uuid)
        )
        if row is not None:
            ledger.delete(record_of(StatementIssue, row))


@operation("Move Statements to Trash")
def trash_statements(ledger: Ledger, *, uuids: Sequence[str]) -> tuple[Statement, ...]:
    """Put statements in the trash."""
    instant = now()
    found = (ledger.get(Statement, uuid) for uuid in dict.fromkeys(uuids))
    return tuple(one if one.in_trash else ledger.update(one, deleted_at=instant) for one in found)


@operation("Restore Statements")
def restore_statements(ledger: Ledger, *, uuids: Sequence[str]) -> tuple[Statement, ...]:
    """Take statements out of the trash."""
    return tuple(ledger.update(ledger.get(Statement, uuid), deleted_at=None) for uuid in dict.fromkeys(uuids))


def segments_now(ledger: Ledger, statement: Statement) -> list[StatementSegment]:
    """The segments of the version that stands."""
    rows = ledger.reader.rows(
        "SELECT * FROM statement_segments WHERE statement_uuid = ? AND version = ? ORDER BY position",
        (statement.uuid, statement.version),
    )
    return [record_of(StatementSegment, row) for row in rows]


def _content(segment: StatementSegment | NewSegment) -> tuple[object, ...]:
    return (segment.text, segment.follows, segment.document_uuid, segment.sha256, segment.page,
            segment.span_start, segment.span_end)  # fmt: skip


def _checked(ledger: Ledger, case_uuid: str, segment: NewSegment) -> NewSegment:
    """The segment with its words trimmed and the file of its document."""
    text = segment.text.strip()
    if not text:
        raise BadInput("A segment of the statement is empty. Type its words, or leave it out.")
    if segment.document_uuid is None:
        if segment.page is not None:
            raise BadInput("A page is one of a document. Say of which, or leave the page out.")
        return NewSegment(text=text, follows=Follows(segment.follows))
    document = ledger.get(Document, segment.document_uuid)
    if document.case_uuid != case_uuid:
        raise BadInput(f"“{document.title}” belongs to another case. Choose a document of this case.")
    return NewSegment(
        text=text,
        follows=Follows(segment.follows),
        document_uuid=document.uuid,
        sha256=segment.sha256 or document.sha256,
        page=segment.page,
        span_start=segment.span_start,
        span_end=segment.span_end,
    )


def _set_words(ledger: Ledger, statement: Statement, segments: Sequence[NewSegment], reason: str) -> None:
    ledger.insert(
        StatementVersion, statement_uuid=statement.uuid, number=statement.version, who=ledger.who, reason=reason
    )
    for position, segment in enumerate(segments):
        names = ("text", "follows", "document_uuid", "sha256", "page", "span_start", "span_end")
        ledger.insert(
            StatementSegment,
            statement_uuid=statement.uuid,
            version=statement.version,
            position=position,
            **{name: getattr(segment, name) for name in names},
        )
    if not joined_segments(segments_now(ledger, statement)).strip():
        raise BadInput("The statement has no words. Type or select them and try again.")


def _step(
    ledger: Ledger,
    statement: Statement,
    approval: Approval,
    *,
    given_by: str = "",
    on_day: str | None = None,
    note: str = "",
) -> Statement:
    day = checks.day(on_day, "The day") or today().isoformat()
    if day > today().isoformat():
        raise BadInput(f"{day} has not come yet. Give the day on which it was done.")
    ledger.insert(
        StatementStep,
        statement_uuid=statement.uuid,
        version=statement.version,
        approval=approval,
        given_by=checks.line(given_by, ""),
        who=ledger.who,
        on_day=day,
        note=note.strip(),
    )
    return ledger.update(statement, approval=approval)


def _speaker(ledger: Ledger, statement: Statement) -> None:
    if statement.person_uuid and statement.organization_uuid:
        raise BadInput("A statement is by a person or by an organization. Choose one of them.")
    if statement.person_uuid:
        ledger.get(Person, statement.person_uuid)
    if statement.organization_uuid:
        ledger.get(Organization, statement.organization_uuid)


def _put_under(ledger: Ledger, statement: Statement, issue: Issue) -> None:
    if issue.case_uuid != statement.case_uuid:
        raise BadInput(f"The issue “{issue.name}” belongs to another case. Choose an issue of this case.")
    pair = (statement.uuid, issue.uuid)
    found = ledger.reader.value("SELECT 1 FROM statement_issues WHERE statement_uuid = ? AND issue_uuid = ?", pair)
    if not found:
        ledger.insert(StatementIssue, statement_uuid=statement.uuid, issue_uuid=issue.uuid)


def _language(text: str) -> str:
    """A BCP 47 tag as it is usually written ("en", "es-MX"), "en" for nothing."""
    parts = text.strip().replace("_", "-").split("-")
    if parts == [""]:
        return "en"
    if not 2 <= len(parts[0]) <= 3 or not all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts):
        raise BadInput(f"“{text}” is no language. Give its code, as en, es or es-MX.")
    return "-".join([parts[0].lower(), *(part.upper() if len(part) == 2 else part for part in parts[1:])])
