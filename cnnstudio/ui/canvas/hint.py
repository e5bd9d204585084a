"""A sentence beside the pointer while something is dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from cnnstudio.ui.fonts import LABEL, ui_font
from cnnstudio.ui.theme import ThemeManager
from cnnstudio.ui.widgets.painting import rounded

_WIDEST = 320


class Hint(QLabel):
    """Says why a drop would be refused; follows the pointer and takes no clicks."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._room = themes, parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(ui_font(LABEL))
        self.setWordWrap(True)
        self.setContentsMargins(10, 6, 10, 6)
        self.setProperty("tone", "error")
        self.hide()

    def show_at(self, text: str, at: QPoint) -> None:
        """Show a sentence beside a place of the parent; an empty one hides it."""
        if not text:
            self.hide()
            return
        if text != self.text():
            self.setText(text)
            wide = self.fontMetrics().horizontalAdvance(text) + 22
            self.setFixedWidth(min(_WIDEST, wide))
            self.setFixedHeight(self.heightForWidth(self.width()))
        room = self._room.rect()
        x = min(at.x() + 16, room.right() - self.width() - 4)
        y = min(at.y() + 16, room.bottom() - self.height() - 4)
        self.move(max(4, x), max(4, y))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._themes.current()
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 5, colors.errorbg, colors.error)
        super().paintEvent(event)
