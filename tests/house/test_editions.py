"""Editions of rules: each released one is there, and what is changed has another version."""

from __future__ import annotations

from caseorg.base.paths import resources
from caseorg.queries.rule_audit import shipped_editions
from caseorg.rules.calendars import calendar_of
from caseorg.rules.rulebook import pack_of
from tests.house.sources import ROOT, expect_none

_LINES = [
    line.split()
    for line in (ROOT / "tests" / "house" / "editions.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_no_released_edition_is_gone() -> None:
    kept = {edition.hash for edition in shipped_editions()}
    kept |= {pack_of(text).hash for text in _earlier("rules")}
    kept |= {calendar_of(text).hash for text in _earlier("calendars")}
    expect_none(f"the edition {' '.join(line)} is gone" for line in _LINES if line[0] not in kept)


def _earlier(folder: str) -> list[str]:
    return [file.read_text("utf-8") for file in (resources() / folder / "earlier").glob("*.toml")]


def test_what_was_changed_since_a_release_has_another_version() -> None:
    released = {(line[1], line[2]): line[0] for line in _LINES if len(line) > 2}
    expect_none(
        f"{one.id} was changed: give it another version than {one.version}"
        for one in shipped_editions()
        if released.get((one.id, one.version), one.hash) != one.hash
    )
