"""What the command line is about: one subject a file, loaded only when it is named, so that starting stays quick."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

Declare = Callable[[argparse.ArgumentParser], None]


@dataclass(frozen=True, slots=True)
class Subject:
    """A word after `caseorg`. `load` gives the function that declares its arguments and commands."""

    name: str
    help: str
    load: Callable[[], Declare]


def _rules() -> Declare:
    from caseorg.cli.rules import declare

    return declare


def _case() -> Declare:
    from caseorg.cli.cases import declare

    return declare


def _import() -> Declare:
    from caseorg.cli.importing import declare

    return declare


def _inbox() -> Declare:
    from caseorg.cli.inbox import declare

    return declare


def _document() -> Declare:
    from caseorg.cli.documents import declare

    return declare


def _replace_version() -> Declare:
    from caseorg.cli.replace_version import declare

    return declare


def _annotation() -> Declare:
    from caseorg.cli.annotations import declare

    return declare


def _annotation_color() -> Declare:
    from caseorg.cli.annotation_colors import declare

    return declare


def _issue() -> Declare:
    from caseorg.cli.issues import declare

    return declare


def _tag() -> Declare:
    from caseorg.cli.tags import declare

    return declare


def _docket() -> Declare:
    from caseorg.cli.docket import declare

    return declare


def _docket_entry() -> Declare:
    from caseorg.cli.docket_entries import declare

    return declare


def _search() -> Declare:
    from caseorg.cli.searching import declare

    return declare


def _read_stamp() -> Declare:
    from caseorg.cli.stamps import declare

    return declare


def _press() -> Declare:
    from caseorg.cli.press import declare

    return declare


def _cite() -> Declare:
    from caseorg.cli.pin_cites import declare

    return declare


def _cites() -> Declare:
    from caseorg.cli.cites import declare

    return declare


def _authorities() -> Declare:
    from caseorg.cli.authorities import declare

    return declare


def _deadline() -> Declare:
    from caseorg.cli.deadlines import declare

    return declare


def _event() -> Declare:
    from caseorg.cli.events import declare

    return declare


def _today() -> Declare:
    from caseorg.cli.deadline_lists import declare_today

    return declare_today


def _follow_up() -> Declare:
    from caseorg.cli.follow_ups import declare

    return declare


def _remind() -> Declare:
    from caseorg.cli.reminding import declare_remind

    return declare_remind


def _reminder() -> Declare:
    from caseorg.cli.reminding import declare_reminder

    return declare_reminder


def _court_day() -> Declare:
    from caseorg.cli.court_days import declare_court_day

    return declare_court_day


def _person() -> Declare:
    from caseorg.cli.persons import declare

    return declare


def _organization() -> Declare:
    from caseorg.cli.organizations import declare

    return declare


def _role() -> Declare:
    from caseorg.cli.roles import declare

    return declare


def _people() -> Declare:
    from caseorg.cli.people import declare

    return declare


def _statement() -> Declare:
    from caseorg.cli.statements import declare

    return declare


def _inquiry() -> Declare:
    from caseorg.cli.inquiries import declare

    return declare


def _sheet() -> Declare:
    from caseorg.cli.press_sheets import declare

    return declare


def _undo() -> Declare:
    from caseorg.cli.history import declare_undo

    return declare_undo


def _redo() -> Declare:
    from caseorg.cli.history import declare_redo

    return declare_redo


def _history() -> Declare:
    from caseorg.cli.history import declare_history

    return declare_history


def _check() -> Declare:
    from caseorg.cli.upkeep import declare_check

    return declare_check


def _encryption() -> Declare:
    from caseorg.cli.encryption import declare

    return declare


def _cage() -> Declare:
    from caseorg.cli.cage import declare_cage

    return declare_cage


def _restore() -> Declare:
    from caseorg.cli.upkeep import declare_restore

    return declare_restore


def _backup() -> Declare:
    from caseorg.cli.upkeep import declare_backup

    return declare_backup


def _courts() -> Declare:
    from caseorg.cli.courts import declare

    return declare


def _sample() -> Declare:
    from caseorg.cli.sample import declare

    return declare


SUBJECTS: tuple[Subject, ...] = (
    Subject("case", "Add, list, show, edit, close, relate and trash cases.", _case),
    Subject("import", "Import PDF files and folders into a case.", _import),
    Subject("inbox", "List, import and decline the new files of the inbox folder.", _inbox),
    Subject("document", "List, show, edit, tag, relate, trash and export the documents of a case.", _document),
    Subject("replace-version", "Give a document a new version of its file; annotations move along.", _replace_version),
    Subject("annotation", "List, add, edit, tag, answer and trash annotations.", _annotation),
    Subject("annotation-color", "List, add, edit and remove the named colors of annotations.", _annotation_color),
    Subject("issue", "List, add, edit and remove the issues that annotations are gathered under.", _issue),
    Subject("tag", "List, add, edit and remove tags.", _tag),
    Subject("docket", "Show the docket of a case and the ECF numbers missing from it.", _docket),
    Subject("docket-entry", "Add, edit and trash docket entries.", _docket_entry),
    Subject("search", "Find words in the pages, titles and docket of all cases or of one.", _search),
    Subject("read-stamp", "Read the court's stamp on each page of PDF files, without importing them.", _read_stamp),
    Subject("press", "Read press releases: who is quoted, whom to ask, who sues whom.", _press),
    Subject("cite", "Say how a document is cited at a page, by the form of its case.", _cite),
    Subject("cites", "Find the record cites of a filing (“ECF No. 28-3 at 7”) and where each leads.", _cites),
    Subject("authorities", "Make the table of authorities of a filing or of a whole case.", _authorities),
    Subject("today", "Say what is overdue, due today and due soon over all cases.", _today),
    Subject("deadline", "Count, add, verify, override and retire court deadlines, and explain every step.", _deadline),
    Subject("event", "Add, list, edit and cancel what happens in a case and sets time running.", _event),
    Subject("remind", "Tell the desktop which reminders are due, also while the program is closed.", _remind),
    Subject("reminder", "Set the days before on which reminders come; put one off or away.", _reminder),
    Subject("follow-up", "Add, list, edit, complete and drop what is to be looked after.", _follow_up),
    Subject("court-day", "Say on which days nothing was due: closings, holidays, the clerk inaccessible.", _court_day),
    Subject("person", "Add, list, show, edit, merge and trash persons; who may be there twice.", _person),
    Subject("organization", "Organizations, their offices and who holds them.", _organization),
    Subject("role", "Say who is party, counsel, judge, witness or press contact in a case.", _role),
    Subject("people", "Take over contacts of vCards, sheets and signatures; write them again.", _people),
    Subject("statement", "Keep what somebody said, word for word, with source, approval and embargo.", _statement),
    Subject("inquiry", "Keep what the press asks, by when it wants an answer, and the answer.", _inquiry),
    Subject("sheet", "Make contact sheets, quote sheets and media lists for the press.", _sheet),
    Subject("undo", "Undo the newest change.", _undo),
    Subject("redo", "Do again what was undone last.", _redo),
    Subject("history", "List the changes: what, when and by whom.", _history),
    Subject("check", "Check that database and stored files are as they were written; mend what can be.", _check),
    Subject("encryption", "Encrypt the workspace under a passphrase, or make it plain again.", _encryption),
    Subject("cage", "Have a process of those that read foreign files try to get out of its cage.", _cage),
    Subject("backup", "Make a checked backup of the workspace.", _backup),
    Subject("restore", "List the backups, and put one in place of the present database.", _restore),
    Subject("courts", "List the federal courts, or those whose name or id matches a text.", _courts),
    Subject("rules", "List, show and check the rules that set deadlines.", _rules),
    Subject("sample", "Load the sample case, a fictional record to try things on.", _sample),
)
