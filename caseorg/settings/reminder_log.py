"""What this person has seen, put off and dismissed of the reminders: a file beside the settings.

It is no fact of a case, so it is not in the ledger: a colleague's copy of the workspace must not fall silent because
one person dismissed something, undo would be full of it, and it has to be written while another program has the
workspace open. A line is added for every act and none is changed, so that several programs can write. It tells
nothing of the things themselves: their ids and days are hashed. Where it is lost or cannot be read, reminders come
again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from caseorg.base.errors import WorldError
from caseorg.rules.reminders import KEY_BYTES, UNSEEN, Seen

_KEY = re.compile(f"[0-9a-f]{{{2 * KEY_BYTES}}}")
# From this size on the file is written anew with what still counts.
_ROOMY_BYTES = 200_000


class Act(StrEnum):
    """What became of reminders."""

    SHOWN = "shown"
    NOTIFIED = "notified"
    DISMISSED = "dismissed"
    SNOOZED = "snoozed"
    RECALLED = "recalled"


class ReminderLog:
    """Read and written anew at every call: another program may have written meanwhile."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def seen(self) -> dict[str, Seen]:
        """What became of reminders, by their key; lines that are damaged are passed over."""
        found: dict[str, Seen] = {}
        for line in self._lines():
            _take(found, line)
        return found

    def note(self, act: Act, keys: Iterable[str], *, on: date, until: datetime | None = None) -> None:
        """Note what became of these reminders on a day; `until` (aware) is for those put off. Raises WorldError."""
        wanted = list(keys)
        if not wanted:
            return
        line: dict[str, object] = {"on": on.isoformat(), "act": act, "keys": wanted}
        if until is not None:
            line["until"] = until.isoformat()
        self._write(f"\n{json.dumps(line)}\n", "ab")  # what was cut off before it costs no more than itself

    def tidy(self, since: date) -> None:
        """Where the file has grown, keep only what was noted from a day on. Raises WorldError."""
        try:
            if self._path.stat().st_size < _ROOMY_BYTES:
                return
        except OSError:
            return
        lines = [line for line in self._lines() if isinstance(line, dict) and str(line.get("on")) >= since.isoformat()]
        self._write("".join(json.dumps(line) + "\n" for line in lines), "wb")

    def _lines(self) -> Iterable[object]:
        try:
            texts = self._path.read_bytes().decode("utf-8", "replace").splitlines()
        except OSError:
            return
        for text in texts:
            try:
                yield json.loads(text)
            except (ValueError, RecursionError):
                continue

    def _write(self, text: str, mode: str) -> None:
        target = self._path if mode == "ab" else self._path.with_name(self._path.name + ".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with target.open(mode) as file:
                file.write(text.encode())  # one write: lines of two programs do not mix
            if target != self._path:
                target.replace(self._path)
        except OSError as error:
            raise WorldError(
                f"It could not be written down that reminders were seen ({error.strerror or error}). They come again."
            ) from error


def _take(found: dict[str, Seen], line: object) -> None:
    """Add what one line says."""
    if not isinstance(line, Mapping) or not isinstance(line.get("keys"), list):
        return
    until = line.get("until")
    changes: dict[str, dict[str, object]] = {
        Act.SHOWN: {"shown": True},
        Act.NOTIFIED: {"notified": True},
        Act.DISMISSED: {"dismissed": True},
        Act.SNOOZED: {"snoozed_until": until if _is_moment(until) else "", "shown": False, "notified": False},
        Act.RECALLED: {"dismissed": False, "snoozed_until": ""},
    }
    change = changes.get(str(line.get("act")))
    for key in line["keys"]:
        if change is not None and isinstance(key, str) and _KEY.fullmatch(key):
            found[key] = replace(found.get(key, UNSEEN), **change)  # type: ignore[arg-type]


def _is_moment(text: object) -> bool:
    try:
        return isinstance(text, str) and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False

