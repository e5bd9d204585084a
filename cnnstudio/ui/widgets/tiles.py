"""Single facts at a glance: a metric, a thin progress bar, a card, an empty panel."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.ui.fonts import HINT, LABEL, METRIC, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.buttons import Button, Kind
from cnnstudio.ui.widgets.labels import Glyph, TextLabel
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width


class MetricTile(QWidget):
    """A live number: value 16/600 with its unit, what it is below. Cheap to set.

    With `room`, pixels for the longest value, its width does not follow the value.
    """

    def __init__(
        self,
        label: str,
        value: str = "",
        unit: str = "",
        parent: QWidget | None = None,
        room: int = 0,
    ) -> None:
        super().__init__(parent)
        self._label, self._room = label, room
        self._value = value
        self._unit = unit
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(value, unit)

    def value(self) -> str:
        """Return the value without its unit."""
        return self._value

    def set_label(self, label: str) -> None:
        """Call it something else; follow by `set_value`."""
        self._label = label

    def set_value(self, value: str, unit: str = "") -> None:
        """Show another value; an empty one shows as a dash."""
        if (value, unit) == (self._value, self._unit) and self.accessibleName():
            return
        self._value, self._unit = value, unit
        self.setAccessibleName(f"{self._label}: {value} {unit}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        top = text_width(ui_font(METRIC, 600), self._value or "\u2013")
        top += 5 + text_width(ui_font(LABEL), self._unit)
        top = self._room or top
        return QSize(max(top, text_width(ui_font(HINT), self._label)) + 8, 36)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        top, bottom = QRect(0, 0, self.width(), 21), QRect(0, 21, self.width(), 14)
        with QPainter(self) as painter:
            bold = ui_font(METRIC, 600)
            ink = colors.text if self._value else colors.text3
            end = draw_line(painter, top, self._value or "\u2013", bold, ink)
            unit = top.adjusted(end + 5, 1, 0, 1)
            draw_line(painter, unit, self._unit, ui_font(LABEL), colors.text3)
            draw_line(painter, bottom, self._label, ui_font(HINT), colors.text3)


class ProgressLine(QWidget):
    """A bar of 3 px; `set_part` takes 0 to 1."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name or self.tr("Progress")
        self._part = 0.0
        self._tone = "accent"
        self.setFixedHeight(3)
        self.set_part(0.0)

    def part(self) -> float:
        """Return how much is done, 0 to 1."""
        return self._part

    def set_part(self, part: float, tone: str = "accent") -> None:
        """Show how much is done; `tone` is a colour token."""
        self._part = min(1.0, max(0.0, part))
        self._tone = tone
        said = self.tr("{0}, {1:.0f} percent")
        self.setAccessibleName(said.format(self._name, self._part * 100))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            rounded(painter, box, 1.5, colors.line)
            if self._part > 0:
                box.setWidth(max(3.0, box.width() * self._part))
                rounded(painter, box, 1.5, colors.color(self._tone))


class Card(QFrame):
    """A raised frame with an optional title; fill its `body`."""

    def __init__(
        self, title: str = "", panel: str = "card", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", panel)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 10, 12, 10)
        self.body.setSpacing(6)
        if title:
            self.body.addWidget(TextLabel(title, "strong"))
            self.setAccessibleName(title)


class EmptyState(QWidget):
    """What a panel without content shows: what is missing, and the next step."""

    asked = Signal()

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str,
        action: str = "",
        kind: Kind = "secondary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = TextLabel(title, "strong", wrap=True)
        self._text = TextLabel(text, "label", "text2", wrap=True)
        self.button = Button(action, kind)
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self._ask)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(Glyph(icon_name, "text3", 28), 0, middle)
        for label in (self._title, self._text):
            label.setAlignment(middle)
            label.setMaximumWidth(340)
            row = QHBoxLayout()
            row.addStretch(0)
            row.addWidget(label, 1)
            row.addStretch(0)
            column.addLayout(row)
        column.addSpacing(4)
        column.addWidget(self.button, 0, middle)
        column.addStretch(1)

    def set_text(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)

    def _ask(self) -> None:
        self.asked.emit()
