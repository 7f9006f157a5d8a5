"""What is said of a person beside the name: ", legal director of Raise the Floor Alliance", ", who argued it"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from caseorg.rules.release_words import BODIES, CREDENTIALS, DEPARTMENTS, STATE_PATTERN, TITLES, sentence_ends

LONGEST = 260

_STOP = re.compile(
    r"\s*(?:,?\s*\b(?:who|whose|which|that|when|while|after|before|during|because|following|"
    r"in (?:a|an|his|her|their|response|reaction)\b|"
    r"quien|que|cuyo|cuya|durante|tras|al|luego|en (?:un|una|su|respuesta)|"
    r"on behalf of|en nombre de|about|regarding|speaking|referring|told|said|says|dijo|"
    r"and (?:added|said|noted|continued))\b"
    r"|\s[—–-]{1,2}\s|[;“”«»\"…]|:\s|:$)",
    re.IGNORECASE,
)
_WHO_IS = re.compile(r"\s*,?\s*(?:who|quien|que)\s+(?:is|was|serves as|es|fue)\s+(?:also\s+)?", re.IGNORECASE)
_LEAD = re.compile(r"\s*(?:(?:,|—|–|--|-|\()\s*|(?=(?:of|at|with|from|for|del?)\s))")
_LINK = re.compile(
    r"(?:\s+(?P<word>of|at|for|with|from|in|on|to|by|del|de la|de los|de las|de|en|para|"
    r"con)\s+|\s*(?P<mark>,|/|\||@|–|—)\s+|\s+(?P<paren>\())"
    r"(?P<the>(?:the|la|el|los|las)\s+)?(?=[A-ZÀ-ÖØ-Þ]|\d+[A-Z.])",
)
_OWNED = re.compile(
    r"(?:the\s+|la\s+|el\s+)?(?P<body>[A-ZÀ-ÖØ-Þ][^,;:“”]{1,60}?)(?:’s|'s|(?<=s)[’'])\s+(?P<title>[A-Za-zÀ-ÿ "
    r"-]+)$"
)
_AGE = re.compile(r"\s*,\s*\d{1,3}(?=,)")
_BODY_END = re.compile(r"\s*(?:[;:“”«»\"]|,\s+(?=[a-zà-ÿ])|\s[—–-]{1,2}\s|\s\((?=[a-z]))")
_TITLE_CASE = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_ARTICLE = re.compile(r"(?:an?|un|una|el|la|the|one of the|uno de los|una de las)\s+", re.IGNORECASE)
_PARTY_TAG = re.compile(r"\(\s?[DRI]\s?[-–—,]?\s?[A-Za-z.0-9\s–-]{0,12}\)")


@dataclass(frozen=True, slots=True)
class Description:
    """Title and organization, as printed; `end` is the place after what was read."""

    title: str | None
    organization: str | None
    end: int


_NONE = (None, None)


def description_at(text: str, at: int, end: int) -> Description:
    """What follows a name at `at`, up to the end of the sentence, the next quote or a clause of another kind."""
    end = min(end, at + LONGEST)
    tag = _PARTY_TAG.match(text, at + 1, end) if text[at : at + 1] == " " else None
    if tag is not None:
        at = tag.end()
    age = _AGE.match(text, at, end)
    if age is not None:
        at = age.end()
    is_who = _WHO_IS.match(text, at, end)
    lead = is_who or _LEAD.match(text, at, end)
    if lead is None:
        return Description(None, None, at)
    ends = sentence_ends(text, lead.end(), end)
    last = min([end, *ends[:1]])
    stop = _STOP.search(text, lead.end(), last)
    if stop is not None:
        last = stop.start()
    while last > lead.end() and text[last - 1] in " .,?!":
        last -= 1
    words = text[lead.end() : last]
    credential = CREDENTIALS.match("," + words)
    if credential is not None:
        words = words[credential.end() - 1 :].lstrip(" ,")
    title, organization = split_description(_bare(words))
    if is_who is not None and organization is None and title and not _has_title(title):
        title = None
    if organization is None and (title is None or not lead[0].strip()):
        return Description(None, None, at)
    return Description(title, organization, last)


def split_description(words: str) -> tuple[str | None, str | None]:
    """ "legal director of Raise the Floor Alliance" as title and organization; either may be None."""
    words = " ".join(words.split())
    if not words:
        return _NONE
    bare = re.match(r"(?:of|at|with|from|for|del?)\s+(?:the\s+|la\s+|el\s+)?(?=[A-ZÀ-ÖØ-Þ])", words)
    if bare is not None:
        return None, _body(words[bare.end() :])
    owned = _OWNED.match(words)
    if owned is not None and _has_title(owned["title"]):
        return owned["title"], owned["body"]
    for match in _LINK.finditer(words):
        title, rest = words[: match.start()], words[match.end() :]
        if not _parts_here(match, title, rest):
            continue
        return _title(title), _body(rest)
    if _has_title(words) or words[0].islower() or _ARTICLE.match(words):
        return _led_by_body(words)
    return (None, _body(words)) if _TITLE_CASE.match(words) else _NONE


def _led_by_body(words: str) -> tuple[str | None, str | None]:
    """ "ACLU staff attorney", "Legal Aid Society Senior Attorney": a body before the title."""
    words = _without_article(words)
    parts = words.split()
    lowered = next((i for i, part in enumerate(parts) if part[0].islower()), len(parts))
    if 0 < lowered < len(parts) and _has_title(" ".join(parts[lowered:])):
        body = " ".join(parts[:lowered])
        if body.isupper() or any(part.lower() in BODIES for part in parts[:lowered]):
            return " ".join(parts[lowered:]), body.removesuffix("’s").removesuffix("'s")
    return words or None, None


def _parts_here(match: re.Match[str], title: str, rest: str) -> bool:
    """Whether the organization begins at a link: not at "director of Litigation", nor at "mother from Fresno"."""
    first = re.match(r"[\w’'&.-]+", rest)
    word = first[0].lower() if first else ""
    if match["word"] in {"of", "for", "de", "del", "de la", "in", "on"} and word in DEPARTMENTS:
        following = re.match(r"[\w’'-]+(?:\s+(?:and|&|y)\s+[\w’'-]+)?\s*(?=$|,|\bat\b|\bfor\b|\bof\b|\bwith\b)", rest)
        if following is not None or _LINK.search(rest) is None:
            return following is None
    if match["mark"] == "," and _is_state(rest):
        return False
    if match["mark"] == "," and _has_title(rest.split(",")[0]) and not _has_body(rest.split(",")[0]):
        return False
    if match["word"] in {"from", "in", "on", "to", "by", "en", "con"}:
        return match["the"] is not None or _has_body(rest) or word.isupper()
    return bool(title)


def has_title(words: str | None) -> bool:
    """Whether a word of a description is that of a title."""
    return words is not None and _has_title(words)


def _bare(words: str) -> str:
    """Without marks around it; a bracket that was opened in it stays closed."""
    words = words.strip(" ,.–—-")
    while words.endswith(")") and words.count("(") < words.count(")"):
        words = words[:-1].rstrip(" ,.")
    return words


def _is_state(words: str) -> bool:
    """Whether nothing but a state follows a comma: "a nurse in Toledo, Ohio"."""
    state = STATE_PATTERN.match(words) or re.match(r"[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2}|[A-Z]{2}\b", words)
    return state is not None and not words[state.end() :].lstrip()[:1].isupper()


def _has_title(words: str) -> bool:
    return any(word.strip(".,()").lower() in TITLES for word in re.split(r"[\s/-]+", words))


def _has_body(words: str) -> bool:
    return any(
        word.strip(".,()’'s").lower() in BODIES or word.strip(".,()").lower() in BODIES for word in words.split()
    )


def _title(words: str) -> str | None:
    return _without_article(words.strip(" ,")) or None


def _without_article(words: str) -> str:
    article = _ARTICLE.match(words)
    return words[article.end() :] if article else words


def _body(words: str) -> str | None:
    """The organization at the beginning of some words, to where they go on with something else."""
    end = _BODY_END.search(words)
    body = words[: end.start()] if end else words
    parts = body.split(", ")
    kept = parts[0]
    for part in parts[1:]:
        if not re.match(r"(?:Inc|LLC|LLP|P\.?C|Ltd|N\.A)\b", part):
            break
        kept += f", {part}"
    kept = re.split(r"\s+(?:in|who|and (?=[a-zà-ÿ])|on)\s+(?=[a-zà-ÿ])", kept)[0]
    return _bare(kept) or None
