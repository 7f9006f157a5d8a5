"""Missing parts of a template drop with what parts them from the others."""

from __future__ import annotations

import pytest

from caseorg.base.errors import BadInput
from caseorg.model.document import Document, DocumentKind
from caseorg.rules.title_templates import EXAMPLES, USUAL, file_named, parse_template, titled


def document(**values: object) -> Document:
    usual: dict[str, object] = {
        "uuid": "u", "created": "", "modified": "", "case_uuid": "c", "sha256": "0" * 64, "size": 1,
        "file_name": "gov.uscourts.PDF", "title": "For Stay", "kind": DocumentKind.MOTION, "attachment": 3,
        "date_filed": "2026-03-02", "filer": "Stoddard",
    }  # fmt: skip
    return Document(**(usual | values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("template", "number", "values", "title"),
    [
        (USUAL, 8, {}, "8-3 Motion Stoddard For Stay 2026-03-02"),
        (USUAL, 8, {"attachment": 0}, "8 Motion Stoddard For Stay 2026-03-02"),
        (USUAL, 8, {"attachment": 0, "filer": "", "date_filed": None}, "8 Motion For Stay"),
        (USUAL, None, {"kind": DocumentKind.OTHER}, "Stoddard For Stay 2026-03-02"),
        ("ECF {number}-{attachment} – {title}", 8, {}, "ECF 8-3 – For Stay"),
        ("ECF {number}-{attachment} – {title}", None, {}, "For Stay"),
        ("{title} ({filer}, {date})", 8, {}, "For Stay (Stoddard, 2026-03-02)"),
        ("{title} ({filer}, {date})", 8, {"filer": ""}, "For Stay (2026-03-02)"),
        ("{title} ({filer}, {date})", 8, {"filer": "", "date_filed": None}, "For Stay"),
        ("{kind} [{filer}] {title}", 8, {"filer": ""}, "Motion For Stay"),
        ("{number}, filed {date}", None, {}, "filed 2026-03-02"),
        ("{ Date }_{file}", 8, {}, "2026-03-02_gov.uscourts"),
        ("{date}", 8, {"date_filed": None}, "For Stay"),
        ("{filer} (as filed)", 8, {}, "Stoddard (as filed)"),
        ("Smith :) {filer}", 8, {}, "Smith :) Stoddard"),
    ],
)
def test_templates_are_filled(template: str, number: int | None, values: dict[str, object], title: str) -> None:
    assert titled(parse_template(template), document(**values), number) == title


@pytest.mark.parametrize("template", EXAMPLES)
def test_a_template_used_again_changes_nothing(template: str) -> None:
    once = titled(parse_template(template), document(), 8)
    assert titled(parse_template(template), document(title=once), 8) == once


def test_what_the_title_says_is_not_said_twice() -> None:
    said = titled(parse_template(USUAL), document(title="Stoddard’s Motion to Stay Order 8", attachment=0), 8)
    assert said == "8 Stoddard’s Motion to Stay Order 8 2026-03-02"


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("", "Put at least one field in braces"),
        ("Motion", "Put at least one field in braces"),
        ("{judge}", "“{judge}” is no field. There are {number},"),
        ("{title", "A brace is left over"),
        ("title}", "A brace is left over"),
    ],
)
def test_what_is_no_template_is_refused(template: str, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_template(template)
    assert refused.value.sentence.startswith(sentence)


def test_file_names_are_taken_by_every_system() -> None:
    made = file_named(parse_template("{title}: {filer}"), document(title='Order re "A/B"?', filer="x" * 300), 8)
    assert made.startswith("Order re -A-B-") and made.endswith("x.pdf") and len(made) == 154
