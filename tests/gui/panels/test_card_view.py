"""A list of 5,000 cards asks for and measures only those that are seen."""

from __future__ import annotations

from collections.abc import Sequence

from pytestqt.qtbot import QtBot

from caseorg.gui.panels.annotations.card_list import CardList, Then
from caseorg.gui.panels.annotations.card_view import CardView
from caseorg.gui.panels.annotations.row_heights import RowHeights
from caseorg.model.annotation import Annotation, AnnotationKind
from caseorg.queries.annotation_lists import AnnotationCard
from caseorg.queries.annotations import AnnotationLine
from tests.gui.panels.annotated import line_at

MANY = 5_000


def card(uuid: str) -> AnnotationCard:
    annotation = Annotation(
        uuid=uuid, created="2026-11-26T00:00:00Z", modified="2026-11-26T00:00:00Z", document_uuid="d", sha256="0" * 64,
        kind=AnnotationKind.HIGHLIGHT, page=int(uuid), shape=line_at(100), color="#ffd54a",
        comment="some words to wrap " * (int(uuid) % 30),
    )  # fmt: skip
    return AnnotationCard(
        line=AnnotationLine(annotation=annotation), document_title="Opinion", ecf="28", case_uuid="c", sha256="0" * 64
    )


def test_only_what_is_seen_is_asked_and_measured(qtbot: QtBot) -> None:
    asked: list[Sequence[str]] = []

    def fetch(uuids: Sequence[str], then: Then) -> None:
        asked.append(uuids)
        then([card(uuid) for uuid in uuids])

    cards = CardList(fetch)
    view = CardView(cards)
    qtbot.addWidget(view)
    view.resize(300, 600)
    view.show()
    cards.show([str(number) for number in range(MANY)], headings=False, names={})
    view.grab()
    assert len(asked) == 1 and len(asked[0]) <= 41
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    view.grab()
    assert len(asked) <= 3, "what lies between is not asked"
    bar.setValue(bar.maximum())
    view.grab()
    assert view.visualRect(cards.index(MANY - 1)).bottom() == view.viewport().height() - 1
    cards.deleteLater()


def test_going_up_what_was_seen_stays_where_it_is(qtbot: QtBot) -> None:
    cards = CardList(lambda uuids, then: then([card(uuid) for uuid in uuids]))
    view = CardView(cards)
    qtbot.addWidget(view)
    view.resize(300, 600)
    view.show()
    cards.show([str(number) for number in range(MANY)], headings=False, names={})
    view.scrollTo(cards.index(2_000))
    bar = view.verticalScrollBar()
    for _ in range(30):
        row = view.indexAt(view.viewport().rect().center()).row()
        before = view.visualRect(cards.index(row)).top()
        bar.setValue(bar.value() - 60)
        assert view.visualRect(cards.index(row)).top() == before + 60
    cards.deleteLater()


def test_heights_that_were_not_measured_are_guessed() -> None:
    heights = RowHeights()
    heights.begin(4)
    guess = heights.guess
    assert heights.total == 4 * guess
    assert heights.measure(1, guess + 50) == 50
    assert (heights.top(1), heights.top(2)) == (guess, 2 * guess + 50)
    assert [heights.row_at(y) for y in (-5, 0, guess, 2 * guess + 49, 2 * guess + 50, 10**6)] == [0, 0, 1, 1, 2, 3]
    heights.begin(0)
    assert heights.row_at(0) == -1 and heights.total == 0
