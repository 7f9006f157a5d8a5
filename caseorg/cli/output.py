"""What the command line says: answers on standard output, everything else on standard error."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, TextIO

from caseorg.base.errors import WorldError
from caseorg.cli.tables import Column, field_lines, table_lines
from caseorg.cli.words import short_ids, visible, without_surrogates


class OutputClosed(Exception):
    """Whoever read our output has closed it (`caseorg … | head`): there is nobody left to tell."""


class Output:
    """The two streams. With `as_json` the only thing on standard output is one JSON value, given to `value`."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self._out, self._errors = sys.stdout, sys.stderr
        for stream in (self._out, self._errors):
            _never_fail(stream, encoding="utf-8" if as_json else None)

    # Answers

    def value(self, value: Any) -> None:
        """One JSON value: the whole answer of a command with --json."""
        self._write(json.dumps(_clean(value), ensure_ascii=False, indent=2) + "\n")

    def line(self, text: str = "") -> None:
        """A line of text whose parts are visible already, or are ours."""
        self._write(text + "\n")

    def say(self, sentence: str) -> None:
        """A sentence with names in it, on one line."""
        self.line(visible(sentence))

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """An aligned table, cut to the terminal's width; at full width into a file or pipe."""
        titles, *lines = table_lines(columns, rows, self.width)
        self.line(self.bold(titles))
        for line in lines:
            self.line(line)

    def ids(self, uuids: Sequence[str]) -> dict[str, str]:
        """How ids are shown: whole into a file or pipe, on a terminal as much of them as tells them apart."""
        return short_ids(uuids) if self.is_terminal else {uuid: uuid for uuid in uuids}

    def fields(self, fields: Sequence[tuple[str, str]]) -> None:
        """Names and values under each other."""
        for line in field_lines(fields):
            self.line(line)

    def bold(self, text: str) -> str:
        """The text set off, on a terminal that can."""
        plain = not self.is_terminal or "NO_COLOR" in os.environ or os.environ.get("TERM", "dumb") == "dumb"
        return text if plain else f"\x1b[1m{text}\x1b[0m"

    @property
    def is_terminal(self) -> bool:
        return self._out.isatty()

    @property
    def width(self) -> int | None:
        """The columns of the terminal, None into a file or pipe."""
        return shutil.get_terminal_size().columns if self.is_terminal else None

    def finish(self) -> None:
        """Hand over what is buffered. Raises OutputClosed, or WorldError where it cannot be written."""
        self._write("")

    # Beside the answer

    def tell(self, sentence: str) -> None:
        """A sentence on standard error; nobody is told where that is closed."""
        with suppress(OSError, ValueError):
            print(f"caseorg: {visible(sentence)}", file=self._errors, flush=True)

    def _write(self, text: str) -> None:
        try:
            self._out.write(without_surrogates(text))
            if not text or self.is_terminal:
                self._out.flush()
        except BrokenPipeError as error:
            raise OutputClosed from error
        except OSError as error:
            raise WorldError(
                f"The answer could not be written ({error.strerror or error}). What the command did is kept."
            ) from error


def _never_fail(stream: TextIO, *, encoding: str | None) -> None:
    """Letters that the stream's encoding lacks are spelled out. JSON is UTF-8 everywhere (RFC 8259)."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding=encoding or stream.encoding, errors="backslashreplace")


def _clean(value: Any) -> Any:
    """The value without lone surrogates, which no JSON reader takes."""
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(part) for part in value]
    return value
