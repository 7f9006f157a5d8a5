"""The project names nothing of the machine it was made on, nor where packages come from."""

from __future__ import annotations

import re

import pytest

from tests.house.sources import ROOT, expect_none, project_files

TRACES = {
    "a folder of one machine": re.compile(rb"(?<![\w.:/-])/(work|root|home|Users|workspace|opt)/\w"),
    "the host of a package index or mirror": re.compile(
        rb"pypi\.org|pythonhosted\.org|deb\.debian\.org|--(extra-)?index-url|--find-links"
    ),
}


@pytest.mark.parametrize("kind", TRACES)
def test_no_file_has_traces_of(kind: str) -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}: {match.group().decode()}"
        for path in project_files()
        if path.is_file() and path.name != "test_portable.py"
        for match in TRACES[kind].finditer(path.read_bytes())
    ]
    expect_none(found)


def test_no_link_leads_out_of_the_project() -> None:
    expect_none(str(path.relative_to(ROOT)) for path in project_files() if path.is_symlink())
