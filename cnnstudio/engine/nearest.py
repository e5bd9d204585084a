"""The nearest training samples of a query, exactly, without keeping all distances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import torch

from cnnstudio.engine.data.dataset import Dataset

BLOCK = 2_048
"""Training samples that are compared at once."""
SPARE = 8
"""Neighbours beyond k that are measured exactly: a product of matrices rounds."""


@dataclass
class Neighbors:
    """For each query its k nearest: places in the training part, and distances.

    Both are (Q, k), ascending by distance.
    """

    places: torch.Tensor
    distances: torch.Tensor


def values_of(dataset: Dataset, indices: torch.Tensor) -> torch.Tensor:
    """Return samples as rows (B, D) float32: pixels from 0 to 1, or prepared rows.

    Columns of a table have scales of their own, so that they are normalized first.
    """
    is_table = len(dataset.shape) == 1
    given = dataset.prepared(indices) if is_table else dataset.pixels(indices)
    return given.flatten(1)


def distances(queries: torch.Tensor, others: torch.Tensor, kind: str) -> torch.Tensor:
    """Distances (Q, N) of rows: "l1" is Σ|a − b|, "l2" the root of Σ(a − b)²."""
    return torch.cdist(
        queries,
        others,
        p=1.0 if kind == "l1" else 2.0,
        compute_mode="donot_use_mm_for_euclid_dist",
    )


def nearest(
    dataset: Dataset, queries: torch.Tensor, k: int, kind: str
) -> Iterator[int | Neighbors]:
    """Find the k nearest training samples of rows (Q, D).

    Yields how many training samples were compared so far, and at the end `Neighbors`.
    """
    train = dataset.parts["train"]
    k = min(k, len(train))
    kept = min(k + SPARE, len(train))
    best = queries.new_empty(len(queries), 0)
    places = torch.empty(len(queries), 0, dtype=torch.int64, device=queries.device)
    for first in range(0, len(train), BLOCK):
        block = values_of(dataset, train[first : first + BLOCK])
        found = _ranked(queries, block, kind)
        numbers = torch.arange(first, first + len(block), device=queries.device)
        best = torch.cat((best, found), dim=1)
        places = torch.cat((places, numbers.expand(len(queries), -1)), dim=1)
        chosen = best.topk(min(kept, best.shape[1]), largest=False)
        best, places = chosen.values, places.gather(1, chosen.indices)
        yield first + len(block)
    yield _exact(dataset, queries, places, k, kind)


def _ranked(queries: torch.Tensor, block: torch.Tensor, kind: str) -> torch.Tensor:
    """Numbers (Q, N) in the order of the distances, by the fastest way."""
    if kind == "l1":
        return distances(queries, block, kind)
    squares = queries.square().sum(1, keepdim=True) + block.square().sum(1)
    return squares.addmm_(queries, block.T, alpha=-2)


def _exact(
    dataset: Dataset, queries: torch.Tensor, places: torch.Tensor, k: int, kind: str
) -> Neighbors:
    """Measure the candidates (Q, M) anew, difference by difference; keep k."""
    train, measured = dataset.parts["train"], []
    for query, candidates in zip(queries, places, strict=True):
        rows = values_of(dataset, train[candidates])
        measured.append(distances(query.unsqueeze(0), rows, kind)[0])
    exact = torch.stack(measured)
    order = exact.argsort(dim=1, stable=True)[:, :k]
    return Neighbors(places.gather(1, order), exact.gather(1, order))


def vote(labels: torch.Tensor, classes: int) -> torch.Tensor:
    """Classes (Q,) that most of the neighbours (Q, k) have; of equals the nearer."""
    votes = torch.zeros(len(labels), classes, device=labels.device)
    votes.scatter_add_(1, labels, torch.ones_like(labels, dtype=votes.dtype))
    # The nearest one of a class decides between equals, never against one vote more.
    k = labels.shape[1]
    nearness = torch.arange(k, 0, -1, device=labels.device) / (k + 1)
    best = torch.zeros_like(votes).scatter_reduce_(
        1, labels, nearness.expand(labels.shape), "amax"
    )
    return (votes + best).argmax(1)
