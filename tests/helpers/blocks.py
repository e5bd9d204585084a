"""Projects with blocks, for tests."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from cnnstudio.graph.block import BlockDefinition, BlockParam
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.graph.node import BLOCK, Edge, Node

Layers = Sequence[tuple[str, str, Mapping[str, object]]]


def chain(graph: Graph, layers: Layers) -> None:
    """Add layers (id, type, fields) in a row; ids are names too."""
    for node_id, type_name, fields in layers:
        graph.add_node(Node(node_id, type_name, node_id, fields))
    ids = [node_id for node_id, _, _ in layers]
    for source, target in itertools.pairwise(ids):
        join(graph, source, target)


def join(graph: Graph, source: str, target: str, check: bool = True) -> None:
    """Add an edge; the ends may name their ports: `chunk.out2`, `attention:key`."""
    node, _, port = source.partition(".")
    end, _, entry = target.partition(":")
    graph.add_edge(Edge(node, end, port or "out", entry or "in"), check=check)


def residual(channels: object = "channels") -> BlockDefinition:
    """A pre-built residual block: Conv-BN-ReLU-Conv-BN, Add, ReLU."""
    block = BlockDefinition("res", "Residual", (BlockParam("channels", default=16),))
    convolution = {"out_channels": channels, "bias": False}
    chain(
        block.graph,
        [
            ("entry", "BlockInput", {}),
            ("conv1", "Conv2d", convolution),
            ("bn1", "BatchNorm2d", {}),
            ("relu1", "ReLU", {}),
            ("conv2", "Conv2d", convolution),
            ("bn2", "BatchNorm2d", {}),
            ("add", "Add", {}),
            ("relu2", "ReLU", {}),
            ("out", "BlockOutput", {}),
        ],
    )
    join(block.graph, "entry", "add")
    return block


def instance(
    block: BlockDefinition, node: str = "stage", **fields: object
) -> tuple[str, str, dict[str, object]]:
    """An instance as a row for `chain`."""
    return node, BLOCK + block.id, fields


def library(*definitions: BlockDefinition) -> BlockLibrary:
    """A library of these definitions."""
    known = BlockLibrary()
    for definition in definitions:
        known.add(definition)
    return known
