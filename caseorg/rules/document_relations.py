"""How a relation between two documents is said, from either side."""

from __future__ import annotations

from caseorg.model.document import DocumentRelationKind

_FROM_OTHER = {
    DocumentRelationKind.ATTACHMENT_OF: "has the attachment",
    DocumentRelationKind.EXHIBIT_TO: "has the exhibit",
    DocumentRelationKind.RESPONDS_TO: "answered by",
    DocumentRelationKind.REPLIES_TO: "replied to by",
    DocumentRelationKind.RULES_ON: "ruled on by",
    DocumentRelationKind.SUPERSEDES: "superseded by",
    DocumentRelationKind.REDACTED_VERSION_OF: "redacted in",
}


def relation_words(kind: DocumentRelationKind, *, outward: bool) -> str:
    """The relation as one says it of a document: "replies to" where it names the other, else "replied to by"."""
    return kind.value if outward else _FROM_OTHER[kind]
