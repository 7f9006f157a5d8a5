"""Cards of contacts as address books write them."""

from __future__ import annotations

import pytest

from caseorg.apart.contact_tables import read_table
from caseorg.apart.vcards import read_cards
from caseorg.base.errors import BadInput
from caseorg.exporters.people_vcard import CardFile, PeopleVcard
from caseorg.model.card import Card, CardValue
from caseorg.model.people import ContactKind

APPLE = """BEGIN:VCARD\r
VERSION:3.0\r
N:Garcia;Katie;M.;Ms.;\r
FN:Katie Garcia\r
ORG:Public Citizen;Communications\r
TITLE:Communications Director\r
item1.TEL;TYPE=pref:(202) 588-7742 x5\r
item1.X-ABLABEL:_$!<Press>!$_\r
TEL;TYPE=WORK,FAX:202-588-7795\r
EMAIL;TYPE=INTERNET,WORK:kgarcia@citizen.org\r
ADR;TYPE=WORK:;;1600 20th St. NW;Washington;DC;20009;USA\r
NOTE:Speaks Spanish\\, calls back\\nafter five\r
 o'clock\r
X-SPOUSE:Somebody\r
BDAY:1980-01-01\r
END:VCARD\r
"""


def test_a_card_is_read_field_by_field_and_the_rest_is_kept() -> None:
    (card,) = read_cards(APPLE.encode())
    assert (card.name, card.given, card.middle, card.family, card.prefix) == (
        "Katie Garcia", "Katie", "M.", "Garcia", "Ms."
    )  # fmt: skip
    assert (card.organization, card.title) == ("Public Citizen", "Communications Director")
    assert card.values == (
        CardValue(ContactKind.PHONE, "(202) 588-7742 x5", "Press", True),
        CardValue(ContactKind.FAX, "202-588-7795", "work"),
        CardValue(ContactKind.EMAIL, "kgarcia@citizen.org", "work"),
        CardValue(ContactKind.ADDRESS, "1600 20th St. NW\nWashington, DC 20009\nUSA", "work"),
    )
    assert card.notes == "Speaks Spanish, calls back\nafter fiveo'clock"
    assert card.carried == ("ORG:Public Citizen;Communications", "X-SPOUSE:Somebody", "BDAY:1980-01-01")


def test_old_cards_with_quoted_printable_are_read() -> None:
    old = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Garc=C3=ADa;Jos=C3=A9;;;\r\n"
        "TEL;CELL;PREF:555 0100\r\n"
        "ORG;ENCODING=QUOTED-PRINTABLE:Uni=C3=B3n;Prensa=\r\n=20y m=C3=A1s\r\n"
        "NOTE;ENCODING=QUOTED-PRINTABLE:One line=0D=0Aand =\r\nanother\r\nEND:VCARD\r\n"
    )
    (card,) = read_cards(old.encode())
    assert (card.name, card.notes) == ("José García", "One line\nand another")
    (again,) = read_cards(PeopleVcard().write(CardFile((card,))))
    assert again == card
    assert card.values == (CardValue(ContactKind.PHONE, "555 0100", "cell", True),)
    assert (card.organization, card.carried) == ("Unión", ("ORG:Unión;Prensa y más",))


def test_a_card_of_version_four_and_one_of_an_organization() -> None:
    new = (
        "BEGIN:VCARD\nVERSION:4.0\nKIND:individual\nFN:Ana Ruiz\nTEL;VALUE=uri;PREF=1;TYPE=\"voice,work\":"
        "tel:+1-202-555-0143;ext=7\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Daily Ledger\n"
        "URL:https://ledger.example\nEND:VCARD\n"
    )
    person, organization = read_cards(new.encode())
    assert (person.is_organization, organization.is_organization) == (False, True)
    assert person.values == (CardValue(ContactKind.PHONE, "+1-202-555-0143;ext=7", "work", True),)
    assert organization.values == (CardValue(ContactKind.WEB, "https://ledger.example"),)


@pytest.mark.parametrize("data", [b"", b"Hello", b"BEGIN:VCARD\nFN:Never ends", b"\xff\xfe\x00"])
def test_what_is_no_card_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="no card"):
        read_cards(data)


def test_broken_lines_are_kept_and_the_rest_is_read() -> None:
    (card,) = read_cards(b"BEGIN:VCARD\nFN:Ana Ruiz\n;;;nonsense without a colon\nEND:VCARD\n")
    assert (card.name, card.carried) == ("Ana Ruiz", (";;;nonsense without a colon",))


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_was_read_is_written_and_read_the_same(version: str) -> None:
    (card,) = read_cards(APPLE.encode())
    more = Card(
        name="Public Citizen; “Press”", is_organization=True, aliases=("PC", "Pub. Cit."),
        values=(CardValue(ContactKind.WEB, "https://citizen.org"),), notes="a" * 200 + "\nüöä" * 30,
        carried=("Column of a sheet: its cell",),
    )  # fmt: skip
    data = PeopleVcard().write(CardFile((card, more)), options=frozenset({version}))
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert f"VERSION:{version}".encode() in data
    assert read_cards(data) == (card, more)


def test_a_sheet_is_read_by_its_delimiter_and_encoding() -> None:
    table = read_table("\ufeffName;E-mail\r\nJosé García;jg@example.org\r\n;\r\nShort\r\n".encode())
    assert table.titles == ("Name", "E-mail")
    assert table.rows == (("José García", "jg@example.org"), ("Short", ""))
    assert read_table("Name\tPhone\nAna\t1\n".encode("utf-16")).rows == (("Ana", "1"),)
    with pytest.raises(BadInput, match="no row"):
        read_table(b"Name,E-mail\n")


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_card_has_an_id_by_which_other_programs_know_it_again(version: str) -> None:
    ours = Card(name="Katie Ejemplo", uid="01a218bc-60ef-701f-8a97-a3b775818ed5")
    written = PeopleVcard().write((ours,), options=frozenset({version})).decode()
    assert "\r\nUID:urn:uuid:01a218bc-60ef-701f-8a97-a3b775818ed5\r\n" in written
    theirs = Card(name="Katie Ejemplo", uid="01a218bc-60ef-701f-8a97-a3b775818ed5", carried=("UID:their-own-id",))
    written = PeopleVcard().write((theirs,), options=frozenset({version})).decode()
    assert [line for line in written.splitlines() if line.startswith("UID")] == ["UID:their-own-id"]
