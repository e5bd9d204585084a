"""Grid lines lie on round numbers and axes do not jump."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.ui.training import ticks
from cnnstudio.ui.training.epoch_span import EpochSpan

positive = st.floats(1e-6, 1e6)


def test_linear_ticks_are_multiples_of_a_round_step() -> None:
    assert ticks.linear_ticks(0.0, 20.0, 10) == [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20]
    assert ticks.linear_ticks(0.92, 1.0, 4) == [0.92, 0.94, 0.96, 0.98, 1.0]


def test_log_ticks_are_1_2_5_while_there_is_room() -> None:
    assert ticks.log_ticks(0.02, 5.0, 9) == [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]
    assert ticks.log_ticks(1e-4, 10.0, 6) == [1e-4, 1e-3, 0.01, 0.1, 1, 10]


@given(st.floats(0, 1), st.floats(0, 1), st.integers(1, 8))
def test_no_axis_has_a_single_number(a: float, b: float, most: int) -> None:
    low, high = ticks.percent_range(min(a, b), max(a, b))
    assert len(ticks.linear_ticks(low, high, most)) >= 2
    low, high = ticks.log_range(min(a, b) + 1e-6, max(a, b) + 1e-5)
    if low < high:
        assert len(ticks.log_ticks(low, high, most)) >= 2
    assert ticks.linear_ticks(0.15, 0.4, 1) == [0.2, 0.4]


def test_epochs_are_counted_in_whole_numbers() -> None:
    assert ticks.whole_ticks(0.0, 3.0, 12) == [0, 1, 2, 3]


@given(positive, positive)
def test_a_log_range_holds_its_values(a: float, b: float) -> None:
    low, high = ticks.log_range(min(a, b), max(a, b))
    assert low <= min(a, b) * (1 + 1e-6)
    assert high >= max(a, b) * (1 - 1e-6)


@given(st.floats(0, 1), st.floats(0, 1))
def test_an_accuracy_axis_has_a_width_and_stays_within_0_and_100(
    a: float, b: float
) -> None:
    low, high = ticks.percent_range(min(a, b), max(a, b))
    assert 0 <= low < high <= 1


def test_numbers_of_an_axis_have_equal_places() -> None:
    assert ticks.numbers([0.0, 0.5, 1.0]) == ["0", "0.5", "1.0"]
    assert ticks.percents([0.97, 0.975, 0.98]) == ["97.0 %", "97.5 %", "98.0 %"]


def test_zooming_keeps_the_pointed_epoch_in_its_place() -> None:
    span = EpochSpan()
    span.set_whole(20.0, 0.2)
    span.zoom(0.5, 5.0)
    low, high = span.shown
    assert (low, high) == (2.5, 12.5)
    assert (5.0 - low) / (high - low) == pytest.approx(5.0 / 20.0)


def test_a_span_never_leaves_the_run_nor_gets_too_narrow() -> None:
    span = EpochSpan()
    span.set_whole(10.0, 0.5)
    for _ in range(50):
        span.zoom(0.8, 9.9)
    low, high = span.shown
    assert high - low == pytest.approx(0.5)
    span.go_to(100.0, 2.0)
    assert span.shown == (8.0, 10.0)
    for _ in range(50):
        span.zoom(1.3, 9.0)
    assert not span.is_part
