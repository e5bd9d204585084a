"""How an edge runs: straight, as one curve, or through a lane beside the nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise
from math import ceil, hypot

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainterPath

from cnnstudio.ui.canvas.rect_index import Box, hull

Point = tuple[float, float]
Obstacles = Callable[[Box], list[tuple[Box, ...]]]
"""Gives what overlaps a box: of each node its card, then its ports."""

_LANE_GAP = 26.0
_ROUGH = 5
"""How many ways a rough search tries: the curves that lie nearest, or four lanes."""

WIDE = 640.0 * 640.0
"""Square pixels of the scene in which a way's surroundings are looked at as a whole."""
_MARGIN = 2.0
"""How far the boxes of a way reach beyond it."""
_BESIDE = 18.0
_LANES = (*(_BESIDE * lane for lane in range(8)), 300.0)
"""How far from the nearest lane the others are."""


@dataclass(frozen=True, slots=True)
class Route:
    """An edge's way: cubic pieces (four points each) and points along it.

    `lane` is the room of its upright part, if it runs beside the nodes.
    """

    pieces: tuple[tuple[Point, Point, Point, Point], ...]
    points: tuple[Point, ...]
    straight: bool = False
    lane: Box | None = None
    _boxes: list[Box] = field(
        default_factory=list, init=False, repr=False, compare=False
    )

    def path(self) -> QPainterPath:
        """Return the way as a path to stroke."""
        path = QPainterPath(QPointF(*self.pieces[0][0]))
        for start, first, second, end in self.pieces:
            if start[0] == first[0] == second[0] == end[0]:
                path.lineTo(*end)
            else:
                path.cubicTo(*first, *second, *end)
        return path

    def moved(self, start: Point, end: Point) -> QPainterPath:
        """Return the way as a path with its ends elsewhere, by `start` and by `end`."""
        last = 3 * len(self.pieces)

        def there(point: Point, number: int) -> Point:
            part = number / last
            return (
                point[0] + start[0] * (1 - part) + end[0] * part,
                point[1] + start[1] * (1 - part) + end[1] * part,
            )

        path = QPainterPath(QPointF(*there(self.pieces[0][0], 0)))
        for index, piece in enumerate(self.pieces):
            first, second, stop = (there(piece[i], 3 * index + i) for i in (1, 2, 3))
            path.cubicTo(*first, *second, *stop)
        return path

    def lines(self) -> list[QLineF]:
        """Return the way as straight pieces, for drawing it small."""
        return [QLineF(*a, *b) for a, b in pairwise(self.points)]

    def boxes(self, margin: float = _MARGIN) -> list[Box]:
        """Return small boxes that cover the way; a vertical stretch is one box."""
        if margin != _MARGIN:
            return self._covering(margin)
        if not self._boxes:
            self._boxes.extend(self._covering(margin))
        return self._boxes

    def _covering(self, margin: float) -> list[Box]:
        # No min() and max(): this runs for every way that is tried in every frame.
        result: list[Box] = []
        upright = False
        for (ax, ay), (bx, by) in pairwise(self.points):
            low, high = (ax, bx) if ax < bx else (bx, ax)
            top, bottom = (ay, by) if ay < by else (by, ay)
            if ax == bx and upright:
                before = result.pop()
                top = min(top, before[1] + margin)
                bottom = max(bottom, before[3] - margin)
            upright = ax == bx
            result.append((low - margin, top - margin, high + margin, bottom + margin))
        return result


def find_route(
    start: Point,
    end: Point,
    obstacles: Obstacles,
    merges: bool,
    lanes: Callable[[Box], list[Box]],
    rough: bool = False,
) -> Route:
    """Return the first way from an output to an input that crosses no card.

    `obstacles` leaves the two ends out; `lanes` gives the upright parts of other
    edges, which none is to cover; `merges` says that the edge ends at one of several
    inputs, so that it bends late. A `rough` search gives up sooner.
    """
    best, fewest = None, 1_000_000.0
    tried = _candidates(start, end, obstacles, merges)
    for route in islice(tried, _ROUGH) if rough else tried:
        crossed: float = _crossings(route, obstacles, fewest)
        if crossed == 0 and route.lane is not None and lanes(route.lane):
            crossed = 0.5
        if crossed == 0:
            return route
        if best is None or crossed < fewest:
            best, fewest = route, crossed
    assert best is not None
    return best


def _crossings(route: Route, obstacles: Obstacles, enough: float) -> int:
    """Count the pieces of a way that lie on a card or a port, up to `enough`."""
    boxes = route.boxes()
    around = hull(boxes)
    if (around[2] - around[0]) * (around[3] - around[1]) > WIDE:  # Hundreds, perhaps.
        hits = (box for box in boxes if obstacles(box))
        most = None if enough > len(boxes) else ceil(enough)
        return sum(1 for _ in islice(hits, most))
    # Asked once for the whole way, not for each of its thirty boxes: most ways cross
    # nothing, and while a node is dragged this is what a frame consists of.
    near = [box for node in obstacles(around) for box in node]
    if not near:
        return 0
    found = 0
    for left, top, right, bottom in boxes:  # overlaps(), written out
        for x0, y0, x1, y1 in near:
            if left < x1 and x0 < right and top < y1 and y0 < bottom:
                found += 1
                break
        if found >= enough:
            break
    return found


def plain_route(start: Point, end: Point) -> Route:
    """Return the way of an edge that is being dragged: one curve."""
    bend = max(abs(end[1] - start[1]) / 2, min(40.0, hypot(*_minus(end, start)) / 2))
    return _cubic(start, end, bend, bend)


def _minus(a: Point, b: Point) -> Point:
    return a[0] - b[0], a[1] - b[1]


def _candidates(
    start: Point, end: Point, obstacles: Obstacles, merges: bool
) -> Iterator[Route]:
    down = end[1] - start[1]
    if down > 0:
        if abs(end[0] - start[0]) < 1:
            yield Route(((start, start, end, end),), (start, end), straight=True)
        elif down < 90:
            yield _cubic(start, end, down / 2, down / 2)
        early = [(0.29, 0.96), (0.15, 1.0), (0.04, 1.05)]
        late = [(0.96, 0.38), (1.0, 0.2), (1.05, 0.04)]
        for out, into in late + early if merges else early + late:
            yield _cubic(start, end, out * down, into * down)
        yield _cubic(start, end, down / 2, down / 2)
    yield from _lanes(start, end, obstacles)


def _lanes(start: Point, end: Point, obstacles: Obstacles) -> Iterator[Route]:
    """Ways through a free lane: right of what lies between, then left of it."""
    top, bottom = min(start[1], end[1]), max(start[1], end[1])
    low, high = min(start[0], end[0]) - 116, max(start[0], end[0]) + 116
    between = (low, top + 2.0, high, bottom - 2.0)
    wide = obstacles(between) if bottom - top > 4 else []
    ends = [start[0], end[0]]
    right = max([node[0][2] for node in wide] + [x + 116 for x in ends]) + _LANE_GAP
    left = min([node[0][0] for node in wide] + [x - 116 for x in ends]) - _LANE_GAP
    sides = (right, left) if end[0] >= start[0] - 30 else (left, right)
    for x in sides:
        for step in _LANES:
            for reach in (50.0, 34.0):
                yield _lane(start, end, x + (step if x == right else -step), reach)


def _lane(start: Point, end: Point, x: float, reach: float) -> Route:
    """Out to a lane at `x` within `reach` below the start, down, and in again."""
    if end[1] - start[1] > 2 * reach:
        upper, lower = (x, start[1] + reach), (x, end[1] - reach)
        # Flat first, so that the corner of the next card is left alone.
        out, flat = 0.6 * reach, 0.12 * reach
        leave = (start, (start[0], start[1] + out), (x, start[1] + flat), upper)
        enter = (lower, (x, end[1] - flat), (end[0], end[1] - out), end)
    else:  # Back up: out below the source, in above the target.
        upper, lower = (x, start[1] + 20), (x, end[1] - 20)
        leave = (start, (start[0], start[1] + 30), (x, start[1] + 50), upper)
        enter = (lower, (x, end[1] - 50), (end[0], end[1] - 30), end)
    middle = (upper, upper, lower, lower)
    points = [*_along(leave), *_along(middle)[1:-1], *_along(enter)]
    half = _BESIDE / 2 - 1
    lane = x - half, upper[1], x + half, lower[1]
    if lane[1] > lane[3]:
        lane = lane[0], lane[3], lane[2], lane[1]
    return Route((leave, middle, enter), tuple(points), lane=lane)


def _cubic(start: Point, end: Point, out: float, into: float) -> Route:
    piece = (start, (start[0], start[1] + out), (end[0], end[1] - into), end)
    return Route((piece,), tuple(_along(piece)))


def _along(piece: tuple[Point, Point, Point, Point]) -> list[Point]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = piece
    count = max(6, min(32, ceil(hypot(dx - ax, dy - ay) / 14)))
    return [
        (p * ax + q * bx + r * cx + s * dx, p * ay + q * by + r * cy + s * dy)
        for p, q, r, s in _weights(count)
    ]


@cache
def _weights(count: int) -> list[tuple[float, float, float, float]]:
    """Return what the four points of a cubic count for, at `count` + 1 places."""
    steps = [step / count for step in range(count + 1)]
    return [
        ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3) for t in steps
    ]
