"""What an action is: its words, what must be there before it can be done, and where it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """What must be there before an action can be done; the value says what to do where it is not."""

    CASE = "Open or add a case first."
    CASE_OPEN = "Choose an open case first."
    CASE_CLOSED = "Choose a closed case first."
    SELECTION = "Select one or more documents first."
    ENTRY = "Select an entry of the docket first."
    SHOWN = "Open a document first."


class Category(StrEnum):
    """Where an action belongs; the palette, the shortcut editor and the help are grouped by it."""

    CASE = "Case"
    FILE = "File"
    EDIT = "Edit"
    DOCUMENT = "Document"
    DOCKET = "Docket"
    DEADLINE = "Deadlines"
    PEOPLE = "People"
    STATEMENT = "Statements"
    READER = "Reader"
    ANNOTATION = "Annotation"
    TAB = "Tabs"
    GO = "Go"
    VIEW = "View"
    HELP = "Help"


_CATEGORIES = {
    "case": Category.CASE,
    "file": Category.FILE,
    "edit": Category.EDIT,
    "document": Category.DOCUMENT,
    "documents": Category.DOCUMENT,
    "tags": Category.DOCUMENT,
    "docket": Category.DOCKET,
    "trash": Category.DOCUMENT,
    "reader": Category.READER,
    "annotate": Category.ANNOTATION,
    "annotation": Category.ANNOTATION,
    "tab": Category.TAB,
    "go": Category.GO,
    "view": Category.VIEW,
    "people": Category.PEOPLE,
    "role": Category.PEOPLE,
    "statement": Category.STATEMENT,
    "sheet": Category.STATEMENT,
    "inquiry": Category.STATEMENT,
    "help": Category.HELP,
    **dict.fromkeys(("deadline", "event", "follow_up", "court_day", "reminder", "rules"), Category.DEADLINE),
}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the user can do.

    `title` is as in menus ("…" where more is asked), `help` one sentence, `icon` the name of a file in resources/icons
    or "", `shortcut` the usual one in Qt's words or "", `operations` the names of the operations it leads to.
    """

    id: str
    title: str
    help: str
    icon: str = ""
    shortcut: str = ""
    needs: tuple[Need, ...] = ()
    checkable: bool = False
    operations: tuple[str, ...] = ()

    @property
    def category(self) -> Category:
        """By the first word of the id."""
        return _CATEGORIES[self.id.partition(".")[0]]
