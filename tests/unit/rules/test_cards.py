"""Columns of a sheet of contacts, and signature blocks."""

from __future__ import annotations

from caseorg.model.card import CardValue, ContactTable
from caseorg.model.people import ContactKind
from caseorg.rules.card_columns import cards_of_table, guessed_columns
from caseorg.rules.signature_blocks import card_of_signature


def test_columns_are_guessed_by_their_titles() -> None:
    titles = (
        "First Name", "Last Name", "Company", "Job Title", "E-mail 1 - Value", "E-mail 1 - Type", "Mobile Phone",
        "Business Fax", "Work Address", "Web Page", "Beat", "Notes", "Favorite Color", "Outlet", "Twitter",
    )  # fmt: skip
    assert list(guessed_columns(titles).values()) == [
        "given", "family", "organization", "title", "email", "kept", "mobile", "fax", "address", "web", "beat", "notes",
        "kept", "organization", "social",
    ]  # fmt: skip


def test_rows_become_cards_and_what_no_field_holds_is_kept() -> None:
    table = ContactTable(
        ("First", "Last", "Outlet", "E-mail", "Press Phone", "Color"),
        (
            ("Lou", "Reporter", "Daily Ledger", "lou@ledger.example; lr@home.example", "202-555-0143", "red"),
            ("", "", "Daily Ledger", "", "", ""),
            ("", "", "", "desk@ledger.example", "", ""),
            ("", "", "", "", "", "blue"),
        ),
    )
    columns = guessed_columns(table.titles)
    lou, ledger, desk = cards_of_table(table, columns)
    assert (lou.name, lou.organization, lou.carried) == ("Lou Reporter", "Daily Ledger", ("Color: red",))
    assert lou.values == (
        CardValue(ContactKind.EMAIL, "lou@ledger.example"),
        CardValue(ContactKind.EMAIL, "lr@home.example"),
        CardValue(ContactKind.PHONE, "202-555-0143", "press"),
    )
    assert (ledger.name, ledger.is_organization) == ("Daily Ledger", True)
    assert desk.name == "desk@ledger.example"
    assert next(cards_of_table(table, columns | {"Color": ""})).carried == ()


def test_a_signature_is_read() -> None:
    card = card_of_signature(
        "--\nKatie Garcia (she/her)\nCommunications Director | Public Citizen\n1600 20th St. NW, Washington, DC 20009\n"
        "o: (202) 588-7742 • c: 202-555-0143\nkgarcia [at] citizen [dot] org\nwww.citizen.org\n@Public_Citizen\n"
        "Confidential: do not forward"
    )
    assert card is not None
    assert (card.name, card.title, card.organization) == ("Katie Garcia", "Communications Director", "Public Citizen")
    assert card.values == (
        CardValue(ContactKind.PHONE, "(202) 588-7742", "office"),
        CardValue(ContactKind.PHONE, "202-555-0143", "cell"),
        CardValue(ContactKind.EMAIL, "kgarcia [at] citizen [dot] org"),
        CardValue(ContactKind.WEB, "www.citizen.org"),
        CardValue(ContactKind.SOCIAL, "@Public_Citizen"),
        CardValue(ContactKind.ADDRESS, "1600 20th St. NW, Washington, DC 20009"),
    )


def test_a_short_signature_and_none() -> None:
    card = card_of_signature("Ana Ruiz\nStaff Attorney, ACLU of Ohio\nExtra line of wisdom")
    assert card is not None and card.title == "Staff Attorney, ACLU of Ohio"
    short = card_of_signature("Ana Ruiz\nPress Officer, Public Citizen\n")
    assert short is not None and (short.title, short.organization) == ("Press Officer", "Public Citizen")
    assert card_of_signature("--\n(202) 588-7742\n") is None
