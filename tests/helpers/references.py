"""Which test holds which study against an independent reference, and on what.

A study's reference is one test under `@reference(Question)`: it asks the study and
compares the numbers with what plain hooks, NumPy, captum or torchmetrics make of the
same network. It is run on LeNet, ResNet-18 in blocks and U-Net 16, but for those that
`UNFIT` names with the sentence by which the study refuses them.
`tests/engine/inspect/test_references.py` finds a study without one.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import nn

from cnnstudio.bridge.attention_messages import AttentionOf
from cnnstudio.bridge.attribution_messages import CamOf
from cnnstudio.bridge.message import Study
from cnnstudio.bridge.sample_messages import RobustnessOf, StagesOf
from cnnstudio.engine.inspect.subject import Subject
from tests.helpers.looked_into import NETWORKS

_PER_PIXEL = "do not have one class each"  # every pixel of U-Net 16 has its own
_HEAD = "GlobalAvgPool"  # LeNet ends in three dense layers, U-Net 16 in maps

UNFIT: dict[type[Study], dict[str, str]] = {
    AttentionOf: dict.fromkeys(NETWORKS, "no attention"),
    CamOf: {"lenet": _HEAD, "unet16": _HEAD},
    StagesOf: {"unet16": _PER_PIXEL},
    RobustnessOf: {"unet16": _PER_PIXEL},
}
"""Networks that a study does not fit, and words of the sentence that says so."""


def reference(question: type[Study], *others: Any) -> pytest.MarkDecorator:
    """Run a test on all networks that fit a question, and on `others`, as `name`."""
    unfit = UNFIT.get(question, {})
    names = [name for name in NETWORKS if name not in unfit]
    return pytest.mark.parametrize("name", [*names, *others])


def heard(
    subject: Subject, node: str, inputs: torch.Tensor, *, given: bool = False
) -> torch.Tensor:
    """Return what a plain hook sees a node give (B, …), or be given, for inputs."""
    kept: list[torch.Tensor] = []

    def keep(_module: nn.Module, got: tuple[Any, ...], output: torch.Tensor) -> None:
        kept.append((got[0] if given else output).detach().clone())

    handle = subject.network.node_module(node).register_forward_hook(keep)
    said(subject, inputs)
    handle.remove()
    return kept[-1]


def said(subject: Subject, inputs: torch.Tensor) -> torch.Tensor:
    """Return what the network gives (B, …) for inputs, by a plain forward."""
    network = subject.network.eval()
    with torch.no_grad():
        scores: torch.Tensor = network(
            inputs.contiguous(memory_format=network.memory_format)
        )
    return scores


def validation(subject: Subject, *places: int) -> torch.Tensor:
    """Return prepared images (B, C, H, W) of the validation part, or all of it."""
    indices = subject.dataset.parts["validation"]
    return subject.dataset.prepared(indices[list(places)] if places else indices)


def levels(maps: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return maps (N, H, W) as bytes, each from its minimum to its maximum."""
    exact = maps.astype(np.float64)
    low = exact.min((1, 2), keepdims=True)
    span = exact.max((1, 2), keepdims=True) - low
    shares: NDArray[np.float64] = (exact - low) / np.where(span > 0, span, 1)
    return np.rint(shares * 255).astype(np.uint8)
