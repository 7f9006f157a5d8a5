"""A rule of one's own as a form holds it: one period, one wording."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleDraft:
    """What is typed of an own rule; all are texts as typed, so that a wrong one can be told by its name.

    `id` and `overrides` are ids of rules, `order_name` the order or policy it is from. `trigger`, `period`, `unit`,
    `direction` and `added_days` are its period; `cite`, `source_kind`, `source_ref`, `checked` and `confidence` say
    where it was read; `effective` and `until` are ISO days. `example_trigger`, `example_method`, `example_due` and
    `example_safe_due` are a worked case, "" for none.
    """

    id: str = ""
    title: str = ""
    order_name: str = ""
    overrides: str = ""
    action: str = "file"
    severity: str = "normal"
    extendable: str = "court"
    jurisdictional: bool = False
    regime: str = "frcp6"
    trigger: str = ""
    period: str = ""
    unit: str = "days"
    direction: str = "after"
    added_days: str = "none"
    cite: str = ""
    source_kind: str = "order"
    source_ref: str = ""
    checked: str = ""
    confidence: str = "V1"
    effective: str = ""
    until: str = ""
    notes: str = ""
    example_trigger: str = ""
    example_method: str = ""
    example_due: str = ""
    example_safe_due: str = ""
