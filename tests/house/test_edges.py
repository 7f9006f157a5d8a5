"""Everything is caught at three edges only; elsewhere a failure we did not foresee goes through.

A handler that tidies up and raises again lets it through, and so does one that hands it to whoever waits for a future.
"""

from __future__ import annotations

import ast

from tests.house.sources import ROOT, expect_none, python_files, tree, where

EDGES = {
    ROOT / "caseorg" / "gui" / "bridge.py",
    ROOT / "caseorg" / "cli" / "main.py",
    ROOT / "caseorg" / "pdf" / "worker.py",
}
EVERYTHING = {"Exception", "BaseException"}


def test_everything_is_caught_at_the_edges_only() -> None:
    inside = [path for path in python_files("caseorg", "resources") if path not in EDGES]
    expect_none(where(path, node) for path in inside for node in ast.walk(tree(path)) if _catches_everything(node))


def _catches_everything(node: ast.AST) -> bool:
    """`except:`, `except Exception:`, `except (…, Exception):` and `suppress(Exception)`."""
    if isinstance(node, ast.ExceptHandler):
        everything = node.type is None or bool(EVERYTHING & _names(node.type))
        return everything and not _lets_through(node)
    if isinstance(node, ast.Call) and "suppress" in _names(node.func):
        return any(EVERYTHING & _names(argument) for argument in node.args)
    return False


def _lets_through(handler: ast.ExceptHandler) -> bool:
    """Whether it ends with `raise`, or in `….set_exception(error)` of the error it caught."""
    last = handler.body[-1]
    if isinstance(last, ast.Raise):
        return last.exc is None
    call = last.value if isinstance(last, ast.Expr) else None
    return (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "set_exception"
        and any(isinstance(argument, ast.Name) and argument.id == handler.name for argument in call.args)
    )


def _names(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Tuple):
        return set().union(*(_names(item) for item in node.elts))
    if isinstance(node, ast.Attribute):
        return {node.attr}
    return {node.id} if isinstance(node, ast.Name) else set()
