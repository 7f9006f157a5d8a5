"""`caseorg encryption`, and every other command on an encrypted workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseorg.store import keys
from tests.quick_keys import quick_keys
from tests.unit.cli.conftest import CommandLine

PASSPHRASE = "seven wet herons at dawn"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "pyrage", quick_keys())


@pytest.fixture
def secret(tmp_path: Path) -> str:
    file = tmp_path / "passphrase.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return str(file)


def test_it_is_turned_on_used_and_turned_off(filed: CommandLine, secret: str) -> None:
    assert filed.value("encryption", "status") == {"encrypted": False}
    recovery = filed.value("encryption", "on", "--new-passphrase-file", secret)["recovery_key"]
    assert filed.value("encryption", "status") == {"encrypted": True}
    refused = filed("docket", "Alvarez")
    assert refused.code == 1 and "--passphrase-file" in refused.errors
    assert "Complaint" in filed.text("docket", "Alvarez", "--passphrase-file", secret)
    filed.text("case", "add", "--caption", "In re Orme", "--passphrase-file", secret)
    by_recovery = Path(secret).with_name("recovery.txt")
    by_recovery.write_text(recovery)
    assert len(filed.value("case", "list", "--passphrase-file", str(by_recovery))) == 2
    assert filed("encryption", "off").code == 1
    filed.text("encryption", "off", "--passphrase-file", secret)
    assert len(filed.value("case", "list")) == 2


def test_a_weak_passphrase_is_refused_unless_it_is_wanted(filed: CommandLine, tmp_path: Path) -> None:
    weak = tmp_path / "weak.txt"
    weak.write_text("passwordpassword")
    refused = filed("encryption", "on", "--new-passphrase-file", str(weak))
    assert refused.code == 1 and "very weak" in refused.errors
    assert filed.value("encryption", "status") == {"encrypted": False}
    filed.text("encryption", "on", "--new-passphrase-file", str(weak), "--accept-weak")
    assert filed.value("encryption", "status") == {"encrypted": True}


def test_the_passphrase_and_the_recovery_key_are_changed(filed: CommandLine, secret: str, tmp_path: Path) -> None:
    filed.text("encryption", "on", "--new-passphrase-file", secret)
    later = tmp_path / "later.txt"
    later.write_text("nine dry storks after supper")
    filed.text("encryption", "change-passphrase", "--passphrase-file", secret, "--new-passphrase-file", str(later))
    wrong = filed("case", "list", "--passphrase-file", secret)
    assert wrong.code == 1 and "neither the passphrase" in wrong.errors
    recovery = filed.value("encryption", "new-recovery-key", "--passphrase-file", str(later))["recovery_key"]
    assert len(recovery) == 39


@pytest.mark.parametrize(("content", "words"), [(None, "No passphrase could be read"), ("\n", "is empty")])
def test_a_file_without_a_passphrase_is_told(
    filed: CommandLine, secret: str, tmp_path: Path, content: str | None, words: str
) -> None:
    filed.text("encryption", "on", "--new-passphrase-file", secret)
    file = tmp_path / "other.txt"
    if content is not None:
        file.write_text(content)
    answer = filed("case", "list", "--passphrase-file", str(file))
    assert answer.code == 1 and words in answer.errors


def test_a_plain_workspace_asks_for_nothing_and_has_nothing_to_change(filed: CommandLine, secret: str) -> None:
    assert len(filed.value("case", "list", "--passphrase-file", secret)) == 1
    for what in ("off", "new-recovery-key"):
        answer = filed("encryption", what)
        assert answer.code == 1 and "not encrypted" in answer.errors
