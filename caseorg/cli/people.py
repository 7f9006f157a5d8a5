"""`caseorg people`: contacts in from vCards, sheets and signatures, and out again."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from caseorg.base.clock import today
from caseorg.base.errors import BadInput
from caseorg.cli.arguments import add_case, add_choice, command, subcommands
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.cli.words import count_of
from caseorg.exporters.people_vcard import CardFile
from caseorg.jobs.export_file import ExportFile
from caseorg.jobs.people_cards import CardsRead, CardsTaken, ReadCards, TakeOverCards, remember_columns
from caseorg.model.record import Visibility
from caseorg.queries.cases import case_named
from caseorg.queries.people import people_order
from caseorg.queries.people_cards import CardProposal, card_proposals, cards_leaving
from caseorg.rules.card_columns import FIELDS, NOTHING
from caseorg.rules.people_words import title_line
from caseorg.rules.signature_blocks import card_of_signature

_COLUMNS = (
    Column("Name", least=18),
    Column("Title", least=14),
    Column("Reach", least=14),
    Column("Becomes", least=18),
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg people`."""
    commands = subcommands(parser)
    read = command(commands, "import", "Take over contacts of a vCard file (.vcf) or a sheet (.csv).", _import)
    read.add_argument("file", metavar="FILE", type=Path, help="the file")
    read.add_argument(
        "--column", action="append", default=[], metavar="TITLE=FIELD",
        help=f"what a column holds, remembered for sheets with these titles: {', '.join(FIELDS)}, or nothing",
    )  # fmt: skip
    paste = command(commands, "paste", "Take over the signature block that is given on standard input.", _paste)
    for one in (read, paste):
        one.add_argument("--public", action="store_true", help="their addresses and numbers may be given out")
        one.add_argument("--source", default="", help="where they come from, else the file")
        one.add_argument("--dry-run", action="store_true", help="only say what would become of each")
    write = command(commands, "export", "Write contacts to a vCard file (.vcf) or a sheet (.csv).", _export)
    write.add_argument("--to", metavar="FILE", type=Path, required=True, help="the file to write, .vcf or .csv")
    add_case(write, required=False, help_line="only those with a role in the case")
    add_choice(write, "--contacts", ("public", "all"), "which addresses and numbers", default="public")
    add_choice(write, "--visibility", Visibility, "the highest label that may leave", default="internal")
    write.add_argument("--vcard", choices=("3.0", "4.0"), default="3.0", help="the version of vCard")


def _import(session: Session, options: argparse.Namespace) -> None:
    columns = dict(_column(text) for text in options.column)
    with session.writing(new=True) as workspace:
        found: CardsRead = run_job(ReadCards(options.file, columns=columns), workspace)
        if options.dry_run:
            _show_proposals(session, found.proposals, found)
            return
        if found.columns is not None:
            remember_columns(workspace, found.columns)
        source = options.source or options.file.name
        taken: CardsTaken = run_job(
            TakeOverCards(found.proposals, public_ok=options.public, source=source), workspace
        )
    _show_taken(session, taken)


def _paste(session: Session, options: argparse.Namespace) -> None:
    card = card_of_signature(sys.stdin.read())
    if card is None:
        raise BadInput("There is no name in that text. Give the lines of a signature, the name first.")
    with session.writing(new=True) as workspace:
        proposals = workspace.ask(card_proposals, [card])
        if options.dry_run:
            _show_proposals(session, proposals)
            return
        taken = run_job(
            TakeOverCards(proposals, public_ok=options.public, source=options.source or "signature"), workspace
        )
    _show_taken(session, taken)


def _show_proposals(
    session: Session, proposals: tuple[CardProposal, ...] | list[CardProposal], found: CardsRead | None = None
) -> None:
    def text() -> None:
        rows = [
            (one.card.name, title_line(one.card.title, one.card.organization),
             ", ".join(value.value.replace("\n", ", ") for value in one.card.values),
             f"{one.name} ({one.why})" if one.uuid else "new")
            for one in proposals
        ]  # fmt: skip
        session.output.table(_COLUMNS, rows)
        if found is not None and found.columns is not None:
            session.output.say("Columns: " + "; ".join(f"{title} = {field}" for title, field in found.columns.items()))

    columns = dict(found.columns) if found is not None and found.columns is not None else None
    session.show({"columns": columns, "proposals": [value_of(one) for one in proposals]}, text)


def _show_taken(session: Session, taken: CardsTaken) -> None:
    for problem in taken.problems:
        session.output.tell(problem)
    said = f"Added {count_of(taken.added, 'contact')}; {count_of(taken.completed, 'contact')} were there already."
    session.show(value_of(taken), lambda: session.output.say(f"{said} “caseorg undo” takes all of it back."))


def _export(session: Session, options: argparse.Namespace) -> None:
    suffix = options.to.suffix.lower()
    if suffix not in (".vcf", ".csv"):
        raise BadInput("Contacts are written as .vcf or .csv. Give the file one of these endings.")
    with session.reading() as workspace:
        case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
        leaving = workspace.ask(
            cards_leaving,
            workspace.ask(people_order, case_uuid),
            today().isoformat(),
            highest=Visibility(options.visibility),
            public_only=options.contacts == "public",
        )
        chosen = frozenset({options.vcard})
        run_job(ExportFile(CardFile(leaving.cards), options.to, suffix=suffix, options=chosen), workspace)

    def text() -> None:
        session.output.say(f"Wrote {count_of(len(leaving.cards), 'contact')} to {options.to}")
        for name, why in leaving.held_back:
            session.output.say(f"    Held back: {name}, {why}")

    held = [{"name": name, "why": why} for name, why in leaving.held_back]
    session.show({"written": len(leaving.cards), "held_back": held}, text)


def _column(text: str) -> tuple[str, str]:
    title, equals, field = text.rpartition("=")
    field = NOTHING if field.strip().lower() in ("nothing", "none") else field.strip().lower()
    if not equals or (field and field not in FIELDS):
        raise BadInput(f"“{text}” is no column and field. Give TITLE=FIELD, FIELD one of: {', '.join(FIELDS)}.")
    return title.strip(), field
