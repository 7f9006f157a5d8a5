"""Persons and organizations in a workspace: who is who, merged in one step, succeeded in office."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from caseorg.base.errors import BadInput, NotFound
from caseorg.base.paths import Home
from caseorg.operations import (
    add_affiliation,
    add_alias,
    add_case,
    add_case_role,
    add_contact_method,
    add_office,
    add_organization,
    add_person,
    add_tenure,
    edit_case_role,
    edit_contact_method,
    edit_organization,
    edit_person,
    merge_organizations,
    merge_persons,
    refuse_match,
    remove_office,
    set_judges,
    substitute_successor,
    trash_people,
)
from caseorg.operations.contact_methods import NewContact
from caseorg.queries.case_people import case_people, role_named
from caseorg.queries.people import PeopleFilter, PeopleSort, people_lines, people_order, person_named
from caseorg.queries.people_matches import duplicates, matches_of
from caseorg.queries.person_details import organization_detail, person_detail
from caseorg.queries.person_titles import title_of_person
from caseorg.queries.successions import successions
from caseorg.workspace import Workspace

TODAY = "2026-11-26"


class Record:
    """A workspace with the case, and what is done in it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.case = self.do(add_case, caption="Centro de Trabajadores Unidos v. Bessent").uuid

    def do(self, operation: Any, **arguments: Any) -> Any:
        return self.workspace.do(operation, **arguments).value

    def ask(self, question: Any, *arguments: Any, **more: Any) -> Any:
        return self.workspace.ask(question, *arguments, **more)

    def official(self) -> tuple[str, str, str]:
        """The ids of the agency, the office and the acting holder, who is sued in it."""
        agency = self.do(add_organization, name="Internal Revenue Service", kind="agency", aliases=["IRS"])
        office = self.do(add_office, organization_uuid=agency.uuid, title="Commissioner of Internal Revenue")
        person = self.do(add_person, name="Billy Long")
        self.do(add_tenure, office_uuid=office.uuid, person_uuid=person.uuid, begins="2025-06-16")
        self.do(
            add_case_role, case_uuid=self.case, kind="defendant", person_uuid=person.uuid, office_uuid=office.uuid,
            capacity="official", printed_name="Billy LONG",
        )  # fmt: skip
        return agency.uuid, office.uuid, person.uuid


@pytest.fixture
def record(home: Home) -> Iterator[Record]:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        yield Record(workspace)


def test_a_person_is_found_by_name_alias_address_and_id(record: Record) -> None:
    made = record.do(
        add_person, name="Katie García", aliases=["K. Garcia"], contacts=[NewContact(value="kgarcia@citizen.org")]
    )
    for text in ("katie garcia", "K. Garcia", "KGarcia@citizen.org", made.uuid, made.uuid[:13], "García"):
        assert record.ask(person_named, text).uuid == made.uuid
    record.do(add_person, name="Katie Garcia Lopez")
    assert record.ask(person_named, "Katie Garcia").uuid == made.uuid
    with pytest.raises(NotFound, match="could be several"):
        record.ask(person_named, "Katie")
    with pytest.raises(NotFound, match="person list"):
        record.ask(person_named, "Nobody")


def test_a_contact_is_there_once_and_one_is_preferred(record: Record) -> None:
    person = record.do(add_person, name="Katie Garcia").uuid

    def add(value: str, **more: Any) -> Any:
        return record.do(add_contact_method, person_uuid=person, contact=NewContact(value=value, **more))

    first = add("(202) 588-7742", preferred=True)
    again = add("202.588.7742", usage="press", public_ok=True)
    assert (again.uuid, again.value, again.usage, again.public_ok) == (first.uuid, "(202) 588-7742", "press", True)
    second = add("202-588-1000", preferred=True)
    preferred = {one.uuid: one.preferred for one in record.ask(person_detail, person, TODAY).contacts}
    assert preferred == {first.uuid: False, second.uuid: True}
    with pytest.raises(BadInput, match="ten digits"):
        record.do(edit_contact_method, uuid=first.uuid, value="588-7742")
    printed = add("588-7742", kind=first.kind, as_printed=True)
    assert (printed.value, printed.normalized) == ("588-7742", "")


def test_a_role_of_a_party_has_its_side_and_counsel_stands_under_it(record: Record) -> None:
    _agency, office, official = record.official()
    group = record.do(add_organization, name="Centro de Trabajadores Unidos").uuid
    plaintiff = record.do(add_case_role, case_uuid=record.case, kind="plaintiff", organization_uuid=group)
    lawyer = record.do(add_person, name="Nandan M. Joshi").uuid
    counsel = {"case_uuid": record.case, "kind": "counsel", "person_uuid": lawyer}
    role = record.do(add_case_role, **counsel, clients=[plaintiff.uuid], lead=True)
    assert record.do(add_case_role, **counsel, clients=[plaintiff.uuid]).uuid == role.uuid
    record.do(set_judges, uuid=record.case, judges=[("Colleen Kollar-Kotelly", "assigned")])
    people = record.ask(case_people, record.case, TODAY)
    assert [line.name for line in people.left] == ["Centro de Trabajadores Unidos"]
    assert [line.name for line in people.left[0].counsel] == ["Nandan M. Joshi"]
    assert [(line.shown_name, line.title.title) for line in people.right] == [
        ("Billy LONG", "Commissioner of Internal Revenue")
    ]
    assert (people.counsel, people.judges, people.count) == ((), ("Colleen Kollar-Kotelly",), 3)
    assert record.ask(role_named, "Billy Long", record.case).office_uuid == office
    assert [alias.name for alias in record.ask(person_detail, official, TODAY).aliases] == ["Billy LONG"]
    with pytest.raises(BadInput, match="party"):
        record.do(add_case_role, **counsel, clients=[role.uuid])
    with pytest.raises(BadInput, match="Somebody acts for this party"):
        record.do(edit_case_role, uuid=plaintiff.uuid, kind="witness")


def test_a_successor_takes_the_place_and_old_titles_stay(record: Record) -> None:
    _agency, office, old = record.official()
    lawyer = record.do(add_person, name="Brad Humphreys").uuid
    party = record.ask(role_named, "Billy Long").uuid
    record.do(add_case_role, case_uuid=record.case, kind="counsel", person_uuid=lawyer, clients=[party])
    new = record.do(add_person, name="Scott Bessent").uuid
    record.do(
        add_tenure, office_uuid=office, person_uuid=new, acting=True, begins="2025-08-08", end_others=True
    )
    titles = [record.ask(title_of_person, old, day).title for day in ("2025-08-07", "2025-08-08")]
    assert titles == ["Commissioner of Internal Revenue", ""]
    assert record.ask(successions, "2025-08-07") == []
    proposed = record.ask(successions, TODAY, record.case)
    assert [(one.old_name, one.new_name, one.ended, one.begins, one.acting) for one in proposed] == [
        ("Billy Long", "Scott Bessent", "2025-08-07", "2025-08-08", True)
    ]
    made = record.do(substitute_successor, role_uuid=party, person_uuid=new)
    assert record.ask(successions, TODAY) == []
    assert (made.joined, made.kind, made.capacity) == ("2025-08-08", "defendant", "official")
    right = record.ask(case_people, record.case, TODAY).right
    assert [(line.name, line.role.terminated, line.succeeded) for line in right] == [
        ("Scott Bessent", None, "Billy Long"),
        ("Billy Long", "2025-08-08", ""),
    ]
    assert right[0].title.title == "Acting Commissioner of Internal Revenue"
    assert [line.name for line in right[0].counsel] == ["Brad Humphreys"]
    with pytest.raises(BadInput, match="Somebody is a party"):
        record.do(remove_office, uuid=office)
    record.workspace.undo()
    assert [line.role.terminated for line in record.ask(case_people, record.case, TODAY).right] == [None]


def test_who_is_sued_in_both_capacities_stays_as_an_individual(record: Record) -> None:
    record.official()
    party = record.ask(role_named, "Billy Long").uuid
    record.do(edit_case_role, uuid=party, capacity="both")
    new = record.do(add_person, name="Scott Bessent").uuid
    record.do(substitute_successor, role_uuid=party, person_uuid=new, on="2025-08-08")
    roles = {line.name: line.role for line in record.ask(case_people, record.case, TODAY).right}
    assert (roles["Billy Long"].capacity, roles["Billy Long"].terminated) == ("individual", None)
    with pytest.raises(BadInput, match="Only a party in official capacity"):
        record.do(substitute_successor, role_uuid=party, person_uuid=new)


def test_merging_is_one_step_and_keeps_both_names(record: Record) -> None:
    _agency, _office, official = record.official()
    twin = record.do(
        add_person, name="William H. Long", contacts=[NewContact(value="blong@irs.example")], notes="Former member"
    ).uuid
    record.do(edit_person, uuid=twin, do_not_name=True, visibility="sealed")
    group = record.do(add_organization, name="Second Group").uuid
    record.do(add_affiliation, person_uuid=twin, organization_uuid=group, title="adviser")
    record.do(add_case_role, case_uuid=record.case, kind="defendant", person_uuid=twin, note="From the docket")
    kept = record.do(merge_persons, into_uuid=official, uuid=twin)
    detail = record.ask(person_detail, official, TODAY)
    assert (kept.name, detail.person.do_not_name, detail.person.visibility) == ("Billy Long", True, "sealed")
    assert {alias.name for alias in detail.aliases} == {"Billy LONG", "William H. Long"}
    assert [one.value for one in detail.contacts] == ["blong@irs.example"]
    assert [one.affiliation.title for one in detail.affiliations] == ["adviser"]
    assert len(detail.roles) == 2, "a role without the office is another one"
    record.workspace.undo()
    assert record.ask(person_named, "William H. Long").uuid == twin
    assert record.ask(person_detail, official, TODAY).contacts == ()
    with pytest.raises(BadInput, match="one and the same"):
        record.do(merge_persons, into_uuid=twin, uuid=twin)


def test_merging_organizations_joins_their_offices(record: Record) -> None:
    agency, office, _official = record.official()
    other = record.do(add_organization, name="I.R.S. of the United States").uuid
    twin = record.do(add_office, organization_uuid=other, title="commissioner of internal revenue").uuid
    person = record.do(add_person, name="Danny Werfel").uuid
    record.do(add_tenure, office_uuid=twin, person_uuid=person, begins="2023-03-13", ends="2025-01-20")
    record.do(edit_organization, uuid=agency, part_of_uuid=other)
    record.do(merge_organizations, into_uuid=agency, uuid=other)
    detail = record.ask(organization_detail, agency)
    assert [one.uuid for one in detail.offices] == [office]
    assert {line.person for line in detail.tenures} == {"Billy Long", "Danny Werfel"}
    assert detail.organization.part_of_uuid is None
    assert record.ask(title_of_person, person, "2024-01-01").organization == "Internal Revenue Service"


def test_duplicates_are_proposed_until_they_are_kept_apart(record: Record) -> None:
    first = record.do(add_person, name="Scott Bessent").uuid
    second = record.do(add_person, name="Scott K. H. Bessent").uuid
    record.do(add_person, name="Ana Ruiz", contacts=[NewContact(value="press@example.org")])
    record.do(add_person, name="Bo Lindqvist", contacts=[NewContact(value="Press@Example.org")])
    record.do(add_organization, name="Internal Revenue Service")
    record.do(add_organization, name="IRS")
    found = {(one.first_name, one.second_name): one.why for one in record.ask(duplicates)}
    assert found == {
        ("Ana Ruiz", "Bo Lindqvist"): "the same e-mail address press@example.org",
        ("Scott Bessent", "Scott K. H. Bessent"): "names that are near",
        ("Internal Revenue Service", "IRS"): "names that are near",
    }
    record.do(refuse_match, uuid=second, other_uuid=first)
    assert len(record.ask(duplicates)) == 2


def test_an_importer_learns_who_is_meant(record: Record) -> None:
    katie = record.do(add_person, name="Katie Garcia", contacts=[NewContact(value="kgarcia@citizen.org")]).uuid
    by_name = record.ask(matches_of, name="KATIE GARCÍA")
    by_value = record.ask(matches_of, name="Catherine G.", values=["kgarcia [at] citizen [dot] org"])
    assert [(one.uuid, one.strength) for one in (*by_name, *by_value)] == [(katie, 3), (katie, 2)]
    assert record.ask(matches_of, name="K. Garcia")[0].strength == 1
    assert record.ask(matches_of, name="Ana Ruiz") == []
    assert record.do(add_organization, name="Public Citizen").uuid == record.do(
        add_organization, name="PUBLIC CITIZEN", aliases=["PC"]
    ).uuid


def test_the_table_of_people_sorts_and_narrows(record: Record) -> None:
    agency, _office, official = record.official()
    katie = record.do(
        add_person, name="Katie Garcia", contacts=[NewContact(value="(202) 588-7742", public_ok=True)]
    ).uuid
    doe = record.do(add_person, name="Jane Doe 1").uuid
    order = record.ask(people_order)
    assert order == [katie, agency, doe, official]  # Garcia, Internal, Jane Doe 1, Long
    assert record.ask(people_order, sort=PeopleSort.NAME, descending=True) == order[::-1]
    assert record.ask(people_order, record.case) == [official]
    narrowed = {
        "2025887742": [katie], "irs": [agency], "commissioner": [official], "billy long": [official], "zzz": []
    }  # fmt: skip
    for text, expected in narrowed.items():
        assert record.ask(people_order, shown=PeopleFilter(text=text)) == expected
    assert record.ask(people_order, shown=PeopleFilter(reachable=True)) == [katie]
    assert record.ask(people_order, shown=PeopleFilter(careful=True)) == [doe]
    assert record.ask(people_order, shown=PeopleFilter(roles=frozenset({"defendant"}))) == [official]
    assert record.ask(people_order, shown=PeopleFilter(kinds=frozenset({"agency"}))) == [agency]
    line = record.ask(people_lines, [official], TODAY)[0]
    assert (line.title, line.organization) == ("Commissioner of Internal Revenue", "Internal Revenue Service")
    assert line.cases == ("Centro de Trabajadores Unidos v. Bessent: defendant",)
    record.do(trash_people, uuids=[official, agency])
    assert record.ask(people_order) == [katie, doe]
    assert record.ask(people_order, in_trash=True) == [agency, official]
    assert record.ask(case_people, record.case, TODAY).right == ()


def test_what_is_wrong_is_refused_with_what_to_do(record: Record) -> None:
    agency, office, official = record.official()
    for operation, arguments, sentence in (
        (add_person, {"name": " "}, "The name is empty"),
        (add_person, {"name": "A B", "hat": "red"}, "no field “hat”"),
        (add_tenure, {"office_uuid": office, "person_uuid": official, "begins": "2025-02-01", "ends": "2025-01-01"},
         "cannot end on 2025-01-01"),
        (edit_organization, {"uuid": agency, "part_of_uuid": agency}, "part of itself"),
        (add_alias, {"name": "X"}, "of a person or of an organization"),
        (add_case_role, {"case_uuid": record.case, "kind": "king", "person_uuid": official}, "no role in a case"),
        (add_case_role, {"case_uuid": record.case, "kind": "judge", "person_uuid": official, "capacity": "official"},
         "one of a party"),
    ):  # fmt: skip
        with pytest.raises(BadInput, match=sentence):
            record.do(operation, **arguments)
