"""Released migrations never change: somewhere a database has been through them already."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import caseorg
from tests.house.sources import ROOT

FOLDER = ROOT / "caseorg" / "store" / "migrations"
RELEASED = {
    name: digest
    for digest, name in (
        line.split()
        for line in (Path(__file__).with_name("migrations.txt")).read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
}


def test_released_migrations_are_as_they_were() -> None:
    now = {name: _digest(FOLDER / name) for name in RELEASED}
    assert now == RELEASED


def test_new_migrations_come_after_the_released_ones() -> None:
    assert _steps() == sorted(RELEASED) + [name for name in _steps() if name not in RELEASED]


def test_migrations_are_numbered_without_gaps() -> None:
    assert [int(name[1:4]) for name in _steps()] == list(range(1, len(_steps()) + 1))


def test_a_release_lists_its_migrations() -> None:
    changes = (ROOT / "resources" / "help" / "changes.md").read_text("utf-8")
    released = re.search(rf"^## \[?{re.escape(caseorg.__version__)}\]? ", changes, re.MULTILINE)
    missing = [f"{_digest(FOLDER / name)}  {name}" for name in _steps() if name not in RELEASED] if released else []
    assert missing == [], "add these lines to tests/house/migrations.txt"


def _steps() -> list[str]:
    return sorted(path.name for path in FOLDER.glob("m[0-9]*.py"))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
