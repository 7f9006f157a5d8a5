"""`caseorg press`: what a press release says, and keeping it in a case."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import add_case, command, subcommands
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.jobs.accept_release import AcceptRelease, ReleaseAccepted
from caseorg.jobs.read_release import ReadRelease, ReleaseRead
from caseorg.model.release import Release, ReleaseContact, ReleaseName, ReleaseQuote, Span, Words
from caseorg.model.release_proposal import ProposalKind, ReleaseProposal
from caseorg.queries.cases import case_named
from caseorg.rules.release_proposals import proposals_of

_COLUMNS = (Column("No.", right=True), Column("What"), Column("Name", least=12), Column("About", least=20))


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg press`."""
    commands = subcommands(parser)
    read = command(
        commands,
        "read",
        "Say what a press release says: who is quoted with what title, whom to ask, who sues whom.",
        _read,
    )
    read.add_argument("file", metavar="FILE", help="a .txt, .html, .docx or .pdf file; it is only read")
    read.epilog = (
        "With --json one object: headline, subheads, dateline, date, embargo, contacts, "
        "quotes, parties, counsel, court, judge,"
        " case_name, case_number, links. Every “spans” is a list of [from, to) offsets into the text of the file."
    )
    accept = command(
        commands,
        "accept",
        "Keep what a press release says in a case: statements, people, roles, the release.",
        _accept,
    )
    add_case(accept)
    accept.add_argument("file", metavar="FILE", help="a .txt, .html, .docx or .pdf file")
    accept.add_argument(
        "--only", metavar="WHAT", action="append", default=[],
        help="statement, press-contact, plaintiff, defendant, counsel, judge, or numbers as --dry-run lists: 1,3-5",
    )  # fmt: skip
    accept.add_argument("--dry-run", action="store_true", help="only list what is proposed, with numbers")


def _read(session: Session, options: argparse.Namespace) -> int:
    answer: ReleaseRead = run_job(ReadRelease(Path(options.file)), None)
    if answer.note:
        session.output.tell(answer.note)
    session.show(release_value(answer.release), lambda: _print(session, answer.release))
    return 0


def _accept(session: Session, options: argparse.Namespace) -> int:
    answer: ReleaseRead = run_job(ReadRelease(Path(options.file)), None)
    if answer.note:
        session.output.tell(answer.note)
    numbered = list(enumerate(proposals_of(answer.release), 1))
    wanted = _wanted(options.only)
    chosen = [(number, one) for number, one in numbered if not wanted or number in wanted or one.kind in wanted]
    if not chosen:
        raise BadInput("The release proposes nothing of that kind. List what it does with --dry-run.")
    if options.dry_run:
        rows = [(str(number), one.kind, one.name, _about(one)) for number, one in chosen]
        values = [_proposal_value(number, one) for number, one in chosen]
        session.show(values, lambda: session.output.table(_COLUMNS, rows))
        return 0
    with session.writing() as workspace:
        case = workspace.ask(case_named, options.case)
        kept: ReleaseAccepted = run_job(AcceptRelease(case.uuid, answer, [one for _, one in chosen]), workspace)
    session.show(value_of(kept), lambda: session.output.say(kept.sentence))
    return 0


def _wanted(only: Sequence[str]) -> frozenset[str | int]:
    """The kinds and numbers of `--only`, as "statement", "2" and "4-6"."""
    found: set[str | int] = set()
    for word in (part.strip().lower() for parts in only for part in parts.split(",")):
        span = re.fullmatch(r"(\d{1,4})(?:-(\d{1,4}))?", word)
        kind = word.replace("-", " ").removesuffix("s")
        if span is not None:
            found |= set(range(int(span[1]), int(span[2] or span[1]) + 1))
        elif kind in set(ProposalKind):
            found.add(kind)
        else:
            kinds = ", ".join(kind.replace(" ", "-") for kind in ProposalKind)
            raise BadInput(f"“{word}” is nothing a release proposes. Give one of {kinds}, or numbers as 1,3-5.")
    return frozenset(found)


def _about(proposal: ReleaseProposal) -> str:
    parts = (proposal.title, proposal.organization, proposal.email, proposal.phone)
    about = ", ".join(part for part in parts if part)
    return f"{about}: {proposal.text}" if proposal.text and about else proposal.text or about


def _proposal_value(number: int, proposal: ReleaseProposal) -> dict[str, Any]:
    names = ("kind", "name", "title", "organization", "acting", "email", "phone", "attribution", "text")
    return {"number": number} | {name: getattr(proposal, name) for name in names}


def release_value(release: Release) -> dict[str, Any]:
    """A release as JSON: null and empty lists where it does not say."""
    return {
        "headline": _text(release.headline),
        "subheads": [words.text for words in release.subheads],
        "dateline": _text(release.dateline),
        "date": release.date.iso if release.date else None,
        "embargo": _text(release.embargo),
        "language": release.language,
        "contacts": [_contact(contact) for contact in release.contacts],
        "quotes": [_quote(quote) for quote in release.quotes],
        "parties": {
            "plaintiffs": [party.name for party in release.plaintiffs],
            "defendants": [party.name for party in release.defendants],
        },
        "officials": [_official(party) for party in (*release.plaintiffs, *release.defendants) if party.title],
        "counsel": [counsel.name for counsel in release.counsel],
        "court": _text(release.court),
        "judge": release.judge.name if release.judge else None,
        "case_name": _text(release.case_name),
        "case_number": _text(release.case_number),
        "links": [link.text for link in release.links],
    }


def _text(words: Words | None) -> str | None:
    return words.text if words else None


def _contact(contact: ReleaseContact) -> dict[str, Any]:
    return {
        "name": contact.name,
        "email": contact.email,
        "phone": contact.phone,
        "role": contact.role,
        "org": contact.organization,
        "spans": _spans(contact.words.spans),
    }


def _quote(quote: ReleaseQuote) -> dict[str, Any]:
    return {
        "speaker": quote.speaker,
        "title": quote.title,
        "organization": quote.organization,
        "segments": [segment.text for segment in quote.segments],
        "text": quote.text,
        "kind": quote.kind,
        "attribution": _text(quote.attribution),
        "spans": [_spans(segment.spans) for segment in quote.segments],
    }


def _official(party: ReleaseName) -> dict[str, Any]:
    return {"name": party.name, "title": party.title, "acting": party.acting}


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _print(session: Session, release: Release) -> None:
    session.output.fields([(name, value) for name, value in _facts(release) if value])
    for quote in release.quotes:
        session.output.line()
        session.output.say(f"“{' … '.join(segment.text for segment in quote.segments)}”")
        session.output.say(f"    {attribution_line(quote)}")
    if not release.quotes:
        session.output.line()
        session.output.line("It quotes nobody.")


def _facts(release: Release) -> list[tuple[str, str]]:
    return [
        ("Headline", _text(release.headline) or ""),
        *(("Subhead", words.text) for words in release.subheads),
        ("Dateline", _text(release.dateline) or ""),
        ("Date", release.date.iso if release.date else ""),
        ("Embargo", _text(release.embargo) or ""),
        ("Case", ", ".join(filter(None, (_text(release.case_name), _text(release.case_number))))),
        ("Court", _text(release.court) or ""),
        ("Judge", release.judge.name if release.judge else ""),
        ("Plaintiffs", _names(release.plaintiffs)),
        ("Defendants", _names(release.defendants)),
        ("Counsel", _names(release.counsel)),
        *(("Contact", contact_line(contact)) for contact in release.contacts),
        *(("Link", link.text) for link in release.links),
    ]


def _names(names: tuple[ReleaseName, ...]) -> str:
    return "; ".join(f"{name.name} ({name.title})" if name.title else name.name for name in names)


def contact_line(contact: ReleaseContact) -> str:
    """A contact on one line."""
    parts = (contact.name, contact.role, contact.organization, contact.email, contact.phone)
    return ", ".join(part for part in parts if part)


def attribution_line(quote: ReleaseQuote) -> str:
    """Speaker, title and organization on one line."""
    return ", ".join(part for part in (quote.speaker, quote.title, quote.organization) if part)
