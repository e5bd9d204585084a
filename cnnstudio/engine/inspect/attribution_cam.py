"""Class activation maps: which places of a layer's maps raise a score."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import nn

from cnnstudio.engine.answers import scores_in
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.attribution import (
    derivative,
    laid_out,
    score_of,
    values_of,
)
from cnnstudio.engine.inspect.maps import Recorder
from cnnstudio.engine.network import Network
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.map_layers import usual_layer
from cnnstudio.graph.text import translate

PASSES = (nn.Flatten, nn.Dropout, nn.Dropout2d, nn.AlphaDropout, nn.Identity)
"""What changes nothing of pooled maps when nothing is trained."""


class Traced(NamedTuple):
    """What a node gives for one image, and how a score depends on it: (C, h, w)."""

    values: torch.Tensor
    gradient: torch.Tensor
    score: float


class CamHead(NamedTuple):
    """Where CAM is exact: the node whose maps are averaged, and the Linear behind.

    `linear` is empty where the averages are the scores themselves.
    """

    maps: str
    linear: str


def grad_cam(
    network: Network,
    image: torch.Tensor,
    target: int,
    node: str,
    *,
    signed: bool = False,
) -> torch.Tensor:
    """Return (h, w): maps weighted by their mean gradient, and what is above 0 of it.

    ReLU(Σₖ αₖ Aₖ), αₖ the mean of d score / d Aₖ (Selvaraju et al. 2017, equations 1
    and 2); `signed` leaves the ReLU out. Raises `EngineError` if the node has no maps.
    """
    return grad_cam_of(trace(network, image, target, node), signed=signed)


def grad_cam_of(traced: Traced, *, signed: bool = False) -> torch.Tensor:
    """Return the Grad-CAM (h, w) of what has been traced."""
    weights = traced.gradient.mean((1, 2), keepdim=True)
    weighted = (weights * traced.values).sum(0)
    return weighted if signed else weighted.clamp(min=0)


def trace(network: Network, image: torch.Tensor, target: int, node: str) -> Traced:
    """Return the maps of a node with d score / d map; raises `EngineError`."""
    with torch.inference_mode(False), torch.enable_grad():
        image = laid_out(network, image).clone().requires_grad_(True)
        with values_of(network, node) as kept:
            score = score_of(network(image), target)
        maps = kept[-1]
        if maps.dim() != 4:
            text = translate(
                "Engine", "{node} gives no maps: choose a layer that does."
            )
            raise EngineError(text.format(node=node))
        given = derivative(score.sum(), maps)
    return Traced(maps.detach()[0], given[0], float(score.detach()))


def cam_head(network: Network) -> CamHead | None:
    """Return where CAM is exact, or None if the head does not allow it.

    It does where the scores are averages of maps, or one Linear of such averages.
    """
    node, linear = _before(network, network.output_node), ""
    while node:
        module = network.node_module(node)
        if _averages_all(module):
            maps = _before(network, node)
            return CamHead(maps, linear) if maps else None
        if isinstance(module, nn.Linear) and not linear:
            linear = node
        elif not isinstance(module, PASSES):
            return None
        node = _before(network, node)
    return None


def _before(network: Network, node: str) -> str:
    """Return the one node that this one takes its values from, else nothing."""
    edges = network.graph.incoming(node) if node else []
    return edges[0].source if len(edges) == 1 else ""


def _averages_all(module: nn.Module) -> bool:
    """True for what gives the mean of each map, flattened or not."""
    if isinstance(module, nn.Sequential):
        first, *others = module
        return _averages_all(first) and all(isinstance(m, nn.Flatten) for m in others)
    one = isinstance(module, nn.AdaptiveAvgPool2d)
    return one and module.output_size in (1, (1, 1), [1, 1])


def cam(network: Network, image: torch.Tensor, target: int) -> torch.Tensor:
    """Return (h, w) whose mean is the score less the bias (Zhou et al. 2016, eq. 2).

    Raises `EngineError` if the network's head does not allow it.
    """
    head = cam_head(network)
    if head is None:
        raise EngineError(
            translate(
                "Engine",
                "CAM needs a head of GlobalAvgPool and one Linear behind it, and this "
                "network has another. Grad-CAM works with any head.",
            )
        )
    seen = Recorder(network, [head.maps])
    with torch.no_grad():
        given = network.watched(seen, laid_out(network, image))
    score_of(given, target)  # refuses a class that does not exist
    single = scores_in(given).shape[1] == 1
    row, sign = (0, 2 * target - 1) if single else (target, 1)
    maps = seen.outputs[head.maps]
    if not head.linear:
        return sign * maps[row]
    weights = _linear(network, head).weight.detach()[row]
    return sign * torch.einsum("k,khw->hw", weights, maps)


def cam_due(network: Network, target: int, score: float) -> float:
    """Return what the mean of CAM is to be: the score less the bias behind the mean."""
    head = cam_head(network)
    bias = _linear(network, head).bias if head is not None and head.linear else None
    if bias is None:
        return score
    own = bias.detach()
    return score - float(own[target] if len(own) > 1 else (2 * target - 1) * own[0])


def _linear(network: Network, head: CamHead) -> nn.Linear:
    linear = network.node_module(head.linear)
    assert isinstance(linear, nn.Linear)
    return linear


def last_maps(network: Network) -> str:
    """Return the last node with maps that are not the scores; empty without any."""
    return usual_layer(network.graph, infer_shapes(network.graph))
