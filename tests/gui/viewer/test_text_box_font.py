"""Text boxes break their lines at the same words on the screen and in a copy."""

from __future__ import annotations

import pymupdf
import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from pytestqt.qtbot import QtBot

from caseorg.gui.viewer.text_box_font import _AS_WIDE_AS_HELVETICA, text_box_font

WORDS = 'Standing is discussed in part II. WAVE, "Quote"; 1,234'


def test_letters_are_as_wide_as_those_of_a_copy(qtbot: QtBot) -> None:
    if not set(_AS_WIDE_AS_HELVETICA) & set(QFontDatabase.families()):
        pytest.skip("no such font on this system")
    in_copy = pymupdf.get_text_length(WORDS, "helv", 200)
    assert QFontMetricsF(text_box_font(QFont(), 200)).horizontalAdvance(WORDS) == pytest.approx(in_copy, rel=0.02)


def test_a_font_of_a_text_box_stays_what_it_is(qtbot: QtBot) -> None:
    once = text_box_font(QFont("Another"), 11.4)
    assert once.pixelSize() == 11 and once.families()[-1] == "Another"
    assert text_box_font(once, 11.4).families() == once.families()
    assert text_box_font(once, 0.2).pixelSize() == 1
