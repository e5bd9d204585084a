"""Guided backpropagation: only what speaks for the value goes back through ReLU."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import torch
from torch import nn

from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.attribution import (
    derivative,
    gradient,
    laid_out,
    values_of,
)
from cnnstudio.engine.network import Network
from cnnstudio.graph.text import translate


class Projected(NamedTuple):
    """What a value of a channel goes back to: (C, H, W); where and how large it is."""

    values: torch.Tensor
    row: int
    column: int
    value: float


def guided_backpropagation(
    network: Network, image: torch.Tensor, target: int
) -> torch.Tensor:
    """Return (C, H, W): the gradient, with negative ones stopped at every ReLU.

    Springenberg et al. 2014, section 3. Raises `EngineError` without any ReLU, where
    it would be the plain gradient under another name.
    """
    check_rectified(network)
    with _guided(network):
        return gradient(network, image, target)[0]


def guided_projection(
    network: Network, image: torch.Tensor, node: str, channel: int
) -> Projected:
    """Return what the largest value of a node's channel goes back to in the image.

    Raises `EngineError` if there is no such channel. Without a ReLU before the node
    it is the plain gradient.
    """
    with torch.inference_mode(False), torch.enable_grad(), _guided(network):
        image = laid_out(network, image).clone().requires_grad_(True)
        with values_of(network, node) as kept:
            network(image)
        maps = kept[-1][0]
        if not 0 <= channel < len(maps):
            text = translate("Engine", "{node} has {count} channels: there is no {n}.")
            raise EngineError(text.format(node=node, count=len(maps), n=channel))
        values = maps[channel].reshape(-1)
        place = int(values.detach().nan_to_num(float("-inf")).argmax())
        given = derivative(values[place], image)
    row, column = divmod(place, maps.shape[-1] if maps.dim() == 3 else 1)
    return Projected(given[0], row, column, float(values[place].detach()))


def check_rectified(network: Network) -> None:
    """Raise `EngineError` for a network that has no ReLU."""
    if not network.has(nn.ReLU):
        raise EngineError(
            translate(
                "Engine",
                "Guided backpropagation changes what goes back through ReLU, and this "
                "network has none: it would be the plain gradient.",
            )
        )


@contextmanager
def _guided(network: nn.Module) -> Iterator[None]:
    """Stop negative gradients where they leave a ReLU backwards.

    By hooks on what the ReLUs give, not on the modules: those of modules put views
    around the tensors, which a layer that writes in place cannot take.
    """
    hooks = [
        module.register_forward_hook(_stop_negative)
        for module in network.modules()
        if isinstance(module, nn.ReLU)
    ]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


def _stop_negative(module: nn.Module, given: object, output: torch.Tensor) -> None:
    if output.requires_grad:
        output.register_hook(_positive)


def _positive(given: torch.Tensor) -> torch.Tensor:
    return given.clamp(min=0)
