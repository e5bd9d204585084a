"""Fields for names and sentences: a line, and a text that breaks into several."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from cnnstudio.ui.fonts import LABEL, ui_font
from cnnstudio.ui.style_sheet import set_property
from cnnstudio.ui.widgets.undo_keys import leaves_undo

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextField(QLineEdit):
    """One line of text; `done(str)` follows Enter or leaving, once per change."""

    done = Signal(str)

    def __init__(self, name: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setMaxLength(longest)
        self.setFont(ui_font(LABEL))
        self.setAccessibleName(name)
        self.editingFinished.connect(self._finish)

    def show_text(self, text: str) -> None:
        """Show the document's text, unless one is typing another."""
        if text != self._shown or not self.hasFocus():
            self._shown = text
            self.setText(text)
            self.setCursorPosition(0)
            self.show_problem("")

    def show_problem(self, problem: str) -> None:
        """Mark the text as wrong, with the reason, or as right."""
        _mark(self, problem)

    def _finish(self) -> None:
        if self.text() != self._shown:
            self.done.emit(self.text())

    def event(self, event: QEvent) -> bool:
        if leaves_undo(self, event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            self.show_problem("")
            event.ignore()  # it leads out of the panel, too
        else:
            super().keyPressEvent(event)
            if event.key() in ENTER and self.property("state") == "error":
                event.accept()


class TextArea(QPlainTextEdit):
    """Sentences, as high as their lines; `done(str)` as of `TextField`."""

    done = Signal(str)
    _MARGIN = 2

    def __init__(self, name: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown, self._longest = "", longest
        self.setFont(ui_font(LABEL))
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(self._MARGIN)
        self.textChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """Return what is written."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show the document's text, unless one is typing another."""
        if text != self._shown or not self.hasFocus():
            self._shown = text
            self.setPlainText(text)
            self.show_problem("")

    def show_problem(self, problem: str) -> None:
        """Mark the text as wrong, with the reason, or as right."""
        _mark(self, problem)

    def _finish(self) -> None:
        if self.text() != self._shown:
            self.done.emit(self.text())

    def _fit(self) -> None:
        if len(self.text()) > self._longest:
            cursor = self.textCursor()
            end = QTextCursor.MoveOperation.End
            cursor.setPosition(self._longest)
            cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        # The layout of plain text measures its height in lines.
        lines = max(1, math.ceil(self.document().size().height()))
        # Border and padding. Before it is laid out the viewport has a height that
        # means nothing; it is fitted again when it has its own.
        around = max(0, self.height() - self.viewport().height())
        spacing = self.fontMetrics().lineSpacing()
        # One pixel more: else Qt holds the last line to be hidden.
        height = lines * spacing + 2 * self._MARGIN + 1 + around
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))

    def event(self, event: QEvent) -> bool:
        if leaves_undo(self, event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._finish()
            event.setAccepted(self.property("state") == "error")
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setPlainText(self._shown)
            self.show_problem("")
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _mark(field: QWidget, problem: str) -> None:
    set_property(field, "state", "error" if problem else "")
    field.setToolTip(problem)
    field.setAccessibleDescription(problem)
