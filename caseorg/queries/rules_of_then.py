"""The rules as they were when a date was counted, and the date counted again with them."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from caseorg.base.errors import CaseorgError, NotFound
from caseorg.base.paths import resources
from caseorg.model import deadline as records
from caseorg.model.deadline import Deadline
from caseorg.model.rule_pack import Computation, DayCalendar, Pack
from caseorg.model.rulebook import Rulebook
from caseorg.queries.rulebook import own_editions, shipped_rulebook
from caseorg.rules.calendars import calendar_of
from caseorg.rules.compute import compute
from caseorg.rules.compute_values import request_of
from caseorg.rules.order_periods import order_rule
from caseorg.rules.rule_changes import made_with
from caseorg.rules.rulebook import pack_of
from caseorg.store.database import Reader
from caseorg.store.rows import record_of

Edition = TypeVar("Edition", Pack, DayCalendar)
_SERVICE = "service days of "


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """A kept computation, and what the rules of then give for the same inputs today. `missing` are the editions that
    are no longer at hand, `problem` is why it could not be counted, "" where it could."""

    kept: records.Computation
    found: Computation | None = None
    missing: tuple[str, ...] = ()
    problem: str = ""

    @property
    def holds(self) -> bool:
        """Whether both dates come out again."""
        count = self.found.count if self.found else None
        if count is None:
            return False
        again = str(count.due)[:10], str(count.safe_due)[:10]
        return again == ((self.kept.due or "")[:10], (self.kept.safe_due or "")[:10])


def proof_of(reader: Reader, deadline: Deadline) -> Proof:
    """The newest computation of a deadline, counted again with the rules of then. Raises NotFound where no rule ever
    counted it."""
    row = reader.row(
        "SELECT * FROM computations WHERE deadline_uuid = ? ORDER BY created DESC, rowid DESC LIMIT 1", (deadline.uuid,)
    )
    if row is None:
        raise NotFound(f"No rule counted “{deadline.title}”: its date was set by an order or a person.")
    kept = record_of(records.Computation, row)
    book, missing = _book_of_then(reader, kept)
    if missing:
        return Proof(kept=kept, missing=missing, problem=f"These editions are not at hand: {', '.join(missing)}.")
    try:
        return Proof(kept=kept, found=compute(book, request_of(json.loads(kept.inputs))))
    except CaseorgError as error:
        return Proof(kept=kept, problem=error.sentence)


def _book_of_then(reader: Reader, kept: records.Computation) -> tuple[Rulebook, tuple[str, ...]]:
    """The packs and calendars of the hashes that a computation was made with, and the names of those that are gone."""
    packs: list[Pack] = []
    calendars: list[DayCalendar] = []
    missing = []
    service_days = {}
    for name, hash in made_with(kept).items():
        if name.startswith(_SERVICE):
            service_days[name.removeprefix(_SERVICE)] = hash == "added"
            continue
        pack = _pack(reader, name, hash, kept.rule_id)
        calendar = None if pack else _with_hash(_calendars(), hash)
        if pack is not None:
            packs.append(pack)
        elif calendar is not None:
            calendars.append(calendar)
        else:
            missing.append(f"{name} ({hash[:12]})")
    packs.sort(key=lambda pack: pack.id == kept.pack_id)  # the one that governed comes last
    return Rulebook(packs=tuple(packs), calendars=tuple(calendars), service_days=service_days), tuple(missing)


def _pack(reader: Reader, name: str, hash: str, rule_id: str) -> Pack | None:
    ordered = order_rule(rule_id)
    of_order = (ordered[0],) if ordered is not None else ()
    return _with_hash((*shipped_rulebook().packs, *_earlier_packs(), *of_order), hash) or _with_hash(
        own_editions(reader, name), hash
    )


def _calendars() -> tuple[DayCalendar, ...]:
    return (*shipped_rulebook().calendars, *_earlier_calendars())


def _with_hash(found: Iterable[Edition], hash: str) -> Edition | None:
    return next((one for one in found if one.hash == hash), None)


@functools.cache
def _earlier_packs() -> tuple[Pack, ...]:
    """Editions that came with earlier versions of the program; none is ever taken away."""
    return tuple(pack_of(file.read_text(encoding="utf-8")) for file in _earlier("rules"))


@functools.cache
def _earlier_calendars() -> tuple[DayCalendar, ...]:
    return tuple(calendar_of(file.read_text(encoding="utf-8")) for file in _earlier("calendars"))


def _earlier(folder: str) -> list[Path]:
    return sorted((resources() / folder / "earlier").glob("*.toml"))
