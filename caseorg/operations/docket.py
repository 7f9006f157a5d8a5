"""Docket entries, and the place of a document among them."""

from __future__ import annotations

from collections.abc import Mapping

from caseorg.base.clock import now
from caseorg.base.errors import BadInput
from caseorg.model.document import DocketEntry, Document
from caseorg.operations import checks
from caseorg.operations.cases import live_case
from caseorg.operations.operation import operation
from caseorg.rules.typed_dates import typed_date
from caseorg.store.ledger import Ledger

EDITABLE = frozenset({"number", "date_filed", "date_entered", "text", "visibility"})
# Appellate courts number documents by ids of up to eleven digits.
_HIGHEST = 99_999_999_999


@operation("Add Docket Entry")
def add_docket_entry(ledger: Ledger, *, case_uuid: str, text: str = "", **values: str | int | None) -> DocketEntry:
    """Add a line to the docket, with an ECF No. or without one (a minute order)."""
    checks.only_known(values, EDITABLE, "docket entry")
    case = live_case(ledger, case_uuid)
    taken = _taken(ledger, case.uuid, {"text": text, **values})
    if taken.get("number") is None and not taken["text"]:
        raise BadInput("A docket entry needs an ECF No. or a text. Type one of them.")
    return ledger.insert(DocketEntry, case_uuid=case.uuid, **taken)


@operation("Edit Docket Entry")
def edit_docket_entry(ledger: Ledger, *, uuid: str, **changes: str | int | None) -> DocketEntry:
    """Change the number, dates or text of a docket entry."""
    checks.only_known(changes, EDITABLE, "docket entry")
    entry = ledger.get(DocketEntry, uuid)
    return ledger.update(entry, **_taken(ledger, entry.case_uuid, changes, but=uuid))


@operation("Move Docket Entry to Trash")
def trash_docket_entry(ledger: Ledger, *, uuid: str) -> DocketEntry:
    """Put a docket entry in the trash; its documents stay in the case."""
    entry = ledger.get(DocketEntry, uuid)
    return entry if entry.in_trash else ledger.update(entry, deleted_at=now())


@operation("Restore Docket Entry")
def restore_docket_entry(ledger: Ledger, *, uuid: str) -> DocketEntry:
    """Take a docket entry out of the trash."""
    entry = ledger.get(DocketEntry, uuid)
    _free(ledger, entry.case_uuid, entry.number, but=uuid)
    return ledger.update(entry, deleted_at=None)


@operation("File under Docket Entry")
def place_document(
    ledger: Ledger, *, uuid: str, number: int | None = None, attachment: int = 0, entry_uuid: str | None = None
) -> Document:
    """File a document under an ECF No. (and attachment) or an entry; under neither takes it off the docket."""
    document = ledger.get(Document, uuid)
    wanted = _number(number)
    if wanted is not None:
        entry_uuid = entry_numbered(ledger, document.case_uuid, wanted, date_filed=document.date_filed).uuid
    elif entry_uuid is not None:
        entry = ledger.get(DocketEntry, entry_uuid)
        if entry.case_uuid != document.case_uuid:
            raise BadInput("That docket entry belongs to another case. Choose one of this case.")
    if attachment < 0:
        raise BadInput("An attachment number cannot be below 0. Type 0 for the main document.")
    return ledger.update(document, entry_uuid=entry_uuid, attachment=attachment if entry_uuid else None)


def entry_numbered(ledger: Ledger, case_uuid: str, number: int, *, date_filed: str | None = None) -> DocketEntry:
    """The docket entry of that ECF No., made where the case has none yet."""
    row = ledger.reader.row(
        "SELECT uuid FROM docket_entries WHERE case_uuid = ? AND number = ? AND deleted_at IS NULL", (case_uuid, number)
    )
    if row is not None:
        return ledger.get(DocketEntry, row["uuid"])
    return ledger.insert(DocketEntry, case_uuid=case_uuid, number=number, date_filed=date_filed)


def _taken(
    ledger: Ledger, case_uuid: str, values: Mapping[str, str | int | None], *, but: str | None = None
) -> dict[str, object]:
    taken: dict[str, object] = dict(values)
    if "number" in values:
        taken["number"] = _number(values["number"])
        _free(ledger, case_uuid, _number(values["number"]), but=but)
    for name in ("date_filed", "date_entered"):
        if name in values:
            taken[name] = typed_date(str(values[name] or ""), f"The {name.replace('_', ' ')}")
    if "text" in values:
        taken["text"] = str(values["text"] or "").strip()
    if "visibility" in values:
        taken["visibility"] = checks.visibility(str(values["visibility"]))
    return taken


def _number(value: str | int | None) -> int | None:
    if value is None or value == "":
        return None
    text = str(value).strip()
    # The length first: Python refuses to read thousands of digits.
    if not text.isascii() or not text.isdigit() or len(text) > len(str(_HIGHEST)) or not int(text):
        raise BadInput(f"“{value}” is no ECF No. Type a whole number above 0, or nothing for a minute order.")
    return int(text)


def _free(ledger: Ledger, case_uuid: str, number: int | None, *, but: str | None) -> None:
    taken = number is not None and ledger.reader.value(
        "SELECT 1 FROM docket_entries WHERE case_uuid = ? AND number = ? AND deleted_at IS NULL AND uuid IS NOT ?",
        (case_uuid, number, but),
    )
    if taken:
        raise BadInput(f"The docket has an entry ECF No. {number} already. Edit that one or choose another number.")
