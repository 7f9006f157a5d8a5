"""What a filing says of itself: proposals for its facts, each with the words it was read from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from caseorg.model.docket import CourtKind, FileName, FilingProposal, Proposal, Span, Stamp
from caseorg.model.document import DocumentKind
from caseorg.model.reading import OutlineItem
from caseorg.rules.docket_numbers import docket_number_of
from caseorg.rules.file_names import file_name_of
from caseorg.rules.filing_dates import clerk_date, signed_date
from caseorg.rules.filing_kinds import counsel_in, filer_of, kind_of
from caseorg.rules.filing_titles import FoundTitle, exhibit_title, file_title, metadata_title, printed_title
from caseorg.rules.stamps import stamp_spans
from caseorg.rules.title_case import title_cased

SIGNED_PAGES = 3
"""How many last pages can hold the signature."""

_PRESS = re.compile(
    r"\bFOR\s+IMMEDIATE\s+RELEASE\b|^\s*(?:PRESS|NEWS)\s+RELEASE\b|\bEMBARGOED\s+(?:UNTIL|FOR)\b", re.IGNORECASE
)
_OPINION = re.compile(
    r"\bPer\s+Curiam\b|^[^\S\n]*[A-Z][\w.’' -]{2,40},\s+(?:Senior\s+)?(?:Chief\s+)?(?:Circuit|District|"
    r"Bankruptcy)\s+Judge[.:]",
    re.MULTILINE | re.IGNORECASE,
)
_LETTER = re.compile(
    r"^[^\S\n]*(?:\d{1,2}\s+)?Dear\s+(?:Judge|Magistrate|Chief|Hon|Mr|Ms|Mrs|Dr|Counsel|Clerk|Sir|Madam|Your)\b",
    re.MULTILINE,
)
_ORDERED = re.compile(r"\bIT\s+IS\s+(?:HEREBY\s+|SO\s+|FURTHER\s+)?ORDERED\b")
_SCHEDULE = re.compile(r"\bFill\s+in\s+this\s+information\s+to\s+identify\s+(?:your|the)\s+case\b", re.IGNORECASE)
_OFFICIAL = re.compile(
    r"\bOfficial\s+Form\s+[AB]?\s?\w{1,5}\s+(?P<title>(?:Schedule|Statement|Summary|Declaration|Voluntary|"
    r"Chapter)[^\n]{3,80}?)\s*(?:page\b|$|\n)"
)
_BARE_KINDS = (
    (_SCHEDULE, DocumentKind.SCHEDULE, ""),
    (_LETTER, DocumentKind.LETTER, "Letter"),
    (_OPINION, DocumentKind.OPINION, "Opinion"),
    (_ORDERED, DocumentKind.ORDER, "Order"),
)
"""What tells a kind where no title is printed, and the title it then gets."""

_COURT = re.compile(
    r"(?<!\bto the )(?<!\bto the\n)(?<!\bfrom the )\bUNITED\s+STATES\s+(?:DISTRICT\s+COURT|BANKRUPTCY\s+COURT|"
    r"COURT\s+OF\s+APPEALS|COURT\s+OF\s+(?:FEDERAL\s+CLAIMS|INTERNATIONAL\s+TRADE)|"
    r"TAX\s+COURT)(?:[\s,]+(?:FOR|"
    r"IN)?\s*(?:THE:?\s+)?(?:[A-Z]+\s+){0,4}(?:DISTRICT\s+OF\s+[A-Z]+(?:[ \t]+[A-Z]+){0,2}|CIRCUIT))?",
    re.IGNORECASE,
)
_CAPTION_NUMBER = re.compile(
    r"\b(?:Case|Civil\s+Action|Civ\.|Crim(?:inal|\.)|Cause|Docket|Index|"
    r"Adv(?:ersary)?\.?)?\s*(?:Action\s+)?(?:Case\s+)?(?:No[s.]{0,2}|Number|\#)[.:]*\s*"
    r"(?P<number>(?:CV|CR)?\s?[\d:][\w:.\-–/]{3,30}(?:\s?\([A-Z][A-Za-z/ ]{1,12}\))?)",
    re.IGNORECASE,
)
_CAPTION_HEAD = 2500


def filing_of(
    pages: Sequence[str],
    *,
    file_name: str,
    stamps: Sequence[Stamp | None],
    metadata: Mapping[str, str],
    outline: Sequence[OutlineItem],
) -> FilingProposal:
    """What was read of a filing: its facts as proposals, None where nothing was found.

    `pages` are the pages' plain texts and `stamps` their stamps, in the same order. `metadata` are the PDF's own
    entries.
    """
    first = _without_stamps(pages[0]) if pages else ""
    stamp, stamp_page = _stamp_of_all(stamps)
    named = file_name_of(file_name)
    excerpt = bool(stamps and stamps[0] and (stamps[0].page_number or 1) > 1)
    title = _title(first, file_name, metadata, outline, excerpt=excerpt)
    kind = _kind(title, first)
    return FilingProposal(
        title=title,
        kind=kind,
        filer=_filer(title, kind, pages),
        date_filed=_date(pages, stamp, stamp_page),
        docket_number=_docket_number(first, stamp, stamp_page, pages, named),
        court=_court(first, stamp, stamp_page, pages, named),
        **_number(stamp, stamp_page, pages, named),
    )


def _without_stamps(page: str) -> str:
    """A page's text with its stamps blanked out, so that places in it stay."""
    for start, end in stamp_spans(page):
        page = page[:start] + re.sub(r"[^\n]", " ", page[start:end]) + page[end:]
    return page


def _stamp_of_all(stamps: Sequence[Stamp | None]) -> tuple[Stamp | None, int]:
    """The stamp that speaks for the file, and its page from 1: that of the document most pages belong to."""
    counted = Counter((stamp.docket_number, stamp.document, stamp.attachment) for stamp in stamps if stamp)
    if not counted:
        return None, 0
    usual = counted.most_common(1)[0][0]
    for page, stamp in enumerate(stamps, 1):
        if stamp and (stamp.docket_number, stamp.document, stamp.attachment) == usual:
            return stamp, page
    return None, 0


def _title(
    first: str, file_name: str, metadata: Mapping[str, str], outline: Sequence[OutlineItem], *, excerpt: bool
) -> Proposal:
    press = _PRESS.search(first[:1500])
    found = (
        (_headline(first, press.end()) if press else None)
        or exhibit_title(first)
        or printed_title(first, excerpt=excerpt)
    )
    if found is None:
        found = _bare_title(first)
    if found is not None:
        return Proposal(field="title", value=found.text, span=Span(page=1, start=found.start, end=found.end))
    if outline and outline[0].page == 1 and kind_of(outline[0].title):
        return Proposal(field="title", value=title_cased(outline[0].title))
    return Proposal(field="title", value=metadata_title(metadata.get("title", "")) or file_title(file_name))


def _headline(first: str, after: int) -> FoundTitle | None:
    """The headline of a press release: the first longer line that is no date and no contact."""
    offset = after
    for line in first[after:].split("\n")[:25]:
        text = line.strip()
        words = text.split()
        dull = re.match(
            r"(?:contact|media|press|for more|date|phone|tel|email|[^\s@]+@|\(?\d{3}\)?[ -.]\d{3}|embargo)",
            text,
            re.IGNORECASE,
        )
        dated = re.search(r"\b(?:19|20)\d\d$", text) and len(words) <= 5
        if len(words) >= 4 and not dull and not dated and "@" not in text:
            start = offset + line.index(text)
            return FoundTitle(title_cased(text), start, start + len(text))
        offset += len(line) + 1
    return None


def _bare_title(first: str) -> FoundTitle | None:
    official = _OFFICIAL.search(first)
    if official:
        return FoundTitle(title_cased(official["title"]), official.start("title"), official.end("title"))
    for pattern, _, title in _BARE_KINDS:
        match = pattern.search(first)
        if match and title:
            return FoundTitle(title, *match.span())
    return None


def _kind(title: Proposal, first: str) -> Proposal | None:
    press = _PRESS.search(first[:1500])
    if press:
        span = Span(page=1, start=press.start(), end=press.end())
        return Proposal(field="kind", value=DocumentKind.PRESS_RELEASE.value, span=span)
    named = kind_of(title.value)
    if named is not None:
        return Proposal(field="kind", value=named.value, span=title.span)
    for pattern, kind, _ in _BARE_KINDS:
        match = pattern.search(first)
        if match:
            return Proposal(field="kind", value=kind.value, span=Span(page=1, start=match.start(), end=match.end()))
    return None


def _filer(title: Proposal, kind: Proposal | None, pages: Sequence[str]) -> Proposal | None:
    known = DocumentKind(kind.value) if kind else None
    named = filer_of(title.value, known)
    if named:
        return Proposal(field="filer", value=title_cased(named[0]), span=title.span)
    if known in (DocumentKind.ORDER, DocumentKind.OPINION, DocumentKind.JUDGMENT, DocumentKind.EXHIBIT,
    DocumentKind.TRANSCRIPT,
                 DocumentKind.PRESS_RELEASE, DocumentKind.DECLARATION, DocumentKind.SCHEDULE):  # fmt: skip
        return None
    last = range(max(0, len(pages) - SIGNED_PAGES), len(pages))
    for index in dict.fromkeys([0, *reversed(last)]) if pages else ():
        signed = counsel_in(pages[index][:_CAPTION_HEAD] if index == 0 and len(pages) > 1 else pages[index])
        if signed:
            return Proposal(
                field="filer", value=title_cased(signed[0]), span=Span(page=index + 1, start=signed[1], end=signed[2])
            )
    return None


def _date(pages: Sequence[str], stamp: Stamp | None, stamp_page: int) -> Proposal | None:
    if stamp and stamp.filed:
        return Proposal(field="date_filed", value=stamp.filed, span=_stamp_span(pages, stamp, stamp_page))
    if not pages:
        return None
    clerk = clerk_date(pages[0])
    if clerk:
        return Proposal(field="date_filed", value=clerk[0], span=Span(page=1, start=clerk[1], end=clerk[2]))
    for index in dict.fromkeys([*range(len(pages) - 1, max(-1, len(pages) - 1 - SIGNED_PAGES), -1), 0]):
        signed = signed_date(pages[index])
        if signed:
            return Proposal(
                field="date_filed", value=signed[0], span=Span(page=index + 1, start=signed[1], end=signed[2])
            )
    return None


def _docket_number(
    first: str, stamp: Stamp | None, stamp_page: int, pages: Sequence[str], named: FileName | None
) -> Proposal | None:
    if stamp and stamp.docket_number:
        return Proposal(field="docket_number", value=stamp.docket_number, span=_stamp_span(pages, stamp, stamp_page))
    for match in _CAPTION_NUMBER.finditer(first, 0, _CAPTION_HEAD):
        number = docket_number_of(match["number"])
        if number and (number.type or number.office or "-" in number.raw):
            start = match.start("number") + max(0, match["number"].find(number.raw))
            return Proposal(
                field="docket_number", value=number.raw, span=Span(page=1, start=start, end=start + len(number.raw))
            )
    if named and named.case and docket_number_of(named.case) and not named.case.isdigit():
        return Proposal(field="docket_number", value=named.case)
    return None


def _court(
    first: str, stamp: Stamp | None, stamp_page: int, pages: Sequence[str], named: FileName | None
) -> Proposal | None:
    """The court of the stamp, else of the file name, else of the heading, if that is of the stamp's kind."""
    if stamp and stamp.court:
        return Proposal(field="court", value=stamp.court, span=_stamp_span(pages, stamp, stamp_page))
    if named and named.court:
        return Proposal(field="court", value=named.court)
    heading = _COURT.search(first, 0, _CAPTION_HEAD)
    if heading is None or not _of_kind(heading[0], stamp):
        return None
    return Proposal(
        field="court",
        value=title_cased(heading[0].upper().replace(":", "")),
        span=Span(page=1, start=heading.start(), end=heading.end()),
    )


def _of_kind(heading: str, stamp: Stamp | None) -> bool:
    if stamp is None:
        return True
    lowered = heading.lower()
    kind = (
        CourtKind.APPELLATE
        if "appeals" in lowered
        else CourtKind.BANKRUPTCY
        if "bankruptcy" in lowered
        else CourtKind.DISTRICT
    )
    return kind is stamp.court_kind


def _number(stamp: Stamp | None, stamp_page: int, pages: Sequence[str], named: FileName | None) -> dict[str, Proposal]:
    """The ECF No. and attachment: those stamped, else those of the file name; "0" is no attachment."""
    if stamp and stamp.document:
        span = _stamp_span(pages, stamp, stamp_page)
        read = {"document": Proposal(field="document", value=stamp.document, span=span)}
        if stamp.attachment:
            read["attachment"] = Proposal(field="attachment", value=stamp.attachment, span=span)
        return read
    if named is None or named.document is None:
        return {}
    read = {"document": Proposal(field="document", value=str(named.document))}
    if named.attachment:
        read["attachment"] = Proposal(field="attachment", value=str(named.attachment))
    return read


def _stamp_span(pages: Sequence[str], stamp: Stamp, page: int) -> Span | None:
    """Where a stamp stands in its page's text; None where it is in pieces there."""
    text = pages[page - 1]
    for start, end in stamp_spans(text):
        if " ".join(text[start:end].split()) == stamp.printed:
            return Span(page=page, start=start, end=end)
    if not stamp.printed and stamp.docket_number:
        start = text.find(stamp.docket_number)
        return Span(page=page, start=start, end=start + len(stamp.docket_number)) if start >= 0 else None
    return None
