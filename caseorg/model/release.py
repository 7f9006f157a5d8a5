"""What was read from a press release: proposals, each with the places of the source it came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source text, in characters from its beginning; `end` is not part of it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the source on one line. Several spans where a page break, with its header and number, lies between;
    a hyphen that only parts a word at the end of a line is in the spans and not in the text."""

    text: str
    spans: tuple[Span, ...]


class QuoteKind(StrEnum):
    """Where the words were said: to the public, or in a paper of the court."""

    VERBATIM = "verbatim"
    FILING = "from a filing"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseQuote:
    """What somebody said, in segments as the source breaks them, and how the source says who it was.

    `speaker` is the whole name where the release gives it anywhere; `title` and `organization` as printed, the
    organization's long name where the release explains the short one. `attribution` is None where the quote only goes
    on from the one before.
    """

    speaker: str
    title: str | None
    organization: str | None
    segments: tuple[Words, ...]
    attribution: Words | None = None
    kind: QuoteKind = QuoteKind.VERBATIM

    @property
    def text(self) -> str:
        """The segments in a row."""
        return " ".join(segment.text for segment in self.segments)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseContact:
    """Whom the press may ask; `name` is None where only an address or number is printed. The e-mail is spelled out
    where the release hides it ("name [at] example [dot] org"); the phone is as printed."""

    name: str | None
    email: str | None
    phone: str | None
    role: str | None
    organization: str | None
    words: Words


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseName:
    """A party, counsel or judge by name; officials with their title, and whether they only act in it."""

    name: str
    words: Words
    title: str | None = None
    acting: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseDate:
    """A day as ISO text, and how it is printed."""

    iso: str
    words: Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """A press release as read. What the release does not say is None or empty."""

    headline: Words | None = None
    subheads: tuple[Words, ...] = ()
    dateline: Words | None = None
    date: ReleaseDate | None = None
    embargo: Words | None = None
    contacts: tuple[ReleaseContact, ...] = ()
    quotes: tuple[ReleaseQuote, ...] = ()
    plaintiffs: tuple[ReleaseName, ...] = ()
    defendants: tuple[ReleaseName, ...] = ()
    counsel: tuple[ReleaseName, ...] = ()
    court: Words | None = None
    judge: ReleaseName | None = None
    case_name: Words | None = None
    case_number: Words | None = None
    links: tuple[Words, ...] = ()
    language: str = "en"
