"""What costs look like: a card of formulas, and a bar divided by layer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import LABEL, mono_font, ui_font
from cnnstudio.ui.format import percent
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import rounded

ROW = 18
_AROUND = 25 + 16 + 20
"""Pixels of a card's width that no text has: margins, padding, dimensions."""

_NAMED = 0.1
"""Layers with a smaller share of the parameters have no name below the bar."""


class FormulaCard(QWidget):
    """Every dimension of the output as a formula with this layer's numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

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

    def rows(self, width: int) -> list[tuple[str, str, bool]]:
        """Return (dimension, text, is a formula) of each row of a card this wide.

        A formula that is too long loses its spaces; what is still too long goes on
        in the next row.
        """
        room, rows = width - _AROUND, []
        for dimension, text in self._lines:
            is_formula = bool(dimension)
            metrics = QFontMetrics(_font(is_formula))
            if is_formula and metrics.horizontalAdvance(text) > room:
                text = tight(text)
            first, *more = broken(text, metrics, room)
            rows.append((dimension, first, is_formula))
            rows += [("", line, is_formula) for line in more]
        return rows

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return 16 + ROW * len(self.rows(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A scroll area asks for the usual height only, not for that of a width.
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(12.5, 0.5, -12.5, -0.5)
            rounded(painter, box, 5, colors.canvas, colors.line)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            rows = self.rows(self.width())
            for index, (dimension, text, is_formula) in enumerate(rows):
                line = QRectF(box.left() + 10, 8 + index * ROW, box.width() - 16, ROW)
                painter.setFont(_font(is_formula))
                painter.setPen(colors.text3)
                painter.drawText(line, left, dimension)
                if is_formula:
                    painter.setPen(colors.text)
                painter.drawText(line.adjusted(20, 0, 0, 0), left, text)


def _font(is_formula: bool) -> QFont:
    return mono_font(LABEL) if is_formula else ui_font(LABEL)


def broken(text: str, metrics: QFontMetrics, room: int) -> list[str]:
    """Break a text between words into lines that fit; a longer word is elided."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(metrics.elidedText(word, Qt.TextElideMode.ElideRight, room))
    return lines


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
