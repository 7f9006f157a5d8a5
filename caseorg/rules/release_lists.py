"""The names in a list: "the IRS, Acting ICE Director Todd Lyons, Riders United and two performers"."""

from __future__ import annotations

import re

from caseorg.model.release import ReleaseName
from caseorg.rules.release_flow import Flow
from caseorg.rules.release_names import Naming, mention_at
from caseorg.rules.release_words import BODIES, NOT_NAMES, STATE_PATTERN, TITLES

_ARTICLE = re.compile(
    r"^(?:the\s+(?:cities|counties|states|towns)\s+of|the\s+law\s+(?:firms?|offices?)\s+of|"
    r"(?:(?:la|el|the)\s+)?(?:empresa|compañía|company|firm|"
    r"corporación|organización|agencia)(?=\s+[A-ZÀ-Þ])|the|an?|el|la|los|las|un|una|plaintiffs?|"
    r"defendants?|its?|their)\s+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*,?\s+(?:and|y|e|as well as|along with|así como)\s+")
_AGENCIES = (
    "health and human services", "housing and urban development", "citizenship and immigration services",
    "customs and border protection", "immigration and customs enforcement", "food and drug", "alcohol, tobacco",
    "fish and wildlife", "management and budget", "oceanic and atmospheric", "educación y", "seguridad y",
)  # fmt: skip
_CROWD = re.compile(
    r"\b(?:families|workers|residents|voters|tenants|parents|students|people|members|"
    r"performers|groups|organizations|newspaper|"
    r"teachers|nurses|patients|prisoners|women|men|children|owners|businesses|providers|"
    r"immigrants|farmers|drivers|taxpayers|"
    r"plaintiffs|trabajador[ae]s|familias|vecinos|residentes|inquilinos|estudiantes|organizaciones)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:city|county|state|town|village|borough|commonwealth|condado|ciudad|estado)\s+(?:and\s+county\s+)?(?:of|"
    r"de)\s+[A-ZÀ-Þ]"
)
_OF_PLACE = re.compile(r"\s(?:of|from|de)\s+[A-ZÀ-Þ][\w. ’'-]{1,30}$")
_COUNTED = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|several|\d+|dos|"
    r"tres|cuatro|cinco|seis|siete|ocho|nueve|diez|varias?|varios)\s",
    re.IGNORECASE,
)


def is_crowd(printed: str) -> bool:
    """Whether some words count or name people without a name: "three voters", "families"."""
    return _COUNTED.match(printed) is not None or printed[:1].islower()


def names_in(flow: Flow, start: int, end: int, *, strict: bool = False) -> list[ReleaseName]:
    """The names of a list, with what is printed of each."""
    names: list[ReleaseName] = []
    before = ""
    for left, right in _split(flow.text, start, end):
        is_home = _OF_PLACE.search(before) is not None and STATE_PATTERN.fullmatch(flow.text[left:right].strip(" .,"))
        before = flow.text[left:right]
        name = None if is_home else _one(flow, left, right, strict=strict)
        if name is not None:
            names.append(name)
    return names


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of "A, B and C"; an "and" inside a name parts nothing."""
    if ";" in text[start:end]:
        marks = [match.span() for match in re.compile(r"\s*;\s+(?:(?:and|y|e)\s+)?").finditer(text, start, end)]
        starts, ends = [start, *(right for _, right in marks)], [*(left for left, _ in marks), end]
        return list(zip(starts, ends, strict=True))
    parts: list[tuple[int, int]] = []
    at = start
    has_and = False
    for match in re.compile(r"\s*[,;]\s+(?:(?:and|y|e)\s+)?").finditer(text, start, end):
        if re.match(r"(?:Inc|LLC|LLP|Ltd|P\.?C|N\.A|Jr|Sr)\b", text[match.end() : match.end() + 4]):
            continue
        parts += _two(text, at, match.start())
        at = match.end()
        has_and = has_and or re.search(r"\s(?:and|y|e)\s", match[0]) is not None
    if not has_and:
        split = _last_and(text, at, end)
        if split is not None:
            return [*parts, (at, split[0]), (split[1], end)]
    return [*parts, (at, end)]


def _two(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Two names of a part in the middle of a list, "Port Quincy and Santa Mirela"; else the part as it is."""
    split = re.compile(r"\s+(?:and|y)\s+(?=[A-ZÀ-Þ])").search(text, start, end)
    if split is None:
        return [(start, end)]
    left, right = text[start : split.start()].split(), text[split.end() : end].split()
    if (
        len(left) < 2
        or len(right) < 2
        or any(word.lower().strip(".,") in BODIES | TITLES | {"of", "de", "for"} for word in left)
    ):
        return [(start, end)]
    return [(start, split.start()), (split.end(), end)]


def _is_inside_agency(text: str, match: re.Match[str]) -> bool:
    """Whether an "and" is that of a department's name: "Health and Human Services"."""
    begin = max(0, match.start() - 30)
    around = text[begin : match.end() + 40].lower()
    places = ((begin + at, agency) for agency in _AGENCIES if (at := around.find(agency)) >= 0)
    return any(at < match.start() and match.end() < at + len(agency) + 2 for at, agency in places)


def _last_and(text: str, start: int, end: int) -> tuple[int, int] | None:
    for match in reversed(list(_AND.finditer(text, start, end))):
        if _is_inside_agency(text, match):
            continue
        following = text[match.end() : match.end() + 1]
        rest = text[match.end() : match.end() + 20]
        is_titled = rest.split(" ")[0].lower() in TITLES
        is_article = rest.startswith(("the ", "la ", "el ", "a ", "an ", "un "))
        if following.isupper() or is_titled or is_article or _COUNTED.match(rest):
            return match.span()
    return None


def _one(flow: Flow, start: int, end: int, *, strict: bool) -> ReleaseName | None:
    text = flow.text
    while (article := _ARTICLE.match(text[start:end].lstrip())) is not None:
        start += len(text[start:end]) - len(text[start:end].lstrip()) + article.end()
    printed = text[start:end].strip(" ,.;:")
    if len(printed) < 2 or len(printed) > 140 or printed.lower() in NOT_NAMES:
        return None
    start = text.index(printed, start)
    place = _PLACE.match(printed)
    if place is not None:
        return _plain(flow, start, printed)
    mention = mention_at(text, start, start + len(printed))
    is_titled = mention is not None and mention.title is not None and mention.naming is Naming.FULL
    if (not printed[0].isupper() and not is_titled) or _COUNTED.match(printed):
        is_people = not strict or _COUNTED.match(printed) or _CROWD.search(printed)
        is_crowd = len(printed.split()) <= 5 and bool(is_people)
        return _plain(flow, start, printed) if is_crowd and not printed.startswith("in ") else None
    if mention is not None and is_titled and mention.end >= start + len(printed) - 2:
        return ReleaseName(
            name=mention.name, words=flow.words(start, start + len(printed)), title=mention.title, acting=mention.acting
        )
    if mention is not None and mention.naming is Naming.FULL and _OF_PLACE.search(printed.split(",")[0]):
        return ReleaseName(name=mention.name, words=flow.words(start, start + len(printed)), title=mention.title)
    if printed.split()[0].lower() in NOT_NAMES and len(printed.split()) < 2:
        return None
    return _plain(flow, start, printed)


def _plain(flow: Flow, start: int, printed: str) -> ReleaseName:
    return ReleaseName(name=printed, words=flow.words(start, start + len(printed)))
