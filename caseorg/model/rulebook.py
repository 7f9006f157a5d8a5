"""All that is known of rules at once: the packs, the calendars, and what the user decided about single rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from caseorg.model.rule_pack import DayCalendar, Pack, Rule


@dataclass(frozen=True, kw_only=True, slots=True)
class Rulebook:
    """Packs and calendars, the user's own packs last, those that govern over others after them.

    `enabled` says of rule ids whether they may be used, where that was decided; `verified` are the ids of rules whose
    text the user looked up; `service_days` says of rules whether service adds days, where the law leaves it open and a
    person chose. `retired` leads from own rules that are no longer in force to the rules they stood for. `unread` are
    sentences about own rules that this edition of the program cannot read, and that are not applied therefore.
    """

    packs: tuple[Pack, ...]
    calendars: tuple[DayCalendar, ...] = ()
    enabled: Mapping[str, bool] = field(default_factory=dict)
    verified: frozenset[str] = frozenset()
    service_days: Mapping[str, bool] = field(default_factory=dict)
    retired: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()

    def find(self, rule_id: str) -> tuple[Pack, Rule] | None:
        """A rule with its pack, by its id or an alias: the own one that governs where some stand for it, also for one
        that another own rule stands for; what a retired one stood for; None where there is none."""
        found = self._governing(rule_id)
        if found is None and rule_id in self.retired:
            return self._governing(self.retired[rule_id])
        return found

    def _governing(self, rule_id: str) -> tuple[Pack, Rule] | None:
        found, names = None, {rule_id} - {""}
        for pack in self.packs:
            for rule in pack.rules:
                if not names.isdisjoint((rule.id, rule.overrides, *rule.aliases)):
                    found = pack, rule
                    names |= {rule.id, rule.overrides} - {""}
        return found

    def itself(self, rule_id: str) -> tuple[Pack, Rule] | None:
        """The rule of that very id, also where another one stands for it."""
        return next(((pack, rule) for pack in self.packs for rule in pack.rules if rule.id == rule_id), None)

    def parts(self, rule_id: str) -> tuple[Rule, ...]:
        """The rules that are parts of a provision, as frcp.31.a.5-cross is of frcp.31.a.5."""
        parts = (f"{rule_id}.", f"{rule_id}-")
        return tuple(rule for pack in self.packs for rule in pack.rules if rule.id.startswith(parts))

    def pack_of_court(self, court: str) -> Pack | None:
        """The pack made for a court, by the id of the court."""
        return next((pack for pack in reversed(self.packs) if court in pack.courts), None)

    def calendar(self, calendar_id: str) -> DayCalendar | None:
        return next((one for one in reversed(self.calendars) if one.id == calendar_id), None)
