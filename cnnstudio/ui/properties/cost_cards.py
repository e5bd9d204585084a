"""What costs look like: a card of formulas, and a bar divided by layer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import LABEL, mono_font, ui_font
from cnnstudio.ui.format import percent
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import rounded

ROW = 18
_NAMED = 0.1
"""Layers with a smaller share of the parameters have no name below the bar."""


class FormulaCard(QWidget):
    """Every dimension of the output as a formula with this layer's numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_lines(self, lines: list[tuple[str, str]]) -> None:
        """Show (dimension, text) pairs; notes are lines without a dimension."""
        self._lines = lines
        self.setVisible(bool(lines))
        text = "\n".join(f"{d} {t}".strip() for d, t in lines)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """All lines, as a test or a screen reader takes them."""
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        return QSize(200, 16 + ROW * len(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(12.5, 0.5, -12.5, -0.5)
            rounded(painter, box, 5, colors.canvas, colors.line)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            for index, (dimension, text) in enumerate(self._lines):
                line = QRectF(box.left() + 10, 8 + index * ROW, box.width() - 16, ROW)
                if dimension:
                    painter.setFont(mono_font(LABEL))
                    painter.setPen(colors.text3)
                    painter.drawText(line, left, dimension)
                    painter.setPen(colors.text)
                else:
                    painter.setFont(ui_font(LABEL))
                    painter.setPen(colors.text3)
                metrics, room = painter.fontMetrics(), int(line.width()) - 20
                if dimension and metrics.horizontalAdvance(text) > room:
                    text = tight(text)
                words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
                painter.drawText(line.adjusted(20, 0, 0, 0), left, words)


def tight(formula: str) -> str:
    """Write a formula without spaces, but for those at its sign of equality."""
    left, equals, right = formula.rpartition(" = ")
    return f"{left.replace(' ', '')}{equals}{right}" if equals else formula


class ShareBar(QWidget):
    """Where the parameters are: one bar, divided by layer in the order of flow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[tuple[str, str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: list[tuple[str, str, int]]) -> None:
        """Show (name, family, parameters) for every layer that has any."""
        self._parts = parts
        total = sum(n for _, _, n in parts) or 1
        text = ", ".join(f"{name} {percent(n / total, 0)}" for name, _, n in parts)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme()
        total = sum(n for _, _, n in self._parts)
        if not total:
            return
        with QPainter(self) as painter:
            box = QRectF(12, 0, self.width() - 24, 8)
            x = box.left()
            painter.setFont(ui_font(11))
            for _, family, parameters in self._parts:
                width = box.width() * parameters / total
                part = QRectF(x, 0, max(width - 1, 1), 8)
                painter.fillRect(part, colors.families[family])
                x += width
            painter.setPen(colors.text2)
            for place, text in self.labels(painter.fontMetrics()):
                painter.drawText(place, text)

    def labels(self, metrics: QFontMetrics) -> list[tuple[QRectF, str]]:
        """Place names below the bar, of the largest layers first: none over another.

        One that has no room below its own part moves to the left, up to the next.
        """
        total = sum(n for _, _, n in self._parts) or 1
        left, right = 12.0, self.width() - 12.0
        starts, x = [], left
        for _, _, parameters in self._parts:
            starts.append(x)
            x += (right - left) * parameters / total
        by_size = sorted(range(len(starts)), key=lambda i: -self._parts[i][2])
        placed: list[tuple[QRectF, str]] = []
        for index in by_size:
            name, _, parameters = self._parts[index]
            if parameters / total < _NAMED:
                break
            text = f"{name} {percent(parameters / total, 0)}"
            room = metrics.horizontalAdvance(text) + 8.0
            start = max(left, min(starts[index], right + 8 - room))
            place = QRectF(start, 12, room, 16)
            if place.right() <= right + 8 and not any(
                place.intersects(other) for other, _ in placed
            ):
                placed.append((place, text))
        return placed
