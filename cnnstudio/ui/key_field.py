"""A field that takes keys by having them pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

_HELD = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_unknown,
}


class KeyField(QLineEdit):
    """Shows the keys that are pressed in it; `pressed` carries a `QKeySequence`.

    Every key is taken, Tab and Enter too; Ctrl+Tab leaves it, as a click elsewhere
    does.
    """

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setPlaceholderText(self.tr("Click here and press the new keys"))
        self.setAccessibleName(self.tr("New keys"))
        self.setAccessibleDescription(
            self.tr("Press the new keys. Ctrl+Tab leaves the field.")
        )

    def show_keys(self, keys: QKeySequence | None) -> None:
        """Show keys, or the invitation to press some."""
        native = QKeySequence.SequenceFormat.NativeText
        self.setText(keys.toString(native) if keys is not None else "")

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress and self._leaves(event):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        elif event.type() == QEvent.Type.KeyPress:
            self._press(event)
        return True

    @staticmethod
    def _leaves(event: QKeyEvent) -> bool:
        tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return tab and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def _press(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _HELD or event.isAutoRepeat():
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        keys = QKeySequence(held.value | event.key())
        self.show_keys(keys)
        self.pressed.emit(keys)
