"""Arranging tiles: every map once, nothing cut, colours of one or of all ranges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.ui.viewer.model.predictions import predict, softmax
from cnnstudio.ui.viewer.parts.tiling import (
    compose,
    fit_tiles,
    restored,
    thumbnail,
    to_bytes,
    to_shared,
)
from tests.helpers.viewing import scaled

SIZES = st.integers(1, 512)
SHAPES = st.tuples(st.integers(1, 64), st.integers(1, 64))
AREAS = st.tuples(st.integers(80, 900), st.integers(60, 700))


@given(SIZES, SHAPES, AREAS)
def test_every_tile_has_a_place_within_the_width(
    count: int, shape: tuple[int, int], area: tuple[int, int]
) -> None:
    tiling = fit_tiles(count, shape, area)
    assert tiling.rows * tiling.columns >= count > (tiling.rows - 1) * tiling.columns
    assert tiling.size[0] <= area[0]
    for index in (0, count // 2, count - 1):
        x, y = tiling.place(index)
        assert tiling.at(x, y) == index
        assert tiling.at(x + tiling.width - 1, y + tiling.height - 1) == index
        assert tiling.at(x + tiling.width + 1, y) == -1


@pytest.mark.parametrize("count", [1, 6, 32, 64, 100, 256, 512])
def test_tiles_fit_the_area_unless_they_would_be_too_small(count: int) -> None:
    area = (444, 400)
    tiling = fit_tiles(count, (14, 14), area)
    fits = tiling.size[1] <= area[1]
    assert fits or max(tiling.width, tiling.height) == 20


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_the_picture_shows_each_map_in_its_place(ratio: float) -> None:
    tiles = (np.arange(7, dtype=np.uint8) + 10)[:, None, None] * np.ones(
        (1, 3, 3), np.uint8
    )
    tiling = fit_tiles(7, (3, 3), (200, 120))
    picture = compose(tiles, tiling, ratio)
    for index in range(7):
        x, y = tiling.place(index)
        row = int((y + tiling.height / 2) * ratio)
        column = int((x + tiling.width / 2) * ratio)
        assert picture[row, column] == index + 10
    x, _ = tiling.place(1)
    assert picture[0, int((x - tiling.gap / 2) * ratio)] == 0


def test_tiles_scale_by_nearest_neighbour() -> None:
    tiles = np.array([[[10, 20], [30, 40]]], np.uint8)
    tiling = fit_tiles(1, (2, 2), (80, 80), largest=80)
    picture = compose(tiles, tiling)
    half = tiling.width // 2
    assert picture.shape == (tiling.height, tiling.width)
    assert (picture[:half, :half] == 10).all()
    assert (picture[half:, half:] == 40).all()


def test_shared_colours_are_those_of_the_values() -> None:
    random = np.random.default_rng(0)
    values = random.normal(size=(5, 6, 6)).astype(np.float32)
    values *= np.arange(1, 6)[:, None, None]
    tiles, ranges = scaled(values)
    shared = to_shared(tiles, ranges)
    wanted = to_bytes(values, float(values.min()), float(values.max()))
    assert np.abs(shared.astype(int) - wanted.astype(int)).max() <= 1
    assert np.abs(restored(tiles, ranges) - values).max() < np.ptp(values) / 255


def test_a_map_that_is_not_finite_is_drawn_all_the_same() -> None:
    tiles = np.zeros((2, 3, 3), np.uint8)
    ranges = np.array([[np.nan, np.nan], [-1, 1]], np.float32)
    assert to_shared(tiles, ranges).shape == tiles.shape
    assert to_shared(tiles[:1], ranges[:1]).max() == 0


def test_thumbnail_is_the_mean_once_trained_and_the_most_varied_map_before() -> None:
    values = np.zeros((2, 2, 2), np.float32)
    values[0, 0, 0], values[1, 1, 1] = 1, 3
    tiles, ranges = scaled(values)
    trained, random = (thumbnail(tiles, ranges, t) for t in (True, False))
    assert trained[0, 0] == 85
    assert trained[1, 1] == 255
    assert random.tolist() == [[0, 0], [0, 255]]


@pytest.mark.requirement("C10")
def test_argmax_of_three_scores() -> None:
    prediction = predict(np.array([0.4, -1.7, 4.2], np.float32), 2)
    assert prediction is not None
    assert prediction.argmax == 2
    assert prediction.is_right
    assert prediction.probabilities == pytest.approx([0.0218, 0.0027, 0.9755], abs=1e-4)


@given(
    st.lists(st.floats(-(2.0**100), 2.0**100, width=32), min_size=1, max_size=50),
)
def test_probabilities_are_finite_and_sum_to_one(scores: list[float]) -> None:
    probabilities = softmax(np.array(scores, np.float32))
    assert np.isfinite(probabilities).all()
    assert probabilities.sum() == pytest.approx(1)


def test_scores_that_are_not_numbers_predict_nothing() -> None:
    assert predict(np.array([1, np.nan], np.float32), 0) is None
    assert predict(np.zeros(0, np.float32), 0) is None
