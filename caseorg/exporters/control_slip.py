"""The control slip of a deadline: the date, every step that leads to it, and room for two signatures."""

from __future__ import annotations

from caseorg.exporters.paper_words import BOX, foot, head, head_note, html, sized
from caseorg.model.deadline import DeadlineState
from caseorg.model.printed_sheet import PaperBlock, PaperColumn, PaperRow, PaperSheet, PaperTable, PaperWords
from caseorg.queries.printed_dates import Slip
from caseorg.rules.deadline_words import day_text

_STEP_COLUMNS = (
    PaperColumn(head="<b>Step</b>", share=8),
    PaperColumn(head="<b>How the date was counted</b>", share=62),
    PaperColumn(head="<b>Authority</b>", share=30),
)
_FACT_COLUMNS = (PaperColumn(head="", share=20), PaperColumn(head="", share=80))
_SIGN_COLUMNS = (
    PaperColumn(head="", share=22),
    PaperColumn(head="<b>Signature</b>", share=34),
    PaperColumn(head="<b>Name</b>", share=27),
    PaperColumn(head="<b>Date and time</b>", share=17),
)
_SIGN_HEIGHT = 28.0
_LONGEST_IN_HEAD = 70
_LEFT_OUT = frozenset({"Case", "State"})
_SAID_ELSEWHERE = frozenset({"jurisdictional", "not verified"})  # in the box above, and among the facts


def control_slip(slip: Slip, as_of: str) -> PaperSheet:
    """The slip; `as_of` says of when it is, in words."""
    case_name = slip.date.case_name
    short = case_name if len(case_name) <= _LONGEST_IN_HEAD else case_name[: _LONGEST_IN_HEAD - 1] + "…"
    blocks: list[PaperBlock] = [
        PaperWords(html=sized(slip.caption, 12, bold=True, centered=True), stays=True),
        PaperWords(html=sized(slip.docket, 10.5, centered=True), above=3, stays=True),
        PaperWords(html=_dates(slip), above=9, is_boxed=True),
    ]
    if watch := _watch(slip):
        blocks.append(PaperWords(html=watch, above=8))
    blocks += _steps(slip)
    blocks += _facts(slip)
    blocks += _verification(slip)
    return PaperSheet(
        head=head("Deadline control slip"),
        head_right=head_note(short),
        foot=foot([slip.date.label], as_of),
        blocks=tuple(blocks),
    )


def _dates(slip: Slip) -> str:
    deadline, shown = slip.view.deadline, slip.shown
    lines = [sized(shown.title, 12, bold=True)]
    lines.append(sized(f"{_lead(slip)} {shown.headline}".strip(), 17, bold=True))
    if deadline.jurisdictional:
        lines.append(sized("JURISDICTIONAL: no court can extend it.", 10.5, bold=True))
        if deadline.safe_due != deadline.due:
            lines.append(sized(f"Due {day_text(deadline.due)} by the prevailing reading.", 10))
    elif shown.second:
        lines.append(sized(shown.second, 10))
    if deadline.state is not DeadlineState.OPEN:
        lines.append(sized(f"This deadline is {shown.left}", 10.5, bold=True))
    return "".join(lines)


def _lead(slip: Slip) -> str:
    deadline = slip.view.deadline
    if deadline.headline is None:
        return ""
    return "SAFE DATE" if deadline.jurisdictional and deadline.safe_due != deadline.due else "ACT BY"


def _watch(slip: Slip) -> str:
    badges = [badge for badge in slip.shown.badges if badge.text not in _SAID_ELSEWHERE]
    marks = [f"<li><b>{html(badge.text.capitalize())}.</b> {html(badge.explained)}</li>" for badge in badges]
    warnings = [f"<li>{html(warning)}</li>" for warning in slip.shown.warnings]
    return f"<p><b>Watch</b></p><ul>{''.join(marks + warnings)}</ul>" if marks or warnings else ""


def _steps(slip: Slip) -> list[PaperBlock]:
    if not slip.shown.steps:
        said = "An order or a person set this date; no rule counted it."
        return [PaperWords(html=f"<p>{said}</p>", above=10)]
    rows = tuple(
        PaperRow(cells=(f'<p style="text-align:center">{step.n}</p>', f"<p>{html(step.text)}</p>",
                        f"<p>{html(step.cite)}</p>"))
        for step in slip.shown.steps
    )  # fmt: skip
    heading = PaperWords(html="<p></p>", above=8, stays=True)
    return [heading, PaperTable(columns=_STEP_COLUMNS, rows=rows, is_tight=True)]


def _facts(slip: Slip) -> list[PaperBlock]:
    facts = [(fact.name, fact.text) for fact in slip.shown.facts if fact.name not in _LEFT_OUT]
    if slip.quote:
        place = next((at for at, (name, _) in enumerate(facts) if name == "Source"), len(facts) - 1)
        facts.insert(place + 1, ("Source words", f"“{slip.quote}”"))
    facts += [("Made from", slip.shown.computed)] if slip.shown.computed else []
    rows = tuple(PaperRow(cells=(f"<p><b>{html(name)}</b></p>", f"<p>{html(text)}</p>")) for name, text in facts)
    space = PaperWords(html="<p></p>", above=6, stays=True)
    return [space, PaperTable(columns=_FACT_COLUMNS, rows=rows, is_tight=True)]


def _verification(slip: Slip) -> list[PaperBlock]:
    counted = (
        f"<p><b>Verification of “{html(slip.shown.title)}”, {html(_lead(slip))} {html(slip.shown.headline)}.</b> "
        "Count the date again from the papers, without the steps above.</p>"
        f"<p>{BOX} It agrees. &nbsp;&nbsp; {BOX} It differs: ____________________ &nbsp;&nbsp; "
        f"{BOX} It stands in the office calendar.</p>"
    )
    names = ("Counted by", "Verified by a second person")
    rows = tuple(PaperRow(cells=(f"<p>{name}</p>", "", "", "")) for name in names)
    table = PaperTable(columns=_SIGN_COLUMNS, rows=rows, is_grid=True, is_whole=True, least=_SIGN_HEIGHT)
    return [PaperWords(html=counted, above=10, stays=True), PaperWords(html="<p></p>", above=4, stays=True), table]
