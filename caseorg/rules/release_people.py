"""Everybody a release names, so that "she", "Joshi", "Attorney General Bonta" and "the attorney" find their person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from caseorg.rules.release_descriptions import description_at, has_title
from caseorg.rules.release_names import Mention, Naming, after_name, mention_at
from caseorg.rules.release_words import (
    CAPITALS,
    HE,
    HONORIFICS,
    MODIFIERS,
    NOT_NAMES,
    PARTICLES,
    SHE,
    STATE_ABBREVIATIONS,
    STATE_PATTERN,
    TITLES,
)

_OF_STATE = re.compile(
    r"^(?:the\s+)?(?:attorney general|governor|ag|gov\.?|secretary of state|fiscal general|"
    r"procuradora? general|gobernadora?)$",
    re.IGNORECASE,
)
_STATE = STATE_PATTERN.pattern.removeprefix(r"\b").removesuffix(r"\b")
_STATE_TITLE = re.compile(
    rf"\b(?P<before>{_STATE})(?:’s|'s)?\s+(?:[Ss]tate\s+)?(?:Attorney General|AG\b|Governor|Secretary of State)"
    rf"|\b(?:State of|Attorney General of|Governor of|[Ff]iscal [Gg]eneral de|[Pp]rocurador[a]? "
    rf"[Gg]eneral de|[Gg]obernador[a]? de)\s+(?P<after>{_STATE})"
)
_PLACE_STATE = re.compile(r"[A-Z][\w .’'-]{2,30},\s*([A-Z][A-Za-z.]{1,6}?)\s*(?:\(|[—–-])")
_ACRONYM = re.compile(
    r"((?:[A-ZÀ-ÖØ-Þ][\w’'&.-]*|of|the|for|and|de|del|la|los|las|y|en|para|to|in|on|"
    r"&)(?:\s+|$)){2,14}\(\s?[“\"]?([A-Z][A-Za-z&.-]{1,11})[”\"]?\s?\)"
)
_INITIALLED = re.compile(
    r"\b(?:as|plaintiffs?|petitioners?|clients?|detainees?|woman|man|mother|father|boy|"
    r"girl|teenager)\s+((?:[A-Z]\.){2,4})(?=[\s,])"
)
_CAPS_START = re.compile(r"(?<![\w’'-])[A-ZÀ-ÖØ-Þ][\w’'.-]*")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a whole name, as far as the release tells; `at` counts the places where people are named."""

    name: str
    title: str | None
    organization: str | None
    at: int
    acting: bool = False

    @property
    def last(self) -> str:
        """The family name, with its particles, folded."""
        return last_of(self.name)


def last_of(name: str) -> str:
    """The family name: "van der Berg", "Okafor-Lund"; the last word before a suffix."""
    parts = [part for part in name.split() if part.rstrip(".") not in {"Jr", "Sr", "II", "III", "IV"}]
    return parts[-1].lower() if parts else ""


def acronyms_of(texts: Iterable[str]) -> dict[str, str]:
    """Short names that the release explains, to the long ones: "DCI" to "Digital Commons Institute"."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _ACRONYM.finditer(text):
            short = match[2]
            if sum(letter.isupper() for letter in short) < 2:
                continue
            long = _long_name(text[max(0, match.start()) : match.start(2)], short)
            if long:
                found.setdefault(short, long)
    return found


def _long_name(words: str, short: str) -> str | None:
    """The words before a bracket that its letters stand for, else all capitalized ones."""
    parts = words.rstrip(' (“"').split()
    letters = [letter.lower() for letter in short if letter.isupper()]
    for start in range(len(parts)):
        if not parts[start][0].isupper():
            continue
        initials = [part[0].lower() for part in parts[start:] if part[0].isupper()]
        if initials == letters:
            return " ".join(parts[start:])
    while parts and not parts[0][0].isupper():
        parts.pop(0)
    return " ".join(parts) if 1 < len(parts) <= 12 else None


def people_in(texts: Sequence[str]) -> list[Person]:
    """Those whom the texts name in full, with or without a title, in order. Capitalized words that only look like a
    name are among them and do no harm: nobody is called by them."""
    people: list[Person] = []
    for number, text in enumerate(texts):
        people += [Person(match[1], None, None, number) for match in _INITIALLED.finditer(text)]
        done = 0
        for match in _CAPS_START.finditer(text):
            if match.start() < done:
                continue
            mention = mention_at(text, match.start(), min(len(text), match.start() + 220))
            if mention is None:
                continue
            done = mention.end
            if mention.naming is Naming.FULL:
                person = _person(text, mention, number)
                if person is not None:
                    people.append(person)
    return people


def _person(text: str, mention: Mention, number: int) -> Person | None:
    first = mention.name.split()[0].lower()
    if first in NOT_NAMES:
        return None
    suffix, at = after_name(text, mention.end, len(text))
    title, organization = mention.title, mention.organization
    if title is None and text[at : at + 1] in {",", " "}:
        told = description_at(text, at, len(text))
        if has_title(told.title):
            title, organization = told.title, organization or told.organization
    if title is None:
        title = _title_before(text, mention.start)
    if title is None:
        title, owner = _described_before(text, mention.start)
        organization = organization or owner
    return Person(mention.name + suffix, title, organization, number, mention.acting)


class People:
    """Finds the person that a short mention means: the last one spoken of that fits."""

    def __init__(self, people: Sequence[Person], acronyms: dict[str, str], state: str | None = None) -> None:
        self._state = state
        self._sexes: dict[str, str] = {}
        self._people: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}
        self._called: dict[str, Person] = {}
        self._acronyms = acronyms
        self._speakers: list[Person] = []
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """One more whole name."""
        self._people.append(person)
        for word in {part.lower() for part in person.name.split()}:
            known = self._by_word.setdefault(word, [])
            if len(known) < _MOST_NAMESAKES and person not in known:
                known.append(person)
        if person.title or sex_of(person.name) or _INITIALS.fullmatch(person.name):
            self._called.setdefault(person.last, person)

    def _same(self, person: Person, *, is_full: bool) -> list[Person]:
        return [known for known in self._by_word.get(person.last, ()) if _same(known, person, is_full=is_full)]

    def resolve(self, mention: Mention, nearby: Sequence[Person]) -> Person | None:
        """The person whom a mention means; None where nobody fits. `nearby` are those named before it in its own
        paragraph, in order."""
        if mention.naming is Naming.PRONOUN:
            return self._by_pronoun(mention.name.lower(), nearby)
        if mention.naming is Naming.ROLE:
            return self._by_role(mention.name, nearby)
        if mention.naming is Naming.BODY:
            long = self.long_name(mention.name)
            return Person(long, None, long, 0)
        person = Person(mention.name, mention.title, mention.organization, 0, mention.acting)
        known = self._known(person, is_full=mention.naming is Naming.FULL)
        return replace(known, title=mention.aside) if known is not None and known.title is None else known

    def spoke(self, person: Person) -> None:
        """Keep who spoke last."""
        self._speakers.append(person)

    @property
    def last_speaker(self) -> Person | None:
        return self._speakers[-1] if self._speakers else None

    def long_name(self, body: str) -> str:
        """An organization's long name where the release explains the short one; else the name itself."""
        bare = re.sub(r"[’']s$", "", body)
        if bare in self._acronyms:
            return f"{self._acronyms[bare]} ({bare})"
        return bare

    def _state_of(self, person: Person) -> str | None:
        """The state that an attorney general or governor serves, where only the release as a whole tells it."""
        return self._state if _OF_STATE.search(person.title or "") else None

    def _known(self, person: Person, *, is_full: bool) -> Person | None:
        """A named person with what the release says of them elsewhere."""
        title, organization, name = person.title, person.organization, person.name
        same = self._same(person, is_full=is_full)
        if is_full and title is None and not any(known.title for known in same):
            is_full = False
            same = self._same(person, is_full=False) or same
            if not same:
                return replace(person, organization=self._body(person))
        if not same and not is_full:
            return None if person.title is None else replace(person, organization=self._body(person))
        ranked = sorted(same, key=lambda known: len(known.name.split()), reverse=True) if not is_full else same
        if ranked and not is_full:
            name = ranked[0].name
        for known in same:
            if title is None or (not is_full and known.title and len(known.title) > len(title)):
                title = known.title or title
            organization = organization or known.organization
        return replace(
            person,
            name=name,
            title=title,
            organization=self._body(replace(person, title=title, organization=organization)),
        )

    def _body(self, person: Person) -> str | None:
        return self.long_name(person.organization) if person.organization else self._state_of(person)

    @property
    def full_names(self) -> dict[str, str]:
        """Family names of those with a title, folded, to whole names."""
        return {person.last: person.name for person in reversed(self._people) if person.title}

    def called_in(self, text: str) -> list[Person]:
        """Those of the known people whom a text calls by their name, in the order it does."""
        words = (re.sub(r"[’']s$", "", match[0]).lower() for match in _CAPS_START.finditer(text))
        return [self._called[word] for word in words if word in self._called]

    def _by_pronoun(self, pronoun: str, nearby: Sequence[Person]) -> Person | None:
        """The last one named or quoted whom the pronoun fits; from then on the person is known to be of that sex."""
        sex = "f" if pronoun in SHE else "m" if pronoun in HE else ""
        for person in [*self._speakers[-_MOST_SPEAKERS:], *nearby][::-1]:
            if not sex or self._sex(person) in ("", sex):
                if sex:
                    self._sexes.setdefault(person.name, sex)
                return self._known(person, is_full=True) or person
        return None

    def _sex(self, person: Person) -> str:
        return self._sexes.get(person.name) or sex_of(person.name)

    def _by_role(self, role: str, nearby: Sequence[Person]) -> Person | None:
        wanted = [word.lower() for word in role.split() if word.lower() in TITLES]
        if not wanted:
            return None
        for person in [*nearby[::-1], *self._speakers[:-_MOST_SPEAKERS:-1], *self._people[:-_MOST_SPEAKERS:-1]]:
            title = (person.title or "").lower()
            if wanted[-1] in re.split(r"[\s,/-]+", title):
                return self._known(person, is_full=True) or person
        return None


_MOST_NAMESAKES = 60
_MOST_SPEAKERS = 400  # that are looked through for a pronoun or a role
_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}")
_BEFORE = re.compile(
    r"(?:(?:the|her|his|their|its|our|an?|la|el|su|una?)\s+|(?P<owner>[A-ZÀ-ÖØ-Þ][\w &.-]{1,60}?)(?:’s|'s|s’)\s+)"
    r"(?P<title>(?:[a-zà-ÿ][a-zà-ÿ-]*\s+){0,5}?[a-zà-ÿ][a-zà-ÿ-]*)(?:\s+(?:of|de|del|"
    r"at|for|en)\s+[\w ]{2,60})?,\s+$",
    re.IGNORECASE,
)


def _title_before(text: str, at: int) -> str | None:
    """The small-lettered title right before a name: "attorney", "jueza federal"."""
    title: list[str] = []
    for word in reversed(text[max(0, at - 40) : at].split()):
        if not (word in TITLES or word in MODIFIERS) or not word.islower():
            break
        title.insert(0, word)
    return " ".join(title) if any(word in TITLES for word in title) else None


def _described_before(text: str, at: int) -> tuple[str | None, str | None]:
    """What somebody is who is named after a comma: "her lawyer, Corwin Baptiste"."""
    match = _BEFORE.search(text[max(0, at - 90) : at])
    if match is None or not has_title(match["title"]):
        return None, None
    return match["title"], match["owner"]


def _same(known: Person, person: Person, *, is_full: bool) -> bool:
    if is_full:
        return known.name.lower() == person.name.lower()
    wanted = [part.lower() for part in person.name.split() if part.lower().rstrip(".") not in HONORIFICS]
    parts = [part.lower() for part in known.name.split()]
    return (
        len(parts) > len(wanted) and bool(wanted) and (parts[-len(wanted) :] == wanted or wanted[-1] in _lasts(parts))
    )


def _lasts(parts: list[str]) -> list[str]:
    """The words by which somebody is called: the last one before a suffix, and of two family names each."""
    kept = [
        part for part in parts if part.rstrip(".,") not in {"jr", "sr", "ii", "iii", "iv"} and part not in PARTICLES
    ]
    return kept[1:][-2:]


_FEMALE = frozenset(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy
    kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn
    janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn
    judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia
    frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa
    diana brittany doris kayla alexis lori marie ana rosa carmen elena lucía lucia sofía sofia marisol guadalupe
    dolores pilar mercedes letitia kris dana anne jane ellen claire naomi priya aisha fatima leila mei ingrid
    yolanda xiomara beatriz inés ines isabel
    """.split()
)
_MALE = frozenset(
    """
    dan ben sam tom tim jim bob bill mike dave steve greg jeff matt alex max leo theo neil ian owen evan luke cole colin
    hugo felix josh joshua luca ezra elisha nikita misha sasha ira mustafa abdulla luka
    james robert john michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond
    patrick jack dennis jerry tyler aaron jose josé adam nathan henry douglas zachary peter kyle walter ethan jeremy
    harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan
    billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell elijah louis
    bobby philip johnny rob luis carlos jorge miguel pedro rafael francisco manuel antonio javier diego ricardo
    fernando roberto eduardo andrés andres alejandro sergio mohammed ahmed omar ivan kwame emeka rudy todd nick otis
    tomás tomas hector héctor
    """.split()
)


def sex_of(name: str) -> str:
    """ "f" or "m" where the first name is common for women or men, else "". Names in -a are women's but for a few."""
    first = next((part.lower() for part in name.split() if len(part.rstrip(".")) > 1 and "." not in part[:-1]), "")
    if first in _FEMALE or (first.endswith("a") and first not in _MALE and len(first) > 2):
        return "f"
    return "m" if first in _MALE else ""


def is_first_name(name: str) -> bool:
    """Whether a name begins with one that is common as a first name."""
    return name.split(" ", 1)[0].lower() in _FEMALE | _MALE


def state_of(texts: Sequence[str], place: str | None = None) -> str | None:
    """The state whose officer issues a release: as it is printed with the title, in the letterhead or the dateline,
    then that of the capital in `place`, the dateline, else the one that is named most."""
    for text in texts:
        titled = _STATE_TITLE.search(text)
        if titled is not None:
            return titled["before"] or titled["after"]
    for text in texts[:12]:
        short = _PLACE_STATE.match(text)
        if short is not None and short[1] in STATE_ABBREVIATIONS:
            return STATE_ABBREVIATIONS[short[1]]
    if place is not None and place.title() in CAPITALS:
        return CAPITALS[place.title()]
    named = [STATE_PATTERN.findall(text) for text in texts]
    counts = Counter(state for states in named if len(states) < 4 for state in states)
    return counts.most_common(1)[0][0] if counts else None
