"""What a PDF carries beside its pages, in sentences; and a name under which a file of it may be saved."""

from __future__ import annotations

import re

from caseorg.pdf.contents_types import Attachment, FileContents, Signature

_UNSAFE = re.compile(r"[/\\:*?\"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_LONGEST_NAME = 150


def sentences_of(contents: FileContents) -> tuple[str, ...]:
    """One sentence for each thing there is, what matters most first."""
    found = [_signed(signature) for signature in contents.signatures]
    if contents.field_count > len(contents.signatures):
        found.append(_form(contents))
    if contents.attachments:
        names = ", ".join(attachment_words(one) for one in contents.attachments[:3])
        more = len(contents.attachments) - 3
        count = _count(len(contents.attachments), "attachment")
        found.append(f"{count}: {names}{f' and {more} more' if more > 0 else ''}.")
    if contents.has_scripts:
        found.append("Carries a script, which is never run.")
    return tuple(found)


def attachment_words(attachment: Attachment) -> str:
    """ "ledger.xlsx (12 KB)", with its page where it is pinned to one."""
    size = "" if attachment.size is None else _size(attachment.size)
    where = "" if attachment.page is None else f"page {attachment.page}"
    told = ", ".join(part for part in (size, where) if part)
    return f"{attachment.name} ({told})" if told else attachment.name


def saved_name(attachment: Attachment) -> str:
    """The name of an attachment as one that stays in the folder it is put into."""
    plain = _UNSAFE.sub("_", attachment.name).strip(". ")
    stem, dot, suffix = plain.rpartition(".")
    if len(plain) <= _LONGEST_NAME:
        return plain or "attachment"
    return f"{stem[: _LONGEST_NAME - len(suffix) - 1]}{dot}{suffix}" if len(suffix) < 12 else plain[:_LONGEST_NAME]


def _signed(signature: Signature) -> str:
    if not signature.signed:
        return f"A place for a signature on page {signature.page} is empty."
    by = f" by {signature.signer}" if signature.signer else ""
    on = f" on {signature.date[:10]}" if signature.date else ""
    changed = "" if signature.covers_file else " Something was added to the file after it was signed."
    return f"Signed{by}{on} (not verified: caseorg does not check certificates).{changed}"


def _form(contents: FileContents) -> str:
    count = contents.field_count - len(contents.signatures)
    filled = f"{len(contents.filled):,} filled" if contents.filled else "none filled"
    xfa = " It has an XFA form too, which is not shown." if contents.is_xfa else ""
    return f"A form: {_count(count, 'field')}, {filled}.{xfa}"


def _count(number: int, word: str) -> str:
    return f"1 {word}" if number == 1 else f"{number:,} {word}s"


def _size(size: int) -> str:
    return f"{size} bytes" if size < 1000 else f"{size / 1e3:.0f} KB" if size < 1e6 else f"{size / 1e6:.1f} MB"
