"""The words, phrases, operators and filters of a typed search, in the order typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from caseorg.model.search import FilterField
from caseorg.rules.search_terms import (
    Alternatives,
    announcement_end,
    phrase_of,
    statute_at,
    statute_phrases,
    word_phrases,
)

LONGEST = 2000
"""In characters; a longer search is cut."""

QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))

_FIELD = re.compile(rf"({'|'.join(FilterField)}):[ \t]*", re.IGNORECASE)
_VALUE = re.compile(r'(?:<=|>=|<|>|=)?\s?"(?P<quoted>[^"]*)"?|(?P<bare>[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)')
_PHRASE = re.compile(r'"(?P<text>[^"]*)(?P<closed>"?)(?P<star>\*?)(?:~(?P<within>\d{1,3}))?')
_NEAR = re.compile(r"NEAR(?:/(?P<within>\d{1,3}))?(?=[\s\"(]|$)")
_NEAR_LIST = re.compile(r"NEAR\s?\((?P<items>[^()]*)\)?")
_WITHIN = re.compile(r"(?:[wW]|pre|PRE)?/(?P<within>\d{1,3})(?=\s|$)")
_OPERATOR = re.compile(r"(AND|OR|NOT|&&|\|\|)(?=[\s\"()]|$)")
_WORD = re.compile(r'[^\s"()]+(?:\([^\s"()]*\)[^\s"()]*)*')
_COUNT_AT_END = re.compile(r",\s*(\d{1,3})\s*$")

DEFAULT_WITHIN = 10
"""The distance of NEAR without a number, which is FTS5's own."""


class Kind(Enum):
    TERM = auto()
    NEAR_LIST = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    OPEN = auto()
    CLOSE = auto()
    FILTER = auto()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One element. `phrases` are the alternatives of a TERM, `items` the members of a NEAR_LIST, `within` the
    distance of
    NEAR and NEAR_LIST, `field` and `value` those of a FILTER."""

    kind: Kind
    phrases: Alternatives = ()
    items: tuple[Alternatives, ...] = ()
    within: int = DEFAULT_WITHIN
    field: FilterField | None = None
    value: str = ""


_OPERATORS = {"AND": Kind.AND, "&&": Kind.AND, "OR": Kind.OR, "||": Kind.OR, "NOT": Kind.NOT}
_BRACKETS = {"(": Kind.OPEN, ")": Kind.CLOSE}


def lexemes_of(typed: str, *, typing: bool) -> list[Lexeme]:
    """The elements of a search; words that are only punctuation are left out.

    With `typing`, a last bare word of two letters or more, with nothing after it, is the beginning of a word.
    """
    text = typed[:LONGEST].translate(QUOTES)
    found: list[Lexeme] = []
    position = 0
    while position < len(text):
        character = text[position]
        if character.isspace():
            position += 1
        elif character in _BRACKETS:
            found.append(Lexeme(_BRACKETS[character]))
            position += 1
        elif character in "-−" and _negates(text, position):
            found.append(Lexeme(Kind.NOT))
            position += 1
        else:
            lexeme, position = _lexeme(text, position, typing)
            if lexeme:
                found.append(lexeme)
    return found


def _negates(text: str, position: int) -> bool:
    before = text[position - 1 : position]
    after = text[position + 1 : position + 2]
    return (not before or before.isspace() or before == "(") and bool(after) and (after.isalnum() or after in '"(')


def _lexeme(text: str, position: int, typing: bool) -> tuple[Lexeme | None, int]:
    for read in (_near_list, _near, _operator, _field, _phrase, _statute):
        answer = read(text, position)
        if answer:
            return answer
    return _word(text, position, typing)


def _near_list(text: str, position: int) -> tuple[Lexeme, int] | None:
    match = _NEAR_LIST.match(text, position)
    if match is None:
        return None
    inside = match["items"]
    count = _COUNT_AT_END.search(inside)
    if count:
        inside = inside[: count.start()]
    items = tuple(
        lexeme.phrases for lexeme in lexemes_of(inside.replace(",", " "), typing=False) if lexeme.kind is Kind.TERM
    )
    return Lexeme(Kind.NEAR_LIST, items=items, within=int(count[1]) if count else DEFAULT_WITHIN), match.end()


def _near(text: str, position: int) -> tuple[Lexeme, int] | None:
    match = _NEAR.match(text, position) or _WITHIN.match(text, position)
    return (Lexeme(Kind.NEAR, within=int(match["within"] or DEFAULT_WITHIN)), match.end()) if match else None


def _operator(text: str, position: int) -> tuple[Lexeme, int] | None:
    match = _OPERATOR.match(text, position)
    return (Lexeme(_OPERATORS[match[1]]), match.end()) if match else None


def _field(text: str, position: int) -> tuple[Lexeme, int] | None:
    match = _FIELD.match(text, position)
    if match is None:
        return None
    value = _VALUE.match(text, match.end())
    field = FilterField(match[1].lower())
    if value is None:
        return Lexeme(Kind.FILTER, field=field), match.end()
    typed = value[0].replace('"', "") if value["quoted"] is not None else value["bare"]
    return Lexeme(Kind.FILTER, field=field, value=typed), value.end()


def _phrase(text: str, position: int) -> tuple[Lexeme | None, int] | None:
    match = _PHRASE.match(text, position)
    if match is None:
        return None
    phrase = phrase_of(match["text"], prefix=bool(match["star"]))
    if phrase is None:
        return None, match.end()
    if match["within"] and len(phrase.tokens) > 1:
        items = tuple((type(phrase)((token,)),) for token in phrase.tokens)
        return Lexeme(Kind.NEAR_LIST, items=items, within=int(match["within"])), match.end()
    return Lexeme(Kind.TERM, phrases=(phrase,)), match.end()


def _statute(text: str, position: int) -> tuple[Lexeme, int] | None:
    match = statute_at(text, position)
    return (Lexeme(Kind.TERM, phrases=statute_phrases(match)), match.end()) if match else None


def _word(text: str, position: int, typing: bool) -> tuple[Lexeme | None, int]:
    announced = announcement_end(text, position)
    if announced is not None:
        return None, announced
    match = _WORD.match(text, position)
    if match is None:
        return None, position + 1
    word, end = match[0], match.end()
    prefix = word.endswith("*") or (typing and end == len(text) and len(word) > 1 and word[-1].isalnum())
    phrases = word_phrases(word, prefix=prefix)
    return (Lexeme(Kind.TERM, phrases=phrases) if phrases else None), end
