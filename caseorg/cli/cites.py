"""`caseorg cites FILE|DOCUMENT`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from caseorg.cli.arguments import add_case
from caseorg.cli.filing_texts import add_filing_place, filing_texts
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.words import count_of
from caseorg.model.citing import Cited, CitePart, Destination, Pin, RecordCite, ResolvedCite
from caseorg.queries.cites import resolved_cites
from caseorg.rules.record_cites import find_record_cites

_COLUMNS = (Column("Page", right=True), Column("Kind"), Column("Cite", least=24), Column("Leads to", least=16))
_NO_CASE = Destination(None, missing="Not looked up: give the case with --case.")
_EPILOG = (
    "With --json an array with one object a cite: kind, text as printed, page (from 1), start and end (offsets in that"
    " page's text), and target: what is cited, the document's id or null, and what is missing. A cite of several"
    " documents has them all under “targets”. Pages of a cite by number are stamped pages; of a cite by name, printed."
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg cites`."""
    add_filing_place(parser)
    add_case(parser, required=False, help_line="the case whose documents are cited; else the document's own")
    parser.epilog = _EPILOG
    parser.set_defaults(run=_cites)


def _cites(session: Session, options: argparse.Namespace) -> None:
    filing = filing_texts(session, options.filing, options.case)
    found = find_record_cites(filing.texts)
    if filing.case_uuid is None:
        resolved = [ResolvedCite(cite, (_NO_CASE,) * len(cite.parts)) for cite in found]
    else:
        with session.reading() as workspace:
            resolved = workspace.ask(resolved_cites, filing.case_uuid, found, filing.document_uuid)
    session.show([_value(one) for one in resolved], lambda: _print(session, filing.name, resolved))


# As JSON


def _value(resolved: ResolvedCite) -> dict[str, Any]:
    cite = resolved.cite
    targets = [_part_value(cite, *pair) for pair in zip(cite.parts, resolved.destinations, strict=True)]
    value: dict[str, Any] = {
        "kind": cite.kind,
        "text": cite.text,
        "page": cite.page,
        "start": cite.start,
        "end": cite.end,
        "target": {name: part for name, part in targets[0].items() if name not in {"text", "start", "end"}},
    }
    if len(targets) > 1:
        value["targets"] = targets
    if cite.continued is not None:
        value["continued"] = dict(zip(("page", "start", "end"), cite.continued, strict=True))
    return value


def _part_value(cite: RecordCite, part: CitePart, destination: Destination) -> dict[str, Any]:
    return {
        "text": cite.text[part.start - cite.start : part.end - cite.start],
        "start": part.start,
        "end": part.end,
        **_cited_value(part.cited),
        "document": destination.uuid,
        "document_name": destination.name or None,
        "document_page": destination.page,
        "missing": destination.missing or None,
    }


def _cited_value(cited: Cited) -> dict[str, Any]:
    return {
        "cited": cited.kind,
        "number": cited.number,
        "attachment": cited.attachment,
        "court": cited.court or None,
        "name": cited.name or None,
        "label": cited.label or None,
        "volume": cited.volume or None,
        "of": _cited_value(cited.of) if cited.of is not None else None,
        "also_cited_as": {"number": cited.known_as[0], "attachment": cited.known_as[1] or None}
        if cited.known_as
        else None,
        **_pin_value(cited.pin),
    }


def _pin_value(pin: Pin) -> dict[str, Any]:
    return {
        "pages": [int(page) if page.isdigit() else page for page in pin.pages],
        "paragraphs": list(pin.paragraphs),
        "lines": [
            {"page": one.page, "line": one.line, "to_page": one.to_page, "to_line": one.to_line} for one in pin.lines
        ],
        "notes": list(pin.notes),
        "sections": list(pin.sections),
        "page_ids": list(pin.page_ids),
    }


# As text


def _print(session: Session, name: str, resolved: Sequence[ResolvedCite]) -> None:
    if not resolved:
        session.output.say(f"No record cites were found in “{name}”.")
        return
    rows = [
        (str(one.cite.page), str(one.cite.kind), " ".join(one.cite.text.split()), _leads_to(one.destinations))
        for one in resolved
    ]
    session.output.table(_COLUMNS, rows)
    session.output.line()
    session.output.line(f"{count_of(len(resolved), 'record cite')}.")


def _leads_to(destinations: Sequence[Destination]) -> str:
    words = [
        f"{one.name}, page {one.page}" if one.page is not None else one.name or one.missing for one in destinations
    ]
    return "; ".join(words)
