"""Reads a press release: headline, dateline, statements with their speakers, contacts, parties and the case.

Pure and linear in the length of the text. The answer is proposals, each with the span it came from; misprints are kept
as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from caseorg.model.release import Release
from caseorg.rules.release_attributions import head_of
from caseorg.rules.release_case import case_name_of, case_number_of, court_of, judge_of, links_of
from caseorg.rules.release_contacts import contacts_of
from caseorg.rules.release_flow import Flow
from caseorg.rules.release_front import front_of
from caseorg.rules.release_lines import paragraphs_of
from caseorg.rules.release_marks import quoted_in
from caseorg.rules.release_parties import parties_of
from caseorg.rules.release_people import People, acronyms_of, people_in, state_of
from caseorg.rules.release_statements import quotes_of

_SPANISH = re.compile(r"\b(?:el|la|los|las|de|del|que|para|por|una?|con|según|dijo|su|sus)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|of|and|to|that|for|said|with|in|its|their|on)\b", re.IGNORECASE)
_LANGUAGE_CHARACTERS = 20_000


def read_release(source: str) -> Release:
    """What a release says. Never raises; text that is no release gives an empty reading."""
    flows = paragraphs_of(source)
    if not flows:
        return Release()
    front = front_of(flows)
    body = flows[front.body : front.end]
    texts = [unquoted(flow.text) for flow in body]
    acronyms = acronyms_of(flow.text for flow in flows)
    named = people_in(texts)
    state = state_of([flow.text for flow in flows], front.dateline.text if front.dateline else None)
    people = People(named, acronyms, state)
    starts = [front.lead if index == 0 else 0 for index in range(len(body))]
    quotes = quotes_of(body, people, texts, starts=starts)
    titles = {person.name: person.title for person in named if person.title}
    plaintiffs, defendants, counsel = parties_of(body, _heads(body), state, titles)
    return Release(
        headline=front.headline,
        subheads=front.subheads,
        dateline=front.dateline,
        date=front.date,
        embargo=front.embargo,
        contacts=contacts_of(flows, source, people.full_names),
        quotes=quotes,
        plaintiffs=tuple(plaintiffs),
        defendants=tuple(defendants),
        counsel=tuple(counsel),
        court=court_of(body),
        judge=judge_of(body),
        case_name=case_name_of(flows),
        case_number=case_number_of(flows),
        links=links_of(flows),
        language=_language(source),
    )


def unquoted(text: str) -> str:
    """A text with blanks in the place of what is quoted in it, of the same length."""
    parts: list[str] = []
    done = 0
    for quoted in quoted_in(text):
        if quoted.closed:
            parts.append(text[done : quoted.start])
            parts.append(" " * (quoted.end - quoted.start))
            done = quoted.end
    parts.append(text[done:])
    return "".join(parts)


def _heads(body: Sequence[Flow]) -> list[str]:
    """The organizations that head a list of statements."""
    heads: list[str] = []
    for flow in body:
        told = head_of(flow.text)
        if told is not None and told.speakers[0].organization and told.verbless:
            heads.append(told.speakers[0].organization)
    return heads


def _language(source: str) -> str:
    sample = source[:_LANGUAGE_CHARACTERS]
    return "es" if len(_SPANISH.findall(sample)) > len(_ENGLISH.findall(sample)) else "en"
