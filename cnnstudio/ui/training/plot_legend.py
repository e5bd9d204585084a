"""The title row of a plot: its name, what the lines mean, and its switches."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLineF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cnnstudio.ui.fonts import LABEL, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.painting import draw_line, text_width

_SWATCH, _GAP, _BETWEEN = 18, 6, 22


class Entry(NamedTuple):
    """Name of a line, its colour token, whether its points are dots, its dash."""

    name: str
    color: str
    dots: bool = False
    dash: tuple[float, ...] = ()


class Legend(QWidget):
    """Names of the lines, each behind a piece of its line."""

    def __init__(
        self, entries: tuple[Entry, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_entries(entries)

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """Name other lines; without any it takes no room."""
        if entries != self.entries:
            self.entries = entries
            names = ", ".join(entry.name for entry in entries)
            self.setAccessibleName(self.tr("Lines: {0}").format(names))
            self.updateGeometry()
            self.update()
        self.setVisible(bool(entries))

    def sizeHint(self) -> QSize:
        widths = [text_width(ui_font(LABEL), entry.name) for entry in self.entries]
        each = _SWATCH + _GAP + _BETWEEN
        return QSize(max(0, sum(widths) + each * len(widths) - _BETWEEN + 2), 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, left = theme(), 0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for name, token, dots, dash in self.entries:
                color = colors.color(token)
                pen = QPen(color, 1.5 if dash else 2)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                if dash:
                    pen.setDashPattern([part / pen.widthF() for part in dash])
                painter.setPen(pen)
                painter.drawLine(QLineF(left, 10, left + _SWATCH, 10))
                if dots:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(color)
                    painter.drawEllipse(left + _SWATCH // 2 - 3, 7, 6, 6)
                left += _SWATCH + _GAP
                box = QRect(left, 0, self.width() - left, 20)
                font = ui_font(LABEL)
                left += draw_line(painter, box, name, font, colors.text2) + _BETWEEN


class PlotTitle(QWidget):
    """Title at the left edge of the curves, anything else right-aligned to them.

    `entered`: the mouse has left the curves for this row.
    """

    entered = Signal()

    def __init__(
        self,
        title: str,
        left: int,
        right: int,
        height: int,
        legend: Legend | None = None,
        tools: tuple[QWidget, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(left, 0, right, 0)
        row.setSpacing(16)
        row.addWidget(TextLabel(title, "strong"))
        row.addStretch(1)
        for widget in ((legend,) if legend else ()) + tools:
            row.addWidget(widget)
        self.setFixedHeight(height)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.entered.emit()
        super().enterEvent(event)
