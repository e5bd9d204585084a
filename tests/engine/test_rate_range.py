"""The rate range test: where rates begin to work, and where they stop."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.study_messages import RangeTest, RangeTested
from cnnstudio.engine.range_job import find_range
from cnnstudio.engine.rate_range import RangeCurve, rates_between, span_of
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
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
    losses = [
        2.3 - 2 / (1 + (1e-3 / r) ** 2) + max(0.0, r - 1.0) for r in rates
    ]
    curve = curve_of(losses, rates)
    suggestion = curve.suggestion()
    assert suggestion is not None
    # The mean of the last ten steps lags behind by some of them, each 4.7 %.
    assert 1e-3 < suggestion < 2e-3


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
    assert progress
    assert all(isinstance(p, JobProgress) and p.total == 60 for p in progress)
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
    (answer,) = found_for(project)
    assert isinstance(answer, RangeTested)
    assert answer.problem.endswith(".")
    assert len(answer.rates) == 0
    wrong = tiny_project(loss="mse")
    (answer,) = found_for(wrong)
    assert isinstance(answer, RangeTested)
    assert "does not go with" in answer.problem
