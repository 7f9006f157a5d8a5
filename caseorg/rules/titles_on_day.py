"""What somebody was on a day: the office held then, else the place at an organization."""

from __future__ import annotations

from collections.abc import Iterable

from caseorg.model.people import Held, TitleOnDay


def title_on(day: str, held: Iterable[Held], *, organization_uuid: str | None = None) -> TitleOnDay:
    """The title and the organization on an ISO day.

    An office goes before an affiliation, what is known to have begun before what may always have been, and the newest
    before older ones. With `organization_uuid` only what was held there counts, where anything was.
    """
    standing = [one for one in held if stood_on(day, one.begins, one.ends)]
    there = [one for one in standing if one.organization_uuid == organization_uuid]
    if organization_uuid is not None and there:
        standing = there
    if not standing:
        return TitleOnDay()
    best = max(standing, key=lambda one: (one.is_office, bool(one.title), one.begins or "", one.ends or "9999"))
    return TitleOnDay(title=spoken_title(best), organization=best.organization, held=best)


def stood_on(day: str, begins: str | None, ends: str | None) -> bool:
    """Whether a span of ISO days holds a day; both ends count, None is open."""
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def spoken_title(held: Held) -> str:
    """The title with "Acting" before it where it was held so, once."""
    if held.acting and not held.title.casefold().startswith("acting"):
        return f"Acting {held.title}"
    return held.title
