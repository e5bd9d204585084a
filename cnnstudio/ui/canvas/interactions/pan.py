"""Pan: the middle button, or Space with the left one, drags the view."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from cnnstudio.ui.canvas.interactions.gesture import Gesture, Pointer, Surface


class Pan(Gesture):
    """Moves the view with the pointer."""

    scrolls = False

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._last = QPoint()

    def press(self, at: Pointer) -> None:
        self._last = at.view
        self.surface.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, at: Pointer) -> None:
        way = at.view - self._last
        self._last = at.view
        view = self.surface.view
        across, down = view.horizontalScrollBar(), view.verticalScrollBar()
        across.setValue(across.value() - way.x())
        down.setValue(down.value() - way.y())

    def release(self, at: Pointer) -> None:
        self.cancel()

    def cancel(self) -> None:
        self.surface.view.viewport().unsetCursor()
