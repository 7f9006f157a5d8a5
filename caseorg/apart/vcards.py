"""Cards of contacts in vCard 2.1, 3.0 and 4.0, read in a child process: lines split by vobject, fields by us.

Sources: RFC 2426 (3.0), RFC 6350 (4.0), and what address books write: quoted-printable of 2.1, Apple's labels.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from vobject.base import ParseError, parseLine

from caseorg.base.errors import BadInput
from caseorg.model.card import Card, CardValue
from caseorg.model.people import ContactKind

_MOST_CARDS = 50_000
_LONGEST_CARRIED = 300_000
_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_KINDS = {
    "EMAIL": ContactKind.EMAIL, "TEL": ContactKind.PHONE, "ADR": ContactKind.ADDRESS, "URL": ContactKind.WEB,
    "X-SOCIALPROFILE": ContactKind.SOCIAL, "IMPP": ContactKind.SOCIAL,
}  # fmt: skip
# Of a type that says how and not what for.
_NO_USAGE = frozenset({"pref", "internet", "voice", "x400", "fax", "text", "dom", "intl", "postal", "parcel", "other"})
_IGNORED = frozenset({"VERSION", "PRODID", "REV"})


@dataclass(frozen=True, slots=True)
class _Line:
    """A content line: `raw` as it was, unfolded."""

    name: str
    params: dict[str, list[str]]
    value: str
    group: str
    raw: str

    @property
    def types(self) -> list[str]:
        """The TYPE words in small letters; in 2.1 they stand alone."""
        bare = [name for name, values in self.params.items() if not values]
        return [word.lower() for value in [*self.params.get("TYPE", []), *bare] for word in value.split(",")]

    @property
    def is_preferred(self) -> bool:
        return "pref" in self.types or self.params.get("PREF") == ["1"]


def prepare() -> Callable[[bytes], tuple[Card, ...]]:
    """The reading, for ApartReader."""
    return read_cards


def read_cards(data: bytes) -> tuple[Card, ...]:
    """The cards of a file. Raises BadInput where it holds none."""
    cards = []
    for lines in _cards_of(_logical_lines(_decoded(data))):
        cards.append(_card(lines))
        if len(cards) > _MOST_CARDS:
            raise BadInput(f"The file has more than {_MOST_CARDS:,} cards. Split it and try again.")
    if not cards:
        raise BadInput("The file holds no card (vCard). Export contacts as .vcf and try again.")
    return tuple(cards)


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _logical_lines(text: str) -> Iterator[str]:
    """Lines unfolded; those of quoted-printable text joined where they break off with "="."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        quoted = "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
        while place < len(lines):
            if quoted and line.endswith("="):
                line = line[:-1] + lines[place]
            elif lines[place][:1] in (" ", "\t"):
                line += lines[place][1:]
            else:
                break
            place += 1
        if line.strip():
            yield line


def _cards_of(lines: Iterator[str]) -> Iterator[list[str]]:
    """The lines of each card; a card within a card (AGENT) is a part of the outer one's text and left out."""
    depth = 0
    inside: list[str] = []
    for line in lines:
        bare = line.strip().upper()
        if bare == "BEGIN:VCARD":
            depth += 1
            if depth == 1:
                inside = []
        elif bare == "END:VCARD" and depth:
            depth -= 1
            if depth == 0:
                yield inside
        elif depth == 1:
            inside.append(line)


def _parsed(raw: str) -> _Line | None:
    try:
        name, params, value, group = parseLine(raw)
    except (ParseError, ValueError):
        return None
    found: dict[str, list[str]] = {}
    for param in params:
        found.setdefault(param[0].upper(), []).extend(param[1:])
    if any(word.upper() == "QUOTED-PRINTABLE" for word in [*found.get("ENCODING", []), *found]):
        charset = (found.get("CHARSET") or ["utf-8"])[0]
        data = quopri.decodestring(value.encode("latin-1", errors="replace"))
        try:
            value = data.decode(charset, errors="replace")
        except LookupError:
            value = data.decode("utf-8", errors="replace")
        value = value.replace("\r\n", "\n").replace("\n", "\\n")
        raw = _without_quoting(name, found, value, group)
    return _Line(name.upper(), found, value, group or "", raw)


def _without_quoting(name: str, params: dict[str, list[str]], value: str, group: str | None) -> str:
    """A line of 2.1 as 3.0 and 4.0 write it, which know no quoted-printable."""
    kept = {key: texts for key, texts in params.items() if key not in ("ENCODING", "CHARSET", "QUOTED-PRINTABLE")}
    said = "".join(f";{key}={','.join(texts)}" if texts else f";TYPE={key}" for key, texts in kept.items())
    return f"{f'{group}.' if group else ''}{name.upper()}{said}:{value}"


def _card(raw_lines: list[str]) -> Card:
    parsed = [(raw, _parsed(raw)) for raw in raw_lines]
    lines = [line for _, line in parsed if line is not None]
    labels = {line.group: _label(line) for line in lines if line.name == "X-ABLABEL" and line.group}
    fields: dict[str, str] = {}
    values: list[CardValue] = []
    carried = [raw for raw, line in parsed if line is None]
    aliases: list[str] = []
    used_groups = set()
    for line in lines:
        if line.name == "X-CASEORG-ALIAS":
            aliases.append(_unescaped(line.value))
        elif line.name == "X-CASEORG-CARRIED":
            carried.append(_unescaped(line.value))
        elif line.name in _KINDS and line.value.strip():
            values.append(_value(line, labels.get(line.group, "")))
            used_groups.add(line.group)
        elif not _take(line, fields) and line.name not in _IGNORED:
            carried.append(line.raw)
    carried = [raw for raw in carried if not _is_label_of(raw, used_groups)]
    problems: tuple[str, ...] = ()
    if sum(map(len, carried)) > _LONGEST_CARRIED:
        carried = [raw for raw in carried if len(raw) < 2000]
        problems = ("A picture or sound of the card is too large and was left out.",)
    return replace(_finished(fields, values, carried, problems), aliases=tuple(aliases))


def _finished(
    fields: dict[str, str], values: list[CardValue], carried: list[str], problems: tuple[str, ...]
) -> Card:
    is_organization = fields.pop("is_organization", "") == "yes"
    parts = " ".join(fields.get(name, "") for name in ("prefix", "given", "middle", "family") if fields.get(name))
    reach = next((value.value for value in values), "")
    name = fields.pop("name", "") or parts or fields.get("nickname", "") or fields.get("organization", "") or reach
    if not parts and name == fields.get("organization"):
        is_organization = True
    if is_organization:
        fields.pop("organization", None)
        if fields.get("family") == name:  # 3.0 asks for N, which an organization does not have
            fields.pop("family")
    return Card(
        name=" ".join(name.split()) or "Without a name",
        is_organization=is_organization,
        values=tuple(values),
        carried=tuple(carried),
        problems=problems,
        **fields,  # type: ignore[arg-type]
    )


def _take(line: _Line, fields: dict[str, str]) -> bool:
    """Keep a line in a field of ours, the first one of its name; False where none holds it."""
    plain = {"FN": "name", "NICKNAME": "nickname", "TITLE": "title", "NOTE": "notes", "LANG": "languages",
             "X-CASEORG-LANGUAGES": "languages", "X-CASEORG-BEAT": "beat"}  # fmt: skip
    if line.name in plain and not fields.get(plain[line.name]):
        fields[plain[line.name]] = _unescaped(line.value).strip()
        return True
    if line.name == "N" and "family" not in fields:
        parts = [_unescaped(part).strip() for part in _split(line.value)]
        names = ("family", "given", "middle", "prefix", "suffix")
        fields.update({name: part for name, part in zip(names, parts, strict=False) if part})
        return True
    if line.name == "ORG" and not fields.get("organization"):
        first, *departments = [_unescaped(part).strip() for part in _split(line.value)]
        fields["organization"] = first
        return not any(departments)
    if (line.name, line.value.lower()) in (("KIND", "org"), ("X-ABSHOWAS", "company")):
        fields["is_organization"] = "yes"
        return True
    return (line.name, line.value.lower()) == ("KIND", "individual")


def _value(line: _Line, label: str) -> CardValue:
    kind = _KINDS[line.name]
    if kind is ContactKind.PHONE and "fax" in line.types:
        kind = ContactKind.FAX
    text = _unescaped(line.value).strip()
    if kind is ContactKind.ADDRESS:
        box, more, street, city, state, code, country = ([_unescaped(one) for one in _split(line.value)] + [""] * 7)[:7]
        place = " ".join(part for part in (f"{city}," if city and state else city, state, code) if part)
        text = "\n".join(part for part in (box, more, street, place, country) if part.strip())
    usage = label or ", ".join(word for word in dict.fromkeys(line.types) if word not in _NO_USAGE)
    return CardValue(kind, text.removeprefix("tel:").removeprefix("mailto:"), usage, line.is_preferred)


def _label(line: _Line) -> str:
    match = _LABEL.fullmatch(line.value)
    return match[1] if match else _unescaped(line.value)


def _is_label_of(raw: str, groups: set[str]) -> bool:
    group, _, rest = raw.partition(".")
    return group in groups and rest.upper().startswith("X-ABLABEL")


def _split(value: str) -> list[str]:
    return re.split(r"(?<!\\);", value)


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
