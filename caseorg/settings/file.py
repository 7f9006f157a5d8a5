"""Settings on disk: one JSON file that is always whole, and never keeps the program from starting."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from caseorg.base.errors import WorldError
from caseorg.settings.schema import BY_NAME, SETTINGS, Setting, Value


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings of a file, and what must be said about it ("" where nothing must)."""

    settings: Settings
    notice: str


class Settings:
    """The values in force. What was not set has its usual value."""

    def __init__(self, path: Path, values: Mapping[str, Value] | None = None) -> None:
        """Use `load` for those of a file."""
        self._path = path
        self._values: dict[str, Value] = dict(values or {})
        # What a later version wrote is kept as it is.
        self._unknown: dict[str, object] = {}

    @classmethod
    def load(cls, path: Path) -> Loaded:
        """The settings kept at a path; never raises. A file that cannot be used is put aside as `….broken`."""
        settings = cls(path)
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Loaded(settings, "")
        except OSError as error:
            reason = error.strerror or error
            return Loaded(settings, f"The settings could not be read ({reason}). The usual ones are used.")
        except (ValueError, RecursionError):
            return Loaded(settings, settings._put_aside())
        if not isinstance(kept, dict):
            return Loaded(settings, settings._put_aside())
        return Loaded(settings, settings._take(kept))

    def text(self, setting: Setting) -> str:
        """The value of a setting that is a text or a choice."""
        return cast(str, self._value(setting))

    def flag(self, setting: Setting) -> bool:
        """The value of a setting that is on or off."""
        return cast(bool, self._value(setting))

    def table(self, setting: Setting) -> dict[str, str]:
        """The value of a setting that is a table of texts."""
        return dict(cast(dict[str, str], self._value(setting)))

    def set(self, setting: Setting, value: Value) -> None:
        """Set a value and write the file. Raises ValueError for one it cannot have, WorldError where writing fails."""
        if not setting.takes(value):
            raise ValueError(f"{setting.name} cannot be {value!r}")
        self._values[setting.name] = value
        self._write()

    def _value(self, setting: Setting) -> Value:
        return self._values.get(setting.name, setting.usual)

    def _take(self, kept: Mapping[str, object]) -> str:
        refused = []
        for name, value in kept.items():
            setting = BY_NAME.get(name)
            if setting is None:
                self._unknown[name] = value
            elif setting.takes(value):
                self._values[name] = cast(Value, value)
            else:
                refused.append(setting.title)
        if not refused:
            return ""
        return f"A setting could not be read and has its usual value: {', '.join(refused)}."

    def _put_aside(self) -> str:
        aside = self._path.with_name(self._path.name + ".broken")
        with suppress(OSError):
            self._path.replace(aside)
        return f"The settings could not be read, so the usual ones are used. The file was kept as {aside.name}."

    def _write(self) -> None:
        kept = self._unknown | {
            setting.name: self._values[setting.name] for setting in SETTINGS if setting.name in self._values
        }
        unfinished = self._path.with_name(self._path.name + ".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with unfinished.open("w", encoding="utf-8") as file:
                json.dump(kept, file, indent=2, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self._path)
        except OSError as error:
            raise WorldError(
                f"The settings could not be written ({error.strerror or error}). They hold until the program is closed."
            ) from error
