"""Whether the tests of counting notice when a decision of its code is changed. Run by hand:

    .venv/bin/python tests/mutation/run.py                     all modules
    .venv/bin/python tests/mutation/run.py counting.py         one of them

Every mutant runs in a process forked for it, in which the module is replaced before the tests are imported; no file is
written. Survivors are printed with their line; the exit code is 1 where there is one that is not known to be equal.
"""

from __future__ import annotations

import inspect
import os
import signal
import sys
import time
import types
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

import hypothesis
import hypothesis.strategies  # loaded once, before the forks
import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from caseorg.model import counting as counting_model  # noqa: E402
from caseorg.model import rule_pack  # noqa: E402
from tests.mutation.equivalent import EQUIVALENT  # noqa: E402
from tests.mutation.mutants import Mutant, mutants_of  # noqa: E402

MODULES = (
    "calendar.py",
    "counting.py",
    "count_path.py",
    "court_clock.py",
    "service.py",
    "count_steps.py",
    "count_cites.py",
    "count_values.py",
    "day_words.py",
    "uncounted_days.py",
    "extending.py",
)
COMPUTING = (
    "compute.py",
    "compute_legs.py",
    "compute_values.py",
    "compute_versions.py",
    "compute_words.py",
    "rulebook.py",
    "own_rules.py",
    "rule_choices.py",
    "pack_checks.py",
)
STAGES = (
    ("test_counting_cases.py", "test_count_steps.py", "test_count_ends.py", "test_count_reasons.py"),
    ("test_calendar.py", "test_count_path.py", "test_day_words.py", "test_uncounted_days.py"),
    ("test_count_values.py", "test_service.py", "test_extending.py", "test_court_clock.py"),
    ("test_counting.py",),
)
"""The tests, those that notice most and take least first."""
COMPUTING_STAGES = (
    (
        "test_compute.py",
        "test_rulebook.py",
        "test_deciding_rules.py",
        "test_legs.py",
        "test_rule_warnings.py",
        "test_own_rules.py",
    ),
    ("test_worked_cases.py",),
    ("test_compute_properties.py",),
)
_SECONDS = 60
_AS_PLAIN = ("-c", os.devnull, "--rootdir", str(ROOT), "--noconftest", "-p", "no:xdist", "-p", "no:pytest-qt")


def main(wanted: Sequence[str]) -> int:
    members = {
        name: [member.name for member in kind]
        for module in (counting_model, rule_pack)
        for name, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Enum)
    }
    survivors = 0
    for file in wanted or (*MODULES, *COMPUTING):
        path = ROOT / "caseorg" / "rules" / file
        text = path.read_text("utf-8")
        if _killed(path, [Mutant(0, "", text)]) != [False]:
            _say(f"{file}: the tests fail without any change")
            return 2
        mutants = list(mutants_of(text, members))
        began = time.monotonic()
        killed = _killed(path, mutants)
        alive = [mutant for mutant, dead in zip(mutants, killed, strict=True) if not dead]
        equal = [mutant for mutant in alive if (file, mutant.change) in EQUIVALENT]
        survivors += len(alive) - len(equal)
        _say(
            f"{file}: {len(mutants)} mutants, {sum(killed)} killed, {len(equal)} equal, "
            f"{len(alive) - len(equal)} survive ({time.monotonic() - began:.0f} s)",
        )
    return 1 if survivors else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _killed(path: Path, mutants: Sequence[Mutant]) -> list[bool]:
    """For every mutant whether a test fails, or nothing ends any more, with it in the place of its module."""
    killed = [False] * len(mutants)
    running: dict[int, int] = {}
    for place, mutant in enumerate(mutants):
        if len(running) >= (os.cpu_count() or 1):
            _wait(running, killed, mutants)
        child = os.fork()
        if child == 0:
            os._exit(_fails(path, mutant))
        running[child] = place
    while running:
        _wait(running, killed, mutants)
    return killed


def _wait(running: dict[int, int], killed: list[bool], mutants: Sequence[Mutant]) -> None:
    """Wait for one of the children; a survivor is told at once."""
    child, status = os.wait()
    place = running.pop(child)
    killed[place] = status != 0
    if not killed[place] and mutants[place].change:
        _say(f"  line {mutants[place].line} survives: {mutants[place].change}")


def _fails(path: Path, mutant: Mutant) -> int:
    """In a process of its own: 1 if the tests fail with a mutant."""
    signal.alarm(_SECONDS)
    hypothesis.settings.register_profile("mutation", deadline=None, derandomize=True, database=None, max_examples=30)
    hypothesis.settings.load_profile("mutation")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    for name in [name for name in sys.modules if name.startswith("caseorg.rules")]:
        del sys.modules[name]
    name = f"caseorg.rules.{path.stem}"
    module = types.ModuleType(name)
    module.__file__, module.__package__ = str(path), "caseorg.rules"
    try:
        import caseorg.rules

        sys.modules[name] = module
        setattr(caseorg.rules, path.stem, module)
        exec(compile(mutant.text, str(path), "exec"), module.__dict__)  # noqa: S102
        return int(not all(_pass(tests) for tests in (COMPUTING_STAGES if path.name in COMPUTING else STAGES)))
    except BaseException:
        return 1


def _pass(files: Sequence[str]) -> bool:
    tests = [str(ROOT / "tests" / "unit" / "rules" / file) for file in files]
    return pytest.main(["-x", "-q", "-p", "no:cacheprovider", *_AS_PLAIN, *tests]) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
