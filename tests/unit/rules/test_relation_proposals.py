"""What a title says of its relation to other filings is proposed, and nothing else is."""

from __future__ import annotations

import pytest

from caseorg.model.document import DocumentKind as Kind
from caseorg.model.document import DocumentRelationKind as Relation
from caseorg.rules.filing_kinds import kind_of
from caseorg.rules.relation_proposals import Filing, proposed_relations


def filing(number: int | None, title: str, *, attachment: int = 0, kind: Kind | None = None, text: str = "") -> Filing:
    kind = kind or kind_of(title) or Kind.OTHER
    uuid = f"{number or title}" + (f"-{attachment}" if attachment else "")
    return Filing(uuid=uuid, title=title, kind=kind, number=number, attachment=attachment, docket_text=text)


DOCKET = (
    filing(1, "Complaint for Injunctive Relief"),
    filing(1, "Exhibit A", attachment=1),
    filing(8, "Motion for Preliminary Injunction"),
    filing(9, "Motion to Dismiss for Lack of Standing"),
    filing(12, "Opposition to Motion for Preliminary Injunction"),
    filing(15, "Motion to Stay Discovery"),
)


def proposals(one: Filing) -> list[tuple[Relation, str]]:
    return [(proposed.kind, proposed.other_uuid) for proposed in proposed_relations(one, DOCKET)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Opposition to Motion to Dismiss", [(Relation.RESPONDS_TO, "9")]),
        ("Plaintiffs’ Response to Defendants’ Motion to Stay (ECF No. 15)", [(Relation.RESPONDS_TO, "15")]),
        ("Reply in Support of Motion for Preliminary Injunction", [(Relation.REPLIES_TO, "12")]),
        ("Reply in Support of Motion (Dkt. 9)", [(Relation.REPLIES_TO, "9")]),
        ("Memorandum Opinion and Order granting 8 Motion", [(Relation.RULES_ON, "8")]),
        ("MEMORANDUM OPINION denying 9 Motion to Dismiss and granting in part 8 Motion for Injunction",
         [(Relation.RULES_ON, "9"), (Relation.RULES_ON, "8")]),
        ("Order on ECF Nos. 8, 9 and 15",
         [(Relation.RULES_ON, "8"), (Relation.RULES_ON, "9"), (Relation.RULES_ON, "15")]),
        ("Order Granting Motion to Stay Discovery", [(Relation.RULES_ON, "15")]),
        ("Answer to Complaint", [(Relation.RESPONDS_TO, "1")]),
        ("First Amended Complaint", [(Relation.SUPERSEDES, "1")]),
        ("Redacted Version of Motion to Stay Discovery", [(Relation.REDACTED_VERSION_OF, "15")]),
        ("[REDACTED] Motion to Stay Discovery", [(Relation.REDACTED_VERSION_OF, "15")]),
        # nothing is proposed where nothing is said, or where it is not here
        ("Memorandum Opinion", []),
        ("Opposition to Motion", []),
        ("Opposition to Motion to Compel Arbitration", []),
        ("Order pursuant to 8 U.S.C. § 1252", []),
        ("Reply in Support of Motion (ECF No. 44)", []),
        ("Notice of Appearance", []),
    ],
)  # fmt: skip
def test_titles_say_it(title: str, expected: list[tuple[Relation, str]]) -> None:
    assert proposals(filing(20, title)) == expected


def test_the_docket_text_says_it_too_and_why_is_told() -> None:
    order = filing(20, "Order", text="ORDER granting 15 Motion to Stay. Signed by Judge Lane on 3/20/26.")
    (proposed,) = proposed_relations(order, DOCKET)
    assert (proposed.kind, proposed.other_uuid) == (Relation.RULES_ON, "15")
    assert proposed.because == "It says “granting 15 Motion”"


def test_docket_texts_as_courts_write_them() -> None:
    for text, expected in (
        ("MEMORANDUM OPINION re 8 Plaintiffs' Motion for Preliminary Injunction. Signed by Judge Lane.", ["8"]),
        ("ORDER granting in part and denying in part 8 Plaintiffs’ Motion for Preliminary Injunction.", ["8"]),
        ("ORDER on Application (RE: related document(s)9 Motion to Dismiss filed by Debtor).", ["9"]),
        ("ORDER, ECF No. 123456789.", []),
        ("ORDER granting 8 MOTION for Preliminary Injunction; denying as moot 15 Motion to Stay", ["8", "15"]),
    ):
        found = proposed_relations(filing(20, "Order", text=text), DOCKET)
        assert [(one.kind, one.other_uuid) for one in found] == [(Relation.RULES_ON, number) for number in expected]
    hearing = filing(20, "Order Setting Hearing", text="ORDER Setting Hearing on 8 Motion for Preliminary Injunction")
    assert proposed_relations(hearing, DOCKET) == []


def test_attachments_belong_to_their_main_document() -> None:
    assert proposals(filing(8, "Exhibit B", attachment=2)) == [(Relation.EXHIBIT_TO, "8")]
    assert proposals(filing(8, "Proposed Order", attachment=3)) == [(Relation.ATTACHMENT_OF, "8")]


def test_a_later_motion_is_not_what_is_answered() -> None:
    assert proposals(filing(14, "Opposition to Motion to Stay Discovery")) == []


def test_the_only_motion_needs_no_words() -> None:
    motion = filing(3, "Motion to Remand")
    (proposed,) = proposed_relations(filing(5, "Opposition to Motion"), [motion])
    assert (proposed.kind, proposed.other_uuid) == (Relation.RESPONDS_TO, "3")
