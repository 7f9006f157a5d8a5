"""How long a passphrase would withstand guessing, in words."""

from __future__ import annotations

from dataclasses import dataclass

from zxcvbn import zxcvbn

_MOST_LETTERS = 72
"""What zxcvbn takes; nothing longer is weaker."""

_WORDS = ("very weak", "weak", "fair", "good", "strong")


@dataclass(frozen=True, slots=True)
class Strength:
    """`score` from 0 (very weak) to 4 (strong), in words, and what would make it better, "" where nothing need."""

    score: int
    words: str
    advice: str

    @property
    def is_enough(self) -> bool:
        """Whether client data may hang on it: guessing takes 10^8 tries or more, each of which costs a second."""
        return self.score >= 3


def strength_of(passphrase: str) -> Strength:
    """By zxcvbn, which knows common words, names, dates and rows of keys (in English)."""
    if not passphrase:
        return Strength(0, "", "")
    found = zxcvbn(passphrase[:_MOST_LETTERS])
    score = int(found["score"])
    feedback = found["feedback"]
    advice = " ".join(part for part in (feedback["warning"], *feedback["suggestions"][:1]) if part)
    return Strength(score, _WORDS[score], advice if score < len(_WORDS) - 1 else "")
