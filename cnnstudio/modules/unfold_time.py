"""Samples of the batch as frames of clips."""

from __future__ import annotations

import torch
from torch import nn


class UnfoldTime(nn.Module):
    """(B·T, ...) -> (B, T, ...), with T = `frames`."""

    def __init__(self, frames: int) -> None:
        super().__init__()
        self.frames = frames

    def forward(self, samples: torch.Tensor) -> torch.Tensor:
        """Take time out of the batch."""
        return samples.reshape(-1, self.frames, *samples.shape[1:])
