"""One linear layer on all values, as a baseline: softmax, or a linear SVM."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import nn

from cnnstudio.engine.data.batches import Batches
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.hashing import key
from cnnstudio.engine.losses import CrossEntropy, Hinge, Loss
from cnnstudio.engine.nearest import values_of

RATE, BATCH = 1e-3, 32
L2 = 1e-4
"""λ of λΣw²: keeps templates smooth and a separable problem finite."""


def train_linear(
    dataset: Dataset, method: str, epochs: int, seed: int
) -> Iterator[int | nn.Linear]:
    """Train it with Adam; yields each epoch's number, at the end the layer.

    "softmax" is cross-entropy, "svm" the multi-class hinge with margin 1.
    """
    loss_of: Loss = Hinge() if method == "svm" else CrossEntropy()
    features = values_of(dataset, dataset.index("train", 0)).shape[1]
    layer = nn.Linear(features, len(dataset.classes), device=dataset.device)
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    optimizer = torch.optim.Adam(layer.parameters(), lr=RATE)
    batches = Batches(dataset, "train", BATCH, seed=key(seed, "linear"), shuffle=True)
    for epoch in range(1, epochs + 1):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - (epoch - 1) / epochs)
        for batch in batches.epoch(epoch):
            scores = layer(values_of(dataset, batch.indices))
            loss = loss_of(scores, batch.targets) + L2 * layer.weight.square().sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
        yield epoch
    yield layer
