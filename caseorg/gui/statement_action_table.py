"""The acts on statements, as one table: action, operation, and the fields of its form."""

from __future__ import annotations

from caseorg.gui.dialogs.act_dialog import FormField
from caseorg.gui.record_act import Chosen, RecordAct, choice_words
from caseorg.model.record import Visibility
from caseorg.model.statement import Approval, OnRecord, SpokenAs, StatementKind, UseKind
from caseorg.operations.statements import (
    add_statement,
    approve_statement,
    edit_statement,
    embargo_statement,
    note_statement_uses,
    put_statements_under_issue,
    restore_statements,
    revise_statement,
    take_statements_from_issue,
    trash_statements,
    withdraw_statement,
)

_STATEMENT = Chosen("uuid", "statement", "&Statement")
_MANY = Chosen("uuids", "statement", "&Statement")
_ISSUE = Chosen("issue_uuid", "issue", "&Issue")
_GIVEN_BY = FormField("given_by", "&By", "Who approved or withdrew it: the speaker, often.")
_FIELDS = (
    FormField("attribution", "&Attribution", "The line as it is printed."),
    FormField("said_on", "Said &on", is_day=True),
    FormField("title", "&Title", "On that day; empty for what is known."),
    FormField("organization", "Or&ganization", "On that day; empty for what is known."),
    FormField("kind", "&Kind", "", choice_words(StatementKind)),
    FormField("spoken_as", "Spoken a&s", "", choice_words(SpokenAs, "Not said")),
    FormField("on_record", "&Terms", "", choice_words(OnRecord)),
    FormField("language", "&Language", "Its code, as en or es.", initial="en"),
    FormField("visibility", "&Visibility", "", choice_words(Visibility), initial=Visibility.INTERNAL),
    FormField("note", "&Note"),
)
_STEPS = [approval for approval in Approval if approval is not Approval.WITHDRAWN]

STATEMENT_ACTS = (
    RecordAct("statement.add", add_statement, (Chosen("someone", "someone", "Said &by", optional=True),),
              (FormField("words", "&Words", "Exactly as they were said.", in_lines=True), *_FIELDS), in_case=True),
    RecordAct("statement.edit", edit_statement, (_STATEMENT,), _FIELDS, edits="statement"),
    RecordAct("statement.revise", revise_statement, (_STATEMENT,), (
        FormField("words", "&Words", "A new version; the old words stay beside it.", in_lines=True),
        FormField("reason", "&Reason"),
    ), edits="statement"),
    RecordAct("statement.approve", approve_statement, (_STATEMENT,), (
        FormField("to", "&Step", "", choice_words(_STEPS), initial=Approval.APPROVED), _GIVEN_BY,
        FormField("on_day", "&On", "Empty for today.", is_day=True), FormField("note", "&Note"),
    )),
    RecordAct("statement.withdraw", withdraw_statement, (_STATEMENT,), (FormField("reason", "&Reason"), _GIVEN_BY)),
    RecordAct("statement.embargo", embargo_statement, (_MANY,), (
        FormField("until", "&Until", "A day and time, as 2026-03-31 10:00; empty lifts the embargo."),
        FormField("zone", "&Time zone", "As America/Chicago; empty for the court’s."),
    )),
    RecordAct("statement.use", note_statement_uses, (_MANY,), (
        FormField("title", "&Title", "Of the sheet or release it went out on."),
        FormField("kind", "&Kind", "", choice_words(UseKind), initial=UseKind.RELEASE),
    )),
    RecordAct("statement.issue", put_statements_under_issue, (_MANY, _ISSUE)),
    RecordAct("statement.no_issue", take_statements_from_issue, (_MANY, _ISSUE)),
    RecordAct("statement.trash", trash_statements, (_MANY,)),
    RecordAct("statement.restore", restore_statements, (Chosen("uuids", "statement in the trash", "&In the trash"),)),
)  # fmt: skip
