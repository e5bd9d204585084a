"""Activations: their curve, or what becomes of several values together."""

from __future__ import annotations

from math import exp, isfinite, log

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from cnnstudio.graph.layer import Layer
from cnnstudio.graph.layers.activation import Activation
from cnnstudio.graph.text import translate
from cnnstudio.ui.help.pen import HEIGHT, WIDTH, Pen

_NEAR, _FAR, _STEPS = 4.0, 8.0, 160
_SCORES = (2.0, 1.0, -0.5, 0.3)


def has_curve(layer: Layer) -> bool:
    """True if each value is bent by itself."""
    return isinstance(layer, Activation)


def draw_curve(layer: Layer, pen: Pen) -> None:
    """Draw what becomes of values from -4 to 4, or to 8 if it bends beyond."""
    assert isinstance(layer, Activation)
    end = _FAR if layer.curve(_FAR) == layer.curve(_FAR - 1) else _NEAR
    end = _NEAR if layer.curve(_NEAR) == layer.curve(_NEAR - 1) else end
    values = [end * (2 * i / _STEPS - 1) for i in range(_STEPS + 1)]
    points = [(x, layer.curve(x)) for x in values]
    points = [(x, y) for x, y in points if isfinite(y)]
    low, high = min(y for _, y in points), max(y for _, y in points)
    low, high = min(low, 0.0), max(high, 0.5)
    box = QRectF(40, 8, WIDTH - 80, HEIGHT - 26)

    def at(x: float, y: float) -> QPointF:
        across = (x / end + 1) / 2
        return QPointF(
            box.left() + across * box.width(),
            box.bottom() - (y - low) / (high - low) * box.height(),
        )

    pen.line(at(-end, 0), at(end, 0), faint=True)
    pen.line(at(0, low), at(0, high), faint=True)
    path = QPainterPath(at(*points[0]))
    for x, y in points[1:]:
        path.lineTo(at(x, y))
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    pen.painter.setPen(QPen(pen.ink, 2.0))
    pen.painter.drawPath(path)
    pen.words(QPointF(box.left(), HEIGHT - 8), f"-{end:g}", mono=True)
    pen.words(QPointF(box.right(), HEIGHT - 8), f"{end:g}", mono=True)
    pen.words(QPointF(box.right() + 20, at(0, high).y() + 4), f"{high:.3g}", mono=True)
    if low < -0.01:
        place = QPointF(box.right() + 20, at(0, low).y() - 4)
        pen.words(place, f"{low:.2g}", mono=True)


def draw_scores(layer: Layer, pen: Pen) -> None:
    """Draw four scores, and their shares."""
    total = sum(exp(value) for value in _SCORES)
    shares = [exp(value) / total for value in _SCORES]
    given = [log(s) for s in shares] if "Log" in type(layer).type_name() else shares
    for place, values in ((40.0, _SCORES), (170.0, tuple(given))):
        largest = max(abs(value) for value in values)
        zero = 70.0 if min(values) < 0 <= max(values) else 86.0
        zero = 20.0 if max(values) <= 0 else zero
        for index, value in enumerate(values):
            tall = -value / largest * 50
            box = QRectF(place + index * 15, zero, 11, tall).normalized()
            pen.cell(box, 0.6)
    pen.arrow(QPointF(115, HEIGHT / 2), QPointF(150, HEIGHT / 2))
    pen.words(QPointF(68, HEIGHT - 8), translate("Figures", "scores"))
    logs = given is not shares
    pen.words(
        QPointF(198, HEIGHT - 8),
        translate("Figures", "logarithms")
        if logs
        else translate("Figures", "add up to 1"),
    )
