"""All layers of a network as rows, early to deep, with their strongest maps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from cnnstudio.bridge.probe_messages import Gallery
from cnnstudio.graph.catalogue import type_named
from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.format import shape as shape_text
from cnnstudio.ui.icons import family_icon_name, paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.grid.row_area import RowArea, path_text
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.pictures import GREY, MAPS, hatched, indexed_image
from cnnstudio.ui.viewer.parts.tiling import shared_range, to_shared
from cnnstudio.ui.widgets.painting import draw_line

_ROW, _SIDE, _GAP, _STAGE = 56, 48, 4, 60
STAGES = 3


def stage_of(depth: int, deepest: int) -> int:
    """Return in which third of the weight layers a depth lies: 0 early, 2 deep."""
    return min(STAGES - 1, max(0, depth - 1) * STAGES // max(1, deepest))


def stretched(odd: NDArray[np.uint8], tall: int, wide: int) -> NDArray[np.bool_]:
    """Return where (h, w) is not 0, as so many rows and columns."""
    rows = np.arange(tall) * odd.shape[0] // max(1, tall)
    columns = np.arange(wide) * odd.shape[1] // max(1, wide)
    marks: NDArray[np.bool_] = odd[rows[:, None], columns] > 0
    return marks


class GalleryRows(RowArea):
    """One row a layer: stage, glyph, type, name, shape, and a strip of maps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Gallery of all layers"), _ROW, parent)
        self._gallery: Gallery | None = None
        self._shared = False
        self._stage: list[int] = []
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._stages = (self.tr("Early"), self.tr("Middle"), self.tr("Deep"))

    def show_gallery(self, gallery: Gallery) -> None:
        """Show all layers of a network."""
        self._gallery = gallery
        self._pictures.clear()
        # A shortcut beside deeper layers stays in their stage.
        deep, most = np.maximum.accumulate(gallery.depth), int(gallery.depth.max())
        self._stage = [stage_of(int(depth), most) for depth in deep]
        self.set_rows(len(gallery.nodes))

    def set_shared(self, shared: bool) -> None:
        """Colour the maps of a layer on one scale, or each on its own."""
        self._shared = shared
        self._pictures.clear()
        self.viewport().update()

    def node_at(self, row: int) -> str:
        """Return the id of a row's layer as the engine names it."""
        assert self._gallery is not None
        return self._gallery.nodes[row]

    def mark(self, node: str) -> None:
        """Mark a layer's row; empty marks none."""
        known = self._gallery.nodes if self._gallery is not None else ()
        self.set_current(known.index(node) if node in known else -1)

    def stage_at(self, row: int) -> int:
        """Return the stage of a row: 0 early, 1 in the middle, 2 deep."""
        return self._stage[row]

    def first_of(self, stage: int) -> int:
        """Return the first row of a stage, or of the next one that there is."""
        rows = range(self.count)
        return next((row for row in rows if self.stage_at(row) >= stage), 0)

    def scroll_to(self, row: int) -> None:
        """Show a row at the top."""
        self.verticalScrollBar().setValue(row * _ROW)

    def tip_of(self, index: int) -> str:
        gallery = self._gallery
        assert gallery is not None
        node = gallery.nodes[index]
        said = self.tr("{0} {1}, {2}, behind {3} weight layers").format(
            gallery.types[index],
            gallery.names[index],
            shape_text(gallery.shapes[index]),
            int(gallery.depth[index]),
        )
        if node in gallery.odd:
            said = self.tr("{0}; hatched: not finite").format(said)
        if len(gallery.shapes[index]) < 3 or not len(gallery.channels[node]):
            return said
        return self.tr("{0}; strongest: map {1}, up to {2}").format(
            said,
            int(gallery.channels[node][0]),
            number_text(float(gallery.ranges[node][0, 1])),
        )

    def paint_row(self, painter: QPainter, row: int, box: QRect) -> None:
        gallery, colors = self._gallery, theme()
        assert gallery is not None
        stage = self.stage_at(row)
        if row == 0 or self.stage_at(row - 1) != stage:
            word = QRect(box.left() + 8, box.top(), _STAGE - 8, box.height())
            draw_line(painter, word, self._stages[stage], ui_font(HINT, 600),
                      colors.text2)  # fmt: skip
            if row:
                painter.fillRect(box.left(), box.top(), box.width(), 1, colors.line)
        named = min(210, max(132, box.width() // 4))
        self._paint_name(painter, row, box.left() + _STAGE, box.top(), named)
        left = box.left() + _STAGE + named + 8
        if len(gallery.shapes[row]) < 2:
            self._paint_numbers(painter, row, left, box)
        else:
            self._paint_maps(painter, row, left, box)

    def _paint_name(
        self, painter: QPainter, row: int, left: int, top: int, wide: int
    ) -> None:
        gallery, colors = self._gallery, theme()
        assert gallery is not None
        kind = type_named(gallery.types[row])
        if kind is not None:
            glyph = QRectF(left, top + 9, 16, 16)
            paint_icon(painter, family_icon_name(kind.family), glyph, kind.family)
        room = QRect(left + 24, top + 8, wide - 24, 18)
        font = ui_font(LABEL, 600)
        used = draw_line(painter, room, gallery.types[row], font, colors.text)
        rest = room.adjusted(used + 6, 0, 0, 0)
        if rest.width() > 20:
            mono = mono_font(HINT)
            name = path_text(gallery.names[row], mono, rest.width())
            draw_line(painter, rest, name, mono, colors.text3)
        below = QRect(left + 24, top + 28, wide - 24, 16)
        text = shape_text(gallery.shapes[row])
        draw_line(painter, below, text, mono_font(HINT), colors.text2)

    def _paint_maps(self, painter: QPainter, row: int, left: int, box: QRect) -> None:
        gallery = self._gallery
        assert gallery is not None
        tiles = gallery.strips[gallery.nodes[row]]
        odd = gallery.odd.get(gallery.nodes[row])
        high, wide = tiles.shape[1:]
        zoom = min(_SIDE / high, 2 * _SIDE / wide)
        zoom = float(int(zoom)) if zoom >= 2 else zoom
        across, tall = max(2, round(wide * zoom)), max(2, round(high * zoom))
        top = box.top() + (_ROW - tall) // 2
        for place in range(len(tiles)):
            if left + across > box.right() - 4:
                break
            spot = QRect(left, top, across, tall)
            painter.drawImage(spot, self._map(row, place))
            if odd is not None:
                painter.drawImage(spot, hatched(stretched(odd[place], tall, across)))
            left += across + _GAP

    def _map(self, row: int, place: int) -> QImage:
        known = self._pictures.get((row, place))
        if known is None:
            gallery = self._gallery
            assert gallery is not None
            node = gallery.nodes[row]
            tiles = gallery.strips[node]
            if self._shared:
                tiles = to_shared(tiles, gallery.ranges[node])
            table = GREY if gallery.types[row] == "Input" else MAPS
            known = self._pictures[row, place] = indexed_image(tiles[place], table)
        return known

    def _paint_numbers(
        self, painter: QPainter, row: int, left: int, box: QRect
    ) -> None:
        """Draw single numbers as thin bars about a line at 0."""
        gallery, colors = self._gallery, theme()
        assert gallery is not None
        node = gallery.nodes[row]
        levels = gallery.strips[node]
        low, high = shared_range(gallery.ranges[node])
        values = low + levels[0, 0].astype(np.float32) / 255 * (high - low)
        room, tall = box.right() - 4 - left, _ROW - 16
        step = max(1.0, min(12.0, room / max(1, len(values))))
        span = max(high, 0.0) - min(low, 0.0)
        unit = tall / span if span > 0 else 0.0
        zero = box.top() + 8 + max(high, 0.0) * unit
        for place, value in enumerate(values):
            x = left + round(place * step)
            if x + step > box.right() - 4:
                break
            size = float(value) * unit
            bar = QRectF(x, zero - size, max(1.0, step - 1), size).normalized()
            painter.fillRect(bar, colors.accent if value >= 0 else colors.edge)
        painter.fillRect(QRectF(left, round(zero), min(room, len(values) * step), 1),
                         colors.line2)  # fmt: skip
