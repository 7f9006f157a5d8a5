"""Tests that can fail: each one asserts something, none is switched off."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import expect_none, functions, python_files, tree, where

# A call that fails by itself: pytest.raises, qtbot.waitUntil, mock.assert_called…, or a function of ours named so.
CHECKING_CALL = re.compile(
    r"_?(assert|check|expect|compare)\w*|raises|warns|fail|wait(Until|Signals?|Exposed|Active)|assertNotEmitted"
)
SWITCHED_OFF = {"skip", "xfail"}


def test_every_test_asserts_something() -> None:
    tests = [(path, function) for path in _test_files() for function in functions(path) if _is_test(function)]
    expect_none(f"{where(path, test)} {test.name}" for path, test in tests if not any(map(_checks, ast.walk(test))))


def test_no_assertion_is_always_true() -> None:
    found = [(path, node) for path in _test_files() for node in ast.walk(tree(path)) if isinstance(node, ast.Assert)]
    expect_none(where(path, node) for path, node in found if _always_true(node.test))


def test_no_test_is_switched_off() -> None:
    expect_none(where(path, line) for path in _test_files() for line in _switched_off(path))


def _test_files() -> list[Path]:
    return [path for path in python_files("tests") if path.name.startswith("test_")]


def _is_test(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return function.name.startswith("test_")


def _checks(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return CHECKING_CALL.fullmatch(name) is not None
    return isinstance(node, ast.Assert)


def _always_true(condition: ast.expr) -> bool:
    """`assert True`, `assert (x, "message")`, `assert x or True`."""
    if isinstance(condition, ast.BoolOp) and isinstance(condition.op, ast.Or):
        return any(map(_always_true, condition.values))
    if isinstance(condition, ast.Tuple):
        return bool(condition.elts)
    return isinstance(condition, ast.Constant) and bool(condition.value)


def _switched_off(path: Path) -> Iterator[int]:
    """Lines with @pytest.mark.skip or xfail, which need no reason to be true; skipif says when."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and node.attr in SWITCHED_OFF:
            if isinstance(node.value, ast.Attribute) and node.value.attr == "mark":
                yield node.lineno
