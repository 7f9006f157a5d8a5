"""The files of the repository, as the house tests look at them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def project_files() -> tuple[Path, ...]:
    """All files that belong to the project: everything but what .gitignore names."""
    ignored = [line.strip().rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines()]
    patterns = [".git", *(line for line in ignored if line and not line.startswith("#"))]
    return tuple(sorted(_below(ROOT, patterns)))


def _below(folder: Path, ignored: list[str]) -> Iterator[Path]:
    for path in folder.iterdir():
        if any(fnmatch(path.name, pattern) for pattern in ignored):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _below(path, ignored)
        else:
            yield path


def python_files(*folders: str) -> list[Path]:
    """The Python files below these folders of the repository, all of them if none is named."""
    tops = [ROOT / folder for folder in folders] or [ROOT]
    return [path for path in project_files() if path.suffix == ".py" and any(path.is_relative_to(top) for top in tops)]


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def where(path: Path, node: ast.AST | int) -> str:
    """`caseorg/model/case.py:12`, for the list of what is wrong."""
    line = node if isinstance(node, int) else getattr(node, "lineno", 1)
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions and methods of a file, nested ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """(dotted name, line) of everything a file imports, also within functions: `from a import b` is `a` and `a.b`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def words_of(name: str) -> list[str]:
    """The words of a snake_case or CamelCase name, in small letters."""
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)]


def expect_none(problems: Iterable[str]) -> None:
    """Fail with the whole list of what is wrong."""
    found = list(problems)
    assert not found, "\n" + "\n".join(found)
