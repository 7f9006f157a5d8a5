"""Does the cage hold in which foreign files are read?"""

from __future__ import annotations

from caseorg.apart.breakout import CageTest, cage_test
from caseorg.jobs.job import Progress
from caseorg.workspace import Workspace


class TryCage:
    """Have a child process try to get out of the cage; None where it did not answer."""

    def __init__(self) -> None:
        self.title = "Try the Cage"

    def run(self, workspace: Workspace, progress: Progress) -> CageTest | None:
        return cage_test()
