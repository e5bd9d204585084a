"""What the network says about the image: scores, probabilities, the largest."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.format import MINUS, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.model.predictions import Prediction
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width

ROW, HEAD = 23, 20
INSET = 6
"""Pixels left of the names, for the mark of the class that is explained."""

_LOGIT, _PROBABILITY, _ARGMAX = 44, 52, 48
_TICK, _LEAST_BAR = 22, 48
"""Width of the last column where a bar would be shorter than this beside its title."""
_AWAY = 8
"""Least room between two titles, in pixels."""
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class PredictionBars(QWidget):
    """A row per class: its bar, logit, probability, and a mark at the argmax.

    `chosen(class)` when a row is clicked; the one that is explained is marked.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/predictions")
        self._prediction: Prediction | None = None
        self._neutral = False
        self._explained = -1
        self.setToolTip(self.tr("Click a class to see what raises its score"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("No prediction"))

    @property
    def prediction(self) -> Prediction | None:
        """What is shown."""
        return self._prediction

    def show_prediction(self, prediction: Prediction | None, neutral: bool) -> None:
        """Show a prediction; a `neutral` one is not judged (untrained weights)."""
        self._prediction, self._neutral = prediction, neutral
        rows = len(prediction.logits) if prediction is not None else 0
        self.setFixedHeight(HEAD + rows * ROW if rows else 0)
        self.setAccessibleName(self._spoken())
        self.update()

    def middle_of(self, index: int) -> int:
        """Return how far below its top edge a class is shown, in pixels."""
        return HEAD + index * ROW + ROW // 2

    def mark(self, index: int) -> None:
        """Mark the class whose score is explained; −1 for none."""
        if index != self._explained:
            self._explained = index
            self.update()

    def texts(self, index: int) -> tuple[str, str, str]:
        """Return logit, probability and the word of the third column of a row."""
        prediction = self._prediction
        if prediction is None:
            return "", "", ""
        logit = f"{float(prediction.logits[index]):.2f}".replace("-", MINUS)
        share = percent(float(prediction.probabilities[index]), 1)
        return logit, share, "argmax" if index == prediction.argmax else ""

    def _spoken(self) -> str:
        prediction = self._prediction
        if prediction is None:
            return self.tr("No prediction")
        best = prediction.argmax
        text = self.tr("Predicted {0}, {1}").format(
            prediction.name(best), self.texts(best)[1]
        )
        if prediction.label >= 0:
            text += self.tr("; true class {0}, {1}").format(
                prediction.name(prediction.label), self.texts(prediction.label)[1]
            )
        return text

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() - HEAD) // ROW
        count = len(self._prediction.logits) if self._prediction is not None else 0
        if event.button() == Qt.MouseButton.LeftButton and 0 <= row < count:
            self.chosen.emit(row)
        else:
            super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def _name_width(self, prediction: Prediction) -> int:
        names = [prediction.name(i) for i in range(len(prediction.logits))]
        widest = max((text_width(mono_font(LABEL), name) for name in names), default=8)
        return min(widest, max(40, self.width() // 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        prediction = self._prediction
        if prediction is None:
            return
        names = self._name_width(prediction)
        first = max(0, (event.rect().top() - HEAD) // ROW)
        last = min(len(prediction.logits), (event.rect().bottom() - HEAD) // ROW + 1)
        with QPainter(self) as painter:
            self._paint_head(painter, names)
            for index in range(first, last):
                self._paint_row(painter, prediction, index, names)

    def _columns(self, names: int) -> tuple[int, int]:
        """Right edges of logit and probability, the names being so wide."""
        others = INSET + names + 8 + 6 + _LOGIT + _PROBABILITY + _ARGMAX
        last = _ARGMAX if self.width() - others >= _LEAST_BAR else _TICK
        end = self.width() - last
        return end - _PROBABILITY, end

    def _paint_head(self, painter: QPainter, names: int) -> None:
        colors, font = theme(), ui_font(HINT)
        logit, share = self._columns(names)
        words = [
            (logit - 60, 60, self.tr("logit"), _RIGHT),
            (share - _PROBABILITY, _PROBABILITY, self.tr("prob."), _RIGHT),
        ]
        last = (self.width() - _ARGMAX, _ARGMAX, self.tr("argmax"), _RIGHT)
        if self.width() - share == _ARGMAX:
            words.append(last)
        else:
            # Where it is but a tick its title reaches over that beside it, which
            # gives way to the left; what has no room is left to the tick.
            left, room, name, _ = words.pop()
            words.append((left + _AWAY, room - _AWAY, name, _LEFT))
            wide = text_width(font, name) + text_width(font, last[2]) + _AWAY
            if wide <= room - _AWAY + _TICK:
                words.append(last)
        for left, width, word, side in words:
            box = QRect(left, 0, width, 16)
            draw_line(painter, box, word, font, colors.text3, side)

    def _paint_row(
        self, painter: QPainter, prediction: Prediction, index: int, names: int
    ) -> None:
        colors = theme()
        top = HEAD + index * ROW
        is_best, is_true = index == prediction.argmax, index == prediction.label
        weight = 600 if is_best or is_true else 400
        ink = colors.text if weight == 600 else colors.text2
        if index == self._explained:
            painter.fillRect(QRect(0, top, self.width(), ROW - 1), colors.raised)
            painter.fillRect(QRect(0, top, 2, ROW - 1), colors.accent)
        box = QRect(INSET, top, names, ROW)
        draw_line(
            painter, box, prediction.name(index), mono_font(LABEL, weight), colors.text
        )
        logit_end, share_end = self._columns(names)
        left = INSET + names + 8
        track = QRectF(left, top + 4, logit_end - _LOGIT - left - 6, ROW - 9)
        self._paint_bar(painter, track, prediction, index)
        logit, share, mark = self.texts(index)
        font = mono_font(HINT, weight)
        box = QRect(logit_end - _LOGIT, top, _LOGIT, ROW)
        draw_line(painter, box, logit, font, ink, _RIGHT)
        box = QRect(share_end - _PROBABILITY, top, _PROBABILITY, ROW)
        draw_line(painter, box, share, font, ink, _RIGHT)
        if mark:
            icon = QRectF(self.width() - 16, top + (ROW - 14) / 2, 14, 14)
            paint_icon(painter, "check", icon, "text")

    def _paint_bar(
        self, painter: QPainter, track: QRectF, prediction: Prediction, index: int
    ) -> None:
        colors = theme()
        rounded(painter, track, 2, colors.hover)
        is_best, is_true = index == prediction.argmax, index == prediction.label
        color = colors.line2
        if is_true and not self._neutral:
            color = colors.ok
        elif is_best:
            color = colors.accent if self._neutral else colors.error
            if prediction.label < 0:
                color = colors.accent
        part = float(prediction.probabilities[index])
        filled = QRectF(track)
        filled.setWidth(max(1.5, track.width() * part))
        rounded(painter, filled, min(2.0, filled.width() / 2), color)
        if is_true:
            self._paint_true(painter, track, filled)

    def _paint_true(self, painter: QPainter, track: QRectF, filled: QRectF) -> None:
        """Write "true" behind the bar, or at its end when there is no room."""
        colors, font, word = theme(), ui_font(HINT, 600), self.tr("true")
        width = text_width(font, word)
        if width + 4 > track.width():
            return  # the heavier name marks it, too
        left, ink = filled.right() + 5, colors.text2 if self._neutral else colors.ok
        if left + width > track.right() - 2:
            left, ink = filled.right() - width - 5, colors.surface
            if self._neutral:
                ink = colors.onaccent if not colors.dark else colors.surface
        if left < track.left() + 2:
            return  # neither in the bar nor behind it
        box = QRect(round(left), int(track.top()), width + 1, int(track.height()))
        draw_line(painter, box, word, font, ink)
