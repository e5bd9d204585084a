"""Frames: a titled rectangle behind layers that belong together, with a note.

A frame holds what lies inside of its rectangle; nothing else says so. All numbers are
pixels of the canvas at 100 % zoom, and the network does not know frames at all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""

PAD = 16.0
TITLE_HEIGHT, NOTE_LINE = 28.0, 16.0
NOTE_LETTER = 6.4
"""Width that a letter of a note takes, generously: no font is asked here."""
MOST_LINES = 6
SMALLEST = (120.0, 80.0)
LONGEST_TITLE, LONGEST_NOTE = 80, 1_000


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on the canvas with a title and a note about what lies in it."""

    id: str
    title: str = ""
    note: str = ""
    x: float = 0.0
    y: float = 0.0
    width: float = SMALLEST[0]
    height: float = SMALLEST[1]

    @property
    def rect(self) -> Rect:
        """Left, top, right and bottom."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def holds(self, rect: Rect) -> bool:
        """True if the middle of a rectangle lies in the frame, borders included."""
        left, top, right, bottom = self.rect
        x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
        return left <= x <= right and top <= y <= bottom

    def surrounds(self, rect: Rect) -> bool:
        """True if all of a rectangle lies in the frame, borders included."""
        left, top, right, bottom = self.rect
        return (
            left <= rect[0]
            and top <= rect[1]
            and rect[2] <= right
            and rect[3] <= bottom
        )

    def at(self, rect: Rect) -> Frame:
        """Return the frame with another rectangle."""
        left, top, right, bottom = rect
        return replace(self, x=left, y=top, width=right - left, height=bottom - top)

    def moved(self, dx: float, dy: float) -> Frame:
        """Return the frame elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)


def new_frame_id() -> str:
    """Return an id for a frame that is used nowhere else."""
    return "f" + os.urandom(5).hex()


def note_lines(note: str, width: float) -> int:
    """How many lines a note takes in a frame of `width`, `MOST_LINES` at most."""
    letters = max(8.0, (width - 2 * PAD) // NOTE_LETTER)
    lines = sum(max(1, ceil(len(text) / letters)) for text in note.splitlines())
    return min(lines, MOST_LINES)


def header_height(note: str, width: float) -> float:
    """Height that title and note take above the content."""
    return TITLE_HEIGHT + NOTE_LINE * note_lines(note, width)


def fitted(frame: Frame, content: Iterable[Rect]) -> Frame:
    """Return the frame drawn tightly around `content`; as it is round nothing."""
    rects = list(content)
    if not rects:
        return frame
    left = min(rect[0] for rect in rects) - PAD
    right = max(max(rect[2] for rect in rects) + PAD, left + SMALLEST[0])
    top = min(rect[1] for rect in rects) - header_height(frame.note, right - left)
    bottom = max(max(rect[3] for rect in rects) + PAD, top + SMALLEST[1])
    return frame.at((left, top, right, bottom))
