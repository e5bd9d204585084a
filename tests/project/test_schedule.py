"""The planned learning rate, against closed forms and known points."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.project.schedule import rate_at
from cnnstudio.project.training_settings import SCHEDULES, TrainingConfig


def rates(schedule: str, total: int, **settings: object) -> list[float]:
    config = TrainingConfig(learning_rate=0.2, schedule=schedule, **settings)  # type: ignore[arg-type]
    return [rate_at(config, step, total) for step in range(total)]


def by_epoch(schedule: str, count: int, **settings: object) -> list[float]:
    """At the beginning of each epoch of three steps, from a rate of 0.1."""
    config = TrainingConfig(
        learning_rate=0.1, schedule=schedule, epochs=count, **settings  # type: ignore[arg-type]
    )  # fmt: skip
    return [rate_at(config, 3 * epoch, 3 * count) for epoch in range(count)]


@pytest.mark.requirement("NT-43", "E02")
def test_step_decay() -> None:
    seen = by_epoch("step", 5, step_epochs=2.0, gamma=0.1)
    assert seen == pytest.approx([0.1, 0.1, 0.01, 0.01, 0.001])


@pytest.mark.requirement("NT-43", "E03")
def test_exponential_decay() -> None:
    seen = by_epoch("exponential", 5, gamma=0.9)
    assert seen == pytest.approx([0.1, 0.09, 0.081, 0.0729, 0.06561])


@pytest.mark.requirement("NT-43", "E04")
def test_cosine_of_four() -> None:
    seen = by_epoch("cosine", 4)
    assert seen == pytest.approx([0.1, 0.085355, 0.05, 0.014645], abs=5e-7)


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


def test_milestones_count_from_the_first_epoch_whatever_the_warm_up() -> None:
    config = {"milestones": (2.0, 4.0), "gamma": 0.5}
    assert by_epoch("multi_step", 6, **config) == by_epoch(
        "multi_step", 6, **config, warmup=0.0
    )
    warmed = by_epoch("multi_step", 6, **config, warmup=1.0)
    assert warmed[1:] == pytest.approx([0.1, 0.05, 0.05, 0.025, 0.025])


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("total", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("warmup", [0.0, 3.0, 100.0])
def test_short_runs_have_usable_rates(
    schedule: str, total: int, warmup: float
) -> None:
    found = rates(schedule, total, warmup=warmup, milestones=(1.0,))
    assert all(0 < rate <= 0.2 + 1e-12 for rate in found)


def test_behind_the_end_the_rate_stays() -> None:
    config = TrainingConfig(schedule="cosine")
    assert rate_at(config, 99, 10) == rate_at(config, 9, 10)


def test_a_lowest_rate_above_the_rate_changes_nothing() -> None:
    assert rates("cosine", 4, minimum_rate=0.9) == pytest.approx([0.2] * 4)


@given(
    st.floats(0.01, 50), st.integers(1, 10), st.integers(0, 700), st.integers(1, 7)
)
def test_restarts_are_where_the_periods_end(
    first: float, factor: int, steps: int, per_epoch: int
) -> None:
    """Walked through period by period; at an end the new one begins at the top."""
    epochs = max(1, -(-steps // per_epoch))
    config = TrainingConfig(
        schedule="cosine_restarts", restart_epochs=first, restart_factor=factor,
        learning_rate=1.0, minimum_rate=0.0, epochs=epochs,
    )  # fmt: skip
    length = config.restart_epochs
    since = min(steps, epochs * per_epoch - 1) / per_epoch
    while since >= length - 1e-9:
        since -= length
        length *= config.restart_factor
    wanted = 0.5 + math.cos(math.pi * max(0.0, since) / length) / 2
    found = rate_at(config, steps, epochs * per_epoch)
    assert found == pytest.approx(wanted, abs=1e-5)
