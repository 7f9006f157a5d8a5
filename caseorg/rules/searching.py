"""The query language of the search box: what was typed, as an expression of the index and filters.

    words            all of them, in any order            state law         also -law, NOT law: without it
    "exact words"    in a row                             AND OR NOT ( )    in capitals
    begin*           words that begin so                  a NEAR/5 b        at most 5 words between; also a /5 b, a
    w/5 b,
    field:value      case kind filed ecf tag filer                          NEAR(a b, 5), "a b"~5
                     title court visibility

Nothing that is typed is an error: it is called on every key stroke, so what is half typed gives the best reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod

from caseorg.model.search import Filter, HitPattern, SearchQuery
from caseorg.rules.search_filters import filter_of
from caseorg.rules.search_lexing import LONGEST, Kind, Lexeme, lexemes_of
from caseorg.rules.search_terms import Alternatives
from caseorg.rules.search_tokens import hit_spans, joined_words, tokens_of

__all__ = ["hit_spans", "joined_words", "parse_query", "tokens_of"]

DEEPEST = 12
"""Brackets within brackets; FTS5 refuses expressions that are nested some hundred deep."""

MOST_PHRASES = 500
"""A docket number stands for some forty."""

MOST_COMBINATIONS = 200
"""Of alternatives that stand near each other: (a OR b) NEAR (c OR d) is written out as four."""

_ONLY_EXCLUSIONS = "A search needs a word to look for: words to leave out alone are not enough."
_TOO_LONG = "The search is too long; only its beginning is used."
_OR_NOT = "“NOT” does not go with “OR”: that part was left out."
_FILTER_IN_OR = "A filter applies to the whole search; “OR” between it and other words was read as “AND”."
_NEAR_WHAT = "“NEAR” goes between words and phrases only: it was read as “AND”."
_NEAR_TOO_MANY = "There are too many ways to write this “NEAR”: it was read as “AND”."


@dataclass(slots=True)
class _Node:
    """A part of the search. `op` is one of term, near, and, or, not."""

    op: str
    parts: list[_Node] = field(default_factory=list)
    phrases: Alternatives = ()
    items: tuple[Alternatives, ...] = ()
    within: int = 0


def parse_query(typed: str, *, typing: bool = False) -> SearchQuery:
    """What a person typed into the search box, understood as far as it goes.

    With `typing`, a last bare word that nothing follows is taken as the beginning of a word.
    """
    parser = _Parser(lexemes_of(typed, typing=typing), typing=typing)
    node = parser.whole()
    if len(typed) > LONGEST:
        parser.note(_TOO_LONG)
    match = None
    words: tuple[HitPattern, ...] = ()
    if node is not None:
        if node.op == "not":
            parser.note(_ONLY_EXCLUSIONS)
        else:
            match = _expression(node)
            words = tuple(dict.fromkeys(_positive(node)))
    return SearchQuery(match, words, tuple(dict.fromkeys(parser.filters)), parser.problem)


class _Parser:
    """Reads lexemes by descending: OR of ANDs of (possibly excluded) terms tied by NEAR."""

    def __init__(self, lexemes: list[Lexeme], *, typing: bool) -> None:
        self._lexemes = _shallow(lexemes)
        self._typing = typing
        self._at = 0
        self._phrases = 0
        self.filters: list[Filter] = []
        self.problem: str | None = None

    def note(self, problem: str) -> None:
        """Keep the first problem."""
        self.problem = self.problem or problem

    def whole(self) -> _Node | None:
        parts = []
        while self._at < len(self._lexemes):
            parts.append(self._either())
            if self._kind() is Kind.CLOSE:
                self._at += 1
        return self._joined("and", parts)

    def _kind(self) -> Kind | None:
        return self._lexemes[self._at].kind if self._at < len(self._lexemes) else None

    def _either(self) -> _Node | None:
        filters = len(self.filters)
        parts = [self._all()]
        while self._kind() is Kind.OR:
            self._at += 1
            parts.append(self._all())
        if len(parts) > 1 and len(self.filters) > filters and any(parts):
            self.note(_FILTER_IN_OR)
        positive = [part for part in parts if part is not None and part.op != "not"]
        if len(parts) > 1 and positive and any(part is not None and part.op == "not" for part in parts):
            self.note(_OR_NOT)
            return self._joined("or", positive)
        if len(parts) > 1 and not positive:
            return self._joined("and", parts)
        return self._joined("or", parts)

    def _all(self) -> _Node | None:
        parts: list[_Node | None] = []
        while True:
            kind = self._kind()
            if kind is Kind.AND or (kind is Kind.NEAR and not parts):
                self._at += 1
            elif kind in (None, Kind.OR, Kind.CLOSE):
                return self._joined("and", parts)
            elif kind is Kind.NEAR:
                self._at += 1
                parts.append(self._near(parts))
            else:
                parts.append(self._one())

    def _near(self, parts: list[_Node | None]) -> _Node | None:
        """The part after NEAR, tied to the one before it, which is taken off the list."""
        within = self._lexemes[self._at - 1].within
        if self._kind() in (None, Kind.OR, Kind.AND, Kind.CLOSE, Kind.NEAR):
            return None
        left, right = parts.pop(), self._one()
        before, after = _near_items(left, within), _near_items(right, within)
        if left is None or right is None or before is None or after is None:
            if left is not None and right is not None:
                self.note(_NEAR_WHAT)
            parts.append(left)
            return right
        return self._tied(before + after, within)

    def _one(self) -> _Node | None:
        lexeme = self._lexemes[self._at]
        self._at += 1
        if lexeme.kind is Kind.NOT:
            return self._excluded()
        if lexeme.kind is Kind.OPEN:
            return self._group()
        if lexeme.kind is Kind.FILTER:
            self._filter(lexeme, negated=False)
            return None
        if lexeme.kind not in (Kind.TERM, Kind.NEAR_LIST):
            return None
        self._phrases += len(lexeme.phrases) + sum(len(item) for item in lexeme.items)
        if self._phrases > MOST_PHRASES:
            self.note(_TOO_LONG)
            return None
        if lexeme.kind is Kind.TERM:
            return _Node("term", phrases=lexeme.phrases)
        if len(lexeme.items) == 1:
            return _Node("term", phrases=lexeme.items[0])
        return self._tied(lexeme.items, lexeme.within) if lexeme.items else None

    def _tied(self, items: tuple[Alternatives, ...], within: int) -> _Node:
        """Words near each other; merely all of them where that would have to be written out too many times."""
        if prod(len(item) for item in items) <= MOST_COMBINATIONS:
            return _Node("near", items=items, within=within)
        self.note(_NEAR_TOO_MANY)
        return _Node("and", [_Node("term", phrases=item) for item in items])

    def _excluded(self) -> _Node | None:
        negated = True
        while self._kind() in (Kind.AND, Kind.NOT):
            negated = negated == (self._kind() is Kind.AND)
            self._at += 1
        if self._kind() is Kind.FILTER:
            self._filter(self._lexemes[self._at], negated=negated)
            self._at += 1
            return None
        if self._kind() in (None, Kind.OR, Kind.CLOSE, Kind.NEAR):
            return None
        part = self._one()
        if part is None or not negated:
            return part
        return part.parts[0] if part.op == "not" else _Node("not", [part])

    def _group(self) -> _Node | None:
        part = self._either()
        if self._kind() is Kind.CLOSE:
            self._at += 1
        return part

    def _filter(self, lexeme: Lexeme, *, negated: bool) -> None:
        assert lexeme.field is not None
        if not lexeme.value:
            if not (self._typing and self._at >= len(self._lexemes)):
                self.note(f"Type what to look for after “{lexeme.field.value}:”.")
            return
        found = filter_of(lexeme.field, lexeme.value, negated=negated)
        if isinstance(found, str):
            self.note(found)
        else:
            self.filters.append(found)

    @staticmethod
    def _joined(op: str, parts: Sequence[_Node | None]) -> _Node | None:
        """Parts as one node, without the empty ones and without nodes of one part; what is only excluded becomes one
        NOT."""
        kept: list[_Node] = []
        for part in parts:
            if part is not None:
                kept += part.parts if part.op == op else [part]
        if len(kept) < 2:
            return kept[0] if kept else None
        if all(part.op == "not" for part in kept):
            return _Node("not", [_Node("or", [part.parts[0] for part in kept])])
        return _Node(op, kept)


def _shallow(lexemes: list[Lexeme]) -> list[Lexeme]:
    """The lexemes without brackets that are nested too deep."""
    kept: list[Lexeme] = []
    depth = 0
    for lexeme in lexemes:
        if lexeme.kind is Kind.CLOSE:
            depth = max(0, depth - 1)
            within = depth < DEEPEST
        else:
            within = lexeme.kind is not Kind.OPEN or depth < DEEPEST
            depth += lexeme.kind is Kind.OPEN
        if within:
            kept.append(lexeme)
    return kept


def _near_items(node: _Node | None, within: int) -> tuple[Alternatives, ...] | None:
    """A node as members of a NEAR; None where it is more than words and phrases."""
    if node is None:
        return None
    if node.op == "term":
        return (node.phrases,)
    if node.op == "near" and node.within == within:
        return node.items
    if node.op == "or" and all(part.op == "term" for part in node.parts):
        return (tuple(phrase for part in node.parts for phrase in part.phrases),)
    return None


def _expression(node: _Node) -> str:
    """The FTS5 expression of a node that is not a bare exclusion. Tokens hold no quotes, so quoting them is safe."""
    if node.op == "term":
        return _any_of([_quoted(phrase) for phrase in node.phrases])
    if node.op == "near":
        return _any_of([f"NEAR({' '.join(map(_quoted, row))}, {node.within})" for row in product(*node.items)])
    if node.op == "or":
        return _any_of([_expression(part) for part in node.parts])
    wanted = " AND ".join(_expression(part) for part in node.parts if part.op != "not")
    unwanted = [_expression(part.parts[0]) for part in node.parts if part.op == "not"]
    return f"(({wanted}) NOT {_any_of(unwanted)})" if unwanted else f"({wanted})"


def _any_of(expressions: list[str]) -> str:
    return expressions[0] if len(expressions) == 1 else f"({' OR '.join(expressions)})"


def _quoted(phrase: HitPattern) -> str:
    return f'"{" ".join(phrase.tokens)}"{" *" if phrase.prefix else ""}'


def _positive(node: _Node) -> list[HitPattern]:
    """The words and phrases that are looked for, without the excluded ones."""
    if node.op == "not":
        return []
    found = [*node.phrases, *(phrase for item in node.items for phrase in item)]
    return found + [phrase for part in node.parts for phrase in _positive(part)]
