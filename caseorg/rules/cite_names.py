"""The names by which filings cite papers of the record: abbreviations, and the words that may stand before them."""

from __future__ import annotations

import re

from caseorg.model.citing import CiteKind

_OWNER = (
    r"(?:Pls?\.?|Pltfs?\.?|Plaintiffs?|Defs?\.?|Dfts?\.?|Defendants?|Pet(?:'r|r|'rs|rs)\.?|Petitioners?|Resp(?:'t|t|'ts|ts)?\.?|"
    r"Respondents?|Gov't|Govt\.?|Government|Appellants?|Appellees?|Aplts?\.?|Intervenors?|Relators?|Movants?|Amici|Amicus|"
    r"U\.S\.|United|States|USA|Debtors?|Trustee|State|Agency|Fed\.|Federal|Cross-\w+\.?)(?:'?s)?'?"
)
_MODIFIER = (
    r"(?:First|Second|Third|Fourth|Fifth|1st|2d|2nd|3d|3rd|4th|Am\.|Amend\.|Amended|Supp\.|Suppl\.|Supplemental|Corr\.|Corrected|"
    r"Consol\.|Consolidated|Verif\.|Verified|Class|Action|Joint|Jt\.|Renewed|Cross-?|Initial|Opening|Answering|Principal|"
    r"Prelim\.|Inj\.|PI|P\.I\.|TRO|Partial|Part\.|Summ\.|J\.|SJ|MSJ|MTD|Proposed|Redacted|Sealed|Cert\.|C\.A\.|Original|Orig\.|"
    r"Daubert|Sent\.|Merits|Appl\.|Reply|Mem\.|Stay|Statement|Stmt\.|of|in|to|Opp\.|Undisputed|Material|Facts|Rule|56\.1|L\.R\.|"
    r"Local|Mot\.|Br\.|Mem|Opp'n|Resp\.|\d\d-\d{1,5})"
)
_TAIL = (
    r"(?:[ ](?:in|ISO)[ ](?:Supp?\.|Support|Opp'?n?\.?|Opposition)(?:[ ](?:of|to)(?:[ ][A-Z][\w.'&]*|[ ]for"
    r"|[ ]to){1,7})?|[ ]ISO[ ][A-Z]\w*|"
    r"[ ]to[ ](?:Dismiss|Compel|Strike|Remand|Intervene|Stay|Transfer|Amend|Mot\.(?:[ ]to[ ]\w+)?)"
    r"|[ ]for[ ](?:Summ\.[ ]J\.|Prelim\.[ ]Inj\.|"
    r"Summary[ ]Judgment|Preliminary[ ]Injunction|TRO|PI|J\.|Recons\.)|[ ]&[ ]Order|[ ]and[ ]Order"
    r"|[ ](?:of[ ]L(?:aw|\.)|of[ ]P\.?[ ]?&[ ]?A\.?)){0,3}"
)

BASES: dict[str, CiteKind] = {
    # base of a name, by what it is; in regular expressions, abbreviations with their period
    r"Compl\.|Complaint|FAC|SAC|TAC|CAC|SCAC|FAVC|Countercl\.|Counterclaims?|Crosscl\.": CiteKind.FILING,
    r"Answer|Ans\.|Mot\.|Mots\.|Motion|MTD|MSJ|MPI|Opp'n\.?|Oppn\.?|Opp\.|Opposition|Resp\.|Response|Reply"
    r"|Sur-?[Rr]eply": CiteKind.FILING,
    r"Slip[ ]Op\.|Mem\.[ ]Op\.|Memorandum[ ]Opinion|Mem\.|Memo\.|Memorandum|MPA|Br\.|Brief|BIO|Pet\.|Petition"
    r"|Order|Ord\.|Op\.|Opinion|"
    r"R[ ]?&[ ]?R|F[ ]?&[ ]?R|Objs?\.|Appl\.|Application|Stip\.|Stipulation|Judgment": CiteKind.FILING,
    r"SUMF|SUF|SMF|SOMF|SOF|CSOF|PSOF|DSOF|PSUMF|DSUMF|PSMF|DSMF|CSMF|RSOF|RSMF|RSUMF|SAF|SAMF|SSUF|JSUF|Stmt\.|"
    r"Statement|56\.1|Facts|PFOF|DFOF|PSR|PSI|Notice|Indictment|Indict\.|Information": CiteKind.FILING,
    r"(?:Decl\.|Declaration|Aff\.|Affidavit)(?:[ ]of(?:[ ][A-Z][\w.'-]*){1,4})|Decls?\.|Declaration|Affs?\."
    r"|Affid\.|Affidavit|Aff't|Rpt\.|Rep\.|Report|Verif\.": CiteKind.DECLARATION,
    r"(?:Dep\.|Deposition)[ ]of(?:[ ][A-Z][\w.'-]*){1,4}|Deps?\.|Depo\.|Deposition": CiteKind.DEPOSITION,
    r"(?:Tr\.[ ]of[ ])?Oral[ ]Arg\.(?:[ ]Tr\.)?|Trs?\.|Transcript|Hr'g|Hrg\.": CiteKind.TRANSCRIPT,
}  # fmt: skip

_WORDS_ALONE = frozenset(
    "Complaint Answer Motion Opposition Response Memorandum Brief Petition Order Opinion Application "
    "Stipulation Judgment "
    "Statement Facts Notice Indictment Information Declaration Affidavit Report Deposition Transcript Counterclaim "
    "Counterclaims Objs. Rep. Op. Ord. Hr'g Hrg. 56.1".split()
)
"""Names that are words of ordinary sentences too: only a pin that begins with a sign makes them a cite."""

BASE = re.compile(
    r"(?<![\w'&])(?:"
    + "|".join(f"(?P<b{number}>{words})" for number, words in enumerate(BASES))
    + rf")(?![\w]|'[a-rt-z])(?P<tail>{_TAIL}(?:[ ]Tr\.)?)"
)
_KINDS = tuple(BASES.values())

_SIGNALS = frozenset(
    "See Cf. Cf Compare Accord But E.g. E.g., Also Contra And The In Of At As By On To With From For Under "
    "Indeed While Although "
    "However Because Id. Id Ibid. This That These When If Since After Before Nor Or So Yet Here There Their His "
    "Her Its Our "
    "Moreover Further Thus Then Who Nos. No. Dkt. Doc. ECF Ex. Exh. Exs. Section Article Rule Chapter A An Both "
    "See, E. Ct. U.S. Accordingly Specifically".split()
)
_PREFIX_WORD = re.compile(rf"(?:{_OWNER}|{_MODIFIER})$")
_PARTY_WORD = re.compile(r"[A-Z][\w-]{2,20}(?:'s?)?$")
_NAME_WORD = re.compile(
    r"(?:(?:Mc|Mac|O'|D'|de|De|van|von|la|La|El|Al-?)?[A-Z][\w'-]*[,.]?|[A-Z]\.|30\(b\)\(6\)|&|(?:1st|2d|2nd|3d|3rd)|"
    r"\(?(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)\.?|\d{1,2},|\d{4}|\d{1,2}/\d{1,2}/\d{2,4})$"
)
_SHORT_WORDS = frozenset("Supp. Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec. Conf. Evid.".split())
_LONGEST_PREFIX = 70
_MOST_PREFIX_WORDS = 6


def kind_of_base(match: re.Match[str]) -> CiteKind:
    """What a base names."""
    number = next(number for number in range(len(_KINDS)) if match[f"b{number}"] is not None)
    return _KINDS[number]


def is_ordinary_word(match: re.Match[str], name: str) -> bool:
    """Whether a name may as well be words of a sentence: "the Order", "the House Report"."""
    base = match[0].removesuffix(match["tail"])
    return base in _WORDS_ALONE and (name == match[0] or base.isalpha())


def name_start(text: str, base_start: int, limit: int, kind: CiteKind) -> int:
    """Where a name begins whose base begins at `base_start`: owners and ordinals before a filing, persons and dates
    before a declaration, deposition or transcript; not before `limit`."""
    words_at = max(limit, base_start - _LONGEST_PREFIX)
    before = text[words_at:base_start]
    start, at = base_start, len(before)
    for _ in range(_MOST_PREFIX_WORDS):
        if at == 0 or before[at - 1] != " ":
            break
        word_start = before.rfind(" ", 0, at - 1) + 1
        word = before[word_start : at - 1].lstrip('("[')
        if not _belongs(word, kind, first=start == base_start):
            break
        at = word_start
        start = words_at + word_start + (len(before[word_start:].split(" ", 1)[0]) - len(word))
        if before[word_start] in '(["':
            break
    return _without_leading(text, start, base_start)


def _belongs(word: str, kind: CiteKind, *, first: bool) -> bool:
    if not word or word in _SIGNALS or word.rstrip(",") in _SIGNALS:
        return False
    if kind is CiteKind.FILING:
        return _PREFIX_WORD.match(word) is not None or _PARTY_WORD.match(word) is not None
    if word.endswith(",") and not word[:-1].isdigit():
        return False
    if word.endswith(".") and len(word) > 3 and not _is_modifier(word) and not first and word[:-1].isalpha():
        return word in _SHORT_WORDS
    return _NAME_WORD.match(word) is not None


_MODIFIER_ONLY = re.compile(_MODIFIER)


def _is_modifier(word: str) -> bool:
    return _MODIFIER_ONLY.fullmatch(word) is not None


_LEADING = re.compile(r"(?:(?:of|in|to|&|\d{1,2},|\d{4}|the)[ ])+")


def _without_leading(text: str, start: int, base_start: int) -> int:
    """A name does not begin with a small word or with the rest of a date."""
    match = _LEADING.match(text, start, base_start)
    return match.end() if match else start
