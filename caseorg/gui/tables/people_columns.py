"""The columns of a table of persons and organizations."""

from __future__ import annotations

from caseorg.gui.tables.record_table import RecordColumn
from caseorg.model.people import Person
from caseorg.queries.people import PeopleLine, PeopleSort


def _name(line: PeopleLine) -> str:
    return line.record.sort_name if isinstance(line.record, Person) else line.record.name


def care_words(person: Person) -> str:
    """What to take care of when writing of somebody: "do not name, pseudonym, opted out"."""
    marks = (("do not name", person.do_not_name), ("pseudonym", person.pseudonym), ("opted out", person.opt_out))
    return ", ".join(words for words, is_so in marks if is_so)


def _care(line: PeopleLine) -> str:
    return care_words(line.record) if isinstance(line.record, Person) else ""


PEOPLE_COLUMNS: tuple[RecordColumn, ...] = (
    RecordColumn(key="name", title="Name", help="The name as lists order it", sample="Kollar-Kotelly, Colleen",
                 text=_name, sort=PeopleSort.NAME),
    RecordColumn(key="kind", title="Kind", help="A person, or what kind of organization", sample="law office",
                 text=lambda line: line.kind, sort=PeopleSort.KIND),
    RecordColumn(key="title", title="Title", help="The title held today", sample="Acting Commissioner of the IRS",
                 text=lambda line: line.title),
    RecordColumn(key="organization", title="Organization", help="Where they belong today", sample="Public Citizen",
                 text=lambda line: line.organization),
    RecordColumn(key="email", title="E-mail", help="The preferred e-mail address", sample="kgarcia@citizen.org",
                 text=lambda line: line.email),
    RecordColumn(key="phone", title="Phone", help="The preferred telephone number", sample="(202) 588-7742 ext. 5",
                 text=lambda line: line.phone),
    RecordColumn(key="cases", title="Cases", help="The cases and what they are there", sample="Alvarez v. Kent: party",
                 text=lambda line: "; ".join(line.cases), sort=PeopleSort.CASES),
    RecordColumn(key="care", title="Care", help="What to take care of when writing of them", sample="do not name",
                 text=_care, ink=lambda _line: "warning"),
    RecordColumn(key="aliases", title="Also", help="Other names as printed", sample="CTU; Centro",
                 text=lambda line: "; ".join(line.aliases), is_shown=False),
    RecordColumn(key="visibility", title="Visibility", help="Who may see it outside the office", sample="privileged",
                 text=lambda line: str(line.record.visibility), is_shown=False),
    RecordColumn(key="changed", title="Changed", help="When it was changed last", sample="2026-11-26",
                 text=lambda line: line.record.modified[:10], sort=PeopleSort.CHANGED, is_shown=False),
)  # fmt: skip
