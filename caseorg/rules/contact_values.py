"""Ways to reach somebody as they are printed, and the same for all ways of writing them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from caseorg.model.people import ContactKind
from caseorg.rules.phones import phone_of

_AT = re.compile(r"\s*[\[({<]\s*(?:at|@)\s*[\])}>]\s*|\s+at\s+|\s*_at_\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*[\[({<]\s*(?:dot|\.)\s*[\])}>]\s*|\s+dot\s+|\s*_dot_\s*", re.IGNORECASE)
_ADDRESS = re.compile(
    r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*"
    r"@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]"
)
_HANDLE = re.compile(r"@[\w.-]+(?:@[\w.-]+)?")
_LONGEST_ADDRESS = 254  # RFC 5321 4.5.3.1.3, without the brackets


@dataclass(frozen=True, slots=True)
class ContactValue:
    """A way to reach somebody: the same for all ways of writing it ("" where it could not be read), and as shown."""

    normalized: str
    shown: str


def email_of(text: str) -> str | None:
    """The e-mail address that is printed, in lower case, also of "name [at] example [dot] org"; None where it is none.

    Upper case is not told apart: no domain does, and no mail service in use does before the @ either.
    """
    kept = text.strip().removeprefix("<").removesuffix(">").strip()
    kept = re.sub(r"^(?:mailto:|e-?mail\s*:\s*)", "", kept, flags=re.IGNORECASE)
    kept = re.sub(r"\?.*$", "", kept) if "@" in kept else kept
    if "@" not in kept or re.search(r"[\[({<]\s*(?:at|@)", kept, re.IGNORECASE):
        kept = _AT.sub("@", kept, count=1)
    kept = _DOT.sub(".", kept)
    kept = re.sub(r"\s*([@.])\s*", r"\1", kept)
    address = kept.lower()
    return address if len(address) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(address) else None


def contact_value(kind: ContactKind, value: str) -> ContactValue:
    """The value of a contact method as it is kept for comparing and as it is shown."""
    printed = "\n".join(" ".join(line.split()) for line in value.strip().splitlines()).strip()
    if kind is ContactKind.EMAIL:
        address = email_of(printed)
        return ContactValue(address or "", address or printed)
    if kind in (ContactKind.PHONE, ContactKind.FAX):
        phone = phone_of(printed)
        return ContactValue(phone.normalized, phone.national) if phone else ContactValue("", printed)
    if kind is ContactKind.WEB:
        return ContactValue(_web(printed), printed)
    return ContactValue(" ".join(printed.casefold().split()), printed)


def kind_of_value(text: str) -> ContactKind:
    """What a printed way to reach somebody is, by its form."""
    kept = text.strip()
    if email_of(kept):
        return ContactKind.EMAIL
    if phone_of(kept):
        return ContactKind.FAX if re.match(r"f(?:ax)?\s*[.:]", kept, re.IGNORECASE) else ContactKind.PHONE
    if _HANDLE.fullmatch(kept):
        return ContactKind.SOCIAL
    if re.match(r"(?:https?://|www\.)\S+$|[\w-]+(?:\.[\w-]+)+(?:/\S*)?$", kept, re.IGNORECASE):
        return ContactKind.WEB
    return ContactKind.ADDRESS


def problem_of(kind: ContactKind, value: str) -> str:
    """Why a value cannot be one of its kind, in a sentence that says what to do; "" where it can."""
    if contact_value(kind, value).normalized:
        return ""
    if kind is ContactKind.EMAIL:
        return f"“{value.strip()}” is no e-mail address. Correct it, as name@example.org."
    if kind in (ContactKind.PHONE, ContactKind.FAX):
        return (
            f"“{value.strip()}” is no telephone number. Give ten digits, as (202) 555-0143 ext. 5, or one from abroad"
            " with + and the country code."
        )
    return f"“{value.strip()}” is no {kind} contact. Correct it."


def _web(text: str) -> str:
    whole = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if "." not in parts.netloc or " " in text:
        return ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}" + (
        f"?{parts.query}" if parts.query else ""
    )
