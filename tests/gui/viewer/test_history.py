"""Back and forward."""

from __future__ import annotations

from caseorg.gui.viewer.document import ViewPlace
from caseorg.gui.viewer.history import PlaceHistory

A, B, C = (ViewPlace(page=page) for page in range(3))


def test_back_and_forward_again() -> None:
    history = PlaceHistory()
    history.jumped_from(A)
    history.jumped_from(B)
    assert history.back(C) == B and history.back(B) == A and history.back(A) is None
    assert history.forward(A) == B and history.forward(B) == C and history.forward(C) is None


def test_a_new_jump_forgets_what_lay_ahead() -> None:
    history = PlaceHistory()
    history.jumped_from(A)
    history.back(B)
    assert history.can_go_forward
    history.jumped_from(A)
    assert not history.can_go_forward and history.can_go_back


def test_one_place_is_not_kept_twice_in_a_row_and_the_history_ends() -> None:
    history = PlaceHistory()
    history.jumped_from(A)
    history.jumped_from(A)
    assert history.back(B) == A and not history.can_go_back
    for page in range(1000):
        history.jumped_from(ViewPlace(page=page))
    steps = 0
    while history.back(C) is not None:
        steps += 1
    assert 100 <= steps <= 200
