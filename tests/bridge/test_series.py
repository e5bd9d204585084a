"""Every point is kept, and no spike is lost on the way to the screen."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.bridge.columns import FIRST_CHUNK, Column
from cnnstudio.bridge.series import MEANS_AT_ONCE, Series

values_of = st.floats(width=32, allow_nan=True, allow_infinity=True)
gaps = st.integers(1, 4)
points = st.lists(st.tuples(gaps, values_of), min_size=1, max_size=300)


def filled(given_points: list[tuple[int, float]], pieces: int = 1) -> Series:
    steps = np.cumsum([gap for gap, _ in given_points])
    values = np.array([value for _, value in given_points], np.float32)
    series = Series()
    for part in np.array_split(np.arange(len(steps)), pieces):
        series.append(steps[part], values[part])
    return series


@given(points, st.data())
def test_no_spike_is_lost(given_points: list[tuple[int, float]], data: Any) -> None:
    pieces = data.draw(st.integers(1, 7), "pieces")
    series = filled(given_points, pieces)
    steps = np.cumsum([gap for gap, _ in given_points])
    values = np.array([value for _, value in given_points], np.float32)
    x0 = data.draw(st.floats(-5, float(steps[-1])), "x0")
    x1 = data.draw(st.floats(x0, float(steps[-1]) + 5), "x1")
    columns = data.draw(st.integers(2, 40), "columns")
    seen = (steps >= x0) & (steps <= x1)
    x, low, high = series.envelope(x0, x1, columns)
    assert len(x) == len(low) == len(high) <= columns
    assert (len(x) > columns // 2 - 1) or len(x) == seen.sum()
    assert set(x) <= set(steps[seen].astype(float))
    if not seen.any():
        assert len(x) == 0
        return
    ends = [*x[1:], np.inf]
    for i, (start, end) in enumerate(zip(x, ends, strict=True)):
        inside = values[seen & (steps >= start) & (steps < end)]
        np.testing.assert_array_equal(low[i], np.fmin.reduce(inside))
        np.testing.assert_array_equal(high[i], np.fmax.reduce(inside))
    assert x[0] == steps[seen][0]


@given(points, st.data())
def test_going_back_leaves_what_a_shorter_run_would_have(
    given_points: list[tuple[int, float]], data: Any
) -> None:
    series = filled(given_points, 3)
    kept = data.draw(st.integers(0, len(given_points)))
    steps = np.cumsum([gap for gap, _ in given_points])
    series.truncate(int(steps[kept - 1]) if kept else 0)
    assert len(series) == kept
    rest = given_points[kept:]
    if rest:
        series.append(steps[kept:], np.array([v for _, v in rest], np.float32))
    other = filled(given_points)
    for mine, its in zip(
        series.envelope(0, 2000, 9), other.envelope(0, 2000, 9), strict=True
    ):
        np.testing.assert_array_equal(mine, its)
    # Sums of the same numbers in other blocks: equal but for their rounding.
    largest = max((abs(v) for _, v in given_points if np.isfinite(v)), default=0)
    np.testing.assert_allclose(
        series.running_mean(0, 2000, 500), other.running_mean(0, 2000, 500),
        rtol=1e-9, atol=1e-9 * largest,
    )  # fmt: skip


def test_points_come_back_as_they_were() -> None:
    generator = np.random.default_rng(0)
    values = generator.normal(size=5000).astype(np.float32)
    series = Series()
    for part in np.array_split(np.arange(5000), 91):
        series.append(part + 1, values[part])
    x, y = series.points(1, 5000)
    np.testing.assert_array_equal(x, np.arange(1, 5001))
    np.testing.assert_array_equal(y, values)
    assert (series.last, series.last_step, len(series)) == (values[-1], 5000, 5000)
    assert series.nearest(17.4) == (17, values[16])
    assert series.nearest(-9) == (1, values[0])
    assert series.nearest(9e9) == (5000, values[-1])


def test_nothing_measured_yet() -> None:
    series = Series()
    assert (series.last, series.last_step, series.nearest(1)) == (None, None, None)
    assert [len(part) for part in series.envelope(0, 9, 100)] == [0, 0, 0]
    assert [len(part) for part in series.running_mean(0, 9, 100)] == [0, 0]
    series.append([], [])
    series.truncate(5)
    assert len(series) == 0


def test_steps_must_ascend() -> None:
    series = Series()
    series.append([1, 2], [0.0, 0.0])
    for steps in ([2], [1], [4, 4], [5, 4]):
        with pytest.raises(ValueError, match="ascend"):
            series.append(steps, np.zeros(len(steps)))
    with pytest.raises(ValueError, match="3 steps for 2 values"):
        series.append([5, 6, 7], [0.0, 0.0])
    assert len(series) == 2


def test_the_running_mean_is_over_all_points() -> None:
    values = np.random.default_rng(1).normal(3, 1, 20_000).astype(np.float32)
    series = Series(smoothing=0.9)
    series.append(np.arange(20_000), values)
    expected, mean = [], 0.0
    for i, value in enumerate(values.tolist()):
        mean += max(0.1, 1 / (i + 1)) * (value - mean)
        expected.append(mean)
    x, y = series.running_mean(0, 20_000, 20_000)
    np.testing.assert_allclose(y, expected, rtol=1e-9)
    x, y = series.running_mean(100, 19_000, 50)
    assert 25 <= len(x) <= 50
    np.testing.assert_allclose(y, np.array(expected)[x.astype(int)], rtol=1e-9)


@pytest.mark.parametrize("smoothing", [0.0, 0.3, 0.98, 0.9999, 1.0])
@pytest.mark.parametrize("sizes", [(3_000,), (1,) * 300, (49, 1, 1, 700, 30)])
def test_running_means_are_those_of_the_definition(
    smoothing: float, sizes: tuple[int, ...]
) -> None:
    """However the points came, and however long the memory is."""
    values = np.random.default_rng(3).normal(3, 1, sum(sizes)).astype(np.float32)
    series, expected, mean, start = Series(smoothing), [], 0.0, 0
    for size in sizes:
        places = np.arange(start, start + size)
        series.append(places, values[places])
        start += size
    for i, value in enumerate(values.tolist()):
        mean += max(1 - smoothing, 1 / (i + 1)) * (value - mean)
        expected.append(mean)
    _, y = series.running_mean(0, start, start)
    np.testing.assert_allclose(y, expected, rtol=1e-9)


def test_a_number_that_is_none_does_not_end_the_running_mean() -> None:
    series = Series()
    series.append(range(5), [np.nan, 2.0, np.inf, np.nan, 4.0])
    _, mean = series.running_mean(0, 9, 9)
    assert np.isnan(mean[0])
    assert mean[1:4].tolist() == [2.0, 2.0, 2.0]
    assert 2.0 < mean[4] < 4.0


def test_the_cost_of_an_envelope_does_not_depend_on_the_length() -> None:
    """Counted, not timed: how many entries a repaint looks at."""

    def looked_at(length: int) -> int:
        series = Series()
        series.append(np.arange(length), np.zeros(length, np.float32))
        count = 0
        for level in series._levels:
            for column in {id(c): c for c in (level.low, level.high)}.values():
                get, at = column.get, column.at

                def counted_get(start: int, stop: int, get: Any = get) -> Any:
                    nonlocal count
                    count += stop - start
                    return get(start, stop)

                def counted_at(index: int, at: Any = at) -> Any:
                    nonlocal count
                    count += 1
                    return at(index)

                column.get, column.at = counted_get, counted_at  # type: ignore[method-assign]
        series.envelope(3, length - 2, 1000)
        return count

    assert looked_at(1_000_000) < 2 * 1000 + 100
    assert looked_at(4_000) <= 4 * 1000


def test_a_million_points_are_added_in_a_moment() -> None:
    series = Series()
    start = time.perf_counter()
    series.append(np.arange(1_000_000), np.ones(1_000_000, np.float32))
    for step in range(1_000_000, 1_002_000):
        series.append([step], [1.0])
    # Far from any real figure: only copying everything each time would take longer.
    assert time.perf_counter() - start < 20


@given(st.lists(st.integers(0, 3 * FIRST_CHUNK), max_size=5), st.data())
def test_a_column_is_a_list(sizes: list[int], data: Any) -> None:
    column, expected = Column(np.int64), np.empty(0, np.int64)
    for size in sizes:
        column.append(np.arange(len(expected), len(expected) + size))
        expected = np.arange(len(expected) + size)
        if data.draw(st.booleans()):
            kept = data.draw(st.integers(0, len(expected) + 2))
            column.truncate(kept)
            expected = expected[:kept]
    assert len(column) == len(expected)
    a = data.draw(st.integers(0, len(expected)))
    b = data.draw(st.integers(a, len(expected) + 3))
    np.testing.assert_array_equal(column.get(a, b), expected[a:b])
    indices = expected[:: data.draw(st.integers(1, 500))]
    np.testing.assert_array_equal(column.take(indices), expected[indices])
    x = data.draw(st.floats(-1, len(expected) + 1))
    assert column.search(x) == np.searchsorted(expected, x)
    assert column.search(x, behind=True) == np.searchsorted(expected, x, "right")


@given(points, st.data())
def test_another_smoothing_is_as_if_it_had_been_there_from_the_start(
    given_points: list[tuple[int, float]], data: Any
) -> None:
    first, then = (data.draw(st.sampled_from([0.0, 0.5, 0.9, 0.99])) for _ in "ab")
    steps = np.cumsum([gap for gap, _ in given_points])
    values = np.array([value for _, value in given_points], np.float32)
    series, fresh = Series(first), Series(then)
    half = data.draw(st.integers(0, len(steps)))
    series.append(steps[:half], values[:half])
    series.running_mean(0, 2000, data.draw(st.integers(2, 400)))
    series.smooth_by(then)
    series.append(steps[half:], values[half:])
    fresh.append(steps, values)
    largest = max((abs(v) for _, v in given_points if np.isfinite(v)), default=0)
    np.testing.assert_allclose(
        series.running_mean(0, 2000, 500), fresh.running_mean(0, 2000, 500),
        rtol=1e-9, atol=1e-9 * largest,
    )  # fmt: skip
    assert series.smoothing == pytest.approx(then)


def test_means_are_worked_out_when_they_are_asked_for_however_many() -> None:
    count = 2 * MEANS_AT_ONCE + 5
    values = np.random.default_rng(4).normal(3, 1, count).astype(np.float32)
    values[MEANS_AT_ONCE + 7] = np.nan
    series = Series(0.0)
    series.append(np.arange(count), values)
    assert len(series._means) == 0
    _, y = series.running_mean(0, count, count)
    expected = values.astype(np.float64)
    expected[MEANS_AT_ONCE + 7] = expected[MEANS_AT_ONCE + 6]
    np.testing.assert_allclose(y, expected, rtol=1e-12)
    with pytest.raises(ValueError, match="from 0 to 1"):
        series.smooth_by(1.5)
