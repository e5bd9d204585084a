"""A step of the pipeline between the data and the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from cnnstudio.graph.param import bool_param
from cnnstudio.project.record import Record, Registry

Stage = Literal["preprocess", "augment"]
Place = Literal["pictures", "training", "numbers"]
PLACES: tuple[Place, ...] = ("pictures", "training", "numbers")
Shape = tuple[int, ...]
STEPS = Registry()
"""All kinds of steps, in the order in which they are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """Base of all steps.

    A "preprocess" step acts on every image, an "augment" step on training images
    only, however a pipeline is put together. One that is off stays in its place.

    `place` is where it acts: on pictures when they are loaded, on training batches,
    or on the numbers that the network is given. `ranks` are the dimensions of one
    input that it works on: 1 for a row of numbers, 3 for images, 4 for clips.
    """

    stage: ClassVar[Stage] = "preprocess"
    place: ClassVar[Place] = "pictures"
    ranks: ClassVar[tuple[int, ...]] = (1, 3, 4)
    on: bool = bool_param(True, label="On", group="Step")

    def output(self, shape: Shape, target: Shape) -> Shape:
        """Return the shape of an input of `shape` behind it; `target`: the Input's."""
        return shape
