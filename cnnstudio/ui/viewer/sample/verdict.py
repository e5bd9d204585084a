"""Whether the network is right about the image, in one line or two."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import BODY, ui_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.model.predictions import Prediction
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width

_LINE, _TWO = 36, 54
"""Height with one line of words, and with two."""
_LEFT, _BETWEEN, _RIGHT = 34, 8, 8


class Verdict(QWidget):
    """Predicted and true class with icon, words and colour.

    Names without room in one line get a second one, and it stays for the other
    images of the same classes: nothing jumps from one to the next. `grown` tells it.
    """

    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strong, self._rest = "", ""
        self._tone = "neutral"
        self._classes: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_LINE)

    @property
    def tone(self) -> str:
        """Which of "error", "ok" and "neutral" (not judged) colours the line."""
        return self._tone

    def text(self) -> str:
        """Return the whole line."""
        return f"{self._strong} {self._rest}".strip()

    def show_prediction(self, prediction: Prediction | None, untrained: bool) -> None:
        """Judge a prediction; that of untrained weights is luck and is not judged."""
        self._tone = "neutral"
        if prediction is None:
            self._strong = ""
            self._rest = self.tr("No single class for the image")
        else:
            self._word(prediction, untrained)
            if prediction.classes != self._classes:
                self._classes = prediction.classes
                self.setFixedHeight(_LINE)
        self._make_room()
        self.setAccessibleName(self.text())
        self.update()

    def _word(self, prediction: Prediction, untrained: bool) -> None:
        names = ", ".join(prediction.name(n) for n in prediction.said)
        self._strong = self.tr("Predicted {0}").format(names or self.tr("none"))
        truth = prediction.name(prediction.label)
        if prediction.label < 0:
            self._rest = ""
        elif untrained:
            self._rest = self.tr("by chance, it is a {0}").format(truth)
        elif prediction.is_right:
            self._tone, self._rest = "ok", self.tr("and it is a {0}").format(truth)
        else:
            self._tone, self._rest = "error", self.tr("but it is a {0}").format(truth)

    def more(self) -> int:
        """Return how much higher it is than with one line, in pixels."""
        return self.height() - _LINE

    def _fits(self) -> bool:
        """True if all words have room in one line."""
        wide = text_width(ui_font(BODY, 600), self._strong) if self._strong else 0
        wide += _BETWEEN + text_width(ui_font(BODY), self._rest)
        return _LEFT + wide + _RIGHT <= self.width()

    def _make_room(self) -> None:
        if self.height() == _LINE and self._strong and self._rest and not self._fits():
            self.setFixedHeight(_TWO)
            self.grown.emit()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setFixedHeight(_LINE)
            self._make_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        fills = {"error": colors.errorbg, "ok": colors.okbg, "neutral": colors.canvas}
        icons = {"error": "error", "ok": "check-circle", "neutral": "info"}
        inks = {"error": "error", "ok": "ok", "neutral": "text3"}
        with QPainter(self) as painter:
            border = colors.line if self._tone == "neutral" else None
            rounded(painter, self.rect(), 6, fills[self._tone], border)
            icon = QRectF(10, (self.height() - 16) / 2, 16, 16)
            paint_icon(painter, icons[self._tone], icon, inks[self._tone])
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        colors, strong = theme(), ui_font(BODY, 600)
        room = self.width() - _LEFT - _RIGHT
        first = QRect(_LEFT, 0, room, self.height())
        if not self._fits() and self.height() == _TWO:
            first = QRect(_LEFT, 8, room, 19)
            rest = first.translated(0, 19)
            draw_line(painter, first, self._strong, strong, colors.text)
        else:
            rest = QRect(first)
            if self._strong:
                used = draw_line(painter, first, self._strong, strong, colors.text)
                rest.setLeft(min(first.right(), _LEFT + used + _BETWEEN))
        draw_line(painter, rest, self._rest, ui_font(BODY), colors.text2)
