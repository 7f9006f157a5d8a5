"""From a file to proposals. IMPORTERS is the explicit tuple of all, asked in order."""

from __future__ import annotations

from caseorg.importers.base import Importer
from caseorg.importers.pdf import PdfImporter

IMPORTERS: tuple[Importer, ...] = (PdfImporter(),)


def importer_for(head: bytes, file_name: str) -> Importer | None:
    """The first importer that claims a file by its first kilobyte and its name, None where none does."""
    return next((importer for importer in IMPORTERS if importer.claims(head, file_name)), None)
