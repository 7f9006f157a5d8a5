"""Cites by number on the docket: "ECF No. 28-3 at 7", "ECF Nos. 12, 14–16", "(Dkt. 33-1 at 4-5)", "R. 12"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from caseorg.model.citing import Cited, CiteKind, Pin
from caseorg.rules.cite_draft import Draft, DraftPart
from caseorg.rules.cite_pins import begins_other_cite, read_pin

_SIGN = r"(?:(?P<plural>Nos\.?|Numbers|\#\#)|No\.?|Number|\#)"
_HEAD = re.compile(
    rf"""(?<![\w.'-])(?P<court>(?:\d\d-\d{{1,5}}[ ])?(?:D\.[ ]?Ct\.|Dist\.[ ]Ct\.|Cir\.[ ]Ct\.|C\.A\.
      |Bankr\.(?:[ ]Ct\.)?)[ ])?
    (?:(?P<strong>(?:CM/)?ECF(?:[ ](?:Doc(?:ument|\.|(?=[ ]))|Dkt\.))?|Dkts?\.?(?:[ ]Entry)?|Docket[ ](?:Entry|Item)
      |Rec\.?[ ]Docs?\.|R\.[ ]Docs?\.|Docs?\.(?:[ ]Entry)?|
      D\.[ ]?E\.|DE|DktEntry)[ ]?,?[ ]?(?:{_SIGN}[ ]?)?
    |(?P<weak>Docket(?:[ ]Entries)?|Documents?|Filing|Doc)[ ](?P<weak_plural>(?:Nos\.?|Numbers|\#\#)|(?:No\.?|Number
      |\#))[ ]?
    |(?P<entries>Docket[ ]Entries|ECFs|Dkts\.?|Docs\.)[ ]
    |(?P<record>RE?\.?|R\.[ ]?E\.)[ ](?:No\.[ ])?
    |(?P<bracket>\[)(?=\d{{1,4}}(?:-\d{{1,3}})?\][ ](?:at[ ]\d|¶)))
    (?=\d)""",
    re.VERBOSE,
)
_NUMBER = re.compile(
    r"(?P<number>\d{1,4})(?:(?P<dash>[-–.])(?P<attachment>\d{1,3})(?![\w])|-(?P<letter>[A-Z])(?!\w))?(?![\w:/]|[-–](?:cv|cr|\d)|,\d{3}(?!\d)|\.\d)"
)
_THROUGH = re.compile(r"[ ]?[–—-][ ]?(?=\d)|[ ](?:to|through|thru)[ ](?=\d)")
_NEXT = re.compile(r"(?:,[ ](?:and[ ]|&[ ])?|[ ](?:and|&)[ ])(?=\d)")
_ENDS = re.compile(r"[ ]?$|[ ]?[).;,\]:]|[ ](?:and[ ]\d|&|at[ ]|¶|\()")
_BETWEEN = re.compile(
    r"\](?=[ ](?:at[ ]|¶))|\)(?=[ ](?:at[ ]\d|¶))|[ ]\([^()]{1,60}\)(?=,?[ ](?:at[ ][\d¶]|¶))"
    r"|,[ ][A-Z][^,;()]{1,40}(?=,[ ]Page[ ]?ID)"
)
_TREATISE = re.compile(r"(?:Treaty|H\.R\.|S\.|Exec\.|House|Senate|H\.|Sen\.)[ ]$")
_BEFORE_RECORD = re.compile(r"(?:^|[(\[]|[;,] |[Ss]ee |[Ss]ee also |[Cc]f\. |e\.g\., |[a-z\d)\"]\.[)\"]? )$")
_MOST_CONTINUED = 1900  # after a comma, what is larger is a year


@dataclass(slots=True)
class _Item:
    start: int
    end: int
    number: int
    attachment: int | None
    letter: str = ""
    dash: str = ""
    through: tuple[int, int | None] | None = None
    pin: Pin = Pin()
    end_of_number: int = 0


def docket_cites(text: str) -> list[Draft]:
    """All cites by number in a joined text."""
    found: list[Draft] = []
    done = 0
    for head in _HEAD.finditer(text):
        if head.start() < done or _is_no_filing(text, head):
            continue
        draft = _read(text, head)
        if draft is not None:
            found.append(draft)
            done = draft.end
    return found


def _is_no_filing(text: str, head: re.Match[str]) -> bool:
    before = text[max(0, head.start() - 12) : head.start()]
    if _TREATISE.search(before):
        return True
    return head["record"] is not None and _BEFORE_RECORD.search(before) is None


def _read(text: str, head: re.Match[str]) -> Draft | None:
    plural = bool(
        head["plural"] or head["entries"] or (head["weak_plural"] or "").startswith(("Nos", "Numbers", "##"))
        or (head["strong"] or "").rstrip(".").endswith(("Docs", "Dkts"))
    )  # fmt: skip
    items = _items(text, head, plural=plural)
    if not items or _is_case_number(head, items[0]):
        return None
    if head["record"] and not items[0].pin:
        return None
    if plural:
        items = _ranges_written_out(items)
    start = head.start()
    closing = items[0].end_of_number
    if text[closing : closing + 1] in {"]", ")"} and items[0].end > closing:
        start -= text[start - 1 : start] in {"[", "("}  # "[ECF No. 12] at 3"
    court = " ".join((head["court"] or "").split())
    parts = tuple(
        DraftPart(
            start if place == 0 else item.start,
            item.end,
            Cited(CiteKind.ECF, number=item.number, attachment=item.attachment, court=court, label=item.letter,
                  pin=item.pin),
        )
        for place, item in enumerate(items)
    )  # fmt: skip
    return Draft(CiteKind.ECF, start, max(item.end for item in items), parts)


def _is_case_number(head: re.Match[str], item: _Item) -> bool:
    """ "Docket No. 25-677" may be a case's; so is what has an attachment over 99 and no pin."""
    return head["weak"] is not None and (item.attachment or 0) > 99 and not item.pin


def _items(text: str, head: re.Match[str], *, plural: bool) -> list[_Item]:
    items: list[_Item] = []
    position = head.end()
    while (match := _NUMBER.match(text, position)) is not None:
        item = _item(match)
        if plural and (mark := _THROUGH.match(text, item.end)) and (to := _NUMBER.match(text, mark.end())):
            item.through, item.end = (int(to["number"]), _attachment(to)), to.end()
        item.end_of_number = item.end
        between = _BETWEEN.match(text, item.end)
        pin, end = read_pin(text, between.end() if between else item.end)
        if pin:
            item.pin, item.end = pin, end
        items.append(item)
        mark = _NEXT.match(text, item.end)
        if mark is None or not _goes_on(text, mark.end(), plural=plural, pinned=bool(pin)):
            break
        position = mark.end()
    return items


def _goes_on(text: str, position: int, *, plural: bool, pinned: bool) -> bool:
    """Whether the number after a comma is a further document's."""
    match = _NUMBER.match(text, position)
    if match is None or begins_other_cite(text, position) or (pinned and not plural):
        return False
    return int(match["number"]) < _MOST_CONTINUED and _ENDS.match(text, match.end()) is not None


def _item(match: re.Match[str]) -> _Item:
    return _Item(
        match.start(), match.end(), int(match["number"]), _attachment(match), match["letter"] or "", match["dash"] or ""
    )


def _attachment(match: re.Match[str]) -> int | None:
    return int(match["attachment"]) if match["attachment"] else None


def _ranges_written_out(items: list[_Item]) -> list[_Item]:
    """ "14–16" are three documents. With a hyphen, "12-15" is a range only where nothing beside it is an attachment."""
    hyphened = [item for item in items if item.dash == "-" and item.attachment is not None]
    numbers = [item.number for item in items]
    are_attachments = any(
        (item.attachment or 0) <= item.number or numbers.count(item.number) > 1 or item.pin or item.through
        for item in hyphened
    )
    written: list[_Item] = []
    for item in items:
        is_range = item.dash == "–" or (item.dash == "-" and not are_attachments)
        if is_range and item.attachment is not None and item.attachment > item.number and item.through is None:
            written += _numbers(item, range(item.number, item.attachment + 1))
        elif item.through is not None:
            written += _through(item, *item.through)
        else:
            written.append(item)
    return written


def _numbers(item: _Item, numbers: range) -> list[_Item]:
    return [replace(item, number=number, attachment=None) for number in numbers]


def _through(item: _Item, number: int, attachment: int | None) -> list[_Item]:
    if item.attachment is None and attachment is None and item.number < number < item.number + 100:
        return _numbers(item, range(item.number, number + 1))
    if number == item.number and item.attachment is not None and item.attachment < (attachment or 0):
        return [replace(item, attachment=one) for one in range(item.attachment, (attachment or 0) + 1)]
    return [item, replace(item, number=number, attachment=attachment)]
