"""Tables of authorities: which law is cited on which pages, in normal forms and in order."""

from __future__ import annotations

from caseorg.law.client import LawReader
from caseorg.model.authorities import Authority, AuthorityKind, AuthorityPlace
from caseorg.rules.authorities import authorities_of, is_table, merged, page_words, printed_labels
from caseorg.rules.case_names import case_name
from caseorg.rules.federal_law import law_cites
from caseorg.rules.joined_text import JoinedText

BRIEF = [
    "TABLE OF AUTHORITIES\n" + "\n".join(f"Ames v. Reed, 3 F.3d {n} (D.C. Cir. 1993) ........ {n}" for n in range(6)),
    "See Smith v. Jones, 576 U.S. 1, 7 (2015). Id. at 8. The Rules agree. Fed. R. Civ. P. 12(b)(6).\n1",
    "ECF No. 5 at 3. Id. at 4. But see Smith, 576 U.S. at 9; 28 U.S.C. § 1331; 5 U.S.C. 706(2)(A).\n2",
    "In re Sealed Case, 121 F.3d 729 (D.C. Cir. 1997); 28 C.F.R. § 600.4(a); U.S. Const. art. III, § 2.\n3",
    "Smith, supra, at 10. Local Civil Rule 7(m) applies.\n4",
]


def table(pages: list[str]) -> list[Authority]:
    joined = JoinedText(pages)
    labels = printed_labels(pages)
    with LawReader() as reader:
        found = reader.read(joined.text)
    assert found is not None
    return authorities_of(pages, found, joined, place=lambda page: AuthorityPlace(page + 1, labels[page]))


def test_a_table_as_it_stands_in_a_brief() -> None:
    lines = [(one.kind.name, one.text, page_words(one.places), one.count) for one in table(BRIEF)]
    assert lines == [
        ("CASE", "In re Sealed Case, 121 F.3d 729 (D.C. Cir. 1997)", "3", 1),
        ("CASE", "Smith v. Jones, 576 U.S. 1 (2015)", "1, 2, 4", 4),
        ("CONSTITUTION", "U.S. Const. art. III, § 2", "3", 1),
        ("STATUTE", "5 U.S.C. § 706(2)(A)", "2", 1),
        ("STATUTE", "28 U.S.C. § 1331", "2", 1),
        ("RULE", "Fed. R. Civ. P. 12(b)(6)", "1", 1),
        ("RULE", "Local Civil Rule 7(m)", "4", 1),
        ("REGULATION", "28 C.F.R. § 600.4(a)", "3", 1),
    ]


def test_a_page_cited_again_is_of_no_rule() -> None:
    """ "Id. at 22" right after a rule has lost its source; "id. at 65(b)" is a section, and a bare one the rule."""
    for again, count in (("Id. at 22. Id.", 1), ("Id. at 65(b).", 2), ("Id.", 2)):
        lines = table([f"The court may enjoin. Fed. R. Civ. P. 65(a). {again}"])
        assert [(one.text, one.count) for one in lines] == [("Fed. R. Civ. P. 65(a)", count)]


def test_the_papers_own_table_does_not_count() -> None:
    assert is_table(BRIEF[0]) and not is_table(BRIEF[1])


def test_forms_of_rules_statutes_and_constitutions() -> None:
    text = (
        "Federal Rule of Civil Procedure 65; LCvR 7(m); 8 U.S.C. §§ 1229a(c), 1229c; 26 U.S.C. 6103 (2018), "
        "18 U.S.C. 1951; Sup. Ct. R. 10; U.S. Const. amend. XIV, § 1"
    )
    assert [one.cite for one in law_cites(text)] == [
        "Fed. R. Civ. P. 65", "LCvR 7(m)", "8 U.S.C. § 1229a(c)", "8 U.S.C. § 1229c", "26 U.S.C. § 6103",
        "18 U.S.C. § 1951", "Sup. Ct. R. 10", "U.S. Const. amend. XIV, § 1",
    ]  # fmt: skip


def test_names_before_a_cite() -> None:
    for before, name in (
        ("was denied. See Dep't of Commerce v. New York, ", "Dep’t of Commerce v. New York"),
        ("(quoting Am. Fid. & Cas. Co., Inc. v. United States, ", "Am. Fid. & Cas. Co., Inc. v. United States"),
        ("(9th Cir. 2005), and Salvador-Calleros v. Ashcroft, ", "Salvador-Calleros v. Ashcroft"),
        ("See In re Grand Jury Subpoenas, ", "In re Grand Jury Subpoenas"),
        ("the court held so, ", ""),
    ):
        assert case_name(before, len(before))[0] == name


def test_tables_of_several_filings_become_one() -> None:
    def one(name: str, cite: str, page: int) -> Authority:
        return Authority(AuthorityKind.CASE, name, cite, (AuthorityPlace(page, f"ECF No. {page} at {page}"),), 1)

    (both,) = merged([[one("", "576 U.S. 1", 3)], [one("Smith v. Jones", "576 U.S. 1 (2015)", 4)]])
    assert (both.text, both.count) == ("Smith v. Jones, 576 U.S. 1 (2015)", 2)
    assert page_words(both.places) == "ECF No. 3 at 3, ECF No. 4 at 4"
    many = tuple(AuthorityPlace(page, str(page)) for page in range(5))
    assert (page_words(many, passim=True), page_words(many[:4], passim=True)) == ("passim", "0, 1, 2, 3")
