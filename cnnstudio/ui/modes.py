"""Build, Train and Inspect: three arrangements of the same docks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cnnstudio.ui.theme_tokens import Theme

Mode = Literal["build", "train", "inspect"]


class Arrangement(NamedTuple):
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

BAR_HEIGHT, STATUS_HEIGHT = 44, 24

# Below this width of the window docks are narrower (language.md, dock layout).
NARROW = 1_440


def side_width(window: int, *, narrow: int, wide: int) -> int:
    """Width of a dock for the window's width."""
    return narrow if window < NARROW else wide


def canvas_width(window: int, arrangement: Arrangement) -> int:
    """Width of the graph beside the centre."""
    return min(arrangement.canvas, 300) if window < NARROW else arrangement.canvas


def paint_outline(window: QWidget, colors: Theme) -> None:
    """Paint where bar, docks and canvas of Build will be, before they are there."""
    wide, tall = window.width(), window.height()
    left = side_width(wide, narrow=200, wide=224)
    right = side_width(wide, narrow=264, wide=296)
    below = ARRANGEMENTS["build"].problems
    with QPainter(window) as painter:
        painter.fillRect(0, 0, wide, tall, colors.surface)
        canvas_wide = wide - left - right
        canvas_tall = tall - BAR_HEIGHT - STATUS_HEIGHT - below
        painter.fillRect(left, BAR_HEIGHT, canvas_wide, canvas_tall, colors.canvas)
        painter.fillRect(0, BAR_HEIGHT - 1, wide, 1, colors.line)
        painter.fillRect(0, tall - STATUS_HEIGHT, wide, 1, colors.line)
        for x in (left - 1, wide - right):
            painter.fillRect(x, BAR_HEIGHT, 1, tall - BAR_HEIGHT, colors.line)
