"""`caseorg check`, `caseorg backup` and `caseorg restore`."""

from __future__ import annotations

import argparse
from pathlib import Path

from caseorg.base.errors import BadInput, NotFound, WorkspaceDamaged
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.words import count_of
from caseorg.jobs.backup import BackUp, BackupReport
from caseorg.jobs.check import CheckReport, CheckWorkspace
from caseorg.jobs.encryption import WorkspaceKey
from caseorg.jobs.repair import RepairWorkspace
from caseorg.jobs.restore import backups_of, database_in, lost_by, put_back
from caseorg.queries.history import Step

_USER, _TROUBLE = 1, 3


def declare_check(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg check`."""
    parser.epilog = "The exit code is 3 if anything is not as it was written; each problem says what to do."
    parser.add_argument(
        "--repair", action="store_true", help="make indexes and page texts again where they are missing or wrong"
    )
    parser.add_argument(
        "--from", dest="folder", metavar="DIR",
        help="with --repair: a whole backup (backup --to) from which missing and changed files are taken",
    )  # fmt: skip
    parser.set_defaults(run=_check)


def declare_backup(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg backup`."""
    parser.add_argument(
        "--to",
        metavar="DIR",
        help="make a whole copy in a new folder in DIR, database and files, that --home opens; "
        "else the database alone is copied into the workspace's own backups",
    )
    parser.set_defaults(run=_backup)


def declare_restore(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg restore`."""
    parser.epilog = (
        "Without BACKUP the workspace's own backups are listed. The present database is kept among them, so that "
        "restoring can itself be taken back."
    )
    parser.add_argument(
        "file", nargs="?", metavar="BACKUP",
        help="the number of a backup in the list, the file of one, or the folder of a whole backup",
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="only say which changes would be lost")
    parser.add_argument("--yes", action="store_true", help="restore although changes are lost")
    parser.set_defaults(run=_restore)


def _restore(session: Session, options: argparse.Namespace) -> int | None:
    if options.file is None:
        _list_backups(session)
        return None
    path, key = _chosen(session, options.file), session.key()
    lost = _lost(session, path, key)
    if options.dry_run or (lost != [] and not options.yes):
        _show_lost(session, path, lost)
        return None if options.dry_run else _USER
    kept = put_back(session.home, path, key)
    value = {"restored": str(path), "kept": str(kept) if kept else None, "lost": len(lost or [])}
    where = f" The database as it was before is kept as {kept.name}." if kept else ""
    session.show(value, lambda: session.output.say(f"Restored {path.name}.{where}"))
    return None


def _lost(session: Session, path: Path, key: WorkspaceKey | None) -> list[Step] | None:
    """The changes that would be lost, None where the present database cannot be read."""
    try:
        return lost_by(session.home, path, key) if session.has_workspace else []
    except WorkspaceDamaged:
        return None


def _list_backups(session: Session) -> None:
    found = backups_of(session.home)
    value = [{"path": str(one.path), "at": one.at, "reason": one.reason, "bytes": one.size} for one in found]

    def text() -> None:
        for number, one in enumerate(found, start=1):
            at = one.at[:16].replace("T", " ")
            session.output.line(f"{number:>3}  {at} UTC  {one.size / (1 << 20):,.1f} MB  {one.reason}")
        session.output.line(f"{count_of(len(found), 'backup')} in {session.home.backups}.")

    session.show(value, text)


def _chosen(session: Session, words: str) -> Path:
    """The backup that is meant. Raises NotFound for a number that is not in the list."""
    if not words.isdecimal():
        return database_in(Path(words))
    found = backups_of(session.home)
    if not 1 <= int(words) <= len(found):
        raise NotFound(f"There is no backup number {words}. “caseorg restore” lists them.")
    return found[int(words) - 1].path


def _show_lost(session: Session, path: Path, lost: list[Step] | None) -> None:
    value = None if lost is None else [{"step": one.label, "at": one.at, "who": one.who} for one in lost]

    def text() -> None:
        if lost is None:
            session.output.line("The present database cannot be read, so what would be lost is not known.")
        else:
            for one in lost:
                session.output.line(f"{one.at[:16].replace('T', ' ')} UTC  {one.label}  {one.who}")
            session.output.line(f"{count_of(len(lost), 'change')} would be lost by restoring {path.name}.")
        session.output.line("Add --yes to restore it; the present database is kept among the backups.")

    session.show({"would_lose": value}, text)


def _repair(session: Session, options: argparse.Namespace) -> int:
    with session.writing() as workspace:
        report = run_job(RepairWorkspace(Path(options.folder) if options.folder else None), workspace)

    def text() -> None:
        for sentence in (*report.mended, *report.left):
            session.output.say(sentence)
        if not report.mended and not report.left:
            session.output.line("There was nothing to mend.")

    session.show({"mended": list(report.mended), "left": list(report.left)}, text)
    return _TROUBLE if report.left else 0


def _check(session: Session, options: argparse.Namespace) -> int:
    if options.folder and not options.repair:
        raise BadInput("--from names the backup for --repair. Add --repair.")
    if options.repair:
        return _repair(session, options)
    report = CheckReport((), 0)
    if session.has_workspace:
        with session.writing() as workspace:
            report = run_job(CheckWorkspace(), workspace)

    def text() -> None:
        for problem in report.problems:
            session.output.say(problem)
        files = count_of(report.files, "stored file")
        if report.clean:
            session.output.line(f"The database and {files} are as they were written.")
        else:
            session.output.line(f"{count_of(len(report.problems), 'problem')} found in the database and {files}.")

    session.show({"clean": report.clean, "files": report.files, "problems": list(report.problems)}, text)
    return 0 if report.clean else _TROUBLE


def _backup(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        report: BackupReport = run_job(BackUp(Path(options.to) if options.to else None), workspace)
    held = f"the database and {count_of(report.files, 'stored file')}" if options.to else "the database"
    value = {"path": str(report.path), "files": report.files}
    session.show(value, lambda: session.output.say(f"Backed up {held} to {report.path}"))
