"""A project's pipeline as it is performed: in which order, and what shapes follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layers.io import Input
from cnnstudio.project.record import raw_of
from cnnstudio.project.steps.step import PLACES, Place, Shape, Step


def order_of(steps: Sequence[Step]) -> tuple[int, ...]:
    """Return the places in the list of all steps, in the order in which they act.

    Pictures are prepared first, training images are augmented then, and what makes
    the network's numbers of pixels comes last; within each, it is the project's order.
    """
    return tuple(
        number
        for place in PLACES
        for number, step in enumerate(steps)
        if step.place == place
    )


def performed(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps that are on, in the order in which they act."""
    listed = tuple(steps)
    return tuple(listed[n] for n in order_of(listed) if listed[n].on)


def at(steps: Iterable[Step], place: Place) -> tuple[Step, ...]:
    """Return the steps that are on and act at a place."""
    return tuple(step for step in performed(steps) if step.place == place)


def shape_behind(steps: Iterable[Step], shape: Shape, target: Shape) -> Shape:
    """Return the shape of an input of `shape` once it is prepared for the Input."""
    for step in performed(steps):
        if len(shape) in step.ranks:
            shape = step.output(shape, target)
    return shape


def input_shape(graph: Graph) -> Shape | None:
    """Return the shape of the Input that the data feed; None if there is none."""
    for node in graph.nodes.values():
        if node.type != "Input":
            continue
        try:
            layer = node.resolved()
        except FieldError:
            continue
        if isinstance(layer, Input) and layer.content == "data":
            return tuple(layer.shape)
    return None


def as_change(steps: Iterable[Step]) -> dict[str, Any]:
    """Return the change of the data's settings that makes these the pipeline."""
    return {"pipeline": [raw_of(step) for step in steps]}


def replaced(steps: Sequence[Step], number: int, *by: Step) -> dict[str, Any]:
    """Return the change that puts other steps, or none, in the place of one."""
    return as_change([*steps[:number], *by, *steps[number + 1 :]])


def added(steps: Sequence[Step], step: Step) -> dict[str, Any]:
    """Return the change that adds a step behind those that act at its place.

    What brings images to the Input's size stays the last of those on pictures.
    """
    order = PLACES.index(step.place)
    number = len(steps)
    while number and PLACES.index(steps[number - 1].place) > order:
        number -= 1
    if number and steps[number - 1].kind == "fit" and step.place == "pictures":
        number -= 1
    return as_change([*steps[:number], step, *steps[number:]])
