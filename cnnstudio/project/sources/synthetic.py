"""Data made by the program: nothing to read, and what is in them is known exactly.

All are a function of their seed. They show one thing each: what a network looks at,
masks, several labels at once, motion, or a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.param import choice_param, float_param, int_param
from cnnstudio.graph.text import marked
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.sources.source import SOURCES, Source

SHAPES = ("circle", "square", "triangle", "cross", "ring", "diamond", "star",
          "pentagon", "moon", "bar")  # fmt: skip
"""Shapes by name; a data set takes the first ones."""
DIRECTIONS = ("left", "right", "up", "down")
FRAMES, CLIP_SIDE = 16, 32
FEATURES = 10


def _even(count: int, classes: int) -> tuple[float, ...]:
    """How many samples each class has when they take turns."""
    return tuple(float(len(range(c, count, classes))) for c in range(classes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Synthetic(Source):
    """Base of all data that are made: how many, and by which seed."""

    count: int = int_param(
        2_000, minimum=20, maximum=200_000, label="Samples", group="Synthetic"
    )
    seed: int = int_param(
        0,
        maximum=2**31 - 1,
        label="Seed of the data",
        help="Another seed draws other samples.",
        group="Synthetic",
    )


@SOURCES.register("shapes", marked("Data", "Shapes (synthetic)"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes(Synthetic):
    """One shape on a coloured background, which can give the answer away.

    With a correlation of 1 every class has its own background: a network then learns
    the background and fails on others. With 0 the background says nothing.
    """

    knows_objects: ClassVar[bool] = True

    size: int = int_param(32, minimum=16, maximum=256, label="Side in pixels")
    classes: int = int_param(
        3, minimum=2, maximum=len(SHAPES), label="How many kinds of shapes"
    )
    correlation: float = float_param(
        0.0,
        maximum=1.0,
        label="Background tells the class",
        help="How often the background is that of the class: 0 never more than by "
        "chance, 1 always.",
    )

    def known(self) -> DataFacts:
        """Return what will be drawn."""
        return DataFacts(
            shape=(3, self.size, self.size),
            classes=SHAPES[: self.classes],
            count=self.count,
            counts=_even(self.count, self.classes),
        )


@SOURCES.register("blobs", marked("Data", "Blobs with masks (synthetic)"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Blobs(Synthetic):
    """Bright blobs in noise, and a mask that says which pixel belongs to one."""

    knows_objects: ClassVar[bool] = True

    size: int = int_param(64, minimum=16, maximum=256, label="Side in pixels")
    noise: float = float_param(
        0.15,
        maximum=1.0,
        label="Noise",
        help="Deviation of the noise; a blob is about 0.5 brighter than the rest.",
    )

    def known(self) -> DataFacts:
        """Return what will be drawn."""
        return DataFacts(
            task="masks",
            shape=(1, self.size, self.size),
            classes=("background", "blob"),
            count=self.count,
        )


@SOURCES.register("many_labels", marked("Data", "Several shapes (synthetic)"))
@dataclass(frozen=True, slots=True, kw_only=True)
class ManyLabels(Synthetic):
    """None, one or several shapes in an image: a yes or no for each kind."""

    size: int = int_param(32, minimum=16, maximum=256, label="Side in pixels")
    classes: int = int_param(
        4, minimum=2, maximum=len(SHAPES), label="How many kinds of shapes"
    )

    def known(self) -> DataFacts:
        """Return what will be drawn."""
        return DataFacts(
            task="labels",
            shape=(1, self.size, self.size),
            classes=SHAPES[: self.classes],
            count=self.count,
        )


@SOURCES.register("moving", marked("Data", "Moving shapes (synthetic clips)"))
@dataclass(frozen=True, slots=True, kw_only=True)
class MovingShapes(Synthetic):
    """Clips of a shape that moves; the class is where to, which no picture shows."""

    def known(self) -> DataFacts:
        """Return what will be drawn."""
        return DataFacts(
            shape=(3, FRAMES, CLIP_SIDE, CLIP_SIDE),
            classes=DIRECTIONS,
            count=self.count,
            counts=_even(self.count, len(DIRECTIONS)),
        )


@SOURCES.register("tabular", marked("Data", "Table (synthetic)"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Tabular(Synthetic):
    """Rows of ten numbers, of which some decide: by a curve, not by a straight line."""

    target: str = choice_param(
        "number",
        ("number", "class"),
        label="Target",
        help="number: a value to be predicted; class: whether it is high or low.",
    )
    noise: float = float_param(
        0.1, maximum=10.0, label="Noise", help="Deviation of what nobody can predict."
    )

    def known(self) -> DataFacts:
        """Return what will be drawn."""
        if self.target == "number":
            return DataFacts(
                task="values", shape=(FEATURES,), classes=("y",), count=self.count
            )
        return DataFacts(shape=(FEATURES,), classes=("low", "high"), count=self.count)
