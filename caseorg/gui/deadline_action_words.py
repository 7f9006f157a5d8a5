"""The actions on events, deadlines and follow-ups: id, title, help, and the operation each leads to."""

from __future__ import annotations

DEADLINE_WORDS: tuple[tuple[str, str, str, str], ...] = (
    ("event.add", "Add Event…",
     "Say what happened or is set in the case: a paper served, an order, a hearing.", "add_event"),
    ("event.edit", "Edit Event…",
     "Change what is said of an event.", "edit_event"),
    ("event.move", "Move Event…",
     "Move an event to another day, after a look at every deadline that moves with it.", "move_event"),
    ("event.follow", "Deadlines from Event…",
     "Show the deadlines that an event sets, supersedes or moves by the rules; take all or some.", "follow_event"),
    ("event.cancel", "Cancel Event…",
     "Call an event off; what ran from it alone is moot.", "cancel_event"),
    ("deadline.add", "New Deadline…",
     "Make a deadline by a rule, as an order says, or by hand.", "add_deadline"),
    ("deadline.from_words", "Make a Deadline…",
     "Make a deadline from the selected words or annotation; the days they name are understood.", "add_deadline"),
    ("deadline.edit", "Edit Deadline…",
     "Change what is said of a deadline.", "edit_deadline"),
    ("deadline.done", "Mark Deadline Done…",
     "Say that a deadline was met, and on which day.", "mark_deadline_done"),
    ("deadline.reopen", "Reopen Deadline…",
     "Open a deadline again that was done or retired.", "reopen_deadline"),
    ("deadline.retire", "Retire Deadline…",
     "Say why a deadline asks for nothing any more.", "retire_deadline"),
    ("deadline.override", "Override Date…",
     "Keep another date than the one that stands, for a reason.", "override_deadline"),
    ("deadline.move", "Move Deadline…",
     "Give a deadline that an order or a person set another day, for a reason.", "move_deadline"),
    ("deadline.confirm_source", "Confirm Source…",
     "Say that a deadline was checked against the new version of the document that set it.", "confirm_source"),
    ("deadline.use_computed", "Use Computed Date…",
     "Take the date again that the rule gives.", "use_computed_date"),
    ("deadline.verify", "Verify Deadline…",
     "Confirm the date of a deadline as a second person.", "verify_deadline"),
    ("deadline.unverify", "Withdraw Verification…",
     "Say that a date is no longer confirmed.", "withdraw_verification"),
    ("deadline.assign", "Assign Deadline…",
     "Say whose task a deadline is.", "assign_deadlines"),
    ("deadline.recount", "Recount Deadlines…",
     "Show the open deadlines of all cases that the rules and court days of now date otherwise; take all or some.",
     "recount_deadlines"),
    ("deadline.remind", "Set Reminders of Deadline…",
     "Set on which days before a deadline is called to mind.", "set_deadline_reminders"),
    ("follow_up.add", "Add Follow-Up…",
     "Note something to look after on a day, once or again and again.", "add_follow_up"),
    ("follow_up.edit", "Edit Follow-Up…",
     "Change what is to be looked after, when, how often and until when.", "edit_follow_up"),
    ("follow_up.done", "Complete Follow-Up…",
     "Say that a follow-up was done; the next of its series is made.", "complete_follow_up"),
    ("follow_up.drop", "Drop Follow-Up…",
     "Give a follow-up up, with all that would come after it.", "drop_follow_up"),
    ("court_day.add", "Add Court Day…",
     "Say that a day was no ordinary court day, after a look at the deadlines that would move.", "add_day_fact"),
    ("court_day.remove", "Court Days…",
     "See the days that were no ordinary court days, and add or remove one.", "remove_day_fact"),
)  # fmt: skip

REMINDER_WORDS: tuple[tuple[str, str, str, str, str, tuple[str, ...]], ...] = (
    ("reminder.show", "Reminders…",
     "List the reminders that are due: open, put off, dismiss.", "reminder", "Alt+7", ()),
    ("reminder.days", "Days of Reminders…",
     "Set on which days before each kind of deadline, hearings and follow-ups are called to mind.", "", "",
     ("set_usual_reminders",)),
    ("reminder.closed", "Reminders While Closed…",
     "Choose whether the desktop is told what is due while the program is closed.", "", "", ()),
)  # fmt: skip
"""Those on reminders, with icon and shortcut, and the operations each leads to."""

DEADLINE_KEYS = {"deadline.add": "Ctrl+Alt+D", "deadline.from_words": "Ctrl+D"}
"""The shortcuts of those that have one."""

DEADLINE_ACTS = (
    "deadline.done", "deadline.verify", "deadline.confirm_source", "deadline.move", "deadline.override",
    "deadline.assign", "deadline.remind",
    "deadline.edit",
    "deadline.retire", "deadline.reopen", "deadline.slip",
)  # fmt: skip
"""What a context menu of a deadline offers."""

FOLLOW_UP_ACTS = ("follow_up.done", "follow_up.edit", "follow_up.drop")
"""What a context menu of a follow-up offers."""
