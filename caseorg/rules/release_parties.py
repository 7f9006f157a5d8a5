"""Who sues whom, and by whose lawyers: "Plaintiffs in the case are …", "filed by … on behalf of … against …"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from caseorg.model.release import ReleaseName
from caseorg.rules.release_flow import Flow
from caseorg.rules.release_lists import is_crowd, names_in
from caseorg.rules.release_names import Naming, mention_at
from caseorg.rules.release_words import BODIES, STATE_PATTERN, TITLES, sentence_ends

_ROLE_WORDS = {
    "plaintiffs": r"(?:plaintiffs?|petitioners?|demandantes?)",
    "defendants": r"(?:defendants?|respondents?|demandad[oa]s?)",
}
_LISTED = {
    side: re.compile(
        rf"\b(?:(?:the|los|las|el|la|co-?)\s*)?(?:named\s+|other\s+|individual\s+|organizational\s+|"
        rf"additional\s+)?{words}"
        r"(?:\s+(?:in|en|of)\s+(?:the|this|el|la|este|esta)\s+(?:case|lawsuit|suit|action|"
        r"litigation|complaint|caso|demanda|litigio))?\s*"
        r"(?:are|is|include|includes|son|es|incluyen|:)\s+",
        re.IGNORECASE,
    )
    for side, words in _ROLE_WORDS.items()
}
_STOP = re.compile(
    r"\s+(?:joined|joins|led|leads|co-led|co-leads|along|announced|argues?|alleges?|"
    r"claims?|seeks?|asks?|challenges?|argumenta|alega|represented|representad[oa]s?|"
    r"in|over|to|alleging|challenging|seeking|that|which|who|whose|for|after|because|"
    r"claiming|arguing|asking|saying|today|on|"
    r"against|contra|under|when|where|following|as|is|are|was|were|has|have|had|must|may|can|cannot|"
    r"could|would|will|should|violated|did|does|"
    r"filed|sued|from|with|before|since|during|by|late|early|this|last|por|para|que|"
    r"ante|en|contra|alegando|tras|debe|puede|"
    r"(?:un)?lawfully|illegally)\b|[;:“”\"«»]|\s[—–-]\s|(?<![A-Z])(?<!Inc)(?<!Corp)\.\s+(?=[A-Z])|\.$",
)
_LIST_STOP = re.compile(
    r"[:“”\"«»]|\s[—–]\s|,?\s+(?:who|which|all of|represented by|alleging|challenging|"
    r"seeking|representad[oa]s)\b",
    re.IGNORECASE,
)
_BROUGHT = re.compile(
    r"\b(?:lawsuit|suit|case|complaint|class action|action|petition|demanda|caso|querella)\b(?:[^.“”\"«»]{0,60}?)\b"
    r"(?:filed|brought|presentada|presentado|interpuesta|interpuesto)\s+(?:(?:today|"
    r"monday|tuesday|wednesday|thursday|friday|hoy|earlier|"
    r"in|on|last|this|week|month|year|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|\d+,?)\s+)*(?:(?:in|ante|en)\s+[^.“”\"«»;]{3,70}?\s)?"
    r"(?P<by>by|por|on behalf of|en nombre de)\s+",
    re.IGNORECASE,
)
_BEHALF = re.compile(r"\s*,?\s*(?:on behalf of|en nombre de|representing)\s+", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:lawsuit|suit|sued|suing|complaint|case|action|petition|demanda|filed|brought|"
    r"presentó|demandó)\b[^.“”\"«»]{0,200}?\b(?:against|contra(?:\s+(?:del|de la|de los|de las|de|el|la|los))?)\s+",
    re.IGNORECASE,
)
_SUED = re.compile(r"\b(?:sued|is suing|are suing|demandó a|demandaron a|demandó al|demandaron al)\s+", re.IGNORECASE)
_SUIT_BY = re.compile(r"\b(?:lawsuit|suit|demanda)\s+(?:by|de|por)\s+(?:the\s+|la\s+|el\s+)?(?=[A-ZÀ-Þ])")
_ALLEGING = re.compile(
    r"\b(?:lawsuit|suit|complaint|demanda)\s+(?:alleging|alleges|saying|that alleges|que alega)\s+(?:that\s+|que\s+)?"
)
_WHICH_FILED = re.compile(
    r"\b(?P<who>[A-ZÀ-Þ][\w’'&-]*(?:\s(?:of|for|the|and|&|de|del|la|[A-ZÀ-Þ][\w’'&-]*)){1,8}),\s+(?:which|who|que)\s+"
    r"(?:filed|brought|presentó|interpuso)\s+(?:the|a|this|la|una)\s+(?:\w+\s)?(?:suit|"
    r"lawsuit|case|action|complaint|demanda|querella)"
)
_FILES = re.compile(
    r"\b(?:(?:has|have|today|jointly|hoy)\s+)*(?:filed|files|filing|brought|presentó|presentaron|"
    r"interpuso|interpusieron)\s+(?:(?:today|hoy|ayer|on \w+day|el \w+),?\s+)?"
    r"(?:(?:an?|the|una?|la|their|its|un)\s+)?(?:\w+\s+){0,3}?"
    r"(?:lawsuit|suit|complaint|class action|action|petition\s+for|demanda|querella)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\b(?:lawsuit|challenging|suit|complaint|case|litigation|suing|filing)\b", re.IGNORECASE)
_NOT_SUITS = re.compile(
    r"\b(?:amicus|brief|letter|comment|settlement|statement|investigation|report|guidance)\b", re.IGNORECASE
)
_JOINING = re.compile(
    r"\b(?:join(?:s|ed|ing)?|states\s+(?:challenging|suing)|along with|together with|alongside|attorneys?[\s-]general "
    r"(?:of|from)|fiscales generales|procuradores generales)\b",
    re.IGNORECASE,
)
_FEWEST_STATES = 2
_PLAINTIFFS = re.compile(r"\bplaintiffs\b", re.IGNORECASE)
_COURTS_HAND = re.compile(
    r"\b(?:ruled|held|found|declared|decided|ordered|blocked|barred|enjoined)\b[^.“”\"«»]{0,40}?(?:\bthat\s+)?(?:the\s+)?"
    r"(?P<who>[A-Z][\w’'&.-]*(?:\s+(?:of|the|for|and|[A-Z][\w’'&.-]*))*(?:\s*\([A-Z]+\))?)\s+(?:must|"
    r"may not|cannot|violated|acted|failed|broke|had|has|unlawfully|illegally|from|to)\b"
)
_CHALLENGES = re.compile(
    r"\b(?:lawsuit|suit|complaint|case|action)\b(?:U\.S\.\s|[^.“”\"«»]){0,160}?\b"
    r"(?:(?:challenging|to (?:block|stop|halt|overturn|challenge)|over)\s+(?:the\s+)?"
    r"(?P<owner>[A-ZÀ-Þ](?:[^,;:“”\"«».]|\.(?=\w)|(?<=U\.S)\.){2,80}?)(?:’s|'s|s’|s')\s"
    r"|(?:to|that would) (?:block|stop|prevent|bar|keep|impedir que)\s+(?:the\s+|el\s+|la\s+)?"
    r"(?P<kept>[A-ZÀ-Þ](?:[^,;:“”\"«».]|\.(?=\w)|(?<=U\.S)\.){2,80}?)\s+from\s)"
)
_ATTORNEY_GENERAL = re.compile(r"\b(?:attorney general|AG|fiscal general)\b", re.IGNORECASE)
_BEGINS_LIST = re.compile(
    r"(?:(?:the|an?|el|la|los|las|una?)\s+)?(?:[a-z]+\s+of\s+)?[A-ZÀ-Þ\d]|(?:two|three|"
    r"four|five|six|seven|eight|nine|ten)\s"
)
_REPRESENTS = re.compile(
    r"(?:^|[.!?]\s+)(?P<counsel>[A-ZÀ-Þ][^,.;:“”\"«»]{2,80}?)\s+"
    r"(?:represents|is representing|are representing|representa a?l?)\s+"
    r"(?=(?:(?:the|el|la|los|las)\s+)?[A-ZÀ-Þ])"
)
_MOST = 60


def parties_of(
    flows: Sequence[Flow], heads: Sequence[str], state: str | None = None, titles: Mapping[str, str] | None = None
) -> tuple[list[ReleaseName], list[ReleaseName], list[ReleaseName]]:
    """Plaintiffs, defendants and counsel. `heads` are the organizations that a list of statements "from the
    plaintiffs" names; `state` is the one whose attorney general issues the release,
    `titles` those of people by their names."""
    plaintiffs = _listed(flows, "plaintiffs")
    defendants = _listed(flows, "defendants")
    suit = _filed(flows)
    counsel = _named_counsel(flows)
    if not plaintiffs and not suit.clients and (suit.sued or suit.filers or suit.challenged):
        suit.clients = _represented(flows, counsel)
    if suit.clients or plaintiffs:
        counsel += [name for name in suit.filers if not _among(name, plaintiffs) and not is_crowd(name.name)]
    if not plaintiffs:
        plaintiffs = [_for_state(name, state, titles or {}) for name in suit.clients or suit.filers]
        plaintiffs += [state for state in _joining_states(flows) if not _among(state, plaintiffs)]
    plaintiffs = plaintiffs or _speaking_plaintiffs(flows, heads)
    defendants = defendants or suit.sued or (suit.challenged if plaintiffs else [])
    if not defendants and (plaintiffs or any(_PLAINTIFFS.search(flow.text) for flow in flows)):
        defendants = _held(flows)
    return _unique(plaintiffs), _unique(defendants), _unique(counsel)


def _for_state(name: ReleaseName, state: str | None, titles: Mapping[str, str]) -> ReleaseName:
    """The state in whose name an attorney general files; any other name is itself."""
    title = name.title or titles.get(name.name, "")
    is_state = state is not None and _ATTORNEY_GENERAL.search(title)
    return replace(name, name=state or name.name, title=None) if is_state else name


def _among(name: ReleaseName, others: Sequence[ReleaseName]) -> bool:
    folded = _folded(name.name)
    return any(folded in _folded(other.name) or _folded(other.name) in folded for other in others)


def _folded(name: str) -> str:
    return re.sub(r"\s*\(.*?\)", "", name).lower().removeprefix("the ").strip()


def _unique(names: Sequence[ReleaseName]) -> list[ReleaseName]:
    found: dict[str, ReleaseName] = {}
    for name in names[:_MOST]:
        found.setdefault(_folded(name.name), name)
    return list(found.values())


def _listed(flows: Sequence[Flow], side: str) -> list[ReleaseName]:
    """The names of an explicit list of one side."""
    names: list[ReleaseName] = []
    for flow in flows:
        done = 0
        for match in _LISTED[side].finditer(flow.text):
            if match.start() < done or len(names) > _MOST:
                continue
            following = flow.text[match.end() : match.end() + 1]
            rest = flow.text[match.end() : match.end() + 60]
            if not following or re.match(r"(?:represented|asking|seeking|not|being|now|also)\b", rest):
                continue
            if not _BEGINS_LIST.match(rest):
                continue
            done = _list_end(flow.text, match.end())
            names += names_in(flow, match.end(), done)
    return names


def _list_end(text: str, start: int) -> int:
    ends = sentence_ends(text, start, min(len(text), start + 4000))
    end = ends[0] if ends else min(len(text), start + 4000)
    stop = _LIST_STOP.search(text, start, end)
    return stop.start() if stop else end


@dataclass(slots=True)
class _Suit:
    """Those who filed, those in whose name, and those sued, as the text tells it."""

    filers: list[ReleaseName] = field(default_factory=list)
    clients: list[ReleaseName] = field(default_factory=list)
    sued: list[ReleaseName] = field(default_factory=list)
    challenged: list[ReleaseName] = field(default_factory=list)


def _filed(flows: Sequence[Flow]) -> _Suit:
    suit = _Suit()
    for flow in flows:
        text = flow.text
        for match in _BROUGHT.finditer(text):
            _take_brought(suit, flow, match)
        for match in (*_AGAINST.finditer(text), *_SUED.finditer(text)):
            _take_sued(suit, flow, match.end())
        for match in _SUED.finditer(text):
            suit.filers = suit.filers or _subject(flow, match.start())
        for match in _WHICH_FILED.finditer(text):
            suit.filers = suit.filers or names_in(flow, *match.span("who"), strict=True)
        for match in _SUIT_BY.finditer(text):
            suit.filers = suit.filers or names_in(flow, match.end(), _clause(text, match.end()), strict=True)
        for match in _FILES.finditer(text):
            _take_filing(suit, flow, match)
        _take_blamed(suit, flow)
    return suit


def _take_blamed(suit: _Suit, flow: Flow) -> None:
    """Who a lawsuit is about where nobody is named as sued: "alleging that X, the owner", "to stop X from"."""
    for match in _ALLEGING.finditer(flow.text):
        mention = mention_at(flow.text, match.end(), match.end() + 90)
        if mention is not None and mention.naming is Naming.FULL and not suit.sued:
            suit.sued.append(ReleaseName(name=mention.name, words=flow.words(mention.start, mention.end)))
    for match in _CHALLENGES.finditer(flow.text):
        who = "owner" if match["owner"] else "kept"
        if not suit.challenged and _is_body(match[who]):
            suit.challenged += names_in(flow, *match.span(who), strict=True)


def _is_body(words: str) -> bool:
    return any(word.strip("()").lower() in BODIES for word in words.split())


def _take_sued(suit: _Suit, flow: Flow, at: int) -> None:
    """Who is named after "against": the first place that names anybody."""
    if not suit.sued:
        suit.sued += names_in(flow, at, _clause(flow.text, at), strict=True)


def _take_brought(suit: _Suit, flow: Flow, match: re.Match[str]) -> None:
    """ "a case brought by X on behalf of Y"."""
    text = flow.text
    end = _clause(text, match.end())
    if match["by"].lower() in {"on behalf of", "en nombre de"}:
        suit.clients += names_in(flow, match.end(), end)
        return
    behalf = _BEHALF.search(text, match.end(), min(len(text), end + 40))
    suit.filers += names_in(flow, match.end(), min(end, behalf.start()) if behalf else end)
    if behalf is not None and behalf.start() <= end + 2:
        suit.clients += names_in(flow, behalf.end(), _clause(text, behalf.end()))


def _take_filing(suit: _Suit, flow: Flow, match: re.Match[str]) -> None:
    """ "X filed a lawsuit on behalf of Y"."""
    text = flow.text
    # "in filing a lawsuit" tells of today's one only where it says so
    is_told = not match[0].lower().startswith("filing") or "today" in text[max(0, match.start() - 300) : match.start()]
    if not suit.filers and is_told:
        suit.filers += _subject(flow, match.start())
    behalf = _BEHALF.search(text, match.end(), min(len(text), match.end() + 200))
    if behalf is not None and not suit.clients and "." not in text[match.end() : behalf.start()]:
        suit.clients += names_in(flow, behalf.end(), _clause(text, behalf.end()))


def _subject(flow: Flow, at: int) -> list[ReleaseName]:
    """Who stands before a verb of suing, from the beginning of its sentence on."""
    start = max(0, at - 300)
    ends = [end for end in sentence_ends(flow.text, start, at) if end < at]
    begin = ends[-1] if ends else start
    dash = re.search(r"[.\s][—–-]{1,2}\s|[a-z.A-Z][—–](?=[A-Z])", flow.text[begin:at])
    begin += dash.end() if dash else 0
    lead = re.compile(r"[\s,]*(?:(?:today|yesterday|on \w+day|hoy|late \w+),?\s+)?", re.IGNORECASE).match(
        flow.text, begin, at
    )
    begin = lead.end() if lead else begin
    return names_in(flow, begin, _clause(flow.text, begin, at), strict=True)


def _clause(text: str, start: int, limit: int | None = None) -> int:
    end = min(limit if limit is not None else len(text), start + 600)
    stop = _STOP.search(text, start, end)
    return stop.start() if stop else end


def _joining_states(flows: Sequence[Flow]) -> list[ReleaseName]:
    """The states that join in a lawsuit, their attorneys general or they themselves."""
    found: list[ReleaseName] = []
    for flow in flows:
        text = flow.text
        for match in _JOINING.finditer(text):
            begin = [max(0, match.start() - 1000), *sentence_ends(text, max(0, match.start() - 1000), match.start())][
                -1
            ]
            end = _list_end(text, match.end())
            sentence = text[begin:end]
            states = list(STATE_PATTERN.finditer(text, begin, end))
            if len(states) >= _FEWEST_STATES and _JOINS.search(sentence) and not _NOT_SUITS.search(sentence):
                found += [ReleaseName(name=state[0], words=flow.words(*state.span())) for state in states]
    return found


def _speaking_plaintiffs(flows: Sequence[Flow], heads: Sequence[str]) -> list[ReleaseName]:
    """Where the release says that statements from the plaintiffs follow: the organizations of those who make them."""
    for flow in flows:
        if re.search(
            r"\b(?:statements?|quotes?|declaraciones)\s+(?:from|of|de)\s+(?:the|los|las)?\s*(?:plaintiffs|"
            r"demandantes)",
            flow.text,
            re.IGNORECASE,
        ):
            return [ReleaseName(name=head, words=flow.all_words) for head in heads]
    return []


def _represented(flows: Sequence[Flow], counsel: list[ReleaseName]) -> list[ReleaseName]:
    """Those for whom a body acts, which becomes counsel: "Earth Docket represents the Village and Friends of Kuiu"."""
    for flow in flows:
        for match in _REPRESENTS.finditer(flow.text):
            clients = names_in(flow, match.end(), _list_end(flow.text, match.end()), strict=True)
            if clients:
                counsel += names_in(flow, *match.span("counsel"), strict=True)
                return clients
    return []


def _held(flows: Sequence[Flow]) -> list[ReleaseName]:
    """The body that a court tells what it must do, where nobody else is named as sued."""
    for flow in flows:
        match = _COURTS_HAND.search(flow.text[:2000])
        if match is not None and _is_body(match["who"]):
            return [ReleaseName(name=match["who"], words=flow.words(*match.span("who")))]
    return []


_COUNSEL = re.compile(
    r"\b(?:represented by|represents? the plaintiffs|representad[oa]s? por|attorneys? "
    r"for the plaintiffs (?:are|include)|counsel (?:for the plaintiffs )?(?:are|is|include|"
    r"includes))\s+",
    re.IGNORECASE,
)


def _named_counsel(flows: Sequence[Flow]) -> list[ReleaseName]:
    found: list[ReleaseName] = []
    for flow in flows:
        for match in _COUNSEL.finditer(flow.text):
            found += names_in(flow, match.end(), _clause(flow.text, match.end()))
    return [name for name in found if name.name[0].isupper() and name.name.lower() not in TITLES]
