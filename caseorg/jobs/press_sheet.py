"""Sheets for the press: made, looked at, and written into a file, which is noted with every statement on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from caseorg.apart.client import ApartReader
from caseorg.base.clock import now, today
from caseorg.base.errors import BadInput, NotFound, UserError, WorldError
from caseorg.base.paths import Home, resources
from caseorg.exporters.paper_words import confidential
from caseorg.exporters.press_paper import press_paper
from caseorg.exporters.press_sheets import html_body, plain_text
from caseorg.jobs.export_deadlines import refuse_replacing
from caseorg.jobs.export_file import ExportFile, save_whole
from caseorg.jobs.job import Progress
from caseorg.model.press_sheet import LaidSheet, PressSheet, QuoteEntry, SheetEntry, SheetKind, SheetTemplate
from caseorg.model.record import Visibility
from caseorg.operations.statements import note_statement_uses
from caseorg.pdf.sheet_setting import sheet_setting
from caseorg.queries.press_sheets import SheetCandidate, SheetChoice, candidates, chosen, sheet_head
from caseorg.queries.reader import Reader
from caseorg.rules.deadline_words import day_text
from caseorg.rules.press_sheets import laid_out
from caseorg.rules.sheet_templates import MOST_BYTES, template_of
from caseorg.workspace import Workspace

FORMATS = {
    ".docx": "Word document", ".pdf": "PDF", ".html": "Web page (HTML)", ".txt": "Plain text", ".csv": "Sheet (CSV)",
}  # fmt: skip
_SECONDS = 120.0


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetWish:
    """What sheet is wanted: of a case (None for a media list), of these statements or people alone (None: all), with at
    most this label; those that a person lets out although something holds them, and those a person keeps back."""

    kind: SheetKind
    case_uuid: str | None = None
    uuids: tuple[str, ...] | None = None
    highest: Visibility = Visibility.INTERNAL
    lifted: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A sheet laid out, and what is on it and what not."""

    laid: LaidSheet
    choice: SheetChoice

    @property
    def text(self) -> str:
        """The sheet as plain text."""
        return plain_text(self.laid)

    @property
    def html(self) -> str:
        """The sheet as HTML, for the clipboard and a preview."""
        return html_body(self.laid)


@dataclass(frozen=True, slots=True)
class SavedSheet:
    """The file written, and what is on it."""

    path: Path
    made: MadeSheet


def templates(home: Home) -> list[tuple[SheetTemplate, Path]]:
    """Every template: those of the program, then those in the user's folder; a broken one is left out."""
    found = []
    for folder in (resources() / "templates", home.templates):
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            try:
                found.append((read_template(path), path))
            except UserError:
                continue
    return found


def usual_template(kind: SheetKind) -> SheetTemplate:
    """The program's own template for a kind of sheet."""
    return read_template(resources() / "templates" / f"{kind.value}.toml")


def template_named(home: Home, kind: SheetKind, text: str) -> SheetTemplate:
    """The template meant by its name, the name of its file or a path; "" is the program's own. Raises NotFound, and
    BadInput for one that is broken or of another kind."""
    if not text:
        return usual_template(kind)
    known = next(
        (one for one, path in templates(home) if text.casefold() in (one.name.casefold(), path.stem.casefold())), None
    )
    if known is None:
        if not Path(text).is_file():
            raise NotFound(f"There is no template “{text}”. “caseorg sheet templates” lists them.")
        known = read_template(Path(text))
    if known.kind is not kind:
        raise BadInput(f"The template “{known.name}” is for a {known.kind} sheet. Choose another.")
    return known


def read_template(path: Path) -> SheetTemplate:
    """The template in a file. Raises BadInput with what is wrong, WorldError."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise WorldError(f"The template {path.name} cannot be read ({error.strerror or error}).") from error
    return template_of(data)


def copy_template(home: Home, kind: SheetKind, name: str) -> Path:
    """Put a copy of the program's template into the user's folder, to be changed there. Raises UserError where one of
    that name is there, BadInput for a name that no file can have, WorldError."""
    if not name.strip() or any(letter in name for letter in '/\\:*?"<>|') or name.startswith("."):
        raise BadInput("Give the copy a name of letters, numbers and spaces.")
    path = home.templates / f"{name.strip()}.toml"
    if path.exists():
        raise UserError(f"There is a template {path.name} already. Choose another name.")
    text = (resources() / "templates" / f"{kind.value}.toml").read_text("utf-8")
    usual = usual_template(kind).name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError(f"The folder {path.parent} cannot be made ({error.strerror or error}).") from error
    save_whole(path, text.replace(f'name = "{usual}"', f'name = "{name.strip()}"').encode())
    return path


def made_sheet(reader: Reader, wish: SheetWish, template: SheetTemplate) -> MadeSheet:
    """The sheet as it would leave now. Raises BadInput, NotFound."""
    day = today().isoformat()
    found = candidates(reader, wish.kind, wish.case_uuid, at=now(), day=day, uuids=wish.uuids)
    choice = chosen(found, wish.highest, wish.lifted, wish.left_out)
    head = sheet_head(
        reader, wish.case_uuid, as_of=day_text(datetime.now().isoformat(timespec="minutes")), day=day,
        confidentiality=confidential([wish.highest]),
    )  # fmt: skip
    entries = tuple(_marked(one) for one in choice.going)
    return MadeSheet(laid_out(PressSheet(wish.kind, head, entries), template), choice)


def _marked(one: SheetCandidate) -> SheetEntry:
    return replace(one.entry, mark=one.mark) if isinstance(one.entry, QuoteEntry) and one.holds else one.entry


class SaveSheet:
    """Write a sheet into a file, whole or not at all, and note the use of every statement on it."""

    def __init__(
        self, wish: SheetWish, template: SheetTemplate, path: Path, *, suffix: str, replace: bool = False
    ) -> None:
        self.title = "Save Sheet"
        self._wish = wish
        self._template = template
        self._path = path
        self._suffix = suffix
        self._replace = replace

    def run(self, workspace: Workspace, progress: Progress) -> SavedSheet:
        """Raises UserError where nothing may leave or a file of that name is there, WorldError."""
        if self._suffix not in FORMATS:
            raise BadInput(f"A sheet cannot be written as “{self._suffix}”. Choose {', '.join(FORMATS)}.")
        refuse_replacing(self._path, replace=self._replace)
        made = workspace.ask(made_sheet, self._wish, self._template)
        _refuse_empty(made)
        if self._suffix == ".pdf":
            with ApartReader(sheet_setting, limit_seconds=_SECONDS, cancelled=lambda: progress.cancelled) as setter:
                pages = setter.read((press_paper(made.laid),))
            progress.check()
            if pages is None:
                raise UserError("The pages could not be set, or it took too long. Choose fewer entries.")
            save_whole(self._path, pages.data)
        else:
            ExportFile(made.laid, self._path, suffix=self._suffix, replace=self._replace).run(workspace, progress)
        note_uses(workspace, made, self._template.name)
        return SavedSheet(self._path, made)


def note_uses(workspace: Workspace, made: MadeSheet, title: str) -> None:
    """Note with every statement on a sheet that it went out, and what was lifted for it."""
    quotes = [one for one in made.choice.going if isinstance(one.entry, QuoteEntry)]
    if quotes:
        lifted = {one.uuid: ", ".join(one.holds) for one in quotes if one.holds}
        workspace.do(
            note_statement_uses, uuids=[one.uuid for one in quotes], kind="sheet", title=title, lifted=lifted
        )


class CopySheet:
    """Make a sheet for the clipboard, and note the use of every statement on it."""

    def __init__(self, wish: SheetWish, template: SheetTemplate) -> None:
        self.title = "Copy Sheet"
        self._wish = wish
        self._template = template

    def run(self, workspace: Workspace, progress: Progress) -> MadeSheet:
        """Raises UserError where nothing may leave."""
        made = workspace.ask(made_sheet, self._wish, self._template)
        _refuse_empty(made)
        note_uses(workspace, made, f"{self._template.name} (copied)")
        return made


def _refuse_empty(made: MadeSheet) -> None:
    if not made.choice.going:
        held = made.choice.held_words()
        raise UserError("There is nothing that may leave on this sheet." + (f" Held back: {held}." if held else ""))
