"""Loss and accuracy on a part of the data that is not trained on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import torch
from torch import nn

from cnnstudio.engine.data.batches import Batches
from cnnstudio.engine.optimize import correct_of, loss_of


class Result(NamedTuple):
    """Means over all images, each counting the same, by measure."""

    loss: float
    accuracy: float

    def named(self, part: str) -> dict[str, float]:
        """Return them as series of a part of the data."""
        return {f"{part}/{key}": value for key, value in self._asdict().items()}


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


def evaluate_batches(network: nn.Module, batches: Batches) -> Iterator[Result | None]:
    """Yield None after every batch and at the end the `Result`.

    Between batches the network is back in the mode it had.
    """
    losses, rights = [], []
    source = batches.epoch()
    while (batch := next(source, None)) is not None:
        with evaluating(network):
            logits = network(batch.inputs)
            losses.append(loss_of(logits, batch.targets, "sum"))
            rights.append(correct_of(logits, batch.targets))
        yield None
    count = batches.dataset.size(batches.part)
    loss = sum(torch.stack(losses).tolist())
    yield Result(loss / count, sum(torch.stack(rights).tolist()) / count)


def evaluate(network: nn.Module, batches: Batches) -> Result:
    """Return loss and accuracy of a network on all batches."""
    *_, result = evaluate_batches(network, batches)
    assert result is not None
    return result
