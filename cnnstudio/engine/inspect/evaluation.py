"""What does the network say of every image? Answered slice by slice."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import torch

from cnnstudio.bridge.look_messages import (
    MOST_SCORES,
    NO_SCORES,
    Evaluate,
    Evaluated,
    StudyProgress,
)
from cnnstudio.engine.answers import chances_of, scores_in
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect import parts
from cnnstudio.engine.inspect.judging import judge_part
from cnnstudio.engine.inspect.parts import data_part
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.subject import only_looking
from cnnstudio.graph.text import translate
from cnnstudio.project.adversarial import adversarial_pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

@studies(Evaluate)
def evaluate_part(looked: Looked, asked: Evaluate) -> Slices:
    """Classify the images of a part, some more in each slice.

    What does not have one class each is judged by its own kind of target.
    """
    _refuse(looked)
    dataset, part = looked.dataset, data_part(asked.part)
    if dataset.task != "classes":
        return (yield from judge_part(looked, asked))
    count = dataset.size(part)
    predicted, probability = np.zeros(count, np.int32), np.zeros(count, np.float32)
    of_label = np.zeros(count, np.float32)
    kept: list[NDArray[np.float32]] = []
    done, size = 0, parts.FIRST
    while done < count:
        start = time.perf_counter()
        indices = dataset.parts[part][done : done + size]
        scores, own = _classified(looked, indices)
        highest = chances_of(scores).max(1)
        if count * max(2, scores.shape[1]) <= MOST_SCORES:
            kept.append(_of_each_class(scores).float().cpu().numpy())
        here = slice(done, done + len(indices))
        of_label[here] = own.cpu().numpy()
        probability[here] = highest.values.cpu().numpy()
        predicted[here] = highest.indices.cpu().numpy()
        done += len(indices)
        size = parts.next_size(size, time.perf_counter() - start)
        yield StudyProgress(asked.request, done, count)
    labels = dataset.targets_of(dataset.parts[part])
    return Evaluated(
        **looked.fields(),
        part=part,
        classes=dataset.classes,
        labels=labels.cpu().numpy().astype(np.int32),
        predicted=predicted,
        probability=probability,
        of_label=of_label,
        scores=np.concatenate(kept) if kept else NO_SCORES,
    )


def _classified(
    looked: Looked, indices: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return scores (B, classes or 1) and probabilities of the labels (B,)."""
    dataset, network = looked.dataset, looked.network
    with only_looking(network):
        inputs = dataset.prepared(indices)
        inputs = inputs.contiguous(memory_format=network.memory_format)
        scores = scores_in(network(inputs))
        labels = dataset.targets_of(indices).to(scores.device)
        chances = chances_of(scores)
        # A network that is still being built may have fewer scores than there are
        # classes; a GPU does not survive an index beyond them.
        last = chances.shape[1] - 1
        own = chances.gather(1, labels.clamp(max=last)[:, None])[:, 0]
        return scores, own.masked_fill(labels > last, 0.0)


def _of_each_class(scores: torch.Tensor) -> torch.Tensor:
    """Return scores (B, classes): softmax of them are the chances, of one score too."""
    if scores.shape[1] > 1:
        return scores
    return torch.cat((torch.zeros_like(scores), scores), 1)


def _refuse(looked: Looked) -> None:
    """Raise `EngineError` where there is nothing to compare."""
    if not looked.network.output_node:
        raise EngineError(
            translate("Engine", "Without an Output the network classifies nothing.")
        )
    if adversarial_pair(looked.network.graph) is not None:
        raise EngineError(
            translate(
                "Engine",
                "A generator and its discriminator do not classify the images, so "
                "there are no mistakes to count.",
            )
        )
    if looked.dataset.task == "none":
        raise EngineError(
            translate(
                "Engine",
                "The images of these data have no targets, so there are no mistakes "
                "to count.",
            )
        )
