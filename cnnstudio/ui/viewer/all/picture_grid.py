"""Many images of the data with words below each; one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.export import Paper
from cnnstudio.ui.fonts import HINT, ui_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import draw_line, rounded
from cnnstudio.ui.widgets.pointed_area import PointedArea

GAP, LINE, AROUND = 8, 16, 4
"""Room between pictures, height of a line of words, room around all; in pixels."""

_TALLEST = 6_000
"""Height of a picture that is exported, in pixels."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of an image: lines below it, a tip; `marked` gives it a flag."""

    lines: tuple[str, ...] = ()
    tip: str = ""
    marked: bool = False


class PictureGrid(PointedArea):
    """Pictures of a `side`, row by row; what is seen is told by `seen`.

    `chosen(place)`: an image was clicked, or reached by an arrow; `opened(place)`: it
    was entered or double-clicked. The owner answers with `set_current(place)`.
    `picture` and `words` are asked for the images that are painted.
    """

    chosen = Signal(int)
    opened = Signal(int)
    seen = Signal()

    def __init__(
        self,
        name: str,
        picture: Callable[[int], QImage | None],
        words: Callable[[int], Words],
        side: int,
        lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture, self._words = picture, words
        self._side, self._lines = side, lines
        self._places: Sequence[int] = ()
        self._current = -1
        self._follows = False  # what was chosen among these images
        self._word = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(side // 2)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.setMinimumSize(side + 2 * AROUND + 14, side + 2 * AROUND)
        self.setAccessibleName(name)

    @property
    def places(self) -> Sequence[int]:
        """The places of the images in the part, in the order they are shown."""
        return self._places

    def show_images(self, places: Sequence[int]) -> None:
        """Show other images."""
        if tuple(places) != tuple(self._places):
            self._places = tuple(places)
            self._current = self._hovered = -1
            self._follows = False
            self.verticalScrollBar().setValue(0)
        self._arrange()
        self._tell()
        self.viewport().update()
        self.seen.emit()

    def set_current(self, place: int) -> None:
        """Frame an image, and scroll to it; one that is not shown frames none.

        Images that are shown anew are seen from the first one, the most telling.
        """
        current = self._places.index(place) if place in self._places else -1
        if current != self._current:
            self._follows, self._current = self._current >= 0, current
            if self._follows:
                self._reveal()
            self.viewport().update()
        self._tell()

    def current(self) -> int:
        """Return the index of the framed image, or -1."""
        return self._current

    def in_sight(self) -> list[int]:
        """Return the places of the images that are seen, and of the next few."""
        columns = self._columns()
        first = self.verticalScrollBar().value() // self._step_y() * columns
        rows = self.viewport().height() // self._step_y() + 3
        return list(self._places[first : first + rows * columns])

    # Places

    def _step_x(self) -> int:
        return self._side + GAP

    def _step_y(self) -> int:
        return self._side + GAP + self._lines * LINE

    def _columns(self) -> int:
        room = self.viewport().width() - 2 * AROUND + GAP
        return max(1, room // self._step_x())

    def rect_of(self, index: int) -> QRect:
        """Where a picture is in the viewport, without its words."""
        row, column = divmod(index, self._columns())
        top = AROUND + row * self._step_y() - self.verticalScrollBar().value()
        return QRect(AROUND + column * self._step_x(), top, self._side, self._side)

    def index_at(self, point: QPoint) -> int:
        columns = self._columns()
        column = (point.x() - AROUND) // self._step_x()
        row = (point.y() - AROUND + self.verticalScrollBar().value()) // self._step_y()
        index = row * columns + column
        inside = 0 <= column < columns and row >= 0 and index < len(self._places)
        return index if inside else -1

    def tip_of(self, index: int) -> str:
        words = self._words(self._places[index])
        return words.tip or " · ".join(words.lines)

    def _height_of_all(self) -> int:
        rows = -(-len(self._places) // self._columns())
        return 2 * AROUND + rows * self._step_y() - GAP

    def _arrange(self) -> None:
        bar, tall = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(tall)
        bar.setRange(0, max(0, self._height_of_all() - tall))

    def _reveal(self) -> None:
        if self._current < 0:
            return
        bar = self.verticalScrollBar()
        top = self._current // self._columns() * self._step_y()
        if top < bar.value():
            bar.setValue(top)
        elif top + self._step_y() > bar.value() + self.viewport().height():
            # Where not even one row has room its top is shown, not its end.
            bar.setValue(min(top, top + self._step_y() - self.viewport().height()))

    def _tell(self) -> None:
        text = f"{self._word}, {len(self._places)}"
        if self._current >= 0:
            text += f", {self.tip_of(self._current)}"
        self.setAccessibleName(text)

    # Events

    def _scrolled(self) -> None:
        self.seen.emit()

    def _choose(self, index: int) -> None:
        if self._places:
            index = max(0, min(len(self._places) - 1, index))
            self.chosen.emit(self._places[index])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position().toPoint())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._choose(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position().toPoint())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self._places[index])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, columns, last = self._current, self._columns(), len(self._places) - 1
        targets = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Up: here - columns if here >= columns else here,
            Qt.Key.Key_Down: here + columns if here + columns <= last else here,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in targets:
            self._ring = True
            self._choose(targets[key])
            self.viewport().update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here >= 0:
            self.opened.emit(self._places[here])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if self._follows:
            self._reveal()
        self.seen.emit()

    def sizeHint(self) -> QSize:
        return QSize(3 * self._step_x() + 2 * AROUND, 3 * self._step_y())

    # Painting

    def paper(self) -> Paper:
        """Return all images, not only those in sight; whatever has not come is empty.

        More than a few thousand pixels would be of no use: the rest is left out.
        """
        height = min(self._height_of_all(), _TALLEST)
        return Paper(QSize(self.viewport().width(), height), self._paint_all)

    def _paint_all(self, painter: QPainter) -> None:
        painter.translate(0, self.verticalScrollBar().value())
        rows = _TALLEST // self._step_y()
        for index in range(min(len(self._places), rows * self._columns())):
            self._paint_one(painter, index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        columns = self._columns()
        first = self.verticalScrollBar().value() // self._step_y() * columns
        with QPainter(self.viewport()) as painter:
            for index in range(first, first + len(self.in_sight())):
                self._paint_one(painter, index)
                self._paint_frame(painter, self.rect_of(index), index)

    def _paint_one(self, painter: QPainter, index: int) -> None:
        colors, box, place = theme(), self.rect_of(index), self._places[index]
        picture, words = self._picture(place), self._words(place)
        if picture is None:
            rounded(painter, box, 3, colors.line, None)
        else:
            size = picture.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
            inside = QRect(QPoint(), size)
            inside.moveCenter(box.center())
            rounded(painter, box, 0, colors.canvas)
            painter.drawImage(inside, picture)
        for number, line in enumerate(words.lines[: self._lines]):
            below = QRect(box.x(), box.bottom() + 2 + number * LINE, self._side, LINE)
            ink = colors.text if number == 0 else colors.text2
            draw_line(painter, below, line, ui_font(HINT), ink)
        if words.marked:
            flag = QRectF(box.right() - 17, box.top() + 3, 16, 16)
            rounded(painter, flag, 3, colors.warnbg)
            paint_icon(painter, "flag", flag.adjusted(2, 2, -2, -2), "warn")

    def _paint_frame(self, painter: QPainter, box: QRect, index: int) -> None:
        colors = theme()
        if index == self._current:
            rounded(painter, box.adjusted(-3, -3, 3, 3), 3, None, colors.accent, 2)
            if self.hasFocus() and self._ring:
                inner = box.adjusted(1, 1, -1, -1)
                rounded(painter, inner, 1, None, colors.accent, 2)
        elif index == self._hovered:
            rounded(painter, box.adjusted(-2, -2, 2, 2), 3, None, colors.line2, 1.5)
