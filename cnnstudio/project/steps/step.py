"""A step of the pipeline between the data and the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from cnnstudio.graph.param import bool_param
from cnnstudio.project.record import Record, Registry

Stage = Literal["preprocess", "augment"]
STEPS = Registry()
"""All kinds of steps, in the order in which they are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """Base of all steps.

    A "preprocess" step acts on every image, an "augment" step on training images
    only, however a pipeline is put together. One that is off stays in its place.
    """

    stage: ClassVar[Stage] = "preprocess"
    on: bool = bool_param(True, label="On", group="Step")
