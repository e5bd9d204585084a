"""What lies under the curves of one plot: ground, grid, axes and their numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.ui.fonts import HINT, mono_font, ui_font
from cnnstudio.ui.theme import theme

Ticks = tuple[tuple[float, str], ...]
"""Places in pixels with their texts."""


@dataclass(frozen=True, slots=True)
class Frame:
    """All that `FrameItem` draws, in pixels of the view; `done` is where steps end.

    `marks` are columns at which something happened to the run.
    """

    box: QRectF
    x_ticks: Ticks = ()
    y_ticks: Ticks = ()
    done: float | None = None
    hairline: float | None = None
    x_title: str = ""
    marks: tuple[float, ...] = ()


class FrameItem(QGraphicsItem):
    """Draws the ground of a plot behind its curves, in the colours of the theme.

    The ground with its axes, and the same under the veil of what is still to come, are
    kept as pictures: while a run trains only the edge between them moves.
    """

    def __init__(self) -> None:
        super().__init__()
        self._frame = self._still = Frame(QRectF())
        self._bounds = QRectF()
        self._drawn: tuple[object, ...] = ()
        self._done, self._ahead = QPixmap(), QPixmap()
        self.setZValue(-100)

    @property
    def shown(self) -> Frame:
        """What is drawn now."""
        return self._frame

    def show_frame(self, frame: Frame, bounds: QRectF) -> None:
        """Draw another frame; nothing is painted again if it is the same."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        if frame != self._frame:
            self._frame, self._still = frame, replace(frame, done=None)
            self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        frame, ratio = self._frame, painter.device().devicePixelRatioF()
        if self._bounds.isEmpty():
            return
        drawn = (self._still, self._bounds, theme(), ratio)
        if drawn != self._drawn:
            self._drawn = drawn
            self._done = self._picture(self._ground, ratio)
            self._ahead = self._picture(self._veiled, ratio)
        done = frame.done
        if done is None or done >= frame.box.right():
            painter.drawPixmap(self._bounds.topLeft(), self._done)
        else:
            # Blending what is still to come anew would take longer than all the rest.
            self._draw_part(painter, self._done, self._bounds.left(), done)
            self._draw_part(painter, self._ahead, done, self._bounds.right())

    def _draw_part(
        self, painter: QPainter, picture: QPixmap, left: float, right: float
    ) -> None:
        """Draw the columns of a picture from `left` to `right`, whole pixels."""
        ratio, bounds = picture.devicePixelRatio(), self._bounds
        start = round((left - bounds.left()) * ratio)
        end = round((right - bounds.left()) * ratio)
        source = QRectF(start, 0, max(0, end - start), picture.height())
        x = bounds.left() + start / ratio
        target = QRectF(x, bounds.top(), source.width() / ratio, bounds.height())
        painter.drawPixmap(target, picture, source)

    def _picture(self, draw: Callable[[QPainter], None], ratio: float) -> QPixmap:
        picture = QPixmap((self._bounds.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.translate(-self._bounds.topLeft())
            draw(painter)
            self._axes(painter)
        return picture

    def _ground(self, painter: QPainter) -> None:
        painter.fillRect(self._frame.box, theme().canvas)
        self._grid(painter)

    def _veiled(self, painter: QPainter) -> None:
        self._ground(painter)
        veil = QColor(theme().surface)
        veil.setAlphaF(0.6)
        painter.fillRect(self._frame.box, veil)

    def _axes(self, painter: QPainter) -> None:
        frame = self._frame
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
        colors, box = theme(), self._frame.box
        faint = QColor(colors.line)
        faint.setAlphaF(0.55)
        painter.setPen(QPen(faint, 1))
        for x, _ in self._frame.x_ticks:
            place = round(x) + 0.5
            painter.drawLine(QLineF(place, box.top(), place, box.bottom()))
        dotted = QPen(colors.line, 1)
        dotted.setCapStyle(Qt.PenCapStyle.FlatCap)
        dotted.setDashPattern([1, 4])
        painter.setPen(dotted)
        for y, _ in self._frame.y_ticks:
            place = round(y) + 0.5
            painter.drawLine(QLineF(box.left(), place, box.right(), place))

    def _hairline(self, painter: QPainter, y: float) -> None:
        pen = QPen(theme().text3, 1)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        box, place = self._frame.box, round(y) + 0.5
        painter.drawLine(QLineF(box.left(), place, box.right(), place))

    def _mark(self, painter: QPainter, x: float) -> None:
        box, place = self._frame.box, round(x) + 0.5
        if not box.left() <= place <= box.right():
            return
        pen = QPen(theme().text3, 1)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1, 3])
        painter.setPen(pen)
        painter.drawLine(QLineF(place, box.top(), place, box.bottom()))

    def _numbers(self, painter: QPainter) -> None:
        frame, flags = self._frame, Qt.AlignmentFlag
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
