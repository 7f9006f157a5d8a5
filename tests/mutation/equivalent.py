"""Mutants that no test can notice, each with the reason why the changed code does the same."""

from __future__ import annotations

_ZONE = "hours without a zone are refused before, so there is always one"
_NO_DAYS = "without added days the second way is the end of the first, which is accessible already"

EQUIVALENT: dict[tuple[str, str], str] = {
    ("counting.py", "zone and hours -> hours"): _ZONE,
    ("counting.py", "zone and isinstance(begin, datetime) -> isinstance(begin, datetime)"): _ZONE,
    ("counting.py", "filing and days -> filing"): _NO_DAYS,
    (
        "count_steps.py",
        "not self._calendar.is_court_day(day, self._kinds.due) and self._calend -> "
        "self._calendar.is_court_day(day, self._kinds.due - {DayKind.PRESIDENT}",
    ): "only days that were passed over are asked about, and those are no court days",
    ("count_steps.py", "self._moment or path.nominal -> path.nominal"): "for hours every day is told with their hour",
    ("count_steps.py", "why and one.kind not in self._kinds.due -> why"): "a day that counts has no reason against it",
    ("compute.py", "0 -> 1"): "the length of a period that is made only to read the name of its trigger",
    ("compute.py", "0 -> -1"): "the length of a period that is made only to read the name of its trigger",
    (
        "compute.py",
        "self.rulebook.pack_of_court(self.request.court) if self.request.court  -> "
        "self.rulebook.pack_of_court(self.request.court)",
    ): "no pack is made for a court without an id",
    (
        "compute_legs.py",
        "{Combine.EARLIER: 'the earlier', Combine.LATER: 'the later', Combine.L -> "
        "{Combine.EARLIER: 'the earlier', Combine.LONGEST: 'the longest'}",
    ): "what has no words of its own is the later",
    ("compute_legs.py", "Combine.LATER -> Combine.LONGEST"): "what has no words of its own is the later",
    (
        "compute_legs.py",
        "start.safe is not None and start.safe != start.day -> start.safe is not None",
    ): "from the same day the same date comes out",
    (
        "compute_legs.py",
        "if … -> day_of_moment(safe) < day_of_moment(answer.safe_due) is True",
    ): "from an earlier day no later date comes out",
    (
        "compute_versions.py",
        "day < first.effective -> day <= first.effective",
    ): "on its first day the first version is in force",
    (
        "compute_versions.py",
        "other is not version and other.effective <= end and (other.until is No -> "
        "other.effective <= end and (other.until is None or other.until > begin",
    ): "by the version itself the same date comes out",
    ("compute_versions.py", "one.effective > day -> one.effective >= day"): "no gap begins on a day with a version",
    ("rule_choices.py", "True -> False"): "the fields of a dataclass have one order anyway",
    ("count_steps.py", "last > first -> last >= first"): "between a day and itself there is none",
}
