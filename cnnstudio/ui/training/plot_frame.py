"""What lies under the curves of one plot: ground, grid, axes and their numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from cnnstudio.ui.fonts import HINT, mono_font, ui_font
from cnnstudio.ui.theme import theme

Ticks = tuple[tuple[float, str], ...]
"""Places in pixels with their texts."""


@dataclass(frozen=True, slots=True)
class Frame:
    """All that `FramePicture` draws, in pixels of the plot; `done`: where steps end.

    `marks` are columns at which something happened to the run.
    """

    box: QRectF
    x_ticks: Ticks = ()
    y_ticks: Ticks = ()
    done: float | None = None
    hairline: float | None = None
    x_title: str = ""
    marks: tuple[float, ...] = ()


class FramePicture:
    """Draws the ground of a plot behind its curves, in the colours of the theme.

    The ground, the ground under the veil of what is still to come, and what lies over
    both are kept as pictures: while a run trains only the edge between them moves.
    """

    def __init__(self) -> None:
        self.frame = Frame(QRectF())
        self._drawn: tuple[object, ...] = ()
        self._under, self._ahead, self._over = QPixmap(), QPixmap(), QPixmap()

    def paint(self, painter: QPainter, size: QSize, ratio: float) -> None:
        """Draw it over all of a plot of this size, on so many pixels for each."""
        frame = self.frame
        drawn = (replace(frame, done=None), size, theme(), ratio)
        if drawn != self._drawn:
            self._drawn = drawn
            self._under = self._picture(self._ground, size, ratio)
            self._ahead = self._picture(self._veiled, size, ratio)
            self._over = self._picture(self._axes, size, ratio)
        if frame.done is None or frame.done >= frame.box.right():
            painter.drawPixmap(0, 0, self._under)
        else:
            # Blending what is still to come anew would take longer than all the rest.
            _draw_part(painter, self._under, 0, frame.done)
            _draw_part(painter, self._ahead, frame.done, size.width())

    def paint_over(self, painter: QPainter) -> None:
        """Draw axes and numbers, after the curves."""
        painter.drawPixmap(0, 0, self._over)

    def _picture(
        self, draw: Callable[[QPainter], None], size: QSize, ratio: float
    ) -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            draw(painter)
        return picture

    def _ground(self, painter: QPainter) -> None:
        painter.fillRect(painter.viewport(), theme().surface)
        painter.fillRect(self.frame.box, theme().canvas)
        self._grid(painter)

    def _veiled(self, painter: QPainter) -> None:
        self._ground(painter)
        veil = QColor(theme().surface)
        veil.setAlphaF(0.6)
        painter.fillRect(self.frame.box, veil)

    def _axes(self, painter: QPainter) -> None:
        frame = self.frame
        if frame.hairline is not None:
            self._hairline(painter, frame.hairline)
        for x in frame.marks:
            self._mark(painter, x)
        painter.setPen(QPen(theme().line2, 1))
        left, bottom = frame.box.left() + 0.5, frame.box.bottom() + 0.5
        painter.drawLine(QLineF(left, frame.box.top(), left, bottom))
        painter.drawLine(QLineF(left, bottom, frame.box.right(), bottom))
        self._numbers(painter)

    def _grid(self, painter: QPainter) -> None:
        colors, box = theme(), self.frame.box
        faint = QColor(colors.line)
        faint.setAlphaF(0.55)
        painter.setPen(QPen(faint, 1))
        for x, _ in self.frame.x_ticks:
            place = round(x) + 0.5
            painter.drawLine(QLineF(place, box.top(), place, box.bottom()))
        painter.setPen(_dashed(colors.line, (1, 4)))
        for y, _ in self.frame.y_ticks:
            place = round(y) + 0.5
            painter.drawLine(QLineF(box.left(), place, box.right(), place))

    def _hairline(self, painter: QPainter, y: float) -> None:
        painter.setPen(_dashed(theme().text3, (5, 4)))
        box, place = self.frame.box, round(y) + 0.5
        painter.drawLine(QLineF(box.left(), place, box.right(), place))

    def _mark(self, painter: QPainter, x: float) -> None:
        box, place = self.frame.box, round(x) + 0.5
        if box.left() <= place <= box.right():
            painter.setPen(_dashed(theme().text3, (1, 3)))
            painter.drawLine(QLineF(place, box.top(), place, box.bottom()))

    def _numbers(self, painter: QPainter) -> None:
        frame, flags = self.frame, Qt.AlignmentFlag
        painter.setFont(mono_font(HINT))
        painter.setPen(theme().text3)
        right = flags.AlignRight | flags.AlignVCenter
        for y, text in frame.y_ticks:
            box = QRectF(0, y - 8, frame.box.left() - 8, 16)
            painter.drawText(box, right, text)
        if not frame.x_title:
            return
        top = frame.box.bottom() + 5
        for x, text in frame.x_ticks:
            box = QRectF(x - 40, top, 80, 16)
            painter.drawText(box, flags.AlignHCenter | flags.AlignVCenter, text)
        painter.setFont(ui_font(HINT))
        box = QRectF(0, top, frame.box.left() - 8, 16)
        painter.drawText(box, right, frame.x_title)


def _dashed(color: QColor, dash: tuple[float, ...]) -> QPen:
    pen = QPen(color, 1)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(list(dash))
    return pen


def _draw_part(
    painter: QPainter, picture: QPixmap, left: float, right: float
) -> None:
    """Draw the columns of a picture from `left` to `right`, whole pixels."""
    ratio = picture.devicePixelRatio()
    start, end = round(left * ratio), round(right * ratio)
    if end > start:
        source = QRectF(start, 0, end - start, picture.height())
        width, height = source.width() / ratio, source.height() / ratio
        painter.drawPixmap(QRectF(start / ratio, 0, width, height), picture, source)
