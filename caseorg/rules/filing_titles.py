"""The title of a filing: as its first page prints it, else as the PDF or the file is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caseorg.rules.docket_numbers import docket_number_of
from caseorg.rules.file_names import file_name_of
from caseorg.rules.title_case import is_capitals, title_cased

HEAD = 5000
"""Characters of the first page that can hold a title; a title further down is that of a section."""

HIGH_ENOUGH = 2.5
"""The score from which a run of lines is taken as the title; capitals and a filing's word at the beginning give 4."""

_SEGMENT = re.compile(r"(?:[^\n()§|]|§(?=\s?\d)|\([^\n()]*\)|\()+")
"""A piece of a line between the marks that separate the two columns of a caption; brackets that close stay within."""

_KEYWORD = re.compile(
    r"\b(?:orders?|opinion|judgment|complaint|petition|motions?|memorandum|memoranda|brief|opposition|reply|response|"
    r"objections?|"
    r"declaration|affidavit|affirmation|answers?|notice|stipulation|summons|subpoena|transcript|exhibit|appendix|"
    r"addendum|application|"
    r"request|report|schedule|statement|certificate|verification|indictment|information|mandate|verdict|counterclaims?|"
    r"cross-?complaint|deposition|letter|minutes?|proceedings|findings|warrant|plea|list|disclosures?|plan|consent|"
    r"withdrawal|"
    r"substitution|designation|certification|civil cover sheet|writ|decree|injunction|interrogatories|"
    r"points and authorities)\b",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"(?:\[?\(?proposed\)?\]?|(?:first|second|third|fourth|final|joint|amended|corrected|emergency|unopposed|consent|"
    r"supplemental|opening|"
    r"ex parte|partial|verified|class action|stipulated|agreed|renewed|minute|certified|reporter.?s|per curiam|"
    r"unpublished|initial|"
    r"appellants?|plaintiffs?|defendants?|petitioners?|respondents?|government|united states|movants?|intervenors?|"
    r"the|a|an)\b.{0,80}?)?"
    r"\s*(?:orders?|opinion|judgment|complaint|petition|motion|memorandum|brief|opposition|reply|response|"
    r"objections?|declaration|affidavit|"
    r"affirmation|answer|notice|stipulation|summons|subpoena|transcript|exhibit|appendix|addendum|application|"
    r"request|report|schedule|"
    r"statement|certificate|indictment|information|mandate|verdict|deposition|findings|civil cover sheet|minutes|"
    r"writ|decree)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^(?:united states (?:district|bankruptcy|court)|in the (?:united states|supreme|matter|circuit|superior|court|"
    r"missouri)|supreme court|"
    r"(?:for|in) the\b|(?:northern|southern|eastern|western|middle|central)\s+(?:district|division)|district of|"
    r"case\b|civil action|"
    r"no[s.]|v[s.]|vs\b|versus|plaintiffs?\b[\s,.]*$|defendants?\b[\s,.]*$|petitioners?\b[\s,.]*$|"
    r"respondents?\b[\s,.]*$|on (?:petition|writ|appeal|"
    r"application|motion)|to the united states|appeal from|before\b|judge\b|hon\b|hearing|date\b|time\b|place|dept|"
    r"courtroom|"
    r"attorneys?\b|counsel\b|table of|filed\b|entered\b|received|dated\b|page\b|questions? presented|trial|"
    r"filing fee|argued|decided|"
    r"information to identify|check if)",
    re.IGNORECASE,
)
_PARTY_LINE = re.compile(
    r"\b(?:plaintiffs?|defendants?|petitioners?|respondents?|appellants?|appellees?|debtors?)[,.]?$|\bet al\.?,?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"^(?:date\b|time\b|hearing|judge\b|hon\b|before\b|dept|courtroom|ctrm|place|trial|complaint filed|action filed|"
    r"case\b|civil action|no\.|"
    r"filed\b|\d+$|_{3,}|-{3,}|\[?ecf|re:|table of|questions? presented|i\.|demand for jury|jury trial|"
    r"document (?:no|filed)|"
    r"[a-z]\.\s|related (?:doc|to)|\*|(?:preliminary )?(?:introduction|background|argument|discussion|statement)$)",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"(?:['’]S?|\b(?:of|for|to|in|and|or|the|a|an|on|by|with|from|re|pursuant|granting|denying|under|regarding|"
    r"[A-Z]\.))[,]?$",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[A-Z][\w'’-]+ (?:[A-Z]\.? ){1,2}[A-Z][\w'’-]+(?:, (?:JR|SR|III?)\.?)?", re.IGNORECASE)
_JOINED_ON = re.compile(r"(?:in|to|for|of|and|on|re|regarding|pursuant|under)\b", re.IGNORECASE)
_EXHIBIT = re.compile(
    r"^\W{0,3}((?:exhibit|attachment|appendix|tab)\s{1,6}(?:no\.\s*)?[A-Z0-9]{1,5}(?:-\d{1,3})?)\W{0,3}$", re.IGNORECASE
)
_OFFICE = re.compile(r"^(?:Microsoft|Adobe|Corel|Apple|Word\s?Perfect)[\w ]{0,24}?\s-\s", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(?:docx?|docm|dotx?|rtf|wpd|odt|pages|pdf|txt|pptx?|xlsx?|indd|html?)\b\.?$", re.IGNORECASE)
_WORTHLESS = re.compile(
    r"(?:untitled|full page |slide|layout|document|doc|page|book|sheet|presentation|powerpoint presentation|new|"
    r"blank|title|test|temp|copy|print|"
    r"scan(?:ned)?(?: document| image)?|image|img|fax|skm|km|xerox|canon|hp|mx|sharp|ricoh|brother|epson|kyocera|"
    r"konica|toshiba|adobe|acrobat|"
    r"output|file|draft|final|pdf|none|null|n/?a)?[\W\d_]*(?:[a-z]?\d[\w\d_.-]*)?|.*\.(?:png|jpe?g|tiff?|gif|bmp|ps|"
    r"eps)|https?:.*|"
    r"[a-z]:\\.*|/.*|[0-9a-f -]{12,}|\S{40,}",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"^(?:(?:ecf|doc|dkt)\.?\s*(?:no\.?)?\s*)?\d{1,7}(?:[-.]\d{1,4})?\s*(?:-\s+|[_.]\s*|\s+)(?=[A-Za-z])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A title, and where it is printed in the first page's text (start and end are 0 where it is not)."""

    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    end: int
    line: int

    @property
    def titled(self) -> bool:
        """Whether it is set like a title: in capitals, or every longer word with a capital and no sentence's end."""
        if is_capitals(self.text):
            return True
        words = [word for word in re.findall(r"[^\W\d_]+", self.text) if len(word) > 3]
        return bool(words) and all(word[0].isupper() for word in words) and not self.text.endswith((".", ",", ";", ":"))


def printed_title(page: str, *, excerpt: bool = False) -> FoundTitle | None:
    """The filing's own title as the caption of its first page prints it, in title case; `page` has no stamps in it.

    Of an excerpt that begins on a later page only a running title in capitals is taken.
    """
    pieces = list(_pieces(page))
    best: tuple[float, list[_Piece]] | None = None
    for index, piece in enumerate(pieces):
        if not _can_begin(piece):
            continue
        first = _beginning(pieces, index)
        run = _run(pieces, first, index)
        score = _score(pieces, first, run)
        if score < (HIGH_ENOUGH if is_capitals(piece.text) or not excerpt else HIGH_ENOUGH + 3):
            continue
        if best is None or score > best[0]:
            best = (score, run)
    if best is None:
        return None
    run = best[1]
    text = re.sub(r"(\w)- (?=[a-z])", r"\1", " ".join(piece.text for piece in run))
    acronyms = frozenset(
        re.findall(r"\b[A-Z]{2,6}\b", " ".join(piece.text for piece in pieces if not is_capitals(piece.text)))
    )
    return FoundTitle(title_cased(text.strip(" ,;:*"), acronyms), run[0].start, run[-1].end)


def _pieces(page: str) -> Iterator[_Piece]:
    """The pieces of the lines in a page's head, without the line numbers of pleading paper and empty lines."""
    offset = 0
    for number, line in enumerate(page[:HEAD].split("\n")):
        for match in _SEGMENT.finditer(line):
            text = match[0].strip().lstrip(":*• ").strip()
            text = re.sub(r"^\d{1,2}\s{2,}", "", text)
            if len(text) > 1 and not text.isdigit():
                start = offset + match.start() + match[0].find(text[:1])
                yield _Piece(text, start, offset + match.end(), number)
        offset += len(line) + 1


def _is_caption(text: str) -> bool:
    """Whether a line is the court's, a party's or the clerk's part of the caption: "BRIEF FOR THE PETITIONERS" is
    not."""
    return bool(_NO_TITLE.search(text)) or (bool(_PARTY_LINE.search(text)) and not _STARTS.match(text))


def _can_begin(piece: _Piece) -> bool:
    if len(piece.text) > 200 or _is_caption(piece.text) or not piece.titled or not _KEYWORD.search(piece.text):
        return False
    return (
        is_capitals(piece.text) or bool(_STARTS.match(piece.text)) or bool(re.match(r"\S.{0,60}?['’]s?\s", piece.text))
    )


def _beginning(pieces: Sequence[_Piece], index: int) -> int:
    """The first piece of a title whose word for a filing stands only in a later line: "FEDERAL DEFENDANTS’ /
    MOTION"."""
    first = index
    while first and index - first < 4:
        before = pieces[first - 1]
        near = pieces[first].line - before.line <= 2
        if not near or _is_caption(before.text) or is_capitals(before.text) != is_capitals(pieces[first].text):
            break
        if not _JOINS.search(before.text) or not before.titled:
            break
        first -= 1
    return first


def _run(pieces: Sequence[_Piece], first: int, keyword: int) -> list[_Piece]:
    """The title's pieces, from its first on, as long as the next lines are set alike."""
    run = list(pieces[first : keyword + 1])
    capitals = is_capitals(run[-1].text)
    for piece in pieces[keyword + 1 : keyword + 9]:
        joined = bool(_JOINS.search(run[-1].text)) and not _ENDS.search(piece.text)
        # A title has no empty line within it, unless the paper has one after every line.
        far = piece.line - run[-1].line > (3 if joined or _JOINED_ON.match(piece.text) else 1)
        alike = is_capitals(piece.text) if capitals else piece.titled and joined
        if far or not alike or _ENDS.search(piece.text) or (_is_caption(piece.text) and not joined):
            break
        if not joined and _PERSON.fullmatch(piece.text):
            break
        if docket_number_of(piece.text) or re.fullmatch(r"[\W_]+", piece.text):
            break
        run.append(piece)
    return run


def _score(pieces: Sequence[_Piece], first: int, run: Sequence[_Piece]) -> float:
    """How likely a run is the title: capitals, a filing's word at its beginning, below the docket number, near the
    top."""
    text = " ".join(piece.text for piece in run)
    above = " ".join(piece.text for piece in pieces[:first])
    score = 2.0 * is_capitals(text) + 2.0 * bool(_STARTS.match(text)) + min(len(text), 60) / 60
    score += 1.5 * bool(re.search(r"\bv[s.]|\bversus\b|\bin re\b|district of|\bcourt\b", above, re.IGNORECASE))
    score += 1.0 * bool(docket_number_of(above[-1500:]))
    score -= first / max(len(pieces), 1) * 2
    return score - 2.0 * bool(docket_number_of(text)) - 1.5 * text.endswith(".")


def exhibit_title(page: str) -> FoundTitle | None:
    """ "Exhibit A" where the first page is a slip sheet that says no more, or has it as a label of its own at top."""
    lines = [line for line in page.split("\n") if line.strip()]
    for line in lines[:2] if len(lines) > 6 else lines:
        match = _EXHIBIT.match(line.strip())
        if match:
            start = page.index(line)
            return FoundTitle(title_cased(match[1].upper()), start, start + len(line))
    return None


def metadata_title(title: str) -> str | None:
    """A PDF's own title, cleaned of program names and extensions; None where it is none ("untitled", scanners,
    paths)."""
    text = " ".join(title.replace("\x00", "").split())
    text = _OFFICE.sub("", text)
    text = _EXTENSION.sub("", text).strip()
    if "_" in text or (text.count("-") > 2 and " " not in text):
        text = " ".join(re.sub(r"[_]+", " ", text).split())
    if len(text) < 3 or _WORTHLESS.fullmatch(text) or not re.search(r"[^\W\d_]{3}", text):
        return None
    return title_cased(text)


def file_title(name: str) -> str:
    """A file's name made readable; never empty."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = _EXTENSION.sub("", base).strip(" .")
    said = file_name_of(name)
    telling = re.sub(r"(?i)gov\.uscourts\.\w+|docket|document|case", "", stem)
    if said and said.document is not None and not re.search(r"[^\W\d_]{4}", telling):
        return f"ECF No. {said.document}" + (f", Attachment {said.attachment}" if said.attachment else "")
    text = re.sub(r"_v_+|\sv_\s", " v. ", stem).replace("_", " ")
    text = " ".join(text.split())
    if said and said.document is not None:
        text = _NUMBERING.sub("", text)
    if "-" in text and " " not in text and not docket_number_of(text):
        text = text.replace("-", " ")
    text = re.sub(r"^\d{4,}\s+(?=[A-Za-z]{2})", "", text)
    return title_cased(text[:1].upper() + text[1:] if text.islower() else text) or "Untitled"
