"""Loss and metrics on a part of the data that is not trained on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import torch
from torch import nn

from cnnstudio.engine.data.batches import Batches
from cnnstudio.engine.losses import Loss
from cnnstudio.engine.metrics import make_metrics
from cnnstudio.project.measures import series

Values = Mapping[str, float]


MOST_JUDGED = 1_024
"""Samples that are validated at once, whatever the batch size."""


def judged_at_once(batch_size: int) -> int:
    """Return how many samples are validated at once where so many are trained on."""
    return min(2 * batch_size, MOST_JUDGED) or MOST_JUDGED


@contextmanager
def evaluating(network: nn.Module) -> Iterator[None]:
    """Switch Dropout off and BatchNorm to its averages, record nothing, then go back.

    Inside, every image is judged by itself: two passes give the same bits.
    """
    before = network.training
    network.eval()
    try:
        with torch.no_grad():
            yield
    finally:
        network.train(before)


def evaluate_batches(
    network: nn.Module, batches: Batches, loss: Loss
) -> Iterator[Values | None]:
    """Yield None after every batch and at the end the values of the part, by series.

    The loss is the mean over all samples as weighted by the loss itself. Between
    batches the network is back in the mode it had.
    """
    data = batches.dataset
    metrics, totals = make_metrics(data.task, len(data.classes)), []
    source = batches.epoch()
    while (batch := next(source, None)) is not None:
        with evaluating(network):
            outputs = network(batch.inputs)
            totals.append(loss.totals(outputs, batch.targets))
            metrics.update(outputs, batch.targets)
        yield None
    sums, counts = zip(*torch.stack(totals).tolist(), strict=True)
    count = sum(counts)
    values = {"loss": sum(sums) / count if count else math.nan, **metrics.compute()}
    yield {series(batches.part, key): value for key, value in values.items()}


def evaluate(network: nn.Module, batches: Batches, loss: Loss) -> Values:
    """Return loss and metrics of a network on all batches."""
    *_, values = evaluate_batches(network, batches, loss)
    assert values is not None
    return values
