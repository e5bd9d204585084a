"""Maps in order of a measure: against plain NumPy, with values that are no numbers."""

from __future__ import annotations

import numpy as np
import pytest

from cnnstudio.ui.viewer.model.captured import Captured
from cnnstudio.ui.viewer.model.map_order import MapOrder, OrderKey, measured, order_of

MAPS = np.array(
    [[[0, 0], [0, 4]], [[1, 1], [1, 1]], [[-1, 5], [0, 0]], [[2, 2], [2, 3]]],
    np.float32,
)


@pytest.mark.parametrize(
    ("key", "values", "order"),
    [
        ("index", [0, -1, -2, -3], [0, 1, 2, 3]),
        ("mean", [1, 1, 1, 2.25], [3, 0, 1, 2]),
        ("maximum", [4, 1, 5, 3], [2, 0, 3, 1]),
        ("variance", [3, 0, 5.5, 0.1875], [2, 0, 3, 1]),
        ("zeros", [0.75, 0, 0.5, 0], [0, 2, 1, 3]),
    ],
)
def test_maps_are_ordered_by_a_measure(
    key: OrderKey, values: list[float], order: list[int]
) -> None:
    np.testing.assert_allclose(measured(MAPS, key), values)
    assert order_of(MAPS, key).tolist() == order


def test_what_is_not_finite_does_not_count_and_maps_of_nothing_else_are_last() -> None:
    maps = MAPS.copy()
    maps[0, 1, 1] = np.inf
    maps[1] = np.nan
    np.testing.assert_allclose(measured(maps, "mean"), [0, np.nan, 1, 2.25])
    assert order_of(maps, "mean").tolist() == [3, 2, 0, 1]


def test_an_order_stays_while_only_the_weights_move() -> None:
    order = MapOrder()
    order.key = "mean"
    levels, ranges = np.zeros((4, 2, 2), np.uint8), np.zeros((4, 2), np.float32)
    first = Captured("maps", levels, ranges, detail=MAPS)
    later = Captured("maps", levels, ranges, detail=MAPS[::-1])
    assert order.of(first, "image 1").tolist() == [3, 0, 1, 2]
    assert order.of(later, "image 1").tolist() == [3, 0, 1, 2]
    assert order.of(later, "image 2").tolist() == [0, 1, 2, 3]
    order.key = "maximum"
    assert order.of(first, "image 2").tolist() == [2, 0, 3, 1]
