"""The case a release is about: its name and number, the court and the judge, and the links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from caseorg.model.release import ReleaseName, Words
from caseorg.rules.docket_numbers import docket_number_of
from caseorg.rules.release_flow import Flow
from caseorg.rules.release_names import Naming, mention_at

_PART = r"[A-ZÀ-ÖØ-Þ][\w.’'&-]*(?:,?\s+(?:of|the|for|and|de|del|la|los|et|al\.?|&|[A-ZÀ-ÖØ-Þ][\w.’'&-]*)){0,9}?"
_NAME = re.compile(
    rf"(?P<left>{_PART})\s+vs?\.\s+(?P<right>[A-ZÀ-ÖØ-Þ][\w’'&-]*(?:(?:\s+|\.\s?)(?:of|"
    rf"the|for|and|de|del|la|et al\.?|&|[A-ZÀ-ÖØ-Þ][\w’'&-]*)){{0,8}})"
)
_LEADS = re.compile(r"^(?:(?:In|The|See|Case|Caption|Means in|En|El caso|What|A|Explainer)\b:?\s+)+")
_COURT = re.compile(
    r"\b(?:U\.?S\.?|United States)\s+(?:District Court|Court of Appeals|Supreme Court|"
    r"Bankruptcy Court)(?:\s+(?:for|in|of)\s+(?:the\s+)?"
    r"(?:(?:[A-Z][\w.]*|of|and)\s?){1,7})?"
    r"|\b(?:[A-Z][a-z]+\s){1,3}(?:County\s)?(?:Superior|Circuit|Supreme|District)\s+Court\b(?:\s+(?:for|"
    r"of|in)\s+(?:the\s+)?(?:[A-Z][\w.]*\s?){1,5})?"
    r"|\b(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|"
    r"D\.C\.|Federal)\s+Circuit(?:\s+Court\s+of\s+Appeals)?"
    r"|\bSupreme Court of (?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?|\bTribunal (?:Federal|Supremo|"
    r"de Apelaciones)(?:\s+(?:de|del|para)\s+(?:[A-ZÀ-Þ]\w+\s?){1,5})?"
)
_JUDGE = re.compile(
    r"\b(?:(?:Chief|Senior|Presiding)\s+)?(?:(?:U\.?S\.?|United States|Federal|Circuit|"
    r"District|Superior Court|Magistrate|la|el)\s+)*"
    r"(?:(?:District|Circuit|Court|Magistrate|Superior)\s+)*(?:Judge|Justice|Juez|Jueza|juez|jueza)\s+(?=[A-ZÀ-Þ])"
)
_LINK = re.compile(r"https?://[^\s<>“”\"«»)\]]{4,500}|\bwww\.[\w-]+\.[^\s<>“”\"«»)\]]{2,500}")
_NUMBER = re.compile(
    r"\b(?:case|docket|civil action|index|caso)\s*(?:no|nos|number|núm|#)?\.?:?\s{0,3}|"
    r"\bNo\.\s|\b\d{1,2}:\d\d-",
    re.IGNORECASE,
)


def case_name_of(flows: Sequence[Flow]) -> Words | None:
    """ "Doe v. Harlan", the first there is."""
    for flow in flows:
        if " v. " not in flow.text and " vs. " not in flow.text:
            continue
        for versus in re.finditer(r"\svs?\.\s", flow.text):
            begin = max(0, versus.start() - 160)
            window = flow.text[begin : versus.end() + 120]
            match = _NAME.search(window)
            if match is not None:
                lead = _LEADS.match(match[0])
                return flow.words(begin + match.start() + (lead.end() if lead else 0), begin + match.end())
    return None


def case_number_of(flows: Sequence[Flow]) -> Words | None:
    """The docket number, where a word says that it is one."""
    for flow in flows:
        for match in _NUMBER.finditer(flow.text):
            window = flow.text[match.start() : match.end() + 40]
            number = docket_number_of(window)
            if number is not None:
                at = flow.text.index(number.raw, match.start())
                return flow.words(at, at + len(number.raw))
    return None


def court_of(flows: Sequence[Flow]) -> Words | None:
    """The court by its name, the first there is."""
    for flow in flows:
        match = _COURT.search(flow.text)
        if match is not None:
            return flow.words(*match.span())
    return None


def judge_of(flows: Sequence[Flow]) -> ReleaseName | None:
    """The judge, where one is named."""
    for flow in flows:
        for match in _JUDGE.finditer(flow.text):
            mention = mention_at(flow.text, match.end(), match.end() + 80)
            if mention is not None and mention.naming in {Naming.FULL, Naming.LAST}:
                return ReleaseName(
                    name=mention.name, words=flow.words(match.start(), mention.end), title=match[0].strip()
                )
    return None


def links_of(flows: Sequence[Flow]) -> tuple[Words, ...]:
    """The web addresses, each once."""
    found: dict[str, Words] = {}
    for flow in flows:
        for match in _LINK.finditer(flow.text):
            end = match.end() - (len(match[0]) - len(match[0].rstrip(".,;:!?")))
            found.setdefault(flow.text[match.start() : end], flow.words(match.start(), end))
    return tuple(found.values())
