"""Filings as PDF."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from caseorg.importers.base import FileRead
from caseorg.model.reading import FileReading
from caseorg.pdf.client import BulkPool
from caseorg.pdf.types import WorkerFailure
from caseorg.rules.filings import filing_of


class PdfImporter:
    """Page texts, labels, stamps, and the proposals read from them."""

    def claims(self, head: bytes, file_name: str) -> bool:
        # Some scanners and mail gateways put bytes before the header; readers accept it within the first kilobyte.
        return b"%PDF-" in head or file_name.lower().endswith(".pdf")

    def begin(self, pool: BulkPool, data: bytes, password: str | None = None) -> Future[Any]:
        return pool.submit(data, password)

    def finish(self, answer: Any, *, sha256: str, file_name: str) -> FileRead | WorkerFailure:
        if isinstance(answer, WorkerFailure):
            return answer
        head, pages = answer
        reading = FileReading(
            sha256=sha256,
            page_count=head.page_count,
            pages=pages,
            outline=head.outline,
            metadata=head.metadata,
            repaired=head.repaired,
        )
        filing = filing_of(
            [page.text for page in pages],
            file_name=file_name,
            stamps=[page.stamp for page in pages],
            metadata=dict(head.metadata),
            outline=head.outline,
        )
        return FileRead(reading, filing)
