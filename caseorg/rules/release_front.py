"""What stands above a release: markers, date, embargo, headline, subheads, and the place it is dated from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseorg.model.release import ReleaseDate, Words
from caseorg.rules.docket_numbers import full_year
from caseorg.rules.release_flow import Flow
from caseorg.rules.release_marks import opens_with_mark

_MOST_LINES = 40
_MARKER = re.compile(
    r"\s*\**\s*(?:for\s+immediate\s+release|for\s+release|para\s+(?:su\s+)?(?:publicaci[oó]n|"
    r"difusi[oó]n|divulgaci[oó]n)(?:\s+inmediata)?|immediate\s+release|"
    r"(?:press|news|media)\s+(?:release|advisory|statement)|comunicado\s+de\s+prensa|"
    r"bolet[ií]n\s+de\s+prensa|nota\s+de\s+prensa|statement|"
    r"joint\s+(?:press\s+release|statement)|news|press|advisory)\b\s*[:|*–—-]*\s*",
    re.IGNORECASE,
)
_EMBARGO = re.compile(
    r"\b(?:embargo(?:ed|ado|ada)?|hold\s+for\s+release|not\s+for\s+(?:release|publication)\s+(?:until|"
    r"before))\b",
    re.IGNORECASE,
)
_MONTHS = {
    **{name: i + 1 for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())},
    **{name: i + 1 for i, name in enumerate("ene feb mar abr may jun jul ago sep oct nov dic".split())},
}
_NAMED = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\.?\s{1,3}(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?P<year>(?:19|20)\d\d)"
)
_DAY_FIRST = (
    r"(?P<day2>\d{1,2})(?:\s+de)?\s+(?P<month2>january|february|march|april|may|june|"
    r"july|august|september|october|november|december|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|"
    r"diciembre)(?:\s+del?)?,?\s+(?P<year2>(?:19|20)\d\d)"
)
_NUMBERS = r"(?P<m>\d{1,2})[/.-](?P<d>\d{1,2})[/.-](?P<y>(?:19|20)?\d\d)(?!\d)|(?P<iso>20\d\d-\d\d-\d\d)"
DATE = re.compile(rf"\b(?:{_NAMED}|{_DAY_FIRST}|{_NUMBERS})", re.IGNORECASE)
_DATE_LEFT = re.compile(
    r"(?:\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b|\b(?:lunes|martes|miércoles|"
    r"jueves|viernes|sábado|domingo)\b|\b(?:date|fecha|released?|posted|contact)\b"
    r"|\d{1,2}:\d\d|[ap]\.?m\.?|\b[ECMP][SD]?T\b|[\s,:;|·•–—().-])+",
    re.IGNORECASE,
)
_PLACE = r"[A-ZÀ-ÖØ-Þ][\w.’'‘-]*(?:\s+(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*|de|del|la|las|los|of)){0,4}"
_DATELINE = re.compile(
    rf"\s*\(?(?P<place>{_PLACE}(?:\s?[,/&]\s?{_PLACE}){{0,2}})\)?"
    rf"(?P<date>\s*[,(–—-]*\s*(?:{_NAMED}|(?:[A-Z][a-z]+day,?\s+)?[A-Z][a-z]{{2,8}}\.?\s+\d{{1,2}}|"
    rf"{_DAY_FIRST.replace('day2', 'day3').replace('month2', 'month3').replace('year2', 'year3')})?\)?)"
    r"\s*(?:\([A-Z][\w .]{1,30}\)\s*)?\.?\s?(?:[—–―]\s*|(?:--|-{1,2}|−|:\s?—)\s+)(?=$|[“\"«‘¿¡(\[]?[A-ZÀ-ÖØ-Þ0-9“\"])",
    re.IGNORECASE,
)
_END_MARK = re.compile(
    r"\s*(?:#\s*#\s*#|#{2,}|-\s*30\s*-|–\s*30\s*–|—\s*30\s*—|\*\s*\*\s*\*|\*{3,}|_{5,}|"
    r"-{5,}|={5,}|end|fin|# # # #.*)\s*",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s*(?:about|acerca de|sobre|quiénes somos)\s+(?:the\s+|la\s+|el\s+)?[A-ZÀ-ÖØ-Þ]", re.IGNORECASE)
_CONTACT_LINE = re.compile(
    r"@|\[at\]|\(at\)|\b(?:\(?\d{3}\)?[\s.-]{1,2}\d{3}[\s.-]\d{4})|^\s*\W*(?:(?:media|"
    r"press|news)\s+)?(?:contacts?|inquiries|contactos?(?:\s+de\s+(?:prensa|medios))?)\b",
    re.IGNORECASE,
)
_HEADED_QUOTE = re.compile(r"[:,—–]\s*[“\"«][^“”\"«»]{20,}[.,!?][”\"»]")
_SAID = re.compile(r"[“\"«][^“”\"«»]{3,2000}[,.!?][”\"»]")
_WEB = re.compile(r"\s*(?:https?://|www\.)\S+\s*|\s*\S+\.(?:org|gov|com)/?\S*\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter and where the body begins and ends, by number of paragraph."""

    headline: Words | None
    subheads: tuple[Words, ...]
    dateline: Words | None
    date: ReleaseDate | None
    embargo: Words | None
    body: int
    lead: int
    end: int


def front_of(flows: Sequence[Flow]) -> Front:
    """Front matter of a release; `lead` is where its first paragraph begins after the dateline."""
    body, lead, place = _body(flows)
    titles = [index for index in range(body) if _is_title(flows[index].text)]
    contactish = {index for index in range(body) if _CONTACT_LINE.search(flows[index].text)}
    titles = [index for index in titles if not _is_card(index, titles, contactish, flows, body)]
    head = next((index for index in titles if len(flows[index].text.split()) >= 4), titles[0] if titles else None)
    headline = flows[head].all_words if head is not None else None
    subheads = tuple(flows[index].all_words for index in titles if head is not None and index > head)
    return Front(
        headline=headline,
        subheads=subheads,
        dateline=flows[body].words(*place) if place else None,
        date=_date(flows, body, lead),
        embargo=next((flow.all_words for flow in flows[: body + 1] if _is_embargo(flow.text)), None),
        body=body,
        lead=lead,
        end=_end(flows, body),
    )


def _is_embargo(text: str) -> bool:
    return len(text) < 200 and _EMBARGO.search(text) is not None


def _is_card(index: int, titles: Sequence[int], contactish: set[int], flows: Sequence[Flow], body: int) -> bool:
    """Whether a line belongs to a contact block: it stands in one block with an address or number."""
    block = [index]
    while block[0] > 0 and not flows[block[0]].after_blank:
        block.insert(0, block[0] - 1)
    while block[-1] + 1 < body and not flows[block[-1] + 1].after_blank:
        block.append(block[-1] + 1)
    return len(block) > 1 and any(part in contactish for part in block)


def _body(flows: Sequence[Flow]) -> tuple[int, int, tuple[int, int] | None]:
    """The paragraph the body begins with, where in it the words begin, and where the dateline stands in it."""
    first: int | None = None
    for index, flow in enumerate(flows[:_MOST_LINES]):
        match = _dateline(flow.text)
        if match is not None:
            return index, match.end(), match.span("place")
        if first is None and _is_prose(flow, index):
            first = index
        if first is not None and index > first + 2:
            break
    if first is None:
        long = (index for index, flow in enumerate(flows[:_MOST_LINES]) if index and len(flow.text) > 100)
        first = next(long, min(len(flows), _MOST_LINES) - 1)
    if first > 0 and opens_with_mark(flows[first].text) and not flows[first].after_blank:
        first -= 1  # the line that names the speaker
    return max(first, 0), 0, None


def _dateline(text: str) -> re.Match[str] | None:
    match = _DATELINE.match(text[:240]) or _alone(text)
    if match is None or (len(text) < match.end() + 20 and not _alone(text)):
        return None
    place = match["place"]
    words = re.split(r"[\s,]+", place)
    if not all(word[:1].isupper() or word.lower() in {"de", "del", "la", "las", "los", "of"} for word in words if word):
        return None
    has_space = re.search(r"\s-{1,2}\s*$|[—–―−]\s*$|--\s*$", text[: match.end()]) is not None
    is_head = (
        not text.rstrip().endswith((".", "!", "?", "”", '"', ":", "»", "…")) and len(text) < 160 and not _alone(text)
    )
    return match if has_space and not is_head and not opens_with_mark(text) else None


def _alone(text: str) -> re.Match[str] | None:
    """A dateline on a line of its own: "JUNEAU, Alaska —"."""
    return _DATELINE.fullmatch(text.rstrip()) if len(text) < 60 and text.rstrip()[-1:] in "—–-" else None


def _is_prose(flow: Flow, index: int) -> bool:
    text = flow.text
    if _CONTACT_LINE.search(text[:200]) or _MARKER.fullmatch(text) or _EMBARGO.search(text[:60]):
        return False
    words = text.split()
    if index > 0 and _HEADED_QUOTE.search(text):
        return True
    if index > 0 and opens_with_mark(text) and len(words) > 6 and text.rstrip()[-1:] in '.,”"’»':
        return True
    if index > 0 and text.rstrip().endswith(":") and len(words) > 8:
        return True
    lower = sum(word[0].islower() for word in words)
    is_ended = text.rstrip()[-1:] in '.!?”"»'
    if index > 0 and is_ended and lower * 3 > len(words) >= 6 and _SAID.search(text, 0, 4000):
        return True
    return (
        len(words) >= 12
        and text.rstrip()[-1:] in '.!?”"»…'
        and lower * 2 > len(words)
        and (index > 0 or len(text) > 220)
    )


def _is_title(text: str) -> bool:
    """Whether a line above the body may be headline, subhead or letterhead."""
    if not text.strip() or _END_MARK.fullmatch(text) or _WEB.fullmatch(text) or _EMBARGO.search(text[:80]):
        return False
    marker = _MARKER.match(text)
    rest = text[marker.end() :] if marker else text
    if not rest.strip() or _is_date_only(rest):
        return False
    if marker and len(rest.split()) < 4 and text[: marker.end()].isupper():
        return False
    return not _CONTACT_LINE.search(text)


def _is_date_only(text: str) -> bool:
    match = DATE.search(text)
    if match is None:
        return False
    left = text[: match.start()] + " " + text[match.end() :]
    return not left.strip() or _DATE_LEFT.fullmatch(left.strip()) is not None


def _date(flows: Sequence[Flow], body: int, lead: int) -> ReleaseDate | None:
    for index in range(body + 1):
        flow = flows[index]
        limit = lead if index == body else min(len(flow.text), 300)
        for match in DATE.finditer(flow.text, 0, limit):
            iso = iso_of(match)
            if iso is not None:
                return ReleaseDate(iso, flow.words(*match.span()))
    return None


def iso_of(match: re.Match[str]) -> str | None:
    """A match of DATE as ISO text, None where there is no such day."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        if match["m"]:
            return date(full_year(match["y"]), int(match["m"]), int(match["d"])).isoformat()
        name = match["month"] or match["month2"]
        day = match["day"] or match["day2"]
        year = match["year"] or match["year2"]
        return date(int(year), _MONTHS[name[:3].lower()], int(day)).isoformat()
    except ValueError:
        return None


def _end(flows: Sequence[Flow], body: int) -> int:
    """The paragraph after the last of the body: at "###", "-30-" or the part about the organization."""
    for index in range(body, len(flows)):
        text = flows[index].text
        if _END_MARK.fullmatch(text):
            return index
        if (
            index > body
            and _ABOUT.match(text)
            and (len(text) < 80 and not text.rstrip().endswith(".") or text[:5].isupper())
        ):
            return index
    return len(flows)


def is_end_mark(text: str) -> bool:
    """ "###", "-30-" and lines of dashes."""
    return _END_MARK.fullmatch(text) is not None
