"""Every channel of a layer with the patches of the data that excite it most."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from cnnstudio.bridge.excite_messages import Patches
from cnnstudio.ui.fonts import HINT, LABEL, mono_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.excite.patch_pictures import (
    inside_of,
    paint_patch,
    patch_image,
)
from cnnstudio.ui.viewer.grid.row_area import RowArea
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.widgets.painting import draw_line

_SIDE, _GAP, _NUMBER, _VALUE, _PAD = 36, 4, 40, 64, 4


class PatchRows(RowArea):
    """One row a channel: its number, its strongest patches, its largest value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Channels"), _SIDE + 2 * _PAD, parent)
        self._shown: Patches | None = None
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._drawn = (_SIDE, _SIDE)
        self.setMinimumWidth(_NUMBER + _VALUE + 3 * (_SIDE + _GAP))

    def show_patches(self, patches: Patches) -> None:
        """Show what was found for a layer."""
        if patches is self._shown:
            return
        self._shown = patches
        self._pictures.clear()
        high, wide = patches.thumbs.shape[2:4]
        zoom = _SIDE / max(high, wide)
        zoom = float(int(zoom)) if zoom >= 2 else zoom
        self._drawn = max(1, round(high * zoom)), max(1, round(wide * zoom))
        self.set_rows(len(patches.values), max(28, self._drawn[0] + 2 * _PAD))

    def tip_of(self, index: int) -> str:
        assert self._shown is not None
        value = float(self._shown.values[index, 0])
        if not np.isfinite(value):
            return self.tr("channel {0}: no number").format(index)
        return self.tr("channel {0}: up to {1}").format(index, number_text(value))

    def paint_row(self, painter: QPainter, row: int, box: QRect) -> None:
        assert self._shown is not None
        colors, right = theme(), Qt.AlignmentFlag.AlignRight
        number = QRect(box.left(), box.top(), _NUMBER - 10, box.height())
        draw_line(painter, number, str(row), mono_font(HINT), colors.text3, right)
        high, wide = self._drawn
        room = box.width() - _NUMBER - _VALUE
        fit = max(1, (room + _GAP) // (wide + _GAP))
        top = box.top() + (box.height() - high) / 2
        for rank in range(min(fit, self._shown.thumbs.shape[1])):
            if self._shown.images[row, rank] < 0:
                break
            left = box.left() + _NUMBER + rank * (wide + _GAP)
            place = QRectF(left, round(top), wide, high)
            paint_patch(painter, place, self._picture(row, rank))
        value = float(self._shown.values[row, 0])
        text = number_text(value) if np.isfinite(value) else "\u2013"
        # The number stands close to what it is about, in a column of its own.
        shown = min(fit, self._shown.thumbs.shape[1])
        after = box.left() + _NUMBER + shown * (wide + _GAP)
        place_ = QRect(after, box.top(), _VALUE - 8, box.height())
        draw_line(painter, place_, text, mono_font(LABEL), colors.text, right)

    def _picture(self, row: int, rank: int) -> QImage:
        assert self._shown is not None
        known = self._pictures.get((row, rank))
        if known is None:
            pixels = self._shown.thumbs[row, rank]
            top, left, high, wide = (int(n) for n in self._shown.frames[row, rank])
            inside = inside_of(
                (top, left, high, wide), self._shown.size, pixels.shape[:2]
            )
            known = self._pictures[row, rank] = patch_image(pixels, inside)
        return known
