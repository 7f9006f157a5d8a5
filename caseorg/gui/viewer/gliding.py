"""Gliding: a scroll of many pixels done in a few frames, so that the eye keeps its line."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

_FRAME = 8  # milliseconds; the screen shows every second one, and none is missed
_SETTLES = 55.0  # milliseconds in which 63 % of the way is gone
_REST = 0.75  # logical pixels, gone in one step


class Glide(QObject):
    """Moves by `move(dx, dy)` until the way asked for is gone. Further wishes add to the way that is left.

    `wanted` tells whether scrolls glide at all, and may be given another answer at any time.
    """

    def __init__(self, move: Callable[[float, float], None], parent: QObject) -> None:
        super().__init__(parent)
        self.wanted: Callable[[], bool] = lambda: False
        self._move = move
        self._left = (0.0, 0.0)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_FRAME, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._step)

    @property
    def is_on(self) -> bool:
        """Whether scrolls glide."""
        return self.wanted()

    @property
    def is_gliding(self) -> bool:
        return self._timer.isActive()

    def by(self, dx: float, dy: float) -> None:
        """Go this way, in logical pixels, from where the way before leads; a turn back drops what was left of it."""
        left_x, left_y = self._left
        self._left = (dx + left_x if dx * left_x >= 0 else dx, dy + left_y if dy * left_y >= 0 else dy)
        if not self._timer.isActive():
            self._clock.start()
            self._timer.start()

    def stop(self) -> None:
        """Stay here: somebody went elsewhere."""
        self._left = (0.0, 0.0)
        self._timer.stop()

    def _step(self) -> None:
        share = 1.0 - math.exp(-max(self._clock.restart(), 1) / _SETTLES)
        x, y = self._left
        if abs(x) + abs(y) <= _REST:
            share = 1.0
        self._left = (x * (1.0 - share), y * (1.0 - share))
        self._move(x * share, y * share)
        if self._left == (0.0, 0.0):
            self._timer.stop()
