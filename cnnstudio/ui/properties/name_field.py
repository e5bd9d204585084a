"""The name of a layer, changed in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cnnstudio.ui.fonts import mono_font
from cnnstudio.ui.style_sheet import set_property
from cnnstudio.ui.widgets.undo_keys import leaves_undo


class NameField(QLineEdit):
    """A quiet line edit; `renamed(str)` follows Enter or leaving the field."""

    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setFont(mono_font(12))
        self.setMaxLength(200)
        self.setTextMargins(-3, 0, 0, 0)  # in line with the type above it
        self.setAccessibleName(self.tr("Name of the layer"))
        self.setToolTip(self.tr("Name of the layer; Enter renames it."))
        set_property(self, "quiet", True)
        self.editingFinished.connect(self._finish)

    def show_name(self, name: str) -> None:
        """Show the document's name, unless one is typing another."""
        if name != self._name or not self.hasFocus():
            self._name = name
            self.setText(name)
            self.show_problem("")

    def show_problem(self, problem: str) -> None:
        """Mark the field red with the reason, or clear the mark."""
        set_property(self, "state", "error" if problem else "")
        self.setToolTip(problem or self.tr("Name of the layer; Enter renames it."))

    def _finish(self) -> None:
        if self.text() != self._name:
            self.renamed.emit(self.text())

    def event(self, event: QEvent) -> bool:
        if leaves_undo(self, event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._name)
            self.show_problem("")
            self.clearFocus()
            return
        super().keyPressEvent(event)
