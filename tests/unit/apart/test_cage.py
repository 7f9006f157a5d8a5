"""The cage in which foreign files are read: a child that is told to get out does not, and every bar stops something."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from caseorg.apart import cage, call_filter, landlock
from caseorg.apart.breakout import cage_test
from caseorg.apart.cage import Bar, CagePlan, close_cage
from caseorg.apart.call_filter import Instruction, instructions
from caseorg.apart.client import ApartReader
from caseorg.apart.system_calls import ALLOWED, PROCESSORS, Processor

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bars are Linux's")

KILLED, REFUSED, PASSED = "killed", "refused", "passed"


@pytest.mark.skipif(not landlock.landlock_version(), reason="this kernel has no landlock")
def test_a_child_that_tries_everything_gets_nowhere() -> None:
    test = cage_test()
    assert test is not None and test.holds
    assert len(test.attempts) == 13
    assert [attempt.words for attempt in test.attempts if attempt.escaped] == []


def test_all_bars_are_in_force_where_the_kernel_has_them() -> None:
    test = cage_test()
    assert test is not None
    missing = {held.bar: held.why_not for held in test.bars if not held.held}
    if not landlock.landlock_version():
        assert "landlock" in missing.pop(Bar.FILES)
    missing.pop(Bar.NETWORK, None)  # a system may forbid networks of one's own
    assert missing == {}


def _with(*bars: Bar) -> Callable[[str], dict[str, str]]:
    """A child in which these bars alone are closed, that tries to read a file and to start a process."""

    def read(path: str) -> dict[str, str]:
        steps = {Bar.FILES: "_give_up_files", Bar.CALLS: "_filter_calls", Bar.NETWORK: "_leave_network"}
        for bar, name in steps.items():
            if bar not in bars:
                setattr(cage, name, lambda *_: None)
        close_cage(CagePlan(2 << 30))
        return {"file": _tried(lambda: Path(path).read_text()), "process": _tried(_fork)}

    return read


def _fork() -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def _tried(act: Callable[[], object]) -> str:
    try:
        act()
    except OSError:
        return "stopped"
    return "done"


def _files_alone() -> Callable[[str], dict[str, str]]:
    return _with(Bar.FILES)


def _calls_alone() -> Callable[[str], dict[str, str]]:
    return _with(Bar.CALLS)


def _neither() -> Callable[[str], dict[str, str]]:
    return _with()


@pytest.mark.parametrize(
    ("prepare", "expected"),
    [
        (_files_alone, {"file": "stopped", "process": "done"}),
        (_calls_alone, {"file": "done", "process": "stopped"}),  # it may read, as Python's own modules must be
        (_neither, {"file": "done", "process": "done"}),
    ],
)
def test_each_bar_stops_what_it_is_for(
    prepare: Callable[[], Callable[[str], dict[str, str]]], expected: dict[str, str], tmp_path: Path
) -> None:
    if expected["file"] == "stopped" and not landlock.landlock_version():
        pytest.skip("this kernel has no landlock")
    secret = tmp_path / "secret"
    secret.write_text("a secret")
    with ApartReader(prepare, caged=False) as reader:
        assert reader.read(str(secret)) == expected


def test_a_bar_that_is_missing_is_told_and_the_others_close(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[str] = []
    monkeypatch.setattr(cage, "_limit_memory", lambda _: closed.append("memory"))
    for name in ("_limit_writing", "_give_up_rights", "_filter_calls", "_leave_network"):
        monkeypatch.setattr(cage, name, lambda name=name: closed.append(name))
    monkeypatch.setattr(landlock, "landlock_version", lambda: 0)
    held = {one.bar: one for one in close_cage(CagePlan(1 << 30))}
    assert not held[Bar.FILES].held and held[Bar.FILES].why_not == "this kernel has no landlock"
    assert all(one.held for bar, one in held.items() if bar is not Bar.FILES)
    assert closed == ["memory", "_limit_writing", "_leave_network", "_give_up_rights", "_filter_calls"]


def test_another_processor_gets_no_filter_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    with pytest.raises(OSError, match="no table of calls for riscv64"):
        cage._filter_calls()


def _answer(program: list[Instruction], audit: int, number: int, arguments: tuple[int, ...] = ()) -> str:
    """What the kernel would answer: the filter's instructions run one after the other."""
    words = {0: number, 4: audit}
    for place, argument in enumerate(arguments):
        words[16 + 8 * place] = argument & 0xFFFFFFFF
    held, at = 0, 0
    while True:
        code, if_true, if_false, constant = program[at]
        at += 1
        match code:
            case call_filter._LOAD:
                held = words.get(constant, 0)
            case call_filter._AND:
                held &= constant
            case call_filter._IF_EQUAL:
                at += if_true if held == constant else if_false
            case call_filter._IF_AT_LEAST:
                at += if_true if held >= constant else if_false
            case _:
                return {call_filter._KILL: KILLED, call_filter._ALLOW: PASSED, call_filter._REFUSE: REFUSED}[constant]


@pytest.mark.parametrize("machine", sorted(PROCESSORS))
def test_the_filter_lets_through_what_it_names_and_nothing_else(machine: str) -> None:
    processor: Processor = PROCESSORS[machine]
    program = instructions(ALLOWED, processor)
    assert len(program) < 4096  # the most the kernel takes
    calls = processor.calls
    named = set(calls.values())
    passing = {number for number in range(500) if _answer(program, processor.audit, number) == PASSED}
    assert passing <= named
    for plain in ("read", "write", "exit_group", "futex"):
        assert _answer(program, processor.audit, calls[plain]) == PASSED
    write, execute = 2, 4
    for protection, expected in ((0, PASSED), (write, PASSED), (execute, PASSED), (write | execute, REFUSED)):
        assert _answer(program, processor.audit, calls["mmap"], (0, 0, protection)) == expected
    assert _answer(program, processor.audit, calls["mprotect"], (0, 0, execute)) == REFUSED
    for flags, expected in ((os.O_RDONLY, PASSED), (os.O_WRONLY, REFUSED), (os.O_RDWR, REFUSED)):
        assert _answer(program, processor.audit, calls["openat"], (0, 0, flags)) == expected
    assert _answer(program, processor.audit, calls["openat"], (0, 0, os.O_RDONLY | os.O_CREAT)) == REFUSED
    set_owner = 8
    assert _answer(program, processor.audit, calls["fcntl"], (0, set_owner)) == REFUSED
    assert _answer(program, processor.audit, calls["setpriority"], (0, 1234)) == REFUSED
    assert _answer(program, processor.audit ^ 1, calls["read"]) == KILLED
    assert _answer(program, processor.audit, 0x40000000 | calls["read"]) == KILLED
