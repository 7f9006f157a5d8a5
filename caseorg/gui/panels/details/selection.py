"""What the selected documents have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from caseorg.model.case import Case
from caseorg.model.document import Document, Tag
from caseorg.queries.cases import case
from caseorg.queries.documents import DocumentLine, document_lines, tags
from caseorg.queries.reader import Reader

FIELDS: dict[str, Callable[[Document], str]] = {
    "title": lambda document: document.title,
    "kind": lambda document: document.kind.value,
    "date_filed": lambda document: document.date_filed or "",
    "filer": lambda document: document.filer,
    "visibility": lambda document: document.visibility.value,
    "notes": lambda document: document.notes,
    "short_cite": lambda document: document.short_cite,
}


@dataclass(frozen=True, slots=True)
class Selected:
    """`values` by field, None where they differ; `tags` with how many documents carry each; `cases` the
    documents are of; `line` where it is one."""

    uuids: tuple[str, ...]
    count: int
    values: dict[str, str | None]
    tags: tuple[tuple[Tag, int], ...]
    tag_names: tuple[str, ...]
    size: int
    pages: int
    cases: tuple[Case, ...]
    line: DocumentLine | None


def selected_documents(reader: Reader, uuids: Sequence[str]) -> Selected:
    """These documents together; ids that are gone are left out."""
    lines = document_lines(reader, uuids)
    carried = Counter(tag for line in lines for tag in line.tags)
    return Selected(
        uuids=tuple(uuids),
        count=len(lines),
        values={name: _common(value, lines) for name, value in FIELDS.items()},
        tags=tuple(sorted(carried.items(), key=lambda pair: pair[0].name.casefold())),
        tag_names=tuple(tag.name for tag in tags(reader)),
        size=sum(line.document.size for line in lines),
        pages=sum(line.page_count or 0 for line in lines),
        cases=tuple(case(reader, uuid) for uuid in dict.fromkeys(line.document.case_uuid for line in lines)),
        line=lines[0] if len(lines) == 1 else None,
    )


def _common(value: Callable[[Document], str], lines: Sequence[DocumentLine]) -> str | None:
    values = {value(line.document) for line in lines}
    return values.pop() if len(values) == 1 else None
