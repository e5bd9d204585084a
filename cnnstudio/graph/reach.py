"""What leads to nodes, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cnnstudio.graph.graph import Graph


def downstream(graph: Graph, nodes: Iterable[str]) -> set[str]:
    """Return these nodes and all that follow from them."""
    return _reached(nodes, lambda n: [edge.target for edge in graph.outgoing(n)])


def upstream(graph: Graph, nodes: Iterable[str]) -> set[str]:
    """Return these nodes and all that lead to them."""
    return _reached(nodes, lambda n: [edge.source for edge in graph.incoming(n)])


def _reached(nodes: Iterable[str], beside: Callable[[str], list[str]]) -> set[str]:
    found: set[str] = set()
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if node not in found:
            found.add(node)
            stack += beside(node)
    return found
