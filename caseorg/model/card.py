"""A card of a person or an organization as another program keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field

from caseorg.model.people import ContactKind


@dataclass(frozen=True, slots=True)
class CardValue:
    """A way to reach somebody: as it stands in the card, what it is used for ("work", "cell"), and whether it is
    preferred."""

    kind: ContactKind
    value: str
    usage: str = ""
    preferred: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """What a card says. `name` is as it is shown, the parts as of a Person. `carried` are the lines (of a vCard) or
    cells ("Column: text") that no field of ours holds, exactly as they were; `uid` is the id of our record, "" for a
    card that was read; `problems` what could not be kept."""

    name: str
    is_organization: bool = False
    given: str = ""
    middle: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    aliases: tuple[str, ...] = ()
    organization: str = ""
    title: str = ""
    values: tuple[CardValue, ...] = ()
    languages: str = ""
    beat: str = ""
    notes: str = ""
    carried: tuple[str, ...] = ()
    uid: str = ""
    problems: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ContactTable:
    """A sheet of contacts: the titles of its columns, and its rows, each as wide as the titles."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
