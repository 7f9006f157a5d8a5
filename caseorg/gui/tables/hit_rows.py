"""The rows of a search result: documents with the pages that were hit, docket entries, cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caseorg.queries.search import CaseHit, DocumentHit, EntryHit, PageHit, SearchResult
from caseorg.queries.search_annotations import AnnotationHit, IssueHit
from caseorg.queries.search_statements import StatementHit
from caseorg.rules.snippets import HIT_BEGIN, HIT_END

Index = QModelIndex | QPersistentModelIndex
_ANNOTATIONS_PER_DOCUMENT = 5
HIT_ROLE = int(Qt.ItemDataRole.UserRole)


class HitRowKind(StrEnum):
    """What a row is, and so how it looks."""

    HEADER = "header"
    PAGE = "page"
    MORE_PAGES = "more pages"
    MORE_RESULTS = "more results"


@dataclass(frozen=True, kw_only=True, slots=True)
class HitRow:
    """One row. `text` may hold hits between HIT_BEGIN and HIT_END; `facts` is what is said of it more quietly.

    It leads to `page` (from 0) of a document, to an annotation on it, to an entry of the docket, to a case, to a
    statement, or to a person or an organization.
    """

    kind: HitRowKind
    text: str
    facts: str = ""
    document_uuid: str | None = None
    page: int | None = None
    entry_uuid: str | None = None
    case_uuid: str | None = None
    annotation_uuid: str | None = None
    statement_uuid: str | None = None
    person_uuid: str | None = None

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        text = self.text.replace(HIT_BEGIN, "").replace(HIT_END, "")
        return f"{self.facts}: {text}" if self.kind is HitRowKind.PAGE else f"{text}. {self.facts}"


class HitList(QAbstractListModel):
    """The rows of one result."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[HitRow] = []

    def show(self, result: SearchResult, *, with_case: bool) -> None:
        """Show a result; `with_case` says of each document which case it is of."""
        self.beginResetModel()
        self._rows = list(rows_of(result, with_case=with_case))
        self.endResetModel()

    def row_at(self, row: int) -> HitRow:
        return self._rows[row]

    def row_of(self, wanted: HitRow) -> int | None:
        """Where the row is that leads to the same place, None where it is gone."""
        for place, row in enumerate(self._rows):
            if _target(row) == _target(wanted):
                return place
        return None

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == HIT_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None


def rows_of(result: SearchResult, *, with_case: bool) -> Iterator[HitRow]:
    """All rows in their order: cases that are meant, documents, docket entries, issues."""
    for case in result.cases:
        yield _case_row(case)
    for document in result.documents:
        yield from _document_rows(document, with_case=with_case)
    for entry in result.entries:
        yield _entry_row(entry, with_case=with_case)
    for issue in result.issues:
        yield _issue_row(issue, with_case=with_case)
    for statement in result.statements:
        yield _statement_row(statement, with_case=with_case)
    for person in result.people:
        facts = "person" if person.is_person else "organization"
        yield HitRow(kind=HitRowKind.HEADER, text=person.snippet, facts=facts, person_uuid=person.uuid)
    if result.document_count > len(result.documents):
        left = result.document_count - len(result.documents)
        yield HitRow(
            kind=HitRowKind.MORE_RESULTS,
            text="Show more results",
            facts=f"{left:,} more document" + ("" if left == 1 else "s"),
        )


def _document_rows(hit: DocumentHit, *, with_case: bool) -> Iterator[HitRow]:
    document = hit.line.document
    title = _marked_title(document.title, hit.title_snippet)
    name = f"ECF No. {hit.line.ecf}  {title}" if hit.line.ecf else title
    facts = [hit.case_caption] if with_case else []
    facts += [f"filed {document.date_filed}"] if document.date_filed else []
    facts.append(document.kind.value)
    if hit.page_count:
        facts.append(f"{hit.page_count:,} page" + ("" if hit.page_count == 1 else "s") + " with hits")
    first = min((page.number for page in hit.pages), default=None)
    yield HitRow(
        kind=HitRowKind.HEADER,
        text=name,
        facts=" · ".join(facts),
        document_uuid=document.uuid,
        page=None if first is None else first - 1,
        case_uuid=document.case_uuid,
    )
    if hit.title_snippet and title == document.title:
        yield _page_row(document.uuid, None, "Title, file name, filer or notes", hit.title_snippet)
    yield from _annotation_rows(hit)
    for page in hit.pages:
        yield _page_row(document.uuid, page.number - 1, page_facts(page), page.snippet)
    left = hit.page_count - len(hit.pages)
    if left > 0:
        yield HitRow(
            kind=HitRowKind.MORE_PAGES,
            text=f"{left:,} more page{'' if left == 1 else 's'} with hits; open the document to step through them",
            document_uuid=document.uuid,
            page=None if first is None else first - 1,
        )


def _annotation_rows(hit: DocumentHit) -> Iterator[HitRow]:
    for one in hit.annotations[:_ANNOTATIONS_PER_DOCUMENT]:
        yield _annotation_row(one)
    left = hit.annotation_count - _ANNOTATIONS_PER_DOCUMENT
    if left > 0:
        first = hit.annotations[_ANNOTATIONS_PER_DOCUMENT].annotation
        yield HitRow(
            kind=HitRowKind.MORE_PAGES,
            text=f"{left:,} more annotation{'' if left == 1 else 's'} with hits",
            document_uuid=first.document_uuid,
            page=first.page,
            annotation_uuid=first.uuid,
        )


def _annotation_row(hit: AnnotationHit) -> HitRow:
    annotation = hit.annotation
    page = page_facts(PageHit(annotation.page + 1, annotation.page_label, annotation.ecf_page, ""))
    return HitRow(
        kind=HitRowKind.PAGE,
        text=hit.snippet,
        facts=f"{annotation.kind.value}, {page}",
        document_uuid=annotation.document_uuid,
        page=annotation.page,
        annotation_uuid=annotation.uuid,
    )


def _page_row(uuid: str, page: int | None, facts: str, snippet: str) -> HitRow:
    return HitRow(kind=HitRowKind.PAGE, text=snippet, facts=facts, document_uuid=uuid, page=page)


def page_facts(page: PageHit) -> str:
    """Which page: "p. 7", with the ECF page or printed label where they differ."""
    parts = [f"p. {page.number:,}"]
    if page.ecf_page is not None and page.ecf_page != page.number:
        parts.append(f"ECF p. {page.ecf_page:,}")
    elif page.ecf_page is not None:
        parts = [f"ECF p. {page.ecf_page:,}"]
    if page.label and page.label not in (str(page.number), str(page.ecf_page)):
        parts.append(f"“{page.label}”")
    return " · ".join(parts)


def _marked_title(title: str, snippet: str) -> str:
    """The title with its hits marked, where the snippet is of the title."""
    plain = snippet.replace(HIT_BEGIN, "").replace(HIT_END, "")
    if not snippet or not plain.startswith(title):
        return title
    kept, seen = [], 0
    for character in snippet:
        if character not in (HIT_BEGIN, HIT_END):
            if seen == len(title):
                break
            seen += 1
        kept.append(character)
    marked = "".join(kept)
    return marked if HIT_BEGIN in marked else title


def _entry_row(hit: EntryHit, *, with_case: bool) -> HitRow:
    entry = hit.entry
    name = f"ECF No. {entry.number}" if entry.number is not None else "Minute order"
    facts = [f"docket entry, {name}"]
    facts += [f"filed {entry.date_filed}"] if entry.date_filed else []
    facts += [hit.case_caption] if with_case else []
    return HitRow(
        kind=HitRowKind.HEADER,
        text=hit.snippet,
        facts=" · ".join(facts),
        entry_uuid=entry.uuid,
        case_uuid=entry.case_uuid,
    )


def _issue_row(hit: IssueHit, *, with_case: bool) -> HitRow:
    first = hit.first
    facts = ["issue, its first annotation" if first else "issue without annotations"]
    facts += [hit.case_caption] if with_case else []
    return HitRow(
        kind=HitRowKind.HEADER,
        text=hit.snippet,
        facts=" · ".join(facts),
        document_uuid=first.document_uuid if first else None,
        page=first.page if first else None,
        annotation_uuid=first.uuid if first else None,
        case_uuid=hit.issue.case_uuid,
    )


def _statement_row(hit: StatementHit, *, with_case: bool) -> HitRow:
    who = hit.speaker or hit.statement.attribution
    facts = [f"statement by {who}" if who else "statement", str(hit.statement.approval)]
    facts += [hit.case_caption] if with_case else []
    return HitRow(
        kind=HitRowKind.HEADER,
        text=hit.snippet,
        facts=" · ".join(facts),
        case_uuid=hit.statement.case_uuid,
        statement_uuid=hit.statement.uuid,
    )


def _case_row(hit: CaseHit) -> HitRow:
    return HitRow(kind=HitRowKind.HEADER, text=hit.snippet, facts=f"case · {hit.short_caption}", case_uuid=hit.uuid)


def _target(row: HitRow) -> tuple[object, ...]:
    places = (row.document_uuid, row.page, row.entry_uuid, row.case_uuid, row.annotation_uuid)
    return row.kind, *places, row.statement_uuid, row.person_uuid
