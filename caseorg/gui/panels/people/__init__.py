"""Persons and organizations: who is who in a case, and all of them as a table."""

from __future__ import annotations

from caseorg.gui.panels.people.panel import PeoplePanel

__all__ = ["PeoplePanel"]
