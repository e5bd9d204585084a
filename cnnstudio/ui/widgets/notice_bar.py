"""A line above what it is about: what happened, in a sentence, and the ways on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import Glyph, TextLabel
from cnnstudio.ui.widgets.rows import FlowSeparator


class NoticeBar(QWidget):
    """A glyph, a sentence and small buttons, with a line below."""

    def __init__(self, *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = Glyph("warning", "warn")
        self.text = TextLabel("", "body", wrap=True)
        row = QHBoxLayout()
        row.setContentsMargins(20, 10, 28, 10)
        row.setSpacing(10)
        row.addWidget(self.glyph)
        row.addWidget(self.text, 1)
        for button in buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(FlowSeparator())
        self._column = column

    def add_below(self, widget: QWidget) -> None:
        """Add more that belongs to the sentence, above the line."""
        self._column.insertWidget(self._column.count() - 1, widget)
