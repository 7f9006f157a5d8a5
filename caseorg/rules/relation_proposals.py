"""What the title of a filing says of its relation to earlier filings of the case: proposed, never made by itself.

A title may name a docket number ("Opposition to Motion (ECF No. 8)", "granting 8 Motion to Dismiss", as CM/ECF writes
it) or the paper alone ("Reply in Support of Motion to Stay"); attachments belong to the main document of their entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caseorg.model.document import DocumentKind as Kind
from caseorg.model.document import DocumentRelationKind as Relation


@dataclass(frozen=True, kw_only=True, slots=True)
class Filing:
    """A document as far as its relations can be read. `number` is its ECF No. or None, `attachment` 0 for a main
    document; `docket_text` is the text of its entry where it is the main document of one."""

    uuid: str
    title: str
    kind: Kind
    number: int | None = None
    attachment: int = 0
    docket_text: str = ""


@dataclass(frozen=True, slots=True)
class ProposedRelation:
    """`because` is what of the filing says so, for the person who decides."""

    kind: Relation
    other_uuid: str
    because: str


# What a kind of filing does to the papers it names, and which papers those can be where no number is named.
_ACTS: dict[Kind, tuple[Relation, frozenset[Kind]]] = {
    Kind.OPPOSITION: (Relation.RESPONDS_TO, frozenset({Kind.MOTION, Kind.PETITION})),
    Kind.ANSWER: (Relation.RESPONDS_TO, frozenset({Kind.COMPLAINT, Kind.PETITION})),
    Kind.REPLY: (Relation.REPLIES_TO, frozenset({Kind.MOTION, Kind.PETITION})),
    **{
        kind: (Relation.RULES_ON, frozenset({Kind.MOTION, Kind.PETITION}))
        for kind in (Kind.ORDER, Kind.OPINION, Kind.JUDGMENT)
    },
}
_PAPER = (
    r"(?:[\w.'’]+\s){0,3}?(?:motions?|complaint|petition|application|opposition|response|memorandum|brief|notice|reply|"
    r"objections?|request|stipulation|letter)\b"
)
_NUMBER = r"(\d{1,5})(?:-(\d{1,4}))?(?!\d)"
_CITED = re.compile(
    r"(?:\b(?:ECF|Dkt|Docket|Doc|D\.\s?E)\b|\brelated\s+doc(?:ument)?(?:\(s\)|s\b)?)\.?\s*(?:Entry\s*)?(?:Nos?\.?)?"
    rf"\s*#?\s*((?:{_NUMBER}(?:\s*(?:,\s*and|,|&|and)\s*)?)+)",
    re.IGNORECASE,
)
_BEFORE_PAPER = re.compile(
    rf"\b(?:granting|denying|moot|part|re|regarding|to|on|of|and)\s+\[?{_NUMBER}\]?\s+(?={_PAPER})", re.IGNORECASE
)
_PAPER_AT = re.compile(_PAPER, re.IGNORECASE)
_BRACKETED = re.compile(rf"\[{_NUMBER}\]")
_ONE = re.compile(_NUMBER)
_ABOUT = re.compile(
    r"\b(?:to|in support of|supporting|granting|denying|dismissing|on|re|regarding)\b(?=.*?\b(motion|petition|"
    r"application)\b(.*))",
    re.IGNORECASE,
)
# Orders about a motion that do not decide it.
_NO_RULING = re.compile(r"\b(?:setting|scheduling|hearing|standing order|briefing|extend)\b", re.IGNORECASE)
_AMENDED = re.compile(r"\b(?:amended|supplemental|substitute)\b", re.IGNORECASE)
_REDACTED = re.compile(r"\(?\[?\bredacted(?:\s+(?:version|copy)\s+of)?\b\]?\)?[\s:,-]*", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
_EMPTY_WORDS = frozenset(
    "the and for its his her their with without motion motions petition application plaintiff plaintiffs defendant "
    "defendants petitioner petitioners respondent respondents government federal opposed unopposed joint ecf nos dkt "
    "part granting denying support opposition reply response order memorandum opinion".split()
)
_ALIKE = 0.6  # of the words that say what a motion is for


def proposed_relations(filing: Filing, others: Sequence[Filing]) -> list[ProposedRelation]:
    """What is to be asked of a filing among the other documents of its case, each pair once."""
    found: dict[tuple[Relation, str], ProposedRelation] = {}
    for one in _all(filing, [other for other in others if other.uuid != filing.uuid]):
        found.setdefault((one.kind, one.other_uuid), one)
    return list(found.values())


def _all(filing: Filing, others: list[Filing]) -> Iterator[ProposedRelation]:
    yield from _by_place(filing, others)
    act = _ACTS.get(filing.kind)
    if act is not None and act[0] is Relation.RULES_ON and _NO_RULING.search(filing.title):
        act = None
    if act is not None and not filing.attachment:
        relation, kinds = act
        named = list(_by_number(filing, others, relation)) or list(_by_words(filing, others, relation, kinds))
        yield from _to_oppositions(filing, named, others) if relation is Relation.REPLIES_TO else named
    yield from _by_version(filing, others)


def _by_place(filing: Filing, others: Sequence[Filing]) -> Iterator[ProposedRelation]:
    """An attachment belongs to the main document of its entry."""
    if not filing.attachment or filing.number is None:
        return
    relation = Relation.EXHIBIT_TO if filing.kind is Kind.EXHIBIT else Relation.ATTACHMENT_OF
    for other in others:
        if other.number == filing.number and not other.attachment:
            yield ProposedRelation(relation, other.uuid, f"It is attachment {filing.attachment} to it")


def _by_number(filing: Filing, others: Sequence[Filing], relation: Relation) -> Iterator[ProposedRelation]:
    text = f"{filing.title}\n{filing.docket_text}"
    for number, attachment, said in _numbers(text):
        if number == filing.number:
            continue
        for other in others:
            if (other.number, other.attachment) == (number, attachment):
                yield ProposedRelation(relation, other.uuid, f"It says “{said}”")


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """The docket and attachment numbers that a text names, with the words that do."""
    for match in _CITED.finditer(text):
        said = " ".join(match[0].split()).rstrip(" ,&")
        for one in _ONE.finditer(match[1]):
            yield int(one[1]), int(one[2] or 0), said
    for pattern in (_BEFORE_PAPER, _BRACKETED):
        for match in pattern.finditer(text):
            paper = _PAPER_AT.match(text, match.end())
            said = text[match.start() : paper.end() if paper else match.end()]
            yield int(match[1]), int(match[2] or 0), " ".join(said.split())


def _by_words(
    filing: Filing, others: Sequence[Filing], relation: Relation, kinds: frozenset[Kind]
) -> Iterator[ProposedRelation]:
    """The newest earlier paper whose own words are those the title speaks of; without such words, the only one."""
    earlier = [other for other in others if other.kind in kinds and not other.attachment and _is_before(other, filing)]
    if filing.kind is Kind.ANSWER:
        newest = max(earlier, key=lambda other: other.number or 0, default=None)
        if newest is not None:
            yield ProposedRelation(relation, newest.uuid, "An answer responds to the newest complaint before it")
        return
    about = _ABOUT.search(filing.title)
    if about is None:
        return
    wanted = _words(about[2])
    if not wanted:
        if len(earlier) == 1:
            yield ProposedRelation(relation, earlier[0].uuid, f"It is the only {earlier[0].kind} before it")
        return
    alike = [other for other in earlier if len(wanted & _words(other.title)) >= _ALIKE * len(wanted)]
    best = max(alike, key=lambda other: (len(wanted & _words(other.title)), other.number or 0), default=None)
    if best is not None:
        yield ProposedRelation(relation, best.uuid, f"It speaks of the “{' '.join((about[1] + about[2]).split())}”")


def _to_oppositions(
    filing: Filing, named: Sequence[ProposedRelation], others: Sequence[Filing]
) -> Iterator[ProposedRelation]:
    """A reply in support of a motion replies to what opposes that motion, where that is in the case."""
    motions = {one.other_uuid for one in named}
    by_uuid = {other.uuid: other for other in others}
    oppositions = [
        other
        for other in others
        if other.kind is Kind.OPPOSITION
        and _is_before(other, filing)
        and motions & {one.other_uuid for one in proposed_relations(other, [by_uuid[uuid] for uuid in motions])}
    ]
    for other in oppositions:
        yield ProposedRelation(Relation.REPLIES_TO, other.uuid, "It opposes the motion that this reply supports")
    if not oppositions:
        yield from named


def _by_version(filing: Filing, others: Sequence[Filing]) -> Iterator[ProposedRelation]:
    """Redacted versions of the same paper, and amended complaints."""
    plain = _REDACTED.sub("", filing.title).strip()
    if plain != filing.title.strip():
        for other in others:
            if plain and other.title.strip().casefold() == plain.casefold():
                yield ProposedRelation(Relation.REDACTED_VERSION_OF, other.uuid, "It has the same title")
    if filing.kind in (Kind.COMPLAINT, Kind.PETITION) and _AMENDED.search(filing.title) and not filing.attachment:
        earlier = [
            other
            for other in others
            if other.kind is filing.kind and not other.attachment and other.number and _is_before(other, filing)
        ]
        newest = max(earlier, key=lambda other: other.number or 0, default=None)
        if newest is not None:
            yield ProposedRelation(Relation.SUPERSEDES, newest.uuid, f"It amends the {newest.kind}")


def _is_before(other: Filing, filing: Filing) -> bool:
    return other.number is None or filing.number is None or other.number < filing.number


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _EMPTY_WORDS
