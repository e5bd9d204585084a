"""Feature maps of one image: a forward with hooks, given as numpy arrays."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn

from cnnstudio.bridge.look_messages import Capture, Maps
from cnnstudio.engine.answers import scores_in
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.samples import Sample, sample_of
from cnnstudio.engine.inspect.subject import Subject, only_looking
from cnnstudio.engine.inspect.tiles import scale_tiles
from cnnstudio.engine.network import Network

if TYPE_CHECKING:
    from numpy.typing import NDArray

NO_SCORES = np.empty(0, np.float32)


def capture(subject: Subject, request: Capture, sample: Sample | None = None) -> Maps:
    """Answer a Capture; nodes that this network does not have are left out.

    A name `node:port` is that of another output of a node than its first. The index
    counts around the part. Outputs that are vectors become one tile with one row. The
    `sample` is that of the request, if it is at hand.
    """
    start = time.perf_counter()
    network = subject.network
    if sample is None:
        sample = sample_for(subject, request)
    outputs, logits = forward(
        network, sample.prepared, {*request.nodes, request.detail}
    )
    shown = [node for node in request.nodes if node in outputs]
    outputs = fetched(outputs)
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
        image=as_array(sample.pixels),
        logits=logits,
        tiles={node: tiles.levels for node, tiles in scaled.items()},
        ranges={node: tiles.ranges for node, tiles in scaled.items()},
        odd={n: tiles.odd for n, tiles in scaled.items() if tiles.odd is not None},
        detail_node=request.detail if detail is not None else "",
        detail=None if detail is None else as_array(detail),
        filters=filters(network, request.detail) if request.filters else None,
        seconds=time.perf_counter() - start,
    )


def sample_for(subject: Subject, request: Capture) -> Sample:
    """Return the image that a Capture asks for; raises `EngineError`."""
    return sample_of(subject.dataset, request.part, request.index, subject.own)


def forward(
    network: Network, inputs: torch.Tensor, names: Iterable[str]
) -> tuple[dict[str, torch.Tensor], NDArray[np.float32]]:
    """Run one image (1, C, H, W); return the nodes' outputs and the scores."""
    with only_looking(network), recording(network, names) as outputs:
        scores = network(inputs.contiguous(memory_format=network.memory_format))
    return outputs, (
        as_array(scores_in(scores)[0]) if network.output_node else NO_SCORES
    )


@contextmanager
def recording(
    network: Network, names: Iterable[str]
) -> Iterator[dict[str, torch.Tensor]]:
    """Collect what nodes give for the first sample of each forward, by their names."""
    outputs: dict[str, torch.Tensor] = {}
    hooks = []
    known = frozenset(network.node_ids)
    try:
        for name in names:
            node, _, port = name.partition(":")
            if node in known:
                place = _place_of(network, node, port)
                hook = _Recorder(name, place, outputs)
                hooks.append(network.node_module(node).register_forward_hook(hook))
        yield outputs
    finally:
        for handle in hooks:
            handle.remove()


def _place_of(network: Network, node: str, port: str) -> int:
    """Which of a node's outputs a port is; the first one where there is none such."""
    if not port:
        return 0
    ports = [p.name for p in network.graph.nodes[node].output_ports]
    return ports.index(port) if port in ports else 0


class _Recorder:
    """A forward hook that keeps a copy: a layer behind may write in place."""

    def __init__(self, name: str, place: int, outputs: dict[str, torch.Tensor]) -> None:
        self._name, self._place, self._outputs = name, place, outputs

    def __call__(self, module: nn.Module, inputs: object, output: Any) -> None:
        several = isinstance(output, tuple | list)
        one: torch.Tensor = output[self._place] if several else output
        kept = one.detach()[0]
        self._outputs[self._name] = kept.clone(memory_format=torch.contiguous_format)


def fetched(outputs: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return outputs on the processor as float32, moved there in one piece.

    Each piece of its own would have the processor wait for the device once more.
    """
    away = [node for node, output in outputs.items() if output.device.type != "cpu"]
    if len(away) < 2:
        return dict(outputs)
    parts = [outputs[node].to(torch.float32).reshape(-1) for node in away]
    moved = torch.cat(parts).cpu().split([len(part) for part in parts])
    shapes = (outputs[node].shape for node in away)
    rows = zip(away, moved, shapes, strict=True)
    return {**outputs, **{node: part.view(shape) for node, part, shape in rows}}


def filters(network: Network, node: str) -> NDArray[np.float32] | None:
    """Weights (out, in, kH, kW) of a convolution; None for any other node."""
    if node not in network.node_ids:
        return None
    for module in network.node_module(node).modules():
        if isinstance(module, nn.Conv2d):
            return as_array(module.weight)
    return None
