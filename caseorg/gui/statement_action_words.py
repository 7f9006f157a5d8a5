"""The actions on statements: id, title, help, and the operation each leads to."""

from __future__ import annotations

STATEMENT_WORDS: tuple[tuple[str, str, str, str], ...] = (
    ("statement.read_release", "Read Press Release…",
     "Read who is quoted and named in a press release, and keep what you accept.", "accept_release"),
    ("statement.add", "Add Statement…",
     "Keep what somebody said, word for word.", "add_statement"),
    ("statement.edit", "Edit Statement…",
     "Change who said it, when and on what terms; the words stay.", "edit_statement"),
    ("statement.revise", "Revise Statement…",
     "Set other words as a new version; the old ones stay beside it.", "revise_statement"),
    ("statement.approve", "Change Approval…",
     "Take a statement a step further: sent to the speaker, approved, released.", "approve_statement"),
    ("statement.withdraw", "Withdraw Statement…",
     "Say that a statement is not to be used any more, and why.", "withdraw_statement"),
    ("statement.embargo", "Set Embargo…",
     "Hold a statement back until a day and time, or lift that.", "embargo_statement"),
    ("statement.verify", "Verify Statement",
     "Read the sources again and compare every character.", "record_verification"),
    ("statement.use", "Note Use…",
     "Say that a statement went out on a sheet or release.", "note_statement_uses"),
    ("statement.issue", "Put Statement under Issue…",
     "Gather a statement under an issue of the case.", "put_statements_under_issue"),
    ("statement.no_issue", "Take Statement from Issue…",
     "Take a statement out from under an issue.", "take_statements_from_issue"),
    ("statement.trash", "Move Statement to Trash…",
     "Put a statement in the trash.", "trash_statements"),
    ("statement.restore", "Restore Statement…",
     "Take a statement out of the trash.", "restore_statements"),
)  # fmt: skip
