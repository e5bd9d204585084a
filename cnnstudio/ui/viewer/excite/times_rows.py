"""One bar a layer: how long its forward takes, its share, and its multiply-adds."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.bridge.probe_messages import Times
from cnnstudio.graph.catalogue import type_named
from cnnstudio.ui.fonts import BODY, LABEL, mono_font, ui_font
from cnnstudio.ui.format import count, percent
from cnnstudio.ui.icons import family_icon_name, paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.grid.column_heads import ColumnHeads
from cnnstudio.ui.viewer.grid.row_area import RowArea, path_text
from cnnstudio.ui.widgets.painting import draw_line, rounded

_ROW, _TIME, _SHARE, _ADDS = 28, 76, 64, 88
_HEADS = 22
_RIGHT = Qt.AlignmentFlag.AlignRight


def short_time(seconds: float) -> str:
    """Return a time with three figures: `0.53 µs`, `12.4 µs`, `3.21 ms`, `1.2 s`."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("\u00b5s", 1e-6)):
        if seconds >= size or unit == "\u00b5s":
            value = seconds / size
            places = 0 if value >= 100 else 1 if value >= 10 else 2
            return f"{value:.{places}f} {unit}"
    raise AssertionError


class _Heads(ColumnHeads):
    """Times, shares and what is computed."""

    def titles(self) -> tuple[tuple[str, int], ...]:
        return (
            (self.tr("time"), _TIME),
            (self.tr("share"), _SHARE),
            (self.tr("multiply-adds"), _ADDS),
        )


class TimesRows(RowArea):
    """Layers as rows, in the order of computation or the slowest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Forward times"), _ROW, parent)
        self._times: Times | None = None
        self._order: list[int] = []
        self._by_time = False
        self._node = ""
        self.setViewportMargins(0, _HEADS, 0, 0)
        self._heads = _Heads(self)

    def show_times(self, times: Times) -> None:
        """Show what was measured."""
        self._times = times
        self._sort()
        self.set_rows(len(times.nodes))

    def sort_by_time(self, on: bool) -> None:
        """Show the slowest first, or the order of computation."""
        self._by_time = on
        self._sort()
        self.mark(self._node)
        self.viewport().update()

    def node_at(self, row: int) -> str:
        """Return the id of a row's layer as the engine names it."""
        assert self._times is not None
        return self._times.nodes[self._order[row]]

    def mark(self, node: str) -> None:
        """Mark a layer's row; empty marks none."""
        self._node = node
        known = self._times.nodes if self._times is not None else ()
        row = self._order.index(known.index(node)) if node in known else -1
        self.set_current(row)

    def _sort(self) -> None:
        assert self._times is not None
        order = np.arange(len(self._times.nodes))
        if self._by_time:
            order = np.argsort(-self._times.seconds, kind="stable")
        self._order = [int(n) for n in order]

    def tip_of(self, index: int) -> str:
        times = self._times
        assert times is not None
        place = self._order[index]
        return self.tr("{0} {1}: {2}, {3} of all layers, {4} multiply-adds").format(
            times.types[place],
            times.names[place],
            short_time(float(times.seconds[place])),
            percent(self._share(place), 1),
            count(int(times.multiply_adds[place])),
        )

    def _share(self, place: int) -> float:
        assert self._times is not None
        whole = float(self._times.seconds.sum())
        return float(self._times.seconds[place]) / whole if whole else 0.0

    def paint_row(self, painter: QPainter, row: int, box: QRect) -> None:
        times, colors = self._times, theme()
        assert times is not None
        place = self._order[row]
        named = min(220, max(120, box.width() // 4))
        self._paint_name(painter, place, QRect(box.left(), box.top(), named, _ROW))
        numbers = _TIME + _SHARE + _ADDS
        left, top = box.left() + named + 8, box.top() + 8
        room = box.width() - named - 8 - numbers - 8
        longest = float(times.seconds.max()) or 1.0
        wide = room * float(times.seconds[place]) / longest
        track = QRectF(left, top, room, _ROW - 16)
        rounded(painter, track, 2, colors.hover)
        bar = QRectF(left, top, max(1.0, wide), _ROW - 16)
        kind = type_named(times.types[place])
        ink = colors.color(kind.family) if kind is not None else colors.edge
        rounded(painter, bar, 2, ink)
        texts = (
            (short_time(float(times.seconds[place])), _TIME, colors.text),
            (percent(self._share(place), 1), _SHARE, colors.text2),
            (count(int(times.multiply_adds[place])), _ADDS, colors.text2),
        )
        left = box.right() - numbers - 4
        for text, width, color in texts:
            cell = QRect(left, box.top(), width, _ROW)
            draw_line(painter, cell, text, mono_font(LABEL), color, _RIGHT)
            left += width

    def _paint_name(self, painter: QPainter, place: int, box: QRect) -> None:
        times, colors = self._times, theme()
        assert times is not None
        kind = type_named(times.types[place])
        if kind is not None:
            glyph = QRectF(box.left() + 8, box.top() + 6, 16, 16)
            paint_icon(painter, family_icon_name(kind.family), glyph, kind.family)
        room = QRect(box.left() + 32, box.top(), box.width() - 32, box.height())
        font = ui_font(BODY, 600)
        used = draw_line(painter, room, times.types[place], font, colors.text)
        rest = room.adjusted(used + 8, 0, 0, 0)
        if rest.width() > 24:
            mono = mono_font(LABEL)
            name = path_text(times.names[place], mono, rest.width())
            draw_line(painter, rest, name, mono, colors.text3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._heads.setGeometry(0, 0, self.viewport().width(), _HEADS)
