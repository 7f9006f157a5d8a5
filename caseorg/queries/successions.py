"""Officials who left the office in which they are a party, and who holds it now (FRCP 25(d))."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.store.database import Reader

# Whoever was sued left the office, and somebody else holds it on the day asked for and is no party in it yet.
_PROPOSALS = """SELECT case_roles.uuid AS role_uuid, cases.uuid AS case_uuid, cases.short_caption AS case_name,
    old.name AS old_name, new.uuid AS new_uuid, new.name AS new_name, offices.title AS office,
    later.begins AS begins, later.acting AS acting, max(earlier.ends) AS ended
    FROM case_roles JOIN cases ON cases.uuid = case_roles.case_uuid
    JOIN persons AS old ON old.uuid = case_roles.person_uuid
    JOIN offices ON offices.uuid = case_roles.office_uuid
    JOIN tenures AS earlier ON earlier.office_uuid = offices.uuid AND earlier.person_uuid = old.uuid
    JOIN tenures AS later ON later.office_uuid = offices.uuid AND later.person_uuid <> old.uuid
    JOIN persons AS new ON new.uuid = later.person_uuid
    WHERE cases.deleted_at IS NULL AND cases.status = 'open' AND (:case IS NULL OR cases.uuid = :case)
    AND case_roles.capacity IN ('official', 'both') AND case_roles.terminated IS NULL
    AND new.deleted_at IS NULL AND earlier.ends IS NOT NULL AND earlier.ends < :day
    AND later.begins IS NOT NULL AND later.begins >= earlier.ends AND later.begins <= :day
    AND (later.ends IS NULL OR later.ends >= :day)
    AND NOT EXISTS (SELECT 1 FROM tenures AS still WHERE still.office_uuid = offices.uuid
        AND still.person_uuid = old.uuid AND (still.begins IS NULL OR still.begins <= :day)
        AND (still.ends IS NULL OR still.ends >= :day))
    AND NOT EXISTS (SELECT 1 FROM case_roles AS there WHERE there.case_uuid = cases.uuid
        AND there.person_uuid = new.uuid AND there.office_uuid = offices.uuid AND there.terminated IS NULL)
    GROUP BY case_roles.uuid, new.uuid ORDER BY cases.short_caption COLLATE NOCASE, old.name, later.begins"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Succession:
    """A party in official capacity who left the office on `ended`, and the one who holds it since `begins` (ISO
    days)."""

    role_uuid: str
    case_uuid: str
    case_name: str
    old_name: str
    new_uuid: str
    new_name: str
    office: str
    begins: str
    ended: str
    acting: bool

    @property
    def sentence(self) -> str:
        """The proposal in words."""
        now = f"acts as {self.office}" if self.acting else f"is {self.office}"
        return (
            f"{self.old_name} left on {self.ended}; {self.new_name} {now} since {self.begins} and takes the place"
            f" in {self.case_name} (FRCP 25(d))."
        )


def successions(reader: Reader, day: str, case_uuid: str | None = None) -> list[Succession]:
    """The substitutions to propose on an ISO day in a case (None: in all open ones)."""
    rows = reader.rows(_PROPOSALS, {"day": day, "case": case_uuid})
    return [
        Succession(**{name: row[name] for name in Succession.__dataclass_fields__ if name != "acting"},
                   acting=bool(row["acting"]))
        for row in rows
    ]  # fmt: skip
