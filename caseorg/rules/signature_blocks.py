"""The lines below an e-mail, read as a card: name, title, organization, ways to be reached."""

from __future__ import annotations

import re

from caseorg.model.card import Card, CardValue
from caseorg.model.people import ContactKind
from caseorg.rules.contact_values import contact_value, email_of, kind_of_value
from caseorg.rules.phones import phone_of

_SPLIT = re.compile(r"\s*[|•·‖]\s*|\s{3,}|\t+")
_LABEL = re.compile(
    r"^(?P<label>e-?mail|mail|phone|telephone|tel|cell|mobile|direct|office|main|fax|web|website|twitter|x|o|c|m|p|t|d|f|e|w)"
    r"\s*[:.]\s*(?=\S)",
    re.IGNORECASE,
)
_USAGES = {"c": "cell", "m": "cell", "cell": "cell", "mobile": "cell", "d": "direct", "direct": "direct",
           "o": "office", "office": "office", "main": "main"}  # fmt: skip
_PRONOUNS = re.compile(r"\s*\((?:(?:she|he|they|her|him|them|hers|his|theirs|ella|él)[/,]?\s*)+\)", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:attorney|counsel|director|manager|officer|secretary|spokes\w+|reporter|editor|correspondent|president|chief|"
    r"fellow|partner|associate|paralegal|assistant|coordinator|specialist|chair\w*|commissioner|judge|clerk|producer|"
    r"lawyer|litigat\w+|communications|press|analyst|professor)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^\d+\s+\S+.*|.*\b(?:street|st\.?|avenue|ave\.?|suite|floor|nw|ne|sw|se|blvd|road|rd\.?)\b.*|"
                      r".*\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b.*", re.IGNORECASE)  # fmt: skip
_END = re.compile(r"^(?:--\s*|sent from my .*|confidential.*|this (?:e-?mail|message).*)$", re.IGNORECASE)


def card_of_signature(text: str) -> Card | None:
    """The card of a signature block, None where it has no name; what no field takes is carried."""
    values: list[CardValue] = []
    words: list[str] = []
    address: list[str] = []
    for piece in _pieces(text):
        found = _value_of(piece)
        if found is not None:
            values.append(found)
        elif _ADDRESS.fullmatch(piece) and words:
            address.append(piece)
        else:
            words.append(piece)
    if not words:
        return None
    name = _PRONOUNS.sub("", words[0]).strip().rstrip(",")
    title, organization, rest = _title_and_organization(words[1:])
    if address:
        values.append(CardValue(ContactKind.ADDRESS, "\n".join(address)))
    return Card(
        name=name, title=title, organization=organization, values=tuple(values),
        carried=tuple(f"Signature: {line}" for line in rest),
    )  # fmt: skip


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for line in text.splitlines():
        if _END.match(line.strip()):
            if pieces:
                break
            continue
        pieces += [piece.strip(" ,;") for piece in _SPLIT.split(line.strip()) if piece.strip(" ,;")]
    return pieces


def _value_of(piece: str) -> CardValue | None:
    match = _LABEL.match(piece)
    label = match["label"].lower() if match else ""
    rest = piece[match.end() :] if match else piece
    usage = _USAGES.get(label, "")
    if email_of(rest):
        return CardValue(ContactKind.EMAIL, rest)
    if phone_of(rest):
        return CardValue(ContactKind.FAX if label in ("fax", "f") else ContactKind.PHONE, rest, usage)
    kind = kind_of_value(rest)
    if kind in (ContactKind.WEB, ContactKind.SOCIAL) and contact_value(kind, rest).normalized:
        return CardValue(kind, rest)
    return None


def _title_and_organization(lines: list[str]) -> tuple[str, str, list[str]]:
    """The first line that names a function, and the first other one; "Press Officer, Public Citizen" holds both."""
    title = next((line for line in lines if _TITLE.search(line)), "")
    others = [line for line in lines if line != title]
    if title and not others and "," in title:
        head, _, tail = title.rpartition(",")
        return head.strip(), tail.strip(), []
    return title, others[0] if others else "", others[1:]
