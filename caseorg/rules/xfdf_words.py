"""The words of XFDF for what PDF says otherwise."""

from __future__ import annotations

NAMESPACE = "http://ns.adobe.com/xfdf/"
PRIVATE_NAMESPACE = "urn:caseorg:annotations"
"""Of what this program's own files carry along."""

SUBTYPES = {
    subtype.lower(): subtype
    for subtype in (
        "Highlight", "Underline", "StrikeOut", "Squiggly", "Text", "FreeText", "Line", "Square", "Circle", "Polygon",
        "PolyLine", "Stamp", "Caret", "Ink", "FileAttachment", "Sound", "Redact", "Projection",
    )
}  # fmt: skip
"""The element of each subtype."""

TEXT_MARK_SUBTYPES = frozenset({"Highlight", "Underline", "StrikeOut", "Squiggly"})

FLAGS = {
    "invisible": 1,
    "hidden": 2,
    "print": 4,
    "nozoom": 8,
    "norotate": 16,
    "noview": 32,
    "readonly": 64,
    "locked": 128,
    "togglenoview": 256,
}
"""The bits of /F (ISO 32000-1, table 165)."""
