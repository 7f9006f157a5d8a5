"""Which rules run from being served under Rule 5, so that the manner of service can add days to their period."""

from __future__ import annotations

# Families whose rules are known: what is not named below runs from entry, filing, service under Rule 4, or a hearing.
_KNOWN_FAMILIES = frozenset({"frcp", "frap", "usc", "scotus", "dcd", "cadc", "cand", "cacd", "nysd"})
_AFTER_BEING_SERVED = frozenset(
    "frcp.11.c.2 frcp.12.a.1.B frcp.12.a.1.C frcp.12.a.4.B frcp.12.f.2 frcp.15.a.1.B frcp.15.a.3 frcp.25.a.1 "
    "frcp.31.a.5 frcp.33.b.2 frcp.34.b.2.A frcp.36.a.3 frcp.38.c frcp.53.f.2 frcp.59.c frcp.68.a frcp.72.a frcp.72.b.2 "
    "frap.5.b.2 frap.10.b.3 frap.24.a.5 frap.27.a.3.A frap.27.a.4 frap.28.1.f.2 frap.28.1.f.3 frap.28.1.f.4 "
    "frap.31.a.1-appellee frap.31.a.1-reply frap.39.e.3.B usc.28.636.b.1 "
    "dcd.lcvr.7.b dcd.lcvr.7.d dcd.lcvr.65.1.c dcd.lcvr.72.2.b dcd.lcvr.72.3.b nysd.lcr.6.1.a nysd.lcr.6.1.b".split()
)
_CONTESTED = frozenset({"frcp.15.a.1.B"})
_NOT_SERVED = frozenset("frbp.8002 frbp.7004 frbp.7012.a frcrp.29 frcrp.33 frcrp.34 frcrp.35".split())
_GENERIC = "generic"


def runs_from_being_served(rule: str) -> bool:
    """Whether a rule's period runs from being served. A rule that is not known is taken to, as an order "within 14 days
    after being served" does: the caller knows how the paper was served."""
    family, _, rest = rule.partition(".")
    if rest == _GENERIC or family not in _KNOWN_FAMILIES:
        return not _named(rule, _NOT_SERVED)
    return _named(rule, _AFTER_BEING_SERVED)


def is_contested(rule: str) -> bool:
    """Whether it is not settled that a rule gains days after service."""
    return _named(rule, _CONTESTED)


def _named(rule: str, rules: frozenset[str]) -> bool:
    """Whether a rule is among others, or a part of one."""
    return any(rule == one or rule.startswith((f"{one}.", f"{one}-")) for one in rules)
