"""Persons and organizations as a sheet: one row each, titles that an import of ours knows again."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from caseorg.exporters.people_vcard import CardFile
from caseorg.exporters.plain_cells import plain_cell
from caseorg.model.card import Card
from caseorg.model.people import ContactKind

_TEXTS = ("name", "given", "middle", "family", "prefix", "suffix", "nickname", "organization", "title")
_HEAD = (
    "Name", "Given Name", "Middle Name", "Family Name", "Prefix", "Suffix", "Nickname", "Organization", "Title",
    "E-mail", "Phone", "Fax", "Address", "Web", "Social", "Languages", "Beat", "Also Known As", "Notes",
)  # fmt: skip
_KINDS = (ContactKind.EMAIL, ContactKind.PHONE, ContactKind.FAX, ContactKind.ADDRESS, ContactKind.WEB,
          ContactKind.SOCIAL)  # fmt: skip


class PeopleCsv:
    """UTF-8 with a mark at the beginning, by which Excel knows it. Cells kept from another sheet have columns of their
    own at the end."""

    content: type = CardFile
    suffix = ".csv"
    title = "CSV sheet"

    def write(self, content: Sequence[Card], *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes of the file."""
        more = list(dict.fromkeys(_title(line) for card in content for line in card.carried if ": " in line))
        text = io.StringIO(newline="")
        sheet = csv.writer(text)
        sheet.writerow([*_HEAD, *more])
        for card in content:
            kept = {_title(line): line.partition(": ")[2] for line in card.carried if ": " in line}
            row = [*_cells(card), *(kept.get(title, "") for title in more)]
            sheet.writerow([plain_cell(cell) for cell in row])
        return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cells(card: Card) -> list[str]:
    texts = [str(getattr(card, name)) for name in _TEXTS]
    if card.is_organization:
        texts = ["", *texts[1:7], card.name, ""]
    reach = ["; ".join(one.value for one in card.values if one.kind is kind) for kind in _KINDS]
    return [*texts, *reach, card.languages, card.beat, "; ".join(card.aliases), card.notes]


def _title(line: str) -> str:
    return line.partition(": ")[0]
