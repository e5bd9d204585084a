"""Frames of a clip as so many samples of the batch."""

from __future__ import annotations

import torch
from torch import nn


class FoldTime(nn.Module):
    """(B, T, ...) -> (B·T, ...)."""

    def forward(self, clips: torch.Tensor) -> torch.Tensor:
        """Fold time into the batch."""
        return clips.flatten(0, 1)
