"""A program of its own that uses the pools: what it prints, loads and leaves behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

SCRIPT = """
import os, signal, sys
sys.path.insert(0, {root!r})
from caseorg.pdf.client import BulkPool, InteractivePool
from caseorg.pdf.types import OpenRequest, RenderRequest
from tests import makers

if __name__ == "__main__":
    import PySide6.QtCore
    slow, plain = makers.slow_pdf(), makers.broken_xref_pdf()
    viewer, bulk = InteractivePool(lambda name: slow if name == "slow" else plain, workers=1), BulkPool(workers=1)
    viewer.submit(OpenRequest("plain")).result(30)
    bulk.submit(plain).result(30)
    children = viewer.process_ids() + bulk.process_ids()
    segments = [viewer._seats[0].viewing.child.segment.shared.name, bulk._children[0].segment.shared.name]
    maps = "".join(open(f"/proc/{{child}}/maps").read() for child in children) if sys.platform == "linux" else ""
    print(*children, *segments, "PySide6" in maps, "mupdf" in maps, flush=True)
    {rest}
"""

WELL_BEHAVED = """
    running = viewer.submit(RenderRequest("slow", 0, 1.0))
    os.kill(viewer.process_ids()[0], signal.SIGKILL)
    print(running.result(30).kind)
    viewer.close()
    bulk.close()
"""

FORGETFUL = """
    viewer.submit(RenderRequest("slow", 0, 1.0))
    bulk.submit(slow)
"""

KILLED = (
    FORGETFUL
    + """
    os.kill(os.getpid(), signal.SIGKILL)
"""
)


def run(tmp_path: Path, rest: str) -> tuple[subprocess.CompletedProcess[str], list[int], list[str], list[str]]:
    script = tmp_path / "program.py"
    script.write_text(SCRIPT.format(root=str(ROOT), rest=rest), "utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout, done.stderr
    first, *more = done.stdout.splitlines()
    one, two, three, four, *loaded = first.split()
    assert loaded == ["False", "True"]
    return done, [int(one), int(two)], [three, four], more


def expect_gone(children: list[int], segments: list[str]) -> None:
    def left() -> list[str]:
        alive = [f"process {child}" for child in children if Path(f"/proc/{child}").exists()]
        return alive + [name for name in segments if Path("/dev/shm", name).exists()]

    end = time.monotonic() + 5
    while left() and time.monotonic() < end:
        time.sleep(0.02)
    assert left() == []


pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc and /dev/shm")


def test_it_prints_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    done, children, segments, more = run(tmp_path, WELL_BEHAVED)
    assert (done.returncode, done.stderr) == (0, "")
    assert more == ["crashed"]
    expect_gone(children, segments)


def test_a_program_that_does_not_close_its_pools_ends(tmp_path: Path) -> None:
    done, children, segments, _ = run(tmp_path, FORGETFUL)
    assert done.returncode == 0
    expect_gone(children, segments)


def test_children_die_with_a_program_that_is_killed(tmp_path: Path) -> None:
    done, children, segments, _ = run(tmp_path, KILLED)
    assert done.returncode == -9
    expect_gone(children, segments)


def test_a_child_is_ready_within_half_a_second() -> None:
    from caseorg.pdf.process import Child
    from caseorg.pdf.protocol import Task

    times = []
    for _ in range(3):  # the machine may be busy with something else
        child = Child(Task.VIEWING, memory_bytes=1 << 30, room=1 << 16)
        began = time.perf_counter()
        child.start()
        times.append(time.perf_counter() - began)
        assert child.process_id not in (None, os.getpid())
        child.remove()
    assert min(times) < 0.5
