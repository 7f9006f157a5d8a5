"""What an explanation may say outside the office: names of what is labeled too high are left out, and so are notes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from caseorg.model.record import Visibility
from caseorg.queries.deadline_lists import DeadlineLine
from caseorg.queries.deadline_views import DeadlineView, TriggerLine
from caseorg.rules.visibility import may_leave, stricter
from caseorg.store.database import Reader

_WITHHELD = "something that is not named here"
_LABELS = """SELECT {table}.uuid AS uuid, {table}.visibility AS own, documents.visibility AS source FROM {table}
    LEFT JOIN documents ON documents.uuid = {table}.document_uuid
    WHERE {table}.uuid IN (SELECT value FROM json_each(?))"""


def outside_view(reader: Reader, view: DeadlineView, highest: Visibility) -> DeadlineView:
    """A deadline that may leave, without the names of what it runs from, replaces or leads to that may not."""
    wanted = [one.event.uuid for one in view.triggers if one.event is not None]
    hidden_events = _hidden(reader, "events", wanted, highest)
    deadlines = [link.deadline.uuid for link in view.chain]
    deadlines += [one.parent.uuid for one in view.triggers if one.parent is not None]
    deadlines += [one.event.projected_from_uuid or "" for one in view.triggers if one.event is not None]
    deadlines.append(view.deadline.replaced_by_uuid or "")
    hidden = hidden_events | _hidden(reader, "deadlines", deadlines, highest)
    return replace(
        view,
        line=_outside_line(reader, view.line, hidden, highest),
        triggers=tuple(_outside_trigger(one, hidden) for one in view.triggers),
        chain=tuple(link for link in view.chain if link.deadline.uuid not in hidden),
    )


def outside_line(reader: Reader, line: DeadlineLine, highest: Visibility) -> DeadlineLine:
    """A line of a table that may leave, likewise."""
    hidden = _hidden(reader, "deadlines", [line.deadline.replaced_by_uuid or ""], highest)
    return _outside_line(reader, line, hidden, highest)


def _outside_line(reader: Reader, line: DeadlineLine, hidden: set[str], highest: Visibility) -> DeadlineLine:
    source = line.deadline.document_uuid
    superseded = line.source_superseded
    if superseded and _hidden_successor(reader, source or "", highest):
        superseded = "The document that set it was superseded."
    return replace(
        line,
        deadline=replace(line.deadline, note=""),
        source_superseded=superseded,
        replaced_by="" if line.deadline.replaced_by_uuid in hidden else line.replaced_by,
    )


def _outside_trigger(one: TriggerLine, hidden: set[str]) -> TriggerLine:
    event, parent = one.event, one.parent
    if event is not None and event.uuid in hidden:
        event = replace(event, title=_WITHHELD)
    if parent is not None and parent.uuid in hidden:
        parent = replace(parent, title=_WITHHELD)
    expected = "" if event is not None and event.projected_from_uuid in hidden else one.projected_from
    return replace(one, event=event, parent=parent, projected_from=expected)


def _hidden(reader: Reader, table: str, uuids: Iterable[str], highest: Visibility) -> set[str]:
    rows = reader.rows(_LABELS.format(table=table), (json.dumps(list(uuids)),))
    return {row["uuid"] for row in rows if not may_leave(_label(row["own"], row["source"]), highest)}


def _hidden_successor(reader: Reader, document_uuid: str, highest: Visibility) -> bool:
    rows = reader.rows(
        """SELECT documents.visibility AS label FROM document_relations
        JOIN documents ON documents.uuid = document_relations.document_uuid
        WHERE document_relations.other_uuid = ? AND document_relations.kind = 'supersedes'""",
        (document_uuid,),
    )
    return any(not may_leave(Visibility(row["label"]), highest) for row in rows)


def _label(own: str, source: str | None) -> Visibility:
    return stricter(Visibility(own), Visibility(source)) if source else Visibility(own)
