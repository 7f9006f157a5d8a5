"""A sheet for the press on paper, from which a PDF is set."""

from __future__ import annotations

from caseorg.exporters.paper_words import html
from caseorg.model.press_sheet import LaidSheet, Part, SheetLine
from caseorg.model.printed_sheet import PaperSheet, PaperWords

_STYLES = {
    Part.TITLE: "font-size:18pt;font-weight:bold", Part.SUBTITLE: "font-size:9.5pt;color:#555555",
    Part.NOTICE: "font-size:9pt;font-weight:bold;color:#a00000", Part.GROUP: "font-size:13pt;font-weight:bold",
    Part.NAME: "font-size:11pt;font-weight:bold", Part.QUOTE: "font-size:12pt;font-family:serif;line-height:1.35",
    Part.ATTRIBUTION: "font-size:11pt;font-weight:bold;margin-left:18pt", Part.LINE: "font-size:10.5pt",
    Part.ABOUT: "font-size:9pt;color:#555555;margin-left:18pt", Part.FOOT: "font-size:9pt;color:#555555",
}  # fmt: skip
_ABOVE = {Part.GROUP: 16.0, Part.NAME: 9.0, Part.QUOTE: 14.0, Part.NOTICE: 14.0, Part.FOOT: 20.0, Part.ATTRIBUTION: 4.0}
_STAYS = frozenset({Part.TITLE, Part.GROUP, Part.NAME, Part.NOTICE, Part.QUOTE})


def press_paper(sheet: LaidSheet) -> PaperSheet:
    """The sheet on as many pages as it needs; how confidential it is stands on each."""
    lines = list(sheet.lines)
    notice = ""
    if lines and lines[0].part is Part.NOTICE:
        notice = lines.pop(0).text
    title = next((line.text for line in lines if line.part is Part.TITLE), "")
    warning = f'<p style="font-size:8pt;font-weight:bold;color:#a00000">{html(notice)}</p>' if notice else ""
    return PaperSheet(
        head=warning,
        head_right="",
        foot=f'<p style="font-size:7.5pt;color:#555555">{html(title)}</p>',
        blocks=tuple(_words(line) for line in lines),
    )


def _words(line: SheetLine) -> PaperWords:
    return PaperWords(
        html=f'<p style="{_STYLES[line.part]}">{html(line.text)}</p>',
        above=_ABOVE.get(line.part, 1.5),
        stays=line.part in _STAYS,
    )
