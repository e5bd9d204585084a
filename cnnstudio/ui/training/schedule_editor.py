"""The schedule as it is drawn before training, with handles to drag."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.graph.text import translate
from cnnstudio.project.schedule import rate_at
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.schedule_handles import Handle, dragged, handles_of
from cnnstudio.ui.training.schedule_preview import SchedulePreview

HEIGHT = 76
_REACH = 12.0
_RADIUS = 3.5
_HEADROOM = 1.35


class ScheduleEditor(SchedulePreview):
    """A preview whose handles change the settings: `dragged(changes)`, while it moves.

    Every drag can be typed, too: in the fields that it changes.
    """

    dragged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handles: tuple[Handle, ...] = ()
        self._held: Handle | None = None
        self._near: Handle | None = None
        self._frozen: float | None = None
        self._locked = ""
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)

    def show_schedule(self, training: TrainingConfig, steps: int) -> None:
        super().show_schedule(training, steps)
        self._handles = handles_of(training)
        if self._held is not None:
            same = (h for h in self._handles if h.key == self._held.key)
            self._held = next(same, None)

    def set_locked(self, reason: str) -> None:
        """Refuse to be dragged, and say why; without a reason it can be."""
        self._locked = reason
        self.update()

    def handles(self) -> dict[str, QPointF]:
        """Return where the handles are, by key, in pixels of this widget."""
        return {handle.key: self._place(handle) for handle in self._handles}

    def top(self) -> float:
        """The rate at the upper edge: while one drags it stays what it was."""
        return self._frozen or super().top() * _HEADROOM

    def _place(self, handle: Handle) -> QPointF:
        box, step = self._box(), round(handle.share * (self._steps - 1))
        rate = rate_at(self._training, step, self._steps)
        x = box.left() + handle.share * box.width()
        return QPointF(x, box.bottom() - min(1.0, rate / self.top()) * box.height())

    def _at(self, place: QPointF) -> Handle | None:
        if self._locked:
            return None
        found = [
            (math.hypot(at.x() - place.x(), at.y() - place.y()), index)
            for index, at in enumerate(map(self._place, self._handles))
        ]
        near = min(found, default=(math.inf, -1))
        return self._handles[near[1]] if near[0] <= _REACH else None

    def _drag_to(self, place: QPointF) -> None:
        assert self._held is not None
        box = self._box()
        share = (place.x() - box.left()) / box.width()
        up = max(0.01, min(1.0, (box.bottom() - place.y()) / box.height()))
        share = max(0.0, min(1.0, share))
        self.dragged.emit(dragged(self._training, self._held, share, up * self.top()))

    def _point_at(self, handle: Handle | None) -> None:
        if handle == self._near:
            return
        self._near = handle
        if handle is None:
            self.unsetCursor()
            self.setToolTip(self._locked or self.summary())
        else:
            both = handle.across and handle.up
            shapes = Qt.CursorShape
            one = shapes.SizeHorCursor if handle.across else shapes.SizeVerCursor
            self.setCursor(shapes.SizeAllCursor if both else one)
            self.setToolTip(translate("Schedule", handle.tip))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = self._at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and self._held is not None:
            self._frozen = self.top()
        else:
            self._held = None
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._drag_to(event.position())
        else:
            self._point_at(self._at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = self._frozen = None
        self._point_at(self._at(event.position()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._locked:
            return
        colors = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for handle in self._handles:
                taken = self._held or self._near
                bold = taken is not None and handle.key == taken.key
                painter.setPen(colors.accent if bold else colors.rate_curve)
                painter.setBrush(colors.accent if bold else colors.canvas)
                radius = _RADIUS + 1 if bold else _RADIUS
                painter.drawEllipse(self._place(handle), radius, radius)
