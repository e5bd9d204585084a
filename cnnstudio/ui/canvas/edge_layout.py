"""Ways of all edges and places of their shape labels, so that nothing covers another.

Cards, ways and labels lie in one index of boxes; a label takes the first place beside
its edge where it covers no card, port, other label or way, and has none if all are
taken: a hidden label can still be read by pointing at the edge.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.geometry import PORT_GROWN, box_of
from cnnstudio.ui.canvas.rect_index import Box, RectIndex, grown, hull, overlaps
from cnnstudio.ui.canvas.routing import WIDE, Point, Route, find_route

_RIGHT, _LEFT = 8.0, 6.0
_CLEAR = 1.0
_UPRIGHT = 6.0
"""Width up to which a box along a way belongs to an upright part."""
SLIM_CLEAR = 0.5
"""Room around a small label in screen pixels: one in a gap of 14 fits."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Where an edge starts and ends, and what else happens there."""

    start: QPointF
    end: QPointF
    splits: bool = False
    merges: bool = False
    leftmost: bool = False


class EdgeLayout:
    """Keeps the boxes of cards, ways and labels; knows no items."""

    def __init__(self) -> None:
        self._index = RectIndex()
        self._routes: dict[Edge, Route] = {}
        self._left: dict[Edge, bool] = {}

    def put_node(self, node: str, card: QRectF, ports: Iterable[QPointF]) -> None:
        """Enter a card and the ports that reach beyond it."""
        half = PORT_GROWN / 2 + 1
        boxes = [box_of(card)]
        boxes += [
            (p.x() - half, p.y() - half, p.x() + half, p.y() + half) for p in ports
        ]
        self._index.put(("node", node), boxes)

    def remove_node(self, node: str) -> None:
        """Forget a card."""
        self._index.remove(("node", node))

    def remove_edge(self, edge: Edge) -> None:
        """Forget an edge's way and label."""
        self._routes.pop(edge, None)
        self._left.pop(edge, None)
        self._index.remove(("way", edge))
        self._index.remove(("label", edge))

    def touching(self, node: str) -> set[Edge]:
        """Edges whose way or label lies over a card."""
        found: set[Edge] = set()
        for box in self._index.boxes(("node", node)):
            for kind, owner in self._index.hits(grown(box, 4.0)):
                if kind != "node":
                    found.add(owner)
        return found

    def covered_labels(self, edge: Edge) -> set[Edge]:
        """Other edges whose label lies on this edge's way."""
        boxes = self._index.boxes(("way", edge))
        around = hull(boxes)
        small = (around[2] - around[0]) * (around[3] - around[1]) <= WIDE
        found: set[Edge] = set()
        # As in routing.py: one question for a short way, whose boxes are many.
        for box in (around,) if small else boxes:
            for key in self._index.hits(box):
                if key[0] == "label" and key[1] != edge and key[1] not in found:
                    (label,) = self._index.boxes(key)
                    if not small or _lies_on(label, boxes):
                        found.add(key[1])
        return found

    def route(self, edge: Edge, ends: Ends, rough: bool = False) -> Route:
        """Find the edge's way around the cards; `rough`: without much ado."""
        own = {("node", edge.source), ("node", edge.target)}

        def cards(area: Box) -> list[tuple[Box, ...]]:
            keys = {k for k in self._index.hits(area) if k[0] == "node"}
            return [self._index.boxes(k) for k in keys - own]

        start, end = (ends.start.x(), ends.start.y()), (ends.end.x(), ends.end.y())
        late = ends.merges and not ends.splits
        route = find_route(start, end, cards, late, self._upright, rough)
        self._routes[edge] = route
        left = ends.leftmost if ends.merges else ends.splits and route.straight
        self._left[edge] = left
        self._index.put(("way", edge), route.boxes())
        return route

    def _upright(self, area: Box) -> list[Box]:
        """Upright parts of ways in a lane."""
        ways = [key for key in self._index.hits(area) if key[0] == "way"]
        return [
            box
            for key in set(ways)
            for box in self._index.boxes(key)
            if box[2] - box[0] <= _UPRIGHT and overlaps(box, area)
        ]

    def place_label(
        self, edge: Edge, width: float, height: float, clear: float = _CLEAR
    ) -> Box | None:
        """Find the label's place beside the way, `clear` of all else; or None."""
        self._index.remove(("label", edge))
        route = self._routes[edge]
        way, left_first = route.boxes(), self._left[edge]
        for at in _stations(route):
            for box in _beside(way, at, width, height, left_first):
                if not self._index.hits(grown(box, clear)):
                    self._index.put(("label", edge), [box])
                    return box
        return None

    def forget_labels(self) -> None:
        """Take all labels away: they get other sizes."""
        for edge in self._routes:
            self._index.remove(("label", edge))

    def shown_in(self, box: Box) -> tuple[set[str], set[Edge]]:
        """Return the nodes and the edges with anything in a box."""
        nodes: set[str] = set()
        edges: set[Edge] = set()
        for kind, owner in self._index.hits(box):
            (nodes if kind == "node" else edges).add(owner)
        return nodes, edges

    def taken(self, box: Box) -> int:
        """Count the cards and labels under a box."""
        return len({k for k in self._index.hits(box) if k[0] != "way"})


def _lies_on(box: Box, way: tuple[Box, ...]) -> bool:
    left, top, right, bottom = box
    for x0, y0, x1, y1 in way:  # overlaps(), written out
        if left < x1 and x0 < right and top < y1 and y0 < bottom:
            return True
    return False


def _beside(
    way: list[Box], at: Point, width: float, height: float, left_first: bool
) -> list[Box]:
    top, bottom = at[1] - height / 2, at[1] + height / 2
    across = at[0]
    low = high = None
    # One loop: while a node is dragged, twenty places are tried in every frame.
    for x0, y0, x1, y1 in way:
        if y0 < bottom and top < y1 and -120 < x0 - across < 120:
            low = x0 if low is None or x0 < low else low
            high = x1 if high is None or x1 > high else high
    low, high = across if low is None else low, across if high is None else high
    right = (high + _RIGHT, top, high + _RIGHT + width, bottom)
    left = (low - _LEFT - width, top, low - _LEFT, bottom)
    return [left, right] if left_first else [right, left]


def _stations(route: Route) -> list[Point]:
    """Points of the way to try, the middle first."""
    if route.straight:
        (x, top), (_, bottom) = route.points[0], route.points[-1]
        few: tuple[float, ...] = (
            (0.5,) if bottom - top < 80 else (0.5, 0.35, 0.65, 0.2, 0.8)
        )
        return [(x, top + (bottom - top) * part) for part in few]
    points = route.points
    last = len(points) - 1
    parts = (0.5, 0.45, 0.55, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75, 0.15, 0.85)
    steep: list[Point] = []
    flat: list[Point] = []
    for part in parts:
        index = min(last - 1, max(1, round(part * last)))
        before, behind = points[index - 1], points[index + 1]
        run, fall = abs(behind[0] - before[0]), abs(behind[1] - before[1])
        (steep if fall > 0.8 * run else flat).append(points[index])
    return steep + flat
