"""One operation as a small graph: values go to the right, gradients come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import BODY, HINT, TITLE, mono_font, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import rounded

_BOX = QSize(92, 52)
_ROUND = 19.0


@dataclass(frozen=True, slots=True)
class Way:
    """A value on its way: its name, the value, and the gradient that comes back.

    `rule` says how the gradient comes about.
    """

    name: str
    value: str
    gradient: str
    rule: str = ""


class RuleGraph(QWidget):
    """Inputs at the left, the operation as a circle, what it gives at the right."""

    def __init__(self, sign: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = sign
        self._inputs: tuple[Way, ...] = ()
        self._output = Way("z", "", "")
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setFixedHeight(142)
        self.setMinimumWidth(400)

    @property
    def ways(self) -> tuple[Way, ...]:
        """Inputs and, last, the output."""
        return (*self._inputs, self._output)

    def show_ways(self, inputs: Sequence[Way], output: Way) -> None:
        """Show other numbers."""
        self._inputs, self._output = tuple(inputs), output
        self.setAccessibleName(
            "; ".join(f"{w.name} {w.value}, {w.rule} {w.gradient}" for w in self.ways)
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        middle = self.height() / 2
        centre = QPointF(min(self.width() - 170.0, 280.0), middle)
        count = len(self._inputs)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for index, way in enumerate(self._inputs):
                top = middle - _BOX.height() / 2
                if count == 2:
                    top += (index - 0.5) * (_BOX.height() + 30)
                box = QRectF(2, top, _BOX.width(), _BOX.height())
                start = QPointF(box.right(), box.center().y())
                end = _towards(centre, start)
                _wire(painter, start, end, way)
                _paint_box(painter, box, way)
            right = QRectF(
                centre.x() + 70, middle - _BOX.height() / 2, _BOX.width(), _BOX.height()
            )
            start = QPointF(centre.x() + _ROUND, middle)
            _wire(painter, start, QPointF(right.left(), middle), None)
            _paint_box(painter, right, self._output)
            self._paint_sign(painter, centre)

    def _paint_sign(self, painter: QPainter, centre: QPointF) -> None:
        colors = theme()
        painter.setPen(QPen(colors.line2, 1))
        painter.setBrush(colors.raised)
        painter.drawEllipse(centre, _ROUND, _ROUND)
        painter.setPen(colors.text)
        painter.setFont(ui_font(TITLE, 600))
        box = QRectF(centre.x() - 20, centre.y() - 20, 40, 40)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._sign)


def _towards(centre: QPointF, start: QPointF) -> QPointF:
    """Return where a line from `start` meets the circle."""
    way = start - centre
    length = max(1.0, (way.x() ** 2 + way.y() ** 2) ** 0.5)
    return QPointF(centre + way * (_ROUND / length))


def _paint_box(painter: QPainter, box: QRectF, way: Way) -> None:
    colors = theme()
    rounded(painter, box, 6, colors.raised, colors.line2)
    middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    upper = QRectF(box.x(), box.y() + 4, box.width(), 22)
    lower = QRectF(box.x(), box.y() + 27, box.width(), 20)
    painter.setFont(mono_font(BODY))
    painter.setPen(colors.text)
    painter.drawText(upper, middle, f"{way.name} = {way.value}")
    painter.setFont(mono_font(HINT))
    painter.setPen(_back())
    painter.drawText(lower, middle, way.gradient)


def _wire(painter: QPainter, start: QPointF, end: QPointF, way: Way | None) -> None:
    """Draw the wire there, and the dashed way back with its rule."""
    colors = theme()
    painter.setPen(QPen(colors.edge, 2))
    painter.drawLine(start, end)
    aside = QPointF(0, 9)
    painter.setPen(QPen(_back(), 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(end + aside, start + aside)
    _arrow(painter, start + aside, end + aside)
    if way is not None and way.rule:
        painter.setFont(mono_font(HINT))
        painter.setPen(_back())
        at = (start + end) / 2
        upward = start.y() > end.y() + 1
        box = QRectF(at.x() - 80, at.y() + (18 if upward else -26), 170, 16)
        if abs(start.y() - end.y()) < 1:
            box.moveTop(at.y() + 14)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, way.rule)


def _arrow(painter: QPainter, tip: QPointF, origin: QPointF) -> None:
    way = origin - tip
    length = max(1.0, (way.x() ** 2 + way.y() ** 2) ** 0.5)
    along = way / length
    across = QPointF(-along.y(), along.x())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_back())
    points = [tip, tip + along * 8 + across * 3.5, tip + along * 8 - across * 3.5]
    painter.drawPolygon(QPolygonF(points))


def _back() -> QColor:
    """The colour of everything that comes back; it is dashed or named besides."""
    return theme().validation_curve
