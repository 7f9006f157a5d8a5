"""A court, as data."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.docket import CourtKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Court:
    """A federal court. `id` is the short id in general use ("dcd", "ca9", "scotus"); `cite` the citation form
    ("D.D.C."); `time_zone` an IANA name, that of the court's headquarters; `circuit` the id of its court of appeals or
    None."""

    id: str
    name: str
    cite: str
    kind: CourtKind
    time_zone: str
    circuit: str | None = None
