"""How long a trigger with 10,000 dependent deadlines takes to move, beside the counting functions alone.

    python tests/speed/moving_trigger.py [DEADLINES]

Prints seconds and ratios: counting each deadline once and nothing else; the preview of the move; the preview from the
workspace, with all that is read; and the move itself, written with its history and every computation. The preview may
take twice as long as the counting; else the exit code is 1.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from caseorg.base.ids import new_uuid
from caseorg.base.paths import Home
from caseorg.model.deadline import Deadline, DeadlineTrigger
from caseorg.model.event import Event
from caseorg.model.rule_pack import Happening
from caseorg.operations import add_case, move_event
from caseorg.operations.operation import operation
from caseorg.queries.chains import chain_of, plan_of_move
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.chain_requests import request_of_case
from caseorg.rules.chains import plan_of
from caseorg.rules.compute import compute
from caseorg.store.ledger import Ledger
from caseorg.workspace import Workspace

MOST = 2.0
RULE, LEG = "dcd.lcvr.7.b", "motion.served"
SERVED, MOVED = date(2026, 5, 12), date(2026, 5, 13)
Answer = TypeVar("Answer")


@operation("Fill for a Measurement")
def fill(ledger: Ledger, *, case_uuid: str, count: int) -> Event:
    """One motion, and so many oppositions that run from it."""
    event = ledger.insert(Event, case_uuid=case_uuid, title="Motion served", type=LEG, at=SERVED.isoformat())
    due = (SERVED + timedelta(days=14)).isoformat()
    for number in range(count):
        deadline = ledger.insert(
            Deadline, uuid=new_uuid(), case_uuid=case_uuid, title=f"Opposition {number}", rule_id=RULE, due=due,
            safe_due=due, computed_due=due, computed_safe_due=due,
        )  # fmt: skip
        ledger.insert(DeadlineTrigger, deadline_uuid=deadline.uuid, leg=LEG, event_uuid=event.uuid)
    return event


def timed(work: Callable[[], Answer]) -> tuple[float, Answer]:
    """How many seconds some work takes, and what it answers."""
    begin = time.perf_counter()
    answer = work()
    return time.perf_counter() - begin, answer


def count_alone(chain: Any, count: int) -> None:
    """What must be counted at the least: every deadline once, by its rule."""
    rulebook = shipped_rulebook()
    for _ in range(count):
        compute(rulebook, request_of_case(RULE, chain.setting, {LEG: Happening(at=MOVED)}, {}))


def main() -> int:
    """Measure, and print a line for each part."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Home(Path(folder)), who="Speed") as workspace:
        case = workspace.do(add_case, caption="Alvarez v. Kent", court="dcd").value
        event = workspace.do(fill, case_uuid=case.uuid, count=count).value
        chain = workspace.ask(chain_of, case.uuid)
        moved = replace(chain.events[event.uuid], at=MOVED.isoformat())
        plan_of(shipped_rulebook(), replace(chain, triggers=chain.triggers[:50]), moved)  # reads the packs
        counted, _ = timed(lambda: count_alone(chain, count))
        planned, _ = timed(lambda: plan_of(shipped_rulebook(), chain, moved))
        asked, plan = timed(lambda: workspace.ask(plan_of_move, event.uuid, MOVED.isoformat()))
        written, _ = timed(lambda: workspace.do(move_event, plan=plan))
    ratio = planned / counted
    lines = [
        f"counting alone            {counted:6.2f} s",
        f"preview                   {planned:6.2f} s   {ratio:4.2f} times the counting",
        f"preview, read and planned {asked:6.2f} s   {asked / counted:4.2f}",
        f"written with its history  {written:6.2f} s   {written / counted:4.2f}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
