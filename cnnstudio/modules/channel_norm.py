"""Layer normalization over the channels, at each pixel by itself."""

from __future__ import annotations

import torch
from torch import nn


class ChannelNorm(nn.LayerNorm):
    """`nn.LayerNorm` along the channels (axis 1) of (B, C, …), as ConvNeXt has it."""

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        """Normalize with the channels put last for the time."""
        return super().forward(maps.movedim(1, -1)).movedim(-1, 1)
