"""What `caseorg import` makes of a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseorg.cli import importing
from caseorg.cli.importing import exit_code_of, report_value
from caseorg.jobs.import_files import AddedFile, DuplicateFile, FailedFile, ImportReport
from tests.unit.cli.conftest import CommandLine

ADDED = AddedFile(
    path="/in/28.pdf",
    uuid="01a2036f-824d-79aa-bbbb-000000000000",
    title="Opinion",
    kind="opinion",
    ecf="28",
    date_filed="2026-03-02",
    pages=7,
    also_in=("In re Delta",),
    warnings=("1 page without text: it needs text recognition to be found by search.",),
)
LOOSE = AddedFile(
    path="/in/a.pdf",
    uuid=ADDED.uuid,
    title="A",
    kind="other",
    ecf="",
    date_filed=None,
    pages=1,
    also_in=(),
    warnings=(),
)
DUPLICATE = DuplicateFile("/in/copy.pdf", ADDED.uuid, "“Opinion” in the trash of this case", in_trash=True)
FAILED = FailedFile("/in/x\n.pdf", "The file is empty (0 bytes). Download it again.")
WHOLE = ImportReport((ADDED, LOOSE), (DUPLICATE,), (FAILED,))


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (WHOLE, 0),
        (ImportReport((ADDED,), (), (FAILED,)), 0),
        (ImportReport((), (DUPLICATE,), (FAILED,)), 0),
        (ImportReport((), (), (FAILED,)), 1),
        (ImportReport((), (), ()), 1),
        (ImportReport((ADDED,), (), (), cancelled=True), 1),
    ],
)
def test_the_exit_code_says_whether_anything_is_in_the_case_now(report: ImportReport, code: int) -> None:
    assert exit_code_of(report) == code


def test_a_file_off_the_docket_has_no_ecf_number() -> None:
    value = report_value(WHOLE)
    assert [file["ecf"] for file in value["added"]] == ["28", None]
    assert value["failed"] == [{"path": "/in/x\n.pdf", "reason": FAILED.reason, "locked": False}]


@pytest.fixture
def reported(filed: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    monkeypatch.setattr(importing, "run_job", lambda _job, _workspace: WHOLE)
    return filed


def test_every_file_has_its_line_and_what_to_know_of_it(reported: CommandLine, tmp_path: Path) -> None:
    lines = reported.text("import", "--case", "26-cv-417", str(tmp_path)).splitlines()
    assert lines == [
        "added      /in/28.pdf: Opinion (ECF No. 28, 7 pages)",
        "           Also in In re Delta.",
        "           1 page without text: it needs text recognition to be found by search.",
        "added      /in/a.pdf: A (not on the docket, 1 page)",
        "duplicate  /in/copy.pdf: “Opinion” in the trash of this case. “caseorg document restore” brings it back.",
        r"failed     /in/x\n.pdf: The file is empty (0 bytes). Download it again.",
        "Alvarez v. Kent: 2 documents added, 1 already there, 1 failed.",
    ]


def test_an_import_of_nothing_says_so(filed: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    answer = filed("import", "--case", "26-cv-417", str(tmp_path / "empty"))
    assert (answer.code, answer.out) == (1, "There is no file in what you named. Nothing was imported.\n")
