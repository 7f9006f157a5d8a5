"""Find the record cites in pages of text, and say of each what it cites. *Id.* is taken where it follows one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from caseorg.model.citing import Cited, CiteKind, CitePart, Pin, RecordCite
from caseorg.rules.cite_draft import Draft, DraftPart, draft
from caseorg.rules.cite_names import BASE, is_ordinary_word, kind_of_base, name_start
from caseorg.rules.cite_numbers import docket_cites
from caseorg.rules.cite_pins import read_pin
from caseorg.rules.cite_volumes import exhibit_cites, volume_cites
from caseorg.rules.joined_text import JoinedText
from caseorg.rules.legal_spans import aside_spans, legal_spans, other_sources

_ID = re.compile(r"(?<![\w.])(?:[Ii]d\.|[Ii]bid\.)(?!\w)")
_AT = re.compile(r",?[ ]at[ ]|[ ]§")
_OTHER_CASE = re.compile(
    r"(?:,[ ](?:in[ ])?|[ ]in[ ])[A-Z][^;()]{1,70}?(?:[ ]v\.[ ]|,?[ ]supra\b|[ ]\(No\."
    r"|,[ ]No\.[ ]\d)"
)
"""A brief in another case: "U.S. Amicus Br. at 34, Tammneh, supra"."""
_JOINS = frozenset({", ", " ", " (", " [", ' ("', ", at ", ") (", "] (", "], "})
_STRICT_END = re.compile(r"[ ]?$|[ ]?[—).;,\]:\"]|[ ](?:\(|&[ ]|n\.|nn\.)|[ ](?:and|see|with|at)[ ]")
_WITH_LINES = frozenset({CiteKind.DEPOSITION, CiteKind.TRANSCRIPT})
_VOLUME = re.compile(r",?[ ](?:[Vv]ol\.|[Dd]ay)[ ](\d{1,3}|[IVX]{1,5})(?:,(?=[ ]\d))?")
_FIRST_OF_LAW = 1000  # "§ 6103" is of a code, "§ 6.2" of a paper

Span = tuple[int, int]


def find_record_cites(pages: Sequence[str]) -> list[RecordCite]:
    """The record cites of a filing's pages in order; pages count from 1. Linear in the length of the text."""
    joined = JoinedText(pages)
    drafts = _without_overlaps(joined.text)
    drafts = _attached(joined.text, drafts)
    drafts = _named(drafts, _numbers_beside(joined.text, drafts))
    return [_placed(joined, pages, one) for one in _with_ids(joined.text, drafts) if not one.is_mention]


# Reading


def _without_overlaps(text: str) -> list[Draft]:
    """All cites that do not lie in a cite of law, the longer one where two overlap."""
    every = [*docket_cites(text), *volume_cites(text), *exhibit_cites(text), *_name_cites(text)]
    every.sort(key=lambda one: (one.start, one.is_mention, -one.end))
    law = legal_spans(text)
    kept: list[Draft] = []
    place = 0
    for one in every:
        while place < len(law) and law[place][1] <= one.start:
            place += 1
        if place < len(law) and law[place][0] <= one.start:
            continue
        if kept and one.start < kept[-1].end:
            if not kept[-1].is_mention or one.is_mention:
                continue
            kept.pop()
        kept.append(one)
    return kept


def _name_cites(text: str) -> list[Draft]:
    found: list[Draft] = []
    done = 0
    for base in BASE.finditer(text):
        if base.start() < done:
            continue
        one = _name_cite(text, base, done)
        if _OTHER_CASE.match(text, one.end):
            continue
        while found and found[-1].is_mention and found[-1].start >= one.start:
            found.pop()  # "Reply" of "Reply Br. 4"
        found.append(one)
        done = one.end if not one.is_mention else done
    return found


def _name_cite(text: str, base: re.Match[str], limit: int) -> Draft:
    kind = kind_of_base(base)
    if kind is CiteKind.DEPOSITION or base["tail"].endswith(" Tr."):
        kind = CiteKind.DEPOSITION if kind is CiteKind.DEPOSITION else CiteKind.TRANSCRIPT
    start = name_start(text, base.start(), limit, kind)
    name = text[start : base.end()]
    ordinary = is_ordinary_word(base, name)
    volume = _VOLUME.match(text, base.end()) if kind in _WITH_LINES else None
    pin_start = volume.end() if volume else base.end()
    pin, end = read_pin(text, pin_start, bare_lines=kind in _WITH_LINES)
    if not pin and not ordinary:
        pin, end = read_pin(text, pin_start, bare=True)
        if pin and _STRICT_END.match(text, end) is None:
            pin, end = Pin(), base.end()
    cited = Cited(kind, name=name, volume=volume[1] if volume else "", pin=pin)
    return draft(start, end if pin else base.end(), cited, is_mention=not pin)


# What stands beside a cite


def _attached(text: str, drafts: list[Draft]) -> list[Draft]:
    """Say of each exhibit what it is attached to where that stands directly before it: "Smith Decl. Ex. A"."""
    found: list[Draft] = []
    for one in drafts:
        before = found[-1] if found else None
        if (
            before is not None
            and one.kind is CiteKind.EXHIBIT
            and before.kind is not CiteKind.EXHIBIT
            and one.cited.of is None
            and text[before.end : one.start] in _JOINS
        ):
            of = replace(before.cited, pin=Pin())
            parts = tuple(replace(part, cited=replace(part.cited, of=of)) for part in one.parts)
            one = replace(one, parts=parts)
        found.append(one)
    return found


def _key(cited: Cited) -> tuple[str, str, str]:
    of = cited.of
    return cited.name.lower().rstrip("."), cited.label, f"{of.name.lower()}{of.number}-{of.attachment}" if of else ""


def _numbers_beside(text: str, drafts: list[Draft]) -> dict[tuple[str, str, str], tuple[int, int]]:
    """The numbers on the docket that stand beside names: "Strand Decl. ¶ 3, ECF No. 10-1 at 1"."""
    known: dict[tuple[str, str, str], tuple[int, int]] = {}
    for one in drafts:  # "ECF No. 45-2 ("Smith Decl.") at 3"
        base = BASE.search(text, one.start, one.end) if one.kind is CiteKind.ECF else None
        if base is not None and not one.cited.court:
            start = name_start(text, base.start(), one.start, kind_of_base(base))
            key = (text[start : base.end()].lower().rstrip("."), "", "")
            known.setdefault(key, (one.parts[0].cited.number or 0, one.parts[0].cited.attachment or 0))
    for before, after in zip(drafts, drafts[1:], strict=False):
        if text[before.end : after.start] not in _JOINS:
            continue
        numbered, named = (before, after) if before.kind is CiteKind.ECF else (after, before)
        is_named = named.kind not in (CiteKind.ECF, CiteKind.APPENDIX) and named.cited.of is None
        if numbered.kind is CiteKind.ECF and is_named and not numbered.cited.court and len(numbered.parts) == 1:
            number = numbered.parts[0].cited
            known.setdefault(_key(named.cited), (number.number or 0, number.attachment or 0))
    return known


def _named(drafts: list[Draft], known: dict[tuple[str, str, str], tuple[int, int]]) -> list[Draft]:
    def cited(one: Cited) -> Cited:
        of = replace(one.of, known_as=known.get(_key(one.of))) if one.of is not None else None
        if one.kind is CiteKind.ECF:
            return one
        return replace(one, of=of, known_as=known.get(_key(one)))

    return [replace(one, parts=tuple(replace(part, cited=cited(part.cited)) for part in one.parts)) for one in drafts]


# Id.


@dataclass(slots=True)
class _Antecedent:
    """What an *id.* would mean here: a record cite, or None where it would be something else."""

    main: Cited | None = None
    aside: Cited | None = None
    aside_end: int = 0

    def note(self, position: int, cited: Cited | None, asides: Sequence[Span], place: int) -> None:
        if place < len(asides) and asides[place][0] <= position < asides[place][1]:
            self.aside, self.aside_end = cited, asides[place][1]
        else:
            self.main = cited

    def at(self, position: int) -> Cited | None:
        return self.aside if position < self.aside_end else self.main


def _with_ids(text: str, drafts: list[Draft]) -> list[Draft]:
    """The cites with those *id.* among them that follow a record cite."""
    asides = aside_spans(text)
    spans = [(one.start, one.end) for one in drafts if not one.is_mention]
    events: list[tuple[int, int, Draft | re.Match[str] | None]] = [
        (one.start, 0, one) for one in drafts if not one.is_mention
    ]
    events += [(match.start(), 0, match) for match in _ID.finditer(text)]
    events += [(place, 1, None) for place in _outside(_other_places(text), spans)]
    events.sort(key=lambda event: event[:2])
    found: list[Draft] = []
    antecedent = _Antecedent()
    place = taken = 0
    for position, _, event in events:
        while place < len(asides) and asides[place][1] <= position:
            place += 1
        if position < taken:
            continue
        if isinstance(event, re.Match):
            event = _id_cite(text, event, antecedent.at(position))
            taken = event.end if event is not None else position
        if event is not None:
            event = _attached(text, [*found[-1:], event])[-1] if event.kind is CiteKind.EXHIBIT else event
            found.append(event)
        antecedent.note(position, event.cited if event is not None else None, asides, place)
    return found


def _other_places(text: str) -> list[int]:
    return sorted([start for start, _ in legal_spans(text)] + other_sources(text))


def _outside(places: Iterable[int], spans: Sequence[Span]) -> list[int]:
    """The places that lie in none of the spans, which are in order. A source's page ends its match: "Dkt. 5 at" | 7."""
    found = []
    index = 0
    for place in places:
        while index < len(spans) and spans[index][1] < place:
            index += 1
        if index == len(spans) or not spans[index][0] <= place:
            found.append(place)
    return found


def _id_cite(text: str, match: re.Match[str], antecedent: Cited | None) -> Draft | None:
    """An *id.* with its own pin on what was cited before; without one, with the pin of that."""
    if antecedent is None:
        return None
    is_ibid = match[0].lower().startswith("ibid")
    pin, end = (antecedent.pin, match.end()) if is_ibid else read_pin(text, match.end(), bare_lines=True)
    if not pin and _AT.match(text, match.end()):
        return None  # "id. at 74,693": of the Federal Register
    if "*" in text[match.end() : end]:
        return None  # a page of Westlaw's
    if any(int(section.partition(".")[0].partition("(")[0]) >= _FIRST_OF_LAW for section in pin.sections):
        return None
    if _has_letter(antecedent) and pin.pages and not pin.pages[-1][-1:].isalpha():
        return None
    return draft_of_id(match.start(), end, replace(antecedent, pin=pin or antecedent.pin))


def draft_of_id(start: int, end: int, cited: Cited) -> Draft:
    """An *id.*: the kind of the cite is its own, what is cited keeps the kind it had."""
    return Draft(CiteKind.ID, start, end, (DraftPart(start, end, cited),))


def _has_letter(cited: Cited) -> bool:
    return bool(cited.pin.pages) and cited.pin.pages[-1][-1:].isalpha()


# Back to the pages


def _placed(joined: JoinedText, pages: Sequence[str], one: Draft) -> RecordCite:
    page, start, end, last = _span(joined, one.start, one.end)
    continued = None
    if last != page:
        first = next(place for place in range(joined.page_start(last), one.end) if joined.text[place] != " ")
        continued = (last + 1, joined.place(first)[1], joined.place(one.end - 1)[1] + 1)
    parts = []
    for part in one.parts:
        part_page, part_start, part_end, _ = _span(joined, part.start, part.end)
        if part_page == page:
            parts.append(CitePart(part_start, part_end, part.cited))
        else:  # it stands on the next page: its link is the whole cite
            parts.append(CitePart(start, end, part.cited))
    return RecordCite(one.kind, pages[page][start:end], page + 1, start, end, tuple(parts), continued)


def _span(joined: JoinedText, start: int, end: int) -> tuple[int, int, int, int]:
    """Page, start and end on it, and the page on which the last character stands."""
    page, first = joined.place(start)
    last_page, last = joined.place(end - 1)
    if last_page != page:
        stop = joined.page_end(page) - 1
        while joined.text[stop] == " ":
            stop -= 1
        last = joined.place(stop)[1]
    return page, first, last + 1, last_page
