"""A line to search in, with a magnifying glass and the key that leads to it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.buttons import IconButton
from cnnstudio.ui.widgets.painting import draw_line, rounded


class SearchField(QLineEdit):
    """A search line, 30 px high; `textChanged` filters.

    Escape empties it, or emits `left` if it is empty; Down emits `entered`, to move on
    to the list of what was found, and Enter `confirmed`, to take what is picked there.
    """

    left = Signal()
    entered = Signal()
    confirmed = Signal()

    def __init__(
        self, placeholder: str, key_hint: str = "/", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key_hint = key_hint
        self.setProperty("kind", "search")
        self.setFont(ui_font(LABEL))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTextMargins(22, 0, 22, 0)
        self._clear = IconButton("close", self.tr("Clear"), size=12, box=QSize(24, 24))
        self._clear.setParent(self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.hide()
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._show_clear)

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif key == Qt.Key.Key_Down:
            self.entered.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._clear.move(self.width() - 27, (self.height() - 24) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colors = theme()
        with QPainter(self) as painter:
            middle = self.height() / 2
            paint_icon(painter, "search", QRectF(9, middle - 7, 14, 14), "text3")
            if self._key_hint and not self.text() and not self.hasFocus():
                box = QRectF(self.width() - 24, middle - 8.5, 17, 17)
                rounded(painter, box, 3, None, colors.line2)
                font, ink = mono_font(HINT), colors.text3
                center = Qt.AlignmentFlag.AlignHCenter
                draw_line(painter, box.toRect(), self._key_hint, font, ink, center)
