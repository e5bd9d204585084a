"""The colours of evidence from little to strong, as a bar that lies."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.bridge.evidence_colors import HEAT
from cnnstudio.ui.fonts import HINT, mono_font, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.pictures import WEIGHTS, bar_image
from cnnstudio.ui.widgets.painting import draw_line

_BAR, _GAP, _LINE = 8, 4, 16


class HeatScale(QWidget):
    """A bar with least, middle and most below, and what the ends mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = 0.0, float("nan")
        self._table = HEAT
        self._ends = self._usual_ends()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_BAR + _GAP + _LINE)

    def set_range(self, high: float, table: str = HEAT, low: float = 0.0) -> None:
        """Show the colours from `low` to `high`; a NaN shows words only.

        Those of `WEIGHTS` go from −`high` on.
        """
        self._low, self._high, self._table = low, high, table
        self._ends = self._usual_ends()
        self.setAccessibleName(
            self.tr("Colours from {0} to {1}").format(*self.texts()[::2])
        )
        self.update()

    def texts(self) -> tuple[str, str, str]:
        """Return what stands at the left, in the middle and at the right."""
        first, last = self._ends
        if not np.isfinite(self._high):
            return first, "", last
        middle = number_text((self._low + self._high) / 2)
        low, high = (
            number_text(self._low) if self._low else "0",
            number_text(self._high),
        )
        if self._table == WEIGHTS:
            return f"{number_text(-self._high)} {first}", "0", f"{last} {high}"
        return f"{low} {first}", middle, f"{last} {high}"

    def _usual_ends(self) -> tuple[str, str]:
        if self._table == WEIGHTS:
            return self.tr("lowers"), self.tr("raises")
        return self.tr("little"), self.tr("strong")

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, width = theme(), self.width()
        align = Qt.AlignmentFlag
        row = QRect(0, _BAR + _GAP, width, _LINE)
        sides = align.AlignLeft, align.AlignHCenter, align.AlignRight
        fonts = ui_font(HINT), mono_font(HINT), ui_font(HINT)
        with QPainter(self) as painter:
            bar = bar_image(self._table, width, _BAR, self.devicePixelRatioF())
            painter.drawImage(0, 0, bar)
            for text, side, font in zip(self.texts(), sides, fonts, strict=True):
                draw_line(painter, row, text, font, colors.text2, side)
