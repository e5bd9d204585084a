"""Rectangles by place: what lies where on the canvas, asked many times a second."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Box = tuple[float, float, float, float]
"""(left, top, right, bottom) in scene pixels."""

Key = tuple[str, Any]
"""What lies there (its kind), and whose it is."""

_CELL = 160.0


def overlaps(a: Box, b: Box) -> bool:
    """Return True if two boxes share more than an edge."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def hull(boxes: Sequence[Box]) -> Box:
    """Return the box around boxes; there is at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def grown(box: Box, by: float) -> Box:
    """Return a box that is larger on all sides."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


class RectIndex:
    """Boxes under keys, found through a grid of cells."""

    def __init__(self) -> None:
        self._boxes: dict[Key, tuple[Box, ...]] = {}
        self._cells: dict[tuple[int, int], dict[Key, list[Box]]] = {}

    def put(self, key: Key, boxes: Iterable[Box]) -> None:
        """Enter the boxes of `key` in place of the ones it had."""
        self.remove(key)
        self._boxes[key] = tuple(boxes)
        for box in self._boxes[key]:
            for cell in _cells(box):
                self._cells.setdefault(cell, {}).setdefault(key, []).append(box)

    def remove(self, key: Key) -> None:
        """Forget the boxes of `key`, if it has any."""
        for box in self._boxes.pop(key, ()):
            for cell in _cells(box):
                entries = self._cells.get(cell)
                if entries is not None:
                    entries.pop(key, None)
                    if not entries:
                        del self._cells[cell]

    def boxes(self, key: Key) -> tuple[Box, ...]:
        """Return the boxes of `key`."""
        return self._boxes.get(key, ())

    def hits(self, box: Box) -> list[Key]:
        """Return the keys with a box that overlaps `box`; a key may come twice."""
        # Written out, without overlaps() and generators: a frame of a drag asks this a
        # hundred times.
        left, top, right, bottom = box
        found: list[Key] = []
        for cell in _cells(box):
            entries = self._cells.get(cell)
            if entries is None:
                continue
            for key, boxes in entries.items():
                for x0, y0, x1, y1 in boxes:
                    if left < x1 and x0 < right and top < y1 and y0 < bottom:
                        found.append(key)
                        break
        return found


def _cells(box: Box) -> list[tuple[int, int]]:
    left, top = int(box[0] // _CELL), int(box[1] // _CELL)
    right, bottom = int(box[2] // _CELL), int(box[3] // _CELL)
    if left == right and top == bottom:
        return [(left, top)]
    return [
        (column, row)
        for column in range(left, right + 1)
        for row in range(top, bottom + 1)
    ]
