"""A walk through rules: the list, a standing order in the form, what it changes, court days and what they move.

    CASEORG_TOUR=/some/folder python -m tests.gui.tour_of_rules [light|dark] [WIDTHxHEIGHT]
"""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit

from caseorg.gui.dialogs.rule_dialog import RuleDialog
from caseorg.gui.dialogs.rules_dialog import RulesDialog
from caseorg.gui.window import Window
from caseorg.model.case import JudgeRole
from caseorg.model.rule_pack import Happening
from caseorg.operations import add_case, add_day_fact, add_deadline, add_event, set_judges
from caseorg.operations.deadlines import NewTrigger
from caseorg.queries.rulebook import rulebook_of_case
from caseorg.rules.chain_requests import CaseSetting, request_of_case
from caseorg.rules.compute import compute
from tests.gui.tour import Stop, close_dialogs, settle, take_pictures

_MOTIONS = (("Motion to dismiss", "2026-11-12"), ("Motion for a preliminary injunction", "2026-11-30"))


def _dialog(window: Window) -> RulesDialog:
    assert window.rule_acts.dialog is not None
    return window.rule_acts.dialog


def _form(window: Window) -> RuleDialog:
    assert window.rule_acts.form is not None
    return window.rule_acts.form


def rules(window: Window) -> None:
    """Two oppositions in a case before a judge, and the list of rules."""
    done = window.bridge.workspace.do
    case = done(add_case, caption="Centro de Trabajadores Unidos v. Bessent", court="dcd").value
    done(set_judges, uuid=case.uuid, judges=[("Dabney L. Friedrich", JudgeRole.ASSIGNED)])
    for title, at in _MOTIONS:
        event = done(add_event, case_uuid=case.uuid, title=title, at=at, type="motion.served").value
        happened: dict[str, Happening | None] = {"motion.served": Happening(at=date.fromisoformat(at))}
        request = request_of_case("dcd.lcvr.7.b", CaseSetting(court="dcd"), happened, {})
        computation = compute(window.bridge.ask(rulebook_of_case, case.uuid), request)
        triggers = [NewTrigger(leg="motion.served", event_uuid=event.uuid)]
        given = {"case_uuid": case.uuid, "title": f"Oppose: {title}", "computation": computation}
        done(add_deadline, triggers=triggers, **given)
    settle(window)
    window.context.set_case(case.uuid)
    window.show_panel("deadlines")
    window.actions_table.trigger("rules.show")
    settle(window)
    _dialog(window).go_to("dcd.lcvr.7.d")


def turn_on(window: Window) -> None:
    _dialog(window).buttons.button("enable").click()


def standing_order(window: Window) -> None:
    assert window.rule_acts.question is not None
    window.rule_acts.question.reject()
    _dialog(window).go_to("dcd.lcvr.7.b")
    _dialog(window).buttons.button("copy").click()
    form = _form(window).form
    for name, text in (
        ("period", "7"), ("order_name", "Standing Order of Judge Friedrich"), ("cite", "Standing Order, para. 3"),
        ("source_ref", "ECF No. 5"),
    ):  # fmt: skip
        form.line(name).setText(text)
    form.day("effective").line.setText("2026-01-05")
    form.scope.setCurrentIndex(2)
    _form(window).trial.day.line.setText("2026-05-11")
    _form(window).trial.keep.setChecked(True)


def kept(window: Window) -> None:
    _form(window).save_button.click()


def filtered(window: Window) -> None:
    _dialog(window).filter.setText("appeal judgment")
    _dialog(window).kind.setCurrentIndex(0)


def nothing_found(window: Window) -> None:
    _dialog(window).filter.setText("no rule says this")


def changes(window: Window) -> None:
    close_dialogs(window)
    window.actions_table.trigger("rules.audit")


def told_above(window: Window) -> None:
    close_dialogs(window)
    for bar in window.rule_review.bars:
        bar.tell("2 open deadlines were counted by other rules than this program brings (us.dcd 2027.1.1).")


def court_days(window: Window) -> None:
    fact = {"day": "2026-02-02", "kind": "inaccessible", "name": "Snow", "scope": "dcd", "evidence": "Notice"}
    window.bridge.workspace.do(add_day_fact, **fact)
    window.actions_table.trigger("court_day.remove")


def new_court_day(window: Window) -> None:
    assert window.court_days.list is not None
    window.court_days.list.add_button.click()
    form = window.court_days.form
    assert form is not None
    for name, text in (("day", "2026-12-07"), ("name", "Snow"), ("evidence", "Notice on the site")):
        field = form.inputs[name]
        assert isinstance(field, QLineEdit)
        field.setText(text)
    form.inputs["kind"].setCurrentIndex(2)  # type: ignore[union-attr]


def what_it_moves(window: Window) -> None:
    assert window.court_days.form is not None
    window.court_days.form.act_button.click()


STOPS: tuple[Stop, ...] = (
    ("rules", rules),
    ("turn-on", turn_on),
    ("standing-order", standing_order),
    ("kept", kept),
    ("filtered", filtered),
    ("nothing-found", nothing_found),
    ("changes", changes),
    ("told-above", told_above),
    ("court-days", court_days),
    ("new-court-day", new_court_day),
    ("what-it-moves", what_it_moves),
)

if __name__ == "__main__":
    take_pictures(STOPS)
