"""Sheets for the press: what leaves is approved, public and not embargoed, in every format; the rest is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest

from caseorg.base.errors import BadInput, NotFound, UserError
from caseorg.base.paths import Home
from caseorg.jobs.job import Progress
from caseorg.jobs.press_sheet import (
    FORMATS,
    SaveSheet,
    SheetWish,
    copy_template,
    made_sheet,
    template_named,
    templates,
    usual_template,
)
from caseorg.model.press_sheet import SheetKind
from caseorg.model.record import Visibility
from caseorg.model.statement import Follows
from caseorg.operations import add_case, add_case_role, add_contact_method, add_organization, add_person, edit_person
from caseorg.operations.contact_methods import NewContact
from caseorg.operations.statements import (
    NewSegment,
    add_statement,
    approve_statement,
    edit_statement,
    embargo_statement,
    withdraw_statement,
)
from caseorg.queries.statements import statement_detail
from caseorg.rules.visibility import may_leave
from caseorg.workspace import Workspace

LABELS = list(Visibility)


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        yield workspace


@pytest.fixture
def case(workspace: Workspace) -> str:
    made = workspace.do(
        add_case, caption="Centro Ejemplo v. Kent", court="dcd", docket_number="1:26-cv-00417", visibility="public"
    )
    return str(made.value.uuid)


def _segments(words: str) -> list[NewSegment]:
    return [
        NewSegment(text=part, follows=Follows.PARAGRAPH if place else Follows.ON)
        for place, part in enumerate(words.split("\n\n"))
    ]


def said(workspace: Workspace, case: str, words: str, *, label: str = "public", approval: str = "approved") -> str:
    person = workspace.do(add_person, name="Katie Ejemplo").value
    statement = workspace.do(
        add_statement, case_uuid=case, person_uuid=person.uuid, segments=_segments(words), title="counsel",
        organization="Centro Ejemplo", visibility=label,
    ).value  # fmt: skip
    if approval != "draft":
        workspace.do(approve_statement, uuid=statement.uuid, to=approval, given_by="Katie Ejemplo")
    return str(statement.uuid)


def sheet(workspace: Workspace, kind: SheetKind, case: str | None, **wish: object) -> tuple[str, str]:
    """The sheet as text, and what is held back in words."""
    made = workspace.ask(made_sheet, SheetWish(kind=kind, case_uuid=case, **wish), usual_template(kind))  # type: ignore[arg-type]
    return made.text, made.choice.held_words()


def bare(data: bytes, suffix: str) -> bytes:
    """Everything that can be read in a file: as it is, unpacked, and as text of its pages."""
    if suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return data + b"".join(packed.read(name) for name in packed.namelist())
    if suffix == ".pdf":
        with pymupdf.open(stream=data, filetype="pdf") as document:
            streams = b"".join(document.xref_stream(number) or b"" for number in range(1, document.xref_length())
                               if document.xref_is_stream(number))  # fmt: skip
            return data + streams + "".join(page.get_text() for page in document).encode()
    return data


def test_only_what_is_approved_and_not_embargoed_leaves(workspace: Workspace, case: str) -> None:
    said(workspace, case, "We will keep going.")
    said(workspace, case, "A draft of ours.", approval="draft")
    later = said(workspace, case, "Wait for it.")
    workspace.do(embargo_statement, uuids=[later], until="2099-03-31 10:00", zone="America/New_York")
    gone = said(workspace, case, "Never said.")
    workspace.do(withdraw_statement, uuid=gone, reason="A mistake.")
    text, held = sheet(workspace, SheetKind.QUOTE, case)
    assert "“We will keep going.”\n    — Katie Ejemplo, counsel, Centro Ejemplo" in text
    assert "Centro Ejemplo v. Kent" in text.replace("CENTRO EJEMPLO V. KENT", "Centro Ejemplo v. Kent")
    assert "No. 1:26-cv-00417" in text and "As of " in text
    assert not any(words in text for words in ("draft", "Wait", "Never"))
    assert held == "1 embargoed; 1 not approved; 1 withdrawn"


def test_what_is_lifted_is_marked_and_noted_and_a_withdrawn_one_never_leaves(
    workspace: Workspace, case: str, tmp_path: Path
) -> None:
    draft = said(workspace, case, "A draft of ours.", approval="draft")
    later = said(workspace, case, "Wait for it.")
    workspace.do(embargo_statement, uuids=[later], until="2099-03-31 10:00", zone="America/New_York")
    gone = said(workspace, case, "Never said.")
    workspace.do(withdraw_statement, uuid=gone, reason="A mistake.")
    wish = SheetWish(kind=SheetKind.QUOTE, case_uuid=case, lifted=frozenset({draft, later, gone}))
    path = tmp_path / "quotes.txt"
    SaveSheet(wish, usual_template(SheetKind.QUOTE), path, suffix=".txt").run(workspace, Progress())
    text = path.read_text("utf-8")
    assert "NOT APPROVED\n“A draft of ours.”" in text
    assert "EMBARGOED UNTIL 2099-03-31 10:00 EDT\n“Wait for it.”" in text
    assert "Never said" not in text
    uses = {uuid: workspace.ask(statement_detail, uuid).uses for uuid in (draft, later, gone)}
    assert [(use.title, use.lifted, use.who) for use in uses[draft]] == [("Quote sheet", "not approved", "Ana Ruiz")]
    assert uses[later][0].lifted == "embargoed" and uses[gone] == ()
    assert "Note Use of Statements" in (workspace.undo_label() or "")


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_format_lets_a_higher_label_out(workspace: Workspace, case: str, tmp_path: Path, suffix: str) -> None:
    secrets = {label: f"secret{label.value}" for label in LABELS}
    for label, words in secrets.items():
        said(workspace, case, words, label=label.value)
    for highest in LABELS:
        path = tmp_path / f"{highest.value}{suffix}"
        wish = SheetWish(kind=SheetKind.QUOTE, case_uuid=case, highest=highest)
        SaveSheet(wish, usual_template(SheetKind.QUOTE), path, suffix=suffix).run(workspace, Progress())
        data = bare(path.read_bytes(), suffix)
        for label, words in secrets.items():
            assert (words.encode() in data) == may_leave(label, highest), (label, highest)
        for trace in (b"Ana Ruiz", str(workspace.home.folder).encode(), b"MuPDF", b"python-docx"):
            assert trace not in data


def test_the_label_of_the_case_counts_too(workspace: Workspace) -> None:
    sealed = workspace.do(add_case, caption="In re Sealed", visibility="sealed").value
    said(workspace, sealed.uuid, "We will keep going.")
    assert sheet(workspace, SheetKind.QUOTE, sealed.uuid)[1] == "1 sealed"
    text, held = sheet(workspace, SheetKind.QUOTE, sealed.uuid, highest=Visibility.SEALED)
    assert "We will keep going" in text and held == "" and text.startswith("Contains sealed material")


def test_only_public_ways_to_reach_somebody_stand_on_a_contact_sheet(workspace: Workspace, case: str) -> None:
    katie = workspace.do(add_person, name="Katie Ejemplo", visibility="public").value
    for value, public in (("press@centro.example", True), ("katie@home.example", False), ("(202) 555-0188", False)):
        workspace.do(add_contact_method, person_uuid=katie.uuid, contact=NewContact(value=value, public_ok=public))
    workspace.do(add_case_role, case_uuid=case, person_uuid=katie.uuid, kind="press contact", visibility="public")
    hidden = workspace.do(add_person, name="Nameless Witness", visibility="public").value
    workspace.do(edit_person, uuid=hidden.uuid, do_not_name=True)
    workspace.do(add_case_role, case_uuid=case, person_uuid=hidden.uuid, kind="plaintiff", visibility="public")
    text, held = sheet(workspace, SheetKind.CONTACT, case, highest=Visibility.PUBLIC)
    assert "Katie Ejemplo\n  Press contact\n  E-mail: press@centro.example" in text
    assert not any(words in text for words in ("home.example", "555-0188", "Nameless"))
    assert held == "1 not to be named; 2 private ways to reach somebody"
    assert "Confidential" not in text
    quotes = sheet(workspace, SheetKind.QUOTE, case)[0]
    assert "Press contact: Katie Ejemplo, press@centro.example" in " ".join(quotes.split())


def test_a_media_list_leaves_out_who_asked_for_no_mail(workspace: Workspace) -> None:
    outlet = workspace.do(add_organization, name="The Example Post", kind="outlet", visibility="public").value
    for name, opted in (("Ida Reporter", False), ("Otto Silent", True)):
        person = workspace.do(
            add_person, name=name, outlet_uuid=outlet.uuid, beat="courts", opt_out=opted, visibility="public"
        ).value
        workspace.do(
            add_contact_method, person_uuid=person.uuid,
            contact=NewContact(value=f"{name[:3].lower()}@post.example", public_ok=True),
        )  # fmt: skip
    workspace.do(add_organization, name="Radio Ejemplo", kind="outlet", visibility="public")
    text, held = sheet(workspace, SheetKind.MEDIA, None, highest=Visibility.PUBLIC)
    assert "Radio Ejemplo" in text and "The Example Post\n  Ida Reporter · courts\n  ida@post.example" in text
    assert "Otto" not in text and held == "1 asked for no mail"


def test_nothing_to_leave_writes_nothing(workspace: Workspace, case: str, tmp_path: Path) -> None:
    said(workspace, case, "A draft of ours.", approval="draft")
    path = tmp_path / "quotes.docx"
    wish = SheetWish(kind=SheetKind.QUOTE, case_uuid=case)
    with pytest.raises(UserError, match="Held back: 1 not approved"):
        SaveSheet(wish, usual_template(SheetKind.QUOTE), path, suffix=".docx").run(workspace, Progress())
    assert not path.exists()
    with pytest.raises(BadInput, match="cannot be written as"):
        SaveSheet(wish, usual_template(SheetKind.QUOTE), path, suffix=".exe").run(workspace, Progress())


def test_formulas_and_scripts_stay_words(workspace: Workspace, case: str, tmp_path: Path) -> None:
    said(workspace, case, "=HYPERLINK(1)<script>alert(1)</script>")
    wish = SheetWish(kind=SheetKind.QUOTE, case_uuid=case)
    for suffix in (".csv", ".html"):
        SaveSheet(wish, usual_template(SheetKind.QUOTE), tmp_path / f"q{suffix}", suffix=suffix).run(
            workspace, Progress()
        )
    assert "'=HYPERLINK" in (tmp_path / "q.csv").read_text("utf-8-sig")
    assert "<script>" not in (tmp_path / "q.html").read_text("utf-8")


def test_a_quote_in_paragraphs_reopens_and_closes_once(workspace: Workspace, case: str) -> None:
    uuid = said(workspace, case, "First.\n\nSecond.")
    workspace.do(edit_statement, uuid=uuid, language="es")
    text, _ = sheet(workspace, SheetKind.QUOTE, case)
    assert "«First.\n\n«Second.»" in text


def test_templates_are_copied_changed_and_chosen(workspace: Workspace, case: str) -> None:
    home = workspace.home
    path = copy_template(home, SheetKind.QUOTE, "Our quotes")
    path.write_text(path.read_text("utf-8").replace('"Statements: {case_name}"', '"In their words"'), "utf-8")
    said(workspace, case, "We will keep going.")
    ours = template_named(home, SheetKind.QUOTE, "our quotes")
    made = workspace.ask(made_sheet, SheetWish(kind=SheetKind.QUOTE, case_uuid=case), ours)
    assert made.text.splitlines()[1] == "IN THEIR WORDS"
    assert [one.name for one, _ in templates(home)] == ["Contact sheet", "Media list", "Quote sheet", "Our quotes"]
    with pytest.raises(UserError, match="already"):
        copy_template(home, SheetKind.QUOTE, "Our quotes")
    with pytest.raises(BadInput, match="letters"):
        copy_template(home, SheetKind.QUOTE, "../x")
    with pytest.raises(BadInput, match="is for a quote sheet"):
        template_named(home, SheetKind.CONTACT, "Our quotes")
    with pytest.raises(NotFound, match="no template"):
        template_named(home, SheetKind.QUOTE, "theirs")
    (home.templates / "broken.toml").write_text("kind =")
    assert len(templates(home)) == 4
