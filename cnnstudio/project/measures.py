"""Everything that is measured of a run, declared once.

A series is named `part/key`, such as `validation/accuracy`, or `layer/ID/key`. Plots,
tables, columns of files and comparisons are derived from the declarations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cnnstudio.graph.text import marked
from cnnstudio.project.facts import Task

Part = Literal["train", "validation", "test", "run"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One quantity.

    `unit` follows the number ("" for plain ones, "%" for shares of 1 shown as per
    cent); `better` is where it should go; `log` says that a logarithmic axis is usual.
    `per` is how often it is measured; one of a "layer" has a series for each layer.
    """

    key: str
    title: str
    unit: str = ""
    better: Literal["up", "down", ""] = ""
    log: bool = False
    per: Literal["step", "epoch", "layer"] = "step"


MEASURES: dict[str, Measure] = {
    measure.key: measure
    for measure in (
        Measure("loss", marked("Measures", "Loss"), "", "down", log=True),
        Measure("accuracy", marked("Measures", "Accuracy"), "%", "up"),
        Measure("top5", marked("Measures", "Top-5 accuracy"), "%", "up", per="epoch"),
        Measure("precision", marked("Measures", "Precision"), "%", "up", per="epoch"),
        Measure("recall", marked("Measures", "Recall"), "%", "up", per="epoch"),
        Measure("f1", marked("Measures", "F1"), "%", "up", per="epoch"),
        Measure("roc_auc", marked("Measures", "ROC AUC"), "%", "up", per="epoch"),
        Measure("exact_match", marked("Measures", "All labels right"), "%", "up",
                per="epoch"),
        Measure("iou", marked("Measures", "IoU"), "%", "up", per="epoch"),
        Measure("pixel_accuracy", marked("Measures", "Pixel accuracy"), "%", "up"),
        Measure("mae", marked("Measures", "Mean absolute error"), "", "down"),
        Measure(
            "rmse", marked("Measures", "Root mean square error"), "", "down",
            per="epoch",
        ),
        Measure("generator_loss", marked("Measures", "Generator's loss"), "", ""),
        Measure("real_score", marked("Measures", "Real taken for real"), "%", ""),
        Measure("painted_score", marked("Measures", "Painted taken for real"), "%", ""),
        Measure("learning_rate", marked("Measures", "Learning rate")),
        Measure(
            "gradient_norm", marked("Measures", "Gradient norm"), "", "", log=True
        ),
        Measure(
            "images_per_second", marked("Measures", "Throughput"), "img/s", "up"
        ),
        Measure("loader_wait", marked("Measures", "Loader wait"), "%", "down"),
        Measure("memory", marked("Measures", "Engine memory"), "B"),
        Measure("device_load", marked("Measures", "Device load"), "%"),
        Measure("device_temperature", marked("Measures", "Device temperature"), "°C"),
        Measure("seconds", marked("Measures", "Time"), "s", per="epoch"),
        Measure(
            "update_ratio", marked("Measures", "Update size / weight size"), "", "",
            log=True, per="layer",
        ),
    )
}  # fmt: skip

PRIMARY: dict[Task, str] = {
    "classes": "accuracy",
    "labels": "accuracy",
    "values": "mae",
    "masks": "iou",
    "none": "loss",
}
"""The metric by which a task's epochs are judged and shown first."""


def series(part: Part, key: str) -> str:
    """Name of a series, such as `train/loss`."""
    return f"{part}/{key}"


def layer_series(node: str, key: str) -> str:
    """Name of a layer's series; the node's id may hold slashes itself."""
    return f"layer/{node}/{key}"


def measure_of(name: str) -> Measure | None:
    """The measure of a series; None if this version does not know it."""
    return MEASURES.get(name.rpartition("/")[2])
