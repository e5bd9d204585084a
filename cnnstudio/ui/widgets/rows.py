"""Rows of a panel: a name and its value, a label and its field, thin lines."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from cnnstudio.ui.fonts import LABEL, mono_font, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.labels import ElidedLabel
from cnnstudio.ui.widgets.painting import draw_line, text_width

MARGIN = 12
"""Distance of text from the edge of a dock."""

LABEL_WIDTH = 112
"""Width of the label column in forms."""


class KeyValueRow(QWidget):
    """Label at the left, mono value at the right, a grey unit after it; 24 px."""

    def __init__(
        self,
        label: str,
        value: str = "",
        unit: str = "",
        margin: int = MARGIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._value = value
        self._unit = unit
        self._tone = "text"
        self._margin = margin
        self.setFixedHeight(24)
        self.set_value(value, unit)

    def value(self) -> str:
        """Return the value without its unit."""
        return self._value

    def set_label(self, label: str) -> None:
        """Call it something else; follow by `set_value`."""
        self._label = label

    def set_value(self, value: str, unit: str = "", tone: str = "text") -> None:
        """Show another value; `tone` is a colour token such as warn."""
        self._value, self._unit, self._tone = value, unit, tone
        self.setAccessibleName(f"{self._label} {value} {unit}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        fonts = ui_font(LABEL), mono_font(LABEL)
        width = text_width(fonts[0], self._label) + text_width(fonts[1], self._value)
        return QSize(width + self._unit_width() + 2 * self._margin + 12, 24)

    def _unit_width(self) -> int:
        return text_width(ui_font(LABEL), self._unit) + 5 if self._unit else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        right = self.width() - self._margin
        end = right - self._unit_width()
        value_width = text_width(mono_font(LABEL), self._value)
        with QPainter(self) as painter:
            start = max(self._margin, end - value_width)
            label_box = QRect(self._margin, 0, start - self._margin - 8, self.height())
            draw_line(painter, label_box, self._label, ui_font(LABEL), colors.text2)
            value_box = QRect(start, 0, end - start, self.height())
            ink, align = colors.color(self._tone), Qt.AlignmentFlag.AlignRight
            font = mono_font(LABEL)
            draw_line(painter, value_box, self._value, font, ink, align)
            unit_box = QRect(end, 0, right - end, self.height())
            draw_line(
                painter, unit_box, self._unit, ui_font(LABEL), colors.text3, align
            )


class FormRow(QWidget):
    """A label of 112 px and a field that takes the rest; 32 px high.

    The label elides, and becomes the accessible name of a field without one.
    """

    def __init__(
        self, label: str, field: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.label = ElidedLabel(label, "label", "text2")
        self.label.setFixedWidth(LABEL_WIDTH)
        self.label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(0)
        row.addWidget(self.label)
        row.addWidget(field)
        if field.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed:
            row.addStretch(1)
        self.setMinimumHeight(32)

    def stack(self) -> None:
        """Put the label above its field, which needs all of the width."""
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.setDirection(QHBoxLayout.Direction.TopToBottom)
        row.setContentsMargins(MARGIN, 4, MARGIN, 4)
        row.setSpacing(2)


class FlowSeparator(QFrame):
    """A line of one pixel between groups of rows, or upright between controls."""

    def __init__(self, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "line")
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if upright:
            self.setFixedSize(1, 20)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(wide, fixed)
