"""The slider of the epochs, with the film strip above it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QToolTip, QWidget

from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.theme import mixed, theme
from cnnstudio.ui.viewer.parts.finite import finite_range, odd_marks
from cnnstudio.ui.viewer.parts.pictures import MAPS, indexed_image, paint_odd
from cnnstudio.ui.viewer.parts.tiling import to_bytes
from cnnstudio.ui.viewer.timeline.film_bars import bar_ends, paint_bars
from cnnstudio.ui.widgets.painting import by_keyboard, draw_line, rounded, text_width

LEFT, RIGHT = 128, 28
"""Room for the words at the left, and behind the last epoch, in pixels."""

_NUMBERS = 16
_SLIDER = 18
_ABOVE = 3
_LARGEST = 38
_WORDS_APART = 8
_HANDLE = 6.0

Floats = NDArray[np.float32]


class EpochTrack(QSlider):
    """Shows which epochs there are and which one is shown.

    Pressing, dragging, the wheel and the arrow keys ask for an epoch (`chosen`); the
    owner answers with `show_epochs`. Epochs without weights are hollow.
    """

    chosen = Signal(int)
    stepped = Signal(str)
    """A key that means the same on the canvas: "," "." "B"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._kept: frozenset[int] = frozenset()
        self._best = self._now = 0
        self._film: Mapping[int, Floats] = {}
        self._range: tuple[float, float] | None = None
        self._caption = ""
        self._label: int | None = None
        self.tip_of: Callable[[int], str] = str
        """Says of an epoch what it reached."""
        self._drawn: tuple[object, QPixmap] | None = None
        self._dimmed = self._ring = False
        self._hovered = -1
        self.lit = 0
        """The epoch whose tick lights up: pointed at elsewhere; 0: none."""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(_NUMBERS + _SLIDER + 20)

    # What is shown

    def show_epochs(
        self, last: int, kept: Collection[int], current: int, best: int, now: int
    ) -> None:
        """Show the epochs 0 to `last`, of which those to `now` are done."""
        self._kept, self._best, self._now = frozenset(kept), best, now
        self.setRange(min(self._kept, default=0), max(1, last))
        self.setValue(current)
        self.update()

    def show_film(
        self,
        maps: Mapping[int, Floats],
        caption: str,
        dimmed: bool = False,
        shared: tuple[float, float] | None = None,
        label: int | None = None,
    ) -> None:
        """Show a map (H, W) of each epoch; `shared` is the range of all of them.

        One of a single row (1, N) is drawn as bars; `label` is the true class if they
        are the scores of classes.
        """
        if maps is not self._film or (shared, label) != (self._range, self._label):
            self._drawn = None
        self._film, self._caption, self._label = maps, caption, label
        self._dimmed, self._range = dimmed, shared
        self.update()

    def light(self, epoch: int) -> None:
        """Let the tick of an epoch light up, at which somebody points elsewhere."""
        if epoch != self.lit:
            self.lit = epoch
            self.update()

    # Where things are

    def x_of(self, epoch: float) -> float:
        """Return where an epoch stands, in pixels from the left."""
        first, last = self.minimum(), self.maximum()
        share = (epoch - first) / max(1, last - first)
        return self._start + share * (self.width() - self._start - RIGHT)

    def epoch_at(self, x: float) -> int:
        """Return the epoch that is nearest to a place."""
        first, last = self.minimum(), self.maximum()
        wide = max(1.0, self.width() - self._start - RIGHT)
        share = min(1.0, max(0.0, (x - self._start) / wide))
        return first + round(share * (last - first))

    @property
    def _start(self) -> float:
        return LEFT + self.tile_side / 2

    @property
    def tile_side(self) -> int:
        """Width and height of a picture of the film, in pixels."""
        rest = self.height() - _NUMBERS - _SLIDER - 2 * _ABOVE
        return max(12, min(_LARGEST, rest))

    @property
    def _top(self) -> int:
        """Height at which the film begins: in the middle of what there is for it."""
        rest = self.height() - _NUMBERS - _SLIDER - self.tile_side
        return max(_ABOVE, rest // 2)

    @property
    def _line(self) -> float:
        """Height at which the line of the slider lies."""
        return self.height() - _NUMBERS - _SLIDER / 2

    @staticmethod
    def _apart(room: float, step: float) -> int:
        """Return how many epochs apart things of a width stand without touching."""
        for each in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000):
            if each * step >= room:
                return each
        return 10_000

    def tile_rect(self, epoch: int) -> QRectF:
        """Return where the picture of an epoch is drawn."""
        side = self.tile_side
        return QRectF(round(self.x_of(epoch) - side / 2), self._top, side, side)

    def pictured(self) -> list[int]:
        """Return the epochs whose pictures are drawn: all of which there is room."""
        each = self._apart(self.tile_side + 4, self.x_of(1) - self.x_of(0))
        shown = [n for n in sorted(self._film) if n % each == 0]
        here = self.value()
        if here in self._film and here not in shown:
            # The one that is looked at is seen, its neighbours give way.
            shown = [n for n in shown if abs(n - here) >= each] + [here]
        return sorted(shown)

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint_film(painter)
            self._paint_words(painter)
            self._paint_line(painter)
            self._paint_lit(painter)
            self._paint_numbers(painter)
            self._paint_handle(painter)

    def _paint_film(self, painter: QPainter) -> None:
        colors = theme()
        pictured = tuple(self.pictured())
        painter.setOpacity(0.4 if self._dimmed else 1.0)
        painter.drawPixmap(0, 0, self._strip(pictured))
        painter.setOpacity(1.0)
        for epoch, color in (
            (self._hovered, mixed(colors.accent, colors.surface, 0.6)),
            (self.value(), colors.accent),
        ):
            if epoch in pictured:
                box = self._inside(epoch, self._film[epoch]).adjusted(-3, -3, 3, 3)
                rounded(painter, box, 3, None, color, 2)

    def _strip(self, pictured: tuple[int, ...]) -> QPixmap:
        """Return the film as one picture: scrubbing moves only the frame over it."""
        ratio = self.devicePixelRatioF()
        size, colors = self.size().toTuple(), theme().name
        key = pictured, size, ratio, self._range, self.maximum(), colors
        if self._drawn is not None and self._drawn[0] == key:
            return self._drawn[1]
        strip = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        strip.setDevicePixelRatio(ratio)
        strip.fill(Qt.GlobalColor.transparent)
        with QPainter(strip) as painter:
            for epoch in pictured:
                values = self._film[epoch]
                box = self._inside(epoch, values)
                if len(values) == 1:
                    ends = bar_ends(values, self._range)
                    paint_bars(painter, box, values[0], ends, self._label)
                    continue
                low, high = self._range or finite_range(values)
                picture = indexed_image(to_bytes(values, low, high), MAPS)
                painter.drawImage(box, picture)
                paint_odd(painter, box, odd_marks(values))
        self._drawn = key, strip
        return strip

    def _inside(self, epoch: int, values: Floats) -> QRectF:
        """Return the place of a picture: as wide or tall as its map is, in its tile."""
        box, (rows, columns) = self.tile_rect(epoch), values.shape
        if rows == 1:  # single numbers, as bars
            return box
        scale = box.width() / max(rows, columns)
        wide, tall = max(1.0, columns * scale), max(1.0, rows * scale)
        center = box.center()
        return QRectF(center.x() - wide / 2, center.y() - tall / 2, wide, tall)

    def _paint_words(self, painter: QPainter) -> None:
        colors, side = theme(), self.tile_side
        room = LEFT - 12 - _WORDS_APART
        film = QRect(12, self._top, room, side)
        draw_line(painter, film, self._caption, ui_font(LABEL), colors.text2)
        slider = QRect(12, round(self._line) - 9, room, 18)
        draw_line(painter, slider, self.tr("Epoch"), ui_font(LABEL), colors.text2)

    def _paint_line(self, painter: QPainter) -> None:
        colors, y = theme(), self._line
        first, last = self.x_of(self.minimum()), self.x_of(self.maximum())
        here = self.x_of(self.value())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, QRectF(first, y - 2, last - first, 4), 2, colors.line)
        rounded(painter, QRectF(first, y - 2, here - first, 4), 2, colors.accentfill)
        if self.x_of(1) - self.x_of(0) < 6:
            return
        for epoch in range(self.minimum(), self._now + 1):
            at = QPointF(self.x_of(epoch), y)
            if epoch in self._kept:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colors.text3)
                painter.drawEllipse(at, 2.5, 2.5)
            else:
                painter.setPen(QPen(colors.text3, 1.2))
                painter.setBrush(colors.surface)
                painter.drawEllipse(at, 3, 3)

    def _paint_lit(self, painter: QPainter) -> None:
        """Ring the tick at which the crosshair of the curves is."""
        if self.minimum() <= self.lit <= self.maximum() and self.lit:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().accent, 2))
            painter.setBrush(theme().accent)
            painter.drawEllipse(QPointF(self.x_of(self.lit), self._line), 5, 5)

    def _paint_numbers(self, painter: QPainter) -> None:
        colors, top = theme(), self.height() - _NUMBERS
        here, last = self.value(), self.maximum()
        wide = text_width(mono_font(HINT), str(last)) + 12
        step = self.x_of(1) - self.x_of(0)
        each = self._apart(wide, step)
        center = Qt.AlignmentFlag.AlignCenter
        painter.setFont(mono_font(HINT))
        painter.setPen(colors.text3)
        for epoch in {*range(0, last - each + 1, each), last} - {here}:
            if epoch < self.minimum() or abs(epoch - here) * step < wide:
                continue  # the one that is shown needs its room
            box = QRect(round(self.x_of(epoch)) - 30, top, 60, _NUMBERS - 2)
            painter.drawText(box, center, str(epoch))
        painter.setFont(ui_font(HINT, 600))
        painter.setPen(colors.text)
        box = QRect(round(self.x_of(here)) - 30, top, 60, _NUMBERS - 2)
        painter.drawText(box, center, str(here))

    def _paint_handle(self, painter: QPainter) -> None:
        colors, y = theme(), self._line
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._best in self._kept:
            painter.setPen(QPen(colors.ok, 2))
            painter.setBrush(colors.surface)
            painter.drawEllipse(QPointF(self.x_of(self._best), y), 5, 5)
        at = QPointF(self.x_of(self.value()), y)
        painter.setPen(QPen(colors.accentfill, 2))
        painter.setBrush(colors.raised)
        painter.drawEllipse(at, _HANDLE, _HANDLE)
        if self.value() == self._best:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.ok)
            painter.drawEllipse(at, 2.5, 2.5)
        if self.hasFocus() and self._ring:
            painter.setPen(QPen(colors.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, _HANDLE + 4, _HANDLE + 4)

    # Mouse and keys

    def _hover(self, epoch: int) -> None:
        if epoch != self._hovered:
            self._hovered = epoch
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 97)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.minimumHeight())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() > LEFT:
            self._ring = False
            self.chosen.emit(self.epoch_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        epoch = self.epoch_at(event.position().x())
        inside = event.position().x() > LEFT
        self._hover(epoch if inside else -1)
        if event.buttons() & Qt.MouseButton.LeftButton and epoch != self.value():
            self.chosen.emit(epoch)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if turned:
            self.stepped.emit("," if turned > 0 else ".")
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Left: ",", Qt.Key.Key_Down: ",", Qt.Key.Key_Comma: ",",
            Qt.Key.Key_Right: ".", Qt.Key.Key_Up: ".", Qt.Key.Key_Period: ".",
            Qt.Key.Key_B: "B", Qt.Key.Key_Home: "Home", Qt.Key.Key_End: "End",
            Qt.Key.Key_Space: "play",
        }  # fmt: skip
        meant = keys.get(Qt.Key(event.key()))
        if meant is None:
            event.ignore()
            return
        self._ring = True
        self.stepped.emit(meant)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            epoch = self.epoch_at(event.pos().x())
            inside = event.pos().x() > LEFT
            tip = self.tip_of(epoch) if inside else self._caption
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)
