"""The Input must take the images as the data give them, or as they are fitted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.edits import set_field, set_settings
from cnnstudio.advice.kinds import is_input
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import (
    Draft,
    Overview,
    Proposals,
    Scene,
    project_rule,
    shape_text,
)
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layers.io import Input
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.pipeline import added, shape_behind
from cnnstudio.project.settings import data_name, facts_of, fit_of, with_fit
from cnnstudio.project.steps.pictures import Greyscale, ToRgb


@project_rule
def images_fit(overview: Overview) -> Iterable[Draft]:
    """Compare each Input with the images; channels first, then height and width.

    One that takes noise is not fed by the data.
    """
    facts = facts_of(overview.project.dataset)
    if facts is None:
        return
    for scene in overview.scenes:
        for report in scene.of_kind(is_input):
            layer = report.layer
            if isinstance(layer, Input) and layer.content == "data":
                yield from _compare(scene, report, facts)


def _compare(scene: Scene, report: NodeReport, facts: DataFacts) -> Iterable[Draft]:
    assert isinstance(report.layer, Input)
    data, shape = scene.project.dataset, report.layer.shape
    given = shape_behind(data.pipeline, facts.shape, shape)
    if shape == given or _shows_behind(scene, report):
        return
    fit, title = fit_of(data), data_name(data)
    rule, message = (
        "data_shape",
        translate("Advice", "The images of {title} do not fit the Input").format(
            title=title
        ),
    )
    expected, got = shape_text(shape), shape_text(given)
    if len(shape) == len(given) and shape[0] != given[0]:
        rule, message = (
            "data_channels",
            translate("Advice", "{title} and Input differ in channels").format(
                title=title
            ),
        )
        expected, got = _channels(shape[0]), _channels(given[0])
    elif fit == "pad":
        message = translate(
            "Advice", "The images of {title} are larger than the Input"
        ).format(title=title)
    finding = Finding(
        rule, Severity.ERROR, (report.node,), message, expected, got, param="shape"
    )
    yield Draft(finding, partial(_mend, scene, report, given))


def _shows_behind(scene: Scene, report: NodeReport) -> bool:
    """Tell whether a layer behind complains of this very shape already."""
    for edge in scene.graph.outgoing(report.node):
        problem = scene.report.nodes[edge.target].problem
        if problem is not None and problem.rule == "wrong_rank":
            return True
    return False


def _channels(count: int) -> str:
    return plural("Advice", count, "{n} channel", "{n} channels").format(n=count)


def _mend(scene: Scene, report: NodeReport, given: tuple[int, ...]) -> Proposals:
    assert isinstance(report.layer, Input)
    data, shape = scene.project.dataset, report.layer.shape
    if len(shape) == 3 and shape[0] != given[0] and shape[1:] != given[1:]:
        same_size = [given[0], *shape[1:]]
        yield set_field(scene, report.node, "shape", same_size)
    yield set_field(scene, report.node, "shape", list(given))
    if len(shape) == 3 and shape[0] == given[0]:
        size = shape_text(shape[1:])
        yield set_settings(
            "dataset",
            with_fit(data, "pad"),
            translate("Advice", "Pad the images to {size}").format(size=size),
        )
        yield set_settings(
            "dataset",
            with_fit(data, "resize"),
            translate("Advice", "Resize the images to {size}").format(size=size),
        )
    if len(shape) == 3 and (given[0], shape[0]) == (3, 1):
        yield set_settings(
            "dataset",
            added(data.pipeline, Greyscale()),
            translate("Advice", "Make the images grey"),
        )
    if len(shape) == 3 and (given[0], shape[0]) == (1, 3):
        yield set_settings(
            "dataset",
            added(data.pipeline, ToRgb()),
            translate("Advice", "Repeat the grey images in three channels"),
        )
