"""Cites of volumes with pages of their own, "Pet. App. 12a", "3 RT 456:12–20", "2-ER-345", "AR0012"; exhibits."""

from __future__ import annotations

import re

from caseorg.model.citing import Cited, CiteKind
from caseorg.rules.cite_draft import Draft, DraftPart, draft
from caseorg.rules.cite_names import BASE, kind_of_base, name_start
from caseorg.rules.cite_pins import read_pages, read_pin

_APPENDIX = (
    r"(?:(?:\d\d-\d{1,5}[ ])?(?:Pet\.|Stay|Appl\.|Jt\.|Joint|Resp\.|Aplt\.|Aplee\.|Appellants?'?s?"
    r"|Appellees?'?s?|Gov't|Supp\.|C\.A\.|Cir\.)[ ])?"
    r"(?:Supp\.[ ])?(?:App\.|App'x|Appx\.|Appendix)"
)
_RECORDS = (
    r"C\.[ ]?A\.[ ](?:S\.E\.R\.|E\.R\.|J\.A\.|R\.)|J\.[ ]?A\.|[FS]\.E\.R\.|E\.R\.|A\.R\.|R\.O\.A\.|C\.R\.|R\.R\."
    r"|(?<![a-z]\.[ ])R\.(?=[ ]at[ ]\d)|C\.A\.R\.|R\.T\.|C\.T\.|"
    r"Admin\.[ ]R(?:ec)?\.|S\.A\.|Add\."
)
_TIGHT = r"JA|[FS]?ER|AR|ROA|CAR|RT|CT|RP|RR|CP|SPA|Appx|SA|USCA\d{0,2}"
_VOLUME = re.compile(
    rf"""(?<![\w.'-])(?:(?P<volume>\d{{1,3}}|[IVX]{{1,5}})(?P<joint>[ -]))?
    (?:(?P<loose>{_APPENDIX}|{_RECORDS})|(?P<tight>{_TIGHT})(?![A-Za-z]))
    (?:,?[ ][Vv]ol\.?[ ](?P<later>\d{{1,3}}|[IVX]{{1,5}}),?)?(?P<joint_page>(?:[-_.]|)(?=\d))?""",
    re.VERBOSE,
)
_TRANSCRIPTS = frozenset({"RT", "R.T.", "RP", "RR", "R.R."})
_NEED_VOLUME = frozenset({"CP", "RP", "RR", "SA", "CT", "C.T.", "S.A.", "C.R.", "R.R."})
_ZIP = re.compile(r",[ ]?$")

_LABEL = (
    r"(?!(?:IN|OF|TO|AND|THE|IS|AT|ON|BY|OR|AS|FOR|NO|WAS|NOT)\b)"
    r"(?:\d{1,4}(?:[-.]\d{1,3})?(?:-?[A-Z])?|[A-Z]{1,3}(?:-?\d{1,3})?)(?![\w'&])"
)
_EXHIBIT = re.compile(
    rf"""(?<![\w'-])(?P<owner>(?:Pls?\.|Plaintiffs?|Defs?\.|Defendants?|Gov't|Joint|Trial|Hr'g)'?s?'?[ ](?:Trial[ ]
      |Hr'g[ ])?)?
    (?:(?P<many>Exs\.|Exhs\.|Exhibits|Attachs\.|Attachments)|Ex\.|Exh\.|Exhibit|Attach\.|Attachment|[PDGJ]X|[PD]TX)
    [ -]?(?:Nos?\.[ ])?(?P<label>{_LABEL})""",
    re.VERBOSE,
)
_FURTHER = re.compile(rf"(?P<range>[ ]?[-–—][ ]?|[ ](?:through|to)[ ])?(?(range)|(?:,[ ](?:and[ ]|&[ ])?"
                      rf"|[ ](?:and|&)[ ]))(?P<label>{_LABEL})(?![ ][A-Z][a-z])")  # fmt: skip
_TO = re.compile(r",?[ ]to[ ](?:the[ ])?")
_LONGEST_OWNER = 60
_MOST_LABELS = 40


def volume_cites(text: str) -> list[Draft]:
    """All cites of records with pages of their own in a joined text."""
    found = []
    for match in _VOLUME.finditer(text):
        one = _volume(text, match)
        if one is not None:
            found.append(one)
    return found


def _volume(text: str, match: re.Match[str]) -> Draft | None:
    series = match["loose"] or match["tight"]
    if match["joint_page"] is not None and (match["tight"] or match["joint_page"]):
        pin, end = read_pages(text, match.end())
    else:
        pin, end = read_pin(text, match.end("later") if match["later"] else match.end(), bare=True, bare_lines=True)
    if not pin or text[end : end + 2] in {"th", "rd", "nd", "st"}:
        return None
    volume = match["volume"] or match["later"] or ""
    if series in _NEED_VOLUME and not (volume or text[match.start() - 1 : match.start()] == "("):
        return None
    after_city = _ZIP.search(text, max(0, match.start() - 3), match.start())
    if match["tight"] and pin.pages and len(pin.pages[0]) == 5 and after_city:
        return None
    kind = CiteKind.TRANSCRIPT if series in _TRANSCRIPTS or pin.lines else CiteKind.APPENDIX
    return draft(match.start(), end, Cited(kind, name=series, volume=volume, pin=pin))


def exhibit_cites(text: str) -> list[Draft]:
    """All cites of exhibits in a joined text; what one belongs to only where it is said after it ("Ex. A to …")."""
    return [_exhibit(text, match) for match in _EXHIBIT.finditer(text)]


def _exhibit(text: str, match: re.Match[str]) -> Draft:
    labels = [(match.start(), match.end(), match["label"])]
    end = match.end()
    while match["many"] and len(labels) < _MOST_LABELS and (more := _FURTHER.match(text, end)):
        labels += _labels(more, labels[-1][2])
        end = more.end()
    of, end = _owner(text, end)
    pin, end = read_pin(text, end)
    name = " ".join((match["owner"] or "").split())
    labels[-1] = (labels[-1][0], end, labels[-1][2])
    parts = tuple(
        DraftPart(first, last, Cited(CiteKind.EXHIBIT, name=name, label=label, of=of, pin=pin))
        for first, last, label in labels
    )
    return Draft(CiteKind.EXHIBIT, match.start(), end, parts)


def _labels(more: re.Match[str], before: str) -> list[tuple[int, int, str]]:
    """The labels of one more piece of a list; a range is written out."""
    label = more["label"]
    here = (more.start("label"), more.end("label"))
    if not more["range"]:
        return [(*here, label)]
    if before.isdigit() and label.isdigit():
        between = [str(number) for number in range(int(before) + 1, min(int(label), int(before) + _MOST_LABELS) + 1)]
    elif len(before) == len(label) == 1:
        between = [chr(letter) for letter in range(ord(before) + 1, ord(label) + 1)]
    else:
        between = [label]
    return [(*here, one) for one in between]


def _owner(text: str, position: int) -> tuple[Cited | None, int]:
    """The paper named in "Ex. A to Smith Decl.", and where the name ends."""
    to = _TO.match(text, position)
    base = BASE.search(text, to.end(), to.end() + _LONGEST_OWNER) if to else None
    if to is None or base is None or name_start(text, base.start(), to.end(), kind_of_base(base)) != to.end():
        return None, position
    return Cited(kind_of_base(base), name=text[to.end() : base.end()]), base.end()
