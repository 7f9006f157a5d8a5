"""The colors annotations are made in, with the names the user gives them."""

from __future__ import annotations

from caseorg.base.errors import BadInput
from caseorg.model.annotation import Annotation, AnnotationColor
from caseorg.operations import checks
from caseorg.operations.operation import operation
from caseorg.store.ledger import Ledger


@operation("Add Annotation Color")
def add_annotation_color(ledger: Ledger, *, name: str, color: str) -> AnnotationColor:
    """Add a color to choose from, with a name."""
    name, color = checks.required(name, "The name of the color"), checks.color(color)
    _free(ledger, name, color)
    last = ledger.reader.value("SELECT max(position) FROM annotation_colors")
    return ledger.insert(AnnotationColor, name=name, color=color, position=0 if last is None else last + 1)


@operation("Edit Annotation Color")
def edit_annotation_color(
    ledger: Ledger, *, uuid: str, name: str | None = None, color: str | None = None, position: int | None = None
) -> AnnotationColor:
    """Rename a color, move it in the list, or change it wherever it is used."""
    kept = ledger.get(AnnotationColor, uuid)
    values: dict[str, object] = {}
    if name is not None:
        values["name"] = checks.required(name, "The name of the color")
    if color is not None:
        values["color"] = checks.color(color)
    if position is not None:
        values["position"] = position
    _free(ledger, str(values.get("name", kept.name)), str(values.get("color", kept.color)), but=uuid)
    changed = ledger.update(kept, **values)
    if changed.color != kept.color:
        for row in ledger.reader.rows("SELECT uuid FROM annotations WHERE color = ?", (kept.color,)):
            ledger.update(ledger.get(Annotation, row["uuid"]), color=changed.color)
    return changed


@operation("Remove Annotation Color")
def remove_annotation_color(ledger: Ledger, *, uuid: str) -> None:
    """Take a color out of the list; annotations keep it."""
    if ledger.reader.value("SELECT count(*) FROM annotation_colors") == 1:
        raise BadInput("One color must stay. Add another one first.")
    ledger.delete(ledger.get(AnnotationColor, uuid))


def _free(ledger: Ledger, name: str, color: str, *, but: str | None = None) -> None:
    row = ledger.reader.row(
        "SELECT name FROM annotation_colors WHERE (name = ? COLLATE NOCASE OR color = ?) AND uuid IS NOT ?",
        (name, color, but),
    )
    if row is not None:
        raise BadInput(f"The color “{row['name']}” has that name or color already. Choose another one.")
