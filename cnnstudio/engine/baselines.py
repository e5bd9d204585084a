"""Answers without a network of one's own: k nearest neighbours, one linear layer.

A network that does not beat them has learned nothing that was worth its work.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import nn

from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.bridge.message import Bytes, Message, Numbers
from cnnstudio.bridge.study_messages import BaselineAnswered, RunBaseline
from cnnstudio.engine import device as devices
from cnnstudio.engine.data.dataset import Dataset, load_dataset
from cnnstudio.engine.data.split import Part
from cnnstudio.engine.errors import DataError, EngineError
from cnnstudio.engine.linear_baseline import train_linear
from cnnstudio.engine.nearest import Neighbors, nearest, values_of, vote
from cnnstudio.engine.randomness import kept_random_state
from cnnstudio.graph.text import translate
from cnnstudio.project.file_format import ProjectError, loads
from cnnstudio.project.project import Project
from cnnstudio.project.settings import facts_of

MOST_QUERIES = 2_000
"""Samples of a part that are classified: k-NN takes its time for each of them."""
ORDER: tuple[Part, ...] = ("validation", "test", "train")


def run_baseline(request: RunBaseline) -> Iterator[Message]:
    """Yield progress, then how good the baseline is, or why there is none."""
    try:
        project = loads(request.project).project
        device = devices.choose(project.training.device)[0]
        with kept_random_state(device):
            yield from _run(request, project, device)
    except (EngineError, ProjectError) as error:
        yield BaselineAnswered(request.request, request.method, problem=str(error))
    except (RuntimeError, ValueError, MemoryError) as error:
        text = translate("Engine", "The baseline failed: {error}").format(error=error)
        yield BaselineAnswered(request.request, request.method, problem=text)


def _run(
    request: RunBaseline, project: Project, device: torch.device
) -> Iterator[Message]:
    dataset = load_dataset(project.dataset, _shape_of(project), device)
    if dataset.task != "classes":
        raise DataError(
            translate(
                "Engine",
                "A baseline tells classes apart, but these data have other targets.",
            )
        )
    if request.method == "knn":
        yield from _neighbors(request, dataset)
    else:
        yield from _linear(request, dataset, project.training.seed)


def _shape_of(project: Project) -> tuple[int, ...]:
    """Shape of the images: of the network's Input, or as the data have it."""
    entry = next((n for n in project.graph.nodes.values() if n.type == "Input"), None)
    facts = facts_of(project.dataset)
    given = entry.fields.get("shape") if entry is not None else None
    if isinstance(given, list | tuple):
        return tuple(given)
    if facts is None:
        raise DataError(translate("Engine", "No data are chosen yet: choose some."))
    return facts.shape


# k nearest neighbours


@dataclass
class _Judged:
    """Shares of right answers by part, neighbours of the validation part, time."""

    shares: dict[Part, float]
    neighbors: Neighbors
    milliseconds: float


def _judge(
    request: RunBaseline, dataset: Dataset, labels: torch.Tensor
) -> Iterator[JobProgress | _Judged]:
    """Answer for all parts; the training samples are among their own neighbours."""
    by_part: dict[Part, Neighbors] = {}
    seconds, count = 0.0, 0
    for part in ORDER:
        queries = values_of(dataset, _some(dataset, part))
        begun = time.perf_counter()
        for found in nearest(dataset, queries, request.k, request.distance):
            if isinstance(found, Neighbors):
                by_part[part] = found
            else:
                yield _progress(request, part, found, len(labels))
        seconds += time.perf_counter() - begun
        count += len(queries)
    shares = {
        part: _share(
            vote(labels[found.places], len(dataset.classes)),
            dataset.targets_of(_some(dataset, part)),
        )
        for part, found in by_part.items()
    }
    yield _Judged(shares, by_part["validation"], 1e3 * seconds / max(1, count))


def _neighbors(request: RunBaseline, dataset: Dataset) -> Iterator[Message]:
    start = time.perf_counter()
    training = dataset.parts["train"]
    labels = dataset.targets_of(training)
    for judged in _judge(request, dataset, labels):
        if isinstance(judged, JobProgress):
            yield judged
            continue
        shown = _spread(request, len(_some(dataset, "validation")))
        asked = _some(dataset, "validation")[shown]
        places = judged.neighbors.places[shown]
        yield BaselineAnswered(
            request=request.request,
            method="knn",
            accuracy=judged.shares["validation"],
            test_accuracy=judged.shares["test"],
            train_accuracy=judged.shares["train"],
            classes=dataset.classes,
            bytes=len(labels) * _bytes_of_one(dataset),
            comparisons=len(labels),
            milliseconds=judged.milliseconds,
            seconds=time.perf_counter() - start,
            queries=_pictures(dataset, asked),
            labels=_numbers(dataset.targets_of(asked)),
            answers=_numbers(vote(labels[places], len(dataset.classes))),
            neighbors=_numbers(places),
            neighbor_labels=_numbers(labels[places]),
            distances=judged.neighbors.distances[shown].cpu().numpy(),
            neighbor_pictures=_pictures(dataset, training[places.flatten()]),
        )


def _progress(request: RunBaseline, part: Part, done: int, total: int) -> JobProgress:
    text = translate("Engine", "compared with {done:,} of {total:,} samples")
    share = ORDER.index(part)
    return JobProgress(
        request.request,
        text.format(done=done, total=total),
        share * total + done,
        3 * total,
    )


def _bytes_of_one(dataset: Dataset) -> int:
    """Bytes of a training sample as it is kept: a byte for each pixel."""
    values = int(np.prod(dataset.shape))
    return values * (4 if dataset.inputs.is_floating_point() else 1)


# One linear layer


def _linear(request: RunBaseline, dataset: Dataset, seed: int) -> Iterator[Message]:
    start, epochs = time.perf_counter(), max(1, request.epochs)
    for found in train_linear(dataset, request.method, epochs, seed):
        if isinstance(found, nn.Linear):
            answer = _judged_layer(request, dataset, found)
            yield replace(answer, seconds=time.perf_counter() - start)
        else:
            text = translate("Engine", "epoch {done} of {total}").format(
                done=found, total=epochs
            )
            yield JobProgress(request.request, text, found, epochs)


@torch.no_grad()
def _judged_layer(
    request: RunBaseline, dataset: Dataset, layer: nn.Linear
) -> BaselineAnswered:
    shares, seconds, count = {}, 0.0, 0
    for part in ORDER:
        queries = _some(dataset, part)
        rows = values_of(dataset, queries)
        begun = time.perf_counter()
        answers = layer(rows).argmax(1)
        shares[part] = _share(answers, dataset.targets_of(queries))
        seconds += time.perf_counter() - begun
        count += len(queries)
    asked = _some(dataset, "validation")
    shown = asked[_spread(request, len(asked))]
    parameters = sum(weight.numel() for weight in layer.parameters())
    return BaselineAnswered(
        request=request.request,
        method=request.method,
        accuracy=shares["validation"],
        test_accuracy=shares["test"],
        train_accuracy=shares["train"],
        classes=dataset.classes,
        bytes=4 * parameters,
        comparisons=len(dataset.classes),
        milliseconds=1e3 * seconds / max(1, count),
        parameters=parameters,
        queries=_pictures(dataset, shown),
        labels=_numbers(dataset.targets_of(shown)),
        answers=_numbers(layer(values_of(dataset, shown)).argmax(1)),
        templates=layer.weight.reshape(-1, *dataset.shape).cpu().numpy(),
    )


# Both


def _spread(request: RunBaseline, count: int) -> slice:
    """Return which samples are shown: from all of the part, for it may be sorted."""
    step = max(1, (count - request.first) // max(1, request.shown))
    return slice(request.first, request.first + step * request.shown, step)


def _some(dataset: Dataset, part: Part) -> torch.Tensor:
    return dataset.parts[part][:MOST_QUERIES]


def _share(answers: torch.Tensor, labels: torch.Tensor) -> float:
    return float((answers == labels).float().mean()) if len(labels) else 0.0


def _numbers(values: torch.Tensor) -> Numbers:
    found: Numbers = values.cpu().numpy().astype(np.int32)
    return found


def _pictures(dataset: Dataset, indices: torch.Tensor) -> Bytes:
    """Samples as pictures (N, C, H, W); none of rows and clips."""
    if len(dataset.shape) != 3:
        return np.zeros((0, 0, 0, 0), np.uint8)
    pixels = dataset.pixels(indices)
    pictures: Bytes = (pixels * 255).round().clamp(0, 255).byte().cpu().numpy()
    return pictures
