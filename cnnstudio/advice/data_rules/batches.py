"""BatchNorm cannot take the statistics of a single value."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.edits import set_settings
from cnnstudio.advice.inside import definitions_in
from cnnstudio.advice.kinds import is_batch_norm
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Overview, Proposals, project_rule
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import translate
from cnnstudio.project.settings import TrainingConfig


@project_rule
def no_batch_of_one(overview: Overview) -> Iterable[Draft]:
    """Find a batch of one image where a BatchNorm stands, inside of blocks too.

    On a map of 1 × 1, or a row of values, torch refuses it (one value per channel has
    no variance); on larger maps the statistics are those of a single image.
    """
    size, images = overview.project.training.batch_size, overview.project.dataset.train
    rest = images % size or size
    if rest != 1:
        return
    norms = [
        (looked_at, report)
        for scene in overview.scenes
        for looked_at in (scene, *definitions_in(scene))
        for report in looked_at.layers
        if is_batch_norm(report.layer)
    ]
    if not norms:
        return
    worst = next((found for found in norms if _is_single(found[1])), None)
    scene, report = worst or norms[0]
    finding = Finding(
        "batch_of_one",
        Severity.ERROR if worst is not None else Severity.WARNING,
        (report.node,),
        translate("Advice", "{name} needs more than one image in every batch").format(
            name=type(report.layer).__name__
        ),
        expected=translate("Advice", "2 images or more in the last batch"),
        got="1",
        formula=translate(
            "Advice", "{images:,} images, {size:,} in a batch: 1 is left"
        ).format(images=images, size=size),
        param="batch_size",
        network=scene.network,
        path=scene.path,
    )
    yield Draft(finding, partial(_mend, images, size))


def _is_single(report: NodeReport) -> bool:
    shape = report.inputs[0] if report.inputs else None
    return shape is not None and all(size == 1 for size in shape[1:])


def _mend(images: int, size: int) -> Proposals:
    usual = [32, 64, 128, 256] if size == 1 else [size + 1, size - 1]
    limit = params_of(TrainingConfig)["batch_size"].maximum
    for other in usual:
        if 2 <= other <= limit and (images % other or other) != 1:
            yield set_settings("training", {"batch_size": other})
            return
