"""Folders in which a database is not safe: shares of other computers, and folders that a program copies elsewhere.

SQLite's locks do not hold on a network (https://sqlite.org/howtocorrupt.html, section 2.1), and a sync program copies
the database and its log at different moments: of thirty copies so made, ten to twenty-six were damaged (measured).
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SHARES = {
    "nfs": "NFS", "nfs4": "NFS", "cifs": "SMB", "smb3": "SMB", "smbfs": "SMB", "afs": "AFS", "afpfs": "AFP",
    "9p": "9P", "ceph": "Ceph", "glusterfs": "GlusterFS", "lustre": "Lustre", "webdav": "WebDAV", "davfs": "WebDAV",
    "fuse.sshfs": "SSH", "fuse.davfs": "WebDAV", "fuse.gvfsd-fuse": "GVfs", "fuse.smbnetfs": "SMB",
    "fuse.glusterfs": "GlusterFS", "fuse.s3fs": "S3",
}  # fmt: skip

_SYNCED_FOLDERS = {
    "dropbox": "Dropbox", "dropbox (*)": "Dropbox", "onedrive": "OneDrive", "onedrive - *": "OneDrive",
    "onedrive-*": "OneDrive", "google drive": "Google Drive", "googledrive": "Google Drive",
    "googledrive-*": "Google Drive", "my drive": "Google Drive", "icloud drive": "iCloud", "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud", "mobile documents": "iCloud", "nextcloud": "Nextcloud", "owncloud": "ownCloud",
    "pcloud drive": "pCloud", "pclouddrive": "pCloud", "box sync": "Box", "box-box": "Box", "mega": "MEGA",
    "megasync": "MEGA", "syncthing": "Syncthing", "resilio sync": "Resilio Sync", "proton drive": "Proton Drive",
}  # fmt: skip
"""By the usual names of these programs' folders, without regard to case."""

_MARKS = {
    ".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing", ".stversions": "Syncthing",
    ".nextcloudsync.log": "Nextcloud", ".owncloudsync.log": "ownCloud", ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud", ".tmp.drivedownload": "Google Drive", ".tmp.driveupload": "Google Drive",
}  # fmt: skip
"""By what these programs lay into the folder they copy."""

_CLOUD_DISKS = {"fuse.rclone": "rclone", "fuse.drivefs": "Google Drive", "fuse.onedriver": "OneDrive"}


@dataclass(frozen=True, slots=True)
class UnsafePlace:
    """Why a workspace is not opened there: `share` of another computer (by this protocol), or a folder that `synced_by`
    copies elsewhere; one of the two is ""."""

    share: str = ""
    synced_by: str = ""

    @property
    def words(self) -> str:
        """What it is, to follow "lies"."""
        return f"on another computer ({self.share})" if self.share else f"in a folder that {self.synced_by} copies"


def unsafe_place(folders: Sequence[str], contents: Sequence[Iterable[str]], file_system: str) -> UnsafePlace | None:
    """What makes a place unsafe, None where nothing does. `folders` are the names on the way to it, outermost first,
    `contents` the names that lie in each of them, `file_system` its type as the system names it, "" where unknown."""
    kind = file_system.lower()
    if kind in _SHARES:
        return UnsafePlace(share=_SHARES[kind])
    if kind in _CLOUD_DISKS:
        return UnsafePlace(synced_by=_CLOUD_DISKS[kind])
    for name in folders:
        found = _matching(name.lower(), _SYNCED_FOLDERS)
        if found:
            return UnsafePlace(synced_by=found)
    for names in contents:
        found = next((mark for name in names if (mark := _matching(name.lower(), _MARKS))), "")
        if found:
            return UnsafePlace(synced_by=found)
    return None


def file_system_of(path: str, mounts: str) -> str:
    """The type of the file system that a path lies on, by the lines of `/proc/self/mountinfo` (see `proc(5)`); "" where
    they do not say."""
    best, kind = "", ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        parts, types = before.split(), after.split()
        if len(parts) < 5 or not types:
            continue
        point = _unescaped(parts[4])
        is_above = path == point or path.startswith(point.rstrip("/") + "/")
        if is_above and len(point) >= len(best):
            best, kind = point, types[0]
    return kind


def _unescaped(point: str) -> str:
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, letter)
    return point


def _matching(name: str, table: dict[str, str]) -> str:
    return next((product for pattern, product in table.items() if fnmatch.fnmatchcase(name, pattern)), "")
