"""The actions on inquiries of the press: id, title, help, and the operation each leads to."""

from __future__ import annotations

INQUIRY_WORDS: tuple[tuple[str, str, str, str], ...] = (
    ("inquiry.add", "Add Inquiry…",
     "Keep what the press asked, by whom, and by when it wants an answer.", "add_inquiry"),
    ("inquiry.answer", "Answer Inquiry…",
     "Close an inquiry with its answer, or as declined or withdrawn.", "answer_inquiry"),
    ("inquiry.edit", "Edit Inquiry…",
     "Change who asked, what and by when.", "edit_inquiry"),
    ("inquiry.trash", "Move Inquiry to Trash…",
     "Put an inquiry in the trash.", "trash_inquiries"),
    ("inquiry.restore", "Restore Inquiry…",
     "Take an inquiry out of the trash.", "restore_inquiries"),
)  # fmt: skip
