"""Shapes by torch itself: the same layers on the meta device, and one forward."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

from benchmarks.networks import IMAGE, LayerSpec


def build(layers: list[LayerSpec]) -> nn.Sequential:
    """Build the modules on the meta device, where tensors have shapes only."""
    modules: list[nn.Module] = []
    channels: Any = IMAGE[0]
    with torch.device("meta"):
        for kind, fields in layers:
            given: dict[str, Any] = dict(fields)
            if kind == "Conv2d":
                modules.append(nn.Conv2d(channels, **given))
                channels = given["out_channels"]
            elif kind == "BatchNorm2d":
                modules.append(nn.BatchNorm2d(channels))
            elif kind == "Linear":
                modules.append(nn.Linear(channels, **given))
                channels = given["out_features"]
            elif kind == "GlobalAvgPool":
                modules.append(nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten()))
            else:
                modules.append(getattr(nn, kind)(**given))
    return nn.Sequential(*modules).eval()


def forward(network: nn.Sequential) -> torch.Size:
    """Shape of the scores. In eval mode without gradients: its fastest way."""
    with torch.inference_mode():
        image = torch.empty(1, *IMAGE, device="meta")
        scores: torch.Tensor = network(image)
    return scores.shape
