"""Words at the ends of lines: on no line wherever there is a free place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from cnnstudio.ui.training.plot_labels import (
    PLACES,
    Floats,
    Obstacles,
    Wanted,
    place_words,
)

INSIDE = QRectF(64, 8, 700, 200)
SIZE = QSizeF(90, 16)
rows = st.floats(10, 200)
columns = st.floats(70, 760)


def line(points: list[tuple[float, float]]) -> tuple[Floats, Floats]:
    ordered = sorted(points)
    return np.array([x for x, _ in ordered]), np.array([y for _, y in ordered])


@given(st.lists(st.tuples(columns, rows), min_size=2, max_size=20))
def test_words_never_lie_over_the_end_of_their_line(
    points: list[tuple[float, float]],
) -> None:
    x, y = line(points)
    obstacles = Obstacles()
    obstacles.add_line(x, y, 4.0)
    end = QPointF(float(x[-1]), float(y[-1]))
    obstacles.add_dot(end)
    box, _ = place_words(Wanted(end, SIZE), INSIDE, obstacles)
    assert INSIDE.contains(box)
    assert not box.contains(end)
    assert not box.intersects(QRectF(end.x() - 4, end.y() - 4, 8, 8))


@given(rows, rows)
def test_words_beside_a_falling_line_cover_nothing(first: float, last: float) -> None:
    x, y = np.array([70.0, 500.0]), np.array([first, last])
    obstacles = Obstacles()
    obstacles.add_line(x, y)
    box, _ = place_words(Wanted(QPointF(500, last), SIZE), INSIDE, obstacles)
    free = Obstacles()
    free.add_line(x, y)
    assert free.cost(box) == 0
    assert box.left() == 508


@example([(70.0, 10.0)] * 5)
@given(st.lists(st.tuples(columns, rows), min_size=2, max_size=6))
def test_words_do_not_lie_over_each_other(points: list[tuple[float, float]]) -> None:
    obstacles = Obstacles()
    boxes = [
        place_words(Wanted(QPointF(x, y), SIZE), INSIDE, obstacles)[0]
        for x, y in points
    ]
    for index, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[:index])


def test_at_the_right_edge_words_go_above_or_below() -> None:
    x, y = np.linspace(64, 764, 300), np.full(300, 100.0)
    obstacles = Obstacles()
    obstacles.add_line(x, y, 4.0)
    obstacles.add_dot(QPointF(764, 100))
    box, _ = place_words(Wanted(QPointF(764, 100), SIZE), INSIDE, obstacles)
    assert box.bottom() < 96 or box.top() > 104
    assert box.right() <= INSIDE.right()


def test_what_is_not_finite_is_no_obstacle() -> None:
    obstacles = Obstacles()
    obstacles.add_line(np.array([1.0, 2.0]), np.array([np.inf, np.nan]))
    obstacles.add_points(np.array([2.0]), np.array([np.nan]))
    assert obstacles.cost(QRectF(0, 0, 100, 100)) == pytest.approx(0)


@given(st.integers(0, PLACES - 1))
def test_words_stay_where_they_were_while_that_is_free(before: int) -> None:
    wanted = Wanted(QPointF(400, 100), QSizeF(60, 8))
    box, place = place_words(wanted, INSIDE, Obstacles(), before)
    assert place == before
    blocked = Obstacles()
    blocked.add_box(box)
    moved, other = place_words(wanted, INSIDE, blocked, before)
    assert other != before
    assert not moved.intersects(box)
