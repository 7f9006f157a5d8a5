"""Record cites: found as briefs write them, with what they cite, and nothing else taken for one."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseorg.model.citing import RecordCite
from caseorg.rules.record_cites import find_record_cites

GOLDEN = Path(__file__).parents[2] / "golden" / "cites"
FORMS = sorted(path.stem for path in GOLDEN.glob("*.txt"))


def described(cite: RecordCite) -> dict[str, Any]:
    """A cite by what is not empty, as the golden files have it."""
    cited, pin = cite.cited, cite.cited.pin
    value: dict[str, Any] = {"page": cite.page, "kind": cite.kind.value, "text": " ".join(cite.text.split())}
    if len(cite.parts) > 1 and cited.number is not None:
        value["numbers"] = [part.cited.number for part in cite.parts]
    elif len(cite.parts) > 1:
        value["labels"] = [part.cited.label for part in cite.parts]
    else:
        value |= {"number": cited.number, "attachment": cited.attachment, "label": cited.label}
    value |= {"name": cited.name, "volume": cited.volume, "court": cited.court}
    value |= {"of": cited.of.name if cited.of else "", "also": list(cited.known_as or ())}
    value |= {"pages": list(pin.pages), "paragraphs": list(pin.paragraphs), "notes": list(pin.notes)}
    value |= {"lines": [[one.page, one.line, one.to_page, one.to_line] for one in pin.lines]}
    value |= {"sections": list(pin.sections), "page_ids": list(pin.page_ids)}
    return {name: part for name, part in value.items() if part not in (None, "", [])}


def found(text: str) -> list[str]:
    return [" ".join(cite.text.split()) for cite in find_record_cites([text])]


@pytest.mark.parametrize("form", FORMS)
def test_golden(form: str) -> None:
    pages = (GOLDEN / f"{form}.txt").read_text(encoding="utf-8").split("\f")
    expected = json.loads((GOLDEN / f"{form}.json").read_text(encoding="utf-8"))
    assert [described(cite) for cite in find_record_cites(pages)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "See 576 U.S. at 7; 28 U.S.C. § 1331; Fed. R. Civ. P. 12(b)(6); Sup. Ct. R. 10; 45 C.F.R. 75.371(c).",
        "Case 1:26-cv-00417-DLF Document 28 Filed 05/02/26 Page 3 of 9\nThe court finds.",
        "On May 5, 2025 at 10:00 AM, in No. 1:25-cv-00677, see Docket No. 25-1234. Little Rock, AR 72201.",
        "The Complaint 12 pages long was filed; the Order 7 days later; Exhibit IN evidence; Ex parte Young.",
        "Boim, 9 F.4th at 3. Id. at 4. H.R. Rep. No. 12, at 7. Id. at 8.",
        "We met at 3. Section 12 of the Act, Chapter 5, page 7.",
    ],
)
def test_what_is_no_record_cite(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[ECF No. 12] at 3", ["[ECF No. 12] at 3"]),
        ("ECF No.\u00a028-3\u00a0at\u00a07", ["ECF No. 28-3 at 7"]),
        ("ECF  No.  28-3  at  7", ["ECF No. 28-3 at 7"]),
        ("ECF No. 5 at 4, 26 U.S.C. § 6103", ["ECF No. 5 at 4"]),
        ("ECF No. 5 at 4, 14 days later", ["ECF No. 5 at 4"]),
        ("Pet. App. 7a.4 The court", ["Pet. App. 7a"]),
        ("Compl. ¶ 12(a)–(c).", ["Compl. ¶ 12(a)–(c)"]),
        ("Dep. of John Smith at 45:3-5", ["Dep. of John Smith at 45:3-5"]),
        ("Apr. 7, 2026 Hr'g Tr. 18:10", ["Apr. 7, 2026 Hr'g Tr. 18:10"]),
        ("23-947 Pet. 25", ["23-947 Pet. 25"]),
        ("Answer ¶ 5; Order at 3; R&R at 5", ["Answer ¶ 5", "Order at 3", "R&R at 5"]),
    ],
)
def test_forms(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_list_of_attachments_is_no_range() -> None:
    (cite,) = find_record_cites(["ECF Nos. 28-3, 28-4."])
    assert [(part.cited.number, part.cited.attachment) for part in cite.parts] == [(28, 3), (28, 4)]
    (cite,) = find_record_cites(["ECF Nos. 12-15."])
    assert [part.cited.number for part in cite.parts] == [12, 13, 14, 15]
    (cite,) = find_record_cites(["ECF Nos. 12-1 through 12-3"])
    assert [part.cited.attachment for part in cite.parts] == [1, 2, 3]


def test_a_cite_cut_by_a_page_break_goes_on_below_the_page_number() -> None:
    pages = ["As said, ECF No.\n- 2 -", "- 3 -\n12-1 at 4. Id. at 5."]
    first, second = find_record_cites(pages)
    assert (first.page, first.text, first.cited.attachment, first.cited.pin.pages) == (1, "ECF No.", 1, ("4",))
    assert first.continued is not None
    page, start, end = first.continued
    assert (page, pages[1][start:end]) == (2, "12-1 at 4")
    assert (second.page, second.cited.pin.pages) == (2, ("5",))


def test_id_after_law_is_of_the_law_but_not_after_a_parenthetical() -> None:
    assert found("ECF No. 5 at 3. See Smith v. Jones, 576 U.S. 1, 7 (2015). Id. at 8.") == ["ECF No. 5 at 3"]
    assert found("ECF No. 5 at 3 (quoting Smith, 3 F.3d 1). Id. at 8.") == ["ECF No. 5 at 3", "Id. at 8"]
    assert found("Pet. App. 3a. Id. at 8.") == ["Pet. App. 3a"]  # of something else: the appendix has letters


PIECES = st.sampled_from(
    "ECF No. |Nos. |12|-3|, |; | at |¶ |¶¶ |Id. |Ex. |Exs. |A|–|16|Compl. |Decl. |Smith |Dep. |45:12|Tr. |JA |App. |"
    "12a|(|)|[|]|quoting |\n|-\n|\u00ad|“|’s |555 U.S. 7|§ |n.4|and |R. |PageID |§ 6103|\f|. |see ".split("|")
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60), st.text(max_size=20))
def test_offsets_give_the_text_whatever_is_read(pieces: list[str], noise: str) -> None:
    pages = ("".join(pieces) + noise + "".join(reversed(pieces))).split("\f")
    for cite in find_record_cites(pages):
        assert cite.text and pages[cite.page - 1][cite.start : cite.end] == cite.text
        for part in cite.parts:
            assert cite.start <= part.start < part.end <= cite.end
        if cite.continued is not None:
            page, start, end = cite.continued
            assert page > cite.page and 0 <= start < end <= len(pages[page - 1])


@pytest.mark.parametrize(
    "piece",
    ["ECF No. 1, ", "1, ", "1", "Exs. A, ", "(quoting ", "Id. at 1. ", "45:12–46:3, ", "A v. ", "Pl.’s Mem. in ", "\n"],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = "ECF Nos. " + piece * (length // len(piece))
        began = time.perf_counter()
        find_record_cites([text])
        return time.perf_counter() - began

    seconds(2_000)
    assert seconds(120_000) < 12 * max(seconds(30_000), 0.01)
