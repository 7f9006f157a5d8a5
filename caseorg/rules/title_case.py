"""Titles printed in capitals, in the letters one would type."""

from __future__ import annotations

import re
from collections.abc import Set

LONGEST = 160

_SMALL = frozenset(
    """
    a an and as at but by for from in into nor of on or per re the to under upon v v. vs vs. via with without et
    al al. de la del los las y dba d/b/a aka a/k/a fka f/k/a ex rel rel.
    """.split()
)
_CAPITALS = frozenset(
    """
    ACLU ADA ADEA AFL AFGE AG AI APA ATF AUSA BIA BIO BOP CBP CDC CEO CFO CFPB CFR CIA CIO CMS CTU CV CR DACA DC
    DEA DEI DHS DNA DOD DOE DOGE DOI DOJ DOL DOT DPA DVD EEOC EOIR EPA ERISA EU FAA FAC FBI FCA FCC FDA FDIC FEC
    FEMA FERC FHA FISA FLSA FMLA FOIA FRAP FRCP FTC GPS GSA HHS HIPAA HIV HUD ICE ICC IDEA IP IRS ITC IV JAG
    JPML JA LLC LLP LP LGBT LGBTQ MDL MOU MP NAACP NASA NEPA NFL NIH NLRB NRC NSA NTEU NY NYC OCC OMB OPM OSHA
    PC PLLC PLC PTO QDRO RICO ROTC SBA SEC SEIU SJ SSA SSI SSN TILA TRO TSA TV UC UK UN US USA USAID USC USCIS
    USDA USPS USPTO VA VAWA WTO II III VI VII VIII IX XI XII XIV
    """.split()
)
_WORD = re.compile(r"[^\s]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}(?:['’]?S)?[,;:]?|[A-Z]\.")
_PARTS = re.compile(r"([-/–—(\[“\"])")


def is_capitals(text: str) -> bool:
    """Whether a text is printed in capitals, a few small letters ("dba", "KESx") aside."""
    if text.isupper():
        return True
    small = sum(map(str.islower, text))
    return any(map(str.isupper, text)) and small <= 0.2 * sum(map(str.isalpha, text))


def title_cased(text: str, acronyms: Set[str] = frozenset()) -> str:
    """A title on one line of at most 160 characters; one in capitals is put in title case.

    Known abbreviations and those in `acronyms`, initials and numbers keep their form.
    """
    line = " ".join(text.split())
    if is_capitals(line):
        words = line.split(" ")
        line = " ".join(
            _cased(
                word,
                acronyms,
                first=index == 0 or words[index - 1].endswith((":", "—", "–")),
                last=index == len(words) - 1,
            )
            for index, word in enumerate(words)
        )
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"


def _cased(word: str, acronyms: Set[str], *, first: bool, last: bool) -> str:
    bare = word.strip("()[]{},;:.!?\"“”'’")
    possessive = re.sub(r"['’][Ss]?$", "", bare)
    if not bare.isupper() and any(character.islower() for character in bare):
        return word
    if bare.lower() in _SMALL and not first and not (last and bare.lower() != "al"):
        return word.lower()
    if _INITIALS.fullmatch(word.strip("()[],")):
        return re.sub(r"(?<=['’])S\b", "s", word)
    if possessive in _CAPITALS or possessive in acronyms or any(character.isdigit() for character in bare):
        return re.sub(r"(?<=['’])S\b", "s", word)
    return "".join(_part(part, acronyms) for part in _PARTS.split(word))


def _part(part: str, acronyms: Set[str]) -> str:
    bare = part.strip("()[]{},;:.\"“”'’")
    if bare in _CAPITALS or bare in acronyms:
        return part
    return _LETTERS.sub(_capitalized, part, count=0) if part else part


def _capitalized(match: re.Match[str]) -> str:
    word, text, start = match[0], match.string, match.start()
    before = text[start - 1 : start]
    if before in "'’" and before:
        # possessive and contracted endings are small; O'Brien and D'Angelo are names
        return word.lower() if len(word) <= 2 or start > 2 else word.capitalize()
    if before == ".":
        return word.lower() if len(word) > 1 else word
    if len(word) > 4 and word.startswith("MC") and word[2] not in "AEIOUH":
        return "Mc" + word[2:].capitalize()
    return word.capitalize()
