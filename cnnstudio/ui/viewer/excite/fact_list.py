"""A column of facts: words at the left, figures at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cnnstudio.ui.widgets.labels import TextLabel

Fact = tuple[str, str]


class FactList(QWidget):
    """Rows of a word and its figure, which line up at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._rows: list[tuple[TextLabel, TextLabel]] = []

    def facts(self) -> list[Fact]:
        """Return what is said."""
        return [(word.text(), number.text()) for word, number in self._rows
                if not word.isHidden()]  # fmt: skip

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Say other facts."""
        while len(self._rows) < len(facts):
            word, number = TextLabel("", "label", "text2"), TextLabel("", "mono")
            row = len(self._rows)
            self._grid.addWidget(word, row, 0)
            self._grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight)
            self._rows.append((word, number))
        for place, (word, number) in enumerate(self._rows):
            there = place < len(facts)
            if there:
                word.setText(facts[place][0])
                number.setText(facts[place][1])
            word.setVisible(there)
            number.setVisible(there)
