"""The words of W3C Web Annotations."""

from __future__ import annotations

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
UUID_PREFIX = "urn:uuid:"
PLACE_KEY = "caseorg:annotation"
"""Where this program's own files keep places and looks."""
