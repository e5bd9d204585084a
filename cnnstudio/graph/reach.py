"""What leads to nodes, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable

from cnnstudio.graph.graph import Graph


def downstream(graph: Graph, nodes: Iterable[str]) -> set[str]:
    """Return these nodes and all that follow from them."""
    found: set[str] = set()
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if node not in found:
            found.add(node)
            stack += [edge.target for edge in graph.outgoing(node)]
    return found


def upstream(graph: Graph, nodes: Iterable[str]) -> set[str]:
    """Return these nodes and all that lead to them."""
    found: set[str] = set()
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if node not in found:
            found.add(node)
            stack += [edge.source for edge in graph.incoming(node)]
    return found
