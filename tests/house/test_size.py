"""Nothing grows until nobody reads it: files of 400 lines, functions of 60."""

from __future__ import annotations

from tests.house.sources import expect_none, functions, python_files, where

FILE_LINES = 400
FUNCTION_LINES = 60


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in python_files()}
    expect_none(f"{where(path, 1)} has {lines}" for path, lines in lengths.items() if lines > FILE_LINES)


def test_functions_are_short() -> None:
    lengths = [
        (where(path, function), function.name, (function.end_lineno or 0) - function.lineno + 1)
        for path in python_files()
        for function in functions(path)
    ]
    expect_none(f"{place} {name} has {lines}" for place, name, lines in lengths if lines > FUNCTION_LINES)
