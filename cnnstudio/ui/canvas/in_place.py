"""A field that opens on the canvas: the name of a block, title and note of a frame."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

_WIDTH, _NOTE_HEIGHT = 260, 76


class InPlace(QWidget):
    """Opened at a place with a text; `done(title, note)` once, unless given up.

    Enter, or a click elsewhere, takes what was typed; Escape gives up. In the note
    Enter begins a new line, and Ctrl+Enter takes it.
    """

    done = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("inPlace")
        self.title = QLineEdit(self)
        self.note = QPlainTextEdit(self)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.note.setTabChangesFocus(True)
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setAccessibleName(self.tr("Note of the frame"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(self.note)
        for part in (self.title, self.note):
            part.installEventFilter(self)
        self.setFixedWidth(_WIDTH)
        self.hide()

    def open(self, at: QPoint, title: str, note: str | None, said: str) -> None:
        """Show the field at a place of the parent; with `note` None only one line.

        `said` is what the line is called.
        """
        self.title.setText(title)
        self.title.setAccessibleName(said)
        self.title.setPlaceholderText(said)
        self.note.setVisible(note is not None)
        self.note.setPlainText(note or "")
        self.adjustSize()
        area = self._over.rect()
        x = max(0, min(at.x(), area.width() - self.width()))
        y = max(0, min(at.y(), area.height() - self.height()))
        self.move(x, y)
        self.show()
        self.raise_()
        self.title.selectAll()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Take what was typed, and close."""
        if not self.isHidden():
            self._close()
            self.done.emit(self.title.text(), self.note.toPlainText())

    def give_up(self) -> None:
        """Close without a change."""
        self._close()

    def _close(self) -> None:
        inside = self.isAncestorOf(self.focusWidget() or self)
        self.hide()
        view = self._over.parentWidget()
        if inside and view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self.isHidden():
            self._left()
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return True
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if enter and (watched is self.title or ctrl):
            self.take()
            return True
        return False

    def _left(self) -> None:
        """Take it when the keyboard goes elsewhere than to the other field."""
        window = self.window().focusWidget()
        if window not in (self.title, self.note):
            self.take()
