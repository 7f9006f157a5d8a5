"""The titles persons hold or held, and what they were on a day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from caseorg.model.people import Held, TitleOnDay
from caseorg.rules.titles_on_day import title_on
from caseorg.store.database import Reader

_HELD = """SELECT person_uuid, offices.title AS title, organizations.name AS organization, begins, ends, 1 AS is_office,
    acting, organization_uuid, office_uuid FROM tenures JOIN offices ON offices.uuid = office_uuid
    JOIN organizations ON organizations.uuid = organization_uuid
    WHERE person_uuid IN (SELECT value FROM json_each(:ids))
    UNION ALL
    SELECT person_uuid, title, organizations.name, begins, ends, 0, 0, organization_uuid, NULL
    FROM affiliations JOIN organizations ON organizations.uuid = organization_uuid
    WHERE person_uuid IN (SELECT value FROM json_each(:ids))"""


def held_by(reader: Reader, persons: Iterable[str]) -> dict[str, list[Held]]:
    """What each of these persons holds or held, the newest first."""
    rows = reader.rows(f"{_HELD} ORDER BY begins DESC NULLS FIRST, title", {"ids": json.dumps(list(persons))})
    found: dict[str, list[Held]] = {}
    for row in rows:
        held = Held(
            title=row["title"],
            organization=row["organization"],
            begins=row["begins"],
            ends=row["ends"],
            is_office=bool(row["is_office"]),
            acting=bool(row["acting"]),
            organization_uuid=row["organization_uuid"],
            office_uuid=row["office_uuid"],
        )
        found.setdefault(row["person_uuid"], []).append(held)
    return found


def title_of(held: Sequence[Held], day: str) -> TitleOnDay:
    """The title and organization on an ISO day, as `rules/titles_on_day.py` has it."""
    return title_on(day, held)


def title_of_person(reader: Reader, person_uuid: str, day: str, *, organization_uuid: str | None = None) -> TitleOnDay:
    """What a person was on an ISO day; with an organization, there where they held anything then."""
    return title_on(day, held_by(reader, [person_uuid]).get(person_uuid, ()), organization_uuid=organization_uuid)
