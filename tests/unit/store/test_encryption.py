"""Encrypted workspaces: nothing on disk tells what is in them, and turning encryption on or off loses nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseorg.base.errors import BadInput, Cancelled, WorkspaceDamaged, WorkspaceLocked, WorldError
from caseorg.base.paths import Home
from caseorg.jobs.backup import BackUp
from caseorg.jobs.check import CheckWorkspace
from caseorg.jobs.job import Progress
from caseorg.model.document import DocumentKind
from caseorg.operations import add_case, add_documents
from caseorg.operations.documents import NewDocument
from caseorg.queries.cases import cases
from caseorg.store import keys as keys_module
from caseorg.store import rewriting
from caseorg.store.keys import Keys, WorkspaceKey
from caseorg.store.restoring import restore
from caseorg.store.rewriting import decrypt, encrypt, finish, is_encrypted
from caseorg.store.sealing import Sealing, padded
from caseorg.store.vault import sha256_of
from caseorg.workspace import Workspace
from tests.quick_keys import quick_keys

PASSPHRASE = "correct horse battery"
SECRET = b"%PDF-1.7 Centro de Trabajadores keeps this filing sealed"
CAPTION = "Zimmerwald v. Quisling"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Passphrases are slow to try on purpose; here they need not be, but in one test."""
    if request.node.get_closest_marker("slow_keys") is None:
        monkeypatch.setattr(keys_module, "pyrage", quick_keys())


@pytest.fixture
def filled(home: Home) -> Home:
    """A plain workspace with a case, a document and a backup."""
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        fill(workspace)
        workspace.back_up()
    return home


def fill(workspace: Workspace) -> str:
    case = workspace.do(add_case, caption=CAPTION, court="dcd").value
    sha256 = workspace.vault.put(SECRET)
    document = NewDocument(
        sha256=sha256, file_name="motion.pdf", size=len(SECRET), title="Sealed Motion", kind=DocumentKind.MOTION
    )
    workspace.do(add_documents, case_uuid=case.uuid, documents=(document,))
    return sha256


def quietly(done: int, total: int) -> None:
    """Nobody watches."""


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()


def told(home: Home, *words: bytes) -> list[str]:
    """The files of a workspace in whose names or bytes one of the words stands."""
    return [name for name, data in everything(home.folder) if any(word in name.encode() + data for word in words)]


def in_it(home: Home, key: WorkspaceKey | None = None) -> tuple[list[str], bytes]:
    with Workspace.open(home, key=key) as workspace:
        assert CheckWorkspace().run(workspace, Progress()).problems == tuple(
            one for one in CheckWorkspace().run(workspace, Progress()).problems if "page texts" in one
        )
        return [case.caption for case in workspace.ask(cases)], workspace.read_file(sha256_of(SECRET))


EVERYTHING_IS_THERE = ([CAPTION], SECRET)


def test_after_turning_it_on_nothing_on_disk_tells_what_is_in_it(filled: Home) -> None:
    words = (CAPTION.encode(), SECRET[:20], b"Sealed Motion", sha256_of(SECRET).encode())
    assert told(filled, *words)
    key, _ = encrypt(filled, PASSPHRASE, quietly)
    assert is_encrypted(filled)
    assert told(filled, *words) == []
    assert len(list(filled.backups.glob("*.db"))) == 1
    assert not (filled.workspace / "rewriting").exists()
    assert in_it(filled, key) == EVERYTHING_IS_THERE
    assert told(filled, *words) == []


def test_turning_it_off_gives_everything_back_as_it_was(filled: Home) -> None:
    before = dict(everything(filled.vault))
    key, _ = encrypt(filled, PASSPHRASE, quietly)
    decrypt(filled, Keys(filled).open(PASSPHRASE), quietly)
    assert not is_encrypted(filled) and not Keys(filled).exist and not filled.keys.exists()
    after = dict(everything(filled.vault))
    assert {name for name in after if name != "journal"} == {name for name in before if name != "journal"}
    assert in_it(filled) == EVERYTHING_IS_THERE
    with closing(rewriting.open_writer(next(filled.backups.glob("*.db")))) as backup:
        assert backup.execute("SELECT caption FROM cases").fetchone()[0] == CAPTION
        assert backup.execute("SELECT count(*) FROM sealing").fetchone()[0] == 0


def test_without_the_key_it_is_refused_in_a_sentence(filled: Home) -> None:
    encrypt(filled, PASSPHRASE, quietly)
    for write in (True, False):
        with pytest.raises(WorkspaceLocked, match="Give its passphrase"):
            Workspace.open(filled, write=write)
    with pytest.raises(WorkspaceLocked, match="neither the passphrase nor the recovery key"):
        Keys(filled).open("correct horse batter")
    with pytest.raises(WorldError, match="damaged"):
        Workspace.open(filled, key=WorkspaceKey("0" * 64))
    assert in_it(filled, Keys(filled).open(PASSPHRASE)) == EVERYTHING_IS_THERE


@pytest.mark.parametrize(
    "write",
    [lambda key: key, str.lower, lambda key: key.replace("-", " ").replace("0", "O")],
    ids=["as printed", "small", "misread"],
)
def test_the_recovery_key_opens_it_however_it_is_typed(filled: Home, write: Callable[[str], str]) -> None:
    key, recovery = encrypt(filled, PASSPHRASE, quietly)
    assert Keys(filled).open(write(recovery)) == key


def test_a_new_passphrase_and_a_new_recovery_key_stand_for_the_old_ones(filled: Home) -> None:
    key, recovery = encrypt(filled, PASSPHRASE, quietly)
    keys = Keys(filled)
    with pytest.raises(BadInput, match="at least 10 letters"):
        keys.set_passphrase(key, "short")
    keys.set_passphrase(key, "another set of words")
    later = keys.renew_recovery_key(key)
    for old in (PASSPHRASE, recovery):
        with pytest.raises(WorkspaceLocked):
            keys.open(old)
    assert keys.open("another set of words") == keys.open(later) == key


@pytest.mark.slow_keys
def test_the_key_is_locked_away_in_age_format(home: Home) -> None:
    home.workspace.mkdir(parents=True)
    key, recovery = Keys(home).make("prêt à porter 10")
    for path in home.keys.iterdir():
        assert path.read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")
        assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert Keys(home).open("pre\u0302t a\u0300 porter 10") == key  # the same letters, composed otherwise
    assert Keys(home).open(recovery) == key


def test_backups_are_encrypted_and_open_with_the_same_passphrase(filled: Home, tmp_path: Path) -> None:
    key, _ = encrypt(filled, PASSPHRASE, quietly)
    with Workspace.open(filled, key=key) as workspace:
        own = workspace.back_up()
        whole = BackUp(tmp_path / "elsewhere").run(workspace, Progress()).path
    assert told(Home(whole), CAPTION.encode(), SECRET[:20], sha256_of(SECRET).encode()) == []
    assert CAPTION.encode() not in own.read_bytes()
    copied = Home(whole)
    assert in_it(copied, Keys(copied).open(PASSPHRASE)) == EVERYTHING_IS_THERE
    shutil.rmtree(filled.vault)
    restore(filled, copied.database, key.database)  # with the files, which a workspace that was lost no longer has
    assert in_it(filled, key) == EVERYTHING_IS_THERE
    filled.database.unlink()
    shutil.copy(own, filled.database)
    assert in_it(filled, key) == EVERYTHING_IS_THERE


def test_work_goes_on_in_an_encrypted_workspace(filled: Home) -> None:
    key, _ = encrypt(filled, PASSPHRASE, quietly)
    with Workspace.open(filled, key=key) as workspace:
        workspace.do(add_case, caption="In re Orme")
        sha256 = workspace.vault.put(b"another filing")
        assert workspace.read_file(sha256) == b"another filing"
        orphan = workspace.vault.put(b"stored, then killed before the commit")
        workspace.undo()
    with Workspace.open(filled, key=key) as workspace:
        assert [case.caption for case in workspace.ask(cases)] == [CAPTION]
        assert not workspace.vault.has(orphan)  # swept: no row names it
        assert workspace.vault.has(sha256_of(SECRET))


def test_a_file_changed_on_disk_is_told_before_and_after(filled: Home) -> None:
    stored = filled.vault / sha256_of(SECRET)
    stored.chmod(0o600)
    stored.write_bytes(b"rotten")
    key, _ = encrypt(filled, PASSPHRASE, quietly)
    with Workspace.open(filled, key=key) as workspace:
        assert not workspace.vault.sound(sha256_of(SECRET))
        sealed = filled.vault / workspace.vault.name(sha256_of(SECRET))
        sealed.chmod(0o600)
        sealed.write_bytes(sealed.read_bytes()[:-1] + b"?")
        with pytest.raises(WorkspaceDamaged, match="changed on disk"):
            workspace.read_file(sha256_of(SECRET))


class Killed(BaseException):
    """Stands for the end of the program."""

    happened = False


def _steps(monkeypatch: pytest.MonkeyPatch, at: int) -> list[str]:
    """Have the program end at the step of this number, counted over all that reach the disk; answers the steps."""
    seen: list[str] = []

    def counted(name: str, act: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **named: object) -> object:
            seen.append(name)
            if len(seen) == at:
                Killed.happened = True
                raise Killed
            return act(*arguments, **named)

        return step

    for owner, name in (
        (os, "replace"), (os, "link"), (rewriting, "_destroy"), (rewriting, "_sync"), (rewriting, "_copy_backup"),
        (rewriting, "write_durably"), (keys_module, "write_durably"), (Path, "unlink"), (Path, "replace"),
    ):  # fmt: skip
        monkeypatch.setattr(owner, name, counted(name, getattr(owner, name)))
    return seen


def _until_killed(patch: pytest.MonkeyPatch, home: Home, key: WorkspaceKey | None) -> None:
    """Turn encryption on, or with a key off; a program that ends in the middle does not tidy up."""
    patch.setattr(rewriting, "finish", lambda home: None if Killed.happened else finish(home))
    Killed.happened = False
    try:
        if key is None:
            encrypt(home, PASSPHRASE, quietly)
        else:
            decrypt(home, key, quietly)
    except Killed:
        pass


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_killed_at_any_step_it_is_as_it_was_or_as_it_is_to_be(filled: Home, tmp_path: Path, on: bool) -> None:
    key = None if on else encrypt(filled, PASSPHRASE, quietly)[0]
    ends = set()
    for at in range(1, 200):
        home = Home(tmp_path / f"copy{at}")
        shutil.copytree(filled.folder, home.folder)
        with pytest.MonkeyPatch.context() as patch:
            seen = _steps(patch, at)
            _until_killed(patch, home, key)
        finish(home)
        encrypted = is_encrypted(home)
        ends.add(encrypted)
        with Workspace.open(home, key=Keys(home).open(PASSPHRASE) if encrypted else None) as workspace:
            assert [case.caption for case in workspace.ask(cases)] == [CAPTION]
            assert workspace.database_problems() == [] and workspace.read_file(sha256_of(SECRET)) == SECRET
        assert Keys(home).exist == encrypted
        assert not [name for name, _ in everything(home.folder) if name.endswith((".new", ".old", "rewriting"))]
        if encrypted:
            assert told(home, CAPTION.encode(), SECRET[:20], sha256_of(SECRET).encode()) == []
        shutil.rmtree(home.folder)
        if len(seen) < at:
            break
    assert ends == {True, False} and at > 12


def test_stopping_it_leaves_everything_as_it_was(filled: Home) -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        encrypt(filled, PASSPHRASE, stop)
    assert not is_encrypted(filled) and not Keys(filled).exist
    assert in_it(filled) == EVERYTHING_IS_THERE


def test_a_disk_without_room_is_told_before_anything_is_done(filled: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 20))
    with pytest.raises(WorldError, match="Free some space"):
        encrypt(filled, PASSPHRASE, quietly)
    assert in_it(filled) == EVERYTHING_IS_THERE


def test_another_program_that_reads_it_stops_it(filled: Home) -> None:
    with Workspace.open(filled, write=False) as reading:
        assert len(reading.ask(cases)) == 1
        with pytest.raises(WorldError, match="read|in use"):
            encrypt(filled, PASSPHRASE, quietly)
        assert len(reading.ask(cases)) == 1
    assert in_it(filled) == EVERYTHING_IS_THERE


@given(st.binary(max_size=5000))
def test_a_sealed_file_opens_to_itself(data: bytes) -> None:
    sealing = Sealing.new()
    assert sealing.unseal(sealing.seal(data)) == data


@given(st.integers(0, 1 << 34))
def test_sizes_are_rounded_up_to_few(length: int) -> None:
    size = padded(length)
    assert length <= size <= max(length * 1.12 + 8, 1)
    assert padded(size) == size


def test_few_sizes_tell_little() -> None:
    assert len({padded(length) for length in range(1 << 20, 1 << 21, 64)}) <= 33


def test_names_tell_nothing_without_their_key() -> None:
    first, second = Sealing.new(), Sealing.new()
    sha256 = sha256_of(SECRET)
    assert first.name(sha256) == first.name(sha256) != second.name(sha256)
    assert sha256 not in first.name(sha256)
    assert first.identity not in repr(first) and str(first.name_key) not in repr(first)
