"""A workspace is not opened where it would be damaged, and nothing is made there."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseorg.base.errors import WorkspaceMisplaced
from caseorg.base.paths import Home
from caseorg.store import whereabouts
from caseorg.workspace import Workspace


@pytest.mark.parametrize("mark", ["Dropbox", ".stfolder"])
def test_a_synced_folder_is_refused_and_left_as_it_is(tmp_path: Path, mark: str) -> None:
    folder = tmp_path / mark
    folder.mkdir()
    home = Home((folder if mark == "Dropbox" else tmp_path) / "caseorg")
    with pytest.raises(WorkspaceMisplaced, match="caseorg backup --to"):
        Workspace.open(home)
    assert not home.folder.exists()


def test_a_link_into_a_synced_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "OneDrive")
    with pytest.raises(WorkspaceMisplaced, match="OneDrive"):
        Workspace.open(Home(tmp_path / "mine"))


def test_a_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"30 22 0:40 / {tmp_path} rw - nfs4 server:/homes rw\n")
    monkeypatch.setattr(whereabouts, "_MOUNTS", mounts)
    with pytest.raises(WorkspaceMisplaced, match=r"on another computer \(NFS\)"):
        Workspace.open(Home(tmp_path / "home"))
    assert not (tmp_path / "home").exists()


def test_a_disk_of_this_computer_is_taken(home: Home) -> None:
    Workspace.open(home).close()
    assert home.database.is_file()
