"""What a stored document carries beside its pages, and one of the files attached to it."""

from __future__ import annotations

from caseorg.jobs.job import Progress
from caseorg.jobs.one_answer import answer_of
from caseorg.pdf.contents_types import AttachedFile, AttachmentRequest, ContentsRequest, FileContents
from caseorg.workspace import Workspace


class ReadContents:
    """Form fields, signatures, attachments and scripts. Raises BadInput where the file cannot be read."""

    def __init__(self, sha256: str) -> None:
        self.title = "Read Contents"
        self._sha256 = sha256

    def run(self, workspace: Workspace, progress: Progress) -> FileContents:
        data, password = workspace.read_file(self._sha256), workspace.password_of(self._sha256)
        return answer_of(data, ContentsRequest(self._sha256), FileContents, progress, password)


class ReadAttachment:
    """The bytes of an attachment, by its place in FileContents. Raises BadInput where it cannot be read."""

    def __init__(self, sha256: str, number: int) -> None:
        self.title = "Read Attachment"
        self._sha256 = sha256
        self._number = number

    def run(self, workspace: Workspace, progress: Progress) -> AttachedFile:
        data, password = workspace.read_file(self._sha256), workspace.password_of(self._sha256)
        request = AttachmentRequest(self._sha256, self._number)
        return answer_of(data, request, AttachedFile, progress, password)
