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
        self._spread: dict[Key, list[tuple[int, int]]] = {}  # the cells of each key

    def put(self, key: Key, boxes: Iterable[Box]) -> None:
        """Enter the boxes of `key` in place of the ones it had."""
        self.remove(key)
        self._boxes[key] = tuple(boxes)
        # Gathered by cell first: a way has thirty boxes in three cells, and each look
        # into the index costs the hash of a key.
        parts: dict[tuple[int, int], list[Box]] = {}
        for box in self._boxes[key]:
            for cell in _cells(box):
                if cell in parts:
                    parts[cell].append(box)
                else:
                    parts[cell] = [box]
        for cell, part in parts.items():
            self._cells.setdefault(cell, {})[key] = part
        self._spread[key] = list(parts)

    def remove(self, key: Key) -> None:
        """Forget the boxes of `key`, if it has any."""
        if self._boxes.pop(key, None) is None:
            return
        for cell in self._spread.pop(key):
            entries = self._cells[cell]
            del entries[key]
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
