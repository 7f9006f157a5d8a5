"""Trigger events in words."""

from __future__ import annotations

from caseorg.model.rule_pack import EXPIRY_PREFIX, EXPIRY_SUFFIX

_WORDS = {
    "agency_order.entered": "Order of the agency entered",
    "argument.held": "Argument",
    "conference_26f.held": "Rule 26(f) conference held",
    "constitutional_question.certified": "Constitutional question certified to the attorney general",
    "death_statement.served": "Statement noting the death served",
    "definite_statement.served": "More definite statement served",
    "definite_statement_order.noticed": "Notice of the order for a more definite statement",
    "foia_appeal.received": "FOIA appeal received",
    "foia_determination.made": "FOIA determination made",
    "foia_request.made": "FOIA request made",
    "foia_request.received": "FOIA request received",
    "hearing.held": "Hearing",
    "ifp_denial.served": "Notice of the denial of leave to proceed in forma pauperis served",
    "judgment_notice.received": "Notice of the judgment received",
    "masters_report.served": "Master’s report served",
    "original_response.due": "Response to the original pleading due",
    "removal_notice.served": "Notice of removal served",
    "rule_12_motion.served": "Motion under Rule 12(b), (e), or (f) served",
    "rule_12_ruling.noticed": "Notice of the ruling on the Rule 12 motion",
    "rule_50_b_motion.filed": "Renewed motion for judgment as a matter of law filed (Rule 50(b))",
    "rule_52_b_motion.filed": "Motion to amend findings filed (Rule 52(b))",
    "rule_59_e_motion.filed": "Motion to alter or amend the judgment filed (Rule 59(e))",
    "rule_59_motion.filed": "Motion for a new trial filed (Rule 59)",
    "rule_60_motion.filed": "Motion for relief from judgment filed (Rule 60)",
    "scheduling_conference.held": "Scheduling conference",
    "subpoena.compliance": "Time for compliance with the subpoena",
    "supreme_court_judgment.entered": "Judgment of the Supreme Court entered",
    "trial.begins": "Trial",
    "tolling_motion.disposed": "Order disposing of a motion that suspends the time to appeal entered",
    "tro.entered": "Temporary restraining order entered",
    "us_attorney.served": "United States attorney served",
    "us_officer.served": "United States officer or employee served",
}


def event_words(trigger: str) -> str:
    """The words for a trigger event or for the end of another rule's time, to begin a sentence with."""
    if trigger in _WORDS:
        return _WORDS[trigger]
    if trigger.startswith(EXPIRY_PREFIX):
        return f"Time under {trigger.removeprefix(EXPIRY_PREFIX).removesuffix(EXPIRY_SUFFIX)} ends"
    words = trigger.removeprefix("own.").replace("_", " ").replace(".", " ")
    return words[:1].upper() + words[1:]
