"""Exit codes, streams, options of every command, and starting without Qt."""

from __future__ import annotations

import argparse
import errno
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from caseorg.apart.landlock import landlock_version
from caseorg.base.errors import CaseorgError, UserError, WorldError
from caseorg.base.paths import Home, resources
from caseorg.cli import cases
from caseorg.cli.main import main, parser_for
from caseorg.cli.subjects import SUBJECTS
from caseorg.workspace import Workspace
from tests.unit.cli.conftest import CommandLine

EVERY_SUBJECT = [subject.name for subject in SUBJECTS]


@pytest.mark.parametrize("words", [[], ["case"], ["nonsense"], ["case", "list", "--bogus"], ["undo", "--hom", "x"]])
def test_what_is_not_understood_ends_with_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "usage: caseorg" in printed.err


def test_version_and_help_are_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("caseorg 0.")
    assert main(["--help"]) == 0
    assert all(name in capsys.readouterr().out for name in ("--json",))


def test_options_of_every_command_go_before_and_after_it(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(home.folder)
    assert main(["--home", folder, "--who", "Lee Park", "case", "add", "--caption", "A v. B"]) == 0
    assert main(["case", "--home", folder, "add", "--who", "Ana Ruiz", "--caption", "C v. D"]) == 0
    capsys.readouterr()
    assert main(["--json", "history", "--home", folder]) == 0
    before = capsys.readouterr().out
    assert main(["history", "--home", folder, "--json"]) == 0
    assert capsys.readouterr().out == before
    assert [word in before for word in ("Lee Park", "Ana Ruiz")] == [True, True]


def test_the_author_is_the_one_in_the_settings_else_the_login_name(
    caseorg: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "lpark")
    caseorg.text("case", "add", "--caption", "A v. B")
    caseorg.home.settings.write_text('{"person.name": "Ana Ruiz"}', encoding="utf-8")
    caseorg.text("case", "add", "--caption", "C v. D")
    assert [step["who"] for step in caseorg.value("history")] == ["Ana Ruiz", "lpark"]


@pytest.mark.parametrize(
    ("error", "code"), [(UserError("Say which."), 1), (WorldError("The disk is full."), 3), (CaseorgError("Odd."), 1)]
)
def test_failures_are_one_sentence_and_a_code(
    caseorg: CommandLine, monkeypatch: pytest.MonkeyPatch, error: CaseorgError, code: int
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(cases, "_list", fail)
    assert caseorg.refused("case", "list", code=code) == error.sentence
    assert caseorg.refused("case", "list", "--json", code=code) == error.sentence


@pytest.mark.logs_errors
def test_a_fault_of_ours_is_one_sentence_and_its_traceback_is_in_the_log(
    caseorg: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(cases, "_list", fail)
    sentence = caseorg.refused("case", "list", code=70)
    log = caseorg.home.logs / "caseorg.log"
    assert str(log) in sentence and "ZeroDivisionError" not in sentence
    assert "ZeroDivisionError: a bug" in log.read_text(encoding="utf-8")


@pytest.mark.logs_errors
def test_a_fault_where_no_log_can_be_written_is_told_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(cases, "_list", fail)
    assert main(["case", "list", "--home", str(tmp_path / "file" / "home")]) == 70
    assert "log could not be written" in capsys.readouterr().err


def test_ctrl_c_is_no_fault(caseorg: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cases, "_list", interrupt)
    assert caseorg.refused("case", "list") == "Stopped. What was finished until then is kept."


def test_a_home_that_cannot_be_used_is_the_worlds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    assert main(["case", "add", "--caption", "A v. B", "--home", str(tmp_path / "file")]) == 3
    assert "cannot be used" in capsys.readouterr().err


def test_looking_makes_nothing(caseorg: CommandLine) -> None:
    assert caseorg.value("case", "list") == []
    assert caseorg.value("tag", "list") == []
    assert caseorg.value("history") == []
    assert caseorg.value("document", "list", "--trash") == []
    assert caseorg.value("docket-entry", "list", "--trash") == []
    assert caseorg.value("search", "anything")["documents"] == []
    assert caseorg.value("check") == {"clean": True, "files": 0, "problems": []}
    assert not caseorg.home.folder.exists()


@pytest.mark.parametrize(
    "command", ["undo", "redo", "backup", "case show x", "case trash x", "docket x", "import --case x y"]
)
def test_an_empty_home_gets_a_sentence_and_stays_empty(caseorg: CommandLine, command: str) -> None:
    assert "no workspace" in caseorg.refused(*command.split())
    assert not caseorg.home.folder.exists()


def test_reading_works_while_another_program_has_the_workspace(filed: CommandLine) -> None:
    with Workspace.open(filed.home):
        assert "Alvarez v. Kent" in filed.text("case", "list")
        assert "Complaint" in filed.text("document", "list", "--case", "Alvarez v. Kent")
        assert "Complaint" in filed.text("docket", "Alvarez v. Kent")
        assert "Complaint" in filed.text("search", "injunction")
        assert "Import Documents" in filed.text("history")
        assert "already open in another caseorg" in filed.refused("undo", code=3)


# Streams


class Stream:
    """A standard output that fails when it is written to."""

    encoding = "utf-8"

    def __init__(self, error: OSError) -> None:
        self._error = error

    def isatty(self) -> bool:
        return False

    def write(self, _text: str) -> int:
        raise self._error

    def flush(self) -> None:
        raise self._error

    def fileno(self) -> int:
        raise OSError(errno.EBADF, "no file")


def test_a_full_disk_behind_standard_output_is_told(
    filed: CommandLine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Stream(OSError(errno.ENOSPC, "No space left on device")))
    assert main(["case", "list", "--home", str(filed.home.folder)]) == 3
    assert "could not be written (No space left on device)" in capsys.readouterr().err


def test_a_reader_that_has_enough_is_no_failure(
    filed: CommandLine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Stream(BrokenPipeError(errno.EPIPE, "Broken pipe")))
    assert main(["case", "list", "--home", str(filed.home.folder)]) == 0
    assert capsys.readouterr().err == ""


def test_closed_streams_are_no_failure(filed: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    codes = [main(["case", *words, "--home", str(filed.home.folder)]) for words in (["list"], ["show", "Smith"], [])]
    for stream in (sys.stdout, sys.stderr):
        stream.close()
    assert codes == [0, 1, 2]


def test_odd_names_are_printed_and_given_as_json(caseorg: CommandLine) -> None:
    odd = "Kent\n\u202e\x1b[31m v. Ω"
    caseorg.text("case", "add", "--caption", "A v. B", "--notes", odd)
    shown = caseorg.text("case", "show", "A v. B")
    assert r"\u202e\x1b[31m v. Ω" in shown and "\x1b" not in shown
    assert caseorg.value("case", "show", "A v. B")["notes"] == odd


def test_undecodable_arguments_do_no_harm(caseorg: CommandLine) -> None:
    assert r"Added \xff v. B" in caseorg.text("case", "add", "--caption", os.fsdecode(b"\xff v. B"))
    assert caseorg.value("case", "list")[0]["caption"] == r"\xff v. B"


# Help


def _parsers(parser: argparse.ArgumentParser, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield words, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from _parsers(below, (*words, name))


def test_every_command_and_option_has_help() -> None:
    silent = []
    for words, parser in _parsers(parser_for(EVERY_SUBJECT), ("caseorg",)):
        if not parser.description:
            silent.append(" ".join(words))
        for action in parser._actions:
            if not action.help and not isinstance(action, argparse._SubParsersAction):
                silent.append(" ".join([*words, action.dest]))
    assert silent == []


def test_every_help_can_be_printed() -> None:
    for _, parser in _parsers(parser_for(EVERY_SUBJECT), ("caseorg",)):
        assert parser.format_help().startswith("usage: caseorg")


def test_every_command_has_something_to_run() -> None:
    leaves = [
        parser
        for _, parser in _parsers(parser_for(EVERY_SUBJECT), ("caseorg",))
        if not any(isinstance(action, argparse._SubParsersAction) for action in parser._actions)
    ]
    assert len(leaves) > 30
    assert all(callable(parser.get_default("run")) for parser in leaves)


def test_the_examples_in_the_help_are_understood() -> None:
    text = parser_for([]).format_help()
    examples = [line.strip() for line in text.splitlines() if line.startswith("  caseorg ")]
    assert len(examples) >= 5
    for example in examples:
        words = shlex.split(example)[1:]
        assert parser_for(words).parse_args(words).run


def test_the_help_page_names_every_command_and_its_examples_are_understood() -> None:
    page = (resources() / "help" / "command_line.md").read_text(encoding="utf-8")
    for words, parser in _parsers(parser_for(EVERY_SUBJECT), ("caseorg",)):
        assert f"`{words[-1]}" in page or f"`{' '.join(words[1:])}" in page or len(words) == 1, words
        assert parser.description
    examples = [line for line in page.splitlines() if line.startswith("caseorg ")]
    assert len(examples) >= 5
    for example in examples:
        words = shlex.split(example)[1:]
        assert parser_for(words).parse_args(words).run


# Starting


def test_qt_and_mupdf_are_never_loaded(home: Home) -> None:
    program = (
        "import sys; from caseorg.cli.main import main, parser_for; from caseorg.cli.subjects import SUBJECTS\n"
        "parser_for([subject.name for subject in SUBJECTS])\n"
        f"code = main(['case', 'list', '--home', {str(home.folder)!r}])\n"
        "print(code, [name for name in ('PySide6', 'shiboken6', 'pymupdf') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout.splitlines()[-1] == "0 []"


def test_help_loads_no_database() -> None:
    program = (
        "import sys; from caseorg.cli.main import main; main(['--help'])\n"
        "print([name for name in ('sqlcipher3', 'caseorg.workspace') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("folder", ["x" * 5000, "/" + "x" * 5000])
def test_a_home_that_no_system_takes_is_a_sentence(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", folder, "case", "list"]) == 3
    assert "cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("docket-entry", "add", "--case", "Alvarez", "--number", "9" * 5000),
        ("import", "--case", "Alvarez", "x" * 5000),
        ("document", "export", "1", "--case", "Alvarez", "--to", "x" * 5000),
        ("history", "--limit", "9" * 30),
        ("search", "injunction", "--limit", "9" * 5000),
    ],
)
def test_what_is_far_too_long_is_no_fault_of_ours(filed: CommandLine, words: tuple[str, ...]) -> None:
    assert filed(*words).code in (1, 2, 3)


def test_nobody_left_to_tell_is_no_failure(filed: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_text: str) -> int:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(sys.stderr, "write", closed)
    assert filed("case", "show", "Nobody v. Nowhere").code == 1


def test_a_workspace_on_a_read_only_disk_can_be_read(filed: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "Alvarez" in filed.text("case", "list")
    assert "injunction" in filed.text("search", "injunction")
    assert not filed.home.database.with_name("caseorg.db-wal").exists()


@pytest.mark.skipif(not landlock_version(), reason="this kernel has no landlock")
def test_the_cage_is_tried_from_the_command_line(caseorg: CommandLine) -> None:
    value = caseorg.value("cage")
    assert {bar["bar"] for bar in value["bars"]} == {"memory", "writing", "rights", "network", "files", "calls"}
    assert [one["tried"] for one in value["attempts"] if one["escaped"]] == [] and value["holds"]
    text = caseorg.text("cage")
    assert "stopped    Read a file: " in text and "GOT OUT" not in text
