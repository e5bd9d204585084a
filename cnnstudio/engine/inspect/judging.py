"""What the network says of images that do not have one class each."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import torch

from cnnstudio.bridge.evaluation_messages import (
    MOST_PICTURES,
    NO_COUNTS,
    NO_MASKS,
    NO_SCORES,
    Judged,
    Masks,
    MasksOf,
)
from cnnstudio.bridge.look_messages import MOST_SCORES, Evaluate, StudyProgress
from cnnstudio.engine.answers import decided, scores_in
from cnnstudio.engine.inspect.parts import FIRST, data_part, next_size
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.subject import only_looking

if TYPE_CHECKING:
    from numpy.typing import NDArray


def judge_part(looked: Looked, asked: Evaluate) -> Slices:
    """Compare labels, values or masks with what the network says, slice by slice."""
    dataset, part = looked.dataset, data_part(asked.part)
    count, done, size = dataset.size(part), 0, FIRST
    scores: list[torch.Tensor] = []
    targets: list[torch.Tensor] = []
    each: list[torch.Tensor] = []
    counts: torch.Tensor | None = None
    while done < count:
        start = time.perf_counter()
        indices = dataset.parts[part][done : done + size]
        said = _said(looked, indices)
        truth = dataset.targets_of(indices).to(said.device)
        if dataset.task == "masks":
            pairs = pixel_counts(said, truth)
            each.append(class_iou(pairs).cpu())
            whole = pairs.sum(0).cpu()
            counts = whole if counts is None else counts + whole
        elif count * said[0].numel() <= MOST_SCORES:
            scores.append(said.flatten(1).float().cpu())
            targets.append(truth.reshape(len(truth), -1).float().cpu())
        done += len(indices)
        size = next_size(size, time.perf_counter() - start)
        yield StudyProgress(asked.request, done, count)
    return Judged(
        **looked.fields(),
        part=part,
        task=dataset.task,
        classes=dataset.classes,
        count=count,
        scores=torch.cat(scores).numpy() if scores else NO_SCORES,
        targets=torch.cat(targets).numpy() if targets else NO_SCORES,
        counts=NO_COUNTS if counts is None else counts.numpy(),
        each=_mean_of(each),
        shares=_kept(each),
    )


@studies(MasksOf)
def masks(looked: Looked, asked: MasksOf) -> Slices:
    """Return true and predicted classes of the pixels of some images."""
    dataset, part = looked.dataset, data_part(asked.part)
    count = dataset.size(part) if dataset.task == "masks" else 0
    places = [p for p in asked.places if 0 <= p < count][:MOST_PICTURES]
    true: list[torch.Tensor] = []
    predicted: list[torch.Tensor] = []
    for place in places:
        indices = dataset.index(part, place)
        predicted.append(decided(_said(looked, indices)).int().cpu())
        true.append(dataset.targets_of(indices).int().cpu())
        yield StudyProgress(asked.request, len(true), len(places))
    return Masks(
        **looked.fields(),
        part=part,
        places=np.array(places, np.int32),
        true=torch.cat(true).numpy() if true else NO_MASKS,
        predicted=torch.cat(predicted).numpy() if predicted else NO_MASKS,
    )


def pixel_counts(scores: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """Count pixels (B, C, C) of each image by true and predicted class.

    Scores are (B, C or 1, H, W), classes (B, H, W) with −1 for what is ignored.
    """
    classes, images = max(2, scores.shape[1]), len(truth)
    said, truth = decided(scores).reshape(images, -1), truth.reshape(images, -1).long()
    behind = classes * classes
    pairs = torch.where(truth >= 0, truth * classes + said, behind)
    counts = torch.zeros(images, behind + 1, dtype=torch.long, device=scores.device)
    counts.scatter_add_(1, pairs, torch.ones_like(pairs))
    return counts[:, :behind].reshape(images, classes, classes)


def class_iou(counts: torch.Tensor) -> torch.Tensor:
    """Return the IoU (B, C) of each class from counts (B, C, C).

    NaN of a class that does not occur: no pixel has it or is said to have it.
    """
    right = counts.diagonal(dim1=1, dim2=2).double()
    union = counts.sum(1) + counts.sum(2) - right
    return torch.where(union > 0, right / union.clamp(min=1), torch.nan)


def _said(looked: Looked, indices: torch.Tensor) -> torch.Tensor:
    network = looked.network
    with only_looking(network):
        inputs = looked.dataset.prepared(indices)
        inputs = inputs.contiguous(memory_format=network.memory_format)
        return scores_in(network(inputs))


def _kept(each: list[torch.Tensor]) -> NDArray[np.float32]:
    """Return the IoU (N, C) of all classes, unless they would be too many."""
    count = sum(part.numel() for part in each)
    if not 0 < count <= MOST_SCORES:
        return NO_SCORES
    return torch.cat(each).float().numpy()


def _mean_of(each: list[torch.Tensor]) -> NDArray[np.float32]:
    """Return the mean (N,) of the classes that occur; NaN where none does."""
    if not each:
        return np.zeros(0, np.float32)
    return torch.cat(each).nanmean(1).float().numpy()
