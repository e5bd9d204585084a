"""What is said of a dock in one place: title, panel, side, and when it is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.modes import Mode, Rooms, Side, side_room

if TYPE_CHECKING:
    from cnnstudio.ui.widgets.panel_header import PanelHeader

AREAS: dict[Side, Qt.DockWidgetArea] = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}


@dataclass(frozen=True, slots=True, eq=False)
class DockSpec:
    """A panel around the graph.

    `factory` makes the panel when it is first seen. It stands at its `side`, a tab
    behind the docks that are there already, and is open in `modes` until the user
    closes it. `topic` is what F1 explains in it, `panel/KEY` unless another is named.
    `header` is a title row of the panel's own; `room` its width, at the bottom its
    height, where that of its side does not suit it.
    """

    key: str
    title: str
    factory: Callable[[], QWidget]
    side: Side
    modes: tuple[Mode, ...] = ()
    hint: str = ""
    topic: str = ""
    header: PanelHeader | None = None
    room: Rooms | None = None

    def room_in(self, wide: int, tall: int) -> int:
        """Return the width, at the bottom the height, in a window of this size."""
        return side_room(self.side, wide, tall, self.room)
