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
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width

_CARD_WIDTH, _ROW, _PAD = 286, 19, 12
_VALUE_WIDTH = 62
_APART = 6
_RING, _BEST = 4.5, 6.0


def line_end_font() -> QFont:
    """Return the font of the values at the ends of lines."""
    return mono_font(HINT, 600)


def name_font() -> QFont:
    """Return the font of names beside lines."""
    return ui_font(HINT)


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A value, or a name, written into `box`, near the end of its line."""

    box: QRectF
    text: str
    color: str
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring around a point of a curve: the best epoch."""

    point: QPointF
    color: str

    @property
    def box(self) -> QRectF:
        """What it covers."""
        side = 2 * _BEST
        return QRectF(self.point.x() - _BEST, self.point.y() - _BEST, side, side)


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
        self.rings: tuple[Ring, ...] = ()
        self.crosshair: Crosshair | None = None
        self.pinned: Crosshair | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_texts(
        self,
        line_ends: tuple[LineEnd, ...],
        remarks: tuple[Remark, ...],
        rings: tuple[Ring, ...] = (),
    ) -> None:
        """Write other values at the lines' ends, other remarks, and mark the best."""
        before: tuple[LineEnd | Remark | Ring, ...]
        before = (*self.line_ends, *self.remarks, *self.rings)
        after: tuple[LineEnd | Remark | Ring, ...] = (*line_ends, *remarks, *rings)
        self.line_ends, self.remarks, self.rings = line_ends, remarks, rings
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
                card = self.card_box(shown)
                self.update(card.toAlignedRect())
                for end in self.line_ends:
                    if end.box.intersects(card):  # it goes, or it comes back
                        self.update(end.box.toAlignedRect())

    def set_pinned(self, pinned: Crosshair | None) -> None:
        """Let a crosshair stay, beside the one that moves; None: no more."""
        if pinned != self.pinned:
            self.pinned = pinned
            self.update()

    def card_box(self, crosshair: Crosshair) -> QRectF:
        """Return where the card lies: on the side of the line that has room.

        If one is pinned, the card that moves stands where it does not cover that one's:
        on the other side, below it, or beside it where the plots are low.
        """
        sides = self._sides(crosshair)
        if self.pinned is None or crosshair is self.pinned:
            return sides[0]
        other = self._sides(self.pinned)[0]
        below, after, before = (QRectF(sides[0]) for _ in range(3))
        below.moveTop(other.bottom() + _APART)
        after.moveLeft(other.right() + _APART)
        before.moveRight(other.left() - _APART)
        room = QRectF(self.rect())
        for box in (*sides, below, after, before):
            if not box.intersects(other) and (box in sides or room.contains(box)):
                return box
        return below

    def _sides(self, crosshair: Crosshair) -> list[QRectF]:
        """Return where a card fits beside its line, the right side first."""
        height = _PAD * 2 + 20 + _ROW * len(crosshair.rows) - 4
        right, left = crosshair.x + 14, crosshair.x - 14 - _CARD_WIDTH
        boxes = [
            QRectF(round(x), crosshair.top + 8, _CARD_WIDTH, height)
            for x in (right, left)
        ]
        fitting = [b for b in boxes if b.left() >= 8 and b.right() <= self.width() - 8]
        return fitting or boxes[1:]

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
        font = name_font() if end.is_name else line_end_font()
        draw_line(painter, end.box.toRect(), end.text, font, color, middle)

    def _paint_rings(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ring in self.rings:
            painter.setPen(QPen(theme().color(ring.color), 1.5))
            painter.drawEllipse(ring.point, _BEST - 1, _BEST - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

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

    def _paint_card(self, painter: QPainter, crosshair: Crosshair) -> None:
        colors, box = theme(), self.card_box(crosshair)
        rounded(painter, box, 6, colors.raised, colors.line2)
        left, right = int(box.left()) + _PAD, int(box.right()) - _PAD
        title = QRect(left, int(box.top()) + _PAD - 2, right - left, 16)
        draw_line(painter, title, crosshair.title, ui_font(LABEL, 600), colors.text)
        for index, row in enumerate(crosshair.rows):
            top = int(box.top()) + _PAD + 20 + _ROW * index
            painter.fillRect(QRect(left, top + 7, 12, 2), colors.color(row.color))
            value, align = mono_font(HINT), Qt.AlignmentFlag.AlignRight
            ends = (right - _VALUE_WIDTH, right) if row.second else (right, right)
            taken = right - ends[0] + text_width(value, row.first) + _APART
            name = QRect(left + 18, top, right - left - 18 - taken, 16)
            draw_line(painter, name, row.name, ui_font(LABEL), colors.text2)
            for end, text in zip(ends, (row.first, row.second), strict=True):
                if text:
                    cell = QRect(end - 96, top, 96, 16)
                    draw_line(painter, cell, text, value, colors.text, align)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for remark in self.remarks:
                self._paint_remark(painter, remark)
            shown = [c for c in (self.pinned, self.crosshair) if c is not None]
            cards = [self.card_box(crosshair) for crosshair in shown]
            for end in self.line_ends:  # half of a word behind a card says nothing
                if not any(end.box.intersects(card) for card in cards):
                    self._paint_line_end(painter, end)
            self._paint_rings(painter)
            for crosshair in shown:
                self._paint_crosshair(painter, crosshair)
            for crosshair in shown:
                self._paint_card(painter, crosshair)
