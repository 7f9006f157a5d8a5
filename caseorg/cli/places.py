"""What a person types to mean a document, a tag or an ECF No., found."""

from __future__ import annotations

import argparse
import re
from typing import Any

from caseorg.base.errors import BadInput, NotFound
from caseorg.model.document import Tag
from caseorg.queries.cases import case_named
from caseorg.queries.documents import DocumentLine, document_named, tags
from caseorg.workspace import Workspace

_ECF = re.compile(r"(?:ecf\s*)?(?:no\.?\s*)?(\d{1,11})(?:-(\d{1,5}))?", re.IGNORECASE | re.ASCII)


def documents_meant(workspace: Workspace, options: argparse.Namespace, *, in_trash: bool = False) -> list[DocumentLine]:
    """The documents of D…, each once, in the order given. Raises NotFound for the first that is none."""
    found = (document_meant(workspace, text, options, in_trash=in_trash) for text in options.documents)
    return list({line.document.uuid: line for line in found}.values())


def document_meant(
    workspace: Workspace, text: str, options: argparse.Namespace, *, in_trash: bool = False
) -> DocumentLine:
    """The one document meant, looked for in --case where that was given. Raises NotFound."""
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    return workspace.ask(document_named, text, case_uuid=case_uuid, in_trash=in_trash)


def ecf_place(text: str) -> dict[str, Any]:
    """Number and attachment of "28-3", "28" or "ECF No. 28-3"; neither of "none". Raises BadInput."""
    wanted = text.strip()
    if wanted.lower() in ("", "none"):
        return {"number": None}
    match = _ECF.fullmatch(wanted)
    if match is None:
        raise BadInput(f"“{text}” is no ECF No. Give it as 28 or, for an attachment, as 28-3.")
    return {"number": int(match[1]), "attachment": int(match[2] or 0)}


def tag_named(workspace: Workspace, text: str) -> Tag:
    """The tag of that name or id. Raises NotFound."""
    wanted = text.strip().casefold()
    for tag in workspace.ask(tags):
        if wanted in (tag.name.casefold(), tag.uuid):
            return tag
    raise NotFound(f"There is no tag “{text}”. “caseorg tag list” shows those there are.")
