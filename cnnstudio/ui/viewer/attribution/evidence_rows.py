"""A bar a class: how much of its evidence lies outside of its objects."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.attribution.object_evidence import ClassEvidence
from cnnstudio.ui.widgets.painting import by_keyboard, draw_line, focus_ring, rounded

_ROW, _HEAD, _NAME, _COUNT, _SHARE = 32, 24, 120, 64, 64


class EvidenceRows(QWidget):
    """A bar a class: the share outside, and a mark where an even map would end.

    `chosen(row)` when a row is clicked, or Enter pressed on it.
    """

    chosen = Signal(object)
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ClassEvidence] = []
        self._at = 0
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> list[ClassEvidence]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: list[ClassEvidence], at: int = 0) -> None:
        """Show other classes, one of them marked."""
        self._rows, self._at = rows, at
        self.setFixedHeight(_HEAD + _ROW * len(rows))
        self._name()
        self.update()

    def row_rect(self, number: int) -> QRect:
        """Where a row is drawn."""
        return QRect(0, _HEAD + number * _ROW, self.width(), _ROW)

    def _name(self) -> None:
        said = self._rows[self._at].sentence() if self._rows else ""
        self.setAccessibleName(self.tr("Evidence by class. {0}").format(said))

    def _row_at(self, y: float) -> int | None:
        number = int((y - _HEAD) // _ROW)
        return number if 0 <= number < len(self._rows) else None

    def _go(self, number: int) -> None:
        self._at = number
        self._name()
        self.pointed.emit(self._rows[number])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(500, self.height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row is not None and row != self._at:
            self._go(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._go(row)
        self.chosen.emit(self._rows[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if self._rows and step:
            self._ring = True
            self._go(max(0, min(len(self._rows) - 1, self._at + step)))
        elif self._rows and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self._rows[self._at])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, right = theme(), Qt.AlignmentFlag.AlignRight
        with QPainter(self) as painter:
            end = self.width()
            for left, width, word in (
                (6, _NAME - 6, self.tr("class")),
                (_NAME + 12, 220, self.tr("evidence outside of the objects")),
            ):
                box = QRect(left, 0, width, _HEAD - 4)
                draw_line(painter, box, word, ui_font(HINT), colors.text3)
            heads = (self.tr("even map"), self.tr("outside"), self.tr("images"))
            widths = (_SHARE, _SHARE, _COUNT)
            left = end - sum(widths)
            sign = QRect(left - 4, 3, 2, _HEAD - 10)
            painter.fillRect(sign, colors.text)  # as it stands on the bars
            for word, width in zip(heads, widths, strict=True):
                box = QRect(left, 0, width, _HEAD - 4)
                draw_line(painter, box, word, ui_font(HINT), colors.text3, right)
                left += width
            for number, row in enumerate(self._rows):
                self._paint_row(painter, number, row)
            if self._ring and self.hasFocus() and self._rows:
                focus_ring(painter, self.row_rect(self._at), 4)

    def _paint_row(self, painter: QPainter, number: int, row: ClassEvidence) -> None:
        colors, box = theme(), self.row_rect(number)
        if number == self._at:
            rounded(painter, box, 4, colors.hover)
        name = QRect(6, box.top(), _NAME - 6, _ROW)
        draw_line(painter, name, row.name, ui_font(LABEL), colors.text)
        numbers = (
            percent(row.background, 0),
            percent(row.outside, 0),
            grouped(row.images),
        )
        left = self.width() - 2 * _SHARE - _COUNT
        track = QRectF(_NAME + 12, box.top() + 10, left - _NAME - 32, 12)
        rounded(painter, track, 2, colors.canvas, colors.line)
        filled = QRectF(track)
        filled.setWidth(max(2.0, track.width() * row.outside))
        rounded(painter, filled, 2, colors.warn if row.is_doubtful else colors.accent)
        mark = track.x() + track.width() * row.background
        painter.fillRect(QRectF(mark - 1, track.y() - 4, 2, 20), colors.text)
        if row.is_doubtful:
            place = QRectF(left - 16, box.top() + 9, 14, 14)
            paint_icon(painter, "warning", place, "warn")
        for text, width in zip(numbers, (_SHARE, _SHARE, _COUNT), strict=True):
            cell = QRect(left, box.top(), width - 6, _ROW)
            ink, side = colors.text, Qt.AlignmentFlag.AlignRight
            draw_line(painter, cell, text, mono_font(LABEL), ink, side)
            left += width
