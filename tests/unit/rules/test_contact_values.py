"""Ways to reach somebody as people print them."""

from __future__ import annotations

import pytest

from caseorg.model.people import ContactKind
from caseorg.rules.contact_values import contact_value, email_of, kind_of_value, problem_of
from caseorg.rules.phones import phone_of


@pytest.mark.parametrize(
    ("printed", "normalized", "national"),
    [
        ("202-588-7742", "+12025887742", "(202) 588-7742"),
        ("(202) 588-7742, ext. 5", "+12025887742;ext=5", "(202) 588-7742 ext. 5"),
        ("+1 202.588.7742 x12", "+12025887742;ext=12", "(202) 588-7742 ext. 12"),
        ("212-555-0123 extension 44", "+12125550123;ext=44", "(212) 555-0123 ext. 44"),
        ("o: (202) 588\u20117742", "+12025887742", "(202) 588-7742"),
        ("Phone: 202/588-7742", "+12025887742", "(202) 588-7742"),
        ("1-800-FLOWERS", "+18003569377", "(800) 356-9377"),
        ("tel:+1-202-588-7742", "+12025887742", "(202) 588-7742"),
        ("+44 20 7946 0958", "+442079460958", "+44 20 7946 0958"),
    ],
)
def test_a_number_is_read_however_it_is_written(printed: str, normalized: str, national: str) -> None:
    phone = phone_of(printed)
    assert phone is not None
    assert (phone.normalized, phone.national) == (normalized, national)
    again = phone_of(phone.national)
    assert again == phone, "what is shown is read as the same"


@pytest.mark.parametrize("printed", ["588-7742", "123-456-7890", "202-188-7742", "28-3 at 7", "", "March 4, 2025"])
def test_other_numbers_are_no_telephone_numbers(printed: str) -> None:
    assert phone_of(printed) is None


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("kgarcia@citizen.org", "kgarcia@citizen.org"),
        ("KGarcia@Citizen.org", "kgarcia@citizen.org"),
        ("name [at] example [dot] org", "name@example.org"),
        ("name(at)example.org", "name@example.org"),
        ("first.last AT mail DOT example DOT org", "first.last@mail.example.org"),
        ("mailto:press@example.org?subject=Hello", "press@example.org"),
        ("<press@example.org>", "press@example.org"),
        ("E-mail: press @ example.org", "press@example.org"),
    ],
)
def test_an_address_is_read_also_where_it_is_hidden(printed: str, address: str) -> None:
    assert email_of(printed) == address


@pytest.mark.parametrize("printed", ["a@b", "at dot", "not an address at all", "@example.org", "x@example..org"])
def test_other_words_are_no_address(printed: str) -> None:
    assert email_of(printed) is None


def test_the_kind_is_told_by_the_form() -> None:
    kinds = {
        "name [at] example [dot] org": ContactKind.EMAIL,
        "(202) 588-7742 x5": ContactKind.PHONE,
        "Fax: (202) 588-7795": ContactKind.FAX,
        "https://www.citizen.org/media/": ContactKind.WEB,
        "@Public_Citizen": ContactKind.SOCIAL,
        "1600 20th St. NW\nWashington, DC 20009": ContactKind.ADDRESS,
    }
    assert {text: kind_of_value(text) for text in kinds} == kinds


def test_what_cannot_be_read_says_what_to_do() -> None:
    assert "ten digits" in problem_of(ContactKind.PHONE, "588-7742")
    assert "name@example.org" in problem_of(ContactKind.EMAIL, "kgarcia@")
    assert problem_of(ContactKind.EMAIL, "kgarcia@citizen.org") == ""
    assert contact_value(ContactKind.PHONE, "588-7742").shown == "588-7742"
    same = {contact_value(ContactKind.WEB, text).normalized for text in ("citizen.org/x/", "https://www.Citizen.org/x")}
    assert same == {"citizen.org/x"}
