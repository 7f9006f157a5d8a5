"""The list of courts and finding one in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from caseorg.model.docket import CourtKind
from caseorg.rules.courts import court_named, courts_of, matching_courts

COURTS = courts_of((Path(__file__).parents[3] / "resources" / "courts" / "courts.toml").read_text(encoding="utf-8"))
BY_ID = {court.id: court for court in COURTS}


def test_every_court_is_there_once() -> None:
    counts = Counter(court.kind for court in COURTS)
    assert counts[CourtKind.DISTRICT] == 94
    assert counts[CourtKind.BANKRUPTCY] == 94
    assert counts[CourtKind.SUPREME] == 1
    assert len([court for court in COURTS if court.id.startswith("ca") and court.cite.endswith("Cir.")]) == 13
    assert len([court for court in COURTS if court.id.startswith("bap")]) == 5
    assert {"cit", "uscfc", "tax", "jpml", "fisc", "cavc", "caaf"} <= BY_ID.keys()
    assert len(BY_ID) == len(COURTS)
    assert len({court.name for court in COURTS}) == len(COURTS)
    assert len({court.cite for court in COURTS}) == len(COURTS)


@pytest.mark.parametrize("court", COURTS, ids=lambda court: court.id)
def test_zone_and_circuit_exist(court) -> None:  # type: ignore[no-untyped-def]
    ZoneInfo(court.time_zone)
    assert court.circuit is None or BY_ID[court.circuit].kind is CourtKind.APPELLATE
    if court.kind in (CourtKind.DISTRICT, CourtKind.BANKRUPTCY):
        assert court.circuit


def test_districts_of_each_circuit() -> None:
    """28 U.S.C. 41 and the districts of 28 U.S.C. 81-131."""
    counts = Counter(court.circuit for court in COURTS if court.kind is CourtKind.DISTRICT)
    assert counts == {
        "ca1": 5,
        "ca2": 6,
        "ca3": 6,
        "ca4": 9,
        "ca5": 9,
        "ca6": 9,
        "ca7": 7,
        "ca8": 10,
        "ca9": 15,
        "ca10": 8,
        "ca11": 9,
        "cadc": 1,
    }


@pytest.mark.parametrize(
    ("court", "zone"),
    [
        ("gud", "Pacific/Guam"),
        ("nmid", "Pacific/Saipan"),
        ("hid", "Pacific/Honolulu"),
        ("akd", "America/Anchorage"),
        ("prd", "America/Puerto_Rico"),
        ("vid", "America/St_Thomas"),
        ("azd", "America/Phoenix"),
        ("flnd", "America/New_York"),
        ("kywd", "America/Kentucky/Louisville"),
        ("tned", "America/New_York"),
        ("tnmd", "America/Chicago"),
        ("tnwd", "America/Chicago"),
        ("txwd", "America/Chicago"),
        ("idd", "America/Boise"),
        ("sdd", "America/Chicago"),
        ("ndd", "America/Chicago"),
        ("miwd", "America/Detroit"),
        ("insd", "America/Indiana/Indianapolis"),
        ("ca10", "America/Denver"),
    ],
)
def test_zone_of_seat(court: str, zone: str) -> None:
    assert BY_ID[court].time_zone == zone


@pytest.mark.parametrize(
    ("typed", "court"),
    [
        ("dcd", "dcd"),
        ("D.D.C.", "dcd"),
        ("ddc", "dcd"),
        ("District of Columbia", "dcd"),
        ("U.S. District Court for the District of Columbia", "dcd"),
        ("UNITED STATES DISTRICT COURT FOR THE DISTRICT OF COLUMBIA", "dcd"),
        ("U.S. Court of Appeals for the District of Columbia Circuit", "cadc"),
        ("D.C. Cir.", "cadc"),
        ("D.C. Circuit", "cadc"),
        ("Northern District of California", "cand"),
        ("N.D. Cal.", "cand"),
        ("NDCA", "cand"),
        ("nd cal", "cand"),
        ("United States District Court Northern District of California San Francisco Division", "cand"),
        ("SDNY", "nysd"),
        ("S.D.N.Y.", "nysd"),
        ("EDVA", "vaed"),
        ("E.D. Va.", "vaed"),
        ("Bankr. S.D.N.Y.", "nysb"),
        ("United States Bankruptcy Court, Southern District of New York", "nysb"),
        ("Ninth Circuit", "ca9"),
        ("9th Cir.", "ca9"),
        ("ca9", "ca9"),
        ("United States Court of Appeals for the Second Circuit", "ca2"),
        ("2nd Circuit", "ca2"),
        ("Fed. Cir.", "cafc"),
        ("Federal Circuit", "cafc"),
        ("Supreme Court", "scotus"),
        ("Supreme Court of the United States", "scotus"),
        ("scotus", "scotus"),
        ("Southern District of West Virginia", "wvsd"),
        ("Western District of Virginia", "vawd"),
        ("District of Kansas", "ksd"),
        ("Court of Federal Claims", "uscfc"),
        ("Tax Court", "tax"),
        ("Bankruptcy Appellate Panel of the Ninth Circuit", "bap9"),
        ("Court of Appeals for Veterans Claims", "cavc"),
        ("District of the Virgin Islands", "vid"),
        ("D. Mass.", "mad"),
        ("District of Guam", "gud"),
        ("District Court for the Northern Mariana Islands", "nmid"),
    ],
)
def test_court_named(typed: str, court: str) -> None:
    found = court_named(COURTS, typed)
    assert found is not None and found.id == court


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "New York",
        "Superior Court of California",
        "Supreme Court of California",
        "District",
        "nowhere",
        "District of Columbia Court of Appeals",
    ],
)
def test_no_court_named(typed: str) -> None:
    assert court_named(COURTS, typed) is None


def test_every_court_is_found_by_each_of_its_names() -> None:
    for court in COURTS:
        assert court_named(COURTS, court.id) == court
        assert court_named(COURTS, court.cite) == court or court.kind is CourtKind.SUPREME
        assert court_named(COURTS, court.name) == court


def test_completer() -> None:
    assert [court.id for court in matching_courts(COURTS, "cand", 5)] == ["cand"]
    assert matching_courts(COURTS, "nd cal", 3)[0].id == "cand"
    assert [court.id for court in matching_courts(COURTS, "new york", 9)] == [
        "nyed",
        "nynd",
        "nysd",
        "nywd",
        "nyeb",
        "nynb",
        "nysb",
        "nywb",
    ]
    assert "nysd" in [court.id for court in matching_courts(COURTS, "south new", 9)]
    assert matching_courts(COURTS, "zzz", 9) == ()
    assert len(matching_courts(COURTS, "", 7)) == 7
    assert [court.id for court in matching_courts(COURTS, "d.d.c", 9)] == ["dcd"]
