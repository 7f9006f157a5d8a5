"""`caseorg deadline`: compute, check, and what is done with deadlines."""

from __future__ import annotations

import argparse

from caseorg.cli.arguments import subcommands
from caseorg.cli.deadline_acts import declare_acts
from caseorg.cli.deadline_chain import declare_chain
from caseorg.cli.deadline_counting import declare_check, declare_compute
from caseorg.cli.deadline_export import declare_export
from caseorg.cli.deadline_lists import declare_lists
from caseorg.cli.deadline_papers import declare_papers
from caseorg.cli.deadline_proof import declare_proof
from caseorg.cli.deadline_recount import declare_recount


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg deadline`."""
    commands = subcommands(parser)
    declare_compute(commands)
    declare_check(commands)
    declare_lists(commands)
    declare_acts(commands)
    declare_recount(commands)
    declare_chain(commands)
    declare_proof(commands)
    declare_export(commands)
    declare_papers(commands)
