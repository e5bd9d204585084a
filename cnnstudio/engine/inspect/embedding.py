"""Images in two dimensions: the principal components of the penultimate features."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import numpy as np
import torch
from torch import nn

from cnnstudio.bridge.embedding_messages import MOST_POINTS, Embedding, EmbeddingOf
from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.engine.answers import scores_in
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.aside import aside
from cnnstudio.engine.inspect.parts import FIRST, data_part, next_size
from cnnstudio.engine.inspect.places import one_input
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.subject import only_looking
from cnnstudio.engine.network import Network
from cnnstudio.graph.text import translate

WEIGHTED = (nn.Linear, nn.Conv1d, nn.Conv2d, nn.Conv3d)
"""What can be the last layer with weights, whose input are the features."""

FADING = 0.6
"""How much less each class counts than the one before where points are turned."""

CERTAIN = 1e-9
"""The smaller singular value, as a share of the larger, that determines a turn."""


@studies(EmbeddingOf)
def embedding(looked: Looked, asked: EmbeddingOf) -> Slices:
    """Collect the features of the part's images, some more in each slice."""
    network, dataset, part = looked.network, looked.dataset, data_part(asked.part)
    one_input(network)
    layer = last_layer(network)
    count = dataset.size(part)
    if count < 2:
        raise EngineError(
            translate(
                "Engine", "Two images are needed at least, the part has {n}."
            ).format(n=count)
        )
    step = -(-count // MOST_POINTS)
    indices = dataset.parts[part][::step]
    features, said = yield from _collected(looked, asked.request, layer, indices)
    labels = torch.full((len(indices),), -1)
    if dataset.task == "classes":
        labels = dataset.targets_of(indices)
    # Of thousands of features the eigenvectors take seconds; a run goes on meanwhile.
    points, shares = yield from aside(lambda: principal(features))
    points, shares = upright(points, shares, labels.cpu())
    return Embedding(
        **looked.fields(),
        part=part,
        layer=layer,
        count=features.shape[1],
        places=np.arange(0, count, step, dtype=np.int32),
        points=as_array(points),
        shares=as_array(shares),
        labels=labels.cpu().numpy().astype(np.int32),
        predicted=said.cpu().numpy().astype(np.int32),
    )


def _collected(
    looked: Looked, request: int, layer: str, indices: torch.Tensor
) -> Generator[StudyProgress, None, tuple[torch.Tensor, torch.Tensor]]:
    """Return what a layer is given (N, F) of images, and the classes said (N,)."""
    network, dataset = looked.network, looked.dataset
    rows: list[torch.Tensor] = []
    said: list[torch.Tensor] = []
    done, size = 0, FIRST
    while done < len(indices):
        start = time.perf_counter()
        chosen = indices[done : done + size]
        with only_looking(network), given_to(network, layer) as given:
            inputs = dataset.prepared(chosen)
            result = network(inputs.contiguous(memory_format=network.memory_format))
            said.append(_classes(network, scores_in(result)))
        rows.append(given[0])
        done += len(chosen)
        size = next_size(size, time.perf_counter() - start)
        yield StudyProgress(request, done, len(indices))
    return torch.cat(rows), torch.cat(said)


def last_layer(network: Network) -> str:
    """Return the last layer with weights before an Output; raises `EngineError`."""
    for node in reversed(network.node_ids):
        if any(isinstance(m, WEIGHTED) for m in network.node_module(node).modules()):
            return node
    raise EngineError(
        translate("Engine", "No layer of this network has weights to give features to.")
    )


@contextmanager
def given_to(network: Network, node: str) -> Iterator[list[torch.Tensor]]:
    """Collect what a layer is given as features (B, F); of maps their means."""
    found: list[torch.Tensor] = []

    def keep(_module: nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
        values = inputs[0].detach()
        flat = values.flatten(2).mean(2) if values.dim() > 2 else values
        found.append(flat.to("cpu", torch.float32).clone())

    handle = network.node_module(node).register_forward_pre_hook(keep)
    try:
        yield found
    finally:
        handle.remove()


def _classes(network: Network, scores: torch.Tensor) -> torch.Tensor:
    """Return the classes (B,) that are predicted; −1 without one score a class."""
    if not network.output_node or scores.dim() != 2:
        return torch.full((len(scores),), -1)
    if scores.shape[1] == 1:
        return (scores[:, 0] > 0).long().cpu()
    return scores.argmax(1).cpu()


def principal(features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the first two principal components (N, 2) and their shares (2,).

    The eigenvectors of the covariance, or of the products of the images where these
    are fewer (both have the same values that are not 0). Their signs mean nothing.
    What is not finite counts as the mean.
    """
    rows = features.double()
    finite = rows.isfinite()
    mean = torch.where(finite, rows, 0.0).sum(0) / finite.sum(0).clamp(min=1)
    rows = torch.where(finite, rows - mean, 0.0)
    wide = rows.shape[1] > rows.shape[0]
    values, vectors = torch.linalg.eigh(rows @ rows.T if wide else rows.T @ rows)
    values, vectors = values.flip(0).clamp(min=0.0), vectors.flip(1)
    first = vectors[:, :2]
    points = first * values[:2].sqrt() if wide else rows @ first
    missing = 2 - points.shape[1]
    if missing > 0:  # one feature only
        points = torch.cat([points, points.new_zeros(len(points), missing)], 1)
        values = torch.cat([values, values.new_zeros(missing)])
    total = values.sum()
    shares = values[:2] / total if float(total) > 0 else values[:2]
    largest = torch.finfo(torch.float32).max  # what is summed up may be more
    return points.clamp(-largest, largest).float(), shares.float()


def upright(
    points: torch.Tensor, shares: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Turn points (N, 2) in their plane, so that classes stay where they are.

    Which way a component points means nothing, and of two that vary alike not even
    which one is first: from one epoch to the next they would change at random. The
    orthogonal map is taken that brings the means of the classes closest to places
    that never change (Schönemann 1966); distances stay as they are. Without three
    classes each axis points to its largest value. `shares` become those of the axes.
    """
    rows = points.double()
    turn = _turn_to_places(rows, labels)
    if turn is None:
        largest = rows.gather(0, rows.abs().argmax(0, keepdim=True))
        turn = torch.diag(torch.where(largest[0] < 0, -1.0, 1.0).double())
    turned = rows @ turn
    squares = turned.square().sum(0)
    whole = shares.double().sum() / squares.sum().clamp(min=1e-300)
    return turned.float(), (squares * whole).float()


def _turn_to_places(rows: torch.Tensor, labels: torch.Tensor) -> torch.Tensor | None:
    """Return the map (2, 2) of points to places of their classes, if it is certain.

    The places lie in two directions, in which classes count the less the later they
    come: a few decide, so that no small change of many turns the whole.
    """
    classes = labels[labels >= 0].unique()
    if len(classes) < 3:
        return None
    means = torch.stack([rows[labels == one].mean(0) for one in classes])
    weights = FADING ** classes.double()
    places = torch.stack([weights, weights * (1 - 2 * (classes % 2))], 1)
    left, sizes, right = torch.linalg.svd((means - means.mean(0)).T @ places)
    return left @ right if float(sizes[1]) > CERTAIN * float(sizes[0]) else None
