"""A plot of which one place at a time is read, by the pointer or by the arrows."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.widgets.painting import by_keyboard

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PointedPlot(QWidget):
    """Takes all room; `_at` is the place that is read, or -1, `_ring` by the keyboard.

    A subclass paints, and says which place is at a pixel and what is told of it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at, self._ring = -1, False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)

    @abstractmethod
    def text_at(self, index: int) -> str:
        """Return what is said of a place."""

    @abstractmethod
    def index_at(self, x: float) -> int:
        """Return the place at a pixel column; -1 if there is none."""

    def _point(self, index: int) -> None:
        if index != self._at:
            self._at = index
            self.setAccessibleDescription(self.text_at(index) if index >= 0 else "")
            self.update()

    @staticmethod
    def _step_of(event: QKeyEvent) -> int | None:
        return _ARROWS.get(Qt.Key(event.key()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.index_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(-1)
