"""The table of a layer's weights: every number that the view shows, by its name."""

from __future__ import annotations

from typing import Any

import numpy as np

from cnnstudio.bridge.weight_messages import LayerWeights
from cnnstudio.ui.export import csv_of
from cnnstudio.ui.viewer.weights.table import weights_table

COMMON: dict[str, Any] = {
    "request": 1, "subject": "run", "run": "r", "epoch": 1, "step": 2,
}  # fmt: skip
TWO = np.array([1, 2], np.float32)


def lines(table: Any) -> list[str]:
    return csv_of(table).decode("utf-8-sig").splitlines()


def test_filters_with_their_nearest_and_norms_without() -> None:
    filters = np.ones((2, 3), np.float32)
    base: dict[str, Any] = {
        **COMMON, "node": "n", "lost": {}, "blocks": {}, "start": {},
        "shapes": {"weight": (2, 3), "bias": (2,)},
    }  # fmt: skip
    cosines = np.array([[1, 0.5], [0.5, 1]], np.float32)
    found = LayerWeights(
        **base, tensors={"weight": filters, "bias": TWO}, filters="weight",
        norms=TWO, changes=np.array([0.25, 0.5], np.float32), cosines=cosines,
        compared=True,
    )  # fmt: skip
    assert lines(weights_table(found)) == [
        "channel,bias,length,change,nearest,cosine",
        "0,1,1,0.25,1,0.5",
        "1,2,2,0.5,0,0.5",
    ]
    norm = LayerWeights(**base, tensors={"weight": TWO, "running_mean": TWO * 2})
    assert lines(weights_table(norm)) == [
        "channel,weight,running_mean",
        "0,1,2",
        "1,2,4",
    ]
