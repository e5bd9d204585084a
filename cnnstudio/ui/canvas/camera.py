"""Zoom and place of the view over the scene."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QInputDevice,
    QNativeGestureEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView

from cnnstudio.ui.canvas.geometry import LARGEST_ZOOM, SMALLEST_ZOOM
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.motion import Move, Tween, motion

_STEPS = (0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.85, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_MARGIN = 24.0
_PER_NOTCH = 1.15
_FRAMES = (
    Qt.NativeGestureType.BeginNativeGesture,
    Qt.NativeGestureType.EndNativeGesture,
)


class Camera(QObject):
    """Zooms at the pointer, fits, scrolls to what must be seen.

    A zoom of some size is a short glide; what lies under the pointer stays there from
    the first frame to the last. Another one on the way sets a farther goal.
    """

    zoom_changed = Signal(float)

    def __init__(self, view: QGraphicsView, scene: GraphScene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self.zoom = 1.0
        self.fitted = False
        self.glide = Tween(self._glided, motion(), self)
        self._from = self._goal = 1.0
        self._at, self._under = QPointF(), QPointF()

    @property
    def goal(self) -> float:
        """Zoom at which a glide ends; the zoom if there is none."""
        return self._goal if self.glide.is_running else self.zoom

    def zoom_to(
        self, zoom: float, at: QPointF | None = None, *, gliding: bool = True
    ) -> None:
        """Zoom; the place under `at` (in the viewport, else its middle) stays there."""
        zoom = min(LARGEST_ZOOM, max(SMALLEST_ZOOM, zoom))
        if abs(zoom - self.goal) < 1e-9:
            return
        self._at = at or QPointF(self._view.viewport().rect().center())
        self._under = self.to_scene(self._at)
        self._from, self._goal = self.zoom, zoom
        self.fitted = False
        if gliding:
            self.glide.start(Move.ZOOM)
        else:
            self.glide.stop()
            self._glided(1.0)

    def _glided(self, part: float) -> None:
        # By equal factors in equal times: so it looks even.
        zoom = self._goal
        if part < 1:
            zoom = self._from * (self._goal / self._from) ** part
        self._set_zoom(zoom)
        way = self._at - self._view.viewportTransform().map(self._under)
        self._scroll(-way.x(), -way.y())
        self.zoom_changed.emit(zoom)

    def step(self, direction: int) -> None:
        """Zoom to the next of the usual steps, in (1) or out (-1)."""
        larger = [z for z in _STEPS if z > self.goal * 1.01]
        smaller = [z for z in _STEPS if z < self.goal * 0.99]
        if direction > 0 and larger:
            self.zoom_to(larger[0])
        elif direction < 0 and smaller:
            self.zoom_to(smaller[-1])

    def fit(
        self,
        area: QRectF,
        insets: tuple[int, int] = (0, 0),
        readable: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Show an area of the scene, at 100 % at most.

        `insets` are pixels at the top and the bottom that stay free. If it would be
        smaller than the first zoom of `readable`, its start is shown at the second.
        """
        self.glide.finish()
        top, bottom = insets
        room = QSizeF(self._view.viewport().size())
        room -= QSizeF(2 * _MARGIN, 2 * _MARGIN + top + bottom)
        if area.isEmpty() or room.width() < 20 or room.height() < 20:
            return
        whole = min(1.0, room.width() / area.width(), room.height() / area.height())
        # Of what is too tall the start is seen in its whole width, if that can be read.
        across = (room.width() + _MARGIN) / area.width()
        start = min(readable[1], max(readable[0], across))
        wanted = whole if whole >= readable[0] else start
        zoom = min(LARGEST_ZOOM, max(SMALLEST_ZOOM, wanted))
        self._set_zoom(zoom)
        middle = area.center()
        if area.height() * zoom > room.height():
            middle.setY(area.top() + room.height() / 2 / zoom)
        self._view.centerOn(middle + QPointF(0, (bottom - top) / 2 / zoom))
        self.fitted = True
        self.zoom_changed.emit(zoom)

    def show(self, area: QRectF) -> None:
        """Scroll so that an area is seen, as little as needed."""
        self.glide.finish()
        seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        margin = _MARGIN / self.zoom
        area = area.adjusted(-margin, -margin, margin, margin)
        if seen.contains(area):
            return
        if area.width() > seen.width() or area.height() > seen.height():
            self._view.centerOn(area.center())
            return
        x = min(0.0, area.left() - seen.left()) + max(0.0, area.right() - seen.right())
        y = min(0.0, area.top() - seen.top()) + max(0.0, area.bottom() - seen.bottom())
        self._scroll(x * self.zoom, y * self.zoom)

    def view(self) -> tuple[float, QPointF]:
        """Return the zoom and what is in the middle, to come back to by `look`."""
        self.glide.finish()
        middle = QPointF(self._view.viewport().rect().center())
        return self.zoom, self.to_scene(middle)

    def look(self, zoom: float, middle: QPointF) -> None:
        """Show a place again."""
        self.glide.stop()
        self._set_zoom(zoom)
        self._view.centerOn(middle)
        self.fitted = False
        self.zoom_changed.emit(zoom)

    def scroll(self, x: float, y: float) -> None:
        """Move the view over the scene by pixels of the screen."""
        self.glide.finish()
        self._scroll(x, y)
        self.fitted = False

    def wheel(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer; a touchpad pans, and zooms with Ctrl."""
        touchpad = (
            not event.pixelDelta().isNull()
            or event.device().type() == QInputDevice.DeviceType.TouchPad
        )
        # Fingers that have left the pad keep it rolling: Ctrl came too late to zoom.
        rolling = event.phase() == Qt.ScrollPhase.ScrollMomentum
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        delta = event.pixelDelta() if touchpad else event.angleDelta()
        if touchpad and delta.isNull():
            delta = event.angleDelta()
        if (touchpad or shift) and (rolling or not ctrl):
            sideways = shift and not delta.x()  # a wheel has one direction only
            self.scroll(*((-delta.y(), 0) if sideways else (-delta.x(), -delta.y())))
        else:
            notches = (event.angleDelta().y() or delta.y()) / 120
            wanted = self.goal * _PER_NOTCH**notches
            self.zoom_to(wanted, event.position(), gliding=not touchpad)
        event.accept()

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Two fingers on a touchpad zoom and pan; return False if it is neither.

        `value` of a pinch is the change of the scale since the last event.
        """
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            wanted = self.goal * max(0.1, 1.0 + event.value())
            self.zoom_to(wanted, event.position(), gliding=False)
        elif kind == Qt.NativeGestureType.PanNativeGesture:
            self.scroll(-event.delta().x(), -event.delta().y())
        elif kind not in _FRAMES:
            return False
        event.accept()
        return True

    def to_scene(self, at: QPointF) -> QPointF:
        """Turn a place of the viewport into one of the scene, without rounding."""
        return self._view.viewportTransform().inverted()[0].map(at)

    def _set_zoom(self, zoom: float) -> None:
        if zoom == self.zoom:
            return
        self.zoom = zoom
        labels = self._scene.labels
        labels.show_area(QRectF())  # Nothing is seen until it has found its place.
        labels.set_zoom(zoom)
        self._view.setTransform(QTransform.fromScale(zoom, zoom))

    def _scroll(self, x: float, y: float) -> None:
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() + round(x))
        down.setValue(down.value() + round(y))
