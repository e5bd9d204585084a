"""Networks of one bundled block, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.graph.node import BLOCK, Edge, Node
from cnnstudio.paths import resource
from cnnstudio.project.block_file import BlockFile, load_block


def shelf() -> list[str]:
    """Ids of all bundled blocks."""
    return sorted(path.stem for path in resource("blocks").glob("*.json"))


def load(block: str) -> BlockFile:
    """Read one of them."""
    return load_block(resource(f"blocks/{block}.json"))


def network_of(
    block: str, *shapes: Sequence[int], **fields: object
) -> tuple[Graph, BlockLibrary]:
    """A network of one instance, `b`, on inputs of these shapes."""
    read = load(block)
    assert read.block == block
    graph = Graph(read.library)
    graph.add_node(Node("b", BLOCK + block, "b", fields))
    for index, (shape, port) in enumerate(
        zip(shapes, read.definition.inputs, strict=True)
    ):
        name = f"input{index}"
        graph.add_node(Node(name, "Input", name, {"shape": list(shape)}))
        graph.add_edge(Edge(name, "b", target_port=port.name))
    return graph, read.library
