"""Kills the program at every step and at random moments of everything it writes, and looks at what is left.

    python3 packaging/dev.py faults                          into build/faults
    python3 packaging/dev.py faults -- FOLDER [--kills N] [--documents N]

For every act (import, bulk edit, undo, a new version of a file, backup, migration, restoring, encryption on and off)
the process is killed at each of its steps, at most N, evenly spread, and as often at random moments. Then the workspace
is opened: it must check clean, be as it was before or as it was to be, and hold every document that was said to be
committed. On Linux as root every act is also done on a disk that fills up. Writes `faults.md` and `faults.json`.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from caseorg.store import keys
from tests.faults.acts import ACTS
from tests.faults.trial import Ground, Outcome
from tests.quick_keys import quick_keys

_SEED = 20261126


@dataclass(slots=True)
class Figures:
    """What came of the trials of one act."""

    act: str
    steps: int = 0
    at_steps: int = 0
    at_random: int = 0
    killed: int = 0
    full: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, outcome: Outcome, where: str) -> None:
        self.killed += outcome.killed
        self.wrong += [f"{where}: {words}" for words in outcome.wrong]


def spread(steps: int, most: int) -> Iterator[int]:
    """At most so many of the numbers from 1 to `steps`, evenly."""
    count = min(steps, most)
    yield from sorted({1 + round(at * (steps - 1) / max(count - 1, 1)) for at in range(count)})


def figures_of(ground: Ground, act: str, kills: int, moments: random.Random) -> Figures:
    """All trials of one act."""
    figures = Figures(act)
    whole = ground.trial(act)
    figures.steps = whole.steps
    figures.add(whole, "not stopped")
    for step in spread(whole.steps, kills):
        figures.at_steps += 1
        figures.add(ground.trial(act, stop=step), f"killed at step {step}")
    for _ in range(kills):
        after = moments.uniform(0.2, max(whole.seconds, 0.3))
        figures.at_random += 1
        figures.add(ground.trial(act, after=after), f"killed after {after:.3f} s")
    for share in (0.0, 0.25, 0.5, 0.75) if ground.may_fill else ():
        figures.full += 1
        figures.add(ground.trial(act, full=share), f"on a disk with {share:.0%} of the room")
    return figures


def table(every: list[Figures]) -> str:
    """The figures as Markdown."""
    lines = [
        "| act | steps | kills at steps | kills at random | ended by the kill | full disks | bad states |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in every:
        lines.append(
            f"| {one.act} | {one.steps} | {one.at_steps} | {one.at_random} | {one.killed} | {one.full} |"
            f" {len(one.wrong)} |"
        )
    lines += ["", *(f"- {one.act}: {words}" for one in every for words in one.wrong)]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Run it all; 1 where something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("build/faults"))
    parser.add_argument("--kills", type=int, default=60, help="at steps, and again at random, of each act")
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--act", action="append", choices=list(ACTS), help="these acts only")
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    keys.pyrage = quick_keys()
    moments = random.Random(_SEED)
    every = []
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        ground.prepare(options.documents)
        for act in options.act or ACTS:
            every.append(figures_of(ground, act, options.kills, moments))
            print(table(every[-1:]).splitlines()[2], *every[-1].wrong[:5], sep="\n", flush=True)
    values = [
        {"act": one.act, "steps": one.steps, "at_steps": one.at_steps, "at_random": one.at_random,
         "killed": one.killed, "full": one.full, "wrong": one.wrong}
        for one in every
    ]  # fmt: skip
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    machine = f"{system}, {options.documents} filings"
    (options.folder / "faults.json").write_text(json.dumps({"machine": machine, "acts": values}, indent=1), "utf-8")
    (options.folder / "faults.md").write_text(f"# Killed and run again\n\n{machine}\n\n{table(every)}", "utf-8")
    return 1 if any(one.wrong for one in every) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
