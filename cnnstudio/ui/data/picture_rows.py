"""Pictures in rows, each with a line or two below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.fonts import HINT, mono_font, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import draw_line, focus_ring, rounded
from cnnstudio.ui.widgets.pointed_area import PointedArea

_GAP, _LINE, _MARGIN, _LEAD, _SMALLEST = 8, 15, 4, 14, 48


class Cell(NamedTuple):
    """A picture with its caption and a mono value; `tone` frames it in a colour.

    `spoken` is what its tool tip says.
    """

    image: QImage
    caption: str = ""
    value: str = ""
    tone: str = ""
    spoken: str = ""


class PictureRows(PointedArea):
    """Rows of cells; with `lead` the first of each row stands apart from the rest.

    Without it cells flow from row to row as there is room.
    """

    def __init__(
        self, name: str, side: int = 60, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._side = name, side
        self._rows: tuple[tuple[Cell, ...], ...] = ()
        self._lead = False
        self._places: list[tuple[QRect, Cell]] = []
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    @property
    def cells(self) -> list[Cell]:
        """All cells, from the first row on."""
        return [cell for row in self._rows for cell in row]

    def show_rows(self, rows: Sequence[Sequence[Cell]], lead: bool = False) -> None:
        """Show other rows."""
        self._rows = tuple(tuple(row) for row in rows)
        self._lead = lead
        said = (cell.spoken or f"{cell.caption} {cell.value}" for cell in self.cells)
        self.setAccessibleDescription("; ".join(said))
        self._arrange()
        self.viewport().update()

    def _arrange(self) -> None:
        """Give every cell its place, and the bars their ranges."""
        room = self.maximumViewportSize()
        side = self._fitting_side(room.width()) if self._lead else self._side
        wide, tall = side + _GAP, side + 2 * _LINE + _GAP
        self._places, y, most = [], _MARGIN, 0
        for row in self._rows:
            x = _MARGIN
            for at, cell in enumerate(row):
                if not self._lead and at and x + side > room.width():
                    x, y = _MARGIN, y + tall
                self._places.append((QRect(x, y, side, side), cell))
                x += wide + (_LEAD if self._lead and at == 0 else 0)
                most = max(most, x - _GAP)
            y += tall
        down, along = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(room.height())
        down.setSingleStep(24)
        down.setRange(0, max(0, y - room.height()))
        along.setPageStep(room.width())
        along.setRange(0, max(0, most - room.width()) if self._lead else 0)

    def _fitting_side(self, room: int) -> int:
        """Return a side with which a row fits, if one is large enough to be seen."""
        longest = max((len(row) for row in self._rows), default=1) or 1
        free = room - self.verticalScrollBar().sizeHint().width() - _MARGIN - _LEAD
        return max(_SMALLEST, min(self._side, free // longest - _GAP))

    def _origin(self) -> QPoint:
        return QPoint(
            -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        )

    def index_at(self, point: QPoint) -> int:
        """Return which cell is at a point of the viewport, or -1."""
        at = point - self._origin()
        found = (n for n, (box, _) in enumerate(self._places) if box.contains(at))
        return next(found, -1)

    def tip_of(self, index: int) -> str:
        """Return what a cell says in words."""
        return self._places[index][1].spoken

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._side + 3 * _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, origin = theme(), self._origin()
        with QPainter(self.viewport()) as painter:
            for place, cell in self._places:
                box = place.translated(origin)
                if not box.adjusted(0, 0, 0, 2 * _LINE).intersects(event.rect()):
                    continue
                shown = QRectF(box)
                painter.drawImage(shown, cell.image)
                if cell.tone:
                    frame = shown.adjusted(-2, -2, 2, 2)
                    rounded(painter, frame, 3, None, colors.color(cell.tone), 2)
                below = QRect(box.left(), box.bottom() + 3, box.width(), _LINE)
                middle = Qt.AlignmentFlag.AlignHCenter
                draw_line(painter, below, cell.caption, ui_font(HINT), colors.text2,
                          middle)  # fmt: skip
                draw_line(painter, below.translated(0, _LINE - 2), cell.value,
                          mono_font(HINT), colors.text3, middle)  # fmt: skip
            if self.hasFocus() and self._ring:
                focus_ring(painter, self.viewport().rect(), 4)
