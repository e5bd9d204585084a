"""A drawing in the pixels of the data: strokes with soft edges, an eraser, and undo."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Point = tuple[float, float]
"""Across and down in pixels; the middle of the first pixel is at (0.5, 0.5)."""

Paper = NDArray[np.float32]
_State = tuple[Pixels, Paper]

MOST_STEPS = 100
"""How many strokes can be taken back."""

WHITE = 255
SHORTEST = 1e-12
"""Square of the shortest way, in pixels, that has a direction."""


class Drawing:
    """Pixels (C, H, W), drawn on by strokes: `begin`, `go_to` …, `end`.

    A stroke puts ink on paper, or paper where it erases. Paper is what the border of
    a copied image has most, and zero without one; ink is the opposite.
    """

    def __init__(self, shape: tuple[int, int, int]) -> None:
        self._pixels: Pixels = np.zeros(shape, np.uint8)
        self._past: list[_State] = []
        self._future: list[_State] = []
        self._paper = np.zeros((shape[0], 1, 1), np.float32)
        self._base = self._pixels
        self._cover: NDArray[np.float32] | None = None
        self._colour = self._paper
        self._radius, self._last = 1.0, (0.0, 0.0)

    @property
    def pixels(self) -> Pixels:
        """What is drawn now; never changed in place."""
        return self._pixels

    @property
    def shape(self) -> tuple[int, int, int]:
        """Channels, height and width."""
        channels, height, width = self._pixels.shape
        return channels, height, width

    @property
    def is_empty(self) -> bool:
        """True if there is nothing but paper."""
        return bool((self._pixels == self._paper).all())

    @property
    def can_undo(self) -> bool:
        """True if there is a stroke to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """True if a stroke was taken back."""
        return bool(self._future)

    # Strokes

    def begin(self, point: Point, radius: float, erases: bool = False) -> None:
        """Put the pen on a point; `radius` is in pixels."""
        self._base = self._pixels
        self._cover = np.zeros(self.shape[1:], np.float32)
        ink = np.where(self._paper.mean() < WHITE / 2, WHITE, 0).astype(np.float32)
        self._colour = self._paper if erases else np.full_like(self._paper, ink)
        self._radius, self._last = radius, point
        self.go_to(point)

    def go_to(self, point: Point) -> None:
        """Lead the pen in a straight line to a point."""
        if self._cover is None:
            return
        line = covered(self.shape[1:], self._last, point, self._radius)
        self._last = point
        np.maximum(self._cover, line, out=self._cover)
        # Over what was there before the stroke, so that crossing it leaves no trace.
        mixed = self._base * (1 - self._cover) + self._colour * self._cover
        self._pixels = np.rint(mixed).astype(np.uint8)

    def end(self) -> None:
        """Lift the pen: the stroke is one step of undo, if it changed anything."""
        if self._cover is None:
            return
        self._cover = None
        self._keep((self._base, self._paper))

    # Steps

    def copy_from(self, pixels: Pixels) -> None:
        """Draw on a copy of an image (C, H, W) from now on; one step of undo."""
        before = self._pixels, self._paper
        self._pixels = pixels.copy()
        edges = (pixels[:, 0], pixels[:, -1], pixels[:, :, 0], pixels[:, :, -1])
        border = np.median(np.concatenate(edges, 1), axis=1)
        self._paper = np.rint(border).astype(np.float32)[:, None, None]
        self._keep(before)

    def clear(self) -> None:
        """Leave only the paper; one step of undo."""
        before = self._pixels, self._paper
        blank = np.broadcast_to(self._paper, self.shape)
        self._pixels = blank.astype(np.uint8)
        self._keep(before)

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._past:
            self._future.append((self._pixels, self._paper))
            self._pixels, self._paper = self._past.pop()

    def redo(self) -> None:
        """Draw again what was taken back last."""
        if self._future:
            self._past.append((self._pixels, self._paper))
            self._pixels, self._paper = self._future.pop()

    def _keep(self, before: _State) -> None:
        if np.array_equal(before[0], self._pixels):
            return
        self._past = [*self._past[1 - MOST_STEPS :], before]
        self._future.clear()


def covered(
    size: tuple[int, int], start: Point, end: Point, radius: float
) -> NDArray[np.float32]:
    """How much (H, W) of each pixel a round pen covers on its way, 0 to 1.

    By the distance d of the pixel's middle from the line: radius + ½ − d, cut off.
    """
    height, width = size
    across = np.arange(width, dtype=np.float32)[None, :] + 0.5 - start[0]
    down = np.arange(height, dtype=np.float32)[:, None] + 0.5 - start[1]
    along = end[0] - start[0], end[1] - start[1]
    length = along[0] ** 2 + along[1] ** 2
    share = np.zeros((height, width), np.float32)
    if length > SHORTEST:
        share = np.clip((across * along[0] + down * along[1]) / length, 0, 1)
    distance = np.hypot(across - share * along[0], down - share * along[1])
    cover: NDArray[np.float32] = np.clip(radius + 0.5 - distance, 0, 1)
    return cover.astype(np.float32)
