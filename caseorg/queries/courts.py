"""The courts of the United States, from the program's data files."""

from __future__ import annotations

import functools

from caseorg.base.paths import resources
from caseorg.model.court import Court
from caseorg.rules.courts import court_named, courts_of, matching_courts

_USUAL_ZONE = "America/New_York"


@functools.cache
def courts() -> tuple[Court, ...]:
    """All federal courts."""
    return courts_of((resources() / "courts" / "courts.toml").read_text(encoding="utf-8"))


def court_for(text: str) -> Court | None:
    """The court meant by an id, a citation form or a name."""
    return court_named(courts(), text)


def known_zone(court: str | None) -> str:
    """The time zone of a court, "" where it is not known: hours are not counted by a guess."""
    known = court_for(court) if court else None
    return known.time_zone if known else ""


def court_zone(court: str | None) -> str:
    """The time zone in which the hearings of a case are set: that of its court, of Washington where it is not known."""
    return known_zone(court) or _USUAL_ZONE


def courts_matching(typed: str, *, limit: int = 12) -> list[Court]:
    """What a completer offers for what was typed so far."""
    return list(matching_courts(courts(), typed, limit))


def court_label(court: str | None) -> str:
    """How a case's court is shown: the citation form where it is a known one, else the text as given."""
    known = court_for(court) if court else None
    return known.cite if known else court or ""
