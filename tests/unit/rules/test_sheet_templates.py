"""Templates of sheets are checked in sentences, look names up and nothing more, and leave no separators behind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseorg.base.errors import BadInput
from caseorg.base.paths import resources
from caseorg.model.press_sheet import SheetKind
from caseorg.rules.sheet_templates import filled, template_of

GOOD = b'kind = "quote"\nname = "Ours"\ntitle = "On {case_name}"\nentry = "- {attribution}"\nunder = ["{source}"]\n'


@pytest.mark.parametrize("kind", list(SheetKind))
def test_the_programs_own_templates_are_sound(kind: SheetKind) -> None:
    template = template_of((resources() / "templates" / f"{kind.value}.toml").read_bytes())
    assert template.kind is kind and template.name and template.entry


@pytest.mark.parametrize(
    ("line", "values", "expected"),
    [
        ("{a} · {b} · {c}", {"a": "1", "b": "2", "c": "3"}, "1 · 2 · 3"),
        ("{a} · {b} · {c}", {"a": "", "b": "2", "c": ""}, "2"),
        ("{a} · {b} · {c}", {"a": "1", "b": "", "c": "3"}, "1 · 3"),
        ("— {a}", {"a": "Ana Ruiz"}, "— Ana Ruiz"),
        ("— {a}", {"a": ""}, ""),
        ("As of {a}. Press contact: {b}", {"a": "today", "b": ""}, "As of today"),
        ("Statements", {}, "Statements"),
        ("{{{a}}}", {"a": "x"}, "{x}"),
    ],
)
def test_lines_are_filled_without_loose_separators(line: str, values: dict[str, str], expected: str) -> None:
    assert filled(line, values) == expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"kind = quote", "must be TOML"),
        (b"\xff\xfe", "must be TOML"),
        (GOOD.replace(b'"quote"', b'"song"'), "needs a kind"),
        (GOOD.replace(b'"Ours"', b'""'), "needs “name”"),
        (GOOD + b'script = "x"', "has no “script”"),
        (GOOD.replace(b"{attribution}", b"{attribution.__class__}"), "cannot have {attribution.__class__}"),
        (GOOD.replace(b"{attribution}", b"{attribution!r:>90000000}"), "cannot have"),
        (GOOD.replace(b"{attribution}", b"{email}"), "cannot have {email}"),
        (GOOD.replace(b"{attribution}", b"{attribution"), "brace"),
        (GOOD.replace(b'["{source}"]', b'"{source}"'), "list of lines"),
        (GOOD.replace(b'"On {case_name}"', b"7"), "needs “title”"),
        (b"#" * 200_000, "too large"),
    ],
)
def test_what_is_wrong_is_told(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words.replace("{", r"\{").replace(".", r"\.")):
        template_of(data)


@given(st.binary(max_size=300))
def test_whatever_lies_in_the_file_is_a_template_or_a_sentence(data: bytes) -> None:
    try:
        assert template_of(data).name
    except BadInput as refusal:
        assert refusal.sentence


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.text(max_size=20)))
def test_filling_never_fails_and_keeps_what_is_there(values: dict[str, str]) -> None:
    text = filled("{a}, {b} ({c})", values)
    assert all(value.strip() in text for value in values.values())
