"""How well a few typed letters fit a name."""

from __future__ import annotations


def fit(typed: str, name: str) -> int | None:
    """A score, the higher the better; None where the letters do not occur in this order.

    Whole words count most, then the beginnings of words, then the first letters of words in a row, then letters within
    a word, then letters in order.
    """
    typed, name = typed.casefold(), name.casefold()
    words = typed.split()
    if not words:
        return 0
    letters_alone = "".join(words)
    begins = "".join(word[0] for word in name.split())
    initials = 1050 - len(name) if len(letters_alone) > 1 and begins.startswith(letters_alone) else 0
    whole = sum(_word_fit(word, name) for word in words if word in name)
    if all(word in name for word in words):
        return max(1000 + whole - len(name), initials)
    if initials:
        return initials
    letters = _letters_fit(letters_alone, name)
    return None if letters is None else letters - len(name)


def _word_fit(word: str, name: str) -> int:
    score = 0
    start = name.find(word)
    while start >= 0:
        is_begin = start == 0 or not name[start - 1].isalnum()
        end = start + len(word)
        is_end = end == len(name) or not name[end].isalnum()
        score = max(score, 20 + 60 * is_begin + 40 * (is_begin and is_end) + 30 * (start == 0))
        start = name.find(word, start + 1)
    return score


def _letters_fit(letters: str, name: str) -> int | None:
    score, place, before = 0, 0, -2
    for letter in letters:
        found = _next_begin(letter, name, place)
        if found < 0:
            found = name.find(letter, place)
        if found < 0:
            return None
        is_begin = found == 0 or not name[found - 1].isalnum()
        score += 12 if is_begin else 8 if found == before + 1 else 1
        before, place = found, found + 1
    return score


def _next_begin(letter: str, name: str, place: int) -> int:
    """Where the next word begins with this letter, unless the letter comes right here."""
    if place < len(name) and name[place] == letter:
        return place
    start = name.find(letter, place)
    while start >= 0:
        if start == 0 or not name[start - 1].isalnum():
            return start
        start = name.find(letter, start + 1)
    return -1
