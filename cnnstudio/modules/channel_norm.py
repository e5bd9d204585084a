"""Layer normalization over the channels, at each pixel by itself."""

from __future__ import annotations

import torch
from torch import nn


class ChannelNorm(nn.LayerNorm):
    """`nn.LayerNorm` along the channels (axis 1) of (B, C, …), as ConvNeXt has it."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:  # noqa: A002 (torch's)
        """Normalize with the channels put last for the time."""
        return super().forward(input.movedim(1, -1)).movedim(-1, 1)
