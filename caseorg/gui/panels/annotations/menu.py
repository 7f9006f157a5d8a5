"""The context menu of the cards, and what letters and figures do there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from caseorg.gui.actions import Actions
from caseorg.gui.panels.annotations.acts import AnnotationActs
from caseorg.gui.widgets.swatch import swatch
from caseorg.model.annotation import TEXT_MARKS, AnnotationColor, AnnotationKind

_ASKING = ("annotation.tag", "annotation.untag", "annotation.issue", "annotation.visibility", "annotation.author")
_BORROWED = ("annotation.copy_text", "annotation.copy_image", "annotation.save_image", "deadline.from_words")


def fill(
    menu: QMenu,
    actions: Actions,
    acts: AnnotationActs,
    *,
    colors: Sequence[AnnotationColor],
    kinds: frozenset[str],
    own: Sequence[tuple[str, Callable[[], object]]],
) -> None:
    """Fill it. `kinds` are those of what is selected: marks on words can change theirs. `own` is what the list does."""
    for title, act in own[:2]:
        _add(menu, title, act)
    menu.addAction(actions["annotation.reply"])
    menu.addSeparator()
    choose = menu.addMenu("Color")
    for one in colors:
        action = _add(choose, one.name, partial(acts.set_value, "color", one.color))
        action.setIcon(swatch(one.color))
    if kinds and kinds <= {kind.value for kind in TEXT_MARKS}:
        choose = menu.addMenu("Kind")
        for kind in (kind for kind in AnnotationKind if kind in TEXT_MARKS):
            _add(choose, kind.value.capitalize(), partial(acts.set_value, "kind", kind.value))
    for action_id in _ASKING:
        menu.addAction(actions[action_id])
    menu.addSeparator()
    menu.addAction(actions["annotation.copy_cited"])
    for action_id in _BORROWED:
        if (copy := borrowed(actions, action_id)) is not None:
            menu.addAction(copy)
    for title, act in own[2:]:
        _add(menu, title, act)
    menu.addSeparator()
    trash = borrowed(actions, "annotation.trash")
    if trash is not None:
        menu.addAction(trash)
    else:
        _add(menu, "Move to Trash", acts.trash)


_LETTERS = {"t": "annotation.tag", "i": "annotation.issue", "r": "annotation.reply", "c": "annotation.copy_cited"}
_FIGURES = "1234567"
OF_THE_PAGE = "husqnadw"
"""What marks on the page and has nothing to mark in a list."""

KEYS = "tir" + _FIGURES + OF_THE_PAGE
"""The plain keys the cards hand on."""


def act_on_letter(letter: str, actions: Actions, acts: AnnotationActs, colors: Sequence[AnnotationColor]) -> None:
    """Do what a letter or figure stands for in the list: figures recolor what is selected, as on the page."""
    if letter not in _FIGURES:
        actions.trigger(_LETTERS[letter])
    elif acts.targets and int(letter) <= len(colors):
        acts.set_value("color", colors[int(letter) - 1].color)


def borrowed(actions: Actions, action_id: str) -> QAction | None:
    """An action that the page defines; None where nobody does it."""
    known = {action.id for action in actions}
    return actions[action_id] if action_id in known and actions.is_bound(action_id) else None


def _add(menu: QMenu, title: str, act: Callable[[], object]) -> QAction:
    action = menu.addAction(title)
    action.triggered.connect(lambda _on=False: act())
    return action
