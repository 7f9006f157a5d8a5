"""A sheet laid out by a template, for every format in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from caseorg.model.press_sheet import (
    ContactEntry,
    LaidSheet,
    MediaEntry,
    Part,
    PressSheet,
    QuoteEntry,
    SheetEntry,
    SheetKind,
    SheetLine,
    SheetTemplate,
)
from caseorg.rules.sheet_templates import filled

_COLUMNS = {
    SheetKind.CONTACT: (
        "Group", "Name", "Title", "Role", "E-mail", "Phone", "Other ways", "Languages", "Availability",
    ),
    SheetKind.QUOTE: ("Statement", "Attribution", "Said on", "Source", "Approval", "Mark", "Language"),
    SheetKind.MEDIA: ("Outlet", "Beat", "Name", "E-mail", "Phone", "Last contact"),
}  # fmt: skip
_QUOTES = {"es": ("«", "»"), "fr": ("« ", " »"), "de": ("„", "“")}


def laid_out(sheet: PressSheet, template: SheetTemplate) -> LaidSheet:
    """The lines and the rows of a sheet."""
    return LaidSheet(tuple(_lines(sheet, template)), _COLUMNS[sheet.kind], tuple(map(_row, sheet.entries)))


def _lines(sheet: PressSheet, template: SheetTemplate) -> Iterator[SheetLine]:
    head = asdict(sheet.head) | {"count": f"{len(sheet.entries):,}"}
    yield from _line(Part.NOTICE, sheet.head.confidentiality)
    yield from _line(Part.TITLE, filled(template.title, head))
    yield from _line(Part.SUBTITLE, filled(template.subtitle, head))
    group = ""
    for entry in sheet.entries:
        if isinstance(entry, ContactEntry) and entry.group != group:
            group = entry.group
            yield from _line(Part.GROUP, filled(template.group, {"group": group}))
        yield from _entry(entry, template, head)
    yield from _line(Part.FOOT, filled(template.foot, head))


def _entry(entry: SheetEntry, template: SheetTemplate, head: dict[str, str]) -> Iterator[SheetLine]:
    values = head | {name: value for name, value in asdict(entry).items() if isinstance(value, str)}
    if isinstance(entry, QuoteEntry):
        yield from _line(Part.NOTICE, entry.mark)
        opening, closing = quotation_marks(entry.language) if entry.is_verbatim else ("", "")
        for number, paragraph in enumerate(entry.words):
            is_last = number == len(entry.words) - 1
            yield SheetLine(Part.QUOTE, f"{opening}{paragraph}{closing if is_last else ''}")
        yield from _line(Part.ATTRIBUTION, filled(template.entry, values))
    else:
        yield from _line(Part.NAME, filled(template.entry, values))
    for line in template.under:
        yield from _line(Part.ABOUT if isinstance(entry, QuoteEntry) else Part.LINE, filled(line, values))
    if isinstance(entry, ContactEntry):
        for what, value in entry.ways:
            yield from _line(Part.LINE, filled(template.way, {"what": what, "value": value}))


def _line(part: Part, text: str) -> Iterator[SheetLine]:
    if text:
        yield SheetLine(part, text)


def quotation_marks(language: str) -> tuple[str, str]:
    """The marks around a quote in a language (BCP 47). A paragraph that is not the last is not closed, and the next one
    opens again."""
    return _QUOTES.get(language.partition("-")[0].lower(), ("“", "”"))


def _row(entry: SheetEntry) -> tuple[str, ...]:
    match entry:
        case QuoteEntry():
            return (
                "\n\n".join(entry.words), entry.attribution, entry.said_on, entry.source, entry.approval, entry.mark,
                entry.language,
            )  # fmt: skip
        case MediaEntry():
            return entry.outlet, entry.beat, entry.name, entry.email, entry.phone, entry.last_contact
    ways = dict(reversed(entry.ways))
    others = "; ".join(f"{what}: {value}" for what, value in entry.ways if what not in ("E-mail", "Phone"))
    return (
        entry.group, entry.name, entry.title, entry.role, ways.get("E-mail", ""), ways.get("Phone", ""), others,
        entry.languages, entry.availability,
    )  # fmt: skip
