"""What is selected: the case, the documents, the document in front. Panels listen here instead of to each other."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from caseorg.model.search import HitPattern


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A wish to see a document: at a page (from 0; None for where one was last), with words marked.

    `patterns` are what a search found (HitPattern), () for none; `annotation` is the id of one to be shown.
    """

    uuid: str
    page: int | None = None
    patterns: tuple[HitPattern, ...] = ()
    annotation: str | None = None


class Context(QObject):
    """What is selected now, and the wishes that lead from one panel to another."""

    case_changed = Signal(object)  # uuid or None
    selection_changed = Signal(object)  # uuids of documents
    entry_changed = Signal(object)  # uuid of the docket entry selected, or None
    document_shown = Signal(object)  # uuid of the document in the front tab, or None
    annotations_selected = Signal(object)  # uuids of annotations, in a list or on a page
    comment_requested = Signal(str)  # a wish to write the comment of the annotation with this uuid
    comment_left = Signal(str)  # the comment of that annotation is written, and the keyboard is where it was before
    front_requested = Signal()  # a wish that the keyboard goes to what is in front
    search_changed = Signal(str)  # what stands in the search box, while one types
    search_entered = Signal(str)  # Enter was pressed in the search box: go to the first result
    open_document_requested = Signal(object)  # OpenDocument
    panel_requested = Signal(str)  # the name of a panel to show: "today", "documents", "docket", "deadlines" …
    deadline_requested = Signal(str)  # a wish to see the deadline with this uuid among those of its case
    person_requested = Signal(str)  # a wish to see the person or organization with this uuid
    statement_requested = Signal(str)  # a wish to see the statement with this uuid
    act_requested = Signal(str, object)  # an act of record_acts.py, and the choices made already by argument, or None
    follow_up_requested = Signal(str)  # a wish to see the follow-up with this uuid in Today
    day_requested = Signal(object)  # a wish to see a day (date) in the calendar
    status_changed = Signal(str)  # a sentence for the status bar, for a few seconds
    import_requested = Signal(object)  # paths to import into the current case
    releases_requested = Signal(object)  # paths of press releases, to be read
    calendars_requested = Signal(object)  # paths of calendar files, whose dates may be taken over
    replace_requested = Signal(str, object)  # a document, and the path of the file that is its new version
    stayed_requested = Signal(str)  # an annotation that stayed on an earlier version, to be shown there
    version_requested = Signal(object)  # a DocumentVersion to be opened
    inbox_changed = Signal(object)  # hashes of the new files in the inbox folder

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case_uuid: str | None = None
        self._documents: tuple[str, ...] = ()
        self._entry: str | None = None
        self._shown: str | None = None
        self._search = ""
        self._annotations: tuple[str, ...] = ()
        self._inbox: tuple[str, ...] = ()
        self._deadline: str | None = None
        self._calendar: tuple[str, bool] | None = None
        self._person: str | None = None
        self._follow_up: str | None = None
        self._statement: str | None = None

    @property
    def case_uuid(self) -> str | None:
        """The case that is open."""
        return self._case_uuid

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents selected in a list."""
        return self._documents

    @property
    def entry(self) -> str | None:
        """The docket entry selected in the docket."""
        return self._entry

    @property
    def shown(self) -> str | None:
        """The document in the front tab, None while a panel is in front."""
        return self._shown

    @property
    def annotations(self) -> tuple[str, ...]:
        """The annotations selected, in the panel or on the page alike."""
        return self._annotations

    @property
    def deadline(self) -> str | None:
        """The deadline that has the cursor in the panel in front; it may be of another case than the open one."""
        return self._deadline

    @property
    def person(self) -> str | None:
        """The person or organization that has the cursor in the panel in front."""
        return self._person

    @property
    def follow_up(self) -> str | None:
        """The follow-up that has the cursor in the panel in front; it may be of another case than the open one."""
        return self._follow_up

    @property
    def statement(self) -> str | None:
        """The statement that has the cursor in the panel in front."""
        return self._statement

    @property
    def search(self) -> str:
        """What stands in the search box."""
        return self._search

    def set_case(self, uuid: str | None) -> None:
        """Open another case, or none; nothing of the old one stays selected."""
        if uuid == self._case_uuid:
            return
        self._case_uuid = uuid
        self.set_documents(())
        self.set_entry(None)
        self.case_changed.emit(uuid)

    def set_documents(self, uuids: tuple[str, ...]) -> None:
        """Say which documents are selected."""
        if uuids != self._documents:
            self._documents = uuids
            self.selection_changed.emit(uuids)

    def set_entry(self, uuid: str | None) -> None:
        """Say which docket entry is selected."""
        if uuid != self._entry:
            self._entry = uuid
            self.entry_changed.emit(uuid)

    def set_calendar(self, day: str | None, *, by_week: bool = False) -> None:
        """Say which month or week the calendar shows, by an ISO day of it; None while it is not seen. Printing begins
        with it."""
        self._calendar = (day, by_week) if day is not None else None

    @property
    def calendar(self) -> tuple[str, bool] | None:
        """A day of what the calendar in front shows, and whether that is a week; None while another panel is there."""
        return self._calendar

    def set_deadline(self, uuid: str | None) -> None:
        """Say which deadline has the cursor; acts on deadlines begin with it."""
        self._deadline = uuid

    def set_person(self, uuid: str | None) -> None:
        """Say which person or organization has the cursor; acts on people begin with it."""
        self._person = uuid

    def set_follow_up(self, uuid: str | None) -> None:
        """Say which follow-up has the cursor; acts on follow-ups begin with it."""
        self._follow_up = uuid

    def set_statement(self, uuid: str | None) -> None:
        """Say which statement has the cursor; acts on statements begin with it."""
        self._statement = uuid

    def set_annotations(self, uuids: tuple[str, ...]) -> None:
        """Say which annotations are selected."""
        if uuids != self._annotations:
            self._annotations = uuids
            self.annotations_selected.emit(uuids)

    def set_shown(self, uuid: str | None) -> None:
        """Say which document is in front; no annotation of the one before stays selected."""
        if uuid != self._shown:
            self._shown = uuid
            self.set_annotations(())
            self.document_shown.emit(uuid)

    def set_inbox(self, shas: tuple[str, ...]) -> None:
        """Say which files of the inbox folder are new, by their hashes."""
        if shas != self._inbox:
            self._inbox = shas
            self.inbox_changed.emit(shas)

    def set_search(self, text: str) -> None:
        """Say what stands in the search box."""
        if text != self._search:
            self._search = text
            self.search_changed.emit(text)

    def open_document(
        self,
        uuid: str,
        *,
        page: int | None = None,
        patterns: tuple[HitPattern, ...] = (),
        annotation: str | None = None,
    ) -> None:
        """Wish to see a document."""
        self.open_document_requested.emit(OpenDocument(uuid, page, patterns, annotation))
