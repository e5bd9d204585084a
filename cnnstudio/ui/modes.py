"""Build, Train and Inspect: three arrangements of the same docks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mode = Literal["build", "train", "inspect"]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which parts a mode shows, and how wide they are in a window of 1600 pixels.

    `canvas` is the width of the graph beside the centre, 0 for all of the room.
    """

    palette: bool
    right: str
    centre: str
    canvas: int
    problems: int


ARRANGEMENTS: dict[Mode, Arrangement] = {
    "build": Arrangement(True, "properties", "", 0, 132),
    "train": Arrangement(False, "training", "training", 396, 0),
    "inspect": Arrangement(False, "sample", "inspect", 396, 0),
}

# Below this width of the window docks are narrower (language.md, dock layout).
NARROW = 1_440


def side_width(window: int, *, narrow: int, wide: int) -> int:
    """Width of a dock for the window's width."""
    return narrow if window < NARROW else wide


def canvas_width(window: int, arrangement: Arrangement) -> int:
    """Width of the graph beside the centre."""
    return min(arrangement.canvas, 300) if window < NARROW else arrangement.canvas
