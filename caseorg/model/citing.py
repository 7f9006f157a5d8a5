"""Cites to the record of a case: what a filing cites of other filings, as printed and as read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class CiteKind(StrEnum):
    """How a record cite names what it cites."""

    ECF = "ecf"  # by its number on the docket: ECF No. 28-3, Dkt. 33, Doc. 5, D.E. 14
    FILING = "filing"  # by what it is: Compl., Pl.'s Opp'n, Mem. Op., SUMF
    EXHIBIT = "exhibit"
    DECLARATION = "declaration"  # also affidavits and reports of experts
    DEPOSITION = "deposition"
    TRANSCRIPT = "transcript"  # of hearings and trials; 3 RT 456:12
    APPENDIX = "appendix"  # volumes of a record with pages of their own: JA, Pet. App., A.R., 2-ER-345, ROA
    ID = "id"


@dataclass(frozen=True, slots=True)
class LineRange:
    """Lines of a transcript, both ends included."""

    page: int
    line: int
    to_page: int
    to_line: int


@dataclass(frozen=True, slots=True)
class Pin:
    """Where in the document. Pages are as printed ("7", "12a", "AR0012" gives "0012"), ranges written out;
    `page_ids` are PageIDs of the stamp."""

    pages: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()
    lines: tuple[LineRange, ...] = ()
    notes: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    page_ids: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pages or self.paragraphs or self.lines or self.notes or self.sections or self.page_ids)


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited, as far as the words say.

    `number` and `attachment` are of the docket; `court` is another court's record where one is named ("D. Ct.").
    `name` is the short name as printed ("Strand Decl.", "Am. Compl.", "J.A."), `label` an exhibit's ("B"), `volume` as
    printed, `of` what an exhibit is attached to. `known_as` is the number on the docket that the same paper gives
    beside this name, here or elsewhere: "Strand Decl. ¶ 3, ECF No. 10-1 at 1".
    """

    kind: CiteKind
    number: int | None = None
    attachment: int | None = None
    court: str = ""
    name: str = ""
    label: str = ""
    volume: str = ""
    of: Cited | None = None
    known_as: tuple[int, int] | None = None
    pin: Pin = field(default_factory=Pin)


@dataclass(frozen=True, slots=True)
class CitePart:
    """One document of a cite, with the offsets of its own words in the page's text."""

    start: int
    end: int
    cited: Cited


@dataclass(frozen=True, slots=True)
class RecordCite:
    """One cite. `page` counts from 1, `start` and `end` are offsets in that page's text, and `text` is what stands
    there. `parts` has one document each: several for "ECF Nos. 12, 14–16". A cite that a page break cuts goes on from
    the beginning of the next page's body to `continued` (page, start, end)."""

    kind: CiteKind
    text: str
    page: int
    start: int
    end: int
    parts: tuple[CitePart, ...]
    continued: tuple[int, int, int] | None = None

    @property
    def cited(self) -> Cited:
        """The first document cited."""
        return self.parts[0].cited


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a cite leads in a case: a document by its uuid, or None and in `missing` what is not there.

    `name` is the document as a tab calls it ("ECF 28-3 Declaration of …"); `page` counts from 1, None where the cite
    names no place, or none that was found: then `missing` says which.
    """

    uuid: str | None
    name: str = ""
    page: int | None = None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class ResolvedCite:
    """A cite with the destination of each of its parts."""

    cite: RecordCite
    destinations: tuple[Destination, ...]
