"""Room for a new node, and no gap where one has gone: which nodes move, and where."""

from __future__ import annotations

from collections.abc import Collection

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import GAP, WIDE_GAP, Place, Size, node_size
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.reach import downstream

Places = dict[str, Place]


def on_edge(graph: Graph, edge: Edge, size: Size) -> tuple[Place, Places]:
    """Return the place of a node of `size` on an edge, and where the ones behind go."""
    source, target = graph.nodes[edge.source], graph.nodes[edge.target]
    above = source.y + node_size(source)[1]
    before, after = _gap(graph, edge)
    straight = abs(source.x - target.x) < 1 or target.y < above
    if straight:
        y = above + before
        needed = y + size[1] + after - target.y
    else:
        y = (above + target.y - size[1]) / 2
        needed = (size[1] + before + after) - (target.y - above)
    x = source.x if len(graph.outgoing(edge.source)) == 1 or straight else target.x
    moving = downstream(graph, [edge.target]) - {edge.source}
    if needed <= 0 or target.y < above:
        return (x, y), {}
    if not straight:
        y = above + before
    return (x, y), lowered(graph, moving, needed)


def below(graph: Graph, node: Node, size: Size) -> tuple[Place, Places]:
    """Return the place of a node between `node` and all that follows it."""
    following = [e.target for e in graph.outgoing(node.id)]
    y = node.y + node_size(node)[1] + GAP
    if not following:
        return (node.x, y), {}
    gap = WIDE_GAP if len(following) > 1 else GAP
    needed = y + size[1] + gap - min(graph.nodes[n].y for n in following)
    moving = downstream(graph, following) - {node.id}
    return (node.x, y), lowered(graph, moving, needed) if needed > 0 else {}


def closed_up(graph: Graph, gone: Collection[str]) -> Places:
    """Return where nodes go when those before them are deleted and rejoined."""
    following = {
        e.target for n in gone for e in graph.outgoing(n) if e.target not in gone
    }
    moving = downstream(graph, following)
    if not following or moving & set(gone):
        return {}
    top = min(graph.nodes[n].y for n in gone)
    rise = min(graph.nodes[n].y for n in following) - top
    for node in moving:
        for edge in graph.incoming(node):
            if edge.source in moving or edge.source in gone:
                continue
            before = graph.nodes[edge.source]
            bottom = before.y + node_size(before)[1]
            rise = min(rise, graph.nodes[node].y - bottom - sum(_gap(graph, edge)) / 2)
    if rise <= 0:
        return {}
    places = lowered(graph, moving, -rise)
    staying = [
        n for n in graph.nodes.values() if n.id not in moving and n.id not in gone
    ]
    for node, place in places.items():
        if any(_close(place, graph.nodes[node], other) for other in staying):
            return {}
    return places


def _gap(graph: Graph, edge: Edge) -> tuple[float, float]:
    splits = len(graph.outgoing(edge.source)) > 1
    merges = len(graph.incoming(edge.target)) > 1
    return WIDE_GAP if splits else GAP, WIDE_GAP if merges else GAP


def lowered(graph: Graph, nodes: Collection[str], by: float) -> Places:
    """Return where nodes lie that all go down by so much."""
    order = [n for n in graph.nodes if n in nodes]
    return {n: (graph.nodes[n].x, graph.nodes[n].y + by) for n in order}


def _close(place: Place, node: Node, other: Node) -> bool:
    width, height = node_size(node)
    other_width, other_height = node_size(other)
    return (
        place[0] < other.x + other_width
        and other.x < place[0] + width
        and place[1] < other.y + other_height + 8
        and other.y < place[1] + height + 8
    )
