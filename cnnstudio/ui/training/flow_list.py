"""The rows of the gradient flow: a layer each, with a bar on a logarithmic scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cnnstudio.advice.gradient_alarm import HEALTHY, is_healthy
from cnnstudio.ui import format as fmt
from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.icons import family_icon_name, paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.flow_layers import FlowLayer
from cnnstudio.ui.training.update_sizes import (
    LEAST,
    MOST,
    place_of,
)
from cnnstudio.ui.widgets.painting import draw_line, focus_ring, rounded, text_width
from cnnstudio.ui.widgets.rows import MARGIN

ROW, AXIS = 22, 24
_BAR = 9
_VALUE = 84
_DATA = Qt.ItemDataRole.UserRole


class FlowRow(NamedTuple):
    """A layer and how much of its weights a step changes."""

    layer: FlowLayer
    ratio: float


class Scale(NamedTuple):
    """Pixel columns between which the bars lie."""

    left: float
    right: float

    def x_of(self, ratio: float) -> float:
        """Return the pixel column of a ratio."""
        return self.left + place_of(ratio) * (self.right - self.left)


def scale_of(width: int) -> Scale:
    """Return where bars lie in a list of this width: behind the names."""
    names = min(180, max(96, width // 4))
    return Scale(MARGIN + names, max(MARGIN + names + 40, width - MARGIN - _VALUE))


class FlowList(QListWidget):
    """Rows in the order of depth; a click, or Enter, tells which layer was chosen."""

    layer_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FlowRow, ...] = ()
        self.setItemDelegate(_RowPainter(self))
        self.setAccessibleName(self.tr("Update size of each layer"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self._choose)

    def rows(self) -> tuple[FlowRow, ...]:
        """Return what the list shows."""
        return self._rows

    def show_rows(self, rows: Sequence[FlowRow]) -> None:
        """Show other values; only what changes is painted again."""
        before, self._rows = self._rows, tuple(rows)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for index, row in enumerate(rows):
            if index < len(before) and before[index] == row:
                continue
            item = self.item(index)
            item.setData(_DATA, row)
            said = f"{row.layer.name}, {fmt.rate(row.ratio)}"
            if not is_healthy(row.ratio):
                said = self.tr("{0}, outside of what is usual").format(said)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(row.layer.name)

    def select_layer(self, layer: str) -> None:
        """Mark the row of a layer; none if it has no row."""
        row = next((i for i, r in enumerate(self._rows) if r.layer.id == layer), -1)
        if row != self.currentRow():
            self.setCurrentRow(row)

    def _choose(self, item: QListWidgetItem) -> None:
        self.layer_chosen.emit(item.data(_DATA).layer.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
        else:
            super().keyPressEvent(event)


class FlowAxis(QWidget):
    """The numbers below the bars, and what the band means; as wide as the rows."""

    def __init__(self, rows: FlowList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setFixedHeight(AXIS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, middle = theme(), Qt.AlignmentFlag.AlignHCenter
        width = self._rows.viewport().width()
        scale = scale_of(width)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colors.surface)
            for decade in decades():
                text = "0.1" if decade == MOST else fmt.rate(decade)
                x = round(scale.x_of(decade))
                box = QRect(x - 30, 2, 60, 16)
                draw_line(painter, box, text, mono_font(HINT), colors.text3, middle)
            word, font = self.tr("healthy"), ui_font(HINT)
            wide = text_width(font, word)
            left = width - MARGIN - wide
            draw_line(painter, QRect(left, 2, wide + 1, 16), word, font, colors.text3)
            swatch = QRectF(left - 14, 6, 9, 9)
            rounded(painter, swatch, 1, colors.okbg, colors.ok)


def decades() -> tuple[float, ...]:
    """Return the powers of ten of the scale."""
    first, last = round(math.log10(LEAST)), round(math.log10(MOST))
    return tuple(10.0**power for power in range(first, last + 1))


class _RowPainter(QStyledItemDelegate):
    def sizeHint(
        self,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        return QSize(200, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: FlowRow = index.data(_DATA)
        colors, box = theme(), QRect(option.rect)
        scale, state = scale_of(box.width()), option.state
        well = is_healthy(row.ratio)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colors.raised)
            painter.fillRect(QRect(box.left(), box.top(), 2, ROW), colors.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colors.hover)
        self._paint_ground(painter, box, scale)
        family = row.layer.family
        name = family_icon_name(family) if family else "info"
        glyph = QRectF(box.left() + MARGIN, box.top() + 4, 14, 14)
        paint_icon(painter, name, glyph, colors.families.get(family, colors.text3))
        left = box.left() + MARGIN + 21
        room = QRect(left, box.top(), round(scale.left) - left - 8, ROW)
        draw_line(painter, room, row.layer.name, mono_font(LABEL), colors.text)
        top = box.top() + (ROW - _BAR) / 2
        bar = QRectF(scale.left, top, scale.x_of(row.ratio) - scale.left, _BAR)
        painter.fillRect(bar, colors.train_curve if well else colors.warn)
        value = QRect(round(scale.right), box.top(), _VALUE, ROW)
        ink = colors.text2 if well else colors.warn
        right = Qt.AlignmentFlag.AlignRight
        draw_line(painter, value, fmt.rate(row.ratio), mono_font(HINT), ink, right)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, box, 4)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, scale: Scale) -> None:
        colors = theme()
        low, high = (scale.x_of(ratio) for ratio in HEALTHY)
        painter.fillRect(QRectF(low, box.top(), high - low, ROW), colors.okbg)
        painter.setPen(QPen(colors.line, 1))
        for decade in decades():
            x = round(scale.x_of(decade))
            painter.drawLine(x, box.top(), x, box.bottom())
