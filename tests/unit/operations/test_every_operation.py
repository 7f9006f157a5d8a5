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
from caseorg.model.annotation import AnchorState, AnnotationKind
from caseorg.model.case import CaseRelationKind, JudgeRole
from caseorg.model.document import DocumentKind, DocumentRelationKind
from caseorg.model.statement import Follows
from caseorg.operations import OPERATIONS
from caseorg.operations.annotations import NewAnnotation, NewReply
from caseorg.operations.document_versions import NewAnchor
from caseorg.operations.documents import NewDocument
from caseorg.operations.statements import NewSegment
from caseorg.store.database import Reader
from caseorg.store.rows import TABLES
from caseorg.workspace import Workspace
from tests.unit.operations.deadline_arguments import DEADLINE_ARGUMENTS
from tests.unit.operations.inquiry_arguments import INQUIRY_ARGUMENTS
from tests.unit.operations.people_arguments import PEOPLE_ARGUMENTS, begin_people
from tests.unit.operations.statement_arguments import STATEMENT_ARGUMENTS

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
        # in the order of making: ids of one millisecond have no order that would be the same in the next run
        rows = self.workspace.ask(
            lambda reader: [row[0] for row in reader.rows(f"SELECT uuid FROM {table} ORDER BY rowid")]
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


    def any_row(self, sql: str) -> Any:
        """A value, or a tuple of values, from one of the rows of a question."""
        rows = self.workspace.ask(lambda reader: [tuple(row) for row in reader.rows(sql)])
        if not rows:
            raise LookupError(sql)
        row = self.draw(st.sampled_from(rows))
        return row[0] if len(row) == 1 else row


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
        cite_pages=st.sampled_from(["stamped", "internal"]),
        cite_form=st.just(""),
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


_POINTS = st.floats(0, 600).map(lambda number: round(number, 2))


def _shape(now: Situation, kind: str) -> tuple[tuple[float, ...], ...]:
    count = {"note": 2, "text box": 4, "area": 4, "arrow": 4, "ink": 6}.get(kind, 8)
    parts = 1 if kind in ("note", "text box", "area", "arrow") else now.draw(st.integers(1, 3))
    return tuple(tuple(now.draw(_POINTS) for _ in range(count)) for _ in range(parts))


def _annotations(now: Situation) -> list[NewAnnotation]:
    made = []
    for index in range(now.draw(st.integers(1, 3))):
        kind = now.draw(st.sampled_from(list(AnnotationKind)))
        made.append(
            NewAnnotation(
                kind=kind,
                page=now.draw(st.integers(0, 3)),
                shape=_shape(now, kind),
                color=now.draw(COLORS),
                quote=now.draw(NAMES),
                comment=now.draw(st.just("") | NAMES),
                author=now.draw(NAMES),
                tags=tuple(now.draw(st.lists(NAMES, max_size=2))),
                issues=tuple(now.draw(st.lists(NAMES, max_size=2))),
                replies=tuple(NewReply(comment=text) for text in now.draw(st.lists(NAMES, max_size=2))),
                continues=index - 1 if index and now.draw(st.booleans()) else None,
            )
        )
    return made


def _reshaped(now: Situation) -> Arguments:
    uuid, kind = now.any_row("SELECT uuid, kind FROM annotations ORDER BY rowid")
    return {"uuid": uuid, "shape": _shape(now, kind), "page": now.draw(st.none() | st.integers(0, 3))}


def _version(now: Situation) -> Arguments:
    document = now.one("documents")
    anchors = []
    for uuid, kind in now.workspace.ask(
        lambda reader: [
            tuple(row)
            for row in reader.rows("SELECT uuid, kind FROM annotations WHERE document_uuid = ?", (document,))
        ]
    ):
        state = now.draw(st.sampled_from(list(AnchorState)))
        anchors.append(
            NewAnchor(annotation_uuid=uuid, state=state, page=now.draw(st.integers(0, 3)), shape=_shape(now, kind))
        )
    return {
        "document_uuid": document,
        "sha256": hashlib.sha256(now.draw(st.binary(max_size=4))).hexdigest(),
        "file_name": now.draw(NAMES),
        "size": now.draw(st.integers(0, 10)),
        "anchors": anchors,
    }


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
            short_cite=NAMES,
        )
    ),
    "rename_documents": lambda now: {"titles": {uuid: now.draw(NAMES) for uuid in now.some("documents")}},
    "decline_files": lambda now: {
        "files": {hashlib.sha256(now.draw(st.binary(max_size=2))).hexdigest(): now.draw(NAMES)}
    },
    "trash_documents": lambda now: {"uuids": now.some("documents")},
    "restore_documents": lambda now: {"uuids": now.some("documents")},
    "add_tag": lambda now: {"name": now.draw(NAMES), "color": now.draw(st.none() | COLORS)},
    "edit_tag": lambda now: {"uuid": now.one("tags")} | _some_of(now, name=NAMES, color=COLORS),
    "remove_tag": lambda now: {"uuid": now.one("tags")},
    "tag_documents": lambda now: {"uuids": now.some("documents"), "tag": now.tag_name()},
    "untag_documents": lambda now: {"uuids": now.some("documents"), "tag": now.tag_name()},
    "relate_documents": lambda now: {
        "uuid": now.one("documents"),
        "kind": now.draw(st.sampled_from([kind.value for kind in DocumentRelationKind])),
        "other_uuid": now.one("documents"),
    },
    "unrelate_documents": lambda now: {"relation_uuid": now.one("document_relations")},
    "refuse_relation": lambda now: {
        "uuid": now.one("documents"),
        "kind": now.draw(st.sampled_from([kind.value for kind in DocumentRelationKind])),
        "other_uuid": now.one("documents"),
    },
    "replace_version": _version,
    "add_annotations": lambda now: {"document_uuid": now.one("documents"), "annotations": _annotations(now)},
    "edit_annotations": lambda now: (
        {"uuids": now.some("annotations")}
        | _some_of(
            now,
            kind=st.sampled_from([kind.value for kind in AnnotationKind]),
            color=COLORS,
            comment=NAMES,
            author=NAMES,
            width=st.floats(0, 50),
            font_size=st.floats(0, 200),
            visibility=LABELS,
        )
    ),
    "reshape_annotation": _reshaped,
    "trash_annotations": lambda now: {"uuids": now.some("annotations")},
    "restore_annotations": lambda now: {"uuids": now.some("annotations")},
    "tag_annotations": lambda now: {"uuids": now.some("annotations"), "tag": now.tag_name()},
    "untag_annotations": lambda now: {"uuids": now.some("annotations"), "tag": now.tag_name()},
    "put_under_issue": lambda now: {"uuids": now.some("annotations"), "issue_uuid": now.one("issues")},
    "take_from_issue": lambda now: {"uuids": now.some("annotations"), "issue_uuid": now.one("issues")},
    "add_reply": lambda now: {
        "annotation_uuid": now.one("annotations"),
        "comment": now.draw(NAMES),
        "state": now.draw(st.sampled_from(["", "Accepted"])),
    },
    "edit_reply": lambda now: {"uuid": now.one("annotation_replies"), "comment": now.draw(NAMES)},
    "remove_reply": lambda now: {"uuid": now.one("annotation_replies")},
    "add_issue": lambda now: {"case_uuid": now.one("cases"), "name": now.draw(NAMES), "notes": now.draw(NAMES)},
    "edit_issue": lambda now: (
        {"uuid": now.one("issues")} | _some_of(now, name=NAMES, notes=NAMES, position=st.integers(0, 9))
    ),
    "remove_issue": lambda now: {"uuid": now.one("issues")},
    "add_annotation_color": lambda now: {"name": now.draw(NAMES), "color": now.draw(COLORS)},
    "edit_annotation_color": lambda now: (
        {"uuid": now.one("annotation_colors")} | _some_of(now, name=NAMES, color=COLORS, position=st.integers(0, 9))
    ),
    "remove_annotation_color": lambda now: {"uuid": now.one("annotation_colors")},
    **DEADLINE_ARGUMENTS,
    **PEOPLE_ARGUMENTS,
    **STATEMENT_ARGUMENTS,
    **INQUIRY_ARGUMENTS,
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
    document = now.one("documents")
    workspace.do(by_name["add_annotations"], document_uuid=document, annotations=_annotations(now))
    workspace.do(by_name["add_issue"], case_uuid=first.uuid, name="Standing")
    workspace.do(by_name["add_event"], case_uuid=first.uuid, title="Complaint served", at="2026-03-05")
    workspace.do(by_name["add_deadline"], case_uuid=first.uuid, title="Answer", due="2026-03-26")
    workspace.do(by_name["add_follow_up"], case_uuid=first.uuid, title="Call the clerk", due="2026-04-01")
    begin_people(workspace, by_name, first.uuid)
    said = [NewSegment(text="Families cannot contest it."), NewSegment(text="We will be back.", follows=Follows.GAP)]
    workspace.do(by_name["add_statement"], case_uuid=first.uuid, segments=said, issues=["Standing"])
    workspace.do(by_name["add_inquiry"], question="Any comment?", reporter="Ana Ruiz", due="2026-04-01 17:00")


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_undo_gives_back_what_was_and_redo_what_became(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Home(Path(folder)), who="tester") as workspace:
        _begin(workspace, data.draw)
        states = [facts(workspace)]
        for operation in data.draw(st.lists(st.sampled_from(OPERATIONS), min_size=20, max_size=40)):
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
