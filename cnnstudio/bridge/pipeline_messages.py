"""Messages about the pipeline: what its steps make of samples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cnnstudio.bridge.message import Bytes, Counts, FloatArray, Message

LOADED = "load"
"""The key of what is loaded, before any step; a step's key is its place: "0", "1" …"""


@dataclass(frozen=True, slots=True)
class PreviewPipeline(Message):
    """Show what each step of a project does; answered by PipelinePreviewed.

    A side job. `index` counts around the training part. What is drawn follows from
    `seed` and `epoch` as in training; `draws` is how many variants of the image the
    grid shows, one for each epoch from `epoch` on.
    """

    request: int
    project: str
    index: int = 0
    seed: int = 0
    epoch: int = 1
    draws: int = 16


@dataclass(frozen=True, slots=True)
class PipelinePreviewed(Message):
    """What the steps that are on make of one training image, and of some of them.

    All mappings are by key: "load", then the place of each step in the project's list.
    `pictures` are bytes (C, H, W), as they are or, once they are no pixels any more,
    from black for the smallest value to white for the largest. `histograms` (64,)
    count the values of `samples` images between the two `ranges`; `means` and
    `deviations` are those of these values. `measured` are the numbers, (2, C), that a
    step found on all training images: means and deviations. `seconds` is what fitting
    a step took.

    `grid` (draws, C, H, W) are variants of the image as training would see them.
    `shapes` are the shapes behind each step. With a `problem`, `failed` is the key of
    the step at which it came up; what is before it is told all the same.
    """

    request: int
    index: int = 0
    count: int = 0
    label: str = ""
    samples: int = 0
    pictures: Mapping[str, Bytes] = field(default_factory=dict)
    shapes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    histograms: Mapping[str, Counts] = field(default_factory=dict)
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    means: Mapping[str, float] = field(default_factory=dict)
    deviations: Mapping[str, float] = field(default_factory=dict)
    measured: Mapping[str, FloatArray] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    grid: Bytes | None = None
    failed: str = ""
    problem: str = ""
