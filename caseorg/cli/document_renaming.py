"""`caseorg document rename`: titles made of a template."""

from __future__ import annotations

import argparse

from caseorg.cli.arguments import Subjects, add_document_place, command
from caseorg.cli.places import documents_meant
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.words import count_of
from caseorg.operations.documents import rename_documents
from caseorg.rules.title_templates import FIELDS, USUAL, parse_template, titled

_COLUMNS = (Column("Title now", least=24), Column("New title", least=24))
_EPILOG = "fields: " + "; ".join(f"{{{name}}} {meaning}" for name, meaning in FIELDS.items()) + (
    ". Parts that a document lacks drop out, with what parts them from the others."
)


def declare(commands: Subjects) -> None:
    """The command, among those of `caseorg document`."""
    rename = command(commands, "rename", "Give documents titles made of a template.", _rename, epilog=_EPILOG)
    add_document_place(rename, many=True)
    rename.add_argument("--template", metavar="TEXT", default=USUAL, help=f"fields in braces; else “{USUAL}”")
    rename.add_argument("--dry-run", action="store_true", help="only show what the titles would become")


def _rename(session: Session, options: argparse.Namespace) -> None:
    template = parse_template(options.template)
    with session.reading() if options.dry_run else session.writing() as workspace:
        lines = documents_meant(workspace, options)
        made = {line.document.uuid: titled(template, line.document, line.number) for line in lines}
        changed = {line.document.uuid for line in lines if made[line.document.uuid] != line.document.title}
        if not options.dry_run and changed:
            workspace.do(rename_documents, titles={uuid: made[uuid] for uuid in made if uuid in changed})

    def text() -> None:
        rows = [(line.document.title, made[line.document.uuid]) for line in lines if line.document.uuid in changed]
        if rows:
            session.output.table(_COLUMNS, rows)
        done = "would be renamed" if options.dry_run else "renamed"
        session.output.line(f"{count_of(len(rows), 'document')} {done}.")

    values = [
        {"uuid": line.document.uuid, "title": line.document.title, "new_title": made[line.document.uuid]}
        for line in lines
    ]
    session.show(values, text)
