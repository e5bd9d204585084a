"""The keys of a list that one types into: the field has them, the list follows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Tab: 1,
}


class ListKeys(QObject):
    """Watches a search field above a list of `page` visible rows.

    `stepped(n)`: another row, `chosen(shift)`: the current one, `escaped`: none, and
    `lost`: the keyboard went elsewhere.
    """

    stepped = Signal(int)
    chosen = Signal(bool)
    escaped = Signal()
    lost = Signal()

    def __init__(self, field: QLineEdit, page: int, parent: QObject) -> None:
        super().__init__(parent)
        self._field = field
        self._steps = {
            **_STEPS,
            Qt.Key.Key_PageUp: 1 - page,
            Qt.Key.Key_PageDown: page - 1,
        }
        field.installEventFilter(self)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shift = Qt.KeyboardModifier.ShiftModifier
            self.chosen.emit(bool(event.modifiers() & shift))
        elif key in self._steps:
            self.stepped.emit(self._steps[key])
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            if event.type() == QEvent.Type.FocusOut:
                self.lost.emit()
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
        return super().eventFilter(watched, event)
