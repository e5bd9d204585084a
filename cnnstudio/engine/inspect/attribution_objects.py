"""How much of the evidence lies on the objects, for data that say where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from torch.nn.functional import interpolate

from cnnstudio.bridge.attribution_messages import EvidenceInMasks, EvidenceInMasksOf
from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.attribution import Slices as Slicing
from cnnstudio.engine.inspect.attribution import check_image
from cnnstudio.engine.inspect.attribution_cam import grad_cam, last_maps
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    import torch


def share_outside(evidence: torch.Tensor, mask: torch.Tensor) -> float:
    """Return the share of evidence (H, W) ≥ 0 where `mask` is false; NaN of nothing."""
    total = evidence.double().sum()
    if not total > 0:
        return float("nan")
    return float(evidence.double()[~mask].sum() / total)


def objects_of(dataset: Dataset, index: torch.Tensor) -> dict[int, torch.Tensor]:
    """Return where the objects of the sample at an index (1,) are: (H, W) by class.

    Of masks the first class is taken for the background.
    """
    if dataset.task == "masks":
        mask = dataset.targets_of(index)[0]
        found = {label: mask == label for label in range(1, len(dataset.classes))}
        return {label: place for label, place in found.items() if place.any()}
    if dataset.objects is None or dataset.task != "classes":
        return {}
    place = dataset.objects[index.to(dataset.objects.device)][0] > 0
    return {int(dataset.targets_of(index)): place} if place.any() else {}


@studies(EvidenceInMasksOf)
def evidence_in_masks(looked: Looked, asked: EvidenceInMasksOf) -> Slices:
    """Measure the Grad-CAM of each object's own class, inside and outside of it."""
    network, dataset = looked.network, looked.dataset
    check_image(network)
    _refuse(looked, asked)
    assert asked.part != "own"
    node = asked.node or last_maps(network)
    rows: list[tuple[int, int, float, float]] = []
    count = min(asked.images, dataset.size(asked.part))
    slicing = Slicing(count)
    while slicing.is_left:
        with slicing.next() as (first, end):
            for number in range(first, end):
                rows += _measured(looked, asked, number, node)
        yield StudyProgress(asked.request, end, count)
    indices, labels, outside, background = np.array(rows).reshape(-1, 4).T
    return EvidenceInMasks(
        **looked.fields(),
        part=asked.part,
        node=node,
        classes=dataset.classes,
        indices=indices.astype(np.int32),
        labels=labels.astype(np.int32),
        outside=outside.astype(np.float32),
        background=background.astype(np.float32),
    )


def _measured(
    looked: Looked, asked: EvidenceInMasksOf, number: int, node: str
) -> list[tuple[int, int, float, float]]:
    """Return index, class, and shares of evidence and of pixels outside, by object."""
    assert asked.part != "own"
    dataset = looked.dataset
    index = dataset.index(asked.part, number)
    image = dataset.prepared(index)
    found = []
    for label, place in objects_of(dataset, index).items():
        small = grad_cam(looked.network, image, label, node)
        evidence = interpolate(small[None, None], place.shape, mode="bilinear")[0, 0]
        outside = share_outside(evidence, place)
        if not np.isnan(outside):
            ground = 1 - float(place.double().mean())
            found.append((number, label, outside, ground))
    return found


def _refuse(looked: Looked, asked: EvidenceInMasksOf) -> None:
    """Raise `EngineError` where nobody knows where the objects are."""
    dataset = looked.dataset
    knows = dataset.task == "masks" or dataset.objects is not None
    if not knows or asked.part == "own":
        raise EngineError(
            translate(
                "Engine",
                "These data do not say where in an image its object is: only with "
                "masks can the evidence on it be measured.",
            )
        )
