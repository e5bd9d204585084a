"""The order of computation, and where it goes round in a circle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cnnstudio.graph.node import Edge


@dataclass(frozen=True, slots=True)
class Order:
    """All nodes, sources first, and the edges that close a cycle, if any."""

    nodes: tuple[str, ...]
    position: Mapping[str, int]
    closing: tuple[Edge, ...]


def sort_nodes(nodes: Sequence[str], outgoing: Mapping[str, Sequence[Edge]]) -> Order:
    """Sort by depth-first search without recursion (Tarjan 1976, reverse finish).

    An edge back to a node that is still open closes a cycle; it is left out of the
    order, so that the rest of the graph can be shown. Which edge of a cycle that is
    depends on where one starts: at the inputs, as people read a network.
    """
    finished, closing = _search(tuple(reversed(nodes)), outgoing)
    if closing:
        fed = {edge.target for edges in outgoing.values() for edge in edges}
        roots = list(reversed(nodes))
        roots.sort(key=lambda node: node in fed)
        finished, closing = _search(roots, outgoing)
    finished.reverse()
    places = {node: index for index, node in enumerate(finished)}
    return Order(tuple(finished), places, tuple(closing))


def _search(
    roots: Sequence[str], outgoing: Mapping[str, Sequence[Edge]]
) -> tuple[list[str], list[Edge]]:
    """Return all nodes, those that lead nowhere first, and the edges back."""
    state: dict[str, int] = {}
    finished: list[str] = []
    closing: list[Edge] = []
    for root in roots:
        if root in state:
            continue
        # The roots come from the end of the network, so that nearly always all that
        # is behind one is finished: then it needs no stack.
        for edge in outgoing.get(root, ()):
            if state.get(edge.target) != 2:
                break
        else:
            state[root] = 2
            finished.append(root)
            continue
        state[root] = 1
        stack = [(root, iter(outgoing.get(root, ())))]
        while stack:
            node, edges = stack[-1]
            for edge in edges:
                seen = state.get(edge.target, 0)
                if seen == 1:
                    closing.append(edge)
                elif seen == 0:
                    state[edge.target] = 1
                    following = outgoing.get(edge.target, ())
                    stack.append((edge.target, iter(following)))
                    break
            else:
                state[node] = 2
                finished.append(node)
                stack.pop()
    return finished, closing
