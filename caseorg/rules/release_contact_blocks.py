"""The lines of a release that stand together and have an address or a number among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from caseorg.rules.release_addresses import EMAIL, PHONE
from caseorg.rules.release_flow import Flow

HEADING = re.compile(
    r"\b(?:(?:media|press|news|para\s+la\s+prensa|prensa|spanish|english|national|local)\s+(?:relations\s+)?(?:contacts?|"
    r"inquiries|enquiries|requests|line|queries)|contacts?|"
    r"contactos?(?:\s+(?:de|para)\s+(?:la\s+)?(?:prensa|medios))?|for\s+(?:more|further|"
    r"additional)\s+information(?:[^.:;]{0,60}?contact)?|for\s+interviews?|"
    r"para\s+(?:más|mayor)\s+información|para\s+entrevistas|inquiries|interview\s+requests?|reach)\b",
    re.IGNORECASE,
)
"""Words that lead to contacts."""

_BEGINS = re.compile(
    r"\s*\W?(?:for\s+)?(?:(?:media|press|news|prensa)\s+)?(?:contacts?|inquiries|contactos?|contacto de prensa)\b",
    re.IGNORECASE,
)
_MOST_LINES = 3000


def contact_blocks(flows: Sequence[Flow]) -> list[list[tuple[str, int]]]:
    """Groups of lines that stand together and have an address or a number among them, headings included."""
    groups: list[list[Flow]] = []
    for flow in flows:
        if groups and not flow.after_blank and len(flow.text) < 200 and len(groups[-1][-1].text) < 200:
            groups[-1].append(flow)
        elif groups and _is_heading_only(groups[-1]) and len(flow.text) < 200:
            groups[-1].append(flow)
        elif groups and _has_card_name(groups[-1]) and _is_address_only(flow.text):
            groups[-1].append(flow)
        else:
            groups.append([flow])
    blocks = []
    for group in groups:
        heading = next((place for place, flow in enumerate(group) if _BEGINS.match(flow.text)), 0)
        if not any(_is_address(flow.text) for flow in group[:heading]):
            group = group[heading:]
        lines = [
            line
            for flow in group
            for line in (
                flow.raw if len(flow.text) < 400 and len(flow.raw) > 1 and not is_prose(flow.text) else _one(flow)
            )
        ]
        if any(EMAIL.search(text) or PHONE.search(text) for text, _ in lines[:_MOST_LINES]):
            blocks += _columns(lines)
    return blocks


def is_prose(text: str) -> bool:
    words = text.split()
    return len(words) > 10 and sum(word[0].islower() for word in words) * 2 > len(words)


def _one(flow: Flow) -> list[tuple[str, int]]:
    if len(flow.raw) == 1:
        return list(flow.raw)
    return [(flow.text, -1 - flow.pieces[0].source)]


def _is_heading_only(group: Sequence[Flow]) -> bool:
    text = group[-1].text.strip()
    return len(text) < 60 and HEADING.search(text) is not None and not _is_address(text)


def _has_card_name(group: Sequence[Flow]) -> bool:
    """Whether a group is a heading of contacts or a card whose address may stand after a blank line."""
    return any(len(flow.text) < 60 and HEADING.search(flow.text) for flow in group[:2]) and len(group[-1].text) < 120


def _is_address_only(text: str) -> bool:
    return len(text) < 160 and _is_address(text) and not is_prose(text)


def _is_address(text: str) -> bool:
    return bool(EMAIL.search(text) or PHONE.search(text))


def _columns(lines: list[tuple[str, int]]) -> list[list[tuple[str, int]]]:
    """Lines set in two columns side by side, one column after the other; else the lines as they are."""
    wide = [list(re.finditer(r"\S+(?:\s{1,2}\S+)*", text)) if start >= 0 else [] for text, start in lines]
    two = [index for index, parts in enumerate(wide) if len(parts) == 2]
    if len(two) < 2:
        return [lines]
    left: list[tuple[str, int]] = []
    right: list[tuple[str, int]] = []
    for (text, start), parts in zip(lines, wide, strict=True):
        if len(parts) == 2:
            left.append((parts[0][0], start + parts[0].start()))
            right.append((parts[1][0], start + parts[1].start()))
        elif parts and parts[0].start() > 20:
            right.append((parts[0][0], start + parts[0].start()))
        else:
            left.append((text, start))
    return [left, right]
