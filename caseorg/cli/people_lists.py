"""`caseorg person list` and `caseorg organization list`."""

from __future__ import annotations

import argparse
from functools import partial

from caseorg.base.clock import today
from caseorg.cli.arguments import Subjects, add_case, add_choice, command, spaced
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.model.case_role import RoleKind
from caseorg.model.people import OrganizationKind
from caseorg.queries.cases import case_named
from caseorg.queries.people import PeopleFilter, people_lines, people_order
from caseorg.queries.reader import Reader
from caseorg.rules.people_words import title_line

_COLUMNS = (
    Column("Name", least=18),
    Column("Kind", spare=True),
    Column("Title", least=14),
    Column("E-mail", least=12),
    Column("Phone"),
    Column("Cases", least=12, spare=True),
    Column("Id", spare=True),
)


def declare_list(commands: Subjects, word: str) -> None:
    """Declare it for "person" or "organization"."""
    listed = command(commands, "list", f"List {word}s of a case, or of all.", partial(_list, word))
    add_case(listed, required=False, help_line="only those with a role in the case")
    listed.add_argument("--text", default="", help="words of a name, title, address or note")
    add_choice(listed, "--role", RoleKind, "only those with such a role", action="append", default=[])
    if word == "organization":
        add_choice(listed, "--kind", OrganizationKind, "only such", action="append", default=[])
    listed.add_argument("--reachable", action="store_true", help="only those with a contact that may be given out")
    listed.add_argument("--trash", action="store_true", help="those in the trash")


def _list(word: str, session: Session, options: argparse.Namespace) -> None:
    kinds = {"person"} if word == "person" else {spaced(kind) for kind in options.kind} or set(OrganizationKind)
    shown = PeopleFilter(
        text=options.text,
        kinds=frozenset(str(kind) for kind in kinds),
        roles=frozenset(spaced(role) for role in options.role),
        reachable=options.reachable,
    )
    with session.reading() as workspace:
        case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None

        def found(reader: Reader) -> list[str]:
            return people_order(reader, case_uuid, shown=shown, in_trash=options.trash)

        lines = workspace.ask(people_lines, workspace.ask(found), today().isoformat())

    def text() -> None:
        if not lines:
            session.output.line(f"There is no {word} to show. “caseorg {word} add NAME” adds one.")
            return
        ids = session.output.ids([line.uuid for line in lines])
        rows = [
            (line.record.name, line.kind, title_line(line.title, line.organization), line.email, line.phone,
             "; ".join(line.cases), ids[line.uuid])
            for line in lines
        ]  # fmt: skip
        session.output.table(_COLUMNS, rows)

    session.show([value_of(line) for line in lines], text)
