"""What stands beside what a page is about: a column of pictures, and where it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.ui.viewer.all.picture_grid import AROUND, PictureGrid, Words
from cnnstudio.ui.widgets.labels import SectionLabel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cnnstudio.ui.viewer.model.picture_shelf import Answer, PictureShelf

WIDTH, SIDE, MOST = 252, 64, 600
"""Width of the column and side of a picture in pixels; how many are shown at most."""


class Beside(QWidget):
    """`left` takes the room that `side` leaves, `gap` pixels from it."""

    def __init__(self, side: QWidget, gap: int = 20, spacing: int = 4) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        self.left = QVBoxLayout()
        self.left.setSpacing(spacing)
        row.addLayout(self.left, 1)
        row.addWidget(side)


class SideImages(QWidget):
    """Small pictures under a heading; those in sight are fetched from the shelf.

    `title` is what the grid is called, `words` what is said of the image at a place.
    """

    def __init__(
        self, title: str, shelf: PictureShelf, words: Callable[[int], Words]
    ) -> None:
        super().__init__()
        self._shelf = shelf
        self._found: Answer | None = None
        self.setFixedWidth(WIDTH)
        self.heading = SectionLabel("")
        self.heading.setIndent(AROUND)
        self.grid = PictureGrid(title, shelf.picture, words, SIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.grid, 1)
        self.grid.seen.connect(self._fetch)
        shelf.changed.connect(self.grid.viewport().update)

    def show_images(
        self, found: Answer, heading: str, places: NDArray[np.integer[Any]]
    ) -> None:
        """Show the images at places (N,) of what was found, as many as there may be."""
        self._found = found
        self.heading.setText(heading)
        self.grid.show_images(tuple(places[:MOST].tolist()))

    def clear(self) -> None:
        """Show no image, under no heading."""
        self.heading.setText("")
        self.grid.show_images(())

    def _fetch(self) -> None:
        if self._found is not None:
            self._shelf.want(self._found, self.grid.in_sight())
