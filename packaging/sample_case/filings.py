"""Makes every filing of `filings.toml` from its prose: laid out, stamped, written."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sample_case import forms
from sample_case.blocks import Reader
from sample_case.markup import Anchor, resolve
from sample_case.pdf_file import Finished, one_line, page_content, stamp, written
from sample_case.scans import photographed
from sample_case.typeset import Page, Sheet, paginated

Anchors = dict[tuple[str, str], Anchor]
ROMAN = ("i", "ii", "iii", "iv")
PLEADING = Sheet(
    leading=forms.PLEADING_LEADING,
    left=108,
    right=570,
    top=forms.PLEADING_TOP,
    bottom=forms.PLEADING_TOP - 28 * 24,
    tight=1,
)


@dataclass
class Desk:
    """What is known while the filings are made in turn: the folder, and the anchors of those done."""

    folder: Path
    case: dict[str, Any]
    anchors: Anchors
    scan: bool = False


def make_all(folder: Path, *, scan: bool = False) -> dict[str, bytes]:
    """File name → PDF, in the order of filing."""
    listing = tomllib.loads((folder / "filings.toml").read_text(encoding="utf-8"))
    desk = Desk(folder, listing["case"], {}, scan)
    made = {}
    for entry in listing["filing"]:
        finished = STYLES[entry.get("style", "prose")](desk, entry)
        if entry.get("scan"):
            finished = as_scan(desk, entry, finished)
        for index in range(len(finished.contents)):
            over = stamps(desk, entry, index, len(finished.contents))
            finished.contents[index] = "\n".join([finished.contents[index], *over])
        made[entry["file"]] = written(finished)
    return made


def prose(desk: Desk, entry: dict[str, Any]) -> Finished:
    """Running prose with a caption, headings and footnotes."""
    sheet = sheet_of(entry)
    contents_list: list[tuple[int, str, str]] = []
    for _ in range(2 if entry.get("contents_pages") else 1):
        reader = Reader(sheet, desk.folder / "text", contents=contents_list)
        pages = paginated(reader.lines(prose_of(desk, entry)), sheet)
        labels = labels_of(entry, len(pages))
        contents_list = [
            (*line.bookmark, labels[index])
            for index, page in enumerate(pages)
            for line in page.lines
            if line.bookmark and labels[index] not in ROMAN
        ]
    note_anchors(desk, entry["ecf"], pages)
    bookmarks = [
        (*line.bookmark, number) for number, page in enumerate(pages, 1) for line in page.lines if line.bookmark
    ]
    contents = []
    for index, page in enumerate(pages):
        parts = page_content(page, sheet)
        if entry.get("style") == "pleading":
            parts = forms.pleading_furniture(index + 1, entry["footer"]) + parts
        elif index or entry.get("number_first"):
            parts.append(one_line(labels[index], 40))
        contents.append("\n".join(parts))
    return Finished(contents, labels, entry.get("pdf_title", ""), bookmarks if len(pages) > 2 else [])


def transcript(desk: Desk, entry: dict[str, Any]) -> Finished:
    contents, anchors = forms.transcript_pages(prose_of(desk, entry), entry["starts"], reporter=entry["reporter"])
    for name, anchor in anchors.items():
        desk.anchors[entry["ecf"], name] = anchor
    return Finished(contents, entry["labels"], entry.get("pdf_title", ""))


def form(desk: Desk, entry: dict[str, Any]) -> Finished:
    return Finished(["\n".join(forms.boxes(prose_of(desk, entry)))], ["1"], entry.get("pdf_title", ""))


STYLES: dict[str, Callable[[Desk, dict[str, Any]], Finished]] = {
    "prose": prose,
    "pleading": prose,
    "transcript": transcript,
    "form": form,
}


def as_scan(desk: Desk, entry: dict[str, Any], finished: Finished) -> Finished:
    """The same pages as photographs without text."""
    count = len(finished.contents)
    paths = [desk.folder / "scans" / f"{entry['text']}-{page}.jpg" for page in range(1, count + 1)]
    if desk.scan:
        for path, image in zip(paths, photographed(written(finished), ink=entry.get("ink", {})), strict=True):
            path.write_bytes(image)
    images: list[bytes | None] = [path.read_bytes() for path in paths]
    return Finished(["q 612 0 0 792 0 0 cm /Im0 Do Q"] * count, finished.labels, entry.get("pdf_title", ""), [], images)


def stamps(desk: Desk, entry: dict[str, Any], index: int, count: int) -> list[str]:
    """The court's lines over a page, the outermost last."""
    year, month, day = str(entry.get("filed", "--")).split("-")
    values = {
        **desk.case,
        "ecf": entry["ecf"],
        "page": index + 1,
        "count": count,
        "first": entry.get("first_id", 0) + index,
    }
    values["filed"], values["filed_long"] = f"{month}/{day}/{year[2:]}", f"{month}/{day}/{year}"
    forms_of_stamp = entry.get("stamps", ["{district}"])
    lines = [form.format(**values).format(**values) for form in forms_of_stamp]
    heights = (768, 774) if len(lines) == 1 else (759, 771)
    return [
        stamp(
            line,
            y=heights[number],
            x=None if len(lines) == 1 else 84 + 22 * number,
            size=11.5 if len(lines) == 1 else 10,
        )
        for number, line in enumerate(lines)
    ]


def sheet_of(entry: dict[str, Any]) -> Sheet:
    if entry.get("style") == "pleading":
        return PLEADING
    return Sheet(
        leading=entry.get("leading", 24),
        size=entry.get("size", 12),
        justified=entry.get("justified", False),
    )


def labels_of(entry: dict[str, Any], count: int) -> list[str]:
    """Small roman numbers on the pages of contents, then 1, 2, 3."""
    front = entry.get("contents_pages", 0)
    return [*ROMAN[:front], *map(str, range(1, count - front + 1))]


def note_anchors(desk: Desk, ecf: str, pages: list[Page]) -> None:
    for number, page in enumerate(pages, 1):
        for line in page.lines:
            if line.anchor:
                desk.anchors[ecf, line.anchor] = Anchor(number, line.paragraph, 0)


def prose_of(desk: Desk, entry: dict[str, Any]) -> str:
    return resolve(forms.read(desk.folder / "text", entry["text"]), desk.anchors)
