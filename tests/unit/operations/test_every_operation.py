"""One property over all operations: do, undo → the database is equal to before; redo → equal to after."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseorg.base.errors import UserError
from caseorg.base.paths import Home
from caseorg.model.case import CaseRelationKind, JudgeRole
from caseorg.model.document import DocumentKind
from caseorg.operations import OPERATIONS
from caseorg.operations.documents import NewDocument
from caseorg.store.database import Reader
from caseorg.store.rows import TABLES
from caseorg.workspace import Workspace

Draw = Callable[[st.SearchStrategy[Any]], Any]
Arguments = dict[str, Any]

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    str.strip
)
DATES = st.none() | st.dates().map(lambda day: day.isoformat())
LABELS = st.sampled_from(["public", "internal", "privileged", "sealed"])
COLORS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


class Situation:
    """A workspace with the way to pick what is in it."""

    def __init__(self, workspace: Workspace, draw: Draw) -> None:
        self.workspace = workspace
        self.draw = draw

    def one(self, table: str) -> str:
        rows = self.workspace.ask(
            lambda reader: [row[0] for row in reader.rows(f"SELECT uuid FROM {table} ORDER BY uuid")]
        )
        if not rows:
            raise LookupError(f"no row in {table} to work on")
        return str(self.draw(st.sampled_from(rows)))

    def some(self, table: str) -> list[str]:
        return [self.one(table) for _ in range(self.draw(st.integers(1, 3)))]

    def tag_name(self) -> str:
        names = self.workspace.ask(
            lambda reader: [row[0] for row in reader.rows("SELECT name FROM tags ORDER BY name")]
        )
        return str(self.draw(st.sampled_from(names) | NAMES if names else NAMES))


def _some_of(now: Situation, **values: st.SearchStrategy[Any]) -> Arguments:
    chosen = now.draw(st.sets(st.sampled_from(sorted(values)), min_size=1))
    return {name: now.draw(values[name]) for name in sorted(chosen)}


def _case_values(now: Situation) -> Arguments:
    return _some_of(
        now,
        short_caption=NAMES,
        court=st.sampled_from(["dcd", "ca9", "Kings County", ""]),
        docket_number=st.sampled_from(["1:26-cv-00417-RML", "25-5181", "nothing known", ""]),
        date_filed=DATES,
        notes=st.text(max_size=20).filter(lambda text: text.isprintable()),
        visibility=LABELS,
    )


def _documents(now: Situation) -> list[NewDocument]:
    return [
        NewDocument(
            sha256=hashlib.sha256(now.draw(st.binary(max_size=4))).hexdigest(),
            file_name="a.pdf",
            size=now.draw(st.integers(0, 10)),
            title=now.draw(NAMES),
            kind=now.draw(st.sampled_from(list(DocumentKind))),
            number=now.draw(st.none() | st.integers(1, 5)),
            attachment=now.draw(st.integers(0, 2)),
            date_filed=now.draw(DATES),
        )
        for _ in range(now.draw(st.integers(1, 4)))
    ]


ARGUMENTS: dict[str, Callable[[Situation], Arguments]] = {
    "add_case": lambda now: {"caption": now.draw(NAMES)} | _case_values(now),
    "edit_case": lambda now: {"uuid": now.one("cases")} | _case_values(now),
    "close_case": lambda now: {"uuid": now.one("cases"), "date_closed": now.draw(DATES)},
    "reopen_case": lambda now: {"uuid": now.one("cases")},
    "trash_case": lambda now: {"uuid": now.one("cases")},
    "restore_case": lambda now: {"uuid": now.one("cases")},
    "set_judges": lambda now: {
        "uuid": now.one("cases"),
        "judges": now.draw(st.lists(st.tuples(NAMES, st.sampled_from([role.value for role in JudgeRole])), max_size=3)),
    },
    "relate_cases": lambda now: (
        {
            "uuid": now.one("cases"),
            "kind": now.draw(st.sampled_from([kind.value for kind in CaseRelationKind])),
        }
        | ({"other_uuid": now.one("cases")} if now.draw(st.booleans()) else {"other_printed": now.draw(NAMES)})
    ),
    "unrelate_cases": lambda now: {"relation_uuid": now.one("case_relations")},
    "add_docket_entry": lambda now: {
        "case_uuid": now.one("cases"),
        "text": now.draw(NAMES),
        "number": now.draw(st.none() | st.integers(1, 9)),
        "date_filed": now.draw(DATES),
    },
    "edit_docket_entry": lambda now: (
        {"uuid": now.one("docket_entries")}
        | _some_of(now, text=NAMES, number=st.none() | st.integers(1, 9), date_entered=DATES)
    ),
    "trash_docket_entry": lambda now: {"uuid": now.one("docket_entries")},
    "restore_docket_entry": lambda now: {"uuid": now.one("docket_entries")},
    "place_document": lambda now: {
        "uuid": now.one("documents"),
        "number": now.draw(st.none() | st.integers(1, 9)),
        "attachment": now.draw(st.integers(0, 3)),
    },
    "add_documents": lambda now: {"case_uuid": now.one("cases"), "documents": _documents(now)},
    "edit_documents": lambda now: (
        {"uuids": now.some("documents")}
        | _some_of(
            now,
            title=NAMES,
            kind=st.sampled_from([kind.value for kind in DocumentKind]),
            date_filed=DATES,
            filer=NAMES,
            notes=NAMES,
            visibility=LABELS,
        )
    ),
    "trash_documents": lambda now: {"uuids": now.some("documents")},
    "restore_documents": lambda now: {"uuids": now.some("documents")},
    "add_tag": lambda now: {"name": now.draw(NAMES), "color": now.draw(st.none() | COLORS)},
    "edit_tag": lambda now: {"uuid": now.one("tags")} | _some_of(now, name=NAMES, color=COLORS),
    "remove_tag": lambda now: {"uuid": now.one("tags")},
    "tag_documents": lambda now: {"uuids": now.some("documents"), "tag": now.tag_name()},
    "untag_documents": lambda now: {"uuids": now.some("documents"), "tag": now.tag_name()},
}


def facts(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Every entered row, and the texts of the index that must follow them."""

    def read(reader: Reader) -> dict[str, list[tuple[Any, ...]]]:
        found = {name: [tuple(row) for row in reader.rows(f"SELECT * FROM {name} ORDER BY uuid")] for name in TABLES}
        texts = reader.rows("SELECT tbl, uuid, text FROM record_texts ORDER BY tbl, uuid")
        return found | {"texts": [tuple(row) for row in texts]}

    return workspace.ask(read)


def test_every_operation_has_arguments_here() -> None:
    assert {operation.name for operation in OPERATIONS} == set(ARGUMENTS)


def _begin(workspace: Workspace, draw: Draw) -> None:
    """Two cases with documents, an entry, a relation and a tag, so that every operation has something to work on."""
    now = Situation(workspace, draw)
    by_name = {operation.name: operation for operation in OPERATIONS}
    first = workspace.do(by_name["add_case"], caption="Alvarez v. Kent").value
    second = workspace.do(by_name["add_case"], caption="In re Delta").value
    workspace.do(by_name["add_documents"], case_uuid=first.uuid, documents=_documents(now))
    workspace.do(by_name["add_docket_entry"], case_uuid=second.uuid, text="MINUTE ORDER")
    workspace.do(by_name["relate_cases"], uuid=first.uuid, kind="related", other_uuid=second.uuid)
    workspace.do(by_name["add_tag"], name="key")


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_undo_gives_back_what_was_and_redo_what_became(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Home(Path(folder)), who="tester") as workspace:
        _begin(workspace, data.draw)
        states = [facts(workspace)]
        for operation in data.draw(st.lists(st.sampled_from(OPERATIONS), min_size=len(OPERATIONS) // 2, max_size=30)):
            situation = Situation(workspace, data.draw)
            try:
                arguments = ARGUMENTS[operation.name](situation)
                done = workspace.do(operation, **arguments)
            except (UserError, LookupError):
                assert facts(workspace) == states[-1], f"{operation.name} was refused but changed something"
                continue
            if not done.changes.touched:
                assert facts(workspace) == states[-1]
                continue
            states.append(facts(workspace))
            assert workspace.undo_label() == operation.label
            workspace.undo()
            assert facts(workspace) == states[-2], f"undo of {operation.name}"
            workspace.redo()
            assert facts(workspace) == states[-1], f"redo of {operation.name}"
        for state in reversed(states[:-1]):
            workspace.undo()
            assert facts(workspace) == state
        for state in states[1:]:
            workspace.redo()
            assert facts(workspace) == state
        assert workspace.redo_label() is None
        assert workspace.database_problems() == []
