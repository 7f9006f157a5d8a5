"""Some pages of a document as a PDF of their own."""

from __future__ import annotations

import pytest

from caseorg.pdf.extracting import extract
from caseorg.pdf.labels import labels_of
from caseorg.pdf.opening import Refused, open_pdf
from tests.makers import pdf


def test_pages_keep_their_text_and_printed_labels() -> None:
    opened = open_pdf(pdf(["Cover", "Contents", "Facts", "Law"], labels=["i", "ii", "1", "2"]))
    made = open_pdf(extract(opened, (3, 0, 1)))
    assert [made.document[page].get_text().strip() for page in range(3)] == ["Law", "Cover", "Contents"]
    assert list(labels_of(made)) == ["2", "i", "ii"]


@pytest.mark.parametrize("pages", [(), (4,), (0, -1)])
def test_pages_that_are_not_there_are_refused(pages: tuple[int, ...]) -> None:
    with pytest.raises(Refused):
        extract(open_pdf(pdf(["a", "b", "c", "d"])), pages)
