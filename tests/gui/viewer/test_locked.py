"""A locked document asks for its password where its pages would be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseorg.pdf.types import FailureKind, OpenRequest, WorkerFailure
from tests.gui.viewer.conftest import MakeReader
from tests.gui.viewer.fake_pool import FakePool

LOCKED = WorkerFailure(FailureKind.ENCRYPTED)


@pytest.fixture
def pool() -> FakePool:
    made = FakePool()
    made.open_failure = LOCKED
    return made


def test_the_password_is_typed_and_told_once_it_is_right(
    pool: FakePool, make_reader: MakeReader, qtbot: QtBot
) -> None:
    view = make_reader(pool)
    told: list[tuple[str, bool]] = []
    view.opening.unlocked.connect(lambda password, keep: told.append((password, keep)))
    form = view.opening.message.password
    qtbot.waitUntil(form.isVisible)
    assert form.field.hasFocus() and "locked" in view.opening.message.label.text()
    qtbot.keyClicks(form.field, "wrong")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in view.opening.message.label.text())
    assert told == [] and not view.is_open
    pool.open_failure = None
    form.field.clear()
    qtbot.keyClicks(form.field, "right")
    form.keep.setChecked(True)
    form.unlock.click()
    qtbot.waitUntil(lambda: view.is_open)
    assert told == [("right", True)]
    assert form.field.text() == ""
    typed = [request.password for request in pool.asked if isinstance(request, OpenRequest)]
    assert typed == [None, "wrong", "right"]


def test_a_document_that_fails_otherwise_asks_for_no_password(
    pool: FakePool, make_reader: MakeReader, qtbot: QtBot
) -> None:
    pool.open_failure = WorkerFailure(FailureKind.DAMAGED)
    view = make_reader(pool)
    qtbot.waitUntil(lambda: view.opening.message.isVisible())
    assert not view.opening.message.password.isVisible()
    assert view.opening.message.try_again.isVisible()
