"""Which units of a layer say nothing: silent ones and saturated ones.

A unit is one value of a layer's output, a channel all units of one map (rows L09, L10).
"""

from __future__ import annotations

import math

import torch
from torch import nn

SIGMOID, TANH = 0.45, 0.9
"""Saturated is |σ − 0.5| > 0.45 and |tanh| > 0.9."""


def bend_of(module: nn.Module) -> nn.Module | None:
    """Return the activation with which a layer ends; None without one."""
    last = module
    while isinstance(last, nn.Sequential) and len(last):
        last = last[-1]
    return last if type(last).__module__ == "torch.nn.modules.activation" else None


def saturated(values: torch.Tensor, bend: nn.Module | None) -> torch.Tensor | None:
    """Tell which values are at the flat end of σ or tanh; None for other layers."""
    if isinstance(bend, nn.Sigmoid):
        return (values - 0.5).abs() > SIGMOID
    if isinstance(bend, nn.Tanh):
        return values.abs() > TANH
    return None


class Units:
    """Counts over images: which units never said anything but 0, how many saturated."""

    def __init__(self, bend: nn.Module | None) -> None:
        self._bend = bend
        self._spoke: torch.Tensor | None = None
        self._saturated = self._seen = 0

    def add(self, outputs: torch.Tensor) -> None:
        """Take in outputs (B, …) of the layer."""
        spoke = (outputs != 0).any(0)  # NaN is not 0: it is no silence
        self._spoke = spoke if self._spoke is None else self._spoke | spoke
        flat = saturated(outputs, self._bend)
        self._seen += outputs.numel()
        if flat is not None:
            self._saturated += int(flat.sum())

    @property
    def count(self) -> int:
        """How many units the layer has."""
        return 0 if self._spoke is None else self._spoke.numel()

    @property
    def dead(self) -> int:
        """Units that were 0 for every image."""
        return 0 if self._spoke is None else int((~self._spoke).sum())

    @property
    def channels(self) -> int:
        """How many channels the units form: maps, or the units themselves."""
        return 0 if self._spoke is None else len(self._by_channel())

    def dead_channels(self) -> torch.Tensor:
        """Indices (N,) of the channels of which every unit was 0 for every image."""
        if self._spoke is None:
            return torch.zeros(0, dtype=torch.int64)
        return (~self._by_channel().any(1)).nonzero()[:, 0]

    @property
    def saturated_share(self) -> float:
        """Share of saturated values; NaN for what cannot saturate."""
        can = isinstance(self._bend, nn.Sigmoid | nn.Tanh)
        return self._saturated / self._seen if can and self._seen else math.nan

    def _by_channel(self) -> torch.Tensor:
        assert self._spoke is not None
        return self._spoke.reshape(len(self._spoke), -1) if self._spoke.dim() else (
            self._spoke.reshape(1, 1)
        )


class Channels:
    """The mean of each channel over images and places, of parts of them."""

    def __init__(self) -> None:
        self._sums = torch.zeros(0, dtype=torch.float64)
        self._each = 0

    def add(self, outputs: torch.Tensor) -> None:
        """Take in outputs (B, …) of the layer."""
        values = outputs if outputs.dim() > 1 else outputs[:, None]
        over = [axis for axis in range(values.dim()) if axis != 1]
        sums = values.sum(over, dtype=torch.float64)
        self._sums = sums if not self._each else self._sums + sums
        self._each += values.numel() // max(1, len(sums))

    @property
    def mean(self) -> torch.Tensor:
        """Means (channels,), float64; NaN or infinite where a value is."""
        return self._sums / max(1, self._each)
