"""Every class in a row: its score, its probability, and the gradient of the loss."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.format import MINUS, percent
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.model.predictions import Prediction, loss_gradient, softmax
from cnnstudio.ui.widgets.painting import draw_line, rounded

ROW, HEAD = 23, 22
_NAME, _LOGIT, _SCALED, _SHARE, _ARGMAX, _TARGET, _GRADIENT = 72, 60, 60, 68, 56, 44, 72
_GAP, _LEAST_BAR = 8, 30
_RIGHT, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_LEFT = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The numbers of all classes at a temperature; no gradient without a label."""

    prediction: Prediction
    temperature: float
    shares: NDArray[np.float64]
    gradient: NDArray[np.float64] | None

    def rows(self) -> list[tuple[object, ...]]:
        """Return the numbers of every class, for a table; None where there is none."""
        prediction, gradient = self.prediction, self.gradient
        return [
            (
                prediction.name(index),
                float(logit),
                float(logit) / self.temperature,
                float(self.shares[index]),
                None if gradient is None else int(index == prediction.label),
                None if gradient is None else float(gradient[index]),
            )
            for index, logit in enumerate(prediction.logits)
        ]


def scores_of(prediction: Prediction, temperature: float) -> Scores:
    """Compute the numbers of a prediction at a temperature."""
    logits, label = prediction.logits, prediction.label
    known = 0 <= label < len(logits)
    gradient = loss_gradient(logits, label, temperature) if known else None
    return Scores(prediction, temperature, softmax(logits, temperature), gradient)


class ScoreTable(QWidget):
    """Columns: class, logit, logit / T, softmax, argmax, target, gradient."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: Scores | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(560)

    @property
    def scores(self) -> Scores | None:
        """What is shown."""
        return self._scores

    def show_scores(self, scores: Scores | None) -> None:
        """Show other numbers."""
        self._scores = scores
        rows = len(scores.shares) if scores is not None else 0
        self.setFixedHeight(HEAD + rows * ROW)
        self.setAccessibleName(self._spoken())
        self.update()

    def texts(self, index: int) -> tuple[str, ...]:
        """Return the numbers of a row as they are written, an empty one for no mark."""
        scores = self._scores
        if scores is None:
            return ()
        prediction = scores.prediction
        logit = float(prediction.logits[index])
        gradient, target = "", ""
        if scores.gradient is not None:
            gradient = _small(float(scores.gradient[index]))
            target = "1" if index == prediction.label else "0"
        return (
            prediction.name(index),
            _number(logit, 2),
            _number(logit / scores.temperature, 2),
            percent(float(scores.shares[index]), 2),
            "argmax" if index == prediction.argmax else "",
            target,
            gradient,
        )

    def _spoken(self) -> str:
        if self._scores is None:
            return self.tr("No scores")
        prediction = self._scores.prediction
        best = self.texts(prediction.argmax)
        said = self.tr("Scores of {0} classes; predicted {1}: logit {2}, {3}")
        return said.format(len(prediction.logits), best[0], best[1], best[3])

    def sizeHint(self) -> QSize:
        return QSize(780, self.height())

    # Painting

    def _columns(self) -> dict[str, tuple[int, int]]:
        """Left edge and width of each column; the bars share what is left."""
        fixed = (_NAME, _LOGIT, _SCALED, _SHARE, _ARGMAX, _TARGET, _GRADIENT)
        bar = max(_LEAST_BAR, (self.width() - sum(fixed) - 9 * _GAP) // 3)
        widths = (
            ("name", _NAME), ("logit bar", bar), ("logit", _LOGIT),
            ("scaled", _SCALED), ("share bar", bar), ("share", _SHARE),
            ("argmax", _ARGMAX), ("target", _TARGET), ("gradient bar", bar),
            ("gradient", _GRADIENT),
        )  # fmt: skip
        places, left = {}, 0
        for key, width in widths:
            places[key] = left, width
            left += width + _GAP
        return places

    def _heads(self) -> tuple[tuple[str, str, Qt.AlignmentFlag], ...]:
        return (
            ("name", self.tr("class"), _LEFT), ("logit", self.tr("logit z"), _RIGHT),
            ("scaled", self.tr("z / T"), _RIGHT),
            ("share", self.tr("softmax p"), _RIGHT),
            ("argmax", self.tr("argmax"), _CENTRE),
            ("target", self.tr("target y"), _CENTRE),
            ("gradient", self.tr("(p − y) / T"), _RIGHT),
        )  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        scores = self._scores
        if scores is None:
            return
        columns, seen = self._columns(), event.rect()
        first = max(0, (seen.top() - HEAD) // ROW)
        last = min(len(scores.shares), (seen.bottom() - HEAD) // ROW + 1)
        with QPainter(self) as painter:
            known = scores.gradient is not None
            for key, text, side in self._heads() if known else self._heads()[:-2]:
                left, width = columns[key]
                box = QRect(left, 0, width, 16)
                ink = theme().text3
                draw_line(painter, box, text, ui_font(HINT), ink, side)
            for index in range(first, last):
                self._paint_row(painter, scores, index, columns)

    def _paint_row(
        self,
        painter: QPainter,
        scores: Scores,
        index: int,
        columns: dict[str, tuple[int, int]],
    ) -> None:
        colors, prediction = theme(), scores.prediction
        top = HEAD + index * ROW
        strong = index in (prediction.argmax, prediction.label)
        ink = colors.text if strong else colors.text2
        font = mono_font(LABEL, 600 if strong else 400)
        keys = ("name", "logit", "scaled", "share", "argmax", "target", "gradient")
        for key, text in zip(keys, self.texts(index), strict=True):
            left, width = columns[key]
            if key == "argmax":
                icon = QRectF(left + width / 2 - 7, top + 4, 14, 14)
                if text:
                    paint_icon(painter, "check", icon, "text")
                continue
            side = _CENTRE if key == "target" else _LEFT if key == "name" else _RIGHT
            draw_line(painter, QRect(left, top, width, ROW), text, font, ink, side)
        best = index == prediction.argmax
        color = colors.accent if best else colors.edge
        logits = prediction.logits
        low, high = min(0.0, float(logits.min())), max(0.0, float(logits.max()))
        place = columns["logit bar"]
        self._paint_signed(painter, place, top, (low, high), float(logits[index]))
        left, width = columns["share bar"]
        track = QRectF(left, top + 5, width, ROW - 10)
        rounded(painter, track, 2, colors.hover)
        track.setWidth(max(1.0, width * float(scores.shares[index])))
        painter.fillRect(track, color)
        if scores.gradient is not None:
            # On the scale of what it can be, or a thousandth would look like much.
            most = 1 / scores.temperature
            value, place = float(scores.gradient[index]), columns["gradient bar"]
            self._paint_signed(painter, place, top, (-most, most), value)

    def _paint_signed(
        self,
        painter: QPainter,
        place: tuple[int, int],
        top: int,
        scale: tuple[float, float],
        value: float,
    ) -> None:
        """A bar to the right of 0, or to the left of it where the value is negative."""
        colors = theme()
        left, width = place
        low, high = scale
        unit = width / (high - low) if high > low else 0.0
        zero, size = left - low * unit, value * unit
        bar = QRectF(zero, top + 5, size, ROW - 10).normalized()
        color: QColor = colors.accent if size >= 0 else colors.edge
        painter.fillRect(bar, color)
        painter.fillRect(QRectF(zero - 0.5, top + 2, 1, ROW - 4), colors.line2)


def _small(value: float) -> str:
    """Write a number of at most a few units, a tiny one by its power of ten."""
    if value and abs(value) < 1e-3:
        return f"{value:.1e}".replace("e-0", "e-").replace("-", MINUS, value < 0)
    return _number(value, 4)


def _number(value: float, places: int) -> str:
    text = f"{value:.{places}f}"
    # What rounds to 0 has no sign.
    text = text.lstrip("-") if float(text) == 0 else text
    return text.replace("-", MINUS)
