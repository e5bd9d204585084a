"""Where nodes lie on the canvas: a layered layout from top to bottom.

The longest path stays straight in one column; side branches take columns to its
right, the shorter ones nearer. Positions are the top left corners of nodes in pixels
at 100 % zoom; the same graph always gives the same positions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge, Node

Place = tuple[float, float]
Size = tuple[float, float]

FULL_SIZE: Size = (232.0, 52.0)
LINE_SIZE: Size = (232.0, 32.0)
GAP, WIDE_GAP, COLUMN_GAP = 28.0, 50.0, 84.0
"""Between two nodes, around a split or merge, and between columns."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Sizes and gaps that a layout keeps, in pixels."""

    size: Callable[[Node], Size]
    gap: float = GAP
    wide_gap: float = WIDE_GAP
    column_gap: float = COLUMN_GAP


def node_size(node: Node) -> Size:
    """(width, height) of a node; a type this version does not know takes one line."""
    layer_type = node.layer_type
    full = layer_type is not None and layer_type.is_full_node
    return FULL_SIZE if full else LINE_SIZE


BUILD = Spacing(node_size)


def layered_layout(
    graph: Graph, nodes: Collection[str] | None = None, spacing: Spacing = BUILD
) -> dict[str, Place]:
    """Return a place for every node, or for the given ones, beginning at (0, 0)."""
    chosen = set(graph.nodes if nodes is None else nodes)
    part = _Part(graph, chosen, spacing)
    result: dict[str, Place] = {}
    left = 0.0
    for component in part.components():
        columns = part.columns(component)
        tops = part.tops(component, columns)
        width = max(spacing.size(graph.nodes[n])[0] for n in component)
        for node in component:
            result[node] = (
                left + columns[node] * (width + spacing.column_gap),
                tops[node],
            )
        left += (1 + max(columns.values())) * (width + spacing.column_gap)
    return result


def place_after(graph: Graph, node: str, size: Size = LINE_SIZE) -> Place:
    """Return a free place for a new node of `size` below `node`, in its column."""
    before = graph.nodes[node]
    gap = WIDE_GAP if graph.outgoing(node) else GAP
    x, y = before.x, before.y + node_size(before)[1] + gap
    while any(_overlap((x, y), size, other) for other in graph.nodes.values()):
        x += size[0] + COLUMN_GAP
    return x, y


def _overlap(place: Place, size: Size, node: Node) -> bool:
    width, height = node_size(node)
    return (
        place[0] < node.x + width
        and node.x < place[0] + size[0]
        and place[1] < node.y + height
        and node.y < place[1] + size[1]
    )


class _Part:
    """The part of a graph that is laid out; edges that close a cycle are left out."""

    def __init__(self, graph: Graph, chosen: set[str], spacing: Spacing) -> None:
        self._graph, self._spacing = graph, spacing
        order = graph.order()
        closing = set(order.closing)

        def inside(edges: Iterable[Edge]) -> list[Edge]:
            ends = [e for e in edges if e.source in chosen and e.target in chosen]
            return [e for e in ends if e not in closing]

        self._nodes = [n for n in order.nodes if n in chosen]
        self._into = {n: inside(graph.incoming(n)) for n in self._nodes}
        self._out = {n: inside(graph.outgoing(n)) for n in self._nodes}

    def components(self) -> list[list[str]]:
        """Connected groups in the order of computation, the largest first."""
        group: dict[str, list[str]] = {}
        for start in self._nodes:
            if start in group:
                continue
            members: list[str] = []
            stack = [start]
            group[start] = members
            while stack:
                node = stack.pop()
                members.append(node)
                ends = [e.source for e in self._into[node]]
                for other in ends + [e.target for e in self._out[node]]:
                    if other not in group:
                        group[other] = members
                        stack.append(other)
        position = self._graph.order().position
        found = {id(members): members for members in group.values()}.values()
        for members in found:
            members.sort(key=position.__getitem__)
        return sorted(found, key=len, reverse=True)

    def columns(self, component: list[str]) -> dict[str, int]:
        """Column of every node: the longest path in 0, branches packed to its right."""
        depth: dict[str, int] = {}
        for node in component:
            depth[node] = max(
                (depth[e.source] + 1 for e in self._into[node]), default=0
            )
        columns = dict.fromkeys(self._longest_path(component, depth), 0)
        taken: dict[int, list[tuple[int, int]]] = {}
        branches = self._branches(component, columns)
        branches.sort(key=lambda b: (self._centre(b, columns), len(b), depth[b[0]]))
        for branch in branches:
            first, last = self._span(branch, depth)
            column = 1
            while any(a <= last and first <= b for a, b in taken.get(column, [])):
                column += 1
            taken.setdefault(column, []).append((first, last))
            columns.update(dict.fromkeys(branch, column))
        return columns

    def _longest_path(self, component: list[str], depth: dict[str, int]) -> list[str]:
        # Among equally long ways the first input wins: it is the main path of an Add.
        node = max(component, key=depth.__getitem__)
        path = [node]
        while self._into[node]:
            node = max(self._into[node], key=lambda e: depth[e.source]).source
            path.append(node)
        return path

    def _branches(self, component: list[str], main: dict[str, int]) -> list[list[str]]:
        """Stretches of nodes off the main path that follow one another."""
        seen = set(main)
        result = []
        for start in component:
            if start in seen:
                continue
            branch = [start]
            seen.add(start)
            while True:
                ways = [e.target for e in self._out[branch[-1]] if e.target not in seen]
                if not ways:
                    break
                branch.append(ways[0])
                seen.add(ways[0])
            result.append(branch)
        return result

    def _centre(self, branch: list[str], columns: dict[str, int]) -> float:
        """Barycentre: the mean column of what the branch is joined to."""
        ends = [e.source for e in self._into[branch[0]]]
        ends += [e.target for e in self._out[branch[-1]]]
        known = [columns[n] for n in ends if n in columns]
        return sum(known) / len(known) if known else 0.0

    def _span(self, branch: list[str], depth: dict[str, int]) -> tuple[int, int]:
        before = [depth[e.source] + 1 for e in self._into[branch[0]]]
        behind = [depth[e.target] - 1 for e in self._out[branch[-1]]]
        first = min([*before, depth[branch[0]]])
        return first, max([*behind, depth[branch[-1]]])

    def tops(self, component: list[str], columns: dict[str, int]) -> dict[str, float]:
        """Top of every node: as high as its inputs allow, branches half way down."""
        height = {n: self._spacing.size(self._graph.nodes[n])[1] for n in component}
        tops: dict[str, float] = {}
        for node in component:
            tops[node] = max(
                (
                    tops[e.source] + height[e.source] + self._gap(e)
                    for e in self._into[node]
                ),
                default=0.0,
            )
        for branch in self._branches(
            component, {n: 0 for n in columns if not columns[n]}
        ):
            room = [
                tops[e.target] - self._gap(e) - tops[node] - height[node]
                for node in branch
                for e in self._out[node]
                if e.target not in branch
            ]
            if room and self._into[branch[0]]:
                for node in branch:
                    tops[node] += min(room) / 2
        return tops

    def _gap(self, edge: Edge) -> float:
        split = len(self._out[edge.source]) > 1 or len(self._into[edge.target]) > 1
        return self._spacing.wide_gap if split else self._spacing.gap
