"""Annotations of files turned into annotations of the workspace: nearest kinds, replies, and what is known already."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from caseorg.model.annotation import TEXT_MARKS, AnnotationKind, Shape
from caseorg.model.external_annotation import GROUP, ExternalAnnotation, ExternalAnnotations
from caseorg.model.record import Visibility
from caseorg.rules.annotation_places import box_of
from caseorg.rules.comments import comment_of_html, comment_of_plain, plain_of

KINDS = {
    "Highlight": AnnotationKind.HIGHLIGHT,
    "Underline": AnnotationKind.UNDERLINE,
    "StrikeOut": AnnotationKind.STRIKE_OUT,
    "Squiggly": AnnotationKind.SQUIGGLY,
    "Text": AnnotationKind.NOTE,
    "Caret": AnnotationKind.NOTE,
    "FreeText": AnnotationKind.TEXT_BOX,
    "Square": AnnotationKind.AREA,
    "Circle": AnnotationKind.AREA,
    "Polygon": AnnotationKind.AREA,
    "Stamp": AnnotationKind.AREA,
    "FileAttachment": AnnotationKind.AREA,
    "Sound": AnnotationKind.AREA,
    "Redact": AnnotationKind.AREA,
    "Projection": AnnotationKind.AREA,
    "Ink": AnnotationKind.INK,
    "PolyLine": AnnotationKind.INK,
    "Line": AnnotationKind.ARROW,
}
"""The nearest kind for each subtype of PDF."""

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_USUAL_FLAGS = (0, 4, 28)
_WIDEST, _LARGEST = 50.0, 200.0
_MOST_TOLD = 160
_FARTHEST = 1_000_000.0
_ACROBATS_WORDS = re.compile(r"\w+ set by .*", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenReply:
    """An answer to be added; instants are UTC text, None for now."""

    comment: str
    author: str
    state: str
    created: str | None
    modified: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenAnnotation:
    """An annotation to be made, with the fields of one that is about to be."""

    kind: AnnotationKind
    page: int
    shape: Shape
    color: str
    quote: str
    prefix: str
    suffix: str
    comment: str
    author: str
    width: float
    font_size: float
    visibility: Visibility
    tags: tuple[str, ...]
    issues: tuple[str, ...]
    replies: tuple[TakenReply, ...]
    origin: str
    uuid: str | None
    created: str | None
    modified: str | None
    continues: int | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is there already: ids of the document's annotations (also in the trash); the ids of those taken over before
    by their identities (`identity_in`); which of the names read are ids in other documents; how the replies of each
    annotation that is not in the trash are known again (`reply_marks`); and of these its comment, and since when."""

    uuids: frozenset[str] = frozenset()
    identities: Mapping[str, str] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    replies: Mapping[str, frozenset[str]] = field(default_factory=dict)
    comments: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taking:
    """What would be taken over, how many are there already, why others are left out, a sentence each, and new replies
    to annotations that are there, with the ids of these."""

    annotations: tuple[TakenAnnotation, ...]
    known: int
    skipped: tuple[str, ...]
    replies: tuple[tuple[str, TakenReply], ...] = ()


def taken_over(
    read: ExternalAnnotations, known: Known, *, page_count: int, color: str, sha256: str = ""
) -> Taking:
    """Turn what was read into annotations to be made. `color` is for those that have none; `sha256` names the file
    where it is the document's own, so that a copy can leave out what it would have twice."""
    roots = [one for one in read.annotations if not _is_reply(one)]
    threads = _threads(read.annotations)
    names = Counter(one.name for one in read.annotations)
    made: list[TakenAnnotation] = []
    places: dict[str, int] = {}
    skipped = list(read.skipped)
    already = 0
    answers: list[tuple[str, TakenReply]] = []
    for one in roots:
        identity = f"nm:{one.name}" if one.name and names[one.name] == 1 else _fingerprint(one)
        there = one.name if one.name in known.uuids else known.identities.get(identity)
        if there is not None:
            already += 1
            answers += [(there, reply) for reply in _new_replies(threads.get(one.key, ()), known.replies.get(there))]
            skipped += _changed_since(one, known.comments.get(there))
            continue
        shape = _shape(one)
        if not 0 <= one.page < page_count:
            skipped.append(f"The document has no page {one.page + 1}: an annotation was left out.")
        elif shape is None:
            skipped.append(f"Page {one.page + 1}: an annotation ({one.subtype}) has no place on it.")
        else:
            free = names[one.name] == 1 and one.name not in known.elsewhere
            taken = _Taken(one, color, identity, sha256 if one.key else "", free)
            continues = places.get(_text(mapping_of(one.private), "continues", ""))
            made.append(taken.annotation(shape, threads.get(one.key, ()), continues))
            if one.name:
                places[one.name] = len(made) - 1
    return Taking(tuple(made), already, tuple(skipped), tuple(answers))


def _changed_since(one: ExternalAnnotation, here: tuple[str, str] | None) -> Iterator[str]:
    """A sentence where somebody changed the comment in the file after it was last changed here."""
    comment = _comment(one, mapping_of(one.private))
    if here is None or one.modified[:19] <= here[1][:19] or _letters(plain_of(comment)) == _letters(plain_of(here[0])):
        return
    words = " ".join(plain_of(comment).split())
    told = f"“{words[:_MOST_TOLD]}{'…' if len(words) > _MOST_TOLD else ''}”" if words else "gone"
    yield f"Page {one.page + 1}: in the file a comment is {told}; here it stays as it is."


def reply_marks(author: str, state: str, comment: str, created: str | None) -> frozenset[str]:
    """By what a reply is known again though it came from a file: who said which words, or who answered when."""
    words = json.dumps([author, state, " ".join(plain_of(comment).split())])
    return frozenset({words} | ({json.dumps([author, state, created[:19], ""])} if created else set()))


def _new_replies(thread: Sequence[ExternalAnnotation], known: frozenset[str] | None) -> Iterator[TakenReply]:
    """The replies of a thread that are not known; `known` is None for an annotation in the trash, which gets none."""
    for one in thread if known is not None else ():
        reply = _reply(one)
        if reply is None or one.name in (known or ()):
            continue
        if not reply_marks(reply.author, reply.state, reply.comment, reply.created) & (known or frozenset()):
            yield reply


def identity_in(origin: str) -> str:
    """The identity that an annotation taken over before was known by; "" for one made here."""
    return str(mapping_of(origin).get("id", ""))


def mapping_of(text: str) -> dict[str, Any]:
    """The JSON object in a text, empty where there is none."""
    try:
        value = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _is_reply(one: ExternalAnnotation) -> bool:
    return bool(one.answers) and one.relation != GROUP


def _threads(annotations: Sequence[ExternalAnnotation]) -> dict[str, list[ExternalAnnotation]]:
    """The replies of each annotation, those to replies among them."""
    by_key = {one.key: one for one in annotations}
    threads: dict[str, list[ExternalAnnotation]] = {}
    for one in annotations:
        root, seen = one, {one.key}
        while _is_reply(root) and root.answers in by_key and root.answers not in seen:
            root = by_key[root.answers]
            seen.add(root.key)
        if root is not one:
            threads.setdefault(root.key, []).append(one)
    return threads


def _fingerprint(one: ExternalAnnotation) -> str:
    told = (one.page, one.subtype, [round(number) for number in one.box], one.contents, one.author, one.created)
    return "is:" + hashlib.sha256(json.dumps(told).encode("utf-8", "replace")).hexdigest()[:32]


def _shape(one: ExternalAnnotation) -> Shape | None:
    """The shape for the nearest kind; None where it has none."""
    kind = KINDS.get(one.subtype)
    shape: Shape = ()
    if kind in TEXT_MARKS:
        shape = one.quads
    elif kind is AnnotationKind.NOTE:
        shape = (one.box[:2],)
    elif kind is AnnotationKind.INK:
        shape = tuple(line for line in one.lines if len(line) >= 4)
    elif kind is AnnotationKind.ARROW and one.lines:
        tail, head = one.lines[0][:2], one.lines[0][2:4]
        shape = ((*head, *tail),) if points_back(one.line_ends) else ((*tail, *head),)
    elif kind is not None and kind is not AnnotationKind.ARROW:
        shape = (box_of(one.lines[0]),) if one.subtype == "Polygon" and one.lines else (one.box,)
    if not all(abs(number) <= _FARTHEST for part in shape for number in part):
        return None
    return shape or None


def points_back(line_ends: Sequence[str]) -> bool:
    """Whether a line has its head at its first point only."""
    return len(line_ends) == 2 and "Arrow" in line_ends[0] and "Arrow" not in line_ends[1]


@dataclass(frozen=True, slots=True)
class _Taken:
    """One annotation being taken over."""

    one: ExternalAnnotation
    color: str
    identity: str
    sha256: str
    is_free: bool

    def annotation(
        self, shape: Shape, replies: Sequence[ExternalAnnotation], continues: int | None
    ) -> TakenAnnotation:
        one, private = self.one, mapping_of(self.one.private)
        uuid = one.name if self.is_free and _UUID.fullmatch(one.name) else None
        return TakenAnnotation(
            kind=KINDS[one.subtype],
            page=one.page,
            shape=shape,
            color=_first_color(one.color, private.get("color"), one.interior, self.color),
            quote=_text(private, "quote", one.quote),
            prefix=_text(private, "prefix", one.prefix),
            suffix=_text(private, "suffix", one.suffix),
            comment=_comment(one, private),
            author=one.author,
            width=_size(private.get("width"), one.width, 1.0, _WIDEST),
            font_size=_size(private.get("font_size"), one.font_size, 11.0, _LARGEST),
            visibility=_visibility(private.get("visibility")),
            tags=_names(private.get("tags")),
            issues=_names(private.get("issues")),
            replies=tuple(taken for reply in replies if (taken := _reply(reply)) is not None),
            origin=self._origin(private, uuid),
            uuid=uuid,
            created=_instant(private, "created", one.created) or one.modified or None,
            modified=_instant(private, "modified", one.modified) or None,
            continues=continues,
        )

    def _origin(self, private: dict[str, Any], uuid: str | None) -> str:
        """What no field holds, and how it is known again."""
        one = self.one
        if private:
            origin = mapping_of(_text(private, "origin", ""))
            if uuid is None or self.sha256:
                origin["id"] = self.identity
            if self.sha256:
                origin |= {"sha256": self.sha256, "key": one.key}
            return json.dumps(origin, sort_keys=True) if origin else ""
        origin = {"id": self.identity, "subtype": one.subtype}
        if self.sha256:
            origin |= {"sha256": self.sha256, "key": one.key}
        held = {
            "name": one.name if uuid is None else "",
            "vertices": [list(one.lines[0])] if one.subtype == "Polygon" and one.lines else [],
            "box": list(one.box) if one.subtype in ("Caret", "Text") else [],
            "line_ends": list(one.line_ends),
            "opacity": one.opacity if one.opacity != 1 else None,
            "interior": one.interior,
            "colorless": one.color == "",
            "flags": one.flags if one.flags not in _USUAL_FLAGS else None,
            "subject": one.subject,
            "intent": one.intent,
            "icon": one.icon,
            "dates": list(one.dates),
            "state_model": one.state_model,
        }
        return json.dumps(origin | {key: value for key, value in held.items() if value}, sort_keys=True)


def _reply(one: ExternalAnnotation) -> TakenReply | None:
    private = mapping_of(one.private)
    comment = _comment(one, private)
    if one.state and _ACROBATS_WORDS.fullmatch(comment):
        comment = ""
    if not comment.strip() and not one.state:
        return None
    return TakenReply(
        comment=comment,
        author=one.author,
        state=one.state,
        created=_instant(private, "created", one.created) or one.modified or None,
        modified=_instant(private, "modified", one.modified) or None,
    )


def _instant(private: dict[str, Any], key: str, told: str) -> str:
    """An instant to the millisecond where the file's own, which has seconds, is the same."""
    ours = _text(private, key, "")
    return ours if re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z", ours) and ours[:19] == told[:19] else told


def _comment(one: ExternalAnnotation, private: dict[str, Any]) -> str:
    """The comment: as we wrote it where nobody changed it since, else from the rich contents, else the plain ones.
    These count where both say something else: Okular changes them and leaves the rich ones as they were."""
    ours = _text(private, "comment", "")
    if ours and plain_of(ours) == one.contents:
        return ours
    rich = comment_of_html(one.rich) if one.rich else ""
    is_same = not one.contents.strip() or _letters(plain_of(rich)) == _letters(one.contents)
    return rich if rich and is_same else comment_of_plain(one.contents)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _text(private: dict[str, Any], key: str, otherwise: str) -> str:
    value = private.get(key)
    return value if isinstance(value, str) else otherwise


def _names(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else []
    return tuple(name.strip() for name in listed[:100] if isinstance(name, str) and name.strip())


def _first_color(*colors: object) -> str:
    found = (color for color in colors if isinstance(color, str) and re.fullmatch(r"#[0-9a-f]{6}", color))
    return next(found, "#ffd54a")


def _size(ours: object, theirs: float | None, usual: float, most: float) -> float:
    for size in (ours, theirs):
        if isinstance(size, int | float) and 0 <= size <= most:
            return float(size)
    return usual


def _visibility(value: object) -> Visibility:
    return next((label for label in Visibility if label.value == value), Visibility.INTERNAL)
