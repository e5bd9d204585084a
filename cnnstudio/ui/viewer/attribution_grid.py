"""Cards of attributions in as many columns as make their pictures largest."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cnnstudio.ui.viewer.attribution_card import GAP, WORDS, PairCard

_BETWEEN = 20
_LEAST = 72
"""Pixels of a picture's side at least: below, the page scrolls."""


class CardGrid(QWidget):
    """Cards in as many columns as make their pictures largest."""

    def __init__(self, cards: list[PairCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        for card in cards:
            card.setParent(self)

    def side_for(self, columns: int, width: int, height: int) -> int:
        """Return the side of a picture with so many columns."""
        rows = -(-len(self._cards) // columns)
        wide = (width - (columns - 1) * _BETWEEN) // columns
        high = (height - (rows - 1) * _BETWEEN) // rows
        return max(_LEAST, min((wide - GAP) // 2, high - WORDS))

    def arrange(self, width: int, height: int) -> None:
        """Place the cards in a room; it may take more height than is given."""
        fitting = max(1, (width + _BETWEEN) // (2 * _LEAST + GAP + _BETWEEN))
        columns = max(
            range(1, min(fitting, len(self._cards)) + 1),
            key=lambda n: self.side_for(n, width, height),
        )
        side = self.side_for(columns, width, height)
        wide, high = 2 * side + GAP, side + WORDS
        spare = width - columns * wide
        step = wide + (min(spare // max(1, columns - 1), 60) if columns > 1 else 0)
        for number, card in enumerate(self._cards):
            row, column = divmod(number, columns)
            card.set_side(side)
            card.setGeometry(column * step, row * (high + _BETWEEN), wide, high)
        rows = -(-len(self._cards) // columns)
        self.setMinimumHeight(rows * (high + _BETWEEN) - _BETWEEN)
