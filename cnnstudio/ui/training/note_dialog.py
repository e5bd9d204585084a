"""A note on a run, as long as one likes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cnnstudio.project.run_marks import LONGEST_NOTE
from cnnstudio.ui.fonts import BODY, ui_font
from cnnstudio.ui.widgets.buttons import Button


class NoteDialog(QDialog):
    """Edits a note; `written(text)` when it is kept. Ctrl+Enter keeps it too."""

    written = Signal(str)

    def __init__(self, name: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Note on {0}").format(name))
        self.field = QPlainTextEdit(note)
        self.field.setFont(ui_font(BODY))
        self.field.setAccessibleName(self.windowTitle())
        self.field.setTabChangesFocus(True)
        self.field.setPlaceholderText(
            self.tr("What was tried here, and what came of it?")
        )
        cancel, keep = Button(self.tr("Cancel")), Button(self.tr("Keep"), "primary")
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self.accept)
        keep.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.field, 1)
        column.addLayout(buttons)
        self.resize(420, 240)
        self.field.setFocus()

    def accept(self) -> None:
        self.written.emit(self.field.toPlainText()[:LONGEST_NOTE].strip())
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(event)
