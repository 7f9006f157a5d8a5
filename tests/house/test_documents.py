"""What the documents for developers name exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.sources import ROOT, expect_none

DOCUMENTS = ["README.md", "caseorg/README.md", "tests/README.md", "packaging/README.md"]
# `store/ledger.py`, `packaging/dev.py run`, `resources/rules/`; not patterns such as `test_<subject>.py`.
NAMED = re.compile(r"`([\w./-]+(?:\.(?:py|md|toml|txt|sh)|/))(?: [^`]*)?`")
MADE_LATER = (".venv/", "build/", "dist/", "../shared")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_named_files_and_folders_exist(document: str) -> None:
    path = ROOT / document
    names = set(NAMED.findall(path.read_text("utf-8")))
    expect_none(sorted(name for name in names if not _exists(name, path.parent)))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    path = ROOT / document
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", path.read_text("utf-8"))
    expect_none(link for link in links if not (path.parent / link).exists())


def _exists(name: str, folder: Path) -> bool:
    """Names are given from the document's own folder, from the repository or from caseorg/."""
    return name.startswith(MADE_LATER) or any((top / name).exists() for top in (folder, ROOT, ROOT / "caseorg"))
