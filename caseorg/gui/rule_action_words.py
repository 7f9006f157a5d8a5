"""The actions on rules: id, title, help, and the operations they lead to."""

from __future__ import annotations

from caseorg.gui.action_kinds import Action

RULE_ACTIONS: tuple[Action, ...] = (
    Action(
        "rules.show", "Rules…",
        "See every rule that sets deadlines; turn rules on or off, verify them, and add rules and orders of your own.",
        operations=(
            "add_rule", "edit_rule", "import_rules", "retire_rule", "enable_rule", "disable_rule", "verify_rule",
            "withdraw_rule_verification", "choose_service_days",
        ),
    ),
    Action(
        "rules.audit", "Changes of Rules…",
        "See which open deadlines the rules of now would date or cite otherwise; take over, keep or leave each.",
        operations=("review_rule_changes",),
    ),
)  # fmt: skip
