"""Authorities: the law that filings cite, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AuthorityKind(StrEnum):
    """The sections of a table of authorities, in their order; the value is the heading."""

    CASE = "Cases"
    CONSTITUTION = "Constitutional Provisions"
    STATUTE = "Statutes"
    RULE = "Rules"
    REGULATION = "Regulations"
    OTHER = "Other Authorities"


@dataclass(frozen=True, slots=True)
class FoundLaw:
    """A cite of law in a text, as the reader of citations found it. `start` and `end` are offsets in that text.

    Cites of one authority have one `key`, short forms and *supra* too. `cite` is the full one ("555 U.S. 7"); `kind` is
    "case", "law" or "journal". `court` and `year` are "" where the text does not have them.
    """

    kind: str
    key: int
    cite: str
    start: int
    end: int
    is_full: bool
    court: str = ""
    year: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityPlace:
    """A page on which an authority is cited: the page of the file from 1, and the number printed on it."""

    page: int
    label: str
    document_uuid: str | None = None
    document_name: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """One line of a table. `name` is printed in italics before `cite` and is "" for what has none; `count` is how often
    it is cited; `places` are in order."""

    kind: AuthorityKind
    name: str
    cite: str
    places: tuple[AuthorityPlace, ...]
    count: int

    @property
    def text(self) -> str:
        return f"{self.name}, {self.cite}" if self.name else self.cite


@dataclass(frozen=True, slots=True)
class TableOfAuthorities:
    """A table with what stands above it: the caption and docket number of the case, and the filing or "" for all.

    `unread` names the documents that could not be searched.
    """

    title: str
    caption: str
    docket_number: str
    authorities: tuple[Authority, ...]
    unread: tuple[str, ...] = ()
