"""What the name of a downloaded filing says: RECAP's forms, and those that PACER and people give."""

from __future__ import annotations

import re

from caseorg.model.docket import FileName
from caseorg.rules.docket_numbers import DASHES, docket_number_of

_COURT = r"(?P<court>(?:[a-z]{2,3}[nsewmc]?[db]|ca\d{1,2}|cadc|cafc|[a-z]{2,7}))"
_RECAP = re.compile(
    rf"(?:gov|"
    rf"uscourts)\.(?:uscourts\.)?{_COURT}[.-](?P<case>[\w-]+?)\.(?P<document>\d+)(?:\.(?P<attachment>\d+))?(?:\.\w+)?",
    re.IGNORECASE,
)
"""RECAP in the Internet Archive: gov.uscourts.dcd.278328.28.3.pdf, the case by the court's own number of it."""

_BY_ID = re.compile(r"(?P<court>[a-z]{2,4}\d{0,2})_(?P<id>\d{9,14})", re.IGNORECASE)
"""One document by the number that the court's document server gives it: ca5_00516242060.pdf."""

_AFTER_CASE = re.compile(
    r"[_ .-]{1,3}(?:ecf|doc(?:ument)?|dkt|"
    r"no)?[_ .#-]{0,3}(?P<document>\d{1,5})(?:[_.-](?P<attachment>\d{1,4}))?(?![\d/])",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?<![a-z])(?:ecf|doc(?:ument|ket)?|dkt|dckt|d\.?e)[\s_.-]{0,3}(?:entry|no)?[\s_.#-]{0,4}(?P<document>\d{1,5})"
    r"(?:[-._](?P<attachment>\d{1,4})(?!\d|[-.]\d))?(?!\d)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?!(?:19|20)\d\d\D)(?P<document>\d{1,4})(?:[-.](?P<attachment>\d{1,3}))?(?:\s{1,3}[-_]\s{0,3}|_|"
    r"\s{1,3})(?=[a-z])",
    re.IGNORECASE,
)
"""028 - Order.pdf, 28-3 Exhibit B.pdf: how people number the papers of a record."""

_TYPED_CASE = re.compile(
    r"(?:\d{1,2}[-_:])?(?:\d{4}|\d{2})-?(?:cv|cr|mc|md|ml|mj|bk|ap)-?\d{3,6}(?:-[a-z]{2,5}(?![a-z0-9])){0,3}",
    re.IGNORECASE,
)
_COPIED = re.compile(r"\s?\(\d{1,3}\)$|\s-\s[Cc]opy$")
_SUFFIX = re.compile(r"\.(?:pdf|txt|docx?|tiff?)$", re.IGNORECASE)


def file_name_of(name: str) -> FileName | None:
    """What a file's name says of court, case, ECF No. and attachment; None where it says nothing.

    `case` is the court's own number of the case in RECAP's names, else a docket number. Attachment 0 and a missing one
    are the main document and give None.
    """
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].translate(DASHES).strip()
    while _SUFFIX.search(stem) or _COPIED.search(stem):
        stem = _COPIED.sub("", _SUFFIX.sub("", stem)).strip()
    recap = _RECAP.fullmatch(stem)
    if recap:
        return _named(recap, court=recap["court"].lower(), case=recap["case"])
    by_id = _BY_ID.fullmatch(stem)
    if by_id:
        return FileName(court=by_id["court"].lower(), case=None, document=None, attachment=None)
    return _of_people(stem)


def _of_people(stem: str) -> FileName | None:
    spaced = stem.replace("_", " ") if "_" in stem else stem
    case = _TYPED_CASE.search(stem)
    if case:
        after = _AFTER_CASE.match(stem, case.end())
        number = re.sub(r"^(\d{1,2})[-_:](?=\d{2,4}-?[a-z])", r"\1:", case[0], flags=re.IGNORECASE)
        if after is None:
            after = _LABELLED.search(stem, case.end()) or _LABELLED.search(stem[: case.start()])
        return _named(after, case=number) if docket_number_of(number) else None
    labelled = _LABELLED.search(spaced) or _LABELLED.search(stem)
    return _named(labelled) if labelled else (_named(leading) if (leading := _LEADING.match(stem)) else None)


def _named(match: re.Match[str] | None, *, court: str | None = None, case: str | None = None) -> FileName:
    attachment = int(match["attachment"] or 0) if match else 0
    return FileName(
        court=court, case=case, document=int(match["document"]) if match else None, attachment=attachment or None
    )
