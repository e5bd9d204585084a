"""Pictures and histograms of steps, as they are painted."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.bridge.message import Bytes, Counts
from cnnstudio.ui.fonts import HINT, mono_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.pictures import GREY, indexed_image, rgb_image
from cnnstudio.ui.widgets.painting import draw_line

NO_COUNTS = np.zeros(0, np.int64)
_AXIS = 18


def image_of(picture: Bytes) -> QImage:
    """Return (C, H, W) bytes as an image; two channels or four by their first."""
    if len(picture) == 3:
        return rgb_image(np.moveaxis(picture, 0, 2))
    return indexed_image(picture[0], GREY)


def paint_picture(painter: QPainter, box: QRectF, image: QImage | None) -> None:
    """Paint an image as large as it fits, pixels kept sharp; a frame without one."""
    colors = theme()
    painter.fillRect(box, colors.canvas)
    if image is not None:
        whole = QRectF(image.rect())
        factor = min(box.width() / whole.width(), box.height() / whole.height())
        placed = QRectF(0, 0, whole.width() * factor, whole.height() * factor)
        placed.moveCenter(box.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, factor < 1)
        painter.drawImage(placed, image)
    painter.setPen(colors.line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0, 0, -1, -1))


def paint_bars(painter: QPainter, box: QRectF, counts: Counts, color: QColor) -> None:
    """Paint bars of counts, up to the highest but one: a background may stand out."""
    if not len(counts):
        return
    ordered = np.sort(counts)
    top = max(1.0, float(ordered[-2] if len(ordered) > 1 else ordered[-1]))
    step = box.width() / len(counts)
    for place, number in enumerate(counts.tolist()):
        if number:
            tall = max(1.0, box.height() * min(1.0, number / top))
            left, right = round(place * step), round((place + 1) * step)
            wide = max(1, right - left)
            painter.fillRect(
                QRectF(box.left() + left, box.bottom() - tall, wide, tall), color
            )


class PictureView(QWidget):
    """One picture, as large as there is room."""

    def __init__(self, name: str, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._side = side
        self.setFixedSize(side, side)
        self.setAccessibleName(name)

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._image

    def show_picture(self, picture: Bytes | None) -> None:
        """Show (C, H, W) bytes, or none."""
        self._image = image_of(picture) if picture is not None else None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_picture(painter, QRectF(self.rect()), self._image)


class StepHistogram(QWidget):
    """How often values occur behind a step, with the smallest and largest below."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._counts: Counts = NO_COUNTS
        self._ends = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(76, 60)

    @property
    def counts(self) -> Counts:
        """What is shown."""
        return self._counts

    def show_counts(self, counts: Counts, low: float, high: float) -> None:
        """Show counts of values from `low` to `high`."""
        self._counts = counts
        self._ends = (number_text(low), number_text(high)) if len(counts) else ("", "")
        said = self.tr("{0}: values from {1} to {2}")
        self.setAccessibleName(said.format(self._name, *self._ends))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(140, 100)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        box = QRectF(self.rect()).adjusted(0, 0, 0, -_AXIS)
        with QPainter(self) as painter:
            painter.fillRect(box, colors.canvas)
            paint_bars(painter, box.adjusted(1, 4, -1, 0), self._counts, colors.accent)
            painter.fillRect(QRectF(0, box.bottom(), box.width(), 1), colors.line2)
            below = self.rect().adjusted(0, self.height() - _AXIS + 2, 0, 0)
            font, ink = mono_font(HINT), colors.text2
            draw_line(painter, below, self._ends[0], font, ink)
            right = Qt.AlignmentFlag.AlignRight
            draw_line(painter, below, self._ends[1], font, ink, right)
