"""`caseorg inquiry`."""

from __future__ import annotations

import pytest

from tests.unit.cli.conftest import CommandLine

IN_CASE = ("--case", "Ejemplo")


@pytest.fixture
def asked(caseorg: CommandLine) -> CommandLine:
    """Two inquiries, one of a case in Chicago."""
    caseorg.text("case", "add", "--caption", "Centro Ejemplo v. Kent", "--court", "ilnd")
    caseorg.text("person", "add", "Ana Ruiz")
    caseorg.text("inquiry", "add", "Will you appeal?", *IN_CASE, "--person", "Ana Ruiz", "--due", "2036-03-31 17:00")
    caseorg.text("inquiry", "add", "Any comment?", "--outlet", "The Daily")
    return caseorg


def test_inquiries_are_listed_by_when_they_are_due_and_shown(asked: CommandLine) -> None:
    found = asked.value("inquiry", "list")
    assert [one["question"] for one in found] == ["Will you appeal?", "Any comment?"]
    assert (found[0]["reporter"], found[0]["due"]) == ("Ana Ruiz", "Mon, Mar 31, 2036, 5:00 PM CDT")
    assert [one["outlet"] for one in asked.value("inquiry", "list", "--text", "daily")] == ["The Daily"]
    assert len(asked.value("inquiry", "list", *IN_CASE)) == 1
    assert "5:00 PM CDT" in asked.text("inquiry", "show", "appeal")
    assert "Will you appeal?" in asked.text("inquiry", "list", "--state", "open")
    assert "Ana Ruiz" in asked.text("today") and asked.value("today")["inquiries"][0]["reporter"] == "Ana Ruiz"


def test_an_inquiry_is_edited_answered_and_taken_up_again(asked: CommandLine) -> None:
    asked.text("inquiry", "edit", "comment", "--due", "2036-04-01 9 am", "--reporter", "Bo")
    edited = asked.value("inquiry", "show", "comment")
    assert (edited["due"], edited["reporter"]) == ("Tue, Apr 1, 2036, 9:00 AM EDT", "Bo")
    asked.text("statement", "add", "We will.", *IN_CASE)
    told = asked.text("inquiry", "answer", "appeal", "--statement", "We will", "--spokesperson", "Ana Ruiz")
    assert told.startswith("Closed inquiry of Ana Ruiz (answered)")
    shown = asked.value("inquiry", "show", "appeal")
    assert (shown["state"], shown["statement"], shown["spokesperson"]) == ("answered", "We will.", "Ana Ruiz")
    assert [one["question"] for one in asked.value("inquiry", "list", "--state", "answered")] == ["Will you appeal?"]
    asked.text("inquiry", "answer", "appeal", "--as", "open")
    assert asked.value("inquiry", "show", "appeal")["state"] == "open"
    asked.text("inquiry", "answer", "comment", "--as", "declined", "--outcome", "No story")
    assert asked.value("inquiry", "show", "comment")["outcome"] == "No story"


def test_what_cannot_be_done_is_told(asked: CommandLine) -> None:
    for words, told in (
        (("add", "Who?"), "Say who asked"),
        (("edit", "appeal"), "Say what to change"),
        (("answer", "appeal"), "The answer is empty"),
        (("show", "nobody"), "No inquiry has the words"),
        (("restore", "appeal"), "in the trash"),
    ):
        answer = asked("inquiry", *words)
        assert answer.code == 1 and told in answer.errors
    assert "no inquiry to show" in asked.text("inquiry", "list", "--text", "nobody")
