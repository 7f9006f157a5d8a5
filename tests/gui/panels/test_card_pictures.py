"""Cards of areas show their pictures: those that are seen, once, and none that was scrolled away."""

from __future__ import annotations

import io
from concurrent.futures import Future

from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from caseorg.gui.panels.annotations.card_list import CardList
from caseorg.gui.panels.annotations.card_view import CardView
from caseorg.model.annotation import Annotation, AnnotationKind
from caseorg.pdf.annotation_types import Picture, PictureRequest
from caseorg.pdf.types import FailureKind, ViewerAnswer, ViewerRequest, WorkerFailure
from caseorg.queries.annotation_lists import AnnotationCard
from caseorg.queries.annotations import AnnotationLine

MANY = 5_000
RED = (200, 30, 30)


class PicturePool:
    """Answers when told to, with red pictures."""

    def __init__(self) -> None:
        self.asked: list[PictureRequest] = []
        self.waiting: list[Future[ViewerAnswer]] = []

    def submit(self, request: ViewerRequest) -> Future[ViewerAnswer]:
        assert isinstance(request, PictureRequest)
        future: Future[ViewerAnswer] = Future()
        self.asked.append(request)
        self.waiting.append(future)
        return future

    def answer(self, answer: ViewerAnswer | None = None) -> None:
        """Answer what waits and was not dropped."""
        waiting, self.waiting = self.waiting, []
        for future in waiting:
            if future.set_running_or_notify_cancel():
                future.set_result(answer or Picture(png()))


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (80, 40), RED).save(made, "PNG")
    return made.getvalue()


def card(uuid: str) -> AnnotationCard:
    annotation = Annotation(
        uuid=uuid, created="2026-11-26T00:00:00Z", modified="2026-11-26T00:00:00Z", document_uuid="d", sha256="0" * 64,
        kind=AnnotationKind.AREA, page=int(uuid), shape=((100.0, 100.0, 200.0, 150.0),), color="#86bff2",
    )  # fmt: skip
    return AnnotationCard(
        line=AnnotationLine(annotation=annotation), document_title="Opinion", ecf="28", case_uuid="c", sha256="0" * 64
    )


def made_view(qtbot: QtBot, pool: PicturePool, count: int = MANY) -> CardView:
    cards = CardList(lambda uuids, then: then([card(uuid) for uuid in uuids]))
    view = CardView(cards, pool=pool)
    cards.setParent(view)
    qtbot.addWidget(view)
    view.resize(300, 600)
    view.show()
    cards.show([str(number) for number in range(count)], headings=False, names={})
    view.grab()
    return view


def red_pixels(view: CardView) -> int:
    image = view.grab().toImage()
    spots = (QPoint(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))
    return sum(image.pixelColor(spot) == QColor(*RED) for spot in spots)


def test_a_picture_is_drawn_once_it_is_there(qtbot: QtBot) -> None:
    pool = PicturePool()
    view = made_view(qtbot, pool, 1)
    assert red_pixels(view) == 0
    pool.answer()
    qtbot.waitUntil(lambda: red_pixels(view) > 200)
    view.grab()
    assert [(request.page, request.box) for request in pool.asked] == [(0, (100.0, 100.0, 200.0, 150.0))]


def test_only_pictures_that_are_seen_are_asked_for(qtbot: QtBot) -> None:
    pool = PicturePool()
    view = made_view(qtbot, pool)
    bar = view.verticalScrollBar()
    for share in range(1, 11):
        bar.setValue(bar.maximum() * share // 10)
        view.grab()
    asked: list[int] = []
    while pool.waiting and len(asked) < 50:
        asked.append(len(pool.asked))
        pool.answer()
        qtbot.wait(1)
        view.grab()
    seen = {request.page for request in pool.asked[10:]}
    assert 3 <= len(seen) <= 12
    assert min(seen) > MANY - 20
    assert len(pool.asked) <= 10 + len(seen)


def test_what_cannot_be_drawn_is_not_asked_for_again(qtbot: QtBot) -> None:
    pool = PicturePool()
    view = made_view(qtbot, pool, 1)
    pool.answer(WorkerFailure(FailureKind.DAMAGED))
    qtbot.wait(1)
    for _ in range(3):
        view.grab()
    assert len(pool.asked) == 1
