"""Whether the network is right about the image, in one line or two."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import BODY, LABEL, ui_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.model.predictions import Prediction
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width

_LEFT = 34
"""Where the words begin, right of the icon, in pixels."""


class Verdict(QWidget):
    """Predicted and true class with icon, words and colour; 36 px high.

    What has no room in one line stands in two: the true class is what matters most.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strong, self._rest = "", ""
        self._tone = "neutral"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(36)

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
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())
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

    def sizeHint(self) -> QSize:
        return QSize(200, 36)

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
            for box, text, font, ink in self.lines():
                draw_line(painter, box, text, font, ink)

    def lines(self) -> list[tuple[QRect, str, QFont, QColor]]:
        """Where what is written stands: side by side, or one below the other."""
        colors, room = theme(), self.rect().adjusted(_LEFT, 0, -8, 0)
        strong, plain = ui_font(BODY, 600), ui_font(BODY)
        end = text_width(strong, self._strong) + 8 if self._strong else 0
        first, second = QRect(room), room.adjusted(end, 0, 0, 0)
        if end + text_width(plain, self._rest) > room.width():
            strong, plain = ui_font(LABEL, 600), ui_font(LABEL)
            half = room.height() // 2
            first, second = room.adjusted(0, 2, 0, -half), room.adjusted(0, half, 0, -2)
        return [
            (first, self._strong, strong, colors.text),
            (second, self._rest, plain, colors.text2),
        ]
