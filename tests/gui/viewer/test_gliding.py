"""Scrolls that glide arrive exactly where they were meant to, and stop when somebody goes elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseorg.gui.viewer.document import LayoutKind
from caseorg.gui.viewer.gliding import Glide
from tests.gui.viewer.driving import Key, MakeReader, wheel
from tests.gui.viewer.fake_pool import FakePool


def test_the_whole_way_is_gone_in_steps(qtbot: QtBot) -> None:
    owner = QObject()
    moves: list[tuple[float, float]] = []
    glide = Glide(lambda dx, dy: moves.append((dx, dy)), owner)
    glide.by(0, 300)
    glide.by(0, 300)
    qtbot.waitUntil(lambda: not glide.is_gliding)
    assert sum(dy for _, dy in moves) == pytest.approx(600) and len(moves) > 4
    owner.deleteLater()


def test_a_turn_back_drops_what_was_left(qtbot: QtBot) -> None:
    owner = QObject()
    moves: list[float] = []
    glide = Glide(lambda _dx, dy: moves.append(dy), owner)
    glide.by(0, 500)
    glide.by(0, -100)
    qtbot.waitUntil(lambda: not glide.is_gliding)
    assert sum(moves) == pytest.approx(-100)
    owner.deleteLater()


def test_keys_and_wheel_notches_glide_where_it_is_on(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool([["x"]] * 9))
    qtbot.waitUntil(lambda: view.is_open)
    view.area.glide.wanted = lambda: True
    geometry = view.area.geometry_now
    start = geometry.scroll_y
    QTest.keyClick(view.area, Key.Key_Down)
    assert geometry.scroll_y == start and view.area.glide.is_gliding
    qtbot.waitUntil(lambda: not view.area.glide.is_gliding)
    assert geometry.scroll_y - start == 60
    wheel(view, QPoint(100, 100), angle=-120)
    qtbot.waitUntil(lambda: not view.area.glide.is_gliding)
    assert geometry.scroll_y - start == 170
    wheel(view, QPoint(100, 100), pixels=-30, angle=-30)  # a touchpad tells pixels: they are taken as they are
    assert geometry.scroll_y - start == 200


def test_a_jump_stops_it_and_single_pages_turn_at_once(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool([["x"]] * 9))
    qtbot.waitUntil(lambda: view.is_open)
    view.area.glide.wanted = lambda: True
    QTest.keyClick(view.area, Key.Key_PageDown)
    view.go_to_page(5)
    place = view.place()
    qtbot.wait(60)
    assert view.place() == place
    view.set_layout(LayoutKind.SINGLE)
    view.fit_page()
    QTest.keyClick(view.area, Key.Key_PageDown)
    assert view.current_page == 6
