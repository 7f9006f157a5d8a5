"""What a person dropped or named: each file once, whatever the folder looks like."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from caseorg.jobs.sources import LINKED_FOLDER, LOOP, read_source, sources_of


def _names(folder: Path, *paths: Path) -> list[str]:
    return [source.path.relative_to(folder).as_posix() for source in sources_of(paths)]


def _put(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-")


def test_a_file_named_in_several_ways_is_taken_once(tmp_path: Path) -> None:
    _put(tmp_path / "a.pdf", tmp_path / "more" / "b.pdf")
    named = (tmp_path / "a.pdf", tmp_path, tmp_path / "more" / ".." / "a.pdf", tmp_path / "more", tmp_path / "a.pdf")
    assert _names(tmp_path, *named) == ["a.pdf", "more/b.pdf"]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    _put(*(tmp_path / name for name in ("c.pdf", "b/z.pdf", "b/a/y.pdf", "a/x.pdf", "d.pdf")))
    assert _names(tmp_path, tmp_path) == ["c.pdf", "d.pdf", "a/x.pdf", "b/z.pdf", "b/a/y.pdf"]


def test_what_is_hidden_is_left_out_but_a_filing(tmp_path: Path) -> None:
    _put(*(tmp_path / name for name in (".DS_Store", "._a.pdf", "~$a.pdf", ".git/a.pdf", ". Exhibit.pdf", "..pdf")))
    assert _names(tmp_path, tmp_path) == [". Exhibit.pdf", "..pdf"]


@pytest.mark.skipif(os.name != "posix", reason="the path is too long elsewhere")
def test_folders_can_be_deeper_than_python_recurses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        os.mkdir("d")
        os.chdir("d")
    Path("deep.pdf").write_bytes(b"%PDF-")
    monkeypatch.chdir(tmp_path)
    assert [source.path.name for source in sources_of([tmp_path])] == ["deep.pdf"]
    folder = tmp_path / "d"  # shutil.rmtree recurses as deep, so this is taken apart again by hand
    for _ in range(1199):
        folder /= "d"
    (folder / "deep.pdf").unlink()
    while folder != tmp_path:
        folder.rmdir()
        folder = folder.parent


def test_links_that_lead_nowhere_are_named(tmp_path: Path) -> None:
    (tmp_path / "loop.pdf").symlink_to("loop.pdf")
    (tmp_path / "again").symlink_to(tmp_path)
    reasons = {source.path.name: source.reason or read_source(source.path) for source in sources_of([tmp_path])}
    assert reasons == {"loop.pdf": LOOP, "again": LINKED_FOLDER}


def test_a_path_that_no_system_takes_is_refused_when_it_is_read(tmp_path: Path) -> None:
    (source,) = sources_of([tmp_path / ("x" * 5000)])
    assert isinstance(read_source(source.path), str)
