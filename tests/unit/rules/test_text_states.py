"""Whether the text of a page can be searched."""

from __future__ import annotations

import pytest

from caseorg.model.document import TextState
from caseorg.rules.docket import stamp_of, text_state

STAMP = "Case 1:25-cv-09677-DLF Document 28-3 Filed 05/12/25 Page 7 of 20\n"
ENGLISH = (
    "The court finds that the agency failed to consider an important aspect of the problem, and that the plaintiffs "
    "are likely to succeed on the merits of their claim. For that reason the motion is granted in part and denied.\n"
) * 4
SPANISH = (
    "Los demandantes alegan que la agencia no consideró las pruebas del caso, y por eso pidieron una orden judicial.\n"
    * 5
)
CHINESE = "法院認為原告的請求有理由，因此准許其聲請。被告應於三十日內提出答辯狀。\n" * 5
ARABIC = "قررت المحكمة قبول الطلب المقدم من المدعين لأن الوكالة لم تنظر في الأدلة المعروضة عليها.\n" * 5
RUSSIAN = "Суд удовлетворил ходатайство истцов частично и отклонил его в остальной части.\n" * 5
NUMBERS = "1,234.56 7,890.12 (3,456.78) 12/31/2024 99.5% 4,432,100 3.141 000-12-345 88 1,000 2,000 3,000\n" * 10
CODES = "ABC-123 XKCD QRST PPT-44 MMX ZRB TLX HKD BNS VRT 12X 44Q PLQ\n" * 10
BULLETS = (
    "\uf0b7 the first point of the list\n\uf0b7 and the second one of it\n\uf0a7 and so on to the end of the page\n" * 3
)


def shifted(text: str, by: int) -> str:
    return "".join(character if character.isspace() else chr(ord(character) + by) for character in text)


def state(text: str, *, images: bool) -> TextState:
    return text_state(text, stamp_of(text, text.splitlines, page=7), lambda: images)


@pytest.mark.parametrize(
    "text",
    [ENGLISH, SPANISH, CHINESE, ARABIC, RUSSIAN, NUMBERS, CODES, BULLETS, "EXHIBIT A\n", "Sí.\n", "判決\n", "the end"],
)
@pytest.mark.parametrize("stamped", [False, True])
def test_native(text: str, stamped: bool) -> None:
    assert state(text + (STAMP if stamped else ""), images=False) is TextState.NATIVE


@pytest.mark.parametrize("text", [ENGLISH, NUMBERS, CHINESE])
def test_native_with_pictures(text: str) -> None:
    assert state(text + STAMP, images=True) is TextState.NATIVE


@pytest.mark.parametrize("rest", ["", "7\n", "- 7 -\n", "XXXXXXXX\n", "2/2/09\n", "HRB000123\n", "Exh. B - 2\n"])
def test_stamp_only(rest: str) -> None:
    assert state(rest + STAMP, images=True) is TextState.STAMP_ONLY
    assert state(STAMP + rest, images=True) is TextState.STAMP_ONLY


def test_both_stamps_over_a_scan() -> None:
    again = "Case 1:25-cv-09677-DLF Document 30-7 Filed 06/12/25 Page 9 of 40\n"
    assert state(STAMP + again, images=True) is TextState.STAMP_ONLY
    woven = " ".join(word for pair in zip(STAMP.split(), again.split(), strict=True) for word in pair)
    assert state(woven, images=True) is TextState.STAMP_ONLY


def test_none() -> None:
    assert state("", images=False) is TextState.NONE
    assert state(" \n\u200a\n", images=True) is TextState.NONE
    assert state("12\n", images=True) is TextState.NONE
    assert state(STAMP, images=False) is TextState.NONE


@pytest.mark.parametrize("by", [-29, -31, 3, 1, -1, 29, 0x100])
def test_garbled_by_a_shift(by: int) -> None:
    assert state(shifted(ENGLISH, by), images=False) is TextState.GARBLED
    assert state(shifted(ENGLISH, by) + STAMP, images=True) is TextState.GARBLED


@pytest.mark.parametrize("by", [-29, 3])
def test_garbled_in_spanish(by: int) -> None:
    assert state(shifted(SPANISH, by), images=False) is TextState.GARBLED


def test_half_garbled() -> None:
    assert state(ENGLISH + shifted(ENGLISH, -29), images=False) is TextState.GARBLED


@pytest.mark.parametrize("odd", ["\ufffd", "\ue012", "\x03"])
def test_garbled_by_letters_that_are_none(odd: str) -> None:
    assert state((odd * 7 + " ") * 40, images=False) is TextState.GARBLED
    assert state(ENGLISH + odd * 20, images=False) is TextState.NATIVE


def test_pictures_are_asked_for_only_where_there_is_next_to_no_text() -> None:
    def asked() -> bool:
        raise AssertionError("this takes time")

    assert text_state(ENGLISH + STAMP, stamp_of(STAMP, list, page=1), asked) is TextState.NATIVE
