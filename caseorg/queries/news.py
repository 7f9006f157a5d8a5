"""What changed over all cases since a moment, as the ledger tells it: what stands now against what stood then."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from caseorg.model.deadline import DeadlineState
from caseorg.rules.deadline_words import day_text
from caseorg.store.database import Reader, Row

# Of more rows of the ledger than these only the newest are told one by one.
_MOST_ENTRIES = 2_000
_FIELDS = ("due", "safe_due", "jurisdictional", "state", "at", "status", "deleted_at")


class NewsKind(StrEnum):
    """What news are of."""

    DEADLINE = "deadline"
    HEARING = "hearing"
    DOCUMENTS = "documents"


class Happened(StrEnum):
    """What became of it."""

    ADDED = "added"
    MOVED = "moved"
    DONE = "done"
    RETIRED = "retired"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    IMPORTED = "imported"


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """One thing that changed. `uuid` is of the deadline or event, "" for documents, of which `count` came into a case;
    `detail` says more ("Fri, Nov 27, 2026 → Mon, Nov 30, 2026"); `who` did it last, `at` is the ledger's
    reading of it; `day` is the ISO day a deadline or hearing has now, "" for none."""

    kind: NewsKind
    happened: Happened
    title: str
    case_uuid: str
    case_name: str
    who: str
    at: str
    uuid: str = ""
    detail: str = ""
    count: int = 1
    day: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Touched:
    """What stood before of a row (None where there was none), and who touched it last."""

    before: dict[str, Any] | None
    who: str
    at: str


def news_since(reader: Reader, since: str, *, me: str = "", session: str = "") -> list[News]:
    """What changed after the instant `since` (UTC), the newest first: deadlines added, moved, done, retired and
    reopened, hearings added, moved and cancelled, documents imported. What was changed and changed back, or undone, is
    none. What `me` did after the instant `session` is left out: one knows it."""
    window = {"since": since, "me": me, "session": session or "9999", "most": _MOST_ENTRIES}
    found = [one for one in (_of_deadline(row, touched) for row, touched in _rows(reader, "deadlines", window)) if one]
    found += [one for one in (_of_hearing(row, touched) for row, touched in _rows(reader, "events", window)) if one]
    found += _documents(reader, window)
    return sorted(found, key=lambda one: one.at, reverse=True)


# The ledger's readings are an instant and a counter; an instant alone sorts before all readings of its millisecond.
# Without statistics SQLite would rather walk all that was ever written of a table than the little that is new.
_ENTRIES = """SELECT row, before, who, at FROM ledger INDEXED BY ledger_at
    WHERE at > :since AND tbl = :table AND NOT (who = :me AND at > :session) ORDER BY at DESC LIMIT :most"""
_NOW = {
    "deadlines": """SELECT deadlines.uuid, deadlines.title, deadlines.case_uuid, deadlines.due, deadlines.safe_due,
        deadlines.jurisdictional, deadlines.state, deadlines.state_reason, cases.short_caption AS case_name
        FROM json_each(?) AS wanted CROSS JOIN deadlines ON deadlines.uuid = wanted.value
        JOIN cases ON cases.uuid = deadlines.case_uuid
        WHERE deadlines.deleted_at IS NULL AND cases.deleted_at IS NULL""",
    "events": """SELECT events.uuid, events.title, events.case_uuid, events.at, events.status, events.status_reason,
        cases.short_caption AS case_name
        FROM json_each(?) AS wanted CROSS JOIN events ON events.uuid = wanted.value
        JOIN cases ON cases.uuid = events.case_uuid
        WHERE events.hearing <> '' AND events.deleted_at IS NULL AND cases.deleted_at IS NULL""",
}
_DOCUMENTS = """SELECT documents.case_uuid AS case_uuid, cases.short_caption AS case_name,
    count(DISTINCT documents.uuid) AS count, max(ledger.at) AS at, max(ledger.who) AS who
    FROM ledger INDEXED BY ledger_at CROSS JOIN documents ON documents.uuid = ledger.row
    JOIN cases ON cases.uuid = documents.case_uuid
    WHERE ledger.at > :since AND ledger.tbl = 'documents' AND ledger.before IS NULL
    AND NOT (ledger.who = :me AND ledger.at > :session) AND documents.created > :since
    AND documents.deleted_at IS NULL AND cases.deleted_at IS NULL GROUP BY documents.case_uuid"""


def _rows(reader: Reader, table: str, window: dict[str, object]) -> list[tuple[Row, _Touched]]:
    """The rows of a table that were touched and are there now, each with what was before."""
    touched: dict[str, _Touched] = {}
    for entry in reader.rows(_ENTRIES, window | {"table": table}):
        known = touched.get(entry["row"])
        who, at = (known.who, known.at) if known else (entry["who"], entry["at"])
        if entry["before"] is None:
            before = None
        else:  # newest first: what stood earlier takes the place of what stood later
            values = json.loads(entry["before"])
            older = {name: values[name] for name in _FIELDS if name in values}
            before = ((known.before or {}) if known else {}) | older
        touched[entry["row"]] = _Touched(before=before, who=who, at=at)
    rows = reader.rows(_NOW[table], (json.dumps(list(touched)),))
    return [(row, touched[row["uuid"]]) for row in rows]


def _of_deadline(row: Row, touched: _Touched) -> News | None:
    state, before = DeadlineState(row["state"]), touched.before
    if before is None:
        # one that came and was settled since asks for nothing, and was never seen
        due = day_text(_headline(row)) or "no date yet"
        return _news(row, touched, Happened.ADDED, due) if state is DeadlineState.OPEN else None
    was = DeadlineState(before.get("state", state))
    if state is not was:
        if state is DeadlineState.OPEN:
            return _news(row, touched, Happened.REOPENED, day_text(_headline(row)))
        if state is DeadlineState.DONE:
            return _news(row, touched, Happened.DONE)
        reason = f": {row['state_reason']}" if row["state_reason"] else ""
        return _news(row, touched, Happened.RETIRED, f"{state.value}{reason}")
    then = _headline({name: before.get(name, row[name]) for name in ("due", "safe_due", "jurisdictional")})
    return _moved(row, touched, then, _headline(row)) if state is DeadlineState.OPEN else None


def _of_hearing(row: Row, touched: _Touched) -> News | None:
    before = touched.before
    is_cancelled = row["status"] == "cancelled"
    if before is None:
        return None if is_cancelled else _news(row, touched, Happened.ADDED, day_text(row["at"]), NewsKind.HEARING)
    if is_cancelled:
        is_new = before.get("status", "cancelled") != "cancelled"
        return _news(row, touched, Happened.CANCELLED, row["status_reason"], NewsKind.HEARING) if is_new else None
    return _moved(row, touched, before.get("at", row["at"]), row["at"], NewsKind.HEARING)


def _moved(
    row: Row, touched: _Touched, then: str | None, now: str | None, kind: NewsKind = NewsKind.DEADLINE
) -> News | None:
    if then == now:
        return None
    old, new = (day_text(day) or "no date" for day in (then, now))
    return _news(row, touched, Happened.MOVED, f"{old} → {new}", kind)


def _headline(values: Any) -> str | None:
    """The day to act by, as Deadline.headline."""
    day: str | None = values["safe_due"] or values["due"] if values["jurisdictional"] else values["due"]
    return day


def _news(
    row: Row, touched: _Touched, happened: Happened, detail: str = "", kind: NewsKind = NewsKind.DEADLINE
) -> News:
    return News(
        kind=kind, happened=happened, title=row["title"], case_uuid=row["case_uuid"], case_name=row["case_name"],
        who=touched.who, at=touched.at, uuid=row["uuid"], detail=detail,
        day=((row["at"] if kind is NewsKind.HEARING else _headline(row)) or "")[:10],
    )  # fmt: skip


def _documents(reader: Reader, window: dict[str, object]) -> list[News]:
    return [
        News(
            kind=NewsKind.DOCUMENTS, happened=Happened.IMPORTED, case_uuid=row["case_uuid"], case_name=row["case_name"],
            title="1 document" if row["count"] == 1 else f"{row['count']:,} documents", who=row["who"], at=row["at"],
            count=row["count"],
        )
        for row in reader.rows(_DOCUMENTS, window)
    ]  # fmt: skip


def news_summary(news: list[News]) -> str:
    """How much of each there is: "1 deadline moved, 2 deadlines added, 12 documents imported"; "" for none."""
    counts: dict[tuple[NewsKind, Happened], int] = {}
    for one in news:
        counts[one.kind, one.happened] = counts.get((one.kind, one.happened), 0) + one.count
    in_order = [(kind, happened) for kind in NewsKind for happened in Happened if (kind, happened) in counts]
    return ", ".join(_many(counts[pair], *pair) for pair in in_order)


def _many(count: int, kind: NewsKind, happened: Happened) -> str:
    word = kind.value.removesuffix("s")
    return f"{count:,} {word}{'' if count == 1 else 's'} {happened}"
