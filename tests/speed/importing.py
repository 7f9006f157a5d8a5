"""Importing, as a ratio to two bare MuPDF processes that only extract text and index it.

    python -m tests.speed.importing FOLDER [ROUNDS]

Both take the same files in the same order on the same disk, the floor first and last in turn, so that neither has the
warmer cache. The floor leaves out what importing must do besides: hashing, storing durably, stamps, proposals, docket.
A ratio of 1.00 is as fast as the floor; the aim is 0.85 and more.
"""

from __future__ import annotations

import multiprocessing
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from caseorg.base.paths import Home
from caseorg.jobs.import_files import ImportFiles
from caseorg.jobs.job import Progress
from caseorg.operations import add_case
from caseorg.workspace import Workspace


def extract(path: str) -> list[str]:
    """All page texts of a file, [] where MuPDF cannot read it."""
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    try:
        with pymupdf.open(path, filetype="pdf") as document:
            return [page.get_text() for page in document]
    except Exception:  # the floor counts what MuPDF reads, and goes on
        return []


def floor(paths: list[Path], folder: Path) -> tuple[float, int]:
    """Seconds and pages of the bare loop."""
    begun = time.perf_counter()
    connection = sqlite.connect(str(folder / "floor.db"), isolation_level=None)
    connection.execute("PRAGMA page_size = 16384")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE page_texts (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("CREATE VIRTUAL TABLE page_index USING fts5 (text, content = 'page_texts')")
    pages = 0
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        connection.execute("BEGIN")
        for texts in pool.imap_unordered(extract, [str(path) for path in paths]):
            rows = [(pages + number, text) for number, text in enumerate(texts)]
            connection.executemany("INSERT INTO page_texts VALUES (?, ?)", rows)
            connection.executemany("INSERT INTO page_index (rowid, text) VALUES (?, ?)", rows)
            pages += len(rows)
        connection.execute("COMMIT")
    connection.close()
    return time.perf_counter() - begun, pages


def ours(paths: list[Path], folder: Path) -> tuple[float, int]:
    """Seconds and pages of an import into a new workspace."""
    begun = time.perf_counter()
    with Workspace.open(Home(folder / "home")) as workspace:
        case = workspace.do(add_case, caption="Speed v. Floor").value
        report = ImportFiles(case.uuid, tuple(paths)).run(workspace, Progress())
    return time.perf_counter() - begun, sum(file.pages for file in report.added)


def main() -> None:
    """Measure and say."""
    source = Path(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    paths = [path for path in sorted(source.rglob("*.pdf")) if path.is_file()]
    ratios = []
    for turn in range(rounds):
        seconds: dict[str, float] = {}
        for name, run in (("floor", floor), ("ours", ours)) if turn % 2 == 0 else (("ours", ours), ("floor", floor)):
            folder = Path(tempfile.mkdtemp(prefix="caseorg-speed-"))
            seconds[name], pages = run(paths, folder)
            shutil.rmtree(folder)
            print(f"{name:6} {len(paths)} files, {pages} pages: {seconds[name]:.2f} s", flush=True)
        ratios.append(seconds["floor"] / seconds["ours"])
    spread = f"{min(ratios):.2f}–{max(ratios):.2f}"
    print(f"ratio {statistics.median(ratios):.2f} (floor / ours, median of {rounds}; {spread})")


if __name__ == "__main__":
    main()
