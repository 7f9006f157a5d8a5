"""Comments: what is bold, what is a list, what comes back from HTML and from foreign rich text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseorg.rules.comments import (
    Block,
    BlockKind,
    Span,
    blocks_of,
    comment_of,
    comment_of_html,
    comment_of_plain,
    html_of,
    is_formatted,
    made_block,
    plain_of,
)

NOTE = "**Key** point,\nsee below.\n\n- first\n- second **bold**\n  goes on\n\n1. one\n2. two\n\nEnd."


def test_paragraphs_bold_and_lists_are_read() -> None:
    assert blocks_of(NOTE) == (
        Block((Span("Key", True), Span(" point,\nsee below."))),
        Block((Span("first"),), BlockKind.BULLET),
        Block((Span("second "), Span("bold", True), Span("\ngoes on")), BlockKind.BULLET),
        Block((Span("one"),), BlockKind.NUMBERED, 1),
        Block((Span("two"),), BlockKind.NUMBERED, 2),
        Block((Span("End."),)),
    )
    assert comment_of(blocks_of(NOTE)) == NOTE


def test_it_becomes_html_and_comes_back() -> None:
    html = html_of(NOTE)
    assert html == (
        "<p><b>Key</b> point,<br/>see below.</p><ul><li>first</li><li>second <b>bold</b><br/>goes on</li></ul>"
        "<ol><li>one</li><li>two</li></ol><p>End.</p>"
    )
    assert comment_of_html(html) == NOTE


def test_without_lists_items_are_paragraphs_and_come_back_as_items() -> None:
    html = html_of("- a\n- b\n\n3. c", lists=False)
    assert html == "<p>• a</p><p>• b</p><p>3. c</p>"
    assert comment_of_html(html) == "- a\n- b\n\n3. c"


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),  # no mark stands beside white space
        ("**open", "**open"),
        (r"\*\*not bold\*\*", "**not bold**"),
        (r"\- no item", "- no item"),
        (r"1\. no item", "1. no item"),
        (r"\\server\share\file", r"\\server\share\file"),  # backslashes elsewhere are backslashes
        ("a*b*c", "a*b*c"),
        ("- x\n- y", "• x\n• y"),
        ("1984. A year is no item", "1984. A year is no item"),
        ("", ""),
    ],
)
def test_words_alone(comment: str, words: str) -> None:
    assert plain_of(comment) == words


def test_plain_words_are_shown_as_they_are() -> None:
    text = "Compare **this** with\nC:\\*.*\n\nsecond paragraph"
    assert plain_of(comment_of_plain(text)) == text
    assert not is_formatted(comment_of_plain(text))
    assert is_formatted("**x**")
    assert is_formatted("- x")


def test_markup_in_words_is_escaped() -> None:
    assert html_of("<script>alert(1)</script> & **<i>**") == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; <b>&lt;i&gt;</b></p>"
    )


@pytest.mark.parametrize(
    ("html", "comment"),
    [
        (
            '<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml" style="font-size:12pt"><p dir="ltr">'
            '<span style="font-weight:bold">Strong</span><span> and plain</span></p><p>Next</p></body>',
            "**Strong** and plain\n\nNext",
        ),
        ("<p>one&#13;two<br>three</p>", "one\ntwo\nthree"),
        ("<b>never closed", "**never closed**"),
        ("<script>x()</script><p>kept</p><style>p{}</style>", "kept"),
        ("<p>a</b></p></div>b", "a\n\nb"),
        ("<ol start='4'><li>four</li><li><b>five</b></li></ol>", "4. four\n5. **five**"),
        ("<b>out <span style='font-weight:normal'>in</span> out</b>", "**out** in **out**"),
        ("<p>   </p>", ""),
        ("Tom &amp; Jerry &lt;3 &nbsp;x", "Tom & Jerry <3  x"),
    ],
)
def test_foreign_html(html: str, comment: str) -> None:
    assert comment_of_html(html) == comment


_TEXTS = st.text(alphabet="ab*\\-.)1 •\n<&>", max_size=12)
_BLOCKS = st.builds(
    made_block,
    st.lists(st.builds(Span, _TEXTS, st.booleans()), max_size=4),
).filter(lambda block: block is not None)


@given(st.lists(st.tuples(_BLOCKS, st.sampled_from(list(BlockKind)), st.integers(1, 999)), max_size=4))
def test_written_and_read_again_it_is_the_same(drawn: list[tuple[Block, BlockKind, int]]) -> None:
    blocks = tuple(
        Block(block.spans, kind, number if kind is BlockKind.NUMBERED else 0) for block, kind, number in drawn
    )
    assert blocks_of(comment_of(blocks)) == blocks
    assert blocks_of(comment_of(blocks_of(comment_of(blocks)))) == blocks


@given(st.text(alphabet="ab*\\-.)1 •\n", max_size=40))
def test_any_text_reaches_a_form_that_stays(text: str) -> None:
    once = comment_of(blocks_of(text))
    assert comment_of(blocks_of(once)) == once
