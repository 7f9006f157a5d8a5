"""`caseorg deadline`: compute, check."""

from __future__ import annotations

import argparse

from caseorg.cli.arguments import subcommands
from caseorg.cli.deadline_counting import declare_check, declare_compute


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg deadline`."""
    commands = subcommands(parser)
    declare_compute(commands)
    declare_check(commands)
