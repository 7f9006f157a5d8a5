"""Words of ours as the HTML of a sheet: escaped, broken where they are too long, with what stands on every page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from caseorg.model.record import Visibility
from caseorg.rules.visibility import stricter

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONG_WORD = re.compile(r"\S{22}(?=\S)")
_BREAK_HERE = "\u200b"
_CONFIDENTIAL = {
    Visibility.PUBLIC: "",
    Visibility.INTERNAL: "Confidential. For use within this office only.",
    Visibility.PRIVILEGED: "Privileged and confidential. Attorney work product.",
    Visibility.SEALED: "Contains sealed material. Do not copy, file or send.",
}
BOX = "☐"
TICKED = "☑"


def html(text: str) -> str:
    """Text as HTML; a word too long for a column may be broken."""
    parted = _LONG_WORD.sub(lambda found: found[0] + _BREAK_HERE, _UNPRINTABLE.sub("", text))
    return escape(parted).replace("\n", "<br/>")


def sized(text: str, points: float, *, bold: bool = False, centered: bool = False, gray: bool = False) -> str:
    """A paragraph of text in a size of its own."""
    style = [f"font-size:{points}pt"]
    style += ["font-weight:bold"] if bold else []
    style += ["text-align:center"] if centered else []
    style += ["color:#555555"] if gray else []
    return f'<p style="{";".join(style)}">{html(text)}</p>'


def small(text: str) -> str:
    """Text that is less than what it stands beside, "" for nothing."""
    return f'<span style="font-size:7.5pt;color:#444444">{html(text)}</span>' if text else ""


def confidential(labels: Iterable[Visibility]) -> str:
    """The line of confidentiality for what is on a sheet, by the strictest of its labels."""
    strictest = Visibility.PUBLIC
    for label in labels:
        strictest = stricter(strictest, label)
    return _CONFIDENTIAL[strictest]


def foot(labels: Iterable[Visibility], as_of: str) -> str:
    """What stands below every page: how confidential it is, and of when it is."""
    line = confidential(labels)
    bold = f"<b>{html(line)}</b> " if line else ""
    return f'<p style="font-size:7.5pt">{bold}As of {html(as_of)}. Dates may have changed since.</p>'


def head(title: str) -> str:
    """What stands above every page on the left."""
    return f'<p style="font-size:10pt;font-weight:bold">{html(title)}</p>'


def head_note(text: str) -> str:
    """What stands above every page on the right."""
    return f'<span style="font-size:8pt">{html(text)}</span>'
