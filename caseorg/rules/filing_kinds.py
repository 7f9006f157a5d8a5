"""What kind of filing a title names, and who filed it."""

from __future__ import annotations

import re

from caseorg.model.document import DocumentKind as Kind

_KINDS: tuple[tuple[str, Kind], ...] = (
    (r"\[?proposed\]?\W{1,3}(?:\w+\W{1,2}){0,3}?(?:order|judgment|findings)", Kind.OTHER),
    (r"^(?:exhibit|exh\.|ex\.|attachment|appendix|addendum|tab)\b", Kind.EXHIBIT),
    (r"\btranscripts?\b|^(?:videotaped |video )?deposition of\b|^oral argument\b", Kind.TRANSCRIPT),
    (r"^(?:court'?s )?minute(?:s| order| entry)\b|^text order\b", Kind.ORDER),
    (r"\b(?:opinion|reports? and recommendations?|findings and recommendations?|findings of fact)\b", Kind.OPINION),
    (r"\bsummons\b", Kind.SUMMONS),
    (r"^(?:final |default |amended |consent |stipulated |partial |summary )*judgment\b", Kind.JUDGMENT),
    (r"\bin opposition\b|\bin resistance\b", Kind.OPPOSITION),
    (r"\breply\b", Kind.REPLY),
    (r"\b(?:opposition|response|objections?|resistance)\b", Kind.OPPOSITION),
    (r"\b(?:declaration|affidavit|affirmation|verification|certification of)\b", Kind.DECLARATION),
    (r"\bstipulations?\b|\bstipulated\b", Kind.STIPULATION),
    (r"\bnotice of (?:\w+ ){0,4}?(?:motion|application)\b", Kind.MOTION),
    (r"\bnotice\b", Kind.NOTICE),
    (r"\border(?! to show cause why)\b|\bwrit of\b(?!.*\bcertiorari)|\bscheduling order\b", Kind.ORDER),
    (r"\b(?:memorandum|memoranda|points and authorities)\b", Kind.MEMORANDUM),
    (r"\bpetition\b", Kind.PETITION),
    (r"\b(?:motion|application|request for judicial notice|ex parte)\b", Kind.MOTION),
    (r"\b(?:brief|amicus|amici)\b", Kind.BRIEF),
    (r"\b(?:answers?|answer and counterclaims?)\b", Kind.ANSWER),
    (r"\b(?:cross-?complaint|complaint|counterclaims?|third-party complaint)\b", Kind.COMPLAINT),
    (r"\bschedule\b", Kind.SCHEDULE),
    (r"\bletter\b", Kind.LETTER),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _KINDS)

_FIRST_WINS = re.compile(
    r"\b(?:opinion|judgment|reply|opposition|response|objections?|declaration|affidavit|stipulation|notice|order|"
    r"memorandum|petition|motion|application|brief|answers?|complaint|counterclaims?|summons)\b",
    re.IGNORECASE,
)
_MODIFIED = re.compile(
    r"\b(?:in|of|to|for|re|regarding|on|granting|denying|and|by|from|pursuant|concerning|with)\b", re.IGNORECASE
)

_PARTY = (
    r"(?:plaintiff|defendant|petitioner|respondent|appellant|appellee|intervenor|debtor|claimant|movant|relator|"
    r"amici|amicus|government|united states)"
)
_POSSESSIVE = re.compile(
    r"^(?P<party>(?!.*\b(?:court|judge|clerk)['’]?s?\b)"
    r"(?![^'’]*\b(?:motion|memorandum|opposition|reply|response|brief|notice|support|"
    r"order)\b)[^'’]{2,90}(?:['’]\w[^'’\s]*)?)['’](?:s)?\s+(?=.{0,60}?"
    r"\b(?:motion|memorandum|opposition|reply|response|brief|notice|answer|complaint|petition|objection|application|"
    r"request|statement|declaration|exhibit|supplemental|opening|first|second|amended|unopposed|emergency|list|"
    r"sur-?reply))",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf"\b(?:brief|memorandum)\b.{{0,20}}?\b(?:for|of|"
    rf"on behalf of)\s+(?:the\s+)?(?P<party>(?:\w+\s){{0,3}}?{_PARTY}s?(?:-\w+)?)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\b(?:by|of|on behalf of)\s+(?:the\s+)?(?P<party>(?:all\s+)?(?:federal\s+|individual\s+)?{_PARTY}s?(?:-\w+)?)\b",
    re.IGNORECASE,
)
_AMICI = re.compile(
    r"\bbrief\b.{0,20}?\b(?:amicus|amici)\s+curiae\s+(?:(?:for|of)\s+)?(?P<party>.{2,90}?)(?:\s+(?:in support|"
    r"supporting|as|on)\b|$)",
    re.IGNORECASE,
)
_SUPPORTED = re.compile(
    rf"\bin\s+(?:further\s+)?support\s+of\s+(?:the\s+)?(?P<party>(?:\w+\s){{0,3}}?{_PARTY}s?)['’]", re.IGNORECASE
)
_COUNSEL = re.compile(
    rf"\b(?:Attorneys?|Counsel|Attys?\.?|Solicitors?)\s+for\s+(?:the\s+)?(?P<party>(?:Federal\s+|"
    rf"Individual\s+)?{_PARTY}s?"
    r"(?:-\w+)?(?:[ \t]+(?:[A-Z][\w.&'’-]*|of|and|the|de|la),?){0,7})",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[\s,;:]+(?:and|of|the|by)?[\s,;:]*$|(?<!Inc)(?<!Co)(?<!Ltd)(?<!Corp)(?<!L\.P)(?<!\b[A-Z])\.$", re.IGNORECASE
)


def kind_of(title: str) -> Kind | None:
    """The kind that a title names by its own words, not by those of the paper it speaks about; None where it names
    none.

    "Reply in Support of Motion" is a reply, "Order Granting Motion" an order, "Memorandum in Opposition" an opposition,
    "Memorandum Opinion" an opinion. A proposed order is no order.
    """
    plain = title.replace("’", "'")
    proposed = _PATTERNS[0]
    if proposed[0].search(plain[:60]):
        return proposed[1]
    head = _own_words(plain)
    for pattern, kind in _PATTERNS[1:]:
        if pattern.search(head):
            return kind
    return None


def _own_words(title: str) -> str:
    """The beginning of a title up to the paper it is about: "Motion to Strike Reply" gives "Motion", but
    "Memorandum in Opposition" and "Notice of Motion" stay whole, being kinds of their own."""
    first = _FIRST_WINS.search(title)
    if first is None:
        return title
    after = title[first.end() :]
    if re.match(r"\s+(?:\w+\s+){0,8}?in\s+(?:opposition|resistance)\b", after, re.IGNORECASE) and first[0].lower() in {
        "memorandum", "brief", "response",
    }:  # fmt: skip
        return title[: first.start()] + "in opposition"
    if (
        re.match(r"\s+of\s+(?:\w+\s+){0,4}?(?:motion|application)\b", after, re.IGNORECASE)
        and first[0].lower() == "notice"
    ):
        return "notice of motion"
    if re.match(r"\s+(?:and\s+)?(?:opinion|order and opinion)\b", after, re.IGNORECASE):
        return "opinion"
    if re.match(r"\s+and\s+order\b", after, re.IGNORECASE) and first[0].lower() == "memorandum":
        return "order"
    turn = _MODIFIED.search(title, first.end())
    return title[: turn.start()] if turn else title


def filer_of(title: str, kind: Kind | None) -> tuple[str, int, int] | None:
    """Who filed it, as the title says, and where in the title; None where it does not say or where a court speaks."""
    if kind in (Kind.ORDER, Kind.OPINION, Kind.JUDGMENT, Kind.TRANSCRIPT, Kind.EXHIBIT, Kind.DECLARATION):
        return None
    for pattern in (_AMICI, _POSSESSIVE, _FOR, _BY, _SUPPORTED):
        match = pattern.search(title)
        if match and match["party"].strip():
            return _trimmed(match["party"]), match.start("party"), match.end("party")
    return None


def counsel_in(text: str, start: int = 0) -> tuple[str, int, int] | None:
    """Whose counsel signs in a text ("Attorneys for Plaintiff Marie Halloway"), and where."""
    match = _COUNSEL.search(text, start)
    return (_trimmed(match["party"]), match.start("party"), match.end("party")) if match else None


def _trimmed(party: str) -> str:
    return _TRAILING.sub("", " ".join(party.split()).removeprefix("the ").removeprefix("THE "))
