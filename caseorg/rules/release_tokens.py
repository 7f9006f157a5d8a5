"""Runs of capitalized words, with the small words that may stand between them: what names are read from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from caseorg.rules.release_words import HONORIFICS, MODIFIERS, NOT_NAMES, PARTICLES, SAYING, TITLES

TOKEN = re.compile(r"\([^()\n]{1,40}\)|[^\s,;:()“”«»\"…—–/\[\]]+")
CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
LINKS = frozenset("of for the and & at to in on de del la las los y e para por al".split())
_MOST_TOKENS = 22
_MOST_PENDING = 7
_NEVER_INSIDE = NOT_NAMES | SAYING | LINKS | PARTICLES
_BREAKS = re.compile(r"[,;:()“”«»\"…—–/\[\]]")


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        return self.text.lower().rstrip(".")


def run_at(text: str, start: int, end: int) -> list[Token]:
    """The capitalized words from `start` on, with the small words between them and brackets that explain them."""
    tokens: list[Token] = []
    pending: list[Token] = []
    last = start
    for match in TOKEN.finditer(text, start, end):
        if _BREAKS.search(text, last, match.start()) or len(tokens) >= _MOST_TOKENS:
            break
        token = _trimmed(text, match)
        if not token.text:
            break
        if token.text.lower() in {"(ret.)", "(ret)", "(fmr.)"}:
            last = match.end()
            continue
        if token.text.startswith("("):
            if not tokens or pending or not CAPITAL.search(token.text):
                break
            tokens.append(token)
        elif CAPITAL.match(token.text) or (token.text.lower() in {"co-founder", "cofounder"} and tokens):
            tokens += pending
            pending = []
            tokens.append(token)
        elif _may_stand_inside(token, tokens, pending):
            pending.append(token)
        else:
            break
        last = match.end()
        if token.end < match.end():  # the period of the sentence
            break
    return tokens


def _may_stand_inside(token: Token, tokens: list[Token], pending: list[Token]) -> bool:
    """Whether a small word may stand before or between the capitalized ones: "of", "spokesperson", and before a title
    that begins a description up to three others ("tribal attorney Bram Eastwood")."""
    if len(pending) >= _MOST_PENDING or not token.text[0].islower():
        return False
    if token.word in TITLES or token.word in MODIFIERS or token.word in HONORIFICS:
        return True
    if tokens and not (pending and pending[-1].word in TITLES):
        return token.text in LINKS | PARTICLES and len(pending) < 3
    return not tokens and len(pending) < 3 and token.word not in _NEVER_INSIDE and token.word.isalpha()


_KEEPS_PERIOD = re.compile(
    r"(?:[A-Z]\.)+$|(?:Jr|Sr|Dr|Mr|Col|Maj|Cpl|Det|Cmdr|Adm|Brig|Pres|Supt|Dir|Mrs|Ms|"
    r"St|Rep|Sen|Gov|Rev|Hon|Prof|Inc|Co|Corp|Ltd|"
    r"Lt|Sgt|Capt|Gen|Sra|Srta|Dra|Lic)\.$"
)


def _trimmed(text: str, match: re.Match[str]) -> Token:
    """A token without the period that ends its sentence."""
    word, end = match[0], match.end()
    if word[-1] in "?!":
        return Token(word[:-1], match.start(), end - 1)
    if word.endswith(".") and not _KEEPS_PERIOD.match(word):
        return Token(word[:-1], match.start(), end - 1)
    return Token(word, match.start(), end)
