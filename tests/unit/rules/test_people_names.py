"""Names of persons in parts, and which two may be the same."""

from __future__ import annotations

import pytest

from caseorg.rules.near_names import initials_of, near_organizations, near_persons
from caseorg.rules.person_names import NameParts, is_pseudonym, name_parts


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Hon. Scott K. H. Bessent, Jr.", NameParts("Scott", "K. H.", "Bessent", "Hon.", "Jr.")),
        ("Scott BESSENT", NameParts("Scott", "", "Bessent")),
        ("Colleen Kollar-Kotelly", NameParts("Colleen", "", "Kollar-Kotelly")),
        ("José “Pepe” García", NameParts("José", "", "García", nickname="Pepe")),
        ("Jane Doe 1", NameParts(family="Jane Doe 1")),
        ("Prince", NameParts(family="Prince")),
        ("A.B.C.", NameParts(family="A.B.C.")),
    ],
)
def test_a_name_is_read_in_parts(printed: str, parts: NameParts) -> None:
    assert name_parts(printed) == parts


def test_pseudonyms_are_known_by_themselves() -> None:
    names = ("Jane Doe 1", "JOHN DOE", "A.B.C.", "A. B.", "Jane Dodson", "Katie Garcia", "John Roe No. 2")
    assert [is_pseudonym(name) for name in names] == [True, True, True, True, False, False, True]


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("Scott Bessent", "Scott K. H. BESSENT", True),
        ("S. Bessent", "Scott Bessent", True),
        ("Frank Bisignano", "Frank Bisigano", True),
        ("José García", "Jose Garcia", True),
        ("Ana Ruiz", "Bo Ruiz", False),
        ("Jane Doe 1", "Jane Doe 2", False),
        ("John Smith, Jr.", "John Smith, Sr.", False),
        ("John A. Smith", "John B. Smith", False),
        ("Katie Garcia", "Katie Grasso", False),
    ],
)
def test_which_persons_may_be_the_same(first: str, second: str, near: bool) -> None:
    assert (near_persons(first, second), near_persons(second, first)) == (near, near)


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("Centro de Trabajadores Unidos", "CTU", True),
        ("Internal Revenue Service", "I.R.S.", True),
        ("U.S. Department of the Treasury", "United States Department of the Treasury", True),
        ("Public Citizen", "Public Citizens", True),
        ("Department of Justice", "Department of Labor", False),
        ("ACLU", "ACLU of Ohio", False),
    ],
)
def test_which_organizations_may_be_the_same(first: str, second: str, near: bool) -> None:
    assert (near_organizations(first, second), near_organizations(second, first)) == (near, near)


def test_initials_are_of_the_capitalized_words() -> None:
    assert initials_of("Centro de Trabajadores Unidos") == "CTU"
    assert initials_of("Treasury") == ""
