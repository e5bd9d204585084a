"""Data, Build, Train and Inspect: four arrangements of the same docks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cnnstudio.ui.theme_tokens import Theme

Mode = Literal["data", "build", "train", "inspect"]


Side = Literal["left", "right", "bottom"]

# From these widths and heights of the window on there is more room (language.md, dock
# layout).
_WIDTHS, _HEIGHTS = (1_440, 1_800), (900, 1_060)


class Rooms(NamedTuple):
    """Room in a small, a middle and a large window, in pixels."""

    small: int
    middle: int
    large: int

    def of(self, window: int, limits: tuple[int, int] = _WIDTHS) -> int:
        """Return the room in a window of this width."""
        if window < limits[0]:
            return self.small
        return self.middle if window < limits[1] else self.large


SIDES: dict[Side, Rooms] = {
    "left": Rooms(200, 224, 240),
    "right": Rooms(264, 296, 320),
    "bottom": Rooms(98, 132, 160),
}
"""Widths of the docks at the sides and heights of those at the bottom."""


def side_room(side: Side, wide: int, tall: int, rooms: Rooms | None = None) -> int:
    """Return the width, at the bottom the height, of docks in a window of this size.

    `rooms` are those of one that wants others than its side has.
    """
    rooms = rooms or SIDES[side]
    return rooms.of(tall, _HEIGHTS) if side == "bottom" else rooms.of(wide)


class Arrangement(NamedTuple):
    """What a mode shows in the middle: a view beside the graph, and the graph's width.

    Without a `centre` the graph has all of the room.
    """

    centre: str = ""
    canvas: Rooms = Rooms(0, 0, 0)


_BESIDE = Rooms(300, 396, 460)

ARRANGEMENTS: dict[Mode, Arrangement] = {
    "data": Arrangement("data", _BESIDE),
    "build": Arrangement(),
    "train": Arrangement("training", _BESIDE),
    "inspect": Arrangement("inspect", _BESIDE),
}

BAR_HEIGHT, STATUS_HEIGHT = 44, 24


def paint_outline(window: QWidget, colors: Theme) -> None:
    """Paint where bar, docks and canvas of Build will be, before they are there."""
    wide, tall = window.width(), window.height()
    left, right = side_room("left", wide, tall), side_room("right", wide, tall)
    below = side_room("bottom", wide, tall)
    with QPainter(window) as painter:
        painter.fillRect(0, 0, wide, tall, colors.surface)
        canvas_wide = wide - left - right
        canvas_tall = tall - BAR_HEIGHT - STATUS_HEIGHT - below
        painter.fillRect(left, BAR_HEIGHT, canvas_wide, canvas_tall, colors.canvas)
        painter.fillRect(0, BAR_HEIGHT - 1, wide, 1, colors.line)
        painter.fillRect(0, tall - STATUS_HEIGHT, wide, 1, colors.line)
        for x in (left - 1, wide - right):
            painter.fillRect(x, BAR_HEIGHT, 1, tall - BAR_HEIGHT, colors.line)
