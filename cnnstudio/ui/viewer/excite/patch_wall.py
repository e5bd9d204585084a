"""The patches that excite one channel most, large, with value and class."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.fonts import HINT, mono_font
from cnnstudio.ui.theme import mixed, theme
from cnnstudio.ui.viewer.excite.patch_pictures import paint_patch
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width
from cnnstudio.ui.widgets.pointed_area import PointedArea

_CAPTION, _GAP = 18, 12
FRAME = 4
"""Room for the frame of a patch, in pixels, also left of the first one."""
_LEAST, _MOST = 40, 132


class WallPatch(NamedTuple):
    """A patch as it is shown: below it `said`, or `value` where that is too long.

    `told` is its tip.
    """

    image: QImage
    value: str
    said: str
    told: str


class PatchWall(PointedArea):
    """Patches in rows, strongest first; `chosen(rank)` by click or key."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patches: tuple[WallPatch, ...] = ()
        self._current = -1
        self.setAccessibleName(self.tr("Strongest patches"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(150, 3 * (_LEAST + _CAPTION) + 2 * _GAP)

    @property
    def patches(self) -> tuple[WallPatch, ...]:
        """What is shown."""
        return self._patches

    def show_patches(self, patches: tuple[WallPatch, ...]) -> None:
        """Show other patches."""
        self._patches = patches
        self._limit()
        self.viewport().update()

    def set_current(self, rank: int) -> None:
        """Frame the patch whose image is looked at; -1 for none."""
        if rank != self._current:
            self._current = rank
            self.viewport().update()

    def current(self) -> int:
        """Return which patch is framed, or -1."""
        return self._current

    def patch_rect(self, rank: int) -> QRectF:
        """Where a patch is drawn in the viewport."""
        columns, wide, high = self._sizes()
        row, column = divmod(rank, columns)
        return QRectF(
            FRAME + column * (wide + _GAP),
            FRAME + row * (high + _CAPTION + _GAP),
            wide,
            high,
        )

    def _sizes(self) -> tuple[int, int, int]:
        """Columns, and width and height of a patch, as large as there is room."""
        count = max(1, len(self._patches))
        shape = self._patches[0].image.size() if self._patches else None
        ratio = shape.height() / shape.width() if shape is not None else 1.0
        room = self.viewport().width() - 2 * FRAME, self.viewport().height() - FRAME
        best = (1, _LEAST, _LEAST)
        for columns in range(1, count + 1):
            rows = ceil(count / columns)
            wide = (room[0] + _GAP) // columns - _GAP
            high = (room[1] + _GAP) // rows - _GAP - _CAPTION
            wide = min(wide, int(high / ratio), _MOST, int(_MOST / ratio))
            if wide > best[1] or columns == 1:
                best = (columns, wide, round(wide * ratio))
        columns, wide, high = best
        return columns, max(8, wide), max(8, high)

    def _limit(self) -> None:
        """Take no more height than rows of three need: what follows stands close."""
        count = len(self._patches)
        columns = min(3, count)
        if not columns:
            return
        image = self._patches[0].image
        ratio = image.height() / image.width()
        room = self.viewport().width() - 2 * FRAME
        wide = min((room + _GAP) // columns - _GAP, _MOST, int(_MOST / ratio))
        row = round(wide * ratio) + _CAPTION + _GAP
        self.setMaximumHeight(
            max(self.minimumHeight(), FRAME + ceil(count / columns) * row)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._limit()

    def index_at(self, point: QPoint) -> int:
        for rank in range(len(self._patches)):
            box = self.patch_rect(rank).adjusted(0, 0, 0, _CAPTION)
            if box.contains(point.toPointF()):
                return rank
        return -1

    def tip_of(self, index: int) -> str:
        return self._patches[index].told

    def mousePressEvent(self, event: QMouseEvent) -> None:
        rank = self.index_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and rank >= 0:
            self.chosen.emit(rank)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, columns = self._current, self._sizes()[0]
        targets = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Up: here - columns,
            Qt.Key.Key_Down: here + columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._patches) - 1,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None or not self._patches:
            super().keyPressEvent(event)
            return
        self._ring = True
        self.chosen.emit(max(0, min(len(self._patches) - 1, target)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self.viewport()) as painter:
            for rank, patch in enumerate(self._patches):
                box = self.patch_rect(rank)
                paint_patch(painter, box, patch.image)
                rounded(painter, box.adjusted(-1, -1, 1, 1), 1, None, colors.line2)
                line = QRect(
                    round(box.left()), round(box.bottom()) + 3, round(box.width()), 14
                )
                font = mono_font(HINT)
                fits = text_width(font, patch.said) <= line.width()
                said = patch.said if fits else patch.value
                draw_line(painter, line, said, font, colors.text2)
                around = box.adjusted(-3, -3, 3, 3)
                if rank == self._current:
                    rounded(painter, around, 3, None, colors.accent, 2)
                    if self.hasFocus() and self._ring:
                        inner = box.adjusted(1, 1, -1, -1)
                        rounded(painter, inner, 1, None, colors.accent, 2)
                elif rank == self._hovered:
                    soft = mixed(colors.accent, colors.surface, 0.6)
                    rounded(painter, around, 3, None, soft, 1.5)
