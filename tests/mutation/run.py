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
TESTS = (
    "tests/unit/rules/test_calendar.py",
    "tests/unit/rules/test_counting_cases.py",
    "tests/unit/rules/test_count_steps.py",
    "tests/unit/rules/test_counting.py",
    "tests/unit/rules/test_count_values.py",
    "tests/unit/rules/test_service.py",
    "tests/unit/rules/test_extending.py",
    "tests/unit/rules/test_court_clock.py",
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
    for file in wanted or MODULES:
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
        left = [mutant for mutant in alive if mutant not in equal]
        survivors += len(left)
        _say(
            f"{file}: {len(mutants)} mutants, {sum(killed)} killed, {len(equal)} equal, {len(left)} survive "
            f"({time.monotonic() - began:.0f} s)",
        )
        for mutant in left:
            _say(f"  line {mutant.line}: {mutant.change}")
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
            _wait(running, killed)
        child = os.fork()
        if child == 0:
            os._exit(_fails(path, mutant))
        running[child] = place
    while running:
        _wait(running, killed)
    return killed


def _wait(running: dict[int, int], killed: list[bool]) -> None:
    child, status = os.wait()
    killed[running.pop(child)] = status != 0


def _fails(path: Path, mutant: Mutant) -> int:
    """In a process of its own: 1 if the tests fail with a mutant."""
    signal.alarm(_SECONDS)
    hypothesis.settings.register_profile("mutation", deadline=None, derandomize=True, database=None)
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
        tests = [test for test in TESTS if (ROOT / test).exists()]
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *_AS_PLAIN, *tests]) != 0)
    except BaseException:
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
