"""Arguments for the operations on statements, drawn in a situation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from caseorg.model.case_role import RoleKind
from caseorg.model.statement import Approval, Follows, StatementKind, Verification
from caseorg.operations.accepting_releases import AcceptedStatement, AcceptedVoice
from caseorg.operations.statements import NewSegment
from tests.unit.operations.deadline_arguments import DAYS, WORDS

PAST = st.just(None) | DAYS.map(str)


def _segments(now: Any, case_uuid: str) -> list[NewSegment]:
    documents = now.workspace.ask(
        lambda reader: [row[0] for row in reader.rows("SELECT uuid FROM documents WHERE case_uuid = ?", (case_uuid,))]
    )
    made = []
    for _ in range(now.draw(st.integers(0, 3))):
        document = now.draw(st.sampled_from(sorted(documents))) if documents and now.draw(st.booleans()) else None
        page = now.draw(st.none() | st.integers(0, 3)) if document else None
        follows = now.draw(st.sampled_from(list(Follows)))
        made.append(NewSegment(text=now.draw(WORDS), follows=follows, document_uuid=document, page=page))
    return made


def _statement(now: Any) -> dict[str, Any]:
    case_uuid = now.any_row("SELECT uuid FROM cases ORDER BY rowid")
    speaker = now.draw(st.sampled_from(["person_uuid", "organization_uuid", ""]))
    table = {"person_uuid": "persons", "organization_uuid": "organizations"}
    return {
        "case_uuid": case_uuid,
        "segments": _segments(now, case_uuid),
        "kind": now.draw(st.sampled_from(list(StatementKind))),
        "said_on": now.draw(PAST),
        "language": now.draw(st.sampled_from(["", "es", "es_mx", "x"])),
        "issues": now.draw(st.lists(WORDS, max_size=2)),
        **({speaker: now.one(table[speaker])} if speaker else {"attribution": now.draw(WORDS)}),
    }


def _revised(now: Any) -> dict[str, Any]:
    uuid, case_uuid = now.any_row("SELECT uuid, case_uuid FROM statements ORDER BY rowid")
    return {"uuid": uuid, "segments": _segments(now, case_uuid), "reason": now.draw(WORDS)}


def _release(now: Any) -> dict[str, Any]:
    case_uuid = now.any_row("SELECT uuid FROM cases ORDER BY rowid")
    roles = st.lists(st.sampled_from([RoleKind.PLAINTIFF, RoleKind.COUNSEL, RoleKind.PRESS_CONTACT]), max_size=2)
    voices = [
        AcceptedVoice(
            name=now.draw(WORDS), is_person=now.draw(st.booleans()), title=now.draw(WORDS),
            organization=now.draw(WORDS), roles=tuple(now.draw(roles)),
            email=now.draw(st.sampled_from(["", "ana@x.example.org"])),
        )
        for _ in range(now.draw(st.integers(0, 3)))
    ]  # fmt: skip
    speakers = st.none() | st.integers(0, len(voices) - 1) if voices else st.none()
    statements = [
        AcceptedStatement(segments=tuple(_segments(now, case_uuid)), voice=now.draw(speakers), said_on=now.draw(PAST))
        for _ in range(now.draw(st.integers(0, 2)))
    ]
    return {"case_uuid": case_uuid, "voices": voices, "statements": statements, "source": "press release"}


def _one(now: Any) -> dict[str, Any]:
    return {"uuid": now.one("statements")}


STATEMENT_ARGUMENTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "add_statement": _statement,
    "accept_release": _release,
    "edit_statement": lambda now: (
        _one(now) | {"note": now.draw(WORDS), "attribution": now.draw(st.sampled_from(["", "A, attorney"]))}
    ),
    "revise_statement": _revised,
    "approve_statement": lambda now: (
        _one(now)
        | {"to": now.draw(st.sampled_from(list(Approval))), "given_by": now.draw(WORDS), "on_day": now.draw(PAST)}
    ),
    "withdraw_statement": lambda now: _one(now) | {"reason": now.draw(WORDS)},
    "embargo_statement": lambda now: {
        "uuids": now.some("statements"),
        "until": now.draw(st.none() | DAYS.map(lambda day: f"{day} 10:00")),
        "zone": now.draw(st.sampled_from(["America/Chicago", "Mars"])),
    },
    "record_verification": lambda now: (
        _one(now) | {"version": now.draw(st.integers(1, 2)), "outcome": now.draw(st.sampled_from(list(Verification)))}
    ),
    "note_statement_uses": lambda now: {
        "uuids": now.some("statements"),
        "kind": now.draw(st.sampled_from(["sheet", "release"])),
        "title": now.draw(WORDS),
    },
    "put_statements_under_issue": lambda now: {"uuids": now.some("statements"), "issue_uuid": now.one("issues")},
    "take_statements_from_issue": lambda now: {"uuids": now.some("statements"), "issue_uuid": now.one("issues")},
    "trash_statements": lambda now: {"uuids": now.some("statements")},
    "restore_statements": lambda now: {"uuids": now.some("statements")},
}
