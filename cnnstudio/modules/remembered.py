"""What a recurrent layer hands on: all steps, or what it remembers at the end."""

from __future__ import annotations

import torch
from torch import nn


class Remembered(nn.Module):
    """Picks from the (outputs, state) of `nn.LSTM` or `nn.GRU` with batch_first.

    `last` gives the end of each direction, side by side: (B, directions · hidden).
    """

    def __init__(self, directions: int, last: bool) -> None:
        super().__init__()
        self.directions = directions
        self.last = last

    def forward(self, given: tuple[torch.Tensor, object]) -> torch.Tensor:
        """Return (B, L, N), or (B, N) of the last step."""
        steps, _ = given
        if not self.last:
            return steps
        if self.directions == 1:
            return steps[:, -1]
        half = steps.shape[-1] // 2  # the one that reads backwards ends at the first
        return torch.cat([steps[:, -1, :half], steps[:, 0, half:]], dim=1)
