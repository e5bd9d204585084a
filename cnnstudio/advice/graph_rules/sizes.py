"""Sizes that do not add up: folds and reshapes, slices, crops and borders."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import cast

from cnnstudio.advice.deciding import decider, preserving_padding
from cnnstudio.advice.edits import raw_value, remove, set_field
from cnnstudio.advice.kinds import kernel, numbers
from cnnstudio.advice.scene import Proposals, Scene, mends
from cnnstudio.graph.inference import NodeReport

OPEN = -1


@mends("unflatten_size")
@mends("reshape_size")
def sizes_that_hold(scene: Scene, report: NodeReport) -> Proposals:
    """Correct one size, leave one open, or change the layer that gives the values."""
    problem = report.problem
    assert problem is not None
    values = cast("int", problem.details["values"])
    asked = list(numbers(report.layer, problem.param))
    for place, size in enumerate(asked):
        rest = prod(n for i, n in enumerate(asked) if i != place and n > 0)
        if size > 0 and OPEN not in asked and values % rest == 0:
            fitting = [*asked[:place], values // rest, *asked[place + 1 :]]
            yield set_field(scene, report.node, problem.param, fitting)
    wanted = prod(n for n in asked if n > 0)
    edges = scene.edges_into(report)
    above = decider(scene, edges[0], values) if edges else None
    if above is not None:
        multiple = -(-values // wanted) * wanted if OPEN in asked else wanted
        yield set_field(scene, above[0].node, above[1], multiple)
    if len(asked) > 1:
        open_one = [OPEN, *(1 for _ in asked[1:])]
        yield set_field(scene, report.node, problem.param, open_one)
    yield remove(scene, report.node)


@mends("slice_out_of_range")
def a_place_within(scene: Scene, report: NodeReport) -> Proposals:
    """Go back to the beginning or the end of the axis, or to its last place."""
    problem = report.problem
    assert problem is not None
    yield set_field(scene, report.node, problem.param, problem.details["default"])
    if problem.param == "start":
        yield set_field(scene, report.node, "start", OPEN)
    yield set_field(scene, report.node, "start", 0)
    yield remove(scene, report.node)


@mends("crop_too_large")
def a_smaller_crop(scene: Scene, report: NodeReport) -> Proposals:
    """Crop to what there is, or do not crop."""
    assert report.problem is not None
    fitting = cast("Sequence[int]", report.problem.details["size"])
    yield set_field(scene, report.node, "size", raw_value(fitting))
    yield remove(scene, report.node)


@mends("pad_too_large")
def a_smaller_border(scene: Scene, report: NodeReport) -> Proposals:
    """Mirror what there is, or take zeros, of which there are enough."""
    problem = report.problem
    assert problem is not None
    most = cast("Sequence[int]", problem.details["most"])
    if kernel(report.layer):
        yield set_field(
            scene, report.node, "padding", raw_value(preserving_padding(report.layer))
        )
    yield set_field(scene, report.node, problem.param, raw_value(most))
    mode = cast("str", problem.details["mode"])
    if mode:
        yield set_field(scene, report.node, mode, "zeros")
    yield remove(scene, report.node)
