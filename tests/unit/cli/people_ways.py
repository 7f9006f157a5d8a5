"""The commands that lead to the operations on people, organizations and roles."""

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
}
