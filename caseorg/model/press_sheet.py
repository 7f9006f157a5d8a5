"""Sheets for the press: whom to reach in a case, what was said and by whom, and which outlets to tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SheetKind(StrEnum):
    """What a sheet lists."""

    CONTACT = "contact"
    QUOTE = "quote"
    MEDIA = "media"


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetHead:
    """What every sheet carries: the case, when it was made ("Nov 26, 2026, 4:40 PM EST"), and how confidential it is
    ("" for public)."""

    case_name: str
    caption: str
    docket_number: str
    court: str
    as_of: str
    confidentiality: str = ""
    press_contact: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactEntry:
    """Somebody to reach. `title` is that of today with the organization, `role` what they are in the case, `ways` pairs
    of what it is and the value ("E-mail", "kgarcia@citizen.org")."""

    group: str
    name: str
    title: str = ""
    role: str = ""
    ways: tuple[tuple[str, str], ...] = ()
    languages: str = ""
    availability: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class QuoteEntry:
    """A statement as it is quoted. `words` are its paragraphs; `mark` says what was lifted for it ("EMBARGOED UNTIL
    …"), "" where nothing was; `is_verbatim` whether it stands between quotation marks."""

    words: tuple[str, ...]
    attribution: str
    said_on: str = ""
    source: str = ""
    approval: str = ""
    mark: str = ""
    is_verbatim: bool = True
    language: str = "en"


@dataclass(frozen=True, kw_only=True, slots=True)
class MediaEntry:
    """A journalist or a desk. `last_contact` is the ISO day of the last inquiry, "" for none."""

    outlet: str
    beat: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    last_contact: str = ""


SheetEntry = ContactEntry | QuoteEntry | MediaEntry


@dataclass(frozen=True, slots=True)
class PressSheet:
    """A sheet before it is laid out."""

    kind: SheetKind
    head: SheetHead
    entries: tuple[SheetEntry, ...]


class Part(StrEnum):
    """What a line of a sheet is, from which each format makes its look."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    NOTICE = "notice"
    GROUP = "group"
    NAME = "name"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    LINE = "line"
    ABOUT = "about"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line (or paragraph) of a sheet."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class LaidSheet:
    """A sheet laid out by a template: its lines from the top, and the same as rows under column heads for a table."""

    lines: tuple[SheetLine, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetTemplate:
    """How a kind of sheet reads: for each part a line with names in braces ("{name}, {title}"), "" for none. A line of
    which every name is empty is left out."""

    kind: SheetKind
    name: str
    title: str
    subtitle: str = ""
    entry: str = ""
    under: tuple[str, ...] = ()
    way: str = ""
    foot: str = ""
    group: str = "{group}"
