"""Maps as bytes: each on its own range, and what is no number beside them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnnstudio.bridge.tiles import Floats, as_maps, odd_values, scale_tiles

INF, NAN = float("inf"), float("nan")


def test_each_map_is_scaled_from_its_minimum_to_its_maximum() -> None:
    maps = np.array(
        [[[0.0, 1.0], [2.0, 4.0]], [[-3.0, -3.0], [-3.0, -3.0]]], np.float32
    )
    tiles, ranges, odd = scale_tiles(maps)
    assert tiles.dtype == np.uint8
    assert tiles[0].tolist() == [[0, 64], [128, 255]]
    assert tiles[1].tolist() == [[0, 0], [0, 0]]
    assert ranges.tolist() == [[0.0, 4.0], [-3.0, -3.0]]
    assert odd is None


def test_values_that_are_not_finite_do_not_spoil_a_map() -> None:
    maps = np.array(
        [[[NAN, 1.0, 3.0]], [[-INF, 5.0, INF]], [[NAN, NAN, INF]]], np.float32
    )
    tiles, ranges, odd = scale_tiles(maps)
    assert tiles[0].tolist() == [[0, 0, 255]]
    assert ranges[0].tolist() == [1.0, 3.0]
    assert tiles[1].tolist() == [[0, 0, 255]]
    assert ranges[1].tolist() == [5.0, 5.0]
    assert np.isnan(ranges[2]).all()
    assert odd is not None
    assert odd[:, 0].tolist() == [[1, 0, 0], [3, 0, 2], [1, 1, 2]]


@pytest.mark.parametrize("top", [3e38, 1e-37, 1e-42])
def test_huge_and_tiny_spans_are_scaled_too(top: float) -> None:
    tiles, ranges, _ = scale_tiles(np.array([[[-top, 0.0, top]]], np.float32))
    assert tiles[0, 0].tolist() == [0, 128, 255]
    assert ranges[0].tolist() == [np.float32(-top), np.float32(top)]


@pytest.mark.parametrize(
    ("shape", "maps"),
    [((7,), (1, 1, 7)), ((3, 5), (1, 3, 5)), ((2, 1, 1), (2, 1, 1)),
     ((2, 4, 3, 5), (8, 3, 5)), ((2048, 7, 5), (2048, 7, 5))],
)  # fmt: skip
def test_the_last_two_axes_are_a_map(
    shape: tuple[int, ...], maps: tuple[int, int, int]
) -> None:
    values = np.arange(np.prod(shape), dtype=np.float32).reshape(shape)
    assert as_maps(values).shape == maps
    tiles, ranges, _ = scale_tiles(values)
    assert tiles.shape == maps
    assert ranges.shape == (maps[0], 2)


@given(
    arrays(np.float32, (3, 2, 4), elements=st.floats(width=32, allow_subnormal=False))
)
def test_levels_stand_for_the_values(values: Floats) -> None:
    tiles, ranges, odd = scale_tiles(values)
    finite = np.isfinite(values)
    assert (odd is None) == finite.all()
    np.testing.assert_array_equal(odd_values(values) == 0, finite)
    for one, levels, (low, high), known in zip(
        values.astype(np.float64), tiles, ranges.astype(np.float64), finite, strict=True
    ):
        if not known.any():
            assert np.isnan(low)
            continue
        assert low == one[known].min()
        assert high == one[known].max()
        restored = low + levels / 255 * (high - low)
        step = (high - low) / 255
        assert (np.abs(restored - one)[known] <= step * 0.501 + 1e-44).all()
