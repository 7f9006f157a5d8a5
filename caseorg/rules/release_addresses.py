"""E-mail addresses, hidden ones too, and telephone numbers in the text of a release."""

from __future__ import annotations

import re

_AT = r"(?:@|\s?[\[({<]\s?(?:at|arroba)\s?[\])}>]\s?|\s+(?:AT|arroba)\s+)"
_DOT = r"(?:\.|\s?[\[({<]\s?(?:dot|punto)\s?[\])}>]\s?|\s+(?:DOT|punto)\s+)"
EMAIL = re.compile(rf"(?<![\w.+-])[\w.+'-]{{1,64}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,5}}", re.UNICODE)
_AT_WORD, _DOT_WORD = re.compile(_AT), re.compile(_DOT)
PHONE = re.compile(
    r"(?<![\w/.-])(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s./‑–-]{1,3})\d{3}[\s.‑–-]{1,3}\d{4}"
    r"(?:,?\s*(?:x|ext\.?|extension|extensión|#)\s?\d{1,6})?(?![\w-])",
    re.IGNORECASE,
)
_FAX = re.compile(r"\bfax\b[^\d]{0,6}$", re.IGNORECASE)


def emails_spelled(printed: str) -> str:
    """ "name [at] example [dot] org" as an address."""
    local = _AT_WORD.sub("@", printed, count=1)
    return _DOT_WORD.sub(".", local).replace(" ", "")


def phones_in(text: str) -> list[re.Match[str]]:
    """The telephone numbers of a text, those of fax machines left out."""
    return [match for match in PHONE.finditer(text) if not _FAX.search(text, max(0, match.start() - 12), match.start())]
