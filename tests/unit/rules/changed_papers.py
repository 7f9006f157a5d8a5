"""Made papers that are changed in known ways, so that it can be counted where annotations went wrong.

Every word of a paper has an id of its own, which goes with it wherever it is set: an annotation is right where the ids
under it are those it was made on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from caseorg.rules.anchoring import Marked, Reanchored
from caseorg.rules.lettered_documents import AnchorPage
from caseorg.rules.lettered_pages import Box, LetteredPage

Token = tuple[str, int]  # a word and its id
Sentence = list[Token]

_VOCABULARY = (
    "the a of to in and court motion plaintiff defendant agency rule order denies grants states claim relief record "
    "standing injunction notice comment statute review arbitrary capricious decision evidence harm public interest "
    "balance equities party allegation paragraph exhibit declaration counsel hearing judgment appeal district circuit"
).split()
BOILERPLATE = (
    "Defendant denies the allegations of this paragraph.",
    "Objection. The request is overbroad and unduly burdensome.",
    "Plaintiff repeats and realleges the paragraphs above.",
)


@dataclass(frozen=True, slots=True)
class SetWord:
    """A word as it is set on a page, with its id."""

    text: str
    box: Box
    block: int
    line: int
    id: int


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paper is set: page size, left margin, columns of letters, lines a page, points between lines, rotation."""

    width: float = 612.0
    height: float = 792.0
    left: float = 72.0
    top: float = 72.0
    letters: int = 78
    lines: int = 30
    leading: float = 20.0
    rotation: int = 0
    stamp: str = ""


class Paper:
    """Sentences of words, each with an id that no other has."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._next = 0

    def sentence(self, text: str | None = None) -> Sentence:
        if text is None:
            count = self._random.randint(4, 24)
            words = [self._random.choice(_VOCABULARY) for _ in range(count)]
            text = " ".join([words[0].capitalize(), *words[1:]]) + "."
        return [self.token(word) for word in text.split()]

    def token(self, word: str) -> Token:
        self._next += 1
        return word, self._next

    def paragraphs(self, count: int, boilerplate: float) -> list[list[Sentence]]:
        made = []
        for _ in range(count):
            if self._random.random() < boilerplate:
                made.append([self.sentence(self._random.choice(BOILERPLATE))])
            else:
                made.append([self.sentence() for _ in range(self._random.randint(1, 6))])
        return made

    def changed(self, paragraphs: Sequence[list[Sentence]], kinds: Sequence[str]) -> list[list[Sentence]]:
        """The paragraphs after changes of these kinds, each made a few times."""
        result = [list(paragraph) for paragraph in paragraphs]
        for kind in kinds:
            for _ in range(self._random.randint(1, 4)):
                place = self._random.randrange(len(result))
                if kind == "insert":
                    result[place:place] = self.paragraphs(self._random.randint(1, 25), 0.3)
                elif kind == "remove" and len(result) > 10:
                    del result[place : place + self._random.randint(1, min(20, len(result) - 5))]
                elif kind == "edit":
                    self._edit(result[place])
                elif kind == "move" and len(result) > 10:
                    end = place + self._random.randint(1, 15)
                    part = result[place:end]
                    del result[place:end]
                    at = self._random.randint(0, len(result))
                    result[at:at] = part
                elif kind == "copy":  # the same words once more: they are others
                    copied = [[self.token(word) for word, _ in sentence] for sentence in result[place]]
                    at = min(place + self._random.randint(0, 3), len(result))
                    result[at:at] = [copied]
        return result or [[self.sentence()]]

    def _edit(self, paragraph: list[Sentence]) -> None:
        place = self._random.randrange(len(paragraph))
        sentence = list(paragraph[place])
        for _ in range(self._random.randint(1, 3)):
            at = self._random.randrange(len(sentence))
            act = self._random.choice(("swap", "drop", "add"))
            if act == "swap":
                sentence[at] = self.token(self._random.choice(_VOCABULARY))
            elif act == "drop" and len(sentence) > 2:
                del sentence[at]
            else:
                sentence.insert(at, self.token(self._random.choice(_VOCABULARY)))
        paragraph[place] = sentence


def set_pages(paragraphs: Sequence[list[Sentence]], setting: Setting) -> list[AnchorPage]:
    """The pages of a paper as a PDF reader gives them."""
    lines: list[list[Token]] = []
    for paragraph in paragraphs:
        line: list[Token] = []
        for token in (token for sentence in paragraph for token in sentence):
            if line and sum(len(word) + 1 for word, _ in line) + len(token[0]) > setting.letters:
                lines.append(line)
                line = []
            line.append(token)
        lines.append(line)
    count = -(-len(lines) // setting.lines)
    return [
        _page(lines[page * setting.lines : (page + 1) * setting.lines], setting, page, count) for page in range(count)
    ]


def _page(lines: Sequence[list[Token]], setting: Setting, page: int, count: int) -> AnchorPage:
    words: list[SetWord] = []
    if setting.stamp:
        stamp = setting.stamp.format(page=page + 1, count=count)
        words += _line([(word, -1) for word in stamp.split()], 60.0, 20.0, 0, 0)
    for number, line in enumerate(lines):
        words += _line(line, setting.left, setting.top + number * setting.leading, 1, number)
    words += _line([(str(page + 1), -1)], setting.width / 2, setting.height - 40, 2, 0)
    turned = [replace(word, box=_unturned(word.box, setting)) for word in words]
    width, height = setting.width, setting.height
    crop = (0.0, 0.0, width, height) if setting.rotation in (0, 180) else (0.0, 0.0, height, width)
    return AnchorPage(turned, setting.rotation, crop)


def _line(tokens: Sequence[Token], left: float, top: float, block: int, number: int) -> list[SetWord]:
    words = []
    for word, id_ in tokens:
        right = left + 5.0 * len(word)
        words.append(SetWord(word, (left, top, right, top + 12.0), block, number, id_))
        left = right + 5.0
    return words


def _unturned(box: Box, setting: Setting) -> Box:
    """The box on the page before it was turned."""
    left, top, right, bottom = box
    if setting.rotation == 90:
        return top, setting.width - right, bottom, setting.width - left
    if setting.rotation == 180:
        return setting.width - right, setting.height - bottom, setting.width - left, setting.height - top
    if setting.rotation == 270:
        return setting.height - bottom, left, setting.height - top, right
    return box


def ids_under(page: AnchorPage, shape: Sequence[Sequence[float]]) -> list[int]:
    """The ids of the words whose middles lie under quads, in reading order."""
    boxes = [(min(q[0::2]), min(q[1::2]), max(q[0::2]), max(q[1::2])) for q in shape]
    return [
        word.id  # type: ignore[attr-defined]
        for word in page.words
        for left, top, right, bottom in boxes
        if left < (word.box[0] + word.box[2]) / 2 < right and top < (word.box[1] + word.box[3]) / 2 < bottom
    ]


def marks(pages: Sequence[AnchorPage], random: Random, count: int, most_words: int = 20) -> list[Marked]:
    """Passages of whole words, marked here and there."""
    made = []
    lettered = [LetteredPage(page.words, page.rotation) for page in pages]
    for number in range(count):
        page = random.randrange(len(pages))
        words = lettered[page].words
        body = [index for index in sorted(set(lettered[page].word_of)) if words[index].id >= 0]  # type: ignore[attr-defined]
        if not body:
            continue
        first = random.choice(body)
        last = body[min(body.index(first) + random.randrange(most_words), len(body) - 1)]
        word_of = lettered[page].word_of
        found = lettered[page].found(word_of.index(first), len(word_of) - 1 - word_of[::-1].index(last))
        made.append(
            Marked(str(number), page, found.quads, True, found.quote, found.prefix, found.suffix)
        )
    return made


def is_right(old: Sequence[AnchorPage], new: Sequence[AnchorPage], marked: Marked, found: Reanchored) -> bool:
    """Whether the words under an annotation are those it was made on."""
    if found.page >= len(new):
        return False
    return ids_under(old[marked.page], marked.shape) == ids_under(new[found.page], found.shape)
