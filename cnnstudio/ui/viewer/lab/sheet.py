"""A table of numbers as coloured cells: what there is to draw, and the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from cnnstudio.graph.shape import Pair
from cnnstudio.ui.fonts import HINT, LABEL, mono_font
from cnnstudio.ui.theme import COLOR_MAPS, contrast, theme
from cnnstudio.ui.theme_tokens import BLACK, WHITE
from cnnstudio.ui.viewer.lab.slide import Sides
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.pictures import MAPS, indexed_image
from cnnstudio.ui.viewer.parts.tiling import to_bytes
from cnnstudio.ui.widgets.painting import rounded, text_width

Floats = NDArray[np.float64]
NO_SIDES: Sides = ((0, 0), (0, 0))
WRITTEN_FROM, DIVIDED_FROM = 23.0, 9.0
"""Cells at least so wide, in pixels, have their number in them, or lines between."""

_LONGEST = 9
"""Signs of a number in a cell at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Numbers (H, W), padding among them, and what is marked on them.

    `sides` are the rows and columns of padding; `taps` rows and columns of the window;
    `here` the cell of which is spoken; of `known` cells in order the numbers are there
    (-1: of all).
    """

    values: Floats
    span: tuple[float, float] = (0.0, 1.0)
    table: str = MAPS
    sides: Sides = NO_SIDES
    taps: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    here: Pair | None = None
    known: int = -1

    @property
    def size(self) -> Pair:
        """(rows, columns) with padding."""
        rows, columns = self.values.shape
        return rows, columns

    def is_padding(self, cell: Pair) -> bool:
        """True for a cell around the input."""
        return any(
            not before <= at < size - after
            for at, size, (before, after) in zip(
                cell, self.size, self.sides, strict=True
            )
        )

    def is_known(self, cell: Pair) -> bool:
        """True for a cell that is worked out already."""
        return self.known < 0 or cell[0] * self.size[1] + cell[1] < self.known


def written(value: float) -> str:
    """Return a number as short as a cell wants it: `3`, `−0.25`, `−∞`."""
    if np.isnan(value):
        return "nan"
    if np.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value == int(value) and abs(value) < 1e5:
        return f"{int(value)}".replace("-", "−")
    return number_text(value)


def rounded_to(value: float, signs: int) -> str:
    """Return a number in at most so many signs, `−.3` for `−0.25` in three.

    Empty if not even its whole part can be written so.
    """
    text = written(value)
    if len(text) <= signs or not np.isfinite(value):
        return text if len(text) <= signs else ""
    for figures in (3, 2, 1, 0):
        size = f"{abs(value):.{figures}f}"
        if not figures and abs(value) < 1:
            return ""  # 0.3 is not 0
        minus = "−" if value < 0 and float(size) else ""
        text = minus + size.removeprefix("0" if figures else "")
        if len(text) <= signs:
            return text
    return ""


def number_in(text: str) -> float | None:
    """Return the number that a text is, with a comma or a minus sign too; or None."""
    try:
        number = float(text.strip().replace("−", "-").replace(",", "."))
    except ValueError:
        return None
    return number if np.isfinite(number) and abs(number) < 1e9 else None


def span_of(values: Floats, signed: bool = False) -> tuple[float, float]:
    """Return the range of the finite values; `signed`: as far below 0 as above."""
    finite = values[np.isfinite(values)]
    if not finite.size:
        return 0.0, 0.0
    if signed:
        end = float(np.abs(finite).max())
        return -end, end
    return float(finite.min()), float(finite.max())


def paint_sheet(painter: QPainter, sheet: Sheet, box: QRectF, cell: float) -> None:
    """Draw a sheet with square cells of so many pixels."""
    low, high = sheet.span
    levels = to_bytes(sheet.values.astype(np.float32), low, high)
    painter.drawImage(box, indexed_image(levels, sheet.table))
    _paint_odd_cells(painter, sheet, box, cell)
    if cell >= DIVIDED_FROM:
        _paint_lines(painter, sheet, box, cell)
    if writes(sheet, cell):
        _paint_numbers(painter, sheet, levels, box, cell)
    if sheet.taps is not None:
        _paint_window(painter, sheet.taps, box, cell)
    if sheet.here is not None:
        _frame(painter, cell_rect(box, cell, sheet.here))


def writes(sheet: Sheet, cell: float) -> bool:
    """Return whether there is room for the numbers in the cells."""
    if cell < WRITTEN_FROM:
        return False
    signs = _signs(cell)
    return all(rounded_to(float(value), signs) for value in np.unique(sheet.values))


def _signs(cell: float) -> int:
    """How many signs have room in a cell."""
    font = _digits(cell)
    fit = (n for n in range(_LONGEST, 0, -1) if text_width(font, "0" * n) <= cell - 3)
    return next(fit, 0)


def cell_rect(box: QRectF, cell: float, at: Pair) -> QRectF:
    """Return where a cell lies."""
    return QRectF(box.x() + at[1] * cell, box.y() + at[0] * cell, cell, cell)


def _digits(cell: float) -> QFont:
    return mono_font(LABEL if cell >= 34 else HINT)


def _paint_odd_cells(painter: QPainter, sheet: Sheet, box: QRectF, cell: float) -> None:
    """Cover what is padding or not there yet, and hatch what is no number."""
    colors = theme()
    hatch = QBrush(colors.text3, Qt.BrushStyle.BDiagPattern)
    rows, columns = sheet.size
    if sheet.known >= 0:
        row, column = divmod(sheet.known, columns)
        rest = QRectF(box.x(), box.y() + (row + 1) * cell, box.width(), box.bottom())
        rest.setBottom(box.bottom())
        if row < rows:
            left = box.x() + column * cell
            line = QRectF(left, box.y() + row * cell, box.right() - left, cell)
            painter.fillRect(line, colors.canvas)
        if row + 1 < rows:
            painter.fillRect(rest, colors.canvas)
    (up, down), (left_pad, right_pad) = sheet.sides
    wide, tall = box.width(), box.height()
    for band in (
        QRectF(box.x(), box.y(), wide, up * cell),
        QRectF(box.x(), box.bottom() - down * cell, wide, down * cell),
        QRectF(box.x(), box.y(), left_pad * cell, tall),
        QRectF(box.right() - right_pad * cell, box.y(), right_pad * cell, tall),
    ):
        if not band.isEmpty():
            painter.fillRect(band, colors.canvas)
    odd = np.argwhere(~np.isfinite(sheet.values))
    for at in odd:
        here = (int(at[0]), int(at[1]))
        if sheet.is_known(here) and not sheet.is_padding(here):
            painter.fillRect(cell_rect(box, cell, here), colors.canvas)
            painter.fillRect(cell_rect(box, cell, here), hatch)


def _paint_lines(painter: QPainter, sheet: Sheet, box: QRectF, cell: float) -> None:
    colors = theme()
    rows, columns = sheet.size
    line = QColor(colors.surface)
    line.setAlphaF(1.0 if cell >= 20 else 0.35)
    painter.setPen(QPen(line, 1))
    for column in range(1, columns):
        x = round(box.x() + column * cell) + 0.5
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
    for row in range(1, rows):
        y = round(box.y() + row * cell) + 0.5
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
    painter.setPen(QPen(colors.line2, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # Around all: the white of values near 0 has no edge on a light surface.
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    open_ = sheet.known >= 0 or sheet.sides != NO_SIDES
    if open_:  # Cells that are empty, or around the input, are outlined.
        painter.setPen(QPen(colors.line, 1))
        for row in range(rows):
            for column in range(columns):
                at = (row, column)
                if sheet.is_padding(at) or not sheet.is_known(at):
                    painter.drawRect(cell_rect(box, cell, at).adjusted(0.5, 0.5, 0, 0))


def _paint_numbers(
    painter: QPainter, sheet: Sheet, levels: NDArray[np.uint8], box: QRectF, cell: float
) -> None:
    colors = theme()
    painter.setFont(_digits(cell))
    inks = _inks(sheet.table)
    middle, signs = Qt.AlignmentFlag.AlignCenter, _signs(cell)
    rows, columns = sheet.size
    for row in range(rows):
        for column in range(columns):
            at = (row, column)
            if not sheet.is_known(at):
                continue
            value = float(sheet.values[at])
            plain = sheet.is_padding(at) or not np.isfinite(value)
            painter.setPen(colors.text3 if plain else inks[levels[at]])
            text = rounded_to(value, signs)
            painter.drawText(cell_rect(box, cell, at), middle, text)


@lru_cache(maxsize=8)
def _inks(table: str) -> tuple[QColor, ...]:
    """Black or white for each colour of a map, whichever is read better."""
    found = []
    for entry in COLOR_MAPS[table]:
        under = QColor(*entry)
        black = contrast(BLACK, under) > contrast(WHITE, under)
        found.append(BLACK if black else WHITE)
    return tuple(found)


def _paint_window(
    painter: QPainter,
    taps: tuple[tuple[int, ...], tuple[int, ...]],
    box: QRectF,
    cell: float,
) -> None:
    """Frame the window; with gaps in it also each of its values."""
    rows, columns = taps
    first = cell_rect(box, cell, (rows[0], columns[0]))
    whole = first.united(cell_rect(box, cell, (rows[-1], columns[-1])))
    apart = (rows[-1] - rows[0] >= len(rows)) or (
        columns[-1] - columns[0] >= len(columns)
    )
    if apart and cell >= 6:
        for row in rows:
            for column in columns:
                _frame(painter, cell_rect(box, cell, (row, column)), thin=True)
        pen = QPen(theme().accent, 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(whole.adjusted(-1.5, -1.5, 1.5, 1.5))
    else:
        _frame(painter, whole)


def _frame(painter: QPainter, at: QRectF, thin: bool = False) -> None:
    """Outline a place so that it is seen on every colour."""
    colors = theme()
    wide = 1.0 if thin else 2.0
    rounded(painter, at.adjusted(-2, -2, 2, 2), 2, None, colors.surface, wide + 1)
    rounded(painter, at.adjusted(-1, -1, 1, 1), 2, None, colors.accent, wide)
