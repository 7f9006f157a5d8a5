"""What one act on a record is, for the tables of acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from caseorg.gui.dialogs.act_dialog import FormField
from caseorg.operations.operation import Operation

YES_NO = (("No", ""), ("Yes", "yes"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Something that is chosen in the form: the argument, what it is of ("person", "someone", "role", …), the label.
    One that is `optional` may be left out."""

    name: str
    what: str
    label: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class RecordAct:
    """One act. `chosen` is what it is done with; `in_case` whether it is of the open case; `edits` what kind of thing
    the form shows as it stands now, "" for none."""

    id: str
    operation: Operation
    chosen: tuple[Chosen, ...] = ()
    fields: tuple[FormField, ...] = ()
    in_case: bool = False
    edits: str = ""


def choice_words(values: Iterable[str], nothing: str = "") -> tuple[tuple[str, str], ...]:
    """Words of an enum as choices; with `nothing`, a first one for none of them."""
    found = tuple((str(value).capitalize(), str(value)) for value in values if value)
    return (((nothing, ""),) if nothing else ()) + found
