"""Bringing a database up to date: a backup first, all or nothing, and the rows still there."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from sqlite_utils import Database

from caseorg.base.paths import Home
from caseorg.operations import add_case
from caseorg.queries.cases import cases
from caseorg.store import migrations, opening
from caseorg.store.database import open_writer
from caseorg.workspace import Workspace


def step(name: str, *statements: str) -> ModuleType:
    """A migration made up for this test."""

    def migrate(database: Database) -> None:
        for statement in statements:
            database.execute(statement)

    module = ModuleType(f"caseorg.store.migrations.{name}")
    module.migrate = migrate  # type: ignore[attr-defined]
    return module


@pytest.fixture
def old_home(home: Home) -> Home:
    with Workspace.open(home) as workspace:
        workspace.do(add_case, caption="Alvarez v. Kent")
    return home


def later(monkeypatch: pytest.MonkeyPatch, *steps: ModuleType) -> None:
    every = (*migrations.STEPS, *steps)
    monkeypatch.setattr(migrations, "STEPS", every)
    monkeypatch.setattr(opening, "STEPS", every)


def test_a_later_version_backs_up_and_then_migrates(old_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch, step("m900_more", "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT"))
    with Workspace.open(old_home) as workspace:
        assert [case.caption for case in workspace.ask(cases)] == ["Alvarez v. Kent"]
        assert workspace.ask(lambda reader: reader.value("SELECT count(*) FROM more")) == 0
    kept = [path.name.partition("-")[2] for path in old_home.backups.iterdir()]
    assert kept == [f"before-version-{len(migrations.STEPS)}.db"]
    with Workspace.open(old_home):
        assert len(list(old_home.backups.iterdir())) == 1


def test_a_failing_step_leaves_the_database_as_it_was(old_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        later(patch, step("m900_broken", "CREATE TABLE half (id INTEGER)", "CREATE TABLE half (id INTEGER)"))
        with pytest.raises(Exception, match="half already exists"):
            Workspace.open(old_home)
    with Workspace.open(old_home) as workspace:
        assert [case.caption for case in workspace.ask(cases)] == ["Alvarez v. Kent"]
        assert workspace.ask(lambda reader: reader.value("SELECT count(*) FROM sqlite_master WHERE name = 'half'")) == 0


def test_a_new_workspace_needs_no_backup(home: Home) -> None:
    Workspace.open(home).close()
    assert list(home.backups.iterdir()) == []


def test_pages_that_could_not_be_read_no_longer_wait_for_ocr(tmp_path: Path) -> None:
    connection = open_writer(tmp_path / "old.db")
    database = Database(connection, execute_plugins=False)
    for module in (migrations.m001_foundation, migrations.m004_passwords):
        module.migrate(database)
    database.execute("INSERT INTO files VALUES (1, 'a', 3, 2, '[]', '[]', 0), (2, 'b', 1, 1, '[]', '[]', 0)")
    pages = [(1, 1, "native", None), (1, 2, "none", None), (1, 3, "none", "It is damaged."), (2, 1, "none", None)]
    for file_id, number, state, problem in pages:
        database.execute(
            "INSERT INTO pages VALUES (?, '1', NULL, ?, 612, 792, 0, ?, NULL)",
            ((file_id << 20) + number, state, problem),
        )
    migrations.m005_recognized_words.migrate(database)
    counts = "SELECT pages_without_text, pages_unread, pages_recognized FROM files ORDER BY id"
    assert [tuple(row) for row in connection.execute(counts)] == [(1, 1, 0), (1, 0, 0)]
    connection.close()
