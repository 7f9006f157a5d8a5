"""Every operation is reachable from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from caseorg.operations import OPERATIONS
from caseorg.workspace import Workspace
from tests.makers import pdf
from tests.unit.cli.conftest import CommandLine
from tests.unit.cli.people_ways import PEOPLE_WAYS
from tests.unit.operations.rule_arguments import rule_text

CASE = ("--case", "26-cv-417")

QUOTE = "Plaintiffs seek an injunction"
EVENT = ("event", "add", "Complaint served", *CASE, "--at", "2026-03-05", "--type", "summons.served")
DUE = ("deadline", "add", "Answer", *CASE, "--due", "2026-03-26")
COMPUTED = [
    EVENT,
    ("deadline", "add", "Answer", *CASE, "--rule", "frcp.12.a.1.A.i", "--from", "served"),
    ("deadline", "override", "Answer", "--due", "2026-04-09", "--reason", "ECF No. 9"),
    ("deadline", "use-computed", "Answer"),
]
FOLLOW = ("follow-up", "add", "Call the clerk", *CASE, "--due", "2026-03-26", "--every", "2", "--interval", "weeks")
SNOW = ("court-day", "add", "2026-01-26", "Mourning", "--kind", "president", "--evidence", "Notice on the site")
VERIFIED = ("rules", "verify", "dcd.lcvr.7.b", "--against", "LCvR of August 2025")
OWN = (
    "rules", "add", "own.reply", "--like", "dcd.lcvr.7.d", "--period", "5", "--cite", "Standing Order 4",
    "--source-ref", "ECF No. 5", "--effective", "2026-01-05",
)  # fmt: skip
COURT = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1@court
DTSTART:20260331T183000Z
SUMMARY:Motion Hearing
END:VEVENT
END:VCALENDAR
"""
RELEASE = """FOR IMMEDIATE RELEASE

“The ruling is a relief,” said Ana Ejemplo, staff attorney at Centro Ejemplo.
"""
MARK = ("annotation", "add", "1", *CASE, "--page", "1", "--quote", QUOTE)

# Operation → the commands that lead to it, the last one being the one that performs it.
WAYS: dict[str, list[tuple[str, ...]]] = {
    **PEOPLE_WAYS,
    "add_case": [("case", "add", "--caption", "In re Delta")],
    "edit_case": [("case", "edit", "26-cv-417", "--notes", "Call Lee")],
    "close_case": [("case", "close", "26-cv-417")],
    "reopen_case": [("case", "close", "26-cv-417"), ("case", "reopen", "26-cv-417")],
    "trash_case": [("case", "trash", "26-cv-417")],
    "restore_case": [("case", "trash", "26-cv-417"), ("case", "restore", "26-cv-417")],
    "set_judges": [("case", "edit", "26-cv-417", "--judge", "Rosa Lane")],
    "relate_cases": [("case", "relate", "26-cv-417", "--kind", "related", "--other", "No. 25-1")],
    "unrelate_cases": [
        ("case", "relate", "26-cv-417", "--kind", "related", "--other", "No. 25-1"),
        ("case", "unrelate", "26-cv-417", "--other", "No. 25-1"),
    ],
    "add_docket_entry": [("docket-entry", "add", *CASE, "--text", "MINUTE ORDER")],
    "edit_docket_entry": [("docket-entry", "edit", "4", *CASE, "--text", "ORDER")],
    "trash_docket_entry": [("docket-entry", "trash", "4", *CASE)],
    "restore_docket_entry": [("docket-entry", "trash", "4", *CASE), ("docket-entry", "restore", "4", *CASE)],
    "place_document": [("document", "edit", "letter.pdf", *CASE, "--ecf", "9")],
    "add_documents": [("import", *CASE, "{file}")],
    "edit_documents": [("document", "edit", "1", *CASE, "--title", "Complaint, as filed")],
    "trash_documents": [("document", "trash", "1", *CASE)],
    "restore_documents": [("document", "trash", "1", *CASE), ("document", "restore", "complaint.pdf", *CASE)],
    "add_tag": [("tag", "add", "key")],
    "edit_tag": [("tag", "add", "key"), ("tag", "edit", "key", "--name", "key point")],
    "remove_tag": [("tag", "add", "key"), ("tag", "remove", "key")],
    "tag_documents": [("document", "tag", "1", *CASE, "--tag", "key")],
    "untag_documents": [
        ("document", "tag", "1", *CASE, "--tag", "key"),
        ("document", "untag", "1", *CASE, "--tag", "key"),
    ],
    "relate_documents": [("document", "relate", "4", *CASE, "--kind", "rules-on", "--other", "1")],
    "unrelate_documents": [
        ("document", "relate", "4", *CASE, "--kind", "rules-on", "--other", "1"),
        ("document", "unrelate", "1", *CASE, "--other", "4"),
    ],
    "refuse_relation": [("document", "relate", "1-1", *CASE, "--kind", "exhibit-to", "--other", "1", "--reject")],
    "rename_documents": [("document", "rename", "1", *CASE, "--template", "{{number}} {{title}} {{date}}")],
    "replace_version": [("replace-version", "1", *CASE, "{file}")],
    "decline_files": [("inbox", "decline", "{file}")],
    "add_annotations": [MARK],
    "edit_annotations": [MARK, ("annotation", "edit", "{annotation}", "--comment", "Relief sought")],
    "reshape_annotation": [MARK, ("annotation", "move", "{annotation}", "--quote", "injunction")],
    "trash_annotations": [MARK, ("annotation", "trash", "{annotation}")],
    "restore_annotations": [MARK, ("annotation", "trash", "{annotation}"), ("annotation", "restore", "{annotation}")],
    "tag_annotations": [MARK, ("annotation", "tag", "{annotation}", "--tag", "key")],
    "untag_annotations": [(*MARK, "--tag", "key"), ("annotation", "untag", "{annotation}", "--tag", "key")],
    "put_under_issue": [MARK, ("annotation", "issue", "{annotation}", "--issue", "Standing")],
    "take_from_issue": [
        (*MARK, "--issue", "Standing"),
        ("annotation", "issue", "{annotation}", "--issue", "Standing", "--take-out"),
    ],
    "add_reply": [MARK, ("annotation", "reply", "{annotation}", "--comment", "Agreed")],
    "edit_reply": [
        MARK,
        ("annotation", "reply", "{annotation}", "--comment", "Agreed"),
        ("annotation", "edit-reply", "{reply}", "--comment", "Not agreed"),
    ],
    "remove_reply": [
        MARK,
        ("annotation", "reply", "{annotation}", "--comment", "Agreed"),
        ("annotation", "remove-reply", "{reply}"),
    ],
    "add_issue": [("issue", "add", "Standing", *CASE)],
    "edit_issue": [("issue", "add", "Standing", *CASE), ("issue", "edit", "Standing", "--name", "Article III")],
    "remove_issue": [("issue", "add", "Standing", *CASE), ("issue", "remove", "Standing", *CASE)],
    "add_annotation_color": [("annotation-color", "add", "Key passage", "--color", "#112233")],
    "edit_annotation_color": [("annotation-color", "edit", "Yellow", "--name", "Key passage")],
    "remove_annotation_color": [("annotation-color", "remove", "Gray")],
    "add_event": [EVENT],
    "edit_event": [EVENT, ("event", "edit", "served", "--place", "Office of Kent")],
    "move_event": [*COMPUTED[:2], ("event", "move", "served", "--at", "2026-03-09", "--yes")],
    "recount_deadlines": [
        *COMPUTED[:2],
        ("court-day", "add", "2026-03-26", "Mourning", "--kind", "president", "--evidence", "Notice"),
        ("deadline", "recount", "--yes"),
    ],
    "follow_event": [EVENT, ("event", "follow", "served", "--yes")],
    "cancel_event": [EVENT, ("event", "cancel", "served", "--reason", "Quashed")],
    "add_deadline": COMPUTED[:2],
    "edit_deadline": [DUE, ("deadline", "edit", "Answer", "--side", "theirs")],
    "mark_deadline_done": [DUE, ("deadline", "done", "Answer", "--on", "2026-03-25", "--document", "1", *CASE)],
    "reopen_deadline": [DUE, ("deadline", "done", "Answer"), ("deadline", "reopen", "Answer")],
    "retire_deadline": [DUE, ("deadline", "retire", "Answer", "--as", "moot", "--reason", "Settled")],
    "override_deadline": [DUE, ("deadline", "override", "Answer", "--due", "2026-04-09", "--reason", "ECF No. 9")],
    "move_deadline": [DUE, ("deadline", "move", "Answer", "--due", "2026-04-09", "--reason", "ECF No. 9")],
    "confirm_source": [
        (*DUE, "--document", "1"),
        ("replace-version", "1", *CASE, "{file}"),
        ("deadline", "confirm-source", "Answer"),
    ],
    "use_computed_date": COMPUTED,
    "verify_deadline": [DUE, ("deadline", "verify", "Answer", "--who", "Second Reader")],
    "withdraw_verification": [
        DUE,
        ("deadline", "verify", "Answer", "--who", "Second Reader"),
        ("deadline", "unverify", "Answer"),
    ],
    "assign_deadlines": [DUE, ("deadline", "assign", "Answer", "--to", "Lee")],
    "add_follow_up": [FOLLOW],
    "complete_follow_up": [FOLLOW, ("follow-up", "done", "clerk")],
    "drop_follow_up": [FOLLOW, ("follow-up", "drop", "clerk")],
    "edit_follow_up": [FOLLOW, ("follow-up", "edit", "clerk", "--due", "2026-03-28", "--assign", "Ana Ruiz")],
    "set_deadline_reminders": [DUE, ("deadline", "remind", "Answer", "--days", "14, 1")],
    "set_usual_reminders": [("reminder", "set", "--kind", "hearing", "--days", "10, 2")],
    "add_day_fact": [SNOW],
    "remove_day_fact": [SNOW, ("court-day", "remove", "2026-01-26")],
    "link_court_date": [("event", "import", *CASE, "{calendar}", "--yes")],
    "note_calendar_copies": [DUE, ("deadline", "export", *CASE, "--to", "{file}.ics")],
    "add_rule": [OWN],
    "edit_rule": [OWN, ("rules", "edit", "own.reply", "--period", "6", "--court", "dcd")],
    "accept_release": [("press", "accept", "{release}", *CASE)],
    "import_rules": [("rules", "import", "{rules}", *CASE)],
    "retire_rule": [OWN, ("rules", "retire", "own.reply", "--reason", "A new order")],
    "enable_rule": [("rules", "enable", "dcd.lcvr.7.d", "--checked", "LCvR of August 2025")],
    "disable_rule": [("rules", "disable", "frcp.33.b.2", "--reason", "The scheduling order governs")],
    "verify_rule": [VERIFIED],
    "withdraw_rule_verification": [VERIFIED, ("rules", "unverify", "dcd.lcvr.7.b")],
    "choose_service_days": [("rules", "service-days", "frcp.12.a.4.A", "added", "--reason", "Firm policy")],
    "review_rule_changes": [
        *COMPUTED[:2],
        ("rules", "add", "own.answer", "--like", "frcp.12.a.1.A.i", *OWN[5:]),
        ("rules", "audit", "--accept", "Answer"),
    ],
}


def _ids(filed: CommandLine) -> dict[str, str]:
    """The ids of the one annotation and of its one reply, as far as there are."""
    found = filed.value("annotation", "list", *CASE) + filed.value("annotation", "list", *CASE, "--trash")
    replies = [reply for annotation in found for reply in annotation["replies"]]
    ids = {"annotation": found, "reply": replies}
    return {name: records[0]["uuid"] for name, records in ids.items() if records}


def _people_ids(filed: CommandLine, words: tuple[str, ...]) -> dict[str, str]:
    """The ids of the one tenure or affiliation that a command is about."""
    asked = [word.strip("{}") for word in words if word in ("{tenure}", "{affiliation}")]
    detail = filed.value("person", "show", "Bessent") if asked else {}
    return {name: detail[f"{name}s"][0][name]["uuid"] for name in asked}


def test_every_operation_has_a_way_here() -> None:
    assert {operation.name for operation in OPERATIONS} == set(WAYS)


@pytest.mark.parametrize("name", [operation.name for operation in OPERATIONS])
def test_an_operation_is_reachable_and_can_be_undone(
    filed: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "court.ics").write_text(COURT)
    (tmp_path / "release.txt").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "reply.pdf").write_bytes(pdf(["Reply in support of the motion."]))
    (tmp_path / "rules.toml").write_text(rule_text("own.opposition", 7, "dcd.lcvr.7.b"), encoding="utf-8")
    performed: list[str] = []
    submit = Workspace.submit

    def recorded(workspace: Workspace, operation: Any, /, **arguments: Any) -> Any:
        performed.append(operation.name)
        return submit(workspace, operation, **arguments)

    monkeypatch.setattr(Workspace, "submit", recorded)
    for words in WAYS[name]:
        ids = _ids(filed) if words[0] == "annotation" else _people_ids(filed, words)
        performed.clear()
        files = {"file": "reply.pdf", "rules": "rules.toml", "calendar": "court.ics", "release": "release.txt"}
        named = {name: tmp_path / file for name, file in files.items()} | ids
        filed.text(*(word.format(**named) for word in words))
    assert name in performed
    assert filed.text("undo").startswith("Undone: ")
