"""What mouse and keys do over the plots: crosshair, pinning, zooming, moving."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from cnnstudio.ui.training.epoch_span import EpochSpan
from cnnstudio.ui.training.run_curves import RunCurves

_ZOOM = 0.8
_A_CLICK = 4.0
"""Pixels that the mouse may move between press and release of a click."""


class PlotPointer(QObject):
    """Where the crosshair is, where one is pinned, and which part is shown.

    `moved` follows the crosshair, `scrolled` the part of the axis; `opened` says that
    somebody wants to look inside at the crosshair. `place_at` turns a pixel into a
    place, `is_over` says whether it lies over the curves.
    """

    moved = Signal()
    scrolled = Signal()
    opened = Signal()

    def __init__(
        self,
        span: EpochSpan,
        place_at: Callable[[QPointF], float],
        is_over: Callable[[QPointF], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._span, self._place_at, self._is_over = span, place_at, is_over
        self._curves: RunCurves | None = None
        self._pressed: QPointF | None = None
        self._dragged: float | None = None
        self.cross: float | None = None
        self.pinned: float | None = None
        self._pinned_before: float | None = None

    def show_run(self, curves: RunCurves) -> None:
        """Point at another run; the crosshair stays if it has been trained."""
        self._curves = curves
        self._span.reset()
        self.pinned = None
        if curves.last_step == 0:
            self.cross = None

    def move(self, place: float | None) -> None:
        """Put the crosshair at a place; None takes it away."""
        if self._curves is None or self._curves.last_step == 0:
            place = None
        if place is not None:
            low, high = self._span.shown
            place = min(max(place, low, 0.0), high)
        self.cross = place
        self.moved.emit()

    def pin(self) -> None:
        """Let the crosshair stay here as well, or take away the one that does."""
        self.pinned = self.cross if self.pinned is None else None
        self.moved.emit()

    def step(self, sign: int, single: bool) -> None:
        """Go an epoch on or back, or a `single` step."""
        curves = self._curves
        if curves is None:
            return
        axis, each = curves.axis, curves.steps_per_epoch
        here = float(curves.last_step)
        if self.cross is not None:
            here = axis.step_at(self.cross)
        if single:
            self.move(axis.place(round(here) + sign))
            return
        epoch = here / each
        near = round(epoch)
        if abs(epoch - near) < 1e-6:
            epoch = near + sign
        else:
            epoch = math.ceil(epoch) if sign > 0 else math.floor(epoch)
        self.move(curves.epoch_place(epoch))

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key means; False if it means nothing here."""
        key, curves = event.key(), self._curves
        single = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if curves is None:
            return False
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(1 if key == Qt.Key.Key_Right else -1, single)
        elif key == Qt.Key.Key_Home:
            self.move(curves.axis.place(1.0))
        elif key == Qt.Key.Key_End:
            self.move(curves.done)
        elif key == Qt.Key.Key_Space and self.cross is not None:
            self.pin()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cross is not None:
            self.opened.emit()
        elif key == Qt.Key.Key_Escape:
            return self._let_go()
        else:
            return False
        return True

    def _let_go(self) -> bool:
        """Take the pinned crosshair away, or else the other; False without any."""
        if self.pinned is not None:
            self.pin()
        elif self.cross is not None:
            self.move(None)
        else:
            return False
        return True

    def mouse_moved(self, point: QPointF) -> None:
        """Follow the mouse; a part that is held moves with it."""
        if self._dragged is not None and self._span.is_part:
            low, high = self._span.shown
            moved = low + self._dragged - self._place_at(point)
            self._span.go_to(moved, high - low)
            self.scrolled.emit()
        self.move(self._place_at(point) if self._is_over(point) else None)

    def mouse_pressed(self, event: QMouseEvent) -> None:
        """Begin a click, or take hold of the part that is shown."""
        point, self._pinned_before = event.position(), self.pinned
        if event.button() == Qt.MouseButton.LeftButton and self._is_over(point):
            self._pressed = point
            if self._span.is_part:
                self._dragged = self._place_at(point)

    def mouse_released(self, point: QPointF) -> None:
        """End it; a click pins the crosshair, or lets it go."""
        pressed, self._pressed, self._dragged = self._pressed, None, None
        if pressed is None or self.cross is None:
            return
        if (point - pressed).manhattanLength() <= _A_CLICK:
            self.pin()

    def mouse_double_clicked(self, point: QPointF) -> None:
        """Show the whole run again; if it is shown, look inside at the pointer."""
        self._pressed = self._dragged = None
        self.pinned = self._pinned_before  # the first of the two clicks changed it
        self.moved.emit()
        if self._span.is_part:
            self._span.reset()
            self.scrolled.emit()
        elif self.cross is not None and self._is_over(point):
            self.opened.emit()

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; turned sideways, move along."""
        turned, point = event.angleDelta(), event.position()
        if not self._is_over(point) or self._curves is None:
            event.ignore()
            return
        if abs(turned.x()) > abs(turned.y()):
            low, high = self._span.shown
            by = turned.x() / 120 * 0.1 * (high - low)
            self._span.go_to(low - by, high - low)
        else:
            self._span.zoom(_ZOOM ** (turned.y() / 120), self._place_at(point))
        self.scrolled.emit()
        event.accept()
