"""What writes files for others: one exporter a file, named here."""

from __future__ import annotations

from caseorg.exporters.annotation_summaries import SummaryCsv, SummaryDocx, SummaryMarkdown
from caseorg.exporters.annotations_json import AnnotationsJson
from caseorg.exporters.annotations_xfdf import AnnotationsXfdf
from caseorg.exporters.authorities_csv import AuthoritiesCsv
from caseorg.exporters.authorities_docx import AuthoritiesDocx
from caseorg.exporters.base import Exporter
from caseorg.exporters.deadlines_csv import DeadlinesCsv
from caseorg.exporters.deadlines_ics import DeadlinesIcs
from caseorg.exporters.people_csv import PeopleCsv
from caseorg.exporters.people_vcard import PeopleVcard
from caseorg.exporters.press_sheets import SheetCsv, SheetDocx, SheetHtml, SheetText

EXPORTERS: tuple[Exporter, ...] = (
    AuthoritiesDocx(),
    AuthoritiesCsv(),
    AnnotationsXfdf(),
    AnnotationsJson(),
    SummaryDocx(),
    SummaryMarkdown(),
    SummaryCsv(),
    DeadlinesIcs(),
    DeadlinesCsv(),
    PeopleVcard(),
    PeopleCsv(),
    SheetDocx(),
    SheetHtml(),
    SheetText(),
    SheetCsv(),
)


def exporter_for(content: type, suffix: str) -> Exporter | None:
    """The exporter that writes such a thing into files with that suffix (".docx"), None where there is none."""
    return next((one for one in EXPORTERS if one.content is content and one.suffix == suffix.lower()), None)
