"""What the words of an order or rule say about a deadline: the day or the period, from what it runs, and what is to be
done. Only a proposal: whoever takes it sees what was understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from caseorg.base.errors import BadInput
from caseorg.model.counting import Direction, Period, Unit
from caseorg.rules.event_words import event_words
from caseorg.rules.order_periods import period_words
from caseorg.rules.spoken_days import spoken_day
from caseorg.rules.typed_dates import spoken_date

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {word: number for number, word in enumerate(_SMALL, 1)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = (
    rf"(?:(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+(?P<month_second>{_MONTH})"
    r"(?:,?\s+(?P<year_last>\d{4}))?"
    r"|(?P<numbers>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}))\b"
)
_FIND_DAY = re.compile(_DAY, re.IGNORECASE)
# What stands right before the day by which something is due.
_BEFORE_A_DAY = re.compile(
    r"(?:\bon or before|\bby|\bno(?:t)? later than|\buntil|\bthrough|\bprior to|\bdue(?: on| by)?:?|\bset for"
    r"|\b(?:extended |continued )?to(?: and including)?)"
    r"(?:\s+(?:\d{1,2}(?::\d\d)?\s*[ap]\.?\s?m\.?|noon|midnight|close of business)(?:\s+[A-Z]{2,3})?,?\s+on)?"
    r"(?:\s+or\s+before)?\s+(?:the\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?$",
    re.IGNORECASE,
)
_WORD = "|".join([*_TENS, *sorted(_SMALL, key=len, reverse=True)])
_PERIOD = re.compile(
    rf"(?:(?P<lead>\bwithin|\bno(?:t)? (?:later|fewer|less) than|\bat least)\s+)?"
    rf"(?:the\s+)?\b(?P<amount>\d{{1,4}}|(?:{_WORD})(?:[-\s](?:{_WORD}))?)(?:\s*\((?P<figure>\d{{1,4}})\))?"
    r"[\s-]+(?P<kind>calendar|business|court|working)?\s*(?P<unit>hour|day|week|month|year)s?[’']?\b"
    r"(?:\s+(?P<side>after|of|from|before|following|prior to|preceding|in advance of)\b)?",
    re.IGNORECASE,
)
_BACKWARD = frozenset({"before", "prior to", "preceding", "in advance of"})
# From what a period runs, by the words after it; the first that fits.
_STARTS: tuple[tuple[str, str], ...] = (
    (r"(?:service|served|receipt)\b.{0,20}\b(?:order|opinion)\b", "order.served"),
    (r"\bthis\s+(?:\w+\s+)?(?:order|opinion)\b", "order.entered"),
    (r"the\s+(?:\w+\s+)?(?:order|opinion)\b|\bhereof\b", "order.entered"),
    (r"\bsummons\b", "summons.served"),
    (r"\bjudgment\b", "judgment.entered"),
    (r"\b(?:oppositions?|responses?)\b", "opposition.served"),
    (r"\bfil\w+.{0,30}\bmotions?\b|\bmotions?\s+(?:is|are|was)\s+filed", "motion.filed"),
    (r"\bmotions?\b", "motion.served"),
    (r"\b(?:oral\s+)?argument\b", "argument.held"),
    (r"\bscheduling\s+conference\b", "scheduling_conference.held"),
    (r"\b(?:hearing|conference)\b", "hearing.held"),
    (r"\btrial\b", "trial.begins"),
    (r"\bdiscovery\b", "discovery.closes"),
    (r"\b(?:administrative\s+)?record\b", "record.filed"),
    (r"\b(?:complaint|answer|counterclaim|pleading)s?\b", "pleading.served"),
    (r"\b(?:report and )?recommendations?\b", "recommendation.served"),
)  # fmt: skip
_ORDERED = r"(?:shall|must|will|(?:is|are)\s+(?:hereby\s+)?(?:ordered|directed|required)\s+to|(?:is|are)\s+to|may)"
_PASSIVE = re.compile(
    r"(?:^|\bthat\s+|,\s+)([^,]{3,120}?)\s+(?:shall|must|will|(?:is|are)\s+to)\s+be\s+"
    r"(?:filed|submitted|served|produced|completed|exchanged|made|lodged)$",
    re.IGNORECASE,
)
_TASK_BEFORE = re.compile(rf"\b{_ORDERED}\s+((?:(?!\b{_ORDERED}\b).)+)$", re.IGNORECASE)
_DUE = re.compile(
    r"(?:^|\bthat\s+|,\s+)([^,]{3,120}?)\s+(?:(?:is|are|shall be|must be)(?:\s+due)?|due)$", re.IGNORECASE
)
# "the time for Defendants to answer the complaint is further extended to …"
_TIME_TO = re.compile(
    r"\b(?:time|deadline)\s+(?:for\s+(?:(?!\bto\b).)+\s+)?to\s+(.{3,120}?)\s+(?:is|are|be)(?:\s+\w+)?$", re.IGNORECASE
)
_SUBJECT = re.compile(r"\s+(?:is|are|shall be|must be)$", re.IGNORECASE)
_TASK_AFTER = re.compile(rf"^.{{0,120}}?\b{_ORDERED}\s+([^.;]+)", re.IGNORECASE)
_LONGEST_TASK = 120
_STARTS_SEEN = 90
_END_OF_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z(])")


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidDeadline:
    """What words say: `day` is an ISO day by which, or `period` with the trigger event it runs from ("" where that was
    not understood), both None where neither is said. `task` is what is to be done, "" where that is not said; `words`
    are those that were understood, `understood` a sentence about them."""

    day: str | None = None
    period: Period | None = None
    trigger: str = ""
    task: str = ""
    words: str = ""
    understood: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """One day or period with its place; `sure` where words before it say that something is due by it."""

    start: int
    end: int
    sure: bool
    day: str | None = None
    period: Period | None = None
    trigger: str = ""


def said_deadline(text: str, written: date) -> SaidDeadline:
    """What a passage says about a deadline. `written` is the day on which it was written (or today): a day without its
    year is the next one from then on. Never raises; what was not understood is left empty."""
    flat = " ".join(text.split())
    found = sorted([*_days(flat, written), *_periods(flat)], key=lambda one: (not one.sure, one.start))
    if not found:
        return SaidDeadline(understood="No day and no period was found in these words." if flat else "")
    best = found[0]
    return SaidDeadline(
        day=best.day,
        period=best.period,
        trigger=best.trigger,
        task=_task(flat, best),
        words=flat[best.start : best.end],
        understood=_understood(flat[best.start : best.end], best, len(found) - 1),
    )


def _days(text: str, written: date) -> list[_Found]:
    found = []
    for match in _FIND_DAY.finditer(text):
        day = _iso(match, written)
        if day is not None:
            cue = _BEFORE_A_DAY.search(text[: match.start()])
            found.append(_Found(cue.start() if cue else match.start(), match.end(), cue is not None, day=day))
    return found


def _iso(match: re.Match[str], written: date) -> str | None:
    if match["numbers"]:
        typed = match["numbers"]
    else:
        month = (match["month"] or match["month_second"]).replace(".", "")
        typed = f"{month[:3]} {match['day'] or match['day_first']}"
        year = match["year"] or match["year_last"]
        typed += f", {year}" if year else ""
    try:
        return spoken_day(typed, written)
    except BadInput:
        return None  # February 30


def _periods(text: str) -> list[_Found]:
    found = []
    for match in _PERIOD.finditer(text):
        amount = int(match["figure"]) if match["figure"] else _number(match["amount"])
        side = " ".join((match["side"] or "").lower().split())
        working = (match["kind"] or "").lower() in ("business", "court", "working")
        if not amount or not (match["lead"] or side) or (working and match["unit"].lower() == "hour"):
            continue  # "a 14-day extension" is no deadline; which hours are business hours is not known
        unit = Unit.WORKDAYS if working else Unit(f"{match['unit'].lower()}s")
        direction = Direction.BEFORE if side in _BACKWARD else Direction.AFTER
        rest = text[match.end() : match.end() + _STARTS_SEEN].split(";")[0]
        trigger, length = _start(rest) if side else ("", 0)
        found.append(
            _Found(
                match.start(), match.end() + length, True,
                period=Period(amount=amount, unit=unit, direction=direction), trigger=trigger,
            )
        )  # fmt: skip
    return found


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return sum(_NUMBERS[part] for part in word.lower().replace("-", " ").split())


def _start(rest: str) -> tuple[str, int]:
    """The trigger that the words after a period name, and where its words end: the nearest; of two that end alike, the
    first of the table."""
    hits = [(match.end(), trigger) for form, trigger in _STARTS if (match := re.search(form, rest, re.IGNORECASE))]
    if hits:
        end, trigger = min(hits, key=lambda hit: hit[0])
        return trigger, end
    served = re.match(r"\s*(?:\w+\s+)?service\b", rest, re.IGNORECASE)
    return ("order.served", served.end()) if served else ("", 0)


def _task(text: str, found: _Found) -> str:
    """What is to be done, from the words before the day, else from those after it."""
    begin = max((match.end() for match in _END_OF_SENTENCE.finditer(text) if match.end() <= found.start), default=0)
    before = text[begin : found.start].strip(" ,")
    for form in (_TIME_TO, _PASSIVE, _TASK_BEFORE, _DUE):
        match = form.search(before)
        if match is not None:
            return _tidy(match[1])
    if text[found.start : found.end].lower().startswith("due"):
        return _tidy(_SUBJECT.sub("", before))
    following = _TASK_AFTER.search(_END_OF_SENTENCE.split(text[found.end :])[0])
    return _tidy(following[1]) if following else ""


def _tidy(words: str) -> str:
    kept = re.sub(r"^(?:it is|and|the court)\s+", "", words.strip(" ,.:;"), flags=re.IGNORECASE)
    if len(kept) > _LONGEST_TASK:
        kept = kept[:_LONGEST_TASK].rsplit(" ", 1)[0] + "…"
    return kept[:1].upper() + kept[1:]


def _understood(words: str, found: _Found, others: int) -> str:
    more = f" {others} more in these words." if others else ""
    if found.day is not None:
        return f"“{words}”: {spoken_date(found.day)}.{more}"
    assert found.period is not None
    length = f"{period_words(found.period)} {found.period.direction}"
    if not found.trigger:
        return f"“{words}”: {length} an event that these words do not name.{more}"
    event = event_words(found.trigger)
    return f"“{words}”: {length} “{event[:1].lower()}{event[1:]}”.{more}"
