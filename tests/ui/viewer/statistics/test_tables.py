"""Tables of values: every number that a view shows, by its name."""

from __future__ import annotations

from typing import Any

import numpy as np

from cnnstudio.bridge.weight_messages import (
    LayerStatistics,
    Signal,
)
from cnnstudio.ui.export import csv_of
from cnnstudio.ui.viewer.statistics.epoch_curves import EpochPoint
from cnnstudio.ui.viewer.statistics.tables import (
    epochs_table,
    signal_table,
    statistics_table,
)

COMMON: dict[str, Any] = {
    "request": 1, "subject": "run", "run": "r", "epoch": 1, "step": 2,
}  # fmt: skip
TWO = np.array([1, 2], np.float32)


def lines(table: Any) -> list[str]:
    return csv_of(table).decode("utf-8-sig").splitlines()


def test_bars_with_their_ends() -> None:
    found = LayerStatistics(
        **COMMON, node="n", part="validation", images=3,
        counts={"activations": np.array([4, 6], np.int64)},
        facts={"activations": {"low": -1.0, "high": 1.0}},
    )  # fmt: skip
    assert lines(statistics_table(found)) == [
        "values,from,to,count",
        "activations,-1,0,4",
        "activations,0,1,6",
    ]


def test_layers_and_epochs() -> None:
    whole = np.array([7, 8], np.int64)
    found = Signal(
        **COMMON, part="validation", images=3, nodes=("a", "b"), names=("a", "b"),
        types=("Conv2d", "ReLU"), sources=("", "a"), bends=("", "ReLU"), mean=TWO,
        deviation=TWO,
        least=TWO, most=TWO, zeros=TWO, dead=TWO, saturated=TWO, channels=whole,
        dead_channels=whole, nan=whole, infinite=whole,
        channel_means={"a": TWO, "b": TWO},
    )  # fmt: skip
    table = lines(signal_table(found))
    assert table[0].startswith("layer,type,mean,deviation,least,most,zeros,dead")
    assert table[2] == "b,ReLU,2,2,2,2,2,2,2,8,8,8,8"
    points = (EpochPoint(0, 0.5, 1.0, 0.25, 0.0),)
    assert lines(epochs_table(points)) == [
        "epoch,mean,deviation,zeros,dead",
        "0,0.5,1,0.25,0",
    ]
