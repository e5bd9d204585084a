"""Which colour of the bars is which part of the data, in one line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.data.parts import PARTS, part_color, part_name
from cnnstudio.ui.fonts import HINT, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import draw_line, text_width

_SIDE, _GAP, _TALL = 8, 10, 16


class PartsLegend(QWidget):
    """A square of its colour and the name of each part, in the order of the bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_TALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        names = ", ".join(part_name(part) for part in PARTS)
        self.setAccessibleName(self.tr("Colours of the parts: {0}").format(names))

    def sizeHint(self) -> QSize:
        names = sum(text_width(ui_font(HINT), part_name(part)) for part in PARTS)
        return QSize(names + len(PARTS) * (_SIDE + 5 + _GAP), _TALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        x, font = _GAP, ui_font(HINT)
        with QPainter(self) as painter:
            for part in PARTS:
                top = (_TALL - _SIDE) // 2
                painter.fillRect(x, top, _SIDE, _SIDE, part_color(part))
                words = QRect(x + _SIDE + 5, 0, self.width() - x - _SIDE - 5, _TALL)
                wide = draw_line(painter, words, part_name(part), font, theme().text3)
                x += _SIDE + 5 + wide + _GAP
