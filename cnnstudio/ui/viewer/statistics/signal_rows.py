"""One row a layer, in the order of computation: how the signal goes through depth."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.advice.signal_findings import SignalFinding
from cnnstudio.bridge.weight_messages import Signal as SignalFound
from cnnstudio.graph.catalogue import type_named
from cnnstudio.ui.fonts import BODY, HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.format import percent
from cnnstudio.ui.icons import family_icon_name, paint_icon
from cnnstudio.ui.theme import mixed, theme
from cnnstudio.ui.viewer.grid.row_area import RowArea, path_text
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.statistics.drift import placed
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width

ROW, HEADS = 28, 38
_MARK, _NUMBER, _SHARE = 26, 66, 76
_TYPES_FROM = 176
"""Width of the names' column from which the layers' types stand beside them."""

_RIGHT = Qt.AlignmentFlag.AlignRight
ICONS = {"error": "error", "warn": "warning", "note": "info"}
TONES = {"error": "error", "warn": "warn", "note": "text3"}


class Columns(NamedTuple):
    """Where the columns of a row begin, in pixels; the plot ends at `zeros`."""

    plot: int
    mean: int
    zeros: int
    dead: int
    end: int

    @property
    def room(self) -> tuple[int, int]:
        """Left and right of the plot."""
        return self.plot, self.mean - 16


def columns_of(width: int) -> Columns:
    """Return the columns for a width: numbers go where the plot would be too small."""
    named = min(230, max(140, width * 3 // 10 - 60))
    end = width - 8
    dead = end - _SHARE
    zeros = dead - _SHARE - 8
    numbers = 2 * _NUMBER if width >= 660 else 0
    return Columns(named, zeros - numbers - 12, zeros, dead, end)


class SignalRows(RowArea):
    """Mean and deviation as a line and a band from row to row, zeros and dead units.

    A triangle marks a row at which something stands out.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Signal through depth"), ROW, parent)
        self._found: SignalFound | None = None
        self._findings: tuple[SignalFinding | None, ...] = ()
        self._log = False
        self._end = 1.0
        self.setViewportMargins(0, HEADS, 0, 0)
        self._heads = _Heads(self)

    @property
    def end(self) -> float:
        """The end of the scale of mean and deviation, which is symmetric about 0."""
        return self._end

    @property
    def is_logarithmic(self) -> bool:
        """True while small values have more room than their share."""
        return self._log

    def show_signal(
        self, found: SignalFound, findings: tuple[SignalFinding | None, ...]
    ) -> None:
        """Show what was measured, and what stands out at each layer."""
        self._found, self._findings = found, findings
        reach = np.abs(found.mean) + found.deviation
        finite = reach[np.isfinite(reach)]
        self._end = float(finite.max(initial=0.0)) or 1.0
        self.set_rows(len(found.nodes))
        self._heads.update()

    def set_logarithmic(self, on: bool) -> None:
        """Give small values more room, or every value its share."""
        self._log = on
        self.viewport().update()
        self._heads.update()

    def node_at(self, row: int) -> str:
        """Return the id of a row's layer as the engine names it."""
        assert self._found is not None
        return self._found.nodes[row]

    def mark(self, node: str) -> None:
        """Mark a layer's row; none if it has no row."""
        nodes = self._found.nodes if self._found is not None else ()
        self.set_current(nodes.index(node) if node in nodes else -1)

    def tip_of(self, index: int) -> str:
        found = self._found
        assert found is not None
        finding = self._findings[index]
        said = self.tr("{0} {1}: mean {2}, deviation {3}, {4} zeros, {5} dead").format(
            found.types[index],
            found.names[index],
            number_text(float(found.mean[index])),
            number_text(float(found.deviation[index])),
            percent(float(found.zeros[index]), 1),
            percent(float(found.dead[index]), 1),
        )
        return said if finding is None else f"{said}\n{finding.message}"

    def x_of(self, value: float) -> float:
        """Pixel column of a value in the plot."""
        left, right = columns_of(self.viewport().width()).room
        share = float(placed(np.array([value], np.float32), self._end, self._log)[0])
        return left + (share + 1) / 2 * (right - left)

    def paint_row(self, painter: QPainter, row: int, box: QRect) -> None:
        found, colors = self._found, theme()
        assert found is not None
        columns = columns_of(box.width())
        self._paint_name(painter, row, QRect(0, box.top(), columns.plot - 8, ROW))
        x = self.x_of(0.0)
        painter.fillRect(QRectF(x, box.top(), 1, ROW), colors.line)
        self._paint_band(painter, row, box)
        font = mono_font(LABEL)
        if columns.zeros - columns.mean > 2 * _NUMBER:
            for number, value in enumerate((found.mean[row], found.deviation[row])):
                left = columns.mean + number * _NUMBER
                cell = QRect(left, box.top(), _NUMBER - 4, ROW)
                text = number_text(float(value))
                draw_line(painter, cell, text, font, colors.text2, _RIGHT)
        self._paint_share(painter, float(found.zeros[row]), columns.zeros, box, "")
        self._paint_silent(painter, row, columns.dead, box)

    def _paint_name(self, painter: QPainter, row: int, box: QRect) -> None:
        found, colors = self._found, theme()
        assert found is not None
        kind, finding = type_named(found.types[row]), self._findings[row]
        if kind is not None:
            glyph = QRectF(box.left() + 8, box.top() + 6, 16, 16)
            paint_icon(painter, family_icon_name(kind.family), glyph, kind.family)
        room = box.adjusted(32, 0, -_MARK, 0)
        bold = ui_font(BODY, 600)
        name = path_text(found.names[row], bold, room.width())
        used = draw_line(painter, room, name, bold, colors.text)
        rest, font = room.adjusted(used + 8, 0, 0, 0), ui_font(HINT)
        roomy = box.width() >= _TYPES_FROM  # all of them, or none
        if roomy and rest.width() >= text_width(font, found.types[row]):
            draw_line(painter, rest, found.types[row], font, colors.text3)
        if finding is not None:
            mark = QRectF(box.right() - _MARK + 4, box.top() + 7, 14, 14)
            severity = finding.severity
            paint_icon(painter, ICONS[severity], mark, colors.color(TONES[severity]))

    def _paint_band(self, painter: QPainter, row: int, box: QRect) -> None:
        """Draw line and band from halfway to the row before to halfway to the next."""
        found, colors = self._found, theme()
        assert found is not None
        middle = box.top() + ROW / 2
        ends = [(max(0, row - 1), box.top()), (row, middle)]
        ends.append((min(len(found.nodes) - 1, row + 1), box.bottom() + 1))
        lows, means, highs = [], [], []
        for other, y in ends:
            mean, spread = float(found.mean[other]), float(found.deviation[other])
            here = float(found.mean[row]), float(found.deviation[row])
            if y != middle:
                mean, spread = (mean + here[0]) / 2, (spread + here[1]) / 2
            if not (math.isfinite(mean) and math.isfinite(spread)):
                continue
            lows.append(QPointF(self.x_of(mean - spread), y))
            means.append(QPointF(self.x_of(mean), y))
            highs.append(QPointF(self.x_of(mean + spread), y))
        if not means:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(colors.train_curve, colors.canvas, 0.28))
        painter.drawPolygon(QPolygonF([*lows, *reversed(highs)]))
        painter.setPen(QPen(colors.train_curve, 1.5))
        painter.drawPolyline(QPolygonF(means))
        painter.setBrush(colors.train_curve)
        center = QPointF(self.x_of(float(found.mean[row])), middle)
        painter.drawEllipse(center, 2.5, 2.5)
        painter.restore()

    def _paint_silent(self, painter: QPainter, row: int, left: int, box: QRect) -> None:
        """Draw the share of dead units; of a sigmoid or tanh that of saturated ones."""
        found = self._found
        assert found is not None
        share, word = float(found.dead[row]), ""
        if not math.isnan(float(found.saturated[row])):
            share, word = float(found.saturated[row]), self.tr("sat.")
        finding = self._findings[row]
        tone = "" if finding is None else TONES[finding.severity]
        self._paint_share(painter, share, left, box, tone, word)

    def _paint_share(
        self, painter: QPainter, share: float, left: int, box: QRect, tone: str,
        word: str = "",
    ) -> None:  # fmt: skip
        colors = theme()
        track = QRectF(left, box.bottom() - 3, _SHARE - 8, 3)
        if share > 0:
            rounded(painter, track, 1.5, colors.hover)
            wide = max(2.0, track.width() * share)
            ink = colors.color(tone) if tone and tone != "text3" else colors.edge
            bar = QRectF(track.left(), track.top(), wide, 3)
            rounded(painter, bar, 1.5, ink)
        cell = QRect(left, box.top(), _SHARE - 8, ROW)
        text = percent(share, 1) if share else "0"
        ink = colors.text if share else colors.text3
        draw_line(painter, cell, text, mono_font(LABEL), ink, _RIGHT)
        if word:
            draw_line(painter, cell, word, ui_font(HINT), colors.text3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._heads.setGeometry(0, 0, self.viewport().width(), HEADS)


class _Heads(QWidget):
    """What the columns are, and the numbers of the plot's axis."""

    def __init__(self, rows: SignalRows) -> None:
        super().__init__(rows)
        self._rows = rows

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, font, rows = theme(), ui_font(HINT), self._rows
        columns = columns_of(self.width())
        left, right = columns.room
        scale = self.tr("mean and deviation")
        if rows.is_logarithmic:
            scale = self.tr("mean and deviation, logarithmic")
        with QPainter(self) as painter:
            top = QRect(left, 0, right - left, 16)
            middle = Qt.AlignmentFlag.AlignHCenter
            draw_line(painter, top, scale, font, colors.text3, middle)
            for value in (-rows.end, 0.0, rows.end):
                text = number_text(value, signed=True)
                box = QRect(round(rows.x_of(value)) - 34, 18, 68, 16)
                draw_line(painter, box, text, mono_font(HINT), colors.text2, middle)
            texts = [(self.tr("zeros"), columns.zeros, _SHARE - 8)]
            texts.append((self.tr("dead units"), columns.dead, _SHARE - 8))
            if columns.zeros - columns.mean > 2 * _NUMBER:
                texts.append((self.tr("mean"), columns.mean, _NUMBER - 4))
                spread = columns.mean + _NUMBER
                texts.append((self.tr("deviation"), spread, _NUMBER - 4))
            for text, x, width in texts:
                box = QRect(x, 18, width, 16)
                draw_line(painter, box, text, font, colors.text3, _RIGHT)
            line = QRect(0, self.height() - 1, self.width(), 1)
            painter.fillRect(line, colors.line)
