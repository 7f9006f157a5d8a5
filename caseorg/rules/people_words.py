"""How titles, times and roles are said in a line."""

from __future__ import annotations

from caseorg.model.case_role import Capacity, CaseRole, RoleKind


def title_line(title: str, organization: str, *, acting: bool = False) -> str:
    """ "Acting Commissioner, Internal Revenue Service"; an organization that the title names is not repeated."""
    if acting and not title.casefold().startswith("acting"):
        title = f"Acting {title}"
    if not title or not organization or organization.casefold() in title.casefold():
        return title or organization
    return f"{title}, {organization}"


def span_words(begins: str | None, ends: str | None) -> str:
    """From when to when, in words: "2025-01-28 to 2025-06-30", "since 2025-01-28"."""
    if begins and ends:
        return f"{begins} to {ends}"
    if begins:
        return f"since {begins}"
    return f"until {ends}" if ends else "time not known"


def role_words(role: CaseRole) -> str:
    """What a role is: "defendant, official capacity", "counsel, lead, to be noticed, pro hac vice", "… until …"."""
    words = [str(role.kind)]
    if role.capacity is Capacity.BOTH:
        words.append("official and individual capacity")
    elif role.capacity is not Capacity.NONE:
        words.append(f"{role.capacity} capacity")
    if role.kind is RoleKind.COUNSEL:
        marks = (("lead", role.lead), ("to be noticed", role.to_be_noticed), ("pro hac vice", role.pro_hac_vice))
        words += [word for word, is_so in marks if is_so]
    if role.terminated:
        words.append(f"terminated {role.terminated}")
    return ", ".join(words)
