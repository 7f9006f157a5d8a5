"""Mutants that no test can notice, each with the reason why the changed code does the same."""

from __future__ import annotations

EQUIVALENT: dict[tuple[str, str], str] = {}
