"""The table of authorities of a filing: its cites of law grouped, named, sorted, with the pages of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from caseorg.model.authorities import Authority, AuthorityKind, AuthorityPlace, FoundLaw
from caseorg.rules.case_names import case_name
from caseorg.rules.federal_law import law_cites
from caseorg.rules.joined_text import JoinedText, furniture_spans
from caseorg.rules.legal_spans import aside_spans, other_sources
from caseorg.rules.record_cites import find_record_cites

PASSIM_FROM = 5
"""Pages from which a table may say "passim"."""

_ID = re.compile(r"(?<![\w.])(?:[Ii]d\.|[Ii]bid\.)(?!\w)")
_PAGE_PIN = re.compile(r",? at \*?\d+(?![\d(]|\.\d)")
_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}")
_LEADERS_OF_A_TABLE = 5
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_REGULATION = re.compile(r"C\.F\.R\.|Fed\. Reg\.|Code R\.|Admin\. Code")
_COURTS = {
    "scotus": "", "cadc": "D.C. Cir.", "cafc": "Fed. Cir.", "ca1": "1st Cir.", "ca2": "2d Cir.", "ca3": "3d Cir.",
    **{f"ca{number}": f"{number}th Cir." for number in range(4, 12)},
}  # fmt: skip
_AFTER_CITE = re.compile(r"[^();]{0,80}?\((?P<printed>[^()]{0,40}?(?:17|18|19|20)\d\d)\)")
_HISTORY = re.compile(r"(?:denied|granted|dismissed|vacated|remanded|aff'd|rev'd|reported (?:at|in)|printed at"
                      r"|available at|\d),? ?$")
"""What stands before a cite that is no case of its own: what became of one, where an opinion below is, a parallel."""
_NUMBER = re.compile(r",? (?=No\. [\w-]+$)")


@dataclass(slots=True)
class _Entry:
    kind: AuthorityKind
    cite: str
    names: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)
    pages: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    key: str | None  # None is a source that is no law


def authorities_of(
    pages: Sequence[str], found: Sequence[FoundLaw], joined: JoinedText, *, place: Callable[[int], AuthorityPlace]
) -> list[Authority]:
    """The authorities cited on the pages of a filing, in the order of a table.

    `found` are the cites that were read in `joined.text`; `place` names a page (from 0). The filing's own tables of
    contents and authorities do not count.
    """
    tables = {index for index, page in enumerate(pages) if is_table(page)}
    entries: dict[str, _Entry] = {}
    in_table = [joined.place(one.start)[0] in tables for one in found]
    mentions = [*_law_mentions(joined.text, entries), *_found_mentions(joined.text, found, in_table, entries)]
    mentions += _record_mentions(joined, pages)
    for mention in _with_ids(joined.text, sorted(mentions, key=lambda one: (one.start, -one.end))):
        page = joined.place(mention.start)[0]
        if page not in tables and mention.key is not None:
            entries[mention.key].pages.append(page)
    listed = [_authority(entry, place) for entry in entries.values() if entry.pages]
    return sorted(listed, key=sorting_key)


def is_table(page: str) -> bool:
    """Whether a page is one of a table of contents or authorities: dot leaders on many lines."""
    return sum(_LEADERS.search(line) is not None for line in page.split("\n")) >= _LEADERS_OF_A_TABLE


def printed_labels(pages: Sequence[str]) -> list[str]:
    """The page numbers as the filing prints them, told from the edges of its pages; the place in the file where it
    prints none."""
    seen: Counter[int] = Counter()
    for index, page in enumerate(pages):
        numbers = {
            int(digits[0])
            for start, end in furniture_spans(page)
            if len(digits := re.findall(r"\d+", page[start:end])) == 1 and end - start < 20
        }
        seen.update(index - number for number in numbers if number <= len(pages))
    offset, times = seen.most_common(1)[0] if seen else (-1, 0)
    if times < 3 or times * 3 < len(pages):
        offset = -1
    return [str(index - offset) if index > offset else _roman(index) for index in range(len(pages))]


def _roman(index: int) -> str:
    return _ROMAN[index] if index < len(_ROMAN) else str(index + 1)


# Mentions


def _law_mentions(text: str, entries: dict[str, _Entry]) -> list[_Mention]:
    mentions = []
    for cite in law_cites(text):
        entries.setdefault(cite.cite, _Entry(cite.kind, cite.cite))
        mentions.append(_Mention(cite.at, cite.end, cite.cite))
    return mentions


def _found_mentions(
    text: str, found: Sequence[FoundLaw], in_table: Sequence[bool], entries: dict[str, _Entry]
) -> list[_Mention]:
    """Those of the reader of citations, but for statutes and rules, which are read here. A name from a table counts
    only where the text has none: the page number of the line before stands beside it."""
    tabled = {one.start for one, is_tabled in zip(found, in_table, strict=True) if is_tabled}
    ours = [(cite.at, cite.end) for cite in law_cites(text)]
    mentions = []
    for one in _outside(found, ours):
        if not one.cite[:1].isdigit() and one.kind == "case":
            continue  # "Thompson, 142": a party's name taken for a reporter
        key = f"#{one.key}"
        entry = entries.setdefault(key, _Entry(_kind(one), one.cite))
        if one.kind == "case" and one.is_full:
            name = case_name(text, one.start)[0] or one.name
            if not name and _HISTORY.search(text, max(0, one.start - 30), one.start):
                continue
            if name:
                entry.names[name] += 1 if one.start in tabled else 1000
            ending = _ending(text, one)
            if ending:
                entry.endings[ending] += 1
        mentions.append(_Mention(one.start, one.end, key))
    return mentions


def _outside(found: Sequence[FoundLaw], spans: Sequence[tuple[int, int]]) -> Iterable[FoundLaw]:
    place = 0
    for one in found:
        while place < len(spans) and spans[place][1] <= one.start:
            place += 1
        if place == len(spans) or spans[place][0] >= one.end:
            yield one


def _kind(one: FoundLaw) -> AuthorityKind:
    if one.kind == "case":
        return AuthorityKind.CASE
    if one.kind == "journal":
        return AuthorityKind.OTHER
    return AuthorityKind.REGULATION if _REGULATION.search(one.cite) else AuthorityKind.STATUTE


def _ending(text: str, one: FoundLaw) -> str:
    """ "(D.C. Cir. 2011)" as printed after the cite."""
    after = _AFTER_CITE.match(text, one.end)
    if after is not None:
        return f"({after['printed']})"
    court = _COURTS.get(one.court, "")
    return f"({court} {one.year})".replace("( ", "(") if one.year else ""


def _record_mentions(joined: JoinedText, pages: Sequence[str]) -> list[_Mention]:
    """Record cites and other sources: an *id.* after them is of no law."""
    starts = {page: joined.page_start(page) for page in range(len(pages))}
    found = []
    for cite in find_record_cites(pages):
        position = joined.position(starts[cite.page - 1], cite.start)
        found.append(_Mention(position, position + len(cite.text), None))
    return found + [_Mention(place, place, None) for place in other_sources(joined.text)]


def _with_ids(text: str, mentions: Sequence[_Mention]) -> list[_Mention]:
    """The mentions with each *id.* put to the source cited before it. One "at 22" after a statute or a rule means
    something else, cited in a way that is not read here: law of sections has no pages."""
    asides = aside_spans(text)
    ids = [_Mention(match.start(), match.end(), "id") for match in _ID.finditer(text)]
    taken_by_record = {one.start for one in mentions if one.key is None}
    events = sorted([*mentions, *(one for one in ids if one.start not in taken_by_record)], key=lambda one: one.start)
    result: list[_Mention] = []
    last: str | None = None
    cited_until = place = 0
    for event in events:
        while place < len(asides) and asides[place][1] <= event.start:
            place += 1
        in_aside = place < len(asides) and asides[place][0] <= event.start
        if event.key == "id":
            if last is not None and _is_by_section(last) and _PAGE_PIN.match(text, event.end):
                last = None
            if last is not None:
                result.append(replace(event, key=last))
            continue
        if event.key is not None:
            result.append(event)
            cited_until = max(cited_until, event.end + 2)
        elif event.start <= cited_until and event.start == event.end:
            continue  # "555 U.S. at" | 20 is the cite's own page
        if not in_aside:
            last = event.key
    return result


def _is_by_section(key: str) -> bool:
    """Whether it is law as `law_cites` reads it, rather than a source of pages."""
    return not key.startswith("#")


# The table


def _authority(entry: _Entry, place: Callable[[int], AuthorityPlace]) -> Authority:
    name = max(entry.names, key=lambda one: (entry.names[one], len(one)), default="")
    name, number = [*_NUMBER.split(name, 1), ""][:2]  # the docket number of an unreported one
    ending = entry.endings.most_common(1)[0][0] if entry.endings else ""
    cite = ", ".join(part for part in (number, entry.cite) if part)
    cite = f"{cite} {ending}" if ending else cite
    places = tuple(place(page) for page in sorted(set(entry.pages)))
    return Authority(entry.kind, name, cite, places, len(entry.pages))


def sorting_key(authority: Authority) -> tuple[int, list[tuple[int, int, str]]]:
    """Sections in their order, cases by name, laws by title and section as numbers, articles by their own."""
    text = authority.text.lower().replace("’", "'")
    text = re.sub(r"^(?:in re|ex parte|matter of|the)\s+", "", text)
    parts = re.findall(r"\d+|[^\W\d_]+", text)
    order = list(AuthorityKind).index(authority.kind)
    return order, [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]


def merged(tables: Iterable[Sequence[Authority]]) -> list[Authority]:
    """One table of several filings: the same authority once, under the fullest name, with all its places."""
    found: dict[str, Authority] = {}
    for table in tables:
        for one in table:
            key = re.sub(r"\s*\([^()]*\)$", "", one.cite).lower()
            known = found.get(key)
            if known is None:
                found[key] = one
                continue
            fuller = max((known, one), key=lambda each: (bool(each.name), len(each.cite), len(each.name)))
            found[key] = replace(fuller, places=known.places + one.places, count=known.count + one.count)
    return sorted(found.values(), key=sorting_key)


def page_words(places: Sequence[AuthorityPlace], *, passim: bool = False) -> str:
    """The pages as a table prints them: "3, 7, 12", or "passim" for many where that is wanted."""
    if passim and len(places) >= PASSIM_FROM:
        return "passim"
    return ", ".join(dict.fromkeys(place.label for place in places))


