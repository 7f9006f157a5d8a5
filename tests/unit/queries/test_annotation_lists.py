"""Lists of annotations: reading order, sorting, filters, what the filters offer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseorg.base.paths import Home
from caseorg.model.annotation import AnnotationKind
from caseorg.model.record import Visibility
from caseorg.operations import trash_annotations, trash_documents
from caseorg.operations.annotations import NewReply
from caseorg.queries.annotation_lists import (
    AnnotationFilter,
    AnnotationScope,
    AnnotationSort,
    annotation_cards,
    annotation_facets,
    annotation_order,
    color_counts,
    issue_counts,
)
from caseorg.queries.annotations import annotation_lines, annotations_of
from caseorg.workspace import Workspace
from tests.gui.panels.annotated import GREEN, annotate, new
from tests.gui.panels.conftest import Record, make_record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Workspace.open(Home(tmp_path / "home"), who="Test") as workspace:
        made = make_record(workspace)
        complaint, order = made.documents["Complaint"].uuid, made.documents["Order on Motion"].uuid
        annotate(
            workspace,
            complaint,
            [
                new(1, 300, quote="venue is proper", author="Sam", comment="**Check** venue", tags=("venue",)),
                new(0, 500, quote="for relief", color=GREEN, visibility=Visibility.PRIVILEGED, author="Dana"),
                new(0, 100, quote="Überprüfung", kind=AnnotationKind.UNDERLINE, issues=("Harm",), tags=("key",)),
                new(
                    0, 0, kind=AnnotationKind.NOTE, shape=((300.0, 100.0),), comment="see",
                    replies=(NewReply(comment="agreed"),),
                ),
            ],
        )  # fmt: skip
        annotate(workspace, order, [new(0, 50, quote="irreparable harm", author="Dana")])
        yield made


def quotes(record: Record, scope: AnnotationScope, **arguments: object) -> list[str]:
    order = record.workspace.ask(annotation_order, scope, **arguments)  # type: ignore[arg-type]
    lines = record.workspace.ask(annotation_lines, order)
    return [line.annotation.quote or line.annotation.comment for line in lines]


def complaint(record: Record) -> AnnotationScope:
    return AnnotationScope(document_uuid=record.documents["Complaint"].uuid)


def test_reading_order_is_that_of_the_page(record: Record) -> None:
    assert quotes(record, complaint(record)) == ["Überprüfung", "see", "for relief", "venue is proper"]
    of_document = record.workspace.ask(annotations_of, record.documents["Complaint"].uuid)
    assert record.workspace.ask(annotation_order, complaint(record)) == [
        line.annotation.uuid for line in of_document
    ]


def test_of_a_case_they_are_grouped_by_document(record: Record) -> None:
    scope = AnnotationScope(case_uuid=record.case.uuid)
    assert quotes(record, scope)[-1] == "irreparable harm"
    assert len(quotes(record, AnnotationScope())) == 5
    cards = record.workspace.ask(annotation_cards, record.workspace.ask(annotation_order, scope))
    assert [(card.ecf, card.document_title) for card in cards][3:] == [("1", "Complaint"), ("5", "Order on Motion")]
    assert not cards[0].is_on_old_version


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        (AnnotationSort.AUTHOR, "for relief"),  # Dana; those without an author come last
        (AnnotationSort.COLOR, "Überprüfung"),  # yellow is the first of the colors
    ],
)
def test_sorted_otherwise(record: Record, sort: AnnotationSort, first: str) -> None:
    assert quotes(record, complaint(record), sort=sort)[0] == first


def test_the_newest_come_first(record: Record) -> None:
    annotate(
        record.workspace, record.documents["Complaint"].uuid,
        [new(1, 700, quote="later", created="2099-01-01T00:00:00Z")],
    )  # fmt: skip
    assert quotes(record, complaint(record), sort=AnnotationSort.NEWEST)[0] == "later"


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        (AnnotationFilter(text="VENUE"), ["venue is proper"]),
        (AnnotationFilter(text="uberprufung"), ["Überprüfung"]),
        (AnnotationFilter(text="agreed"), ["see"]),  # a reply
        (AnnotationFilter(text="key"), ["Überprüfung"]),  # a tag
        (AnnotationFilter(text="proper sam"), ["venue is proper"]),
        (AnnotationFilter(text="proper dana"), []),
        (AnnotationFilter(text="%"), []),
        (AnnotationFilter(kinds=frozenset({"note", "underline"})), ["Überprüfung", "see"]),
        (AnnotationFilter(colors=frozenset({GREEN})), ["for relief"]),
        (AnnotationFilter(authors=frozenset({"Sam"})), ["venue is proper"]),
        (AnnotationFilter(authors=frozenset({""})), ["Überprüfung", "see"]),
        (AnnotationFilter(visibilities=frozenset({"privileged"})), ["for relief"]),
        (AnnotationFilter(first_page=2), ["venue is proper"]),
        (AnnotationFilter(first_page=1, last_page=1), ["Überprüfung", "see", "for relief"]),
        (AnnotationFilter(has_comment=True), ["see", "venue is proper"]),
        (AnnotationFilter(has_comment=False, kinds=frozenset({"highlight"})), ["for relief"]),
        (AnnotationFilter(anchors=frozenset({"lost"})), []),
    ],
)
def test_filters(record: Record, shown: AnnotationFilter, found: list[str]) -> None:
    assert quotes(record, complaint(record), shown=shown) == found


def test_filters_by_tag_and_issue(record: Record) -> None:
    facets = record.workspace.ask(annotation_facets, complaint(record))
    tags = {tag.name: tag.uuid for tag, _ in facets.tags}
    issues = {issue.name: issue.uuid for issue, _ in facets.issues}
    by_tag = AnnotationFilter(tag_uuids=frozenset({tags["venue"]}))
    by_issue = AnnotationFilter(issue_uuids=frozenset({issues["Harm"]}))
    assert quotes(record, complaint(record), shown=by_tag) == ["venue is proper"]
    assert quotes(record, complaint(record), shown=by_issue) == ["Überprüfung"]
    assert record.workspace.ask(issue_counts, record.case.uuid) == {issues["Harm"]: 1}


def test_what_the_filters_offer(record: Record) -> None:
    facets = record.workspace.ask(annotation_facets, complaint(record))
    assert facets.total == 4
    assert facets.kinds == {"highlight": 2, "underline": 1, "note": 1}
    assert facets.colors == {"#ffd54a": 3, GREEN: 1}
    assert facets.authors == {"": 2, "Dana": 1, "Sam": 1}
    assert facets.visibilities == {"internal": 3, "privileged": 1}
    assert [(tag.name, count) for tag, count in facets.tags] == [("key", 1), ("venue", 1)]


def test_what_lies_in_the_trash_is_not_listed(record: Record) -> None:
    first = record.workspace.ask(annotation_order, complaint(record))[0]
    record.workspace.do(trash_annotations, uuids=[first])
    assert quotes(record, complaint(record)) == ["see", "for relief", "venue is proper"]
    assert record.workspace.ask(color_counts)["#ffd54a"] == 3
    record.workspace.do(trash_documents, uuids=[record.documents["Complaint"].uuid])
    assert quotes(record, AnnotationScope()) == ["irreparable harm"]
    assert record.workspace.ask(annotation_facets, AnnotationScope()).total == 1
