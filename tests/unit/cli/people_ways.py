"""The commands that lead to the operations on people, organizations, roles and statements."""

from __future__ import annotations

CASE = ("--case", "26-cv-417")

PERSON = ("person", "add", "Scott K. H. Bessent", "--contact", "press@treasury.example")
OTHER = ("person", "add", "Bo Lindqvist")
AGENCY = ("organization", "add", "Internal Revenue Service", "--kind", "agency", "--alias", "IRS")
OFFICE = ("organization", "add-office", "Commissioner of Internal Revenue", "--of", "IRS")
HELD = ("organization", "add-tenure", "Commissioner", "--person", "Bessent", "--from", "2025-08-08", "--acting", "yes")
SUED = ("role", "add", "Bessent", *CASE, "--kind", "defendant", "--office", "Commissioner", "--capacity", "official")
PLAINTIFF = ("role", "add", "IRS", *CASE, "--kind", "plaintiff")
COUNSEL = ("role", "add", "Lindqvist", *CASE, "--kind", "counsel", "--for", "IRS", "--lead", "yes")
BELONGS = ("person", "add-affiliation", "Bessent", "--organization", "IRS", "--title", "Secretary")

SAID = ("statement", "add", "We will be back in court.", *CASE, "--from", "1:1", "--attribution", "Lee, counsel")
QUOTED = ("statement", "add", "Plaintiffs seek an injunction.", *CASE, "--from", "1:1", "--kind", "from-a-filing")
ASKED = ("inquiry", "add", "Any comment on the ruling?", *CASE, "--reporter", "Bo", "--due", "2026-12-01 17:00")
UNDER = ("statement", "issue", "back in court", "--issue", "Standing")

PEOPLE_WAYS: dict[str, list[tuple[str, ...]]] = {
    "add_person": [PERSON],
    "edit_person": [PERSON, ("person", "edit", "Bessent", "--do-not-name", "yes")],
    "trash_people": [PERSON, ("person", "trash", "Bessent")],
    "restore_people": [PERSON, ("person", "trash", "Bessent"), ("person", "restore", "Bessent")],
    "add_alias": [PERSON, ("person", "add-alias", "SCOTT BESSENT", "--of", "Bessent")],
    "remove_alias": [AGENCY, ("organization", "remove-alias", "IRS", "--of", "IRS")],
    "refuse_match": [PERSON, OTHER, ("person", "keep-apart", "Bessent", "Lindqvist")],
    "merge_persons": [PERSON, OTHER, ("person", "merge", "Lindqvist", "--into", "Bessent")],
    "add_organization": [AGENCY],
    "edit_organization": [AGENCY, ("organization", "edit", "IRS", "--notes", "Washington")],
    "merge_organizations": [
        AGENCY,
        ("organization", "add", "I.R.S. Counsel"),
        ("organization", "merge", "I.R.S. Counsel", "--into", "IRS"),
    ],
    "add_office": [AGENCY, OFFICE],
    "edit_office": [AGENCY, OFFICE, ("organization", "edit-office", "Commissioner", "--title", "Commissioner")],
    "remove_office": [AGENCY, OFFICE, ("organization", "remove-office", "Commissioner")],
    "add_tenure": [PERSON, AGENCY, OFFICE, HELD],
    "edit_tenure": [PERSON, AGENCY, OFFICE, HELD, ("organization", "edit-tenure", "{tenure}", "--to", "2026-01-31")],
    "remove_tenure": [PERSON, AGENCY, OFFICE, HELD, ("organization", "remove-tenure", "{tenure}")],
    "add_affiliation": [PERSON, AGENCY, BELONGS],
    "edit_affiliation": [PERSON, AGENCY, BELONGS, ("person", "edit-affiliation", "{affiliation}", "--title", "Head")],
    "remove_affiliation": [PERSON, AGENCY, BELONGS, ("person", "remove-affiliation", "{affiliation}")],
    "add_contact_method": [PERSON, ("person", "add-contact", "(202) 622-2960", "--of", "Bessent", "--public", "yes")],
    "edit_contact_method": [
        PERSON,
        ("person", "edit-contact", "press@treasury.example", "--of", "Bessent", "--usage", "press"),
    ],
    "remove_contact_method": [PERSON, ("person", "remove-contact", "Press@Treasury.example", "--of", "Bessent")],
    "add_case_role": [PERSON, AGENCY, OFFICE, SUED],
    "edit_case_role": [OTHER, AGENCY, PLAINTIFF, COUNSEL, ("role", "edit", "Lindqvist", *CASE, "--lead", "no")],
    "end_representation": [OTHER, AGENCY, PLAINTIFF, COUNSEL, ("role", "end", "Lindqvist", "--party", "IRS", *CASE)],
    "remove_case_role": [AGENCY, PLAINTIFF, ("role", "remove", "IRS", *CASE)],
    "substitute_successor": [
        PERSON,
        OTHER,
        AGENCY,
        OFFICE,
        SUED,
        ("role", "succeed", "Bessent", *CASE, "--person", "Lindqvist", "--on", "2026-06-01"),
    ],
    "add_statement": [PERSON, (*SAID, "--by", "Bessent", "--said-on", "2026-03-05")],
    "edit_statement": [SAID, ("statement", "edit", "back in court", "--said-on", "2026-03-05")],
    "revise_statement": [SAID, ("statement", "revise", "back in court", "We are back.", "--reason", "Misheard")],
    "approve_statement": [SAID, ("statement", "approve", "back in court", "--given-by", "Lee")],
    "withdraw_statement": [SAID, ("statement", "withdraw", "back in court", "--reason", "Lee asked for it")],
    "embargo_statement": [SAID, ("statement", "embargo", "back in court", "--until", "2026-12-01 10:00")],
    "record_verification": [QUOTED, ("statement", "verify", "injunction")],
    "note_statement_uses": [SAID, ("statement", "use", "back in court", "--title", "Release of March 5")],
    "put_statements_under_issue": [SAID, UNDER],
    "take_statements_from_issue": [SAID, UNDER, (*UNDER, "--take-out")],
    "add_inquiry": [ASKED],
    "edit_inquiry": [ASKED, ("inquiry", "edit", "the ruling", "--zone", "America/Chicago")],
    "answer_inquiry": [ASKED, ("inquiry", "answer", "the ruling", "--answer", "We are glad.")],
    "trash_inquiries": [ASKED, ("inquiry", "trash", "the ruling")],
    "restore_inquiries": [ASKED, ("inquiry", "trash", "the ruling"), ("inquiry", "restore", "the ruling")],
    "trash_statements": [SAID, ("statement", "trash", "back in court")],
    "restore_statements": [SAID, ("statement", "trash", "back in court"), ("statement", "restore", "back in court")],
}
