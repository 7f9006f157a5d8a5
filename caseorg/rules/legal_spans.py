"""Where a text cites law: not to read it (eyecite does that), but so that no record cite is seen there and that
an *id.* after it is known to be of the law."""

from __future__ import annotations

import re

_CASE_REPORTER = (
    r"(?:U\.[ ]?S\.|S\.[ ]?Ct\.|L\.[ ]?Ed\.|F\.(?:[ ]?(?:2d|3d|4th))?|F\.[ ]?Supp\."
    r"|F\.R\.D\.|B\.R\.|Fed\.[ ]?(?:Cl|Appx?|Reg)\.|Fed\.[ ]?App'x)"
)
_LEGAL = re.compile(
    rf"""
    \b\d{{1,4}}[ ]{_CASE_REPORTER}(?:[ ]?(?:2d|3d|4th))?(?:[ ]at[ ]|,[ ]at[ ]|[ ]§?§?[ ]?)\*?\d[\d,]*
    |\b(?P<volume>\d{{1,4}})[ ](?P<reporter>[A-Z][A-Za-z'&]{{0,12}}\.?(?:[ ]?(?:[A-Z][A-Za-z'&]{{0,12}}\.?|2d|3d|4th
      |5th|of|on)){{0,5}}),?
      [ ](?:§§?[ ]?|at[ ]\*?)?\d[\d,]*
    |\b\d{{4}}[ ](?:WL|U\.S\.[ ](?:Dist\.[ ]|App\.[ ])?LEXIS)[ ]\d+(?:,[ ]at[ ]\*\d+)?
    |§§?[ ]?\d[\w.()–-]*
    |\bU\.[ ]?S\.[ ]?C\.(?:[ ]?[AS]\.)?|\bC\.[ ]?F\.[ ]?R\.|\bCong\.[ ]Rec\.|\bPub\.[ ]L\.|\bFed\.[ ]R\.[ ]
    |\b(?:Local|D\.C\.|Bankr\.|Cir\.|Sup\.[ ]Ct\.)[ ](?:Civil[ ]|Criminal[ ])?R(?:ule|\.)[ ]\d+|\bL(?:Cv|Cr)R[ ]\d+
    |\bU\.[ ]?S\.[ ]Const\.|\b(?:H\.R\.|S\.|H\.|House|Senate)[ ](?:Rep|Conf|Exec|Treaty|Doc|Con|Res)\w*\.?[ ]
    |\bRestatement\b|\bExec\.[ ]Order|\b(?:[Ss]upra|[Ii]nfra)\b|(?<=\w)[ ]v\.[ ](?=[A-Z])
    """,
    re.VERBOSE,
)
_RECORD_REPORTER = re.compile(
    r"(?:\b(?:RT|CT|RP|RR|CR|JA|J\.[ ]?A\.|[FS]?ER|S?\.?E\.R\.|AR|A\.R\.|Tr\.?|Exs?\.?|Exhs?\.?|Decl\.|Dep\."
    r"|Compl\.|Br\.|"
    r"Mot\.|Mem\.|Pet\.|Docs?\.|Dkts?\.?|ECF|Opp'?n?\.?|Reply|ROA|PSR|Aff\.|TAC|SAC|FAC|SUMF|SOF|SMF|PX|DX|GX|JX|"
    r"Aplt\.|Appx?'?x?|Id\.|No\.|Nos\.|Ans\.|Resp\.|Stmt\.|Order|Op\.)(?![\w'])|^(?:App|Stay|Supp|Jt|Joint)\.)"
)
_STATE_APP = re.compile(
    r"App\.[ ]?(?:2d|3d|4th|5th|Div\.|D\.C\.|LEXIS)|(?:Cal|Ill|Md|Mass|N\.C|Ga|Wash|Ohio|Wis"
    r"|Neb|Kan|Haw|Ariz|Tenn|Mo|Ala|Ark|Colo|Conn|Ind|Pa|Va|Or)\.[ ]App\."
)
_SOMETHING_AT = re.compile(r"(?:[A-Z][\w'&-]*\.?,?|\.,|[)\"”],?)[ ]at[ ](?=\*?\d)")
_ASIDE = re.compile(r"\((?:quoting|citing|cited|quoted|discussing|internal|collecting|cit\.)\b")
_LONGEST_ASIDE = 500


def legal_spans(text: str) -> list[tuple[int, int]]:
    """Where law is cited in a joined text (single spaces, plain quotes), in order."""
    return [match.span() for match in _LEGAL.finditer(text) if _is_law(match)]


def _is_law(match: re.Match[str]) -> bool:
    reporter = match["reporter"]
    if reporter is None or _STATE_APP.search(reporter):
        return True
    return "." in reporter and _RECORD_REPORTER.search(reporter) is None


def other_sources(text: str) -> list[int]:
    """Where something is cited by a name and a page: "Boim Br. at 3", "Witt Report at 5". Only the places matter."""
    return [match.end() for match in _SOMETHING_AT.finditer(text)]


def aside_spans(text: str) -> list[tuple[int, int]]:
    """Parentheses that say what a source quotes or cites in its turn: an *id.* after them is of the source itself
    (Bluebook rule 4.1)."""
    spans: list[tuple[int, int]] = []
    for match in _ASIDE.finditer(text):
        if spans and match.start() < spans[-1][1]:
            continue
        depth = 0
        for position in range(match.start(), min(len(text), match.start() + _LONGEST_ASIDE)):
            depth += {"(": 1, ")": -1}.get(text[position], 0)
            if depth == 0:
                spans.append((match.start(), position + 1))
                break
    return spans
