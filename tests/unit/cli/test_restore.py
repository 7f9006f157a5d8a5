"""`caseorg restore` and `caseorg check --repair`."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import CommandLine


def test_a_backup_is_listed_looked_at_and_restored(filed: CommandLine) -> None:
    assert filed.value("restore") == []
    filed.text("backup")
    filed.text("case", "add", "--caption", "In re Orme")
    (backup,) = filed.value("restore")
    assert backup["reason"] == "manual" and backup["bytes"] > 0
    assert "1 backup in" in filed.text("restore")
    assert [step["step"] for step in filed.value("restore", "1", "--dry-run")["would_lose"]] == ["Add Case"]
    refused = filed("restore", "1")
    assert refused.code == 1 and "1 change would be lost" in refused.out and "--yes" in refused.out
    assert len(filed.value("case", "list")) == 2
    done = filed.value("restore", "1", "--yes")
    assert done["lost"] == 1 and Path(done["kept"]).is_file()
    assert len(filed.value("case", "list")) == 1
    filed.text("restore", done["kept"], "--yes")
    assert len(filed.value("case", "list")) == 2


def test_a_backup_that_is_not_there_is_told(filed: CommandLine, tmp_path: Path) -> None:
    for words in ("3", "0", str(tmp_path / "absent.db")):
        answer = filed("restore", words)
        assert answer.code == 1 and "lists" in answer.errors


def test_a_lost_database_comes_back(filed: CommandLine) -> None:
    filed.text("backup")
    filed.home.database.unlink()
    assert "Restored" in filed.text("restore", "1")
    assert len(filed.value("case", "list")) == 1


def test_what_is_wrong_is_mended_from_a_whole_backup(filed: CommandLine, tmp_path: Path) -> None:
    whole = filed.value("backup", "--to", str(tmp_path))["path"]
    assert filed.value("check", "--repair", "--from", whole) == {"mended": [], "left": []}
    stored = next(path for path in filed.home.vault.iterdir() if len(path.name) == 64)
    stored.unlink()
    assert filed("check", "--repair").code == 3
    assert "taken from the backup" in filed.text("check", "--repair", "--from", whole)
    assert stored.exists()
    assert filed("check", "--from", whole).code == 1
