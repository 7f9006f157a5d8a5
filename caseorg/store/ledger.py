"""The one way entered facts are written: each call keeps what was before and after."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from caseorg.base.clock import LedgerClock, now
from caseorg.base.errors import NotFound, UndoConflict
from caseorg.base.ids import new_uuid
from caseorg.model.changes import Changes
from caseorg.model.record import Record
from caseorg.store.database import Connection, Reader, Row
from caseorg.store.rows import TABLE_OF, RecordType, columns_of, record_of

Value = str | int | float | None
_PLAIN = frozenset({str, int, float, type(None)})
_ENCODED = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode  # made once: there are many to write


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, and on which device (the id of this installation)."""

    who: str
    device: str


class Ledger:
    """The three write functions, for one step at a time, inside one transaction.

    Rows go in and out as records; `Reader` questions are open too, so that an operation can look before it writes.
    """

    def __init__(self, connection: Connection, author: Author) -> None:
        self.reader = Reader(connection)
        self._connection = connection
        self._author = author
        self._clock = LedgerClock(self.reader.value("SELECT max(at) FROM ledger") or "")
        self._step = ""
        self._label = ""
        self._act = "do"
        self._reverses: str | None = None
        self._touched: list[tuple[str, str]] = []
        self._read: dict[tuple[str, str], dict[str, Any]] = {}  # as it stands, until it is written

    # One step

    def start(self, step: str, label: str, *, act: str = "do", reverses: str | None = None) -> None:
        """Begin (or go on with) a step; every write until the next call belongs to it."""
        self._step, self._label, self._act, self._reverses = step, label, act, reverses
        self._touched = []
        self._read = {}

    @property
    def changes(self) -> Changes:
        """What this step has touched so far."""
        return Changes.of(self._touched, label=self._label, step=self._step)

    # Asking

    @property
    def who(self) -> str:
        """Who makes the change."""
        return self._author.who

    def get(self, cls: type[RecordType], uuid: str) -> RecordType:
        """The record of that id, also from the trash. Raises NotFound."""
        row = self._row(TABLE_OF[cls], uuid)
        if row is None:
            raise NotFound(
                f"There is no {_word(cls)} with the id {uuid}. It may have been removed; refresh and try again."
            )
        return record_of(cls, row)

    def get_all(self, cls: type[RecordType], uuids: Iterable[str]) -> dict[str, RecordType]:
        """The records of these ids by their ids, also from the trash; what is not there is left out.

        A change of one of them right after need not read it again: within a transaction nobody else writes.
        """
        wanted = json.dumps(list(uuids))
        sql = f"SELECT * FROM {TABLE_OF[cls]} WHERE uuid IN (SELECT value FROM json_each(?))"
        rows = (_values(row) for row in self.reader.rows(sql, (wanted,)))
        self._read = {(TABLE_OF[cls], row["uuid"]): row for row in rows}
        return {uuid: record_of(cls, row) for (_, uuid), row in self._read.items()}

    # Writing

    def insert(self, cls: type[RecordType], **values: object) -> RecordType:
        """A new record; id and instants are given to it here."""
        instant = now()
        record = cls(**{"uuid": new_uuid(), "created": instant, "modified": instant} | values)  # type: ignore[arg-type]
        row = {name: plain(getattr(record, name)) for name in columns_of(TABLE_OF[cls])}
        self._write(TABLE_OF[cls], record.uuid, None, row)
        return record

    def update(self, record: RecordType, **values: object) -> RecordType:
        """The record with these values; writes nothing where all of them are so already."""
        table = TABLE_OF[type(record)]
        row = self._row(table, record.uuid)
        if row is None:
            raise NotFound(f"The {_word(type(record))} was removed meanwhile. Nothing was changed.")
        changed = {name: plain(value) for name, value in values.items() if row[name] != plain(value)}
        if changed:
            changed["modified"] = now()
            self._write(table, record.uuid, {name: row[name] for name in changed}, changed)
        return record_of(type(record), row | changed)

    def delete(self, record: Record) -> None:
        """Take the record out of its table; the ledger keeps it whole."""
        table = TABLE_OF[type(record)]
        row = self._row(table, record.uuid)
        if row is None:
            raise NotFound(f"The {_word(type(record))} was removed already. Nothing was changed.")
        self._write(table, record.uuid, {name: row[name] for name in columns_of(table)}, None)

    # Turning a step

    def turn(self, entries: Iterable[tuple[str, str, Mapping[str, Value] | None, Mapping[str, Value] | None]]) -> None:
        """Write each (table, row, expected, wanted) where the expected values still stand; None is "no such row".

        Raises UndoConflict where something else changed a row since.
        """
        for table, uuid, expected, wanted in entries:
            self._expect(table, uuid, expected)
            self._write(table, uuid, expected, wanted)

    def _expect(self, table: str, uuid: str, values: Mapping[str, Value] | None) -> None:
        row = self._row(table, uuid)
        stands = (
            row is None if values is None else row is not None and all(row[name] == values[name] for name in values)
        )
        if not stands:
            raise UndoConflict(
                f"“{self._label}” cannot be undone or redone: something it changed was changed again since."
                " Nothing was changed."
            )

    # The one place where entered rows are written

    def _write(
        self, table: str, uuid: str, before: Mapping[str, Value] | None, after: Mapping[str, Value] | None
    ) -> None:
        if after is None:
            self._connection.execute(f"DELETE FROM {table} WHERE uuid = ?", (uuid,))
        elif before is None:
            names = sorted(after)
            marks = ", ".join("?" for _ in names)
            self._connection.execute(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", [after[name] for name in names]
            )
        else:
            names = sorted(after)
            sets = ", ".join(f"{name} = ?" for name in names)
            self._connection.execute(
                f"UPDATE {table} SET {sets} WHERE uuid = ?", [*(after[name] for name in names), uuid]
            )
        self._connection.execute(
            "INSERT INTO ledger (step, act, reverses, label, tbl, row, before, after, at, who, device)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self._step, self._act, self._reverses, self._label, table, uuid, _json(before), _json(after),
             self._clock.read(), self._author.who, self._author.device),
        )  # fmt: skip
        self._touched.append((table, uuid))
        self._read.pop((table, uuid), None)

    def _row(self, table: str, uuid: str) -> dict[str, Any] | None:
        known = self._read.get((table, uuid))
        if known is not None:
            return known
        row = self.reader.row(f"SELECT * FROM {table} WHERE uuid = ?", (uuid,))
        return None if row is None else _values(row)


def _values(row: Row) -> dict[str, Any]:
    return dict(zip(row.keys(), row, strict=True))


def plain(value: object) -> Value:
    """A value of a record as SQLite keeps it."""
    if value.__class__ in _PLAIN:  # nearly all of them
        return value  # type: ignore[return-value]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):  # a Shape
        return json.dumps(value, separators=(",", ":"))
    raise TypeError(f"{type(value).__name__} is no value of a record")


def _json(values: Mapping[str, Value] | None) -> str | None:
    return None if values is None else _ENCODED(values)


def _word(cls: type[Record]) -> str:
    return "".join(" " + letter.lower() if letter.isupper() else letter for letter in cls.__name__).strip()
