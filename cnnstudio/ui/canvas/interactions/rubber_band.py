"""Rubber band: drag over empty canvas to select what lies inside."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QRubberBand

from cnnstudio.ui.canvas.interactions.gesture import (
    Gesture,
    Pointer,
    Surface,
    far_enough,
)


class RubberBand(Gesture):
    """Selects the nodes that the band touches; Shift or Ctrl adds to the selection."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._start: Pointer | None = None
        self._band: QRubberBand | None = None
        self._before: tuple[str, ...] = ()
        self._adds = False

    def press(self, at: Pointer) -> None:
        self._start = at
        self._before = self.surface.highlights.selection.nodes
        self._adds = at.holds(Qt.KeyboardModifier.ShiftModifier) or at.holds(
            Qt.KeyboardModifier.ControlModifier
        )

    def move(self, at: Pointer) -> None:
        assert self._start is not None
        viewport = self.surface.view.viewport()
        if self._band is None:
            if not far_enough(self._start, at):
                return
            self._band = QRubberBand(QRubberBand.Shape.Rectangle, viewport)
            self._band.show()
        # The canvas may have scrolled since the press.
        start = self.surface.view.mapFromScene(self._start.scene)
        rect = QRect(start, at.view).normalized()
        self._band.setGeometry(
            QRect(rect.topLeft(), rect.size().expandedTo(QSize(1, 1)))
        )
        area = QRectF(self._start.scene, at.scene).normalized()
        touched = [
            node
            for node, item in self.surface.scene.nodes.items()
            if item.card().intersects(area)
        ]
        kept = self._before if self._adds else ()
        self.surface.highlights.selection.select((*kept, *touched))

    def release(self, at: Pointer) -> None:
        if self._band is None and not self._adds:
            self.surface.highlights.select_edges(())
        self._drop_band()

    def cancel(self) -> None:
        self.surface.highlights.selection.select(self._before)
        self._drop_band()

    def _drop_band(self) -> None:
        if self._band is not None:
            self._band.hide()
            self._band.deleteLater()
            self._band = None
