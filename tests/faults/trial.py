"""One act, stopped once; and whether the workspace is then as it was or as it was to be, and holds what was said."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from caseorg.base.errors import CaseorgError
from caseorg.base.paths import Home
from caseorg.jobs.check import CheckWorkspace
from caseorg.jobs.import_files import ImportFiles
from caseorg.jobs.job import Progress
from caseorg.jobs.restore import backups_of
from caseorg.operations import add_case, edit_documents
from caseorg.queries.cases import cases
from caseorg.workspace import Workspace
from tests import makers
from tests.faults.acts import Facts, encrypt, facts, later_version, opened

_FORESEEN = ("WorldError", "WorkspaceDamaged")
_ROOM_TO_OPEN = 3 << 20  # a workspace that is open has its log and its index beside it
ROOT = Path(__file__).resolve().parents[2]
_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a trial went: whether the process was killed, the steps it counted if it was not, and what is wrong now."""

    killed: bool
    steps: int
    seconds: float
    wrong: tuple[str, ...] = ()


@dataclass(slots=True)
class Ground:
    """A folder with a prepared workspace for every act, and the files they need."""

    folder: Path
    files: Path = field(init=False)

    def __post_init__(self) -> None:
        self.files = self.folder / "files"

    def prepare(self, documents: int) -> None:
        """Make so many filings, a workspace with half of them, and variants of it."""
        (self.files / "version").mkdir(parents=True)
        for number in range(documents):
            texts = [f"Filing {number}, page {page}: needle{number}." for page in range(1, 4)]
            (self.files / f"{number:04d}.pdf").write_bytes(makers.pdf(texts))
        (self.files / "version" / "new.pdf").write_bytes(makers.pdf(["A cover.", "Filing 0, page 1: needle0."]))
        plain = self._home("plain")
        with Workspace.open(plain, who="Test") as workspace:
            case = workspace.do(add_case, caption="Alvarez v. Kent").value
            half = sorted(self.files.glob("*.pdf"))[: documents // 2]
            ImportFiles(case.uuid, half).run(workspace, Progress())
            workspace.back_up()
            workspace.do(edit_documents, uuids=[fact[0] for fact in workspace.ask(facts)], filer="Defendants")
        shutil.copytree(plain.folder, self._home("encrypted").folder)
        encrypt(self._home("encrypted"), self.files)

    def _home(self, name: str) -> Home:
        return Home(self.folder / name)

    def source(self, act: str) -> Home:
        """The workspace an act begins with."""
        return self._home("encrypted" if act == "decrypt" else "plain")

    @property
    def may_fill(self) -> bool:
        """Whether a small disk can be made here."""
        return sys.platform == "linux" and os.geteuid() == 0

    def trial(
        self, act: str, *, stop: int = 0, after: float | None = None, full: float | None = None
    ) -> Outcome:
        """Do an act on a copy of its workspace; kill it at step `stop`, or `after` so many seconds, or do it on a disk
        with this share of the room that the workspace takes; look at it then."""
        home = self._home("trial")
        if full is None:
            return self._trial(act, home, stop, after)
        source = self.source(act).folder
        used = sum(path.stat().st_size for path in source.rglob("*") if path.is_file())
        with _small_disk(home.folder, used + int(used * full) + _ROOM_TO_OPEN) as grow:
            return self._trial(act, home, stop, after, before_looking=grow)

    def _trial(
        self, act: str, home: Home, stop: int, after: float | None, before_looking: Callable[[], None] | None = None
    ) -> Outcome:
        for left in home.folder.iterdir() if home.folder.exists() else ():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        shutil.copytree(self.source(act).folder, home.folder, dirs_exist_ok=True)
        before = _facts(home)
        began = time.monotonic()
        command = [sys.executable, "-m", "tests.faults.acts", act, str(home.folder), str(self.files), str(stop)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            out, errors = process.communicate(timeout=_SECONDS if after is None else after)
        except subprocess.TimeoutExpired:
            process.kill()
            out, errors = process.communicate()
        seconds = time.monotonic() - began
        killed = process.returncode == -signal.SIGKILL
        said = [line.split() for line in out.splitlines() if line.startswith("document ")]
        steps = next((int(line.split()[1]) for line in out.splitlines() if line.startswith("steps ")), 0)
        wrong = [] if killed or process.returncode == 0 else [f"ended with {process.returncode}: {errors[-500:]}"]
        if before_looking is not None:
            if "Error" in errors and any(words in errors for words in _FORESEEN):
                wrong = []  # a full disk is told in a sentence
            before_looking()
        wrong += _wrong(home, act, before, {(words[1], words[2]) for words in said})
        return Outcome(killed, steps, seconds, tuple(wrong))


@contextmanager
def _small_disk(folder: Path, size: int) -> Iterator[Callable[[], None]]:
    """A disk of so many bytes in memory, mounted on a folder; what it gives makes it large."""
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    try:
        yield lambda: _grow(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _grow(folder: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=1g", str(folder)], check=True)


def _facts(home: Home) -> Facts:
    with opened(home) as workspace:
        return workspace.ask(facts)


def _wrong(home: Home, act: str, before: Facts, said: set[tuple[str, str]]) -> list[str]:
    """What is not as it must be, in words."""
    try:
        with later_version() if act == "migration" else nullcontext(), opened(home) as workspace:
            found = workspace.ask(facts)
            report = CheckWorkspace().run(workspace, Progress())
            wrong = list(report.problems)
            missing = said - {(uuid, sha256) for uuid, sha256, _, _ in found}
            wrong += [f"committed and lost: {uuid}" for uuid, _ in sorted(missing)]
            if [case.caption for case in workspace.ask(cases)] != ["Alvarez v. Kent"]:
                wrong.append("the case is not there")
            if list((home.vault / "unfinished").iterdir()):
                wrong.append("half-written files are left")
            named = {workspace.vault.name(sha256) for _, sha256, _, _ in found}
            named |= {workspace.vault.name(sha256) for _, sha256, _, _ in before}
            stray = set(workspace.vault.names()) - named
            if act != "replace version" and stray:
                wrong.append(f"{len(stray)} stored files that nothing names")
    except CaseorgError as error:
        return [f"it does not open: {error.sentence}"]
    if not _is_expected(act, before, found):
        wrong.append("it is neither as it was nor as it was to be")
    wrong += _wrong_leftovers(home)
    return wrong


def _is_expected(act: str, before: Facts, found: Facts) -> bool:
    filers = {filer for *_, filer in found}
    if act == "import":
        return found[: len(found)] == found and {fact[0] for fact in before} <= {fact[0] for fact in found}
    if act == "replace version":
        changed = [one for one, other in zip(before, found, strict=True) if one != other]
        return len(changed) <= 1 and [one[0] for one in before] == [one[0] for one in found]
    wanted = {"bulk edit": "Plaintiffs", "undo": "", "restore": ""}.get(act)
    same = [fact[:3] for fact in found] == [fact[:3] for fact in before]
    return same and len(filers) == 1 and filers <= {"Defendants", wanted}


def _wrong_leftovers(home: Home) -> list[str]:
    names = [path.name for path in home.folder.rglob("*") if path.name.endswith((".new", ".old", ".unfinished"))]
    wrong = [f"left behind: {name}" for name in names if not name.startswith("caseorg-backup-")]
    if (home.workspace / "rewriting").exists():
        wrong.append("the mark of a rewriting is left")
    for backup in backups_of(home):
        if not backup.size:
            wrong.append(f"an empty backup: {backup.path.name}")
    return wrong
