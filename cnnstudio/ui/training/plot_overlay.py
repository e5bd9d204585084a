"""What lies over the plots: line ends with their values, crosshair, readout card.

A sheet of glass over all plots, so that one line runs through all of them and moving
it does not touch the curves' data.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.fonts import BODY, HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import draw_line, rounded

_CARD_WIDTH, _ROW, _PAD = 270, 19, 12
_VALUE_WIDTH = 62
_RING = 4.5


def line_end_font() -> QFont:
    """Return the font of the values at the ends of lines."""
    return mono_font(HINT, 600)


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A value written into `box`, near the end of its line."""

    box: QRectF
    text: str
    color: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A hint on a plot, at the right end of `box`, above its lower edge."""

    box: QRectF
    text: str
    centred: bool = False


@dataclass(frozen=True, slots=True)
class ReadoutRow:
    """One line of the card: swatch, name, and up to two values."""

    color: str
    name: str
    first: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Crosshair:
    """The line at pixel column `x` from `top` to `bottom`, its rings and its card."""

    x: float
    top: float
    bottom: float
    title: str
    rows: tuple[ReadoutRow, ...]
    rings: tuple[tuple[QPointF, str], ...] = ()


class PlotOverlay(QWidget):
    """Paints remarks, line ends and the crosshair; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.line_ends: tuple[LineEnd, ...] = ()
        self.remarks: tuple[Remark, ...] = ()
        self.crosshair: Crosshair | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_texts(
        self, line_ends: tuple[LineEnd, ...], remarks: tuple[Remark, ...]
    ) -> None:
        """Write other values at the lines' ends, and other remarks."""
        before: tuple[LineEnd | Remark, ...] = (*self.line_ends, *self.remarks)
        after: tuple[LineEnd | Remark, ...] = (*line_ends, *remarks)
        self.line_ends, self.remarks = line_ends, remarks
        # Whatever this sheet covers is painted again under it: the less the better.
        for texts, others in ((before, after), (after, before)):
            for text in texts:
                if text not in others:
                    self.update(text.box.toAlignedRect().adjusted(-2, -2, 2, 2))

    def set_crosshair(self, crosshair: Crosshair | None) -> None:
        """Move the crosshair; only what it covered and covers is painted again."""
        if crosshair == self.crosshair:
            return
        before, self.crosshair = self.crosshair, crosshair
        for shown in (before, crosshair):
            if shown is not None:
                left = int(shown.x - _RING - 2)
                self.update(left, 0, int(2 * _RING + 5), self.height())
                self.update(self.card_box(shown).toAlignedRect())

    def card_box(self, crosshair: Crosshair) -> QRectF:
        """Return where the card lies: on the side of the line that has room."""
        height = _PAD * 2 + 20 + _ROW * len(crosshair.rows) - 4
        left = crosshair.x + 14
        if left + _CARD_WIDTH > self.width() - 8:
            left = crosshair.x - 14 - _CARD_WIDTH
        return QRectF(round(left), crosshair.top + 8, _CARD_WIDTH, height)

    def _paint_remark(self, painter: QPainter, remark: Remark) -> None:
        flags = Qt.AlignmentFlag
        if remark.centred:
            painter.setFont(ui_font(BODY))
            painter.setPen(theme().text2)
            painter.drawText(remark.box, flags.AlignCenter, remark.text)
            return
        painter.setFont(ui_font(HINT))
        painter.setPen(theme().text3)
        box = remark.box.adjusted(0, 0, -6, -3)
        painter.drawText(box, flags.AlignRight | flags.AlignBottom, remark.text)

    def _paint_line_end(self, painter: QPainter, end: LineEnd) -> None:
        rounded(painter, end.box, 3, theme().canvas)
        color, middle = theme().color(end.color), Qt.AlignmentFlag.AlignHCenter
        draw_line(painter, end.box.toRect(), end.text, line_end_font(), color, middle)

    def _paint_crosshair(self, painter: QPainter, crosshair: Crosshair) -> None:
        colors = theme()
        pen = QPen(colors.text2, 1)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        x = round(crosshair.x) + 0.5
        painter.drawLine(QLineF(x, crosshair.top, x, crosshair.bottom))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for point, color in crosshair.rings:
            painter.setPen(QPen(colors.color(color), 1.5))
            painter.drawEllipse(point, _RING, _RING)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_card(painter, crosshair)

    def _paint_card(self, painter: QPainter, crosshair: Crosshair) -> None:
        colors, box = theme(), self.card_box(crosshair)
        rounded(painter, box, 6, colors.raised, colors.line2)
        left, right = int(box.left()) + _PAD, int(box.right()) - _PAD
        title = QRect(left, int(box.top()) + _PAD - 2, right - left, 16)
        draw_line(painter, title, crosshair.title, ui_font(LABEL, 600), colors.text)
        for index, row in enumerate(crosshair.rows):
            top = int(box.top()) + _PAD + 20 + _ROW * index
            painter.fillRect(QRect(left, top + 7, 12, 2), colors.color(row.color))
            name = QRect(left + 18, top, right - left - 18, 16)
            draw_line(painter, name, row.name, ui_font(LABEL), colors.text2)
            value, align = mono_font(HINT), Qt.AlignmentFlag.AlignRight
            ends = (right - _VALUE_WIDTH, right) if row.second else (right, right)
            for end, text in zip(ends, (row.first, row.second), strict=True):
                if text:
                    cell = QRect(end - 96, top, 96, 16)
                    draw_line(painter, cell, text, value, colors.text, align)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for remark in self.remarks:
                self._paint_remark(painter, remark)
            for end in self.line_ends:
                self._paint_line_end(painter, end)
            if self.crosshair is not None:
                self._paint_crosshair(painter, self.crosshair)
