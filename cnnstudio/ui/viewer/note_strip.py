"""A line of words under a header: where the maps come from, what went wrong."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.labels import Glyph, TextLabel


class NoteStrip(QWidget):
    """An icon and one or two lines of text; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph("info", "text3", 14)
        self._text = TextLabel("", "label", "text2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 7)
        row.setSpacing(8)
        row.addWidget(self._glyph)
        row.addWidget(self._text, 1)
        self.hide()

    def text(self) -> str:
        """Return what is said."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Say something else; nothing hides the strip."""
        self._text.setText(text)
        self.setVisible(bool(text))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colors.canvas)
            line = self.rect().adjusted(0, self.height() - 1, 0, 0)
            painter.fillRect(line, colors.line)
