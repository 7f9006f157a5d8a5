"""Who said the words between the marks: read from what stands right after or right before them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from caseorg.rules.release_descriptions import description_at, has_title
from caseorg.rules.release_names import Mention, Naming, after_name, mention_at
from caseorg.rules.release_words import ACCORDING, NOT_NAMES, SAYING_PATTERN, SAYING_VERB, TITLES, sentence_ends

REACH = 600
"""Characters before and after a quote in which it says who spoke."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speakers of a quote (several of a joint statement) and the place that says so. `weak` where the verb is one
    that also stands with scare quotes; `leads` where it is said that a statement follows, which may stand there without
    marks."""

    speakers: tuple[Mention, ...]
    start: int
    end: int
    weak: bool = False
    verbless: bool = False
    leads: bool = False


_SKIP = re.compile(r"[\s,;—–-]*")
_ADVERBS = r"(?:(?:also|later|then|further|además|también|today|hoy|recently|once|[a-z]+ly)\s+){0,2}"
_VERB = SAYING_VERB
_VERB_FIRST = re.compile(
    rf"{_ADVERBS}(?P<verb>{_VERB})\b(?:\s+por su parte)?"
    rf"(?:\s+(?:in|en)\s+(?:a|an|un|una)\s+(?:[a-zñóé]+\s+){{0,2}}(?:statement|"
    rf"comunicado|declaración|"
    r"interview|entrevista))?[\s,]+",
    re.IGNORECASE,
)
_VERB_AFTER = re.compile(rf"\s*,?\s*(?:has\s+|have\s+|ha\s+)?{_ADVERBS}(?P<verb>{_VERB})\b", re.IGNORECASE)
_AND = re.compile(r"\s*;\s*(?:and\s+|y\s+)?|\s*,?\s+(?:and|y|e|&|along with|together with|junto con)\s+")
_ELIDED = re.compile(
    rf"^[\s,;.]*(?:and|but|then|y|pero)?\s*{_ADVERBS}(?P<verb>{_VERB})\b[^.“”\"«»]{{0,60}}[,:]?\s*$", re.IGNORECASE
)
_DASHED = re.compile(r"\s*[,.]?\s*(?:—|–|--|-)\s*")
_COURTLY = re.compile(
    r"^(?:the\s+)?(?:court|panel|complaint|lawsuit|order|opinion|ruling|brief|statute|"
    r"law|act|report|letter|policy)\b",
    re.I,
)
_PAPERS = re.compile(
    r"(?:(?:the|according to(?: the)?|la|el|según (?:la|el)?)\s+)?(?:[\w’'-]+\s+)?(?:complaint|"
    r"lawsuit|suit|indictment|charges|"
    r"court documents|court papers|demanda|acusación)\b(?!\s+was)",
    re.IGNORECASE,
)
_LINE_HEAD = re.compile(
    r"^\s*(?:(?:joint\s+)?(?:statements?|quotes?|comments?|remarks?|declaraci[oó]n(?:es)?|"
    r"comunicado)\s+(?:from|of|by|attributable to|de|por)\s+)"
    r"(?:the\s+)?",
    re.IGNORECASE,
)


def after(text: str, at: int, end: int, *, ended: bool) -> Attribution | None:
    """The attribution that begins right after a quote that ends at `at`: ", said X, director of Y", "X said",
    ", according to X", ", X, director of Y," or "— X". `ended` is True where the quote ends with a full stop, after
    which a new sentence begins that must be about this quote."""
    end = min(end, at + REACH)
    dashed = _DASHED.match(text, at, end)
    skipped = _SKIP.match(text, at, end)
    begin = skipped.end() if skipped else at
    if begin >= end:
        return None
    according = ACCORDING.match(text, begin, end)
    verb = None if according else _VERB_FIRST.match(text, begin, end)
    if according is not None or (verb is not None and not (ended and text[begin].isupper())):
        first = (according or verb).end()  # type: ignore[union-attr]
        speakers, last = speakers_at(text, first, end)
        if not speakers:
            speakers, last = _called_loosely(text, first, end)
        return Attribution(speakers, begin, last) if speakers else None
    if ended and not (dashed and dashed[0].strip(" ,.")):
        return None
    speakers, last = speakers_at(text, begin, end)
    if not speakers:
        return None
    spoken = _VERB_AFTER.match(text, last, end)
    if spoken is not None:
        return Attribution(speakers, begin, _clause_end(text, spoken.end(), end))
    one = speakers[0]
    if one.naming is Naming.FULL and (one.title or one.organization) and (text[begin - 1 : begin] != "." or dashed):
        return Attribution(speakers, begin, last, verbless=True)
    if dashed and dashed[0].strip(" ,.") and one.naming is Naming.FULL:
        return Attribution(speakers, begin, last, verbless=True)
    return None


_LOOSE = re.compile(r"(?P<title>(?:[a-zà-ÿ][\w’'-]*\s+){1,4})(?=[A-ZÀ-ÖØ-Þ])")


def _called_loosely(text: str, at: int, end: int) -> tuple[tuple[Mention, ...], int]:
    """ "said conservator Ottilie Brandt": right after a verb of saying any words before a whole name are a title."""
    loose = _LOOSE.match(text, at, end)
    if loose is None:
        return (), at
    speakers, last = speakers_at(text, loose.end(), end)
    if not speakers or speakers[0].naming is not Naming.FULL or loose["title"].split()[0] in _NO_TITLES:
        return (), at
    first = replace(speakers[0], title=_both(loose["title"].strip(), speakers[0].title))
    return (first, *speakers[1:]), last


_NO_TITLES = frozenset("in on at of to by for that the a an and during after before from with en de que por".split())


def _clause_end(text: str, at: int, end: int) -> int:
    ends = sentence_ends(text, at, end)
    return ends[0] if ends else at


def before(text: str, start: int, at: int) -> Attribution | None:
    """The attribution in the sentence that leads to a quote which opens at `at`: "X said:", "According to X,",
    "X, director of Y, said the ruling", "X, director, Y:"."""
    start = max(start, at - REACH)
    ends = [end for end in sentence_ends(text, start, at) if text[end:at].strip(" \t(—–-:")]
    begin = ends[-1] if ends else start
    lead = re.compile(r"[\s,;.—–-]*").match(text, begin, at)
    begin = lead.end() if lead else begin
    sentence = text[begin:at]
    if not sentence.strip():
        return None
    headed = _headed(text, begin, at)
    if headed is not None:
        return headed
    if _PAPERS.match(sentence):
        return None
    for according in reversed(list(ACCORDING.finditer(text, begin, at))):
        speakers, last = speakers_at(text, according.end(), at)
        if speakers and text[last:at].strip(" ,:") in ("", "that", "que") or (speakers and len(text[last:at]) < 120):
            return Attribution(speakers, according.start(), last)
    issued = _issued(text, begin, at) if sentence.rstrip().endswith((":", ",")) else None
    return issued or _spoken(text, begin, at)


def _spoken(text: str, begin: int, at: int) -> Attribution | None:
    """Somebody named before a verb of saying; the last verb that has somebody before it counts."""
    for verb in reversed(list(SAYING_PATTERN.finditer(text, begin, at))):
        for start in _starts(text, begin, verb.start()):
            speakers, last = speakers_at(text, start, verb.start(), described=True)
            if not speakers:
                continue
            between = text[last : verb.start()]
            if _leads(between, speakers[-1]):
                weak = verb[0].lower() in _WEAK
                return Attribution(speakers, start, verb.end(), weak)
    return None


_WEAK = frozenset("called calls described describes".split())
_ONLY_ADVERBS = re.compile(rf"\s*,?\s*(?:has\s+|have\s+|had\s+|ha\s+|then\s+|who\s+)?{_ADVERBS}$", re.IGNORECASE)
_APPOSITION = re.compile(r"\s*(?:,|who\b|whose\b)[^;“”\"«»]{1,240},\s*(?:also\s+|further\s+)?$")


def _leads(between: str, speaker: Mention) -> bool:
    return bool(_ONLY_ADVERBS.fullmatch(between)) or (
        speaker.naming is not Naming.PRONOUN and bool(_APPOSITION.fullmatch(between))
    )


_CANDIDATE = re.compile(
    r"(?:(?<=^)|(?<=\s)|(?<=[(—–-]))(?=[A-ZÀ-ÖØ-Þ]|(?:he|she|they|él|ella|the|el|la|"
    r"her|his|their)\s)"
)


def _starts(text: str, begin: int, end: int) -> list[int]:
    """Where somebody may be named between two places: at capitals after small words, at pronouns and articles."""
    starts: list[int] = []
    last_capital = False
    for match in re.compile(r"\S+").finditer(text, begin, end):
        word = match[0]
        bare = word.lower().strip(",.;:")
        is_capital = word[0].isupper()
        if bare in TITLES and word[0].islower() and not last_capital:
            starts.append(match.start())
        elif bare in {"he", "she", "they", "él", "ella", "the", "el", "la", "los", "las", "her", "his", "their"}:
            starts.append(match.start())
            last_capital = False
        elif is_capital:
            if not last_capital and bare not in NOT_NAMES:
                starts.append(match.start())
            last_capital = bare not in NOT_NAMES and not word.endswith((",", ";", ":"))
        elif bare not in {"of", "for", "and", "the", "de", "del", "&", "y"}:
            last_capital = False
    return starts


def _headed(text: str, begin: int, at: int) -> Attribution | None:
    """ "Name, title, organization:" and "Statement from Name, title:" before a quote."""
    ending = text[begin:at].rstrip()
    lined = _LINE_HEAD.match(text, begin, at)
    if not lined and not ending.endswith((":", "—", "–", "--", "-")):
        return None
    speakers, last = speakers_at(text, lined.end() if lined else begin, at)
    if not speakers or speakers[0].naming not in {Naming.FULL, Naming.BODY}:
        return None
    if speakers[0].naming is Naming.BODY and not lined:
        return None
    rest = text[last:at].strip(" :—–-,\n")
    if rest and not lined:
        return None
    return Attribution(speakers, begin, last, verbless=True, leads=lined is not None)


def head_of(text: str, start: int = 0) -> Attribution | None:
    """A paragraph that only says whose statement follows: "X, director of Y, issued the following statement:",
    "Statement from X, director of Y:", "X, President, Y:"."""
    text = text.rstrip()
    if not text or len(text) - start > REACH:
        return None
    if text.endswith((":", "—", "–")) or _LINE_HEAD.match(text, start):
        headed = _headed(text, start, len(text))
        if headed is not None:
            return headed
    if not text.endswith(":"):
        return None
    begin = [start, *(end for end in sentence_ends(text, start, len(text)) if end < len(text))][-1]
    return _attributed(text, begin) or _issued(text, begin, len(text)) or _spoken(text, begin, len(text))


_ATTRIBUTED = re.compile(
    r"\b(?:attribut(?:ed|able) to|(?:statement|remarks|declaraci[oó]n|comunicado) (?:is |are )?(?:from|by|of|de)|"
    r"atribuir(?:se)? a)\s+",
    re.IGNORECASE,
)


def name_line(text: str) -> Attribution | None:
    """A line that is nothing but somebody with a title: "Celia Brightwater, Executive Director, Harbor Mothers"."""
    text = text.rstrip()
    if not 4 < len(text) < 140 or text[-1] in ".!?,;":
        return None
    speakers, last = speakers_at(text, 0, len(text))
    is_whole = bool(speakers) and not text[last:].strip(" ,") and speakers[0].naming is Naming.FULL
    return Attribution(speakers, 0, last, verbless=True) if is_whole and speakers[0].title else None


def _attributed(text: str, begin: int) -> Attribution | None:
    """ "The following can be attributed to X, director of Y:"."""
    for match in _ATTRIBUTED.finditer(text, begin):
        speakers, last = speakers_at(text, match.end(), len(text))
        if speakers and speakers[0].naming in {Naming.FULL, Naming.BODY}:
            return Attribution(speakers, match.start(), last, verbless=True, leads=True)
    return None


_ISSUED = re.compile(
    r"\b(?:issued|released|made|gave|offered|provided|published|had|emitió|hizo|publicó|"
    r"difundió|emitieron|issues|releases)\s+(?:the|this|a|la|el|"
    r"una|esta|estas|these|las)\s+(?:\w+\s+){0,3}?(?:statements?|comments?|remarks?|"
    r"response|reaction|declaraci[oó]n(?:es)?|comunicado|to say)",
    re.IGNORECASE,
)


def _issued(text: str, begin: int, end: int) -> Attribution | None:
    issued = _ISSUED.search(text, begin, end)
    if issued is None:
        return None
    for start in _starts(text, begin, issued.start()):
        speakers, last = speakers_at(text, start, issued.start())
        if speakers and speakers[0].naming is not Naming.ROLE and _leads(text[last : issued.start()], speakers[-1]):
            return Attribution(speakers, start, issued.end(), verbless=True, leads=True)
    return None


def speakers_at(text: str, at: int, end: int, *, described: bool = True) -> tuple[tuple[Mention, ...], int]:
    """Those named at `at`, each with what is said of them, and the place after it all."""
    speakers: list[Mention] = []
    while len(speakers) < 4:
        mention = mention_at(text, at, end)
        if mention is None or _is_no_speaker(mention):
            break
        mention, at = _described(text, mention, end) if described else (mention, mention.end)
        speakers.append(mention)
        joint = _AND.match(text, at, end)
        if joint is None or mention.naming in {Naming.PRONOUN, Naming.ROLE}:
            break
        following = mention_at(text, joint.end(), end)
        if following is None or following.naming is not Naming.FULL:
            break
        at = joint.end()
    return tuple(speakers), (speakers and at) or at


def _is_no_speaker(mention: Mention) -> bool:
    if mention.naming is Naming.LAST and not mention.title:
        return mention.name.lower() in NOT_NAMES or mention.name.lower() in TITLES
    return mention.naming in {Naming.ROLE, Naming.BODY} and bool(_COURTLY.match(mention.name))


def _described(text: str, mention: Mention, end: int) -> tuple[Mention, int]:
    if mention.naming in {Naming.PRONOUN, Naming.ROLE, Naming.BODY}:
        return mention, mention.end
    suffix, at = after_name(text, mention.end, end)
    told = description_at(text, at, end)
    title = _both(mention.title, told.title)
    organization = mention.organization or told.organization
    if mention.naming is Naming.LAST and mention.title is None:
        return replace(mention, aside=told.title), told.end if told.title else mention.end
    name = mention.name + (suffix if suffix and mention.organization is None else "")
    return replace(mention, name=name, title=title, organization=organization), told.end


def _both(before: str | None, behind: str | None) -> str | None:
    """The title before a name and the one behind it: "Attorney; lead attorney on the case"."""
    if before is None or behind is None or not has_title(behind) or behind.lower() in before.lower():
        return before or behind
    return f"{before}; {behind}"


def elided(text: str) -> bool:
    """Whether a gap only goes on with a verb: ", and added,"."""
    return bool(_ELIDED.match(text))
