"""A project's pipeline as it is performed: in which order, and what shapes follow."""

from __future__ import annotations

from collections.abc import Iterable

from cnnstudio.project.steps.step import PLACES, Place, Shape, Step


def performed(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps that are on, in the order in which they act.

    Pictures are prepared first, training images are augmented then, and what makes
    the network's numbers of pixels comes last; within each, it is the project's order.
    """
    on = [step for step in steps if step.on]
    return tuple(step for place in PLACES for step in on if step.place == place)


def at(steps: Iterable[Step], place: Place) -> tuple[Step, ...]:
    """Return the steps that are on and act at a place."""
    return tuple(step for step in performed(steps) if step.place == place)


def shape_behind(steps: Iterable[Step], shape: Shape, target: Shape) -> Shape:
    """Return the shape of an input of `shape` once it is prepared for the Input."""
    for step in performed(steps):
        if len(shape) in step.ranks:
            shape = step.output(shape, target)
    return shape
