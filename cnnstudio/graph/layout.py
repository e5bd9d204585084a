"""Where nodes and frames lie on the canvas: a layered layout from top to bottom.

The longest path stays straight in one column; side branches take columns to its
right, the shorter ones nearer. Positions are the top left corners of nodes in pixels
at 100 % zoom; the same graph always gives the same positions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from cnnstudio.graph.frame import Frame, Rect, fitted
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layering import Gaps, Item, Layering
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.topology import sort_nodes

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


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where nodes and frames lie after a layout."""

    places: dict[str, Place]
    frames: dict[str, Frame]


def layered_layout(
    graph: Graph, nodes: Collection[str] | None = None, spacing: Spacing = BUILD
) -> dict[str, Place]:
    """Return a place for every node, or for the given ones, beginning at (0, 0).

    Frames are not looked at, see `arranged`.
    """
    chosen = set(graph.nodes if nodes is None else nodes)
    return _Layout(graph, spacing).places([], chosen)


def arranged(graph: Graph, nodes: Collection[str] | None = None) -> Arrangement:
    """Lay out all nodes, or the given ones, each frame with what it holds as one.

    A frame is kept if all of its layers are among those, and drawn tightly around
    them; what is not in it never comes to lie in it.
    """
    chosen = set(graph.nodes if nodes is None else nodes)
    kept: list[Kept] = []
    cards = (
        {n: card_of(node) for n, node in graph.nodes.items()} if graph.frames else {}
    )
    for frame in graph.frames.values():
        inside = frozenset(n for n, card in cards.items() if frame.holds(card))
        if inside and inside <= chosen:
            kept.append((frame, inside))
    kept.sort(key=lambda found: -len(found[1]))
    layout = _Layout(graph, BUILD)
    places = layout.places(kept, chosen)
    for frame, held in kept:  # the rest lie across others
        if frame.id not in layout.frames:
            there = [card_of(graph.nodes[n], places[n]) for n in held]
            layout.frames[frame.id] = fitted(frame, there)
    return Arrangement(places, layout.frames)


def place_after(graph: Graph, node: str, size: Size = LINE_SIZE) -> Place:
    """Return a free place for a new node of `size` below `node`, in its column."""
    before = graph.nodes[node]
    gap = WIDE_GAP if graph.outgoing(node) else GAP
    x, y = before.x, before.y + node_size(before)[1] + gap
    while any(_overlap((x, y), size, other) for other in graph.nodes.values()):
        x += size[0] + COLUMN_GAP
    return x, y


def card_of(node: Node, place: Place | None = None) -> Rect:
    """Left, top, right and bottom of a node, where it is or at a place."""
    x, y = place if place is not None else (node.x, node.y)
    width, height = node_size(node)
    return x, y, x + width, y + height


def nodes_in(graph: Graph, frame: Frame) -> set[str]:
    """Ids of the nodes that lie in a frame."""
    return {n.id for n in graph.nodes.values() if frame.holds(card_of(n))}


def _overlap(place: Place, size: Size, node: Node) -> bool:
    width, height = node_size(node)
    return (
        place[0] < node.x + width
        and node.x < place[0] + size[0]
        and place[1] < node.y + height
        and node.y < place[1] + size[1]
    )


Kept = tuple[Frame, frozenset[str]]


class _Layout:
    """Lays out nodes and, as one item each, frames; then what lies in those.

    `frames` are the kept ones in their new places. Edges that close a cycle, also one
    that leads out of a frame and back into it, are left out.
    """

    def __init__(self, graph: Graph, spacing: Spacing) -> None:
        self._graph, self._spacing = graph, spacing
        self._gaps = Gaps(spacing.gap, spacing.wide_gap, spacing.column_gap)
        self.frames: dict[str, Frame] = {}

    def places(
        self, frames: Sequence[Kept], chosen: AbstractSet[str]
    ) -> dict[str, Place]:
        """Place the chosen nodes; frames that hold more come first."""
        groups: dict[str, str] = {}
        outer: dict[str, tuple[Frame, frozenset[str], list[Kept]]] = {}
        for frame, held in frames:
            homes = {groups.get(node, "") for node in held}
            home = homes.pop() if len(homes) == 1 else None
            if home:
                outer[home][2].append((frame, held))
            elif home is not None:
                outer[frame.id] = frame, held, []
                groups |= dict.fromkeys(held, frame.id)
        inside = {
            key: self.places(inner, held) for key, (_, held, inner) in outer.items()
        }
        around = {
            key: self._around(frame, inner, inside[key])
            for key, (frame, _, inner) in outer.items()
        }
        carried = {
            key: [f.id for f, _ in kept if f.id in self.frames]
            for key, (_, _, kept) in outer.items()
        }
        result = self._together(chosen, groups, inside, around)
        for key, frame in around.items():
            way = self.frames[key].x - frame.x, self.frames[key].y - frame.y
            for known in carried[key]:
                self.frames[known] = self.frames[known].moved(*way)
        return result

    def _around(
        self, frame: Frame, inside: Sequence[Kept], places: Mapping[str, Place]
    ) -> Frame:
        """Return the frame round its content, whose first corner is at (0, 0)."""
        cards = [card_of(self._graph.nodes[n], p) for n, p in places.items()]
        inner = [self.frames[f.id].rect for f, _ in inside if f.id in self.frames]
        return fitted(frame, cards + inner)

    def _together(
        self,
        chosen: AbstractSet[str],
        groups: Mapping[str, str],
        inside: Mapping[str, Mapping[str, Place]],
        around: Mapping[str, Frame],
    ) -> dict[str, Place]:
        """Place what belongs to no group, and the groups."""
        nodes = self._graph.nodes
        order, into, out = self._contracted(chosen, groups)
        items: dict[str, Item] = {}
        for key in order:
            if key in around:
                line, now = self._line(inside[key], nodes)
                rect = around[key].rect
                size = rect[2] - rect[0], rect[3] - rect[1]
                items[key] = Item(*size, line - rect[0], now)
            else:
                width, height = self._spacing.size(nodes[key])
                items[key] = Item(width, height, width / 2, nodes[key].x + width / 2)
        result: dict[str, Place] = {}
        for key, place in Layering(items, into, out, self._gaps).places().items():
            if key not in around:
                result[key] = place
                continue
            frame = around[key]
            dx, dy = place[0] - frame.x, place[1] - frame.y
            self.frames[key] = frame.moved(dx, dy)
            result |= {n: (x + dx, y + dy) for n, (x, y) in inside[key].items()}
        return result

    def _line(
        self, places: Mapping[str, Place], nodes: Mapping[str, Node]
    ) -> tuple[float, float]:
        """Where the main path goes through a group, and where it is now."""
        top = min(places, key=lambda n: (places[n][1], places[n][0]))
        half = self._spacing.size(nodes[top])[0] / 2
        return places[top][0] + half, nodes[top].x + half

    def _contracted(
        self, chosen: AbstractSet[str], groups: Mapping[str, str]
    ) -> tuple[list[str], dict[str, list[str]], dict[str, list[str]]]:
        """Return the items in an order, and their neighbours before and behind."""
        graph = self._graph
        inside = sorted(chosen, key=graph.order().position.__getitem__)
        keys = list(dict.fromkeys(groups.get(n, n) for n in inside))
        edges: dict[str, list[Edge]] = {key: [] for key in keys}
        closing = set(graph.order().closing)
        for node in inside:
            for edge in graph.outgoing(node):
                ends = groups.get(node, node), groups.get(edge.target, edge.target)
                if edge.target in chosen and ends[0] != ends[1] and edge not in closing:
                    edges[ends[0]].append(Edge(*ends))
        order = sort_nodes(keys, edges)
        closed = set(order.closing)
        into: dict[str, list[str]] = {key: [] for key in keys}
        out = {k: [e.target for e in edges[k] if e not in closed] for k in keys}
        for node in inside:  # in the order of ports
            key = groups.get(node, node)
            for edge in graph.incoming(node):
                source = groups.get(edge.source, edge.source)
                if edge.source not in chosen or source == key or edge in closing:
                    continue
                if Edge(source, key) not in closed:
                    into[key].append(source)
        return list(order.nodes), into, out
