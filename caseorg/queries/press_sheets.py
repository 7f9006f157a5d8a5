"""What could stand on a sheet for the press, and for each entry why it may not leave: what a sheet shows first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from caseorg.base.errors import BadInput
from caseorg.model.case_role import RoleKind
from caseorg.model.people import ContactKind, ContactMethod, Organization, OrganizationKind, Person
from caseorg.model.press_sheet import ContactEntry, MediaEntry, QuoteEntry, SheetEntry, SheetHead, SheetKind
from caseorg.model.record import Visibility
from caseorg.model.statement import Statement, StatementKind
from caseorg.queries.case_people import CasePeople, RoleLine, case_people
from caseorg.queries.cases import case
from caseorg.queries.courts import court_label
from caseorg.queries.inquiries import last_asked
from caseorg.queries.people import people_lines, record_with_id
from caseorg.queries.person_details import contacts_of
from caseorg.queries.statements import StatementLine, statement_lines, statement_order
from caseorg.rules.contact_values import contact_value
from caseorg.rules.deadline_words import day_text
from caseorg.rules.people_words import role_words, title_line
from caseorg.rules.statement_words import embargo_end, holds
from caseorg.rules.visibility import may_leave, stricter
from caseorg.store.database import Reader

_WAYS = {
    ContactKind.EMAIL: "E-mail", ContactKind.PHONE: "Phone", ContactKind.FAX: "Fax", ContactKind.ADDRESS: "Address",
    ContactKind.WEB: "Web", ContactKind.SOCIAL: "Social",
}  # fmt: skip
NOT_NAMED = "not to be named"
_NEVER = frozenset({"withdrawn", NOT_NAMED, "asked for no mail"})


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetCandidate:
    """Something that could stand on a sheet. `label` is the strictest of its own and that of what it belongs to;
    `holds` are why it may not leave now, () where it may; `private` counts ways to reach somebody that are not public
    and so never stand on a sheet. `embargo` is its end, in words."""

    uuid: str
    words: str
    entry: SheetEntry
    label: Visibility
    holds: tuple[str, ...] = ()
    private: int = 0
    embargo: str = ""

    @property
    def can_be_lifted(self) -> bool:
        """Whether a person may let it out all the same, marked as such."""
        return not _NEVER & set(self.holds)

    @property
    def mark(self) -> str:
        """What stands above it where its holds were lifted: "EMBARGOED UNTIL 2026-03-31 10:00 EDT · NOT APPROVED"."""
        words = [f"embargoed until {self.embargo}" if hold == "embargoed" else hold for hold in self.holds]
        return " · ".join(words).upper()


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What goes on a sheet and what is held back, with the reason of each: "sealed", "not approved, embargoed", "left
    out". `every` is both, in order."""

    going: tuple[SheetCandidate, ...]
    held_back: tuple[tuple[SheetCandidate, str], ...]
    every: tuple[SheetCandidate, ...] = ()

    @property
    def private(self) -> int:
        """How many private ways to reach somebody are left out."""
        return sum(one.private for one in self.going)

    def held_words(self) -> str:
        """Why how many are held back: "1 embargoed; 2 not approved"; "" where nothing is."""
        counts = Counter(reason for _one, reason in self.held_back)
        parts = [f"{count:,} {reason}" for reason, count in sorted(counts.items())]
        if self.private:
            parts.append(f"{self.private:,} private {'way' if self.private == 1 else 'ways'} to reach somebody")
        return "; ".join(parts)  # a reason may have commas of its own


def chosen(
    candidates: Sequence[SheetCandidate],
    highest: Visibility,
    lifted: Collection[str] = (),
    left_out: Collection[str] = (),
) -> SheetChoice:
    """Which may leave with at most this label; `lifted` are those a person lets out although something holds them,
    `left_out` those a person keeps back although nothing does."""
    going: list[SheetCandidate] = []
    held: list[tuple[SheetCandidate, str]] = []
    for one in candidates:
        if not may_leave(one.label, highest):
            held.append((one, one.label.value))
        elif one.holds and not (one.can_be_lifted and one.uuid in lifted):
            held.append((one, ", ".join(one.holds)))
        elif one.uuid in left_out:
            held.append((one, "left out"))
        else:
            going.append(one)
    return SheetChoice(tuple(going), tuple(held), tuple(candidates))


def candidates(
    reader: Reader, kind: SheetKind, case_uuid: str | None, *, at: str, day: str, uuids: Sequence[str] | None = None
) -> list[SheetCandidate]:
    """All that could stand on a sheet at a UTC instant, on its ISO day, in order. `uuids` narrows to some statements,
    persons or organizations. Raises BadInput where a sheet of a case is asked for without one, NotFound."""
    if kind is SheetKind.MEDIA:
        found = _media(reader, day)
    elif case_uuid is None:
        raise BadInput("This sheet is of one case. Choose the case.")
    elif kind is SheetKind.QUOTE:
        return _quotes(reader, case_uuid, at, uuids)
    else:
        found = _contacts(reader, case_uuid, day)
    return found if uuids is None else [one for one in found if one.uuid in set(uuids)]


def sheet_head(
    reader: Reader, case_uuid: str | None, *, as_of: str, day: str, confidentiality: str
) -> SheetHead:
    """What a sheet of a case (None: of none) carries."""
    if case_uuid is None:
        return SheetHead(
            case_name="", caption="", docket_number="", court="", as_of=as_of, confidentiality=confidentiality
        )
    its_case = case(reader, case_uuid)
    return SheetHead(
        case_name=its_case.short_caption,
        caption=its_case.caption if its_case.caption != its_case.short_caption else "",
        docket_number=its_case.docket_number or "",
        court=court_label(its_case.court),
        as_of=as_of,
        confidentiality=confidentiality,
        press_contact=_press_contact(reader, case_people(reader, case_uuid, day)),
    )


def _press_contact(reader: Reader, people: CasePeople) -> str:
    """Who answers the press, with public ways to reach them."""
    for line in people.press:
        if line.role.kind is RoleKind.PRESS_CONTACT and not _is_unnamed(reader, line):
            ways = _ways(filter(_is_public, contacts_of(reader, line.owner_uuid)))
            return ", ".join([line.name, *(value for _what, value in ways[:2])])
    return ""


def _quotes(reader: Reader, case_uuid: str, at: str, uuids: Sequence[str] | None) -> list[SheetCandidate]:
    around = case(reader, case_uuid).visibility
    ids = statement_order(reader, case_uuid) if uuids is None else list(uuids)
    lines = statement_lines(reader, ids)
    labels = _source_labels(reader, [line.statement for line in lines])
    unnamed = {
        row[0]
        for row in reader.rows(
            "SELECT statements.uuid FROM statements JOIN persons ON persons.uuid = person_uuid WHERE do_not_name"
        )
    }
    return [
        _quote(line, stricter(around, labels[line.statement.uuid]), at, is_unnamed=line.statement.uuid in unnamed)
        for line in lines
        if not line.statement.in_trash
    ]


def _source_labels(reader: Reader, statements: Iterable[Statement]) -> dict[str, Visibility]:
    """The strictest label of each statement and the documents it was taken from."""
    labels = {statement.uuid: statement.visibility for statement in statements}
    for uuid, label in reader.rows(
        """SELECT DISTINCT statement_uuid, documents.visibility FROM statement_segments
        JOIN statements ON statements.uuid = statement_uuid AND statement_segments.version = statements.version
        JOIN documents ON documents.uuid = document_uuid"""
    ):
        if uuid in labels:
            labels[uuid] = stricter(labels[uuid], Visibility(label))
    return labels


def _quote(line: StatementLine, label: Visibility, at: str, *, is_unnamed: bool) -> SheetCandidate:
    statement = line.statement
    entry = QuoteEntry(
        words=tuple(part for part in line.words.split("\n\n") if part),
        attribution=line.attribution,
        said_on=day_text(statement.said_on),
        source=line.source,
        approval=str(statement.approval),
        is_verbatim=statement.kind is not StatementKind.PARAPHRASE,
        language=statement.language,
    )
    return SheetCandidate(
        uuid=statement.uuid,
        words=line.words,
        entry=entry,
        label=label,
        holds=(*holds(statement, at), *((NOT_NAMED,) if is_unnamed else ())),
        embargo=embargo_end(statement),
    )


def _contacts(reader: Reader, case_uuid: str, day: str) -> list[SheetCandidate]:
    around = case(reader, case_uuid).visibility
    people = case_people(reader, case_uuid, day)
    groups: tuple[tuple[str, tuple[RoleLine, ...]], ...] = (
        ("Press", people.press), (_side(people.left, "Plaintiffs"), people.left),
        (_side(people.right, "Defendants"), people.right), ("Others", people.others), ("Counsel", people.counsel),
        ("Court", people.court), ("Witnesses", people.witnesses),
    )  # fmt: skip
    found: dict[str, SheetCandidate] = {}
    for group, lines in groups:
        for line in lines:
            for one in (line, *line.counsel):
                if one.role.terminated is None and one.owner_uuid not in found:
                    found[one.owner_uuid] = _contact(reader, one, group, around)
    return list(found.values())


def _side(lines: Sequence[RoleLine], usual: str) -> str:
    kinds = {line.role.kind for line in lines}
    return f"{str(kinds.pop()).capitalize()}s" if len(kinds) == 1 else usual


def _contact(reader: Reader, line: RoleLine, group: str, around: Visibility) -> SheetCandidate:
    every = contacts_of(reader, line.owner_uuid)
    public = [one for one in every if _is_public(one)]
    owner = _owner(reader, line)
    is_person = isinstance(owner, Person)
    for_whom = ", ".join(name for _client, name in line.acts_for)
    role = role_words(line.role)
    entry = ContactEntry(
        group=group,
        name=line.shown_name if not is_person or line.role.printed_name else line.name,
        title=title_line(line.title.title or line.role.title, line.title.organization),
        role=f"{role[:1].upper()}{role[1:]}" + (f", for {for_whom}" if for_whom else ""),
        ways=_ways(public),
        languages=owner.languages if isinstance(owner, Person) else "",
        availability=owner.availability if isinstance(owner, Person) else "",
    )
    return SheetCandidate(
        uuid=line.owner_uuid,
        words=line.shown_name,
        entry=entry,
        label=stricter(stricter(line.role.visibility, owner.visibility), around),
        holds=(NOT_NAMED,) if isinstance(owner, Person) and owner.do_not_name else (),
        private=len(every) - len(public),
    )


def _owner(reader: Reader, line: RoleLine) -> Person | Organization:
    if line.is_person:
        return record_with_id(reader, Person, line.owner_uuid)
    return record_with_id(reader, Organization, line.owner_uuid)


def _is_unnamed(reader: Reader, line: RoleLine) -> bool:
    owner = _owner(reader, line)
    return isinstance(owner, Person) and owner.do_not_name


def _is_public(method: ContactMethod) -> bool:
    """Whether it may be given to anybody: said to be so, and not labeled as what never leaves."""
    return method.public_ok and may_leave(method.visibility, Visibility.INTERNAL)


def _ways(methods: Iterable[ContactMethod]) -> tuple[tuple[str, str], ...]:
    found = []
    for one in methods:
        what = _WAYS[one.kind] + (f" ({one.usage})" if one.usage and one.kind is not ContactKind.EMAIL else "")
        found.append((what, contact_value(one.kind, one.value).shown or one.value))
    return tuple(found)


def _media(reader: Reader, day: str) -> list[SheetCandidate]:
    """Journalists with their outlet, and outlets that nobody is known at."""
    rows = reader.rows(
        """SELECT persons.uuid FROM persons WHERE deleted_at IS NULL AND outlet_uuid IS NOT NULL
        UNION ALL SELECT organizations.uuid FROM organizations WHERE deleted_at IS NULL AND kind = :outlet
        AND NOT EXISTS (SELECT 1 FROM persons WHERE outlet_uuid = organizations.uuid AND persons.deleted_at IS NULL)""",
        {"outlet": OrganizationKind.OUTLET.value},
    )
    outlets: Mapping[str, str] = dict(reader.rows("SELECT uuid, name FROM organizations"))  # type: ignore[arg-type]
    asked = last_asked(reader)
    found = []
    for line in people_lines(reader, [row[0] for row in rows], day):
        record = line.record
        every = contacts_of(reader, record.uuid)
        public = [one for one in every if _is_public(one)]
        is_person = isinstance(record, Person)
        entry = MediaEntry(
            outlet=outlets.get(record.outlet_uuid or "", "") if isinstance(record, Person) else record.name,
            beat=record.beat if isinstance(record, Person) else "",
            name=record.name if is_person else "",
            email=_first(public, ContactKind.EMAIL),
            phone=_first(public, ContactKind.PHONE),
            last_contact=asked.get(record.uuid, ""),
        )
        opted_out = isinstance(record, Person) and record.opt_out
        found.append(
            SheetCandidate(
                uuid=record.uuid, words=record.name, entry=entry, label=record.visibility,
                holds=("asked for no mail",) if opted_out else (), private=len(every) - len(public),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.entry.outlet.casefold(), one.words.casefold()))  # type: ignore[union-attr]


def _first(methods: Iterable[ContactMethod], kind: ContactKind) -> str:
    return next((contact_value(kind, one.value).shown or one.value for one in methods if one.kind is kind), "")
