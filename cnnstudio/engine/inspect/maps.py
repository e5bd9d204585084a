"""Feature maps of one image: a forward with hooks, given as numpy arrays."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn

from cnnstudio.bridge.look_messages import Capture, Maps
from cnnstudio.engine.inspect.samples import sample_of
from cnnstudio.engine.inspect.subject import Subject, only_looking
from cnnstudio.engine.network import Network

if TYPE_CHECKING:
    from numpy.typing import NDArray

NO_SCORES = np.empty(0, np.float32)


def capture(subject: Subject, request: Capture) -> Maps:
    """Answer a Capture; nodes that this network does not have are left out.

    The index counts around the part. Outputs that are vectors become one tile with
    one row.
    """
    start = time.perf_counter()
    network = subject.network
    sample = sample_of(subject.dataset, request.part, request.index)
    wanted = {*request.nodes, request.detail} & set(network.node_ids)
    outputs, logits = forward(network, sample.prepared, wanted)
    shown = [node for node in request.nodes if node in outputs]
    scaled = {node: scale_tiles(outputs[node]) for node in shown}
    detail = outputs.get(request.detail)
    return Maps(
        request=request.request,
        subject=subject.name,
        run=subject.run,
        epoch=subject.epoch,
        step=subject.step,
        part=request.part,
        index=sample.index,
        count=sample.count,
        label=sample.label,
        classes=subject.dataset.classes,
        image=_array(sample.pixels),
        logits=logits,
        tiles={node: tiles for node, (tiles, _) in scaled.items()},
        ranges={node: ranges for node, (_, ranges) in scaled.items()},
        detail_node=request.detail if detail is not None else "",
        detail=None if detail is None else _array(detail),
        filters=filters(network, request.detail) if request.filters else None,
        seconds=time.perf_counter() - start,
    )


def forward(
    network: Network, inputs: torch.Tensor, nodes: Iterable[str]
) -> tuple[dict[str, torch.Tensor], NDArray[np.float32]]:
    """Run one image (1, C, H, W); return the nodes' outputs and the scores."""
    with only_looking(network), recording(network, nodes) as outputs:
        scores = network(inputs.contiguous(memory_format=network.memory_format))
    return outputs, _array(scores[0]) if network.output_node else NO_SCORES


@contextmanager
def recording(
    network: Network, nodes: Iterable[str]
) -> Iterator[dict[str, torch.Tensor]]:
    """Collect what the nodes give for the first sample of each forward."""
    outputs: dict[str, torch.Tensor] = {}
    hooks = []
    try:
        for node in nodes:
            hook = _Recorder(node, outputs)
            hooks.append(network.node_module(node).register_forward_hook(hook))
        yield outputs
    finally:
        for handle in hooks:
            handle.remove()


class _Recorder:
    """A forward hook that keeps a copy: a layer behind may write in place.

    Of a layer with several outputs it keeps the first.
    """

    def __init__(self, node: str, outputs: dict[str, torch.Tensor]) -> None:
        self._node, self._outputs = node, outputs

    def __call__(self, module: nn.Module, inputs: object, output: Any) -> None:
        first: torch.Tensor = output[0] if isinstance(output, tuple) else output
        self._outputs[self._node] = first.detach()[0].clone()


def scale_tiles(
    output: torch.Tensor,
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Scale every map from its own minimum to its maximum.

    (C, H, W) gives uint8 (C, H, W) and float32 (C, 2); (N,) gives (1, 1, N) and
    (1, 2). A map without any variation is 0 everywhere. Values that are not finite
    are shown as the nearest end of those that are; with none, the range is NaN.
    """
    maps = output.to(torch.float32).reshape(-1, *output.shape[-2:])
    if output.dim() == 1:
        maps = output.to(torch.float32).reshape(1, 1, -1)
    finite = maps.isfinite()
    infinity = torch.full_like(maps, torch.inf)
    low = torch.where(finite, maps, infinity).amin((1, 2), keepdim=True)
    high = torch.where(finite, maps, -infinity).amax((1, 2), keepdim=True)
    # Of halves, because the distance of two floats may be too large for one.
    span = (high / 2 - low / 2).clamp(min=torch.finfo(torch.float32).tiny)
    # NaN counts as the minimum; clamping takes care of what is infinite.
    shares = ((maps / 2 - low / 2) / span).nan_to_num(0.0, 1.0, 0.0).clamp(0.0, 1.0)
    tiles = (shares * 255).round_().to(torch.uint8)
    ranges = torch.cat([low, high], dim=2)[:, 0]
    ranges = torch.where(ranges.isfinite(), ranges, torch.nan)
    return tiles.contiguous().cpu().numpy(), _array(ranges)


def filters(network: Network, node: str) -> NDArray[np.float32] | None:
    """Weights (out, in, kH, kW) of a convolution; None for any other node."""
    if node not in network.node_ids:
        return None
    for module in network.node_module(node).modules():
        if isinstance(module, nn.Conv2d):
            return _array(module.weight)
    return None


def _array(values: torch.Tensor) -> NDArray[np.float32]:
    """Return a copy as float32 in C order."""
    plain = values.detach().to("cpu", torch.float32)
    return np.array(plain.numpy(), order="C", copy=True)
