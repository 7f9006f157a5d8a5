"""Law that filings cite in forms of their own: statutes and regulations with or without §, rules, constitutions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caseorg.model.authorities import AuthorityKind as Kind

_SECTION = r"\d[\w.–-]*(?:[ ]?\((?!(?:1[789]|20)\d\d\))[A-Za-z0-9]{1,6}\)){0,8}"
_SECTIONS = rf"(?:§§?[ ]?)?(?P<sections>{_SECTION}(?:(?:,[ ]|[ ]and[ ]|[ ]&[ ]|,[ ]and[ ]|[-–]){_SECTION}){{0,12}})"
_CODE = re.compile(
    rf"\b(?P<title>\d{{1,2}})[ ](?P<code>U\.[ ]?S\.[ ]?C\.(?:[ ]?[AS]\.)?|C\.[ ]?F\.[ ]?R\.)[ ](?:(?:Part|pt\."
    rf"|ch\.)[ ])?{_SECTIONS}"
)
_ONE = re.compile(_SECTION)
_NOTHING_MORE = re.compile(r"(?![ ]?(?:U\.|S\.|F\.|C\.|WL|L\.|Fed))")
_RULE = re.compile(
    r"\b(?P<rule>Fed\.[ ]?R\.[ ](?:Civ\.|Crim\.|App\.|Bankr\.|Evid\.)(?:[ ]?P\.)?|Sup\.[ ]Ct\.[ ]R(?:ule|\.)|"
    r"Federal[ ]Rules?[ ]of[ ](?:Civil|Criminal|Appellate|Bankruptcy)[ ]Procedure|Federal[ ]Rules?[ ]of[ ]Evidence|"
    r"(?:[A-Z][\w.]*[ ]){0,3}?Local[ ](?:Civil[ ]|Criminal[ ]|Bankruptcy[ ])?Rule|L(?:Cv|Cr)R|(?:Civ\.[ ]"
    r"|Civil[ ])?L\.[ ]?R\.|"
    r"(?:\d{1,2}(?:st|nd|rd|th)|D\.C\.|Fed\.)[ ]Cir\.[ ]R(?:ule"
    r"|\.))[ ]?(?P<number>\d[\d.–-]*(?:\([A-Za-z0-9]{1,5}\)){0,6})"
)
_CONSTITUTION = re.compile(
    r"\b(?P<of>U\.[ ]?S\.|(?:[A-Z][a-z]+\.?[ ]){1,2})[ ]?Const\.,?[ ](?P<part>(?:[Aa]rt\.|[Aa]mend\."
    r"|[Pp]mbl\.)[ ]?[IVXL\d]*"
    r"(?:,?[ ](?:§§?|cl\.|ch\.)[ ]?[\dIVX]+)*)"
)
_FULL_NAME = re.compile(r"Federal Rules? of (Civil|Criminal|Appellate|Bankruptcy) Procedure|Federal Rules? of Evidence")
_SHORT_NAMES = {"Civil": "Civ. P.", "Criminal": "Crim. P.", "Appellate": "App. P.", "Bankruptcy": "Bankr. P."}


@dataclass(frozen=True, slots=True)
class LawCite:
    """A statute, regulation, rule or provision: `cite` is its normal form, `at` and `end` offsets in the text."""

    kind: Kind
    cite: str
    at: int
    end: int


def law_cites(text: str) -> list[LawCite]:
    """Statutes, regulations, rules and constitutions cited in a joined text, in order; lists give one each."""
    found = [*_codes(text), *_rules(text), *_constitutions(text)]
    return sorted(found, key=lambda one: one.at)


def _codes(text: str) -> Iterator[LawCite]:
    for match in _CODE.finditer(text):
        is_statute = "S" in match["code"]
        code = "U.S.C." if is_statute else "C.F.R."
        kind = Kind.STATUTE if is_statute else Kind.REGULATION
        for one in _ONE.finditer(match["sections"]):
            section = one[0].rstrip(".–-").replace(" (", "(")
            if _NOTHING_MORE.match(text, match.start("sections") + one.end()) is None:
                break  # ", 26 U.S.C. 6103": the next title
            sign = "§§" if re.fullmatch(r"\d+[-–]\d+", section) else "§"
            cite = f"{match['title']} {code} {sign} {section.replace('-', '–')}"
            yield LawCite(kind, cite, match.start(), match.end())


def _rules(text: str) -> Iterator[LawCite]:
    for match in _RULE.finditer(text):
        rule = " ".join(match["rule"].replace("R.Civ", "R. Civ").split())
        rule = _FULL_NAME.sub(lambda full: f"Fed. R. {_SHORT_NAMES.get(full[1] or '', 'Evid.')}", rule)
        rule = re.sub(r"^(?:Under|See|The|And|Of|Local Rules? and) ", "", rule)
        number = match["number"].rstrip(".-–")
        yield LawCite(Kind.RULE, f"{rule} {number}", match.start(), match.end())


def _constitutions(text: str) -> Iterator[LawCite]:
    for match in _CONSTITUTION.finditer(text):
        of = "U.S." if match["of"].startswith("U") else " ".join(match["of"].split())
        part = re.sub(r"\s+", " ", match["part"].strip()).rstrip(",")
        part = part[:1].lower() + part[1:]
        yield LawCite(Kind.CONSTITUTION, f"{of} Const. {part}", match.start(), match.end())
