"""Attention of all pixels of a map to each other."""

from __future__ import annotations

import torch
from torch import nn


class SelfAttention2d(nn.Module):
    """Multi-head attention whose steps are the pixels, and features the channels."""

    def __init__(
        self, channels: int, num_heads: int, dropout: float, bias: bool
    ) -> None:
        super().__init__()
        self.attention = nn.MultiheadAttention(
            channels, num_heads, dropout, bias, batch_first=True
        )

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        """Return (B, C, H, W)."""
        pixels = image.flatten(2).transpose(1, 2)
        taken: torch.Tensor
        taken, _ = self.attention(pixels, pixels, pixels, need_weights=False)
        return taken.transpose(1, 2).reshape(image.shape)
