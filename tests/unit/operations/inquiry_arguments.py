"""Arguments for the operations on inquiries of the press, drawn in a situation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from caseorg.model.inquiry import InquiryState
from caseorg.model.statement import OnRecord
from tests.unit.operations.deadline_arguments import DAYS, MOMENTS, WORDS

_ZONES = st.sampled_from(["", "America/Chicago", "Mars"])


def _who(now: Any) -> dict[str, Any]:
    """A reporter or an outlet, known or as printed; sometimes of a case."""
    asked = {"person_uuid": "persons", "organization_uuid": "organizations"}
    name = now.draw(st.sampled_from(["person_uuid", "organization_uuid", "reporter", "outlet"]))
    given = {name: now.one(asked[name]) if name in asked else now.draw(WORDS)}
    return given | ({"case_uuid": now.one("cases")} if now.draw(st.booleans()) else {})


def _said(now: Any) -> dict[str, Any]:
    return {"due": now.draw(MOMENTS), "zone": now.draw(_ZONES), "on_record": now.draw(st.sampled_from(list(OnRecord)))}


def _answer(now: Any) -> dict[str, Any]:
    given = {
        "uuid": now.one("inquiries"),
        "state": now.draw(st.sampled_from(list(InquiryState))),
        "answer": now.draw(st.sampled_from(["", "No comment."])),
        "answered_on": now.draw(st.just(None) | DAYS.map(str)),
        "coverage": now.draw(st.sampled_from(["", "https://daily.example/1", "daily"])),
    }
    return given | ({"statement_uuid": now.one("statements")} if now.draw(st.booleans()) else {})


INQUIRY_ARGUMENTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "add_inquiry": lambda now: {"question": now.draw(WORDS), "asked_on": now.draw(MOMENTS)} | _who(now) | _said(now),
    "edit_inquiry": lambda now: {"uuid": now.one("inquiries")} | _who(now) | _said(now),
    "answer_inquiry": _answer,
    "trash_inquiries": lambda now: {"uuids": now.some("inquiries")},
    "restore_inquiries": lambda now: {"uuids": now.some("inquiries")},
}
