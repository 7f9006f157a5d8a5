"""What a title says, and how it is written."""

from __future__ import annotations

import pytest

from caseorg.model.document import DocumentKind
from caseorg.rules.filing_kinds import filer_of, kind_of
from caseorg.rules.filing_titles import file_title, metadata_title
from caseorg.rules.title_case import title_cased


@pytest.mark.parametrize(
    ("title", "kind", "filer"),
    [
        ("Plaintiffs’ Motion for a Preliminary Injunction", "motion", "Plaintiffs"),
        ("Memorandum Opinion", "opinion", None),
        ("Memorandum and Order", "order", None),
        ("Opinion and Order", "opinion", None),
        ("Order Granting Motion to Dismiss", "order", None),
        ("[Proposed] Order", "other", None),
        ("Proposed Order Granting Motion", "other", None),
        ("Order and Judgment", "order", None),
        ("Reply in Support of Motion", "reply", None),
        ("Reply Brief for the Petitioner", "reply", "Petitioner"),
        ("Memorandum in Opposition to Motion to Stay", "opposition", None),
        ("Brief for the Respondent in Opposition", "opposition", "Respondent"),
        (
            "Memorandum of Points and Authorities in Support of Defendants' Motion to Dismiss",
            "memorandum",
            "Defendants",
        ),
        ("Opposition to Motion for Leave to File Reply", "opposition", None),
        ("Motion to Strike Reply", "motion", None),
        ("Defendant Harbor Inc.'s Answer to Complaint", "answer", "Defendant Harbor Inc."),
        ("First Amended Complaint", "complaint", None),
        ("Notice of Appeal", "notice", None),
        ("Notice of Motion and Motion to Compel", "motion", None),
        ("Declaration of A. Freye in Support of Motion", "declaration", None),
        ("Affidavit of Service", "declaration", None),
        ("Exhibit A", "exhibit", None),
        ("Final Judgment", "judgment", None),
        ("Motion for Summary Judgment", "motion", None),
        ("Stipulation of Dismissal", "stipulation", None),
        ("Summons in a Civil Action", "summons", None),
        ("Transcript of Proceedings", "transcript", None),
        ("Petition for a Writ of Certiorari", "petition", None),
        ("Brief of Amici Curiae Harbor Law Scholars in Support of Appellants", "brief", "Harbor Law Scholars"),
        ("Appellant’s Opening Brief", "brief", "Appellant"),
        ("Emergency Motion of Defendants for Stay", "motion", "Defendants"),
        ("Report and Recommendation", "opinion", None),
        ("Minute Order", "order", None),
        ("Joint Status Report", None, None),
        ("Schedule I: Your Income", "schedule", None),
        ("Court’s Order on Motion", "order", None),
        ("Plaintiff’s Opposition to Harbor’s Motion to Exclude Testimony", "opposition", "Plaintiff"),
    ],
)
def test_kind_and_filer(title: str, kind: str | None, filer: str | None) -> None:
    found = kind_of(title)
    assert found == (DocumentKind(kind) if kind else None)
    assert kind_of(title.upper()) == found
    named = filer_of(title, found)
    assert (named and named[0]) == filer


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("MEMORANDUM OPINION AND ORDER", "Memorandum Opinion and Order"),
        (
            "MOTION OF THE IRS AND DHS UNDER 26 U.S.C. § 6103 FOR A TRO",
            "Motion of the IRS and DHS under 26 U.S.C. § 6103 for a TRO",
        ),
        ("DEFENDANT O’BRIEN-MCDONALD’S ANSWER", "Defendant O’Brien-McDonald’s Answer"),
        ("PRICE, ET AL. V. HARBOR CO., INC.", "Price, et al. v. Harbor Co., Inc."),
        ("ORDER ON HARBOR, LLC D/B/A PORT II", "Order on Harbor, LLC d/b/a Port II"),
        ("Plaintiffs' Motion", "Plaintiffs' Motion"),
        ("AFFIDAVIT OF SCOTT J. WITTE, VOL. III", "Affidavit of Scott J. Witte, Vol. III"),
        ("BRIEF   OF\nAPPELLANTS", "Brief of Appellants"),
    ],
)
def test_title_case(printed: str, title: str) -> None:
    assert title_cased(printed) == title


def test_long_titles_are_cut_between_words() -> None:
    title = title_cased("MOTION FOR " + "EXTENSION OF TIME " * 20)
    assert len(title) <= 160 and title.endswith("…") and "\n" not in title


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("Microsoft Word - Opposition to Stay.docx", "Opposition to Stay"),
        ("MOTION_TO_COMPEL.wpd", "Motion to Compel"),
        ("Halloway v. Harbor", "Halloway v. Harbor"),
        ("Complaint - FINAL", "Complaint - FINAL"),
        ("untitled", None),
        ("Document1", None),
        ("", None),
        ("Microsoft Word - Document2", None),
        ("KM_C454e-20190801", None),
        ("SKM_C28720060212340", None),
        ("scan0001.pdf", None),
        ("IMG_2041.JPG", None),
        ("opinion.png", None),
        ("PowerPoint Presentation", None),
        ("12345", None),
        ("Untitled-1", None),
        ("https://example.org/x", None),
        (r"C:\Users\x\brief.doc", None),
        ("3f2a9c0d-1111-2222-3333-444455556666", None),
        ("Layout 1", None),
    ],
)
def test_metadata_title(title: str, cleaned: str | None) -> None:
    assert metadata_title(title) == cleaned


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("1397266_Young_v__Harbor.pdf", "Young v. Harbor"),
        ("ECF 028-03 Exhibit B.pdf", "Exhibit B"),
        ("028 - Order on Motion.pdf", "Order on Motion"),
        ("motion-to-compel.pdf", "Motion to compel"),
        ("gov.uscourts.dcd.278328.28.0.pdf", "ECF No. 28"),
        ("ORDER.PDF", "Order"),
        ("1-25-cv-00677-DLF_28_3.pdf", "ECF No. 28, Attachment 3"),
        ("a/b/Letter to court.pdf", "Letter to court"),
        (".pdf", "Untitled"),
        ("", "Untitled"),
    ],
)
def test_file_title(name: str, title: str) -> None:
    assert file_title(name) == title
