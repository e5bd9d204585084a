"""The image that the network looks at, with the part that one value sees."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.parts.pictures import sample_image
from cnnstudio.ui.widgets.painting import rounded

Region = tuple[int, int, int, int]


def framed(box: QRectF, wide: int, region: Region) -> QRectF:
    """Where a region of an image `wide` pixels wide lies, drawn at `box`, its edge."""
    scale = box.width() / wide
    top, left, height, width = region
    frame = QRectF(left * scale, top * scale, width * scale, height * scale)
    return frame.translated(box.topLeft()).intersected(box)


def paint_frame(painter: QPainter, frame: QRectF) -> None:
    """Frame a part of an image; white about the accent is seen on black and white."""
    if not frame.isEmpty():
        rounded(painter, frame, 1, None, theme().accentfill, 4)
        rounded(painter, frame, 1, None, theme().onaccent, 1.5)


class SampleView(QWidget):
    """An image (C, H, W) as large as fits, by nearest neighbour.

    `set_region` frames (top, left, height, width) in input pixels; what reaches
    beyond the image is cut off.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._region: Region | None = None
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)
        self.setMinimumSize(96, 96)
        self.setMaximumHeight(272)
        self.setAccessibleName(self.tr("No image"))

    @property
    def proportion(self) -> float:
        """Height by width of the image; 1 without one."""
        if self._image is None:
            return 1.0
        return self._image.height() / max(1, self._image.width())

    def set_image(self, pixels: NDArray[np.float32] | None, name: str) -> None:
        """Show another image; None shows none."""
        self._image = sample_image(pixels) if pixels is not None else None
        self.setAccessibleName(name)
        self.update()

    @property
    def picture(self) -> QImage | None:
        """What is shown."""
        return self._image

    @property
    def region(self) -> Region | None:
        """What is framed, or None."""
        return self._region

    def set_region(self, region: Region | None) -> None:
        """Frame a part of the image; None removes the frame."""
        if region != self._region:
            self._region = region
            self.update()

    def image_rect(self) -> QRectF:
        """Where the image is drawn: as large as fits, in the middle."""
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)  # for the line about it
        if self._image is None:
            side = min(room.width(), room.height())
            return QRectF(room.center().x() - side / 2, room.y(), side, side)
        width, height = self._image.width(), self._image.height()
        scale = min(room.width() / width, room.height() / height)
        size = width * scale, height * scale
        return QRectF(room.center().x() - size[0] / 2, room.y(), *size)

    def region_rect(self) -> QRectF | None:
        """Where the frame is drawn, clipped to the image; None without one."""
        if self._region is None or self._image is None:
            return None
        return framed(self.image_rect(), self._image.width(), self._region)

    def sizeHint(self) -> QSize:
        return QSize(272, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        box = self.image_rect()
        with QPainter(self) as painter:
            if self._image is None:
                rounded(painter, box, 4, colors.canvas, colors.line)
                return
            painter.drawImage(box, self._image)
            if self._image.width() < 200:
                rounded(painter, box.adjusted(-1, -1, 1, 1), 1, None, colors.line2)
            frame = self.region_rect()
            if frame is not None:
                paint_frame(painter, frame)
