"""Which column of a sheet of contacts holds what: guessed by its title, corrected by a person; rows as cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from caseorg.model.card import Card, CardValue, ContactTable
from caseorg.model.people import ContactKind

NOTHING = ""
KEPT = "kept"
FIELDS = (
    "name", "given", "middle", "family", "prefix", "suffix", "nickname", "organization", "title", "email", "phone",
    "mobile", "fax", "address", "web", "social", "languages", "beat", "notes", "alias", KEPT,
)  # fmt: skip
"""What a column can be. "kept" is what no field holds: it is kept beside the person and given back."""

_ONE = frozenset({"name", "given", "middle", "family", "prefix", "suffix", "nickname", "organization", "title",
                  "languages", "beat"})  # fmt: skip
_VALUES = {
    "email": ContactKind.EMAIL, "phone": ContactKind.PHONE, "mobile": ContactKind.PHONE, "fax": ContactKind.FAX,
    "address": ContactKind.ADDRESS, "web": ContactKind.WEB, "social": ContactKind.SOCIAL,
}  # fmt: skip
# The first that fits a title in small letters counts.
_GUESSES: tuple[tuple[str, str], ...] = (
    (r".*(type|label)\b.*|e-?mail display name|.*\bregion code", KEPT),
    (r"(full |display )?name|file as|contact( name)?|reporter|journalist", "name"),
    (r"(first|given) ?name|first|given|vorname", "given"),
    (r"(middle|additional) ?name|middle", "middle"),
    (r"(last|family) ?name|last|family|surname", "family"),
    (r"(name )?prefix|salutation|honorific( prefix)?", "prefix"),
    (r"(name )?suffix|honorific suffix", "suffix"),
    (r"nick ?name", "nickname"),
    (r"(organization|organisation)( \d+ - |\s)?(name)?|company( name)?|employer|outlet|publication|firm|agency",
     "organization"),
    (r"(job |organization \d+ - )?title|position|role", "title"),
    (r".*e-?mail.*|mail", "email"),
    (r".*fax.*", "fax"),
    (r".*(mobile|cell).*", "mobile"),
    (r".*(phone|telephone|\btel\b|direct line).*", "phone"),
    (r".*(web ?(site|page)?|url|homepage).*", "web"),
    (r".*(twitter|x handle|bluesky|mastodon|handle|social).*", "social"),
    (r"languages?|sprachen?|idiomas?", "languages"),
    (r"beat|topic|covers|coverage", "beat"),
    (r"notes?|comments?|remarks?", "notes"),
    (r"(also|alias(es)?|also known as|other names?)", "alias"),
    (r".*formatted|(mailing |home |work |business )?address", "address"),
)  # fmt: skip


def guessed_columns(titles: Sequence[str]) -> dict[str, str]:
    """What each column is by its title; "kept" for one that no rule knows."""
    return {title: _guess(title) for title in titles}


def _guess(title: str) -> str:
    plain = " ".join(title.strip().lower().replace("_", " ").rstrip(":").split())
    plain = re.sub(r"\s*[-–]\s*value$", "", plain)
    return next((field for pattern, field in _GUESSES if re.fullmatch(pattern, plain)), KEPT)


def cards_of_table(table: ContactTable, columns: Mapping[str, str]) -> Iterator[Card]:
    """A card for every row that has a name, an organization, or a way to reach somebody."""
    for row in table.rows:
        cells = list(zip(table.titles, row, strict=True))
        texts: dict[str, str] = {}
        values: list[CardValue] = []
        aliases: list[str] = []
        notes: list[str] = []
        carried: list[str] = []
        for title, cell in cells:
            field = columns.get(title, KEPT)
            if not cell or field == NOTHING:
                continue
            if field in _ONE and field not in texts:
                texts[field] = cell
            elif field in _VALUES:
                usage = "cell" if field == "mobile" else _usage(title)
                values += [CardValue(_VALUES[field], part, usage) for part in _parts(field, cell)]
            elif field == "alias":
                aliases += [part.strip() for part in cell.split(";") if part.strip()]
            elif field == "notes":
                notes.append(cell)
            else:
                carried.append(f"{title}: {cell}")
        card = _card(texts, values, carried)
        if card is not None:
            yield Card(**card, aliases=tuple(aliases), notes="\n\n".join(notes))  # type: ignore[arg-type]


def _card(texts: dict[str, str], values: list[CardValue], carried: list[str]) -> dict[str, object] | None:
    names = " ".join(texts[name] for name in ("prefix", "given", "middle", "family") if texts.get(name))
    if names and texts.get("suffix"):
        names += f", {texts['suffix']}"
    name = texts.pop("name", "") or names
    is_organization = not name and bool(texts.get("organization"))
    if is_organization:
        name = texts.pop("organization")
    name = name or (values[0].value if values else "")
    if not name:
        return None
    said = {"name": name, "is_organization": is_organization}
    return {**said, "values": tuple(values), "carried": tuple(carried), **texts}


def _parts(field: str, cell: str) -> list[str]:
    """Several addresses or numbers in one cell; an address keeps its commas."""
    if field == "address":
        return [cell]
    return [part.strip() for part in re.split(r"\s*(?::::|;|\n)\s*", cell) if part.strip()]


def _usage(title: str) -> str:
    known = ("home", "work", "business", "press", "direct", "office", "main")
    return next((word for word in known if word in title.lower()), "")
