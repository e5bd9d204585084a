"""Many small maps in one picture, of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.theme import mixed, theme
from cnnstudio.ui.viewer.grid.tile_picture import TilePicture, draw_tiles
from cnnstudio.ui.viewer.parts.pictures import MAPS, WEIGHTS
from cnnstudio.ui.viewer.parts.tiling import Tiling, fit_tiles
from cnnstudio.ui.widgets.painting import rounded
from cnnstudio.ui.widgets.pointed_area import PointedArea

FRAME = 4
"""Room around the tiles for the frame of the chosen one."""

_DIM = 0.35

NO_TILES = np.zeros((0, 1, 1), np.uint8)


class TileGrid(PointedArea):
    """Shows `(N, H, W)` bytes, or `(N, H, W, 3)` colours, as one tiled picture.

    Only rows in sight are drawn, and a page around them: there may be thousands.

    Arrow keys, Home, End, `[` and `]` and clicks choose a tile and emit
    `chosen(index)`; the owner answers with `set_current`.
    """

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: NDArray[np.uint8] = NO_TILES
        self._odd: NDArray[np.uint8] | None = None
        self._captions: Sequence[str] = ()
        self._table = MAPS
        self._largest = 200
        self._tiling = Tiling(1, 1, 1, 1)
        self.drawing: TilePicture | None = None
        self._current = -1
        self.dimmed = False
        self._word = name
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(120, 60)
        self.verticalScrollBar().setSingleStep(24)
        self.setAccessibleName(name)

    @property
    def count(self) -> int:
        """How many tiles are shown."""
        return len(self._tiles)

    @property
    def tiling(self) -> Tiling:
        """Where the tiles stand, from the corner of the picture."""
        return self._tiling

    @property
    def tiles(self) -> NDArray[np.uint8]:
        """The bytes that are shown."""
        return self._tiles

    def set_tiles(
        self,
        tiles: NDArray[np.uint8],
        table: str = MAPS,
        captions: Sequence[str] = (),
        largest: int = 200,
        odd: NDArray[np.uint8] | None = None,
    ) -> None:
        """Show other tiles in the colours of a colour map; `captions` are tips.

        Where `odd` (N, H, W) is not 0 they are hatched.
        """
        same = tiles.shape == self._tiles.shape and largest == self._largest
        self._tiles, self._table, self._captions = tiles, table, captions
        self._largest, self._odd = largest, odd
        self.drawing = None
        policy = Qt.FocusPolicy  # an empty grid would show nothing of the keyboard
        self.setFocusPolicy(policy.StrongFocus if len(tiles) else policy.NoFocus)
        if not same:
            self._hovered = -1
            self._arrange()
        self.viewport().update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the tiles as what is going to be replaced, or as usual."""
        if dimmed != self.dimmed:
            self.dimmed = dimmed
            self.viewport().update()

    def set_current(self, index: int) -> None:
        """Frame a tile, and scroll to it; -1 frames none."""
        index = index if 0 <= index < self.count else -1
        if index != self._current:
            self._current = index
            self._reveal()
            self.viewport().update()
        self._tell()

    def current(self) -> int:
        """Return the index of the framed tile, or -1."""
        return self._current

    def tile_rect(self, index: int) -> QRectF:
        """Where a tile is in the viewport, in pixels."""
        x, y = self._tiling.place(index)
        left, top = self._origin()
        return QRectF(left + x, top + y, self._tiling.width, self._tiling.height)

    def tiles_rect(self) -> QRect:
        """Where all tiles are, in pixels of this widget, as far as they are seen."""
        width, height = self._tiling.size
        return QRect(FRAME, FRAME, width, min(height, self.height() - 2 * FRAME))

    def _origin(self) -> tuple[int, int]:
        return FRAME, FRAME - self.verticalScrollBar().value()

    def _tell(self) -> None:
        text = f"{self._word}, {self.count}"
        if self._current >= 0:
            text += f", {self.tip_of(self._current)}"
        self.setAccessibleName(text)

    def tip_of(self, index: int) -> str:
        """Return the caption of a tile, or its number."""
        return self._captions[index] if index < len(self._captions) else str(index)

    def _arrange(self) -> None:
        """Choose columns and tile size for the room there is."""
        bar = self.verticalScrollBar()
        if not self.count:
            bar.setRange(0, 0)
            return
        size = self.maximumViewportSize()
        room = size.width() - 2 * FRAME, size.height() - 2 * FRAME
        shape = self._tiles.shape[1], self._tiles.shape[2]
        tiling = fit_tiles(self.count, shape, room, largest=self._largest)
        if tiling.size[1] > room[1]:  # The scroll bar takes room of its own.
            narrower = room[0] - bar.sizeHint().width(), room[1]
            tiling = fit_tiles(self.count, shape, narrower, largest=self._largest)
        self._tiling = tiling
        self.drawing = None
        bar.setPageStep(size.height())
        bar.setRange(0, max(0, tiling.size[1] + 2 * FRAME - size.height()))

    def height_in(self, width: int, height: int) -> int:
        """Return how much of a height the tiles would need in a room of that size."""
        if not self.count:
            return height
        shape = self._tiles.shape[1], self._tiles.shape[2]
        room = width - 2 * FRAME, height - 2 * FRAME
        tiling = fit_tiles(self.count, shape, room, largest=self._largest)
        return min(height, tiling.size[1] + 2 * FRAME + 2)

    def _reveal(self) -> None:
        if self._current < 0:
            return
        bar = self.verticalScrollBar()
        top = self._tiling.place(self._current)[1]
        bottom = top + self._tiling.height + 2 * FRAME
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + self.viewport().height():
            bar.setValue(bottom - self.viewport().height())

    def _choose(self, index: int) -> None:
        if self.count:
            self.chosen.emit(max(0, min(self.count - 1, index)))

    def index_at(self, point: QPoint) -> int:
        """Return which tile is at a point of the viewport, or -1."""
        left, top = self._origin()
        x, y = point.x() - left, point.y() - top
        return self._tiling.at(x, y) if self.count and x >= 0 and y >= 0 else -1

    def _rows_in_sight(self) -> range:
        step = self._tiling.height + self._tiling.gap
        top = max(0, -self._origin()[1])
        first, end = top // step, -(-(top + self.viewport().height()) // step)
        return range(min(first, self._tiling.rows - 1), min(end, self._tiling.rows))

    def _drawn(self) -> TilePicture:
        """Return a picture that has all rows in sight, drawn anew if need be."""
        ratio, seen, known = (
            self.devicePixelRatioF(),
            self._rows_in_sight(),
            self.drawing,
        )
        if known is None or known.ratio != ratio or not known.has(seen):
            # Who scrolls finds what is half a page above and below; other tiles are
            # drawn as far as they are seen, for they may be followed by others soon.
            more = len(seen) // 2 if known is not None else 0
            around = range(
                max(0, seen.start - more), min(self._tiling.rows, seen.stop + more)
            )
            known = self.drawing = draw_tiles(
                self._tiles, self._odd, self._tiling, self._table, ratio, around
            )
        return known

    def _outline(self, painter: QPainter) -> None:
        """Set tiles apart: a weight near 0 is as white as what is around it."""
        painter.setPen(theme().line2)
        seen = QRectF(self.viewport().rect())
        for index in range(self.count):
            box = self.tile_rect(index)
            if box.intersects(seen):
                painter.drawRect(box.toRect().adjusted(-1, -1, 0, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self._choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, columns = self._current, self._tiling.columns
        targets = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_BracketLeft: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_BracketRight: here + 1,
            Qt.Key.Key_Up: here - columns if here >= columns else here,
            Qt.Key.Key_Down: here + columns if here + columns < self.count else here,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.count - 1,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            self._ring = True
            self._choose(target)
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._reveal()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.count:
            return
        colors = theme()
        left, top = self._origin()
        with QPainter(self.viewport()) as painter:
            painter.setOpacity(_DIM if self.dimmed else 1.0)
            drawn = self._drawn()
            below = drawn.rows.start * (self._tiling.height + self._tiling.gap)
            painter.drawImage(QPoint(left, top + below), drawn.picture)
            if drawn.hatch is not None:
                painter.drawImage(QPoint(left, top + below), drawn.hatch)
            painter.setOpacity(1.0)
            if self._table == WEIGHTS:
                self._outline(painter)
            if self._hovered >= 0 and self._hovered != self._current:
                soft = mixed(colors.accent, colors.surface, 0.6)
                box = self.tile_rect(self._hovered).adjusted(-2, -2, 2, 2)
                rounded(painter, box, 3, None, soft, 1.5)
            if self._current >= 0:
                box = self.tile_rect(self._current)
                if self.hasFocus() and self._ring:
                    rounded(painter, box, 0, None, colors.surface, 2)
                rounded(painter, box.adjusted(-3, -3, 3, 3), 3, None, colors.accent, 2)
                if self.hasFocus() and self._ring:
                    inner = box.adjusted(1, 1, -1, -1)
                    rounded(painter, inner, 1, None, colors.accent, 2)
