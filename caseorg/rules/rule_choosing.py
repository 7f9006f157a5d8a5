"""The rules as one chooses among them: those of the case's court first, found by citation, title or trigger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from caseorg.model.court import Court
from caseorg.model.rule_pack import Leg, Pack, Rule
from caseorg.model.rulebook import Rulebook
from caseorg.rules.compute_legs import leg_words
from caseorg.rules.order_periods import order_regime, period_words

_OF_HERE, _OWN, _USUAL, _OTHER, _FOREIGN = range(5)
_NAME = re.compile(r"[A-Z][a-z]+(?:(?: (?:of|to|the|and|for|in))* [A-Z][a-z]+)+")
_SPLIT = re.compile(r"[^a-z0-9]+")
# What people write for "Fed. R. Civ. P." and the like.
_SHORT = (
    ("fed r civ p", "frcp"), ("fed r app p", "frap"), ("u s c", "usc"), ("sup ct r", "scotus"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleChoice:
    """A rule as it is offered. `periods` says what it counts, `badge` how sure it is ("verify", "unverified", "" where
    nothing is to be said), `elsewhere` names the pack where it is one of another court, "" where it can govern here;
    `own` names the standing order or other rule of one's own that it is, "" for one that was shipped. `is_off` is set
    where it must be turned on before it counts anything."""

    rule_id: str
    title: str
    cite: str
    periods: str
    badge: str = ""
    elsewhere: str = ""
    own: str = ""
    jurisdictional: bool = False
    is_off: bool = False
    searched: str = ""


def rule_choices(
    rulebook: Rulebook, court: Court | None, own: frozenset[str] = frozenset()
) -> tuple[RuleChoice, ...]:
    """All rules, in the order in which they make sense for a court: those of the workspace (by the ids in `own`:
    standing orders, rules of the firm), those of the court, those of its kind of court, the others that hold
    everywhere, those of other courts. A rule that is overridden is left out."""
    ranked = []
    overridden = {rule.overrides for pack in rulebook.packs for rule in pack.rules if rule.overrides}
    for place, pack in enumerate(rulebook.packs):
        rank = _rank(pack, court)
        for rule in pack.rules:
            if rule.id in own:
                choice = _choice(rulebook, pack, rule, foreign=False)
                ranked.append((_OF_HERE, place, replace(choice, own=pack.title)))
            elif rule.id not in overridden:
                ranked.append((rank, place, _choice(rulebook, pack, rule, foreign=rank == _FOREIGN)))
    return tuple(choice for *_, choice in sorted(ranked, key=lambda row: row[:2]))


def _rank(pack: Pack, court: Court | None) -> int:
    if court is not None and court.id in pack.courts:
        return _OWN
    if pack.courts:
        return _FOREIGN
    return _USUAL if pack.regime is order_regime(court) else _OTHER


def _choice(rulebook: Rulebook, pack: Pack, rule: Rule, *, foreign: bool) -> RuleChoice:
    version = rule.latest
    periods = "; ".join(dict.fromkeys(_period(rulebook, leg) for leg in version.legs))
    names = (rule.title, *_initials(rule.title), version.cite, rule.id, *rule.aliases, periods)
    shadowed = rulebook.itself(rule.overrides)
    if shadowed is not None:  # whoever looks for the rule of the court finds the order that governs instead
        names += (pack.title, shadowed[1].title, shadowed[1].latest.cite, rule.overrides)
    return RuleChoice(
        rule_id=rule.id,
        title=rule.title,
        cite=version.cite,
        periods=periods,
        badge="" if rule.id in rulebook.verified else version.badge,
        elsewhere=pack.title if foreign else "",
        jurisdictional=rule.jurisdictional,
        is_off=rulebook.enabled.get(rule.id) is False,
        searched=_searched(" ".join(names)),
    )


def _period(rulebook: Rulebook, leg: Leg) -> str:
    """What a leg counts; from the end of another rule's time by the title of that rule."""
    parent = rulebook.find(leg.parent_rule) if leg.parent_rule else None
    if parent is None or leg.text:
        return leg_words(leg)
    return f"{period_words(leg.period)} {leg.period.direction} the time of “{parent[1].title}” ends"


def _initials(title: str) -> list[str]:
    """The first letters of names in a title, as people call them: "EAJA"."""
    names = (re.findall(r"\b[A-Z]", name) for name in _NAME.findall(title))
    return ["".join(letters) for letters in names if len(letters) > 2]


def narrowed(choices: Iterable[RuleChoice], typed: str) -> list[RuleChoice]:
    """The rules that hold every word typed, at the beginning of a word of theirs; a citation may be typed with or
    without its brackets ("12(a)", "frcp 12a"). Rules whose title or citation begins so come first."""
    words = [word for word in _plain(typed).split() if word]
    compact = "".join(words)
    found = [choice for choice in choices if _fits(choice.searched, words, compact)]
    # sorting is stable: the order of the courts stays within each
    return sorted(found, key=lambda choice: (bool(choice.elsewhere), not _begins(choice, words)))


def _fits(searched: str, words: Sequence[str], compact: str) -> bool:
    return all(f" {word}" in searched for word in words) or (len(compact) > 1 and f" {compact}" in searched)


def _begins(choice: RuleChoice, words: Sequence[str]) -> bool:
    title, cite = _plain(choice.title), _plain(choice.cite)
    typed = " ".join(words)
    in_cite = f" {typed}" in f" {cite}" or typed.replace(" ", "") in cite.replace(" ", "")
    return bool(typed) and (title.startswith(typed) or in_cite)


def _plain(text: str) -> str:
    plain = " ".join(_SPLIT.split(text.lower())).strip()
    for long, short in _SHORT:
        plain = plain.replace(long, short)
    return plain


def _searched(text: str) -> str:
    """The words, and each citation in one piece, since it is typed so as well: "12(b)(6)" as "12b6"."""
    plain = _plain(text)
    pieces = re.findall(r"\d+[a-z0-9().-]*\)|[a-z]+\.[\w.-]+", text.lower())
    runs = [piece.replace("(", "").replace(")", "").replace(".", "").replace("-", "") for piece in pieces]
    families = [f"{family}{run}" for family in ("frcp", "frap") if family in plain for run in runs if run[:1].isdigit()]
    return f" {plain} {' '.join(runs)} {' '.join(families)} "
