"""The name of a case before its citation: "Dep't of Commerce v. New York, 588 U.S. 752"."""

from __future__ import annotations

import re

_LONGEST = 170
_VERSUS = re.compile(r"[ ]v\.?s?\.[ ]")
_END = re.compile(r",?[ ]*$")
_SMALL = frozenset(
    "of the and & for in de la del von van der to on ex rel. rel a d/b/a et al. al. by at y las los".split()
)
_SIGNALS = frozenset(
    "See Cf. Cf Compare Accord But E.g. E.g., e.g., e.g. Also Contra In And The Id. Under With From Citing "
    "Quoting Unlike Because "
    "Since As Nor Thus Both While When That This Similarly Moreover Indeed also see cf. citing quoting".split()
)
_SHORT = re.compile(
    r"(?:[A-Z]\.?|[A-Z][a-z]{0,6}\.|[A-Z](?:\.[A-Z])+\.?|\w{1,8}'[a-z]{1,3}\.?|Inc\.?,?|Corp\.?,?|Co\.?,?|Ltd\.?,?|L\.?L\.?C\.?,?|L\.?P\.?,?|No\.)$"
)
_MATTER = re.compile(r"(?:In re|Ex parte|Matter of|Estate of)[ ](?:[A-Z0-9$][^;()]{1,80})$")


def case_name(text: str, cite_start: int) -> tuple[str, int]:
    """The name that ends before `cite_start` and where it begins; "" where there is none that can be told."""
    begin = max(0, cite_start - _LONGEST)
    before = text[begin:cite_start]
    end = _END.search(before)
    if end is None:
        return "", cite_start
    before = before[: end.start()]
    matter = _MATTER.search(before)
    versus = list(_VERSUS.finditer(before))
    if not versus:
        return (matter[0], begin + matter.start()) if matter else ("", cite_start)
    split = versus[-1]
    defendant = before[split.end() :]
    if re.search(r"[;()]|\d{3,} [A-Z]", defendant) or not defendant[:1].strip():
        return (matter[0], begin + matter.start()) if matter else ("", cite_start)
    start = _plaintiff_start(before, split.start())
    if start == split.start():
        return "", cite_start
    name = f"{before[start : split.start()]} v. {defendant}"
    return " ".join(name.replace("'", "’").split()).strip(" ,"), begin + start


def _plaintiff_start(before: str, end: int) -> int:
    """Where the words of a party begin: back over capitals and small words, to a signal or the end of a sentence."""
    start = end
    for match in reversed(list(re.finditer(r"\S+", before[:end]))):
        word = match[0]
        bare = word.lstrip("([\"'")
        if bare in _SIGNALS or any(mark in word.rstrip(",") for mark in ';)":'):
            break
        if word.endswith(".") and not _is_short(word):
            break
        if not (bare in _SMALL or bare[:1].isupper() or bare[:1].isdigit() or bare[:1] == "$"):
            break
        if word.endswith(",") and not _goes_on_after(before[match.end() : end]):
            break
        start = match.start() + len(word) - len(bare)
        if word != bare:
            break
    return _past_small(before, start, end)


def _is_short(word: str) -> bool:
    return _SHORT.match(word.lstrip("([\"'")) is not None


def _goes_on_after(rest: str) -> bool:
    """After a comma a name goes on with "Inc.", "LLC" or a further word of one party."""
    return (
        re.match(
            r"\s*(?:Inc|L\.?L\.?C|Ltd|L\.?P|P\.?C|S\.?A|N\.?A|Co|Corp|Jr|Sr|et al|and|&|[A-Z][a-z]+ (?:&"
            r"|and))",
            rest,
        )
        is not None
    )


def _past_small(before: str, start: int, end: int) -> int:
    while start < end:
        match = re.compile(
            r"(?:\d{1,3}(?=\s+[A-Z])|Page|of|the|and|&|for|in|to|on|a|by|at"
            r"|al\.)\s+"
        ).match(before, start, end)
        if match is None:
            return start
        start = match.end()
    return start
