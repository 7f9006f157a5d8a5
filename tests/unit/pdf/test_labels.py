"""Printed page labels (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

import pytest

from caseorg.pdf.client import BulkPool
from caseorg.pdf.labels import LabelRange, written_labels
from caseorg.pdf.types import WorkerFailure
from tests import makers


def test_front_matter_then_numbers() -> None:
    ranges = [LabelRange(3, "D", "", 1), LabelRange(0, "r", "", 1)]
    assert written_labels(ranges, 5) == ("i", "ii", "iii", "1", "2")


def test_prefix_and_first_number() -> None:
    assert written_labels([LabelRange(0, "D", "JA-", 417)], 2) == ("JA-417", "JA-418")


def test_letters_go_on_as_aa_bb() -> None:
    labels = written_labels([LabelRange(0, "A", "", 1)], 28)
    assert (labels[0], labels[25], labels[26], labels[27]) == ("A", "Z", "AA", "BB")


def test_roman_numbers() -> None:
    labels = written_labels([LabelRange(0, "R", "", 1)], 1994)
    assert (labels[3], labels[8], labels[48], labels[1993]) == ("IV", "IX", "XLIX", "MCMXCIV")


def test_a_prefix_alone() -> None:
    assert written_labels([LabelRange(0, "", "Cover", 1), LabelRange(1, "D", "", 1)], 2) == ("Cover", "1")


def test_no_label_is_the_page_number() -> None:
    assert written_labels([], 2) == ("1", "2")
    assert written_labels([LabelRange(1, "", "", 1)], 2) == ("1", "2")
    assert written_labels([LabelRange(-5, "D", "", 1), LabelRange(99, "r", "", 1)], 2) == ("6", "7")


@pytest.mark.leaves("threads", "processes")
def test_a_tree_of_three_levels_with_a_loop_and_unicode(bulk: BulkPool) -> None:
    writer = makers.PdfWriter()
    resources = makers.font(writer)
    pages = [writer.add_page(makers.text_lines(f"Page {number}"), resources) for number in range(4)]
    root, middle = writer.reserve(), writer.reserve()
    first = writer.add(b"<< /Nums [0 << /S /r >>] >>")
    second = writer.add(b"<< /Nums [2 << /S /D /P %s /St 7 >>] >>" % makers.unicode_literal("§"))
    writer.fill(middle, b"<< /Kids [%d 0 R %d 0 R %d 0 R] >>" % (first, second, root))
    writer.fill(root, b"<< /Kids [%d 0 R] >>" % middle)
    answer = bulk.submit(writer.finish(pages, catalog=b"/PageLabels %d 0 R" % root)).result(30)
    assert not isinstance(answer, WorkerFailure)
    assert [page.label for page in answer[1]] == ["i", "ii", "§7", "§8"]
