"""Feature maps of one image: a forward with hooks, given as numpy arrays."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn

from cnnstudio.bridge.look_messages import Capture, Maps
from cnnstudio.bridge.tiles import Tiles, scale_all
from cnnstudio.engine.answers import scores_in
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.samples import Sample, sample_of
from cnnstudio.engine.inspect.subject import Subject, only_looking, with_modes
from cnnstudio.engine.network import Network

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NO_SCORES = np.empty(0, np.float32)


class Lens:
    """A network and one image, made ready once to be looked at many times.

    `scores` are those of the last time that the whole network was computed.
    """

    def __init__(self, network: Network, sample: Sample) -> None:
        self.network, self.sample = network, sample
        self.image = as_array(sample.pixels)
        self.scores: Floats | None = None
        self._inputs = _laid_out(network, sample.prepared)
        self._modules = with_modes(network)
        self._last: _Last | None = None

    def look(self, names: Iterable[str]) -> dict[str, Floats]:
        """Run the image through the whole network; return what nodes give."""
        seen = Recorder(self.network, names)
        self.scores = _run(self.network, self._inputs, seen, self._modules)
        return fetched(seen.outputs)

    def glance(self, name: str) -> Floats | None:
        """Run the image as far as one node; return what it gives, None without it."""
        last = self._last
        if last is None or last.name != name:
            last = self._last = _Last(self.network, name)
        with only_looking(self.network, self._modules):
            self.network.watched(last, self._inputs)
        return last.taken()


def capture(
    subject: Subject, request: Capture, lens: Lens | None = None, *, whole: bool = True
) -> Maps:
    """Answer a Capture; nodes that this network does not have are left out.

    A name `node:port` is that of another output of a node than its first. The index
    counts around the part. Outputs that are vectors become one tile with one row. The
    `lens` is that of the subject and the request, if it is at hand. If not `whole`, the
    detail's values are all that comes, and the scores are those of the time before.
    """
    start = time.perf_counter()
    if lens is None:
        lens = lens_for(subject, request)
    network, sample = lens.network, lens.sample
    scaled: Mapping[str, Tiles] = {}
    if whole:
        outputs = lens.look({*request.nodes, request.detail})
        shown = [node for node in request.nodes if node in outputs]
        scaled = scale_all({node: outputs[node] for node in shown})
        detail = outputs.get(request.detail)
    else:
        detail = lens.glance(request.detail)
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
        image=lens.image,
        logits=NO_SCORES if lens.scores is None else lens.scores,
        tiles={node: tiles.levels for node, tiles in scaled.items()},
        ranges={node: tiles.ranges for node, tiles in scaled.items()},
        odd={n: tiles.odd for n, tiles in scaled.items() if tiles.odd is not None},
        detail_node=request.detail if detail is not None else "",
        detail=detail,
        filters=filters(network, request.detail) if request.filters else None,
        seconds=time.perf_counter() - start,
    )


def lens_for(subject: Subject, request: Capture) -> Lens:
    """Make ready the image that a Capture asks for; raises `EngineError`."""
    sample = sample_of(subject.dataset, request.part, request.index, subject.own)
    return Lens(subject.network, sample)


def forward(
    network: Network, inputs: torch.Tensor, names: Iterable[str]
) -> tuple[dict[str, torch.Tensor], Floats]:
    """Run one image (1, C, H, W); return the nodes' outputs and the scores."""
    seen = Recorder(network, names)
    return seen.outputs, _run(network, _laid_out(network, inputs), seen)


def values_in(
    network: Network, inputs: torch.Tensor, names: Iterable[str]
) -> dict[str, torch.Tensor]:
    """Run one image as far as the last of some nodes; return what they give."""
    seen = Recorder(network, names, only=True)
    _run(network, _laid_out(network, inputs), seen)
    return seen.outputs


def _run(
    network: Network,
    inputs: torch.Tensor,
    seen: Recorder,
    modules: Iterable[nn.Module] | None = None,
) -> Floats:
    """Return the scores, none of a network without any, or that was not run to them."""
    with only_looking(network, modules):
        scores = network.watched(seen, inputs)
    if scores is None or not network.output_node:
        return NO_SCORES
    return as_array(scores_in(scores)[0])


def _laid_out(network: Network, inputs: torch.Tensor) -> torch.Tensor:
    return inputs.contiguous(memory_format=network.memory_format)


class Recorder:
    """Copies what nodes give for the first sample: a layer behind may write in place.

    If `only` that is wanted, a forward ends behind the last of them. Names that the
    network does not know are left out; `node:port` is another output of a node than
    its first.
    """

    def __init__(
        self, network: Network, names: Iterable[str], *, only: bool = False
    ) -> None:
        self.outputs: dict[str, torch.Tensor] = {}
        self._wanted: dict[str, list[tuple[str, int]]] = {}
        count = 0
        for name in names:
            node, _, port = name.partition(":")
            if node in network.node_ids:
                place = _place_of(network, node, port)
                self._wanted.setdefault(node, []).append((name, place))
                count += 1
        self._enough = count if only else -1

    def __call__(self, node: str, output: Any) -> bool:
        """Take what a node gives; True once there is nothing more to wait for."""
        for name, place in self._wanted.get(node, ()):
            several = isinstance(output, tuple | list)
            one: torch.Tensor = (output[place] if several else output).detach()[0]
            self.outputs[name] = one.clone(memory_format=torch.contiguous_format)
        return len(self.outputs) == self._enough


class _Last:
    """Ends a forward at one node, behind which nobody writes into what it gives.

    So there is one copy to make of that, where a Recorder makes two.
    """

    def __init__(self, network: Network, name: str) -> None:
        self.name = name
        self._node, _, port = name.partition(":")
        there = self._node in network.node_ids
        self._place = _place_of(network, self._node, port) if there else 0
        self._output: torch.Tensor | None = None

    def __call__(self, node: str, output: Any) -> bool:
        if node != self._node:
            return False
        several = isinstance(output, tuple | list)
        self._output = output[self._place] if several else output
        return True

    def taken(self) -> Floats | None:
        """Return the first sample's values; None if the node was not computed."""
        output, self._output = self._output, None
        return None if output is None else as_array(output[0])


def _place_of(network: Network, node: str, port: str) -> int:
    """Which of a node's outputs a port is; the first one where there is none such."""
    if not port:
        return 0
    ports = [p.name for p in network.graph.nodes[node].output_ports]
    return ports.index(port) if port in ports else 0


def fetched(outputs: Mapping[str, torch.Tensor]) -> dict[str, Floats]:
    """Return outputs that were recorded as arrays of float32.

    Those of a device are moved in one piece: each piece of its own would have the
    processor wait for it once more.
    """
    if all(output.device.type == "cpu" for output in outputs.values()):
        return {n: output.to(torch.float32).numpy() for n, output in outputs.items()}
    parts = [output.to(torch.float32).reshape(-1) for output in outputs.values()]
    moved = torch.cat(parts).cpu().split([len(part) for part in parts])
    rows = zip(outputs.items(), moved, strict=True)
    return {n: part.view(output.shape).numpy() for (n, output), part in rows}


def filters(network: Network, node: str) -> Floats | None:
    """Weights (out, in, kH, kW) of a convolution; None for any other node."""
    if node not in network.node_ids:
        return None
    for module in network.node_module(node).modules():
        if isinstance(module, nn.Conv2d):
            return as_array(module.weight)
    return None
