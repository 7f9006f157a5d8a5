"""`caseorg press read FILE`: what a press release says, without keeping it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from caseorg.cli.arguments import command, subcommands
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.jobs.read_release import ReadRelease, ReleaseRead
from caseorg.model.release import Release, ReleaseContact, ReleaseName, ReleaseQuote, Span, Words


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


def _read(session: Session, options: argparse.Namespace) -> int:
    answer: ReleaseRead = run_job(ReadRelease(Path(options.file)), None)
    if answer.note:
        session.output.tell(answer.note)
    session.show(release_value(answer.release), lambda: _print(session, answer.release))
    return 0


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
