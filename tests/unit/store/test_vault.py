"""The vault: each file once, durable, read-only, never half."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from caseorg.base.errors import WorkspaceDamaged, WorldError
from caseorg.store.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    made = Vault(tmp_path / "vault")
    made.prepare()
    return made


def test_a_file_is_stored_once_under_its_hash(vault: Vault, tmp_path: Path) -> None:
    sha256 = vault.put(b"words")
    assert sha256 == hashlib.sha256(b"words").hexdigest() == vault.put(b"words")
    assert vault.read(sha256) == b"words"
    assert list(vault.names()) == [sha256]
    assert list((tmp_path / "vault" / "unfinished").iterdir()) == []


def test_a_missing_file_says_what_to_do(vault: Vault) -> None:
    with pytest.raises(WorkspaceDamaged, match="Import the file again"):
        vault.read("0" * 64)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_when_storing_fails_nothing_stays(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if call == "fsync" else Path, call, full)
    with pytest.raises(WorldError, match="No space left on device"):
        vault.put(b"words")
    monkeypatch.undo()
    assert list(vault.names()) == []
    assert list((tmp_path / "vault" / "unfinished").iterdir()) == []


def test_what_was_left_unfinished_is_swept(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "vault" / "unfinished" / "tmpabc").write_bytes(b"half a fil")
    vault.prepare()
    assert list((tmp_path / "vault" / "unfinished").iterdir()) == []


def test_changed_bytes_are_noticed(vault: Vault, tmp_path: Path) -> None:
    sha256 = vault.put(b"words")
    assert vault.sound(sha256)
    stored = tmp_path / "vault" / sha256
    stored.chmod(0o600)
    stored.write_bytes(b"wordz")
    assert not vault.sound(sha256)


def test_a_file_is_unnamed_until_its_row_is_committed(vault: Vault) -> None:
    first, second = vault.put(b"first"), vault.put(b"second")
    assert vault.unnamed() == sorted((first, second))
    vault.note_named([first])
    assert vault.unnamed() == [second]


def test_a_folder_that_is_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "vault").write_bytes(b"")
    with pytest.raises(WorldError, match="cannot be used"):
        Vault(tmp_path / "vault").prepare()
