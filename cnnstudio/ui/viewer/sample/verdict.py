"""Whether the network is right about the image, in one line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import BODY, ui_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.model.predictions import Prediction
from cnnstudio.ui.widgets.painting import draw_line, rounded


class Verdict(QWidget):
    """Predicted and true class with icon, words and colour; 36 px high."""

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
            left = 34
            if self._strong:
                box = QRect(left, 0, self.width() - left - 8, self.height())
                strong = ui_font(BODY, 600)
                left += draw_line(painter, box, self._strong, strong, colors.text) + 8
            box = QRect(left, 0, max(0, self.width() - left - 8), self.height())
            draw_line(painter, box, self._rest, ui_font(BODY), colors.text2)
