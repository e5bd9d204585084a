"""The planned learning rate, against closed forms and known points."""

from __future__ import annotations

import math

import pytest

from cnnstudio.project.schedule import rate_at
from cnnstudio.project.settings import TrainingConfig


def rates(schedule: str, total: int) -> list[float]:
    config = TrainingConfig(learning_rate=0.2, schedule=schedule)
    return [rate_at(config, step, total) for step in range(total)]


def test_constant() -> None:
    assert rates("constant", 4) == [0.2] * 4


def test_cosine_falls_along_half_a_wave() -> None:
    expected = [0.1 * (1 + math.cos(math.pi * t / 8)) for t in range(8)]
    assert rates("cosine", 8) == pytest.approx(expected)


def test_one_cycle_rises_then_falls() -> None:
    seen = rates("one_cycle", 100)
    assert seen[0] == pytest.approx(0.2 / 25)
    assert seen[29] == pytest.approx(0.2)
    assert seen[-1] == pytest.approx(0.2 / 25 / 1e4)
    assert seen[:30] == sorted(seen[:30])
    assert seen[29:] == sorted(seen[29:], reverse=True)


@pytest.mark.parametrize("schedule", ["constant", "cosine", "one_cycle"])
@pytest.mark.parametrize("total", [1, 2, 3, 4, 5])
def test_short_runs_have_usable_rates(schedule: str, total: int) -> None:
    assert all(0 < rate <= 0.2 + 1e-12 for rate in rates(schedule, total))


def test_behind_the_end_the_rate_stays() -> None:
    config = TrainingConfig(schedule="cosine")
    assert rate_at(config, 99, 10) == rate_at(config, 9, 10)
