"""BatchNorm cannot take the statistics of a single value."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.edits import set_settings
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Overview, Proposals, project_rule
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layers.normalization import BatchNorm2d
from cnnstudio.graph.param import params_of
from cnnstudio.project.settings import TrainingConfig


@project_rule
def no_batch_of_one(overview: Overview) -> Iterable[Draft]:
    """Find a batch of one image where a BatchNorm2d stands.

    On a map of 1 × 1 torch refuses it (one value per channel has no variance); on
    larger maps the statistics are those of a single image.
    """
    size, images = overview.project.training.batch_size, overview.project.dataset.train
    rest = images % size or size
    if rest != 1:
        return
    norms = [
        report
        for scene in overview.scenes
        for report in scene.report.nodes.values()
        if isinstance(report.layer, BatchNorm2d)
    ]
    if not norms:
        return
    worst = next((r for r in norms if _is_single(r)), None)
    finding = Finding(
        "batch_of_one",
        Severity.ERROR if worst is not None else Severity.WARNING,
        ((worst or norms[0]).node,),
        "BatchNorm2d needs more than one image in every batch",
        expected="2 images or more in the last batch",
        got="1",
        formula=f"{images:,} images, {size:,} in a batch: 1 is left",
        param="batch_size",
    )
    yield Draft(finding, partial(_mend, images, size))


def _is_single(report: NodeReport) -> bool:
    shape = report.inputs[0] if report.inputs else None
    return shape is not None and shape.is_image and shape.spatial == (1, 1)


def _mend(images: int, size: int) -> Proposals:
    usual = [32, 64, 128, 256] if size == 1 else [size + 1, size - 1]
    limit = params_of(TrainingConfig)["batch_size"].maximum
    for other in usual:
        if 2 <= other <= limit and (images % other or other) != 1:
            yield set_settings("training", {"batch_size": other})
            return
