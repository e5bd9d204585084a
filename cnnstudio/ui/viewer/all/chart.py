"""The frame that the charts of all images share: title, axes, ticks."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.export import Paper, paper_of
from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.ticks import linear_ticks, numbers, percents
from cnnstudio.ui.widgets.painting import draw_line

LEFT, TOP, RIGHT, BOTTOM = 52, 26, 14, 38
_TICKS = 5


class UnitChart(QWidget):
    """Axes (from 0 to 1 unless told), a title, and what `paint_data` draws."""

    def __init__(
        self, title: str, x_title: str, y_title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = title
        self._x_title, self._y_title = x_title, y_title
        self.x_range = self.y_range = (0.0, 1.0)
        self.y_percent = False
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)
        self.setMinimumSize(220, 150)
        self.setAccessibleName(title)

    def name_axes(self, x_title: str, y_title: str) -> None:
        """Say something else of the axes."""
        self._x_title, self._y_title = x_title, y_title

    def plot_box(self) -> QRectF:
        """Return where the data are drawn."""
        return QRectF(self.rect()).adjusted(LEFT, TOP, -RIGHT, -BOTTOM)

    def point(self, x: float, y: float) -> QPointF:
        """Return where a value is drawn."""
        box = self.plot_box()
        right, up = _part(x, self.x_range), _part(y, self.y_range)
        x, y = right * box.width(), up * box.height()
        return QPointF(box.left() + x, box.bottom() - y)

    def paper(self) -> Paper:
        """Return the chart as it is painted."""
        return paper_of(self)

    @abstractmethod
    def paint_data(self, painter: QPainter, box: QRectF) -> None:
        """Draw what is inside of the axes."""

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        colors = theme()
        painter.fillRect(box, colors.canvas)
        title = QRect(int(box.left()), 0, int(box.width()), TOP - 4)
        draw_line(painter, title, self.title, ui_font(LABEL, 600), colors.text)
        right, middle = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
        values = linear_ticks(*self.x_range, _TICKS)
        for value, text in zip(values, numbers(values), strict=True):
            x = self.point(value, 0).x()
            painter.setPen(QPen(colors.line, 1))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            label = QRect(int(x) - 26, int(box.bottom()) + 3, 52, 14)
            draw_line(painter, label, text, mono_font(HINT), colors.text3, middle)
        values = linear_ticks(*self.y_range, _TICKS)
        texts = percents(values) if self.y_percent else numbers(values)
        for value, text in zip(values, texts, strict=True):
            y = self.point(0, value).y()
            painter.setPen(QPen(colors.line, 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            label = QRect(0, int(y) - 8, LEFT - 6, 16)
            draw_line(painter, label, text, mono_font(HINT), colors.text3, right)
        below = QRect(int(box.left()), int(box.bottom()) + 18, int(box.width()), 18)
        draw_line(painter, below, self._x_title, ui_font(HINT), colors.text2, middle)
        painter.save()
        painter.translate(0, box.bottom())
        painter.rotate(-90)
        beside = QRect(0, 0, int(box.height()), 16)
        draw_line(painter, beside, self._y_title, ui_font(HINT), colors.text2, middle)
        painter.restore()

    def sizeHint(self) -> QSize:
        return QSize(360, 280)

    def paintEvent(self, _event: QPaintEvent) -> None:
        box = self.plot_box()
        with QPainter(self) as painter:
            self._paint_frame(painter, box)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_data(painter, box)


def _part(value: float, span: tuple[float, float]) -> float:
    low, high = span
    return (value - low) / ((high - low) or 1.0)
