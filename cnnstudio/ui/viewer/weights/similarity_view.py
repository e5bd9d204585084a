"""How alike the filters of a layer are: the cosine of each with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.text import plural
from cnnstudio.ui.format import counted
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.grid.map_header import TITLE
from cnnstudio.ui.viewer.parts.heat_view import Cell, HeatView
from cnnstudio.ui.viewer.parts.pictures import WEIGHTS
from cnnstudio.ui.viewer.parts.scaled_map import ScaledMap
from cnnstudio.ui.viewer.weights.filter_bank import FilterBank, Order
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import ElidedLabel, SectionLabel, TextLabel
from cnnstudio.ui.widgets.painting import rounded

if TYPE_CHECKING:
    from cnnstudio.bridge.weight_messages import LayerWeights

_MOST = 6
"""At most so many pairs are told in words."""

_MARKED = 400
"""At most so many cells are framed: more would hide what they mark."""


class _Cosines(HeatView):
    """A row and a column per filter; `chosen(row)` on a click; pairs are framed."""

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.order: Order = np.arange(0)
        self.framed: tuple[Cell, ...] = ()

    def text_at(self, cell: Cell) -> str:
        row, column = (int(self.order[place]) for place in cell)
        number = f"{float(self._values[cell]):.3f}".replace("-", "\u2212")
        return self.tr("{0} and {1}: {2}").format(row, column, number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.chosen.emit(int(self.order[cell[0]]))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._picture is not None:
                painter.drawImage(self.map_rect(), self._picture)
            for cell in self.framed:
                box = self.cell_rect(cell)
                if min(box.width(), box.height()) < 6:
                    box = box.adjusted(-2, -2, 2, 2)
                rounded(painter, box, 1, None, theme().warn, 1.5)
            if self._cell is not None:
                self._paint_cursor(painter, self.cell_rect(self._cell))
                self._paint_card(painter, self.cell_rect(self._cell))


class _Pair(Button):
    """Two filters that say nearly the same; a click chooses the first."""

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "quiet", small=True, parent=parent)
        self.setProperty("aligned", "left")
        self._filter = 0
        self.clicked.connect(self._ask)

    def show_pair(self, first: int, sentence: str) -> None:
        """Offer another pair."""
        self._filter = first
        self.setText(sentence)

    def _ask(self) -> None:
        self.asked.emit(self._filter)


class SimilarityView(QWidget):
    """The matrix, and in words which filters are redundant; `chosen(filter)`."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ElidedLabel("", "label", "text3")
        self.matrix = _Cosines(self.tr("Similarity of the filters"))
        self._scaled = ScaledMap(self.matrix)
        self._scaled.bar.set_range(-1.0, 1.0, WEIGHTS)
        self.pairs = [_Pair() for _ in range(_MOST)]
        self._pairs_title = SectionLabel(self.tr("Most alike"))
        self._more = TextLabel("", "label", "text3", wrap=True)
        self._lay_out()
        self.matrix.chosen.connect(self.chosen)
        for button in self.pairs:
            button.asked.connect(self.chosen)

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addStrut(TITLE)
        title.addWidget(TextLabel(self.tr("Similarity"), "strong"))
        title.addWidget(self._hint, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._pairs_title)
        for button in self.pairs:
            words.addWidget(button)
        words.addWidget(self._more)
        words.addStretch(1)
        self._words = QWidget()
        self._words.setFixedWidth(140)
        self._words.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._scaled, 1)
        row.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(title)
        column.addLayout(row, 1)

    def hint(self) -> str:
        """Return how many pairs are marked."""
        return self._hint.full_text()

    def show_found(self, found: LayerWeights, bank: FilterBank, order: Order) -> None:
        """Show how alike the filters are, in an order."""
        count = len(found.pairs)
        said = plural(
            "SimilarityView", count, "{n} pair above 0.95", "{n} pairs above 0.95"
        )
        none = self.tr("no pair above 0.95")
        compared = found.compared
        self._hint.set_text(
            counted(count, said, none) if compared else self.tr("too many to compare")
        )
        self._scaled.setVisible(bool(len(found.cosines)))
        self._words.setVisible(compared and count > 0)
        if len(found.cosines):
            self._show_matrix(found.cosines[np.ix_(order, order)], found, order)
        for number, button in enumerate(self.pairs):
            button.setVisible(number < count)
            if number < count:
                i, j = (int(index) for index in found.pairs[number])
                cosine = f"{float(found.alike[number]):.3f}"
                text = self.tr("{0} and {1}: {2}")
                names = (self._short(bank, i), self._short(bank, j))
                button.show_pair(i, text.format(*names, cosine))
        left = max(0, count - _MOST)
        said = plural("SimilarityView", left, "and {n} more", "and {n} more")
        self._more.setText(counted(left, said, " "))

    def _short(self, bank: FilterBank, index: int) -> str:
        """Return a filter's number, or the name of the class that it scores."""
        return bank.names[index] if index < len(bank.names) else str(index)

    def _show_matrix(
        self, cosines: NDArray[np.float32], found: LayerWeights, order: Order
    ) -> None:
        place = np.empty(len(order), np.intp)
        place[order] = np.arange(len(order))
        pairs = place[found.pairs[:_MARKED]]
        self.matrix.order = order
        self.matrix.framed = tuple(
            (int(a), int(b)) for i, j in pairs for a, b in ((i, j), (j, i))
        )
        self.matrix.show_values(cosines, -1.0, 1.0, WEIGHTS)
        self._scaled.arrange()
