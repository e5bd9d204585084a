"""What an inspection looks at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import nn

from cnnstudio.bridge import message
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.network import Network


@dataclass(frozen=True, slots=True)
class Subject:
    """A network with its data, and how far its training has come."""

    name: message.Subject
    network: Network
    dataset: Dataset
    run: str = ""
    epoch: int = 0
    step: int = 0


@contextmanager
def only_looking(network: nn.Module) -> Iterator[None]:
    """Evaluation without gradients; every module's mode is put back afterwards.

    Dropout passes everything and BatchNorm's statistics stay as they are, so that
    training goes on to the bit as if nobody had looked.
    """
    modes = [(module, module.training) for module in network.modules()]
    network.eval()
    try:
        with torch.inference_mode():
            yield
    finally:
        for module, mode in modes:
            module.training = mode
