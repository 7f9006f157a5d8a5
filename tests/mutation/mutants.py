"""Mutants of a Python module: copies of its text with one decision changed, made by its syntax tree."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Mod: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_OTHER_ENDS = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed copy: the line of the change, what was changed into what, and the whole text."""

    line: int
    change: str
    text: str


def mutants_of(text: str, members: dict[str, list[str]]) -> Iterator[Mutant]:
    """Every mutant of a module. `members` holds the members of enumerations by the name of each."""
    tree = ast.parse(text)
    apart = _not_run(tree)
    for place, node in enumerate(ast.walk(tree)):
        if node in apart:
            continue
        for number, (label, _) in enumerate(_changes(node, members)):
            changed = copy.deepcopy(tree)
            target = list(ast.walk(changed))[place]
            before = ast.unparse(target) if isinstance(target, ast.expr) else f"{type(target).__name__.lower()} …"
            _put(changed, target, _changes(target, members)[number][1])
            yield Mutant(getattr(node, "lineno", 0), f"{before[:70]} -> {label}", ast.unparse(changed))


def _not_run(tree: ast.AST) -> set[ast.AST]:
    """What decides nothing: annotations and decorators."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        for name in ("annotation", "returns", "decorator_list"):
            value = getattr(node, name, None) or ()
            for one in value if isinstance(value, list) else [value] if value else []:
                found.update(ast.walk(one))
    return found


def _put(tree: ast.AST, target: ast.AST, new: ast.AST) -> None:
    """Put a node into the place of another."""
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, new)
                return
            if isinstance(value, list) and any(one is target for one in value):
                setattr(parent, name, [new if one is target else one for one in value])
                return


def _changes(node: ast.AST, members: dict[str, list[str]]) -> list[tuple[str, ast.AST]]:
    """The nodes that can stand in the place of one, each with words for the change."""
    found = [*_other_operators(node), *_other_values(node, members), *_shorter_tables(node)]
    if isinstance(node, ast.If | ast.While):
        return [(f"{ast.unparse(node.test)[:60]} is {ast.unparse(new.test)}", new) for new in _other_branches(node)]
    return [(ast.unparse(ast.fix_missing_locations(new))[:70], new) for new in found]


def _other_operators(node: ast.AST) -> list[ast.AST]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARISONS:
        kinds = [_COMPARISONS[type(operator)] for operator in node.ops]
        return [
            ast.Compare(node.left, [*node.ops[:place], kind(), *node.ops[place + 1 :]], node.comparators)
            for place, kind in enumerate(kinds)
        ]
    if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        return [ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)]
    if isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return [ast.BoolOp(other, node.values), *(_without(node, place) for place in range(len(node.values)))]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        return [node.operand]
    return []


def _other_values(node: ast.AST, members: dict[str, list[str]]) -> list[ast.AST]:
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return [ast.Constant(node.value + 1), ast.Constant(node.value - 1)]
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        return [ast.Constant(not node.value)]
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        names = members.get(node.value.id, [])
        if node.attr in names:
            return [ast.Attribute(node.value, names[(names.index(node.attr) + 1) % len(names)], node.ctx)]
    if isinstance(node, ast.Name) and node.id in _OTHER_ENDS:
        return [ast.Name(_OTHER_ENDS[node.id], node.ctx)]
    return []


def _without(node: ast.BoolOp, place: int) -> ast.expr:
    rest = [*node.values[:place], *node.values[place + 1 :]]
    return rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _other_branches(node: ast.If | ast.While) -> list[ast.If | ast.While]:
    """A condition that never holds, and for a choice one that always does."""
    kind = type(node)
    tests = [ast.Constant(False)] if isinstance(node, ast.While) else [ast.Constant(False), ast.Constant(True)]
    return [kind(test, node.body, node.orelse) for test in tests]


def _shorter_tables(node: ast.AST) -> list[ast.AST]:
    """A table without each of its entries."""
    if isinstance(node, ast.Dict) and len(node.keys) > 1:
        return [
            ast.Dict(node.keys[:place] + node.keys[place + 1 :], node.values[:place] + node.values[place + 1 :])
            for place in range(len(node.keys))
        ]
    if isinstance(node, ast.Set) and len(node.elts) > 1:
        return [ast.Set(node.elts[:place] + node.elts[place + 1 :]) for place in range(len(node.elts))]
    if isinstance(node, ast.List) and isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
        return [ast.List(node.elts[:place] + node.elts[place + 1 :], node.ctx) for place in range(len(node.elts))]
    return []
