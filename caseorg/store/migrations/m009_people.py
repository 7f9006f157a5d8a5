"""Persons, organizations, offices, affiliations, ways to reach them, and what they are in a case."""

from __future__ import annotations

from sqlite_utils import Database

from caseorg.store.migrations.m001_foundation import COMMON

_PERSON = "person_uuid TEXT REFERENCES persons (uuid) DEFERRABLE INITIALLY DEFERRED"
_ORGANIZATION = "organization_uuid TEXT REFERENCES organizations (uuid) DEFERRABLE INITIALLY DEFERRED"
_ONE_OF_BOTH = "CHECK ((person_uuid IS NULL) <> (organization_uuid IS NULL))"
_A_PERSON = "person_uuid TEXT NOT NULL REFERENCES persons (uuid) DEFERRABLE INITIALLY DEFERRED"
_AN_ORGANIZATION = "organization_uuid TEXT NOT NULL REFERENCES organizations (uuid) DEFERRABLE INITIALLY DEFERRED"
_SPAN = """begins TEXT,
    ends TEXT,
    source TEXT NOT NULL"""


def _flag(name: str) -> str:
    return f"{name} INTEGER NOT NULL CHECK ({name} IN (0, 1))"


_ENTERED = (
    f"""CREATE TABLE organizations ({COMMON},
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('nonprofit', 'agency', 'law office', 'court', 'outlet', 'union', 'company',
        'other')),
    part_of_uuid TEXT REFERENCES organizations (uuid) DEFERRABLE INITIALLY DEFERRED,
    notes TEXT NOT NULL,
    carried TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE persons ({COMMON},
    name TEXT NOT NULL,
    given TEXT NOT NULL,
    middle TEXT NOT NULL,
    family TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    nickname TEXT NOT NULL,
    languages TEXT NOT NULL,
    availability TEXT NOT NULL,
    outlet_uuid TEXT REFERENCES organizations (uuid) DEFERRABLE INITIALLY DEFERRED,
    beat TEXT NOT NULL,
    {_flag("opt_out")},
    {_flag("pseudonym")},
    {_flag("do_not_name")},
    notes TEXT NOT NULL,
    carried TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE aliases ({COMMON},
    {_PERSON},
    {_ORGANIZATION},
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    {_ONE_OF_BOTH}
    ) STRICT""",
    f"""CREATE TABLE offices ({COMMON},
    {_AN_ORGANIZATION},
    title TEXT NOT NULL,
    notes TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE tenures ({COMMON},
    office_uuid TEXT NOT NULL REFERENCES offices (uuid) DEFERRABLE INITIALLY DEFERRED,
    {_A_PERSON},
    {_flag("acting")},
    {_SPAN}
    ) STRICT""",
    f"""CREATE TABLE affiliations ({COMMON},
    {_A_PERSON},
    {_AN_ORGANIZATION},
    title TEXT NOT NULL,
    {_SPAN}
    ) STRICT""",
    f"""CREATE TABLE contact_methods ({COMMON},
    {_PERSON},
    {_ORGANIZATION},
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'fax', 'address', 'web', 'social')),
    value TEXT NOT NULL,
    normalized TEXT NOT NULL,
    usage TEXT NOT NULL,
    {_flag("preferred")},
    {_flag("public_ok")},
    verified_on TEXT,
    source TEXT NOT NULL,
    {_ONE_OF_BOTH}
    ) STRICT""",
    f"""CREATE TABLE refused_matches ({COMMON},
    first_uuid TEXT NOT NULL,
    second_uuid TEXT NOT NULL,
    CHECK (first_uuid < second_uuid)
    ) STRICT""",
    f"""CREATE TABLE case_roles ({COMMON},
    case_uuid TEXT NOT NULL REFERENCES cases (uuid) DEFERRABLE INITIALLY DEFERRED,
    {_PERSON},
    {_ORGANIZATION},
    kind TEXT NOT NULL CHECK (kind IN ('plaintiff', 'defendant', 'petitioner', 'respondent', 'appellant', 'appellee',
        'intervenor', 'movant', 'third party', 'amicus', 'counsel', 'judge', 'magistrate judge', 'witness', 'expert',
        'spokesperson', 'press contact', 'other')),
    side TEXT NOT NULL CHECK (side IN ('left', 'right', '')),
    capacity TEXT NOT NULL CHECK (capacity IN ('official', 'individual', 'both', '')),
    office_uuid TEXT REFERENCES offices (uuid) DEFERRABLE INITIALLY DEFERRED,
    printed_name TEXT NOT NULL,
    title TEXT NOT NULL,
    {_flag("lead")},
    {_flag("to_be_noticed")},
    {_flag("pro_hac_vice")},
    joined TEXT,
    terminated TEXT,
    succeeded_uuid TEXT REFERENCES case_roles (uuid) DEFERRABLE INITIALLY DEFERRED,
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    {_ONE_OF_BOTH}
    ) STRICT""",
    f"""CREATE TABLE role_clients ({COMMON},
    role_uuid TEXT NOT NULL REFERENCES case_roles (uuid) DEFERRABLE INITIALLY DEFERRED,
    party_uuid TEXT NOT NULL REFERENCES case_roles (uuid) DEFERRABLE INITIALLY DEFERRED,
    terminated TEXT
    ) STRICT""",
)

# Who is meant is asked by name and by what reaches them; the roles by case, and by who has them.
_INDEXES = (
    "CREATE INDEX persons_outlet ON persons (outlet_uuid) WHERE outlet_uuid IS NOT NULL",
    "CREATE INDEX persons_family ON persons (family, given)",
    "CREATE INDEX organizations_part ON organizations (part_of_uuid) WHERE part_of_uuid IS NOT NULL",
    "CREATE INDEX aliases_person ON aliases (person_uuid) WHERE person_uuid IS NOT NULL",
    "CREATE INDEX aliases_organization ON aliases (organization_uuid) WHERE organization_uuid IS NOT NULL",
    "CREATE INDEX offices_organization ON offices (organization_uuid)",
    "CREATE INDEX tenures_office ON tenures (office_uuid, begins)",
    "CREATE INDEX tenures_person ON tenures (person_uuid)",
    "CREATE INDEX affiliations_person ON affiliations (person_uuid)",
    "CREATE INDEX affiliations_organization ON affiliations (organization_uuid)",
    "CREATE INDEX contact_methods_person ON contact_methods (person_uuid) WHERE person_uuid IS NOT NULL",
    "CREATE INDEX contact_methods_organization ON contact_methods (organization_uuid) "
    "WHERE organization_uuid IS NOT NULL",
    "CREATE INDEX contact_methods_normalized ON contact_methods (normalized) WHERE normalized <> ''",
    "CREATE UNIQUE INDEX refused_matches_pair ON refused_matches (first_uuid, second_uuid)",
    "CREATE INDEX case_roles_case ON case_roles (case_uuid, kind, position)",
    "CREATE INDEX case_roles_person ON case_roles (person_uuid) WHERE person_uuid IS NOT NULL",
    "CREATE INDEX case_roles_organization ON case_roles (organization_uuid) WHERE organization_uuid IS NOT NULL",
    "CREATE INDEX case_roles_office ON case_roles (office_uuid) WHERE office_uuid IS NOT NULL",
    "CREATE INDEX case_roles_succeeded ON case_roles (succeeded_uuid) WHERE succeeded_uuid IS NOT NULL",
    "CREATE UNIQUE INDEX role_clients_pair ON role_clients (role_uuid, party_uuid)",
    "CREATE INDEX role_clients_party ON role_clients (party_uuid)",
)


def migrate(database: Database) -> None:
    for statement in (*_ENTERED, *_INDEXES):
        database.execute(statement)
