"""Names: none that says nothing, and Qt's own kept apart from ours."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import ROOT, expect_none, python_files, tree, where, words_of

SAY_NOTHING = {"util", "utils", "utility", "utilities", "helper", "helpers", "common", "misc", "manager", "managers"}
QT_HEADING = "# Qt overrides"


def test_no_file_folder_or_class_has_a_name_that_says_nothing() -> None:
    files = [
        path.relative_to(ROOT).as_posix()
        for path in python_files()
        if SAY_NOTHING & {word for part in path.relative_to(ROOT).with_suffix("").parts for word in words_of(part)}
    ]
    classes = [
        f"{where(path, node)} {node.name}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and SAY_NOTHING & set(words_of(node.name))
    ]
    expect_none(files + classes)


def test_qt_overrides_stand_last_under_their_heading() -> None:
    expect_none(problem for path in python_files("caseorg/gui") for problem in _misplaced(path))


def _misplaced(path: Path) -> Iterator[str]:
    lines = path.read_text("utf-8").splitlines()
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.ClassDef):
            continue
        span = range(node.lineno, node.end_lineno or node.lineno)
        heading = next((number for number in span if lines[number - 1].strip() == QT_HEADING), None)
        for method in (item for item in node.body if isinstance(item, ast.FunctionDef)):
            of_qt = re.fullmatch(r"[a-z]+[A-Z]\w*", method.name) is not None
            below = heading is not None and method.lineno > heading
            if of_qt and not below:
                yield f"{where(path, method)} {method.name} belongs under {QT_HEADING!r}"
