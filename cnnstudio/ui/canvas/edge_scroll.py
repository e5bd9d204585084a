"""The canvas scrolls by itself while something is dragged at its edge."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QPointF, QRect, QTimer

from cnnstudio.ui.canvas.camera import Camera

EDGE = 28
"""Pixels from the edge of the canvas within which it scrolls."""

_FASTEST = 700.0
"""Pixels in a second, at the very edge and beyond."""

_EVERY_MS = 16
_GENTLE_S = 0.4
"""How long it takes to come up to speed: a short touch of the edge moves little."""


class EdgeScroll(QObject):
    """Scrolls while `follow` last named a place at the edge; `moved` is told then.

    It waits until the pointer has been away from the edge: a drag may begin there.
    """

    def __init__(
        self,
        camera: Camera,
        room: Callable[[], QRect],
        moved: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._camera, self._room, self._moved = camera, room, moved
        self._speed = QPointF()
        self._armed = False
        self._since = QElapsedTimer()
        self._lasted = 0.0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._tick)

    def follow(self, at: QPoint) -> None:
        """Scroll as the place in the viewport wants it, or stop."""
        room = self._room()
        self._speed = QPointF(
            _push(at.x(), room.left(), room.right()),
            _push(at.y(), room.top(), room.bottom()),
        )
        if self._speed.isNull():
            self._armed = True
            self._timer.stop()
        elif not room.contains(at):
            self._armed = True
        if self._armed and not self._speed.isNull() and not self._timer.isActive():
            self._since.start()
            self._lasted = 0.0
            self._timer.start()

    def stop(self) -> None:
        """End with the drag."""
        self._timer.stop()
        self._armed = False

    def _tick(self) -> None:
        seconds = min(0.1, self._since.restart() / 1_000)
        self._lasted += seconds
        way = self._speed * (_FASTEST * seconds * min(1.0, self._lasted / _GENTLE_S))
        self._camera.scroll(way.x(), way.y())
        self._moved()


def _push(at: int, low: int, high: int) -> float:
    """Return −1 to 1: how hard a place pushes at the lower or the upper edge."""
    if at < low + EDGE:
        return max(-1.0, (at - low - EDGE) / EDGE)
    if at > high - EDGE:
        return min(1.0, (at - high + EDGE) / EDGE)
    return 0.0
