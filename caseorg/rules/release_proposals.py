"""What a press release that was read proposes for a case."""

from __future__ import annotations

import re

from caseorg.model.release import QuoteKind, Release, ReleaseContact, ReleaseName, ReleaseQuote
from caseorg.model.release_proposal import ProposalKind, ReleaseProposal
from caseorg.rules.release_contacts import is_person

_SHORT = re.compile(r"(?P<long>.{3,}?)\s*\(\s?[“\"]?(?P<short>[A-Z][\w&.-]{1,14})[”\"]?\s?\)$")


def proposals_of(release: Release) -> tuple[ReleaseProposal, ...]:
    """Statements in their order, then contacts, parties, counsel and the judge."""
    named = {quote.speaker for quote in release.quotes}
    return (
        *(_statement(quote) for quote in release.quotes),
        *(_contact(contact) for contact in release.contacts),
        *(_party(ProposalKind.PLAINTIFF, name, named) for name in release.plaintiffs),
        *(_party(ProposalKind.DEFENDANT, name, named) for name in release.defendants),
        *(_party(ProposalKind.COUNSEL, name, named) for name in release.counsel),
        *((_party(ProposalKind.JUDGE, release.judge, {release.judge.name}),) if release.judge else ()),
    )


def name_and_alias(organization: str) -> tuple[str, str]:
    """ "Digital Commons Institute (DCI)" as its name and its short one, "" where none is printed."""
    match = _SHORT.fullmatch(organization.strip())
    return (match["long"], match["short"]) if match else (organization.strip(), "")


def _statement(quote: ReleaseQuote) -> ReleaseProposal:
    is_joint = " and " in quote.speaker and not quote.organization == quote.speaker
    spoke_for_itself = quote.organization is not None and quote.speaker == quote.organization
    return ReleaseProposal(
        kind=ProposalKind.STATEMENT,
        name=quote.speaker,
        words=quote.segments[0],
        is_person=None if is_joint else not spoke_for_itself,
        title=(quote.title or "").replace("; ", ", "),
        organization="" if spoke_for_itself else quote.organization or "",
        attribution=quote.attribution.text if quote.attribution else "",
        segments=quote.segments,
        from_filing=quote.kind is QuoteKind.FILING,
    )


def _contact(contact: ReleaseContact) -> ReleaseProposal:
    # what has no name is still kept, under what it is and how it is reached
    name = contact.name or contact.organization or f"Press office ({contact.email or contact.phone})"
    return ReleaseProposal(
        kind=ProposalKind.PRESS_CONTACT,
        name=name,
        words=contact.words,
        is_person=is_person(name),
        title=contact.role or "",
        organization=(contact.organization or "") if contact.name else "",
        email=contact.email or "",
        phone=contact.phone or "",
    )


def _party(kind: ProposalKind, name: ReleaseName, people: set[str]) -> ReleaseProposal:
    return ReleaseProposal(
        kind=kind,
        name=name.name,
        words=name.words,
        is_person=name.title is not None or name.name in people or is_person(name.name),
        title=name.title or "",
        acting=name.acting,
    )
