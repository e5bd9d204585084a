"""The pad's drawing: where ink goes, how it is erased, and what is taken back."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.ui.viewer.sample.drawing import MOST_STEPS, Drawing, covered


def drawn(*points: tuple[float, float], radius: float = 1.0) -> Drawing:
    made = Drawing((1, 28, 28))
    made.begin(points[0], radius)
    for point in points[1:]:
        made.go_to(point)
    made.end()
    return made


def test_a_line_is_white_in_its_middle_and_black_far_away() -> None:
    pixels = drawn((4.5, 10.5), (20.5, 10.5)).pixels
    assert pixels.dtype == np.uint8
    assert bool((pixels[0, 10, 4:21] == 255).all())
    assert bool((pixels[0, [9, 11], 4:21] == 128).all()), "half covered at distance 1"
    assert bool((pixels[0, [8, 12]] == 0).all())
    assert pixels[0, 10, 2] == 0


@settings(max_examples=30, deadline=None)
@given(
    *(st.floats(-3, 15) for _ in range(4)),
    st.floats(0.3, 4),
)
def test_cover_is_that_of_the_nearest_of_many_points(
    left: float, top: float, right: float, bottom: float, radius: float
) -> None:
    """Against the same pen put down at 2,000 points of the line."""
    size = (10, 12)
    found = covered(size, (left, top), (right, bottom), radius)
    shares = np.linspace(0, 1, 2_000)
    x, y = left + shares * (right - left), top + shares * (bottom - top)
    for row, column in ((0, 0), (4, 5), (9, 11), (2, 8)):
        nearest = min(np.hypot(x - column - 0.5, y - row - 0.5))
        expected = min(1.0, max(0.0, radius + 0.5 - nearest))
        assert math.isclose(found[row, column], expected, abs_tol=0.01)


def test_a_stroke_that_crosses_itself_is_no_darker_there() -> None:
    once = drawn((4, 10), (20, 10)).pixels
    twice = drawn((4, 10), (20, 10), (4, 10)).pixels
    np.testing.assert_array_equal(once, twice)


def test_the_eraser_takes_ink_away_and_undo_brings_it_back() -> None:
    made = drawn((4, 10), (20, 10))
    before = made.pixels
    made.begin((4, 10), 3, erases=True)
    made.go_to((20, 10))
    assert made.is_empty
    made.end()
    made.undo()
    np.testing.assert_array_equal(made.pixels, before)
    made.redo()
    assert made.is_empty
    made.undo()
    made.undo()
    assert made.is_empty
    assert not made.can_undo
    assert made.can_redo
    made.begin((4, 4), 1)
    made.end()
    assert not made.can_redo, "a new stroke forgets what was taken back"


def test_clearing_is_one_step_and_nothing_is_none() -> None:
    made = drawn((4, 10), (20, 10))
    made.clear()
    assert made.is_empty
    made.clear()
    made.begin((-50, -50), 1)
    made.end()
    made.undo()
    assert not made.is_empty, "a stroke beside the paper is no step"
    made.go_to((1, 1))
    assert made.pixels[0, 1, 1] == 0, "the pen is up"


def test_ink_is_the_opposite_of_a_copys_paper() -> None:
    made = Drawing((3, 8, 8))
    light = np.full((3, 8, 8), 240, np.uint8)
    light[:, 3:5, 3:5] = 17
    made.copy_from(light)
    assert not made.is_empty
    made.begin((1, 1), 0.8)
    made.end()
    assert made.pixels[:, 1, 1].max() < 120, "dark on light"
    made.begin((4, 4), 4, erases=True)
    made.end()
    assert made.pixels[:, 4, 4].tolist() == [240, 240, 240]
    made.clear()
    assert bool((made.pixels == 240).all())
    assert bool((light[:, 3:5, 3:5] == 17).all()), "the image itself stays"


def test_so_many_steps_are_kept() -> None:
    made = Drawing((1, 9, 9))
    for number in range(MOST_STEPS + 5):
        made.begin((number % 9, number // 9 % 9), 0.5 + number / 100)
        made.end()
    steps = 0
    while made.can_undo:
        made.undo()
        steps += 1
    assert steps <= MOST_STEPS
    assert steps > 50
