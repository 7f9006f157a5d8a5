"""Statements of a case or of all: a table, and one with sources, approval and versions."""

from __future__ import annotations

from caseorg.gui.panels.statements.panel import StatementsPanel

__all__ = ["StatementsPanel"]
