"""The images of a choice of the table of mistakes, in a column beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.ui.viewer.all.page import AnyTable
from cnnstudio.ui.viewer.all.picture_grid import PictureGrid, Words
from cnnstudio.ui.viewer.model.confusion import Choice
from cnnstudio.ui.viewer.model.mistakes import Mistakes
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import TextLabel

WIDTH, _PICTURE = 252, 64
"""Width of the column, side of a picture."""


class ChoiceImages(QWidget):
    """What is chosen in words, its images, the worst first, and the way back to all."""

    def __init__(self, mistakes: Mistakes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mistakes = mistakes
        self._table: AnyTable | None = None
        self._pictured: tuple[AnyTable, Choice | None] | None = None
        self.setFixedWidth(WIDTH)
        self.heading = TextLabel("", "strong", wrap=True)
        self.heading.setIndent(4)
        self.images = PictureGrid(
            self.tr("Images of the choice"), mistakes.pictures.picture, self._words,
            _PICTURE,
        )  # fmt: skip
        self.all = Button(self.tr("All mistakes"), small=True)
        self.all.setToolTip(self.tr("N steps through all mistakes again"))
        below = QHBoxLayout()
        below.setContentsMargins(4, 4, 0, 8)
        below.addWidget(self.all)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addSpacing(4)
        column.addWidget(self.images, 1)
        column.addLayout(below)
        self.images.chosen.connect(mistakes.show)
        self.images.seen.connect(self._fetch)
        self.all.clicked.connect(self._choose_all)
        mistakes.pictures.changed.connect(self.images.viewport().update)

    def show_choice(self, table: AnyTable, index: int) -> None:
        """Show the images of what is chosen; that of an index is framed."""
        choice, self._table = self._mistakes.choice, table
        self.all.setVisible(choice is not None)
        self.heading.setText(
            self._mistakes.heading(choice) if choice else self.tr("All mistakes")
        )
        before = self._pictured
        if before is None or before[0] is not table or before[1] != choice:
            self._pictured = (table, choice)
            self.images.show_images(table.images(choice))
        self.images.set_current(index)

    def _words(self, image: int) -> Words:
        return Words(tip=self._mistakes.told(image))

    def _fetch(self) -> None:
        if self._table is not None:
            self._mistakes.pictures.want(self._table.found, self.images.in_sight())

    def _choose_all(self) -> None:
        self._mistakes.choose(None)
