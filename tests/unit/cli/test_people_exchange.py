"""Contacts in and out on the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.unit.cli.conftest import CommandLine

CARD = """BEGIN:VCARD
VERSION:3.0
N:Garcia;Katie;;;
FN:Katie Garcia
ORG:Public Citizen
TITLE:Communications Director
EMAIL:kgarcia@citizen.org
TEL;TYPE=CELL:202-555-0143
BDAY:1980-01-01
END:VCARD
"""


def test_cards_are_taken_over_once_and_undone_at_once(caseorg: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "contacts.vcf"
    file.write_text(CARD, "utf-8")
    assert caseorg.value("people", "import", str(file), "--dry-run")["proposals"][0]["uuid"] is None
    assert caseorg.value("person", "list") == []
    assert caseorg.value("people", "import", str(file), "--public")["added"] == 1
    (line,) = caseorg.value("person", "list")
    assert (line["title"], line["organization"], line["email"]) == (
        "Communications Director", "Public Citizen", "kgarcia@citizen.org"
    )  # fmt: skip
    assert caseorg.value("people", "import", str(file)) == {"added": 0, "completed": 1, "problems": []}
    assert len(caseorg.value("person", "show", "Katie")["contacts"]) == 2
    assert caseorg.text("undo").startswith("Undone: Import Contacts")
    assert caseorg.value("person", "list") == []


def test_a_sheet_remembers_its_columns(caseorg: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "media.csv"
    file.write_text("Who,Mail,Paper,Color\nLou Reporter,lou@ledger.example,Daily Ledger,red\n", "utf-8")
    refused = caseorg.refused("people", "import", str(file), "--column", "Name=name")
    assert "no column “Name”" in refused
    columns = ("--column", "Who=name", "--column", "Paper=organization")
    caseorg.text("people", "import", str(file), *columns)
    (line,) = caseorg.value("person", "list")
    assert (line["record"]["name"], line["organization"]) == ("Lou Reporter", "Daily Ledger")
    again = tmp_path / "more.csv"
    again.write_text("Who,Mail,Paper,Color\nAna Ruiz,,Daily Ledger,\n", "utf-8")
    assert caseorg.value("people", "import", str(again), "--dry-run")["columns"]["Who"] == "name"


def test_only_what_may_be_given_out_leaves_and_what_came_goes_back(caseorg: CommandLine, tmp_path: Path) -> None:
    file, out = tmp_path / "contacts.vcf", tmp_path / "out.vcf"
    file.write_text(CARD, "utf-8")
    caseorg.text("people", "import", str(file))
    caseorg.text("person", "edit-contact", "kgarcia@citizen.org", "--of", "Katie", "--public", "yes")
    caseorg.text("person", "add", "Jane Doe 1", "--do-not-name", "yes")
    caseorg.text("person", "add", "Sealed Witness", "--visibility", "sealed")
    value = caseorg.value("people", "export", "--to", str(out))
    assert value["held_back"] == [
        {"name": "Jane Doe 1", "why": "must not be named"}, {"name": "Sealed Witness", "why": "it is sealed"}
    ]  # fmt: skip
    text = out.read_text("utf-8")
    assert "kgarcia@citizen.org" in text
    assert "555-0143" not in text and "BDAY" not in text and "Doe" not in text
    every = tmp_path / "all.vcf"
    caseorg.text("people", "export", "--to", str(every), "--contacts", "all", "--vcard", "4.0")
    assert "BDAY:1980-01-01" in every.read_text("utf-8") and "(202) 555-0143" in every.read_text("utf-8")
    sheet = tmp_path / "all.csv"
    caseorg.text("people", "export", "--to", str(sheet), "--contacts", "all")
    assert "Katie Garcia,Katie,,Garcia" in sheet.read_text("utf-8-sig")
    assert "endings" in caseorg.refused("people", "export", "--to", str(tmp_path / "x.doc"))


def test_a_signature_is_pasted(caseorg: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Ana Ruiz\nStaff Attorney\nPublic Citizen\n(202) 588-7742 x5\n"))
    assert caseorg.value("people", "paste")["added"] == 1
    detail = caseorg.value("person", "show", "Ana Ruiz")
    assert (detail["now"]["title"], detail["contacts"][0]["normalized"]) == ("Staff Attorney", "+12025887742;ext=5")


def test_a_file_that_is_no_contacts_is_refused(caseorg: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "x.vcf"
    file.write_bytes(b"\x00\x01\x02")
    assert "no card" in caseorg.refused("people", "import", str(file))
