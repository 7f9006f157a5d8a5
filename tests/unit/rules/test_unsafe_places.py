"""Shares and folders that are copied elsewhere are known by their file system, their name, or what lies in them."""

from __future__ import annotations

import pytest

from caseorg.rules.unsafe_places import UnsafePlace, file_system_of, unsafe_place

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /people/ana rw - nfs4 server:/homes/ana rw,vers=4.2
31 30 8:2 / /people/ana/local rw - xfs /dev/sdb1 rw
32 22 0:41 / /mnt/our\\040share rw - cifs //server/share rw
33 22 0:42 / /people/anastasia rw - ext4 /dev/sdc1 rw
not a line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/caseorg", "ext4"),
        ("/people/ana/caseorg", "nfs4"),
        ("/people/ana", "nfs4"),
        ("/people/ana/local/caseorg", "xfs"),
        ("/mnt/our share/caseorg", "cifs"),
        ("/people/anastasia/caseorg", "ext4"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(path: str, kind: str) -> None:
    assert file_system_of(path, MOUNTS) == kind


def test_where_nothing_is_mounted_nothing_is_known() -> None:
    assert file_system_of("/people/ana", "") == ""


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("nfs4", UnsafePlace(share="NFS")),
        ("CIFS", UnsafePlace(share="SMB")),
        ("fuse.sshfs", UnsafePlace(share="SSH")),
        ("fuse.rclone", UnsafePlace(synced_by="rclone")),
        ("ext4", None),
        ("overlay", None),
        ("", None),
    ],
)
def test_a_share_is_known_by_its_file_system(kind: str, place: UnsafePlace | None) -> None:
    assert unsafe_place(["", "home", "ana", "caseorg"], [], kind) == place


@pytest.mark.parametrize(
    ("folder", "product"),
    [
        ("Dropbox", "Dropbox"), ("Dropbox (Kent LLP)", "Dropbox"), ("OneDrive - Kent LLP", "OneDrive"),
        ("GoogleDrive-ana@kent.example", "Google Drive"), ("com~apple~CloudDocs", "iCloud"), ("Nextcloud", "Nextcloud"),
    ],
)  # fmt: skip
def test_a_synced_folder_is_known_by_its_name(folder: str, product: str) -> None:
    assert unsafe_place(["home", "ana", folder, "cases"], [[], [], [], []], "ext4") == UnsafePlace(synced_by=product)


@pytest.mark.parametrize("folder", ["Dropbox backup of 2019", "My OneDrives", "Sync or swim", "boxes", "megaphone"])
def test_a_folder_that_only_sounds_like_one_is_taken(folder: str) -> None:
    assert unsafe_place(["home", "ana", folder, "cases"], [[], [], [], []], "ext4") is None


@pytest.mark.parametrize(
    ("mark", "product"),
    [(".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".sync_8f3a.db", "Nextcloud"), (".DS_Store", None)],
)
def test_a_synced_folder_is_known_by_what_lies_in_it(mark: str, product: str | None) -> None:
    place = unsafe_place(["home", "ana", "cases"], [[], ["letters", mark], []], "ext4")
    assert (place.synced_by if place else None) == product
    assert place is None or place.words == f"in a folder that {product} copies"
