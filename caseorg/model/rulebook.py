"""All that is known of rules at once: the packs, the calendars, and what the user decided about single rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from caseorg.model.rule_pack import DayCalendar, Pack, Rule


@dataclass(frozen=True, kw_only=True, slots=True)
class Rulebook:
    """Packs and calendars, the user's own packs last.

    `enabled` says of rule ids whether they may be used, where the user decided; `verified` are the ids of rules whose
    text the user looked up.
    """

    packs: tuple[Pack, ...]
    calendars: tuple[DayCalendar, ...] = ()
    enabled: Mapping[str, bool] = field(default_factory=dict)
    verified: frozenset[str] = frozenset()

    def find(self, rule_id: str) -> tuple[Pack, Rule] | None:
        """A rule with its pack, by its id or an alias: the user's own one where it overrides a shipped one; None where
        there is none."""
        found = None
        for pack in self.packs:
            for rule in pack.rules:
                if rule_id and rule_id in (rule.id, rule.overrides, *rule.aliases):
                    found = pack, rule
        return found

    def parts(self, rule_id: str) -> tuple[Rule, ...]:
        """The rules that are parts of a provision, as frcp.31.a.5-cross is of frcp.31.a.5."""
        parts = (f"{rule_id}.", f"{rule_id}-")
        return tuple(rule for pack in self.packs for rule in pack.rules if rule.id.startswith(parts))

    def pack_of_court(self, court: str) -> Pack | None:
        """The pack made for a court, by the id of the court."""
        return next((pack for pack in reversed(self.packs) if court in pack.courts), None)

    def calendar(self, calendar_id: str) -> DayCalendar | None:
        return next((one for one in reversed(self.calendars) if one.id == calendar_id), None)
