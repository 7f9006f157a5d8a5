"""The sections of the page of one document, in their order: a new one is added by its line here."""

from __future__ import annotations

from caseorg.gui.panels.details.related_documents import RelatedDocuments
from caseorg.gui.panels.details.section import Section
from caseorg.gui.panels.details.versions import VersionsSection

SECTIONS: tuple[type[Section], ...] = (RelatedDocuments, VersionsSection)
