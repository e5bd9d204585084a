"""What a run has measured is collected by name, and goes back with the run."""

from __future__ import annotations

import dataclasses
from array import array

import numpy as np
import pytest

from cnnstudio.bridge.message import FloatArray
from cnnstudio.bridge.metric_history import RunHistory
from cnnstudio.bridge.run_messages import EpochEnded, RunStarted, StepsEnded
from cnnstudio.project.run_tables import EpochRecord, StepColumns


def steps_ended(first: int, count: int, loss: float = 1.0) -> StepsEnded:
    def column(value: float) -> FloatArray:
        return np.full(count, value, np.float32)

    return StepsEnded(
        "r",
        np.arange(first, first + count),
        {
            "train/loss": column(loss),
            "train/accuracy": column(0.5),
            "run/learning_rate": column(0.01),
        },
        epoch=1, step_in_epoch=1, images_per_second=1.0, elapsed=1.0, left=1.0,
    )  # fmt: skip


EPOCH_SERIES = (
    "train/loss", "train/accuracy", "validation/loss", "validation/accuracy",
)  # fmt: skip


def epoch_ended(epoch: int, step: int) -> EpochEnded:
    values = dict(zip(EPOCH_SERIES, (4.0, 3.0, 2.0, 1.0), strict=True))
    return EpochEnded("r", epoch, step, values, 1, True, "x")


def run_started(first_step: int) -> RunStarted:
    return RunStarted("r", 1, 3, 10, first_step, 100, "CPU")


def test_a_run_is_collected_by_name() -> None:
    history = RunHistory()
    history.add(run_started(1))
    history.add(steps_ended(1, 10, 2.0))
    history.add(epoch_ended(1, 10))
    history.add(steps_ended(11, 5, 0.5))
    assert history["train/loss"].last == 0.5
    assert history["train/accuracy"].last == 0.5
    assert history["run/learning_rate"].last == pytest.approx(0.01)
    found = [history.of_epochs(name) for name in EPOCH_SERIES]
    assert [series.points(0, 99)[0].tolist() for series in found] == [[10.0]] * 4
    assert [series.last for series in found] == [4, 3, 2, 1]
    assert [epoch.epoch for epoch in history.epochs] == [1]


def test_a_resumed_run_goes_back_to_its_checkpoint() -> None:
    history = RunHistory()
    history.add(steps_ended(1, 10))
    history.add(epoch_ended(1, 10))
    history.add(steps_ended(11, 10))
    history.add(epoch_ended(2, 20))
    history.add(steps_ended(21, 3))
    history.add(run_started(11))
    assert len(history["train/loss"]) == 10
    assert [epoch.epoch for epoch in history.epochs] == [1]
    assert history.of_epochs("validation/loss").last_step == 10
    history.add(steps_ended(11, 10, 7.0))
    assert (len(history["train/loss"]), history["train/loss"].last) == (20, 7.0)


def test_steps_that_come_again_replace_what_was_there() -> None:
    history = RunHistory()
    history.add(steps_ended(1, 10))
    history.add(steps_ended(6, 2, 9.0))
    assert (len(history["train/loss"]), history["train/loss"].last_step) == (7, 7)


def test_a_run_is_loaded_from_its_folder() -> None:
    history = RunHistory()
    history.add(steps_ended(1, 99))
    columns = StepColumns(
        array("q", [1, 2, 3]), array("q", [1, 1, 1]),
        {"train/loss": array("f", [3.0, 2.0, 1.0])},
    )  # fmt: skip
    values = dict(zip(EPOCH_SERIES, (2.0, 0.2, 1.5, 0.6), strict=True))
    history.load(columns, [EpochRecord(1, 3, 1.0, values)])
    assert history["train/loss"].points(0, 9)[1].tolist() == [3.0, 2.0, 1.0]
    assert history.of_epochs("validation/accuracy").last == pytest.approx(0.6)
    assert history.of_epochs("train/loss").last_step == 3


def test_what_is_measured_now_and_then_has_points_there_only() -> None:
    history = RunHistory()
    message = steps_ended(1, 4)
    gauge = np.array([np.nan, 2.0, np.nan, 4.0], np.float32)
    history.add(dataclasses.replace(message, values={**message.values, "norm": gauge}))
    assert history["norm"].points(0, 9)[0].tolist() == [2.0, 4.0]
    assert len(history["train/loss"]) == 4
    history.add(steps_ended(2, 1))
    assert len(history["norm"]) == 0


def test_time_is_told_by_whatever_measured_it_more_often() -> None:
    history = RunHistory()
    history.add(steps_ended(1, 10))
    assert history.clock is history.elapsed
    assert history.clock.last == 1.0
    columns = StepColumns(
        array("q", [1, 2, 3]), array("q", [1, 1, 1]),
        {"run/seconds": array("f", [0.5, float("nan"), 1.5])},
    )  # fmt: skip
    history = RunHistory()
    history.load(columns, [EpochRecord(1, 3, 1.5, {"train/loss": 1.0})])
    assert history.clock.points(0, 9)[1].tolist() == [0.5, 1.5]
