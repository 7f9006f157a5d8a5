"""What the palette offers besides actions: open documents and all cases."""

from __future__ import annotations

from functools import partial

from caseorg.gui.case_actions import CaseActions
from caseorg.gui.case_switcher import case_detail
from caseorg.gui.dialogs.palette import Entry
from caseorg.gui.tabs import Tabs


def things(tabs: Tabs, cases: CaseActions) -> list[Entry]:
    """An entry for every open document and every case."""
    documents = [
        Entry(tabs.whole_title(tab.uuid), "Open document", "document", partial(tabs.show_document, tab.uuid))
        for tab in tabs.documents
    ]
    return documents + [
        Entry(
            case.short_caption,
            f"Case · {case_detail(case)}",
            "case",
            partial(cases.open, case.uuid),
            more=f"{case.caption} {case.docket_number or ''}",
        )
        for case in cases.every
    ]
