"""Which document of a case a record cite means, or in words what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from caseorg.model.citing import Cited, CiteKind
from caseorg.model.document import DocumentKind as Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class CitableDocument:
    """What of a document a cite can name. `attachment` is 0 for the main document of its entry."""

    uuid: str
    title: str
    kind: Kind
    filer: str = ""
    number: int | None = None
    attachment: int | None = None
    date_filed: str | None = None


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """The documents of a case in the order of the docket, the numbers on it, and short names given by the user.

    `is_appellate` says whose numbers "D. Ct. Doc. 31" has: another court's then.
    """

    documents: tuple[CitableDocument, ...] = ()
    entry_numbers: frozenset[int] = frozenset()
    short_cites: Mapping[str, str] = field(default_factory=dict)  # as "Alvarez Dep." → the document's uuid
    is_appellate: bool = False


@dataclass(frozen=True, slots=True)
class Meant:
    """The document that is cited, or a sentence that says what is missing."""

    document: CitableDocument | None
    missing: str = ""


_KINDS: tuple[tuple[str, tuple[Kind, ...], str], ...] = (
    # words of a name, the kinds of document they may mean, words one title must have where the kind is a wide one
    (r"(?:mem\. op|memorandum opinion|slip op|\bop\.|opinion)", (Kind.OPINION, Kind.ORDER), ""),
    (r"\br ?& ?r\b|\bf ?& ?r\b", (Kind.ORDER, Kind.OPINION, Kind.OTHER), r"report|recommendation|findings"),
    (r"(?:compl\.|complaint|\bfac\b|\bsac\b|\btac\b|\bcac\b)", (Kind.COMPLAINT,), ""),
    (r"\b(?:answer|ans\.)", (Kind.ANSWER,), ""),
    (r"\b[dpcrsj]*(?:s?umf|smf|suf|sof|somf)\b|56\.1|stmt|statement"
     r"|facts", (Kind.MOTION, Kind.MEMORANDUM, Kind.OTHER, Kind.OPPOSITION),
     r"statement|56\.1|undisputed|facts"),
    (r"(?:sur-?)?reply", (Kind.REPLY, Kind.BRIEF), ""),
    (r"opp'?n|opp\.|opposition|\bbio\b|resp\.|response", (Kind.OPPOSITION, Kind.BRIEF), ""),
    (r"\bmem\.|memo|\bbr\.|brief|\bmpa\b", (Kind.MEMORANDUM, Kind.BRIEF, Kind.MOTION), ""),
    (r"\bmot|\bm[sptd][jdi]\b|appl", (Kind.MOTION,), ""),
    (r"\border|\bord\.", (Kind.ORDER,), ""),
    (r"\bpet\.|petition", (Kind.PETITION,), ""),
    (r"notice", (Kind.NOTICE,), ""),
    (r"stip", (Kind.STIPULATION,), ""),
    (r"judgment", (Kind.JUDGMENT,), ""),
    (r"objs?\.", (Kind.OPPOSITION, Kind.OTHER), r"objection"),
    (r"psr|presentence", (Kind.OTHER,), r"presentence"),
)  # fmt: skip
_COMPILED = tuple((re.compile(words), kinds, re.compile(title) if title else None) for words, kinds, title in _KINDS)
_PLAINTIFF = re.compile(r"\b(?:pls?|pltfs?|plaintiffs?|pet'?rs?|petitioners?|appellants?|relators?)\b", re.IGNORECASE)
_DEFENDANT = re.compile(
    r"\b(?:defs?|dfts?|defendants?|resp(?:'?ts?|ondents?)|appellees?|gov't|government"
    r"|united states)\b",
    re.IGNORECASE,
)
_AMENDED = re.compile(r"\b(?:am\.|amend(?:ed|\.)|fac\b|sac\b|tac\b)", re.IGNORECASE)
_ORDINALS = (r"\b(?:first|1st|fac)\b", r"\b(?:second|2d|2nd|sac)\b", r"\b(?:third|3d|3rd|tac)\b",
    r"\b(?:supp|supplemental)\b")  # fmt: skip
_NOT_A_NAME = frozenset(
    "decl dec declaration aff affid affidavit dep deps depo deposition tr trs transcript hr hrg hearing of the "
    "rep rpt report "
    "supp supplemental first second third am jan feb mar apr may june july aug sept oct nov dec oral arg conf "
    "status trial "
    "motion pi tro sent sentencing plea aff't vol".split()
)
_RECORDS: Mapping[str, str] = {
    "ja": r"joint appendix", "ar": r"administrative record|certified record", "petapp": r"appendix",
    "app": r"appendix", "er": r"excerpts of record", "ser": r"supplemental excerpts", "roa": r"record on appeal",
    "rt": r"reporter|transcript", "ct": r"clerk", "add": r"addendum", "car": r"administrative record",
}  # fmt: skip

_Choice = Callable[[CitableDocument], bool]


def meant(cited: Cited, record: CaseRecord, citing: CitableDocument | None, last: int | None = None) -> Meant:
    """The document meant. `citing` is the one the cite stands in; `last` the number on the docket cited before it."""
    if cited.kind is CiteKind.ECF:
        return _by_number(cited, record)
    given = record.short_cites.get(_folded(cited.name)) if cited.kind is not CiteKind.EXHIBIT else None
    if given is not None:
        return Meant(next(document for document in record.documents if document.uuid == given))
    if cited.known_as is not None:
        number, attachment = cited.known_as
        found = _numbered(record, number, attachment)
        if found is not None:
            return Meant(found)
    if cited.kind is CiteKind.EXHIBIT:
        return _exhibit(cited, record, citing, last)
    found = _named(cited, record, citing)
    return Meant(found) if found else Meant(None, f"No document of this case could be “{cited.name}”.")


def folded_short_cites(short_cites: Mapping[str, str]) -> dict[str, str]:
    """Short names as they are looked up: "Alvarez Dep." → uuid."""
    return {_folded(name): uuid for name, uuid in short_cites.items() if name.strip()}


def _folded(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split()).rstrip(".")


# By number


def ecf_words(number: int | None, attachment: int | None) -> str:
    """ "ECF No. 28-3"."""
    return f"ECF No. {number}-{attachment}" if attachment else f"ECF No. {number}"


def _numbered(record: CaseRecord, number: int | None, attachment: int | None) -> CitableDocument | None:
    return next(
        (one for one in record.documents if one.number == number and (one.attachment or 0) == (attachment or 0)), None
    )


def _by_number(cited: Cited, record: CaseRecord) -> Meant:
    words = ecf_words(cited.number, cited.attachment)
    of_trial = cited.court.endswith(("D. Ct.", "Dist. Ct.", "Cir. Ct.", "Bankr.", "Bankr. Ct."))
    if cited.court and of_trial == record.is_appellate:
        return Meant(None, f"{cited.court} {words.removeprefix('ECF ')} is of another court's record.")
    found = _numbered(record, cited.number, cited.attachment)
    if found is not None:
        return Meant(found)
    if cited.number in record.entry_numbers:
        return Meant(None, f"{words} is not in this case; only its docket entry is.")
    return Meant(None, f"{words} is not in this case.")


# Exhibits


def _exhibit(cited: Cited, record: CaseRecord, citing: CitableDocument | None, last: int | None) -> Meant:
    words = f"Exhibit {cited.label}"
    if cited.of is not None:
        owner = meant(cited.of, record, citing, last)
        if owner.document is None:
            return Meant(None, f"{words} is not in this case: {owner.missing[:1].lower()}{owner.missing[1:]}")
        found = _labeled(_siblings(record, owner.document.number), cited)
        return Meant(found) if found else Meant(None, f"{words} to “{owner.document.title}” is not in this case.")
    for number in (citing.number if citing else None, last):
        found = _labeled(_siblings(record, number), cited)
        if found is not None and (citing is None or found.uuid != citing.uuid):
            return Meant(found)
    titled = [one for one in record.documents if _has_label(one, cited.label)]
    if len(titled) == 1:
        return Meant(titled[0])
    return Meant(None, f"{words} is not in this case." if not titled else f"Several documents are {words}; see which.")


def _siblings(record: CaseRecord, number: int | None) -> list[CitableDocument]:
    return [one for one in record.documents if number is not None and one.number == number]


def _labeled(siblings: Sequence[CitableDocument], cited: Cited) -> CitableDocument | None:
    """The attachment titled so; where none has a label in its title, the one at that place: B is the second."""
    titled = [one for one in siblings if _has_label(one, cited.label)]
    if titled:
        return titled[0]
    if any(re.search(r"\bEx(?:h?\.|hibit)\s", one.title) for one in siblings):
        return None
    label = cited.label
    place = int(label) if label.isdigit() else ord(label) - 64 if len(label) == 1 and label.isalpha() else 0
    return next((one for one in siblings if place and one.attachment == place), None)


def _has_label(document: CitableDocument, label: str) -> bool:
    pattern = rf"\b(?:Exs?|Exhs?|Exhibits?|Attach(?:ment)?|PX|DX|GX|JX)\.?[ -]?(?:No\. )?{re.escape(label)}(?![\w-])"
    return re.search(pattern, document.title, re.IGNORECASE) is not None


# By name


def _named(cited: Cited, record: CaseRecord, citing: CitableDocument | None) -> CitableDocument | None:
    match cited.kind:
        case CiteKind.DECLARATION:
            candidates = _of_person(cited.name, record, (Kind.DECLARATION, Kind.EXHIBIT, Kind.OTHER), "decl|aff|report")
        case CiteKind.DEPOSITION:
            candidates = _of_person(cited.name, record, (Kind.TRANSCRIPT, Kind.EXHIBIT, Kind.OTHER), "dep")
        case CiteKind.TRANSCRIPT:
            candidates = _transcripts(cited.name, record)
        case CiteKind.APPENDIX:
            words = _RECORDS.get(re.sub(r"[^a-z]", "", cited.name.lower()).removeprefix("ca"), r"appendix")
            candidates = [one for one in record.documents if re.search(words, one.title, re.IGNORECASE)]
        case _:
            candidates = _filings(cited.name, record)
    others = [one for one in candidates if citing is None or one.uuid != citing.uuid]
    return _nearest(others or candidates, citing)


def _nearest(candidates: Sequence[CitableDocument], citing: CitableDocument | None) -> CitableDocument | None:
    """The last one filed before the paper that cites it, else the first."""
    if not candidates:
        return None
    before = [
        one for one in candidates
        if citing is not None and citing.number is not None and one.number is not None and one.number <= citing.number
    ]  # fmt: skip
    return max(before, key=lambda one: (one.number or 0, -(one.attachment or 0))) if before else candidates[0]


def _filings(name: str, record: CaseRecord) -> list[CitableDocument]:
    plain = _folded(name) + "."
    for words, kinds, title in _COMPILED:
        if words.search(plain):
            found = [
                one for one in record.documents
                if one.kind in kinds and (title is None or title.search(one.title.lower()))
            ]  # fmt: skip
            found = sorted(found, key=lambda one: kinds.index(one.kind))
            found = _sided(plain, found)
            return _same_kind(_counted(plain, _amended(plain, found)))
    return []


def _amended(name: str, found: list[CitableDocument]) -> list[CitableDocument]:
    wanted = _AMENDED.search(name) is not None
    return _narrowed(found, lambda one: (_AMENDED.search(one.title) is not None) == wanted)


def _same_kind(found: Sequence[CitableDocument]) -> list[CitableDocument]:
    return [one for one in found if one.kind is found[0].kind]


def _sided(name: str, found: list[CitableDocument]) -> list[CitableDocument]:
    for side, other in ((_PLAINTIFF, _DEFENDANT), (_DEFENDANT, _PLAINTIFF)):
        if side.search(name) and not other.search(name):
            mine = [one for one in found if side.search(one.filer) or side.search(one.title)]
            return mine or [one for one in found if not (other.search(one.filer) or other.search(one.title))]
    return found


def _counted(name: str, found: list[CitableDocument]) -> list[CitableDocument]:
    for ordinal in _ORDINALS:
        if re.search(ordinal, name):
            found = [one for one in found if re.search(ordinal, one.title.lower())] or found
    return found


def _narrowed(found: list[CitableDocument], choice: _Choice) -> list[CitableDocument]:
    return [one for one in found if choice(one)] or found


def _words(name: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", name.lower())
    return [word for word in words if word not in _NOT_A_NAME and len(word) > 1]


def _of_person(name: str, record: CaseRecord, kinds: Iterable[Kind], what: str) -> list[CitableDocument]:
    wanted, allowed = _words(name), tuple(kinds)
    found = [
        one for one in record.documents
        if one.kind in allowed and wanted and all(word in one.title.lower().replace("’", "'") for word in wanted)
    ]  # fmt: skip
    return _counted(name.lower(), _narrowed(found, lambda one: re.search(what, one.title.lower()) is not None))


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DATE = re.compile(r"\b([A-Z][a-z]{2})[a-z]*\.? (\d{1,2}), (\d{4})")


def _transcripts(name: str, record: CaseRecord) -> list[CitableDocument]:
    found = [one for one in record.documents if one.kind is Kind.TRANSCRIPT]
    date = _DATE.search(name)
    if date is not None and date[1].lower() in _MONTHS:
        day = f"{date[3]}-{_MONTHS.index(date[1].lower()) + 1:02d}-{int(date[2]):02d}"
        found = _narrowed(found, lambda one: day in (one.date_filed or "") or day in one.title or date[0] in one.title)
    words = [word for word in _words(name) if word not in _MONTHS]
    return _narrowed(found, lambda one: all(word in one.title.lower() for word in words)) if words else found
