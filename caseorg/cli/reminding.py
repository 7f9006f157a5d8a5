"""`caseorg remind` tells the desktop what is due, without a window; `caseorg reminder` sets days and puts off."""

from __future__ import annotations

import argparse
from datetime import datetime, time, timedelta

from caseorg.base.clock import today
from caseorg.base.errors import NotFound
from caseorg.cli.arguments import add_choice, command, counted, subcommands
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.cli.words import count_of
from caseorg.jobs.reminder_timer import Way, install, remove
from caseorg.model.deadline import ReminderKind
from caseorg.operations import set_usual_reminders
from caseorg.queries.reminders import reminders_at, usual_reminders
from caseorg.rules.deadline_words import day_text
from caseorg.rules.reminder_words import Openness, kind_title, notices, when_words, whole_words
from caseorg.rules.reminders import UNSEEN, Reminder, Seen, days_text
from caseorg.settings.file import Settings
from caseorg.settings.reminder_log import Act, ReminderLog
from caseorg.settings.schema import REMIND_WHOSE, REMIND_WORDS

_KINDS = (Column("Kind"), Column("Days before"))
_DUE = (Column("Day"), Column("What", least=20), Column("Case", least=12), Column("When"), Column("Id"))
# Put off, it comes again at the beginning of a working day.
_MORNING = time(8)
_LEAST_ID = 8


def declare_remind(parser: argparse.ArgumentParser) -> None:
    """`caseorg remind`."""
    parser.set_defaults(run=_remind)
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--list", action="store_true", help="only list what is due; the desktop is told nothing")
    one.add_argument(
        "--install", choices=list(Way), metavar="WAY",
        help="from now on run this by itself: every hour (timer) or at each login (login)",
    )  # fmt: skip
    one.add_argument("--remove", action="store_true", help="do not run this by itself any more")


def declare_reminder(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg reminder`."""
    commands = subcommands(parser)
    command(commands, "days", "List on which days before each kind is called to mind.", _days)
    usual = command(commands, "set", "Set on which days before a kind is called to mind.", _set)
    add_choice(usual, "--kind", ReminderKind, "what is called to mind", required=True)
    usual.add_argument("--days", required=True, help="days before, as “14, 7, 1, 0”; or “never”")
    dismiss = command(commands, "dismiss", "Put a reminder away for good; the next nearer one comes.", _dismiss)
    snooze = command(commands, "snooze", "Put a reminder off, to the morning of another day.", _snooze)
    snooze.add_argument("--days", type=counted, default=1, metavar="N", help="how many days, 1 where none is given")
    for one in (dismiss, snooze):
        one.add_argument("reminder", metavar="R", help="of what: its id or words of its title")


def _remind(session: Session, options: argparse.Namespace) -> None:
    if options.install:
        paths = [str(path) for path in install(
            Way(options.install), session.home, passphrase_file=session.passphrase_file
        )]
        session.show(paths, lambda: session.output.say(f"Reminders come by themselves now: {', '.join(paths)}"))
    elif options.remove:
        paths = [str(path) for path in remove()]
        words = f"Removed: {', '.join(paths)}" if paths else "There was nothing to remove."
        session.show(paths, lambda: session.output.say(words))
    elif session.has_workspace:
        _tell(session, only_list=options.list)
    else:  # a timer outlives the workspace it was made for
        session.show([], lambda: session.output.line("There is no workspace yet, so nothing is due."))


def _tell(session: Session, *, only_list: bool) -> None:
    log, at = ReminderLog(session.home.reminders), datetime.now().astimezone()
    settings = Settings.load(session.home.settings).settings
    seen = log.seen()
    due = _due(session, seen, at)
    new = [] if only_list else [one for one in due if not _was_told(seen.get(one.key, UNSEEN))]
    said = notices(new, Openness(settings.text(REMIND_WORDS)), at.date())
    is_told = bool(said) and session.notify is not None and session.notify(said)
    if is_told:
        log.note(Act.NOTIFIED, [one.key for one in new], on=at.date())
    value = [value_of(one.thing) | {"days_before": one.days_before, "told": is_told and one in new} for one in due]
    session.show(value, lambda: _print(session, due, len(new) if is_told else 0))


def _was_told(seen: Seen) -> bool:
    return seen.notified or seen.shown


def _print(session: Session, due: list[Reminder], told: int) -> None:
    if not due:
        session.output.line("No reminder is due.")
        return
    ids = session.output.ids([one.thing.uuid for one in due])
    rows = [
        (day_text(one.thing.day), one.thing.title, one.thing.case_name, when_words(one, today()), ids[one.thing.uuid])
        for one in due
    ]
    session.output.table(_DUE, rows)
    if told:
        session.output.line(f"The desktop was told of {count_of(told, 'reminder')}.")


def _due(session: Session, seen: dict[str, Seen], at: datetime) -> list[Reminder]:
    settings = Settings.load(session.home.settings).settings
    with session.reading() as workspace:
        whose = workspace.who if settings.text(REMIND_WHOSE) == "mine" else ""
        return workspace.ask(lambda reader: reminders_at(reader, seen, at, whose))


def _days(session: Session, _options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        usual = workspace.ask(usual_reminders)
    session.show(
        {kind.value: list(days) for kind, days in usual.items()},
        lambda: session.output.table(_KINDS, [(kind_title(kind), days_text(days)) for kind, days in usual.items()]),
    )


def _set(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        days = workspace.do(set_usual_reminders, kind=options.kind, days=options.days).value
    kind = ReminderKind(options.kind)
    session.show(list(days), lambda: session.output.say(f"{kind_title(kind)}: {days_text(days)}"))


def _dismiss(session: Session, options: argparse.Namespace) -> None:
    reminder, log = _meant(session, options.reminder)
    log.note(Act.DISMISSED, [reminder.key], on=today())
    words = f"Dismissed: {whole_words(reminder, today())}"
    session.show(value_of(reminder.thing), lambda: session.output.say(words))


def _snooze(session: Session, options: argparse.Namespace) -> None:
    reminder, log = _meant(session, options.reminder)
    day = today() + timedelta(days=options.days)
    until = datetime.combine(day, _MORNING).astimezone()
    log.note(Act.SNOOZED, [reminder.key], on=today(), until=until)
    words = f"Put off to {day_text(day.isoformat())}: {reminder.thing.title}"
    session.show(value_of(reminder.thing), lambda: session.output.say(words))


def _meant(session: Session, text: str) -> tuple[Reminder, ReminderLog]:
    """The one reminder that is due and meant. Raises NotFound where none or several are."""
    log, wanted = ReminderLog(session.home.reminders), text.strip().casefold()
    due = _due(session, log.seen(), datetime.now().astimezone())
    begins = wanted if len(wanted) >= _LEAST_ID else "-"
    found = [one for one in due if one.thing.uuid.startswith(begins) or wanted in one.thing.title.casefold()]
    exact = [one for one in found if wanted in (one.thing.uuid, one.thing.title.casefold())]
    found = exact if len(exact) == 1 else found
    if not wanted or len(found) != 1:
        several = f"“{text}” is several reminders. Give the id of one."
        none = f"No reminder of “{text}” is due. “caseorg remind --list” lists all that are."
        raise NotFound(several if len(found) > 1 else none)
    return found[0], log
