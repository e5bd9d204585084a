"""A grid of numbers under its title, with a colour bar where numbers have no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.ui.viewer.lab.grid import MOST, NumberGrid
from cnnstudio.ui.viewer.lab.sheet import WRITTEN_FROM, Sheet
from cnnstudio.ui.viewer.parts.color_bar import ColorBar
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel

_GAP = 8


class TitledGrid(QWidget):
    """Title and hint in one line, the grid below as large as fits."""

    def __init__(
        self,
        title: str,
        editable: bool = False,
        has_bar: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.grid = NumberGrid(title, editable)
        self.bar = ColorBar()
        self.title = TextLabel(title, "strong")
        self._hint = ElidedLabel("", "label", "text3")
        self._room = _Room(self.grid, self.bar, has_bar)
        line = QHBoxLayout()
        line.setContentsMargins(3, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.title)
        line.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._room, 1)

    def hint(self) -> str:
        """Return what is said beside the title."""
        return self._hint.full_text()

    def wanted_height(self, width: int) -> int:
        """Return how high it is with cells as large as a width allows."""
        rows, columns = self.grid.sheet.size
        cell = min(MOST, (width - 6) / columns)
        if cell < WRITTEN_FROM:
            cell = max(1.0, (width - 6 - self.bar.width() - _GAP) / columns)
        cell = float(int(cell)) if cell >= 4 else cell
        return self._top() + round(rows * cell) + 7

    def fit_cells(self, cell: float) -> None:
        """Take just the room that cells of a size need, and the title."""
        rows, columns = self.grid.sheet.size
        named = self.title.sizeHint().width() + 8
        if self._hint.full_text():
            named += self._hint.sizeHint().width() + 8
        self.setFixedWidth(max(round(columns * cell) + 6, named))
        self.setFixedHeight(self._top() + round(rows * cell) + 6)

    def _top(self) -> int:
        """Height of the title with the gap below it."""
        return self.title.sizeHint().height() + 4

    def show_sheet(self, sheet: Sheet, hint: str = "") -> None:
        """Show other numbers."""
        self.grid.show_sheet(sheet)
        self._hint.set_text(hint)
        self.bar.set_range(*sheet.span, sheet.table)
        self._room.arrange()


def even_heights(panels: Sequence[TitledGrid], width: int) -> None:
    """Let the panels of a row be as high as the highest needs at a width, at most."""
    highest = max(panel.wanted_height(width) for panel in panels)
    for panel in panels:
        panel.setMaximumHeight(highest)


class _Room(QWidget):
    """Places the bar close beside the cells that are drawn, as high as they are."""

    def __init__(self, grid: NumberGrid, bar: ColorBar, has_bar: bool) -> None:
        super().__init__()
        self._has_bar = has_bar
        self._grid, self._bar = grid, bar
        grid.setParent(self)
        bar.setParent(self)
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)
        self.setMinimumSize(72, 72)

    def sizeHint(self) -> QSize:
        return QSize(160, 160)

    def arrange(self) -> None:
        """Give the grid all of the room, or leave some to the bar."""
        self._grid.setGeometry(self.rect())
        needed = self._has_bar and not self._grid.writes
        self._bar.setVisible(needed)
        if needed:
            room = self.width() - self._bar.width() - _GAP
            self._grid.setGeometry(0, 0, max(1, room), self.height())
            box = self._grid.box
            left = round(box.right()) + _GAP
            height = round(box.height())
            self._bar.setGeometry(left, round(box.y()), self._bar.width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
