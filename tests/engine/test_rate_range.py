"""The rate range test: where rates begin to work, and where they stop."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.study_messages import RangeProgress, RangeTest, RangeTested
from cnnstudio.engine.range_job import find_range
from cnnstudio.engine.rate_range import RangeCurve, rates_between, span_of
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import dumps, load
from cnnstudio.project.project import Project
from cnnstudio.project.settings import USUAL_RATES
from tests.helpers.graphs import tiny_project


def found_for(project: Project, **asked: object) -> list[Message]:
    request = RangeTest(7, dumps(project), **asked)  # type: ignore[arg-type]
    return list(find_range(request))


def test_rates_rise_by_the_same_factor() -> None:
    rates = rates_between(1e-5, 10.0, 7)
    assert rates[0] == pytest.approx(1e-5)
    assert rates[-1] == pytest.approx(10.0)
    assert np.diff(np.log(rates)) == pytest.approx(math.log(10))
    assert rates_between(0.1, 1.0, 1) == [0.1]


def curve_of(losses: list[float], rates: list[float]) -> RangeCurve:
    curve = RangeCurve()
    for rate, loss in zip(rates, losses, strict=True):
        curve.add(rate, loss)
    return curve


def test_the_suggestion_is_where_the_loss_falls_most_steeply() -> None:
    """A smooth step down around 10⁻³, and a wall behind 1."""
    rates = rates_between(1e-6, 100.0, 401)
    losses = [2.3 - 2 / (1 + (1e-3 / r) ** 2) + max(0.0, r - 1.0) for r in rates]
    curve = curve_of(losses, rates)
    suggestion = curve.suggestion()
    assert suggestion is not None
    assert 0.6e-3 < suggestion.rate < 1.6e-3


def noisy(losses: list[float], noise: float, seed: int) -> list[float]:
    drawn = np.random.default_rng(seed).normal(0, noise, len(losses))
    return [max(0.01, loss + d) for loss, d in zip(losses, drawn, strict=True)]


@pytest.mark.parametrize("seed", range(10))
def test_a_clean_fall_is_found_below_a_tenth_of_the_wall(seed: int) -> None:
    """As Adam does: a fall around 3e-3, noise of batches, a rise behind 0.05."""
    rates = rates_between(1e-6, 1.0, 100)
    losses = [
        2.3 - 1.8 / (1 + (3e-3 / r) ** 1.5) + 3 * max(0.0, math.log(r / 0.05))
        for r in rates
    ]
    suggestion = curve_of(noisy(losses, 0.12, seed), rates).suggestion()
    assert suggestion is not None
    assert 5e-4 < suggestion.rate <= 0.01


@pytest.mark.parametrize("seed", range(60))
def test_noise_alone_suggests_nothing(seed: int) -> None:
    rates = rates_between(1e-6, 1.0, 100)
    flat = noisy([2.3] * 100, 0.2, seed)
    assert curve_of(flat, rates).suggestion() is None
    wall = [loss + 5 * max(0.0, math.log(r / 0.1))
            for loss, r in zip(flat, rates, strict=True)]  # fmt: skip
    assert curve_of(wall, rates).suggestion() is None


@pytest.mark.parametrize("seed", range(5))
def test_a_steep_fall_right_before_the_wall_is_not_taken(seed: int) -> None:
    """The loss is lowest at 0.1 and falls most steeply just before: stay at a tenth."""
    rates = rates_between(1e-5, 1.0, 100)
    losses = [
        2.3 - (2 * (r / 0.1) ** 0.7 if r < 0.1 else 2 - 20 * (r - 0.1)) for r in rates
    ]
    suggestion = curve_of(noisy(losses, 0.05, seed), rates).suggestion()
    assert suggestion is not None
    assert 2e-3 < suggestion.rate <= 0.011
    assert suggestion.rate == pytest.approx(suggestion.lowest_at / 10)
    assert suggestion.rate < suggestion.steepest <= suggestion.lowest_at


@pytest.mark.parametrize("optimizer", ["sgd", "adamw"])
def test_on_the_digits_the_suggestion_is_a_usual_one(optimizer: str) -> None:
    project = load(sample_project("digits_lenet")).project
    project.training = replace(project.training, optimizer=optimizer)
    answer = found_for(project)[-1]
    assert isinstance(answer, RangeTested)
    assert answer.problem == ""
    low, high = USUAL_RATES[optimizer]
    assert low <= answer.suggestion <= high
    lowest = answer.rates[answer.smoothed.argmin()]
    assert answer.suggestion <= lowest / 10 * (1 + 1e-6)


def test_smoothing_is_fair_at_the_beginning() -> None:
    curve = curve_of([3.0] * 20, rates_between(1e-5, 1.0, 20))
    assert curve.smoothed == pytest.approx([3.0] * 20)
    assert curve.suggestion() is None, "nothing falls"


def test_no_suggestion_from_nothing() -> None:
    assert RangeCurve().suggestion() is None
    assert curve_of([1.0], [0.1]).suggestion() is None


def test_a_loss_that_runs_away_ends_the_test() -> None:
    curve = curve_of([1.0] * 10 + [500.0], rates_between(0.1, 1.0, 11))
    assert curve.has_run_away(5)
    assert not curve.has_run_away(20)


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_on_a_network_it_falls_then_runs_away(optimizer: str) -> None:
    project = tiny_project(optimizer=optimizer)
    before = torch.get_rng_state()
    *progress, answer = found_for(project, steps=60, lowest=1e-4, highest=1e4)
    assert isinstance(answer, RangeTested)
    assert answer.problem == ""
    assert answer.ended_early
    assert len(answer.rates) == len(answer.losses) == len(answer.smoothed)
    assert answer.smoothed.min() < 0.9 * answer.smoothed[0]
    low, high = answer.rates[0], answer.rates[answer.smoothed.argmin()]
    assert low < answer.suggestion <= high
    assert answer.suggestion == min(answer.steepest, answer.lowest_at / 10)
    first, *points = progress
    assert isinstance(first, JobProgress)
    assert points
    for point in points:
        assert isinstance(point, RangeProgress)
        assert (point.total, point.lowest, point.highest) == (60, 1e-4, 1e4)
        assert point.done == len(point.rates) == len(point.smoothed)
        assert point.losses.tolist() == answer.losses[: point.done].tolist()
    again = found_for(project, steps=60, lowest=1e-4, highest=1e4)[-1]
    assert isinstance(again, RangeTested)
    assert again.losses.tolist() == answer.losses.tolist()
    assert torch.equal(torch.get_rng_state(), before)


def test_the_span_is_usual_for_the_optimizer() -> None:
    answer = found_for(tiny_project(optimizer="adamw"), steps=10)[-1]
    assert isinstance(answer, RangeTested)
    assert answer.rates[0] == pytest.approx(span_of("adamw")[0])
    assert span_of("sgd")[1] > span_of("adam")[1]


def test_what_cannot_be_trained_is_said() -> None:
    project = tiny_project()
    project.graph.remove_edge(next(iter(project.graph.edges)))
    *_, answer = found_for(project)
    assert isinstance(answer, RangeTested)
    assert answer.problem.endswith(".")
    assert len(answer.rates) == 0
    wrong = tiny_project(loss="mse")
    *_, answer = found_for(wrong)
    assert isinstance(answer, RangeTested)
    assert "does not go with" in answer.problem
