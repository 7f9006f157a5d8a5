"""Everything that writes, killed once in its middle and once not at all: a short form of `tests/faults/run.py`."""

from __future__ import annotations

import pytest

from caseorg.store import keys
from tests.faults.acts import ACTS
from tests.faults.trial import Ground
from tests.quick_keys import quick_keys


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "pyrage", quick_keys())
        made = Ground(tmp_path_factory.mktemp("ground"))
        made.prepare(8)
    return made


@pytest.mark.parametrize("act", list(ACTS))
def test_killed_in_the_middle_nothing_committed_is_lost(
    ground: Ground, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "pyrage", quick_keys())
    whole = ground.trial(act)
    assert (whole.wrong, whole.killed) == ((), False) and whole.steps > 5
    killed = ground.trial(act, stop=whole.steps // 2)
    assert (killed.wrong, killed.killed) == ((), True)
