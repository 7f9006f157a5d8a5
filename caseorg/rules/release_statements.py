"""What was said and by whom: the quotes of the paragraphs, each with its attribution, put together to statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from caseorg.model.release import QuoteKind, ReleaseQuote, Words
from caseorg.rules.release_attributions import REACH, Attribution, after, before, elided, head_of, name_line
from caseorg.rules.release_flow import Flow
from caseorg.rules.release_marks import Quoted, opens_with_mark, quoted_in
from caseorg.rules.release_names import Mention, Naming
from caseorg.rules.release_people import People, Person
from caseorg.rules.release_words import sentence_ends

_FEWEST_WORDS = 3  # of a few quoted words inside somebody's reported speech
_TITLED = re.compile(
    r"\b(?:in|titled|entitled|called|named|report|study|article|essay|book|act|song|"
    r"film|en|titulado|titulada|llamado|llamada)\s*[,:]?\s*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[,.?!…—–-]\s*[’'”\"]*\s*$")
_COURTLY = re.compile(r"\b(?:judge|justice|juez|jueza|magistrad[oa])\b", re.IGNORECASE)
_MOST_COMMAS = 40
_SUBJECT = 90  # characters of a paragraph in which the one is named whom it is about
_STRAY = re.compile(r"[\s.,;:)\]—–-]*")


@dataclass(slots=True)
class _Open:
    """A statement while its segments are gathered."""

    people: list[Person]
    segments: list[Words]
    attribution: Words | None
    paragraph: int
    open_end: bool = False


@dataclass(slots=True)
class _State:
    flows: Sequence[Flow]
    people: People
    plain: Sequence[str]
    recent: list[Person] = field(default_factory=list)
    done: list[_Open] = field(default_factory=list)
    head: tuple[Attribution, int] | None = None
    unmarked: _Open | None = None


def quotes_of(
    flows: Sequence[Flow], people: People, plain: Sequence[str], *, starts: Sequence[int]
) -> tuple[ReleaseQuote, ...]:
    """The statements of some paragraphs in their order. `plain` has each paragraph with blanks in the place of
    quotes; `starts` where in each paragraph its words begin (after a dateline)."""
    state = _State(flows, people, plain)
    for number in range(len(flows)):
        _read_paragraph(state, number, starts[number])
    return tuple(_quote(statement) for statement in state.done if statement.people)


def _quote(statement: _Open) -> ReleaseQuote:
    first = statement.people[0]
    title = first.title or ""
    return ReleaseQuote(
        speaker=" and ".join(person.name for person in statement.people),
        title=first.title,
        organization=first.organization,
        segments=tuple(statement.segments),
        attribution=statement.attribution,
        kind=QuoteKind.FILING if _COURTLY.search(title) else QuoteKind.VERBATIM,
    )


def breaks_off(text: str, start: int, end: int) -> int | None:
    """Where the words said end that begin at `start`, if before `end` it is said who spoke: a forgotten mark."""
    found = 0
    for comma in re.compile(r"[,?!]\s").finditer(text, max(start, end - REACH), end):
        found += 1
        if found > _MOST_COMMAS:
            return None
        told = after(text, comma.end(), end, ended=False)
        if told is None or told.speakers[0].naming is not Naming.FULL:
            continue
        rest = text[told.end : end]
        if sentence_ends(text, told.end, end) and len(rest.strip()) < 120 or not rest.strip(" ."):
            return comma.start() + 1
    return None


def _read_paragraph(state: _State, number: int, begin: int) -> None:
    flow = state.flows[number]
    text = flow.text
    quoted = quoted_in(text, lambda start, end: breaks_off(text, start, end))
    quoted = [one for one in quoted if one.start >= begin and text[one.start : one.end].strip()]
    if not quoted:
        _without_marks(state, number, begin)
        return
    state.unmarked = None
    previous: _Open | None = None
    last_end = begin
    for index, one in enumerate(quoted):
        gap_end = quoted[index + 1].outer_start if index + 1 < len(quoted) else len(text)
        statement = _statement(state, number, one, previous, (last_end, gap_end), index == 0)
        if statement is not None:
            statement.open_end = not one.closed and one.end == len(text)
        previous = statement
        last_end = one.outer_end
    if state.head is not None and state.head[1] < number - 1:
        state.head = None


def _statement(
    state: _State, number: int, one: Quoted, previous: _Open | None, gap: tuple[int, int], is_first: bool
) -> _Open | None:
    """The statement a quote belongs to: a new one, or the one before it that goes on; None where it is none."""
    flow = state.flows[number]
    text = flow.text
    told = _attribution(text, one, gap[0], gap[1])
    words = flow.words(one.start, one.end)
    if told is not None:
        speakers = _resolved(state, number, told, one)
        if speakers:
            if previous is not None and _same(previous.people, speakers) and previous.paragraph == number:
                previous.segments.append(words)
                return previous
            return _begin(state, number, speakers, words, flow.words(told.start, told.end))
        if told.speakers[0].naming is not Naming.PRONOUN:
            return None
    if previous is not None and _goes_on(text, one, gap[0]):
        previous.segments.append(words)
        return previous
    if is_first:
        return _carried(state, number, one, words)
    return None


def _begin(state: _State, number: int, speakers: list[Person], words: Words, attribution: Words | None) -> _Open:
    statement = _Open(speakers, [words], attribution, number)
    state.done.append(statement)
    state.people.spoke(speakers[0])
    state.recent = []
    return statement


def _same(first: Sequence[Person], second: Sequence[Person]) -> bool:
    return [person.name.lower() for person in first] == [person.name.lower() for person in second]


def _attribution(text: str, one: Quoted, start: int, end: int) -> Attribution | None:
    said = text[one.start : one.end].rstrip()
    ended = said.endswith(".") or (said[-1:] in "”’»\"'" and said[:-1].endswith("."))
    following = after(text, one.outer_end, end, ended=ended)
    leading = before(text, start, one.outer_start)
    lead = text[start : one.outer_start].rstrip()
    if (
        leading is not None
        and lead.endswith((",", ":", "—", "–"))
        and not (following and _is_verb_first(text, following))
    ):
        return leading
    if following is not None and _is_speech(text, one, following, start):
        return following
    if leading is not None and _is_reported(text, one, leading):
        return leading
    return None


def _is_verb_first(text: str, told: Attribution) -> bool:
    return text[told.start : told.start + 1].islower() and not told.verbless and told.speakers[0].start > told.start


def _is_speech(text: str, one: Quoted, told: Attribution, start: int) -> bool:
    """Whether quoted words before an attribution are speech and not the name of something."""
    lead = text[max(start, one.outer_start - 40) : one.outer_start]
    if _TITLED.search(lead):
        return False
    said = text[one.start : one.end]
    if told.verbless:
        return bool(_ENDS.search(said)) and (not lead.strip() or lead.rstrip().endswith((".", ":", "”", '"')))
    return bool(_ENDS.search(said)) or _is_verb_first(text, told) or len(said.split()) >= _FEWEST_WORDS


def _is_reported(text: str, one: Quoted, told: Attribution) -> bool:
    """Whether a few words in somebody's reported speech are enough of it to be a statement."""
    lead = text[told.end : one.outer_start].strip()
    if lead in {"", ",", ":", ", “"} and not told.weak:
        return True
    if _TITLED.search(lead) and not told.weak:
        return False
    return len(text[one.start : one.end].split()) >= _FEWEST_WORDS


def _goes_on(text: str, one: Quoted, gap_start: int) -> bool:
    """Whether a quote goes on with the statement before it: between them stands only who spoke."""
    gap = text[gap_start : one.outer_start]
    if elided(gap):
        return True
    stray = _STRAY.match(gap)
    if stray is not None and stray.end() == len(gap):
        return True
    told = after(text, gap_start, one.outer_start, ended=False)
    if told is None:
        return False
    ends = sentence_ends(text, told.end, one.outer_start)
    rest = text[ends[0] if ends else told.end : one.outer_start] if told.end < one.outer_start else ""
    if not ends and not text[max(told.end - 1, 0) : one.outer_start].startswith("."):
        return len(rest) < 160
    return not rest.strip(' .—–-“"«') or elided(rest)


def _carried(state: _State, number: int, one: Quoted, words: Words) -> _Open | None:
    """The statement of a quote whose paragraph does not say who spoke: that of the line before or after, or the last
    one going on."""
    flow = state.flows[number]
    text = flow.text
    leads = not text[: one.outer_start].strip(" \t—–-•*·>")
    if not leads:
        return None
    head = state.head
    last = state.done[-1] if state.done else None
    goes_on = last is not None and last.paragraph == number - 1
    if goes_on and last is not None and last.open_end:
        return _append(last, number, words)
    if head is not None and head[1] == number - 1:
        speakers = _resolved(state, head[1], head[0], None)
        if speakers:
            return _begin(state, number, speakers, words, state.flows[head[1]].words(head[0].start, head[0].end))
    if one.reaches(text) or _is_alone(text, one):
        signed = _signature(state, number)
        if signed is not None:
            return signed_statement(state, number, signed, words)
        if goes_on and last is not None:
            return _append(last, number, words)
    return None


def _is_alone(text: str, one: Quoted) -> bool:
    return not text[one.outer_end :].strip(" .")


def _append(statement: _Open, number: int, words: Words) -> _Open:
    statement.segments.append(words)
    statement.paragraph = number
    return statement


def signed_statement(state: _State, number: int, signed: tuple[int, Attribution], words: Words) -> _Open | None:
    """A quote whose speaker is named in a line after it."""
    speakers = _resolved(state, signed[0], signed[1], None)
    if not speakers:
        return None
    return _begin(state, number, speakers, words, state.flows[signed[0]].words(signed[1].start, signed[1].end))


def _signature(state: _State, number: int) -> tuple[int, Attribution] | None:
    """The line after a quote, or after the paragraphs it goes on in, that names the speaker: "— Jane Roe, director"."""
    for at in range(number + 1, min(number + 8, len(state.flows))):
        text = state.flows[at].text
        if opens_with_mark(text):
            if quoted_in(text) and not text.rstrip()[-1:].isalpha():
                continue
            return None
        if len(text) > 200:
            return None
        dashed = text.lstrip()[:1] in "—–-~"
        told = after(text, 0, len(text), ended=False)
        is_apart = state.flows[at].after_blank and at + 1 < len(state.flows) and not state.flows[at + 1].after_blank
        if (
            told is not None
            and (dashed or not (is_apart or text.rstrip().endswith((".", ":"))))
            and told.speakers[0].naming is Naming.FULL
        ):
            return at, told
        return None
    return None


def _without_marks(state: _State, number: int, begin: int) -> None:
    told = head_of(state.flows[number].text, begin)
    following = state.flows[number + 1] if number + 1 < len(state.flows) else None
    if told is None and following is not None and not following.after_blank and opens_with_mark(following.text):
        told = name_line(state.flows[number].text)
    if told is not None:
        state.head = (told, number)
        state.unmarked = None
    elif _is_said(state.flows[number].text):
        _say_unmarked(state, number, begin)
    else:
        state.unmarked = None
    head = state.plain[number][begin : begin + _SUBJECT]
    state.recent = [person for person in state.people.called_in(head)[:1] if not _COURTLY.search(person.title or "")]


def _is_said(text: str) -> bool:
    """Whether a paragraph without marks can be part of a statement: sentences, and nobody's address."""
    return text.rstrip()[-1:] in ".!?" and len(text.split()) > 4 and "@" not in text and "http" not in text


def _say_unmarked(state: _State, number: int, begin: int) -> None:
    """A statement set without marks goes on in paragraphs from the line on that leads to it."""
    words = state.flows[number].words(begin, len(state.flows[number].text))
    head = state.head
    if state.unmarked is not None and state.unmarked.paragraph == number - 1:
        _append(state.unmarked, number, words)
    elif head is not None and head[0].leads and head[1] == number - 1:
        speakers = _resolved(state, head[1], head[0], None)
        if speakers:
            attribution = state.flows[head[1]].words(head[0].start, head[0].end)
            state.unmarked = _begin(state, number, speakers, words, attribution)


def _resolved(state: _State, number: int, told: Attribution, one: Quoted | None) -> list[Person]:
    place = max((mention.start for mention in told.speakers if mention.naming is Naming.PRONOUN), default=0)
    nearby = [*state.recent, *state.people.called_in(state.plain[number][:place])] if place else []
    speakers: list[Person] = []
    for mention in told.speakers:
        person = _resolve_one(state, mention, nearby)
        if person is None:
            return []
        speakers.append(person)
    return speakers


def _resolve_one(state: _State, mention: Mention, nearby: list[Person]) -> Person | None:
    person = state.people.resolve(mention, nearby)
    if person is not None and mention.naming is Naming.FULL:
        state.people.add(person)
    return person
