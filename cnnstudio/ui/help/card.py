"""The help card: what a layer does, a figure of it, its formula and its source."""

from __future__ import annotations

import html
import inspect

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.layer import Layer
from cnnstudio.ui.help.figure import Figure
from cnnstudio.ui.help.pen import WIDTH
from cnnstudio.ui.icons import family_icon_name
from cnnstudio.ui.widgets.labels import Glyph, TextLabel

_MARGIN = 14


def paragraphs_of(layer: Layer) -> list[str]:
    """Return the description in paragraphs: what it does first, then formulas."""
    text = inspect.cleandoc(type(layer).__doc__ or "")
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


class HelpCard(QFrame):
    """Pops up beside what it explains; Escape or a click elsewhere closes it."""

    def __init__(
        self, layer: Layer, title: str, parent: QWidget, more: str = ""
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("panel", "card")
        self.title = TextLabel(title, "title")
        self.figure = Figure()
        self.figure.show_layer(layer)
        self._texts = paragraphs_of(layer)
        if more and more not in self._texts:
            self._texts.insert(0, more)
        if isinstance(layer, BlockLayer) and layer.definition.source:
            self._texts.append(layer.definition.source)
        self._build(layer)
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.text)
        self.setFixedWidth(round(WIDTH) + 2 * _MARGIN)
        self.adjustSize()

    @property
    def text(self) -> str:
        """All that is said, as a screen reader says it."""
        return html.unescape("\n".join(self._texts))

    def _build(self, layer: Layer) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Glyph(family_icon_name(layer.family), layer.family, 20))
        head.addWidget(self.title, 1)
        column.addLayout(head)
        first = self._texts[:1] or [""]
        column.addWidget(TextLabel(first[0], "body", "text", wrap=True))
        column.addWidget(self.figure)
        for text in self._texts[1:]:
            column.addWidget(TextLabel(text, "label", "text2", wrap=True))

    def open_beside(self, right_of: QPoint) -> None:
        """Show it right of a place of the screen, where there is room."""
        screen = QGuiApplication.screenAt(right_of) or self.screen()
        room = screen.availableGeometry()
        height = self.heightForWidth(self.width())
        self.setFixedHeight(max(height, self.sizeHint().height()))
        x = min(right_of.x(), room.right() - self.width())
        y = min(right_of.y(), room.bottom() - self.height())
        self.move(max(room.left(), x), max(room.top(), y))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Question):
            self.close()
        else:
            super().keyPressEvent(event)
