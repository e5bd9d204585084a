"""Cards of attributions in as many columns as make their pictures largest."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.attribution.card import GAP, WORDS, PairCard
from cnnstudio.ui.widgets.painting import rounded

_BETWEEN = 20
AROUND = 8
"""Pixels by which the frame of the chosen card stands away from it."""
_LEAST = 80
"""Pixels of a picture's side at least: below, the page scrolls."""


class CardGrid(QWidget):
    """Cards in as many columns as make their pictures largest."""

    def __init__(self, cards: list[PairCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._chosen: PairCard | None = None
        for card in cards:
            card.setParent(self)

    def mark(self, card: PairCard | None) -> None:
        """Frame the card that is chosen."""
        if card is not self._chosen:
            self._chosen = card
            self.update()

    def side_for(self, columns: int, width: int, height: int) -> int:
        """Return the side of a picture with so many columns."""
        rows = self._rows(columns)
        wide = (width - (columns - 1) * _BETWEEN) // columns
        high = (height - AROUND - (rows - 1) * _BETWEEN) // rows
        return max(_LEAST, min((wide - GAP) // 2, high - WORDS))

    def arrange(self, width: int, height: int) -> None:
        """Place the cards in a room; it may take more height than is given.

        Left and right of it the frame of a card stands out. Where pictures of the least
        size have no room either, there are as few rows as possible.
        """
        fitting = max(1, (width + _BETWEEN) // (2 * _LEAST + GAP + _BETWEEN))
        columns = max(
            range(1, min(fitting, len(self._cards)) + 1),
            key=lambda n: (self.side_for(n, width, height), -self._rows(n)),
        )
        side = self.side_for(columns, width, height)
        wide, high = 2 * side + GAP, side + WORDS
        spare = width - columns * wide
        step = wide + (min(spare // max(1, columns - 1), 60) if columns > 1 else 0)
        for number, card in enumerate(self._cards):
            row, column = divmod(number, columns)
            card.set_side(side)
            top = AROUND + row * (high + _BETWEEN)
            card.setGeometry(AROUND + column * step, top, wide, high)
        rows = self._rows(columns)
        self.setMinimumHeight(AROUND + rows * (high + _BETWEEN) - _BETWEEN)

    def _rows(self, columns: int) -> int:
        return -(-len(self._cards) // columns)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chosen is None:
            return
        colors, box = theme(), self._chosen.geometry()
        box = box.adjusted(-AROUND, -AROUND, AROUND, 0)
        with QPainter(self) as painter:
            rounded(painter, box, 6, colors.raised, colors.accent)
