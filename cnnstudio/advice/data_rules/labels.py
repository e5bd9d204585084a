"""Augmentation must keep labels true: what may be done depends on the images."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from cnnstudio.advice.data_rules.pipeline import numbered, removing, title_of
from cnnstudio.advice.edits import set_settings
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Overview, Proposals, project_rule
from cnnstudio.graph.text import marked, translate
from cnnstudio.project.pipeline import replaced
from cnnstudio.project.settings import DatasetConfig, tag_of
from cnnstudio.project.steps.moves import Affine, Flip, Rotate
from cnnstudio.project.steps.step import Step

SAFE_TURN = 30.0
"""Degrees up to which a digit or a letter is still read as the same."""
USUAL_TURN = 15.0
TAGS = {
    "digits": marked("Advice", "digit"),
    "text": marked("Advice", "text"),
    "medical": marked("Advice", "medical"),
}
WHY = {
    "digits": marked("Advice", "A 6 that is turned over is a 9; a 2 mirrored is none."),
    "text": marked("Advice", "A b that is mirrored is a d, and turned over a q."),
    "medical": marked("Advice", "The heart is on the left: a side is a finding."),
}


@project_rule
def augmentation_keeps_labels(overview: Overview) -> Iterable[Draft]:
    """Find augmentation that can turn an image into one of another class."""
    data = overview.project.dataset
    tag = tag_of(data)
    if tag not in TAGS:
        return
    for number, step in numbered(data):
        is_flip = isinstance(step, Flip) and step.p > 0
        turn = turn_of(step) if tag != "medical" else 0.0
        if not is_flip and turn <= SAFE_TURN:
            continue
        what = translate("Advice", "Flipping") if is_flip else _turning(turn)
        finding = Finding(
            "label_unsafe",
            Severity.WARNING,
            (),
            translate("Advice", "{what} a {tag} image can change its label").format(
                what=what, tag=translate("Advice", TAGS[tag])
            ),
            formula=translate("Advice", WHY[tag]),
            param="pipeline",
        )
        yield Draft(finding, partial(_keep_labels, data, number))


def turn_of(step: Step) -> float:
    """Return by how many degrees a step turns images at most."""
    if isinstance(step, Rotate):
        return step.degrees
    return step.rotation if isinstance(step, Affine) else 0.0


def _turning(degrees: float) -> str:
    return translate("Advice", "Turning by up to {degrees:g}°").format(degrees=degrees)


def _keep_labels(data: DatasetConfig, number: int) -> Proposals:
    step = data.pipeline[number]
    label = translate("Advice", "Lower the angle of {title} to {degrees:g}°").format(
        title=title_of(step), degrees=USUAL_TURN
    )
    gentle: Step | None = None
    if isinstance(step, Rotate):
        gentle = replace(step, degrees=USUAL_TURN)
    elif isinstance(step, Affine):
        gentle = replace(step, rotation=USUAL_TURN)
    if gentle is not None:
        yield set_settings("dataset", replaced(data.pipeline, number, gentle), label)
    yield from removing(data, number)
    yield set_settings(
        "dataset",
        {"tag": "natural"},
        translate("Advice", "The labels stay true: these are other images"),
    )
