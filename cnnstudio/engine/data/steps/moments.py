"""Means, variances and covariances of the training samples, in double precision."""

from __future__ import annotations

import torch

from cnnstudio.engine.data.steps.perform import Training


def moments(training: Training, over: str) -> tuple[torch.Tensor, torch.Tensor]:
    """Return mean and variance, float64, shaped to be broadcast against a sample.

    `over` says of what there is one each: "channel" (the first axis of a sample),
    "pixel" (every value of a sample) or "all". Blocks are merged as Chan, Golub and
    LeVeque do (1979), so that nothing is lost to large sums.
    """
    rank = len(training.shape)
    axes = {
        "channel": (0, *range(2, rank + 1)),
        "pixel": (0,),
        "all": tuple(range(rank + 1)),
    }[over]
    count = 0
    mean = squares = torch.zeros((), dtype=torch.float64)
    for block in training.blocks():
        values = block.to(torch.float64, copy=True)
        # In place, and not by `var_mean`, which takes five times as long.
        middle = values.mean(axes, keepdim=True)
        own = values.sub_(middle).square_().sum(axes, keepdim=True)
        size = values.numel() // middle.numel()
        total = count + size
        apart = middle - mean
        mean = mean + apart * (size / total)
        squares = squares + own + apart**2 * (count * size / total)
        count = total
    return mean[0], squares[0] / count


def covariance(training: Training) -> tuple[torch.Tensor, torch.Tensor]:
    """Return mean (D,) and covariance (D, D) of flattened samples, both float64."""
    mean = moments(training, "pixel")[0].flatten()
    total = torch.zeros(len(mean), len(mean), dtype=torch.float64)
    count = 0
    for block in training.blocks():
        centred = block.flatten(1).to(torch.float64) - mean
        total.addmm_(centred.T, centred)
        count += len(centred)
    return mean, total / count
