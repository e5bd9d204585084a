"""The nn.Module that computes a graph: one submodule per node, whatever its layer.

Every node can be listened to with a plain forward hook, Input, Add and Output too;
how it is built is in `engine/build.py`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

import torch
from torch import nn

from cnnstudio.engine.recompute import recompute, segments_of
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.shape import TensorShape

# Node and, if it has several outputs, the place of the port that an edge leaves.
Sources = tuple[tuple[str, int | None], ...]

Parts = tuple[
    Graph, Mapping[str, nn.Module], Mapping[str, Sources], tuple[TensorShape, ...],
    tuple[str, ...],
]  # fmt: skip
"""Graph, modules, sources, shapes of the Inputs and ids of the Outputs."""

Seen = Callable[[str, Any], bool]
"""Is told of a node what it gives; True ends a forward."""


class Network(nn.Module):
    """The network of a graph: images (B, C, H, W) in, logits (B, classes) out.

    `input_shapes` are those of one sample for each Input, in the order in which
    `forward` takes them; with several Outputs it gives a tuple, without one what the
    last node gives. `graph` is what it was built from, without blocks; `node_ids` are
    in the order of computation. `rate_factors` are of layers with a rate of their own.
    With `recomputes` a training step keeps less and computes blocks twice.
    """

    def __init__(
        self,
        graph: Graph,
        modules: Mapping[str, nn.Module],
        sources: Mapping[str, Sources],
        input_shapes: tuple[TensorShape, ...],
        output_nodes: tuple[str, ...],
    ) -> None:
        super().__init__()
        self.graph = graph
        self.input_shapes = input_shapes
        self.output_nodes = output_nodes
        self.node_ids = tuple(modules)
        self._names = {node: _module_name(node) for node in modules}
        self.nodes = nn.ModuleDict({self._names[n]: m for n, m in modules.items()})
        place = {node: index for index, node in enumerate(modules)}
        self._plan = tuple(
            (self._names[node], tuple((place[s], port) for s, port in sources[node]))
            for node in modules
        )
        self._results = tuple(place[n] for n in output_nodes) or (len(place) - 1,)
        self._done_with = _last_uses(
            [[i for i, _ in sources] for _, sources in self._plan], self._results
        )
        self.memory_format = _memory_format(self)
        self.rate_factors = _rate_factors(graph)
        self.recomputes = False

    def forward(self, *samples: torch.Tensor) -> Any:
        """Compute every node once, in order."""
        if len(samples) != len(self.input_shapes):
            wanted = len(self.input_shapes)
            raise TypeError(f"expected {wanted} inputs, got {len(samples)}")
        if self.recomputes and self.training and torch.is_grad_enabled():
            return self._recomputed(samples)
        return self._computed(samples)

    def watched(self, seen: Seen, *samples: torch.Tensor) -> Any:
        """Compute as `forward` does, and tell what each node gives as soon as it does.

        `seen` gets a node's id and its output, into which the nodes behind may write.
        Once it answers True nothing more is computed, and None is returned.
        """
        return self._computed(samples, seen)

    def _computed(
        self, samples: tuple[torch.Tensor, ...], seen: Seen | None = None
    ) -> Any:
        values: list[Any] = []
        modules, left = self.nodes.values(), iter(samples)  # in the order of the plan
        for module, (_, sources), done in zip(
            modules, self._plan, self._done_with, strict=True
        ):
            given = [
                values[i] if port is None else values[i][port] for i, port in sources
            ]
            values.append(module(*(given or [next(left)])))
            if seen is not None and seen(self.node_ids[len(values) - 1], values[-1]):
                return None
            # What backward does not need would stay in memory to the end otherwise.
            del given
            for i in done:
                values[i] = None
        results = tuple(values[i] for i in self._results)
        return results[0] if len(results) == 1 else results

    def _recomputed(self, samples: tuple[torch.Tensor, ...]) -> Any:
        """As `forward`, but backward computes each segment again: it keeps less."""
        values: dict[int, Any] = {}
        for segment in segments_of(self.node_ids):
            values = recompute(self, self._segment, values, segment, samples)
        results = tuple(values[i] for i in self._results)
        return results[0] if len(results) == 1 else results

    def _segment(
        self, known: Mapping[int, Any], nodes: range, samples: tuple[torch.Tensor, ...]
    ) -> dict[int, Any]:
        """Compute some nodes from values by place; return those still needed."""
        values = dict(known)
        for place in nodes:
            name, sources = self._plan[place]
            given = [
                values[i] if port is None else values[i][port] for i, port in sources
            ]
            if not given:
                entries = [i for i, (_, s) in enumerate(self._plan) if not s]
                given = [samples[entries.index(place)]]
            values[place] = self.nodes[name](*given)
            for done in self._done_with[place]:
                del values[done]
        return values

    def made_of(self) -> Parts:
        """Return what the network was made of, for another that shares its modules."""
        modules = {node: self.node_module(node) for node in self.node_ids}
        sources = {node: sources_of(self.graph, node) for node in self.node_ids}
        return self.graph, modules, sources, self.input_shapes, self.output_nodes

    @property
    def input_shape(self) -> TensorShape:
        """Shape of one sample for the first Input."""
        return self.input_shapes[0]

    @property
    def output_node(self) -> str:
        """Id of the first Output; empty if there is none."""
        return self.output_nodes[0] if self.output_nodes else ""

    def node_module(self, node: str) -> nn.Module:
        """Submodule of a node; its forward hook sees what the node gives."""
        return self.nodes[self._names[node]]

    def node_of(self, weight: str) -> str:
        """Id of the node that owns a weight or buffer of the state dict."""
        name = weight.removeprefix("nodes.").partition(".")[0]
        return next((n for n, own in self._names.items() if own == name), "")

    @property
    def device(self) -> torch.device:
        """Where the weights are; the processor if there are none."""
        return next((p.device for p in self.parameters()), torch.device("cpu"))

    @property
    def parameter_count(self) -> int:
        """How many numbers are trained."""
        return sum(p.numel() for p in self.parameters() if p.requires_grad)

    def has(self, *kinds: type[nn.Module]) -> bool:
        """True if any node is or holds a module of these kinds."""
        return any(isinstance(m, kinds) for m in self.modules())


def part_of(network: Network, nodes: Collection[str]) -> Network:
    """Return the part of a network that nothing joins to the rest, of its modules."""
    graph, modules, sources, shapes, outputs = network.made_of()
    entries = [node for node in modules if not sources[node]]
    return Network(
        graph,
        {node: module for node, module in modules.items() if node in nodes},
        sources,
        tuple(s for n, s in zip(entries, shapes, strict=True) if n in nodes),
        tuple(node for node in outputs if node in nodes),
    )


def fingerprint(graph: Graph) -> str:
    """A short hash of what the network computes: types, fields and edges.

    Names, positions and ids do not count, the order of edges does.
    """
    order = graph.order()
    nodes = [
        (graph.nodes[n].type, sorted(graph.nodes[n].fields.items()))
        for n in order.nodes
    ]
    edges = [
        [(order.position[e.source], e.source_port, e.target_port)
         for e in graph.incoming(n)]
        for n in order.nodes
    ]  # fmt: skip
    text = json.dumps([nodes, edges], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def sources_of(graph: Graph, node: str) -> Sources:
    """Return where the values of a node come from, in the order of its inputs."""
    found = []
    for edge in graph.incoming(node):
        ports = [port.name for port in graph.nodes[edge.source].output_ports]
        several = len(ports) > 1
        found.append((edge.source, ports.index(edge.source_port) if several else None))
    return tuple(found)


def _memory_format(network: Network) -> torch.memory_format:
    """Channels last where there are convolutions of images only.

    Measured on two Xeon cores with 3 × 3 convolutions: 1.6 to 2 times faster.
    """
    wanted = has_images(network) and network.has(nn.Conv2d)
    return torch.channels_last if wanted else torch.contiguous_format


def has_images(network: Network) -> bool:
    """True where channels last is a layout: for images, and weights without depth."""
    images = all(shape.is_image for shape in network.input_shapes)
    return images and all(p.dim() <= 4 for p in network.parameters())


def _rate_factors(graph: Graph) -> dict[str, float]:
    """Nodes whose layers learn at another rate than the rest, and by what factor."""
    factors = {n: node.fields.get("rate", 1.0) for n, node in graph.nodes.items()}
    return {n: f for n, f in factors.items() if isinstance(f, int | float) and f != 1.0}


def _last_uses(
    sources: list[list[int]], results: tuple[int, ...]
) -> tuple[tuple[int, ...], ...]:
    """Return for each place in the order which values nobody wants after it."""
    last = {i: place for place, used in enumerate(sources) for i in used}
    done: list[list[int]] = [[] for _ in sources]
    for i, place in last.items():
        if i not in results:
            done[place].append(i)
    return tuple(tuple(places) for places in done)


def _module_name(node: str) -> str:
    """Turn a node's id into a name that nn.ModuleDict takes; ids stay distinct."""
    if node.isidentifier() and not hasattr(nn.ModuleDict, node):
        return node if not node.startswith("id_") else f"id_{node.encode().hex()}"
    return f"id_{node.encode().hex()}"
