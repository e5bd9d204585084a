"""The row of the learning rate: a field, a slider over decades, what is usual."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from cnnstudio.graph.param import Param
from cnnstudio.ui import format as fmt
from cnnstudio.ui.forms.rows import NumberRow
from cnnstudio.ui.forms.words import label_of
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.rows import LABEL_WIDTH, MARGIN


class RateSlider(QSlider):
    """A slider over decades; a bar below its groove shows what is usual."""

    LOW, HIGH, PER_DECADE = -6, 0, 50

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._usual: tuple[float, float] | None = None
        self.setRange(self.LOW * self.PER_DECADE, self.HIGH * self.PER_DECADE)
        self.setPageStep(self.PER_DECADE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def rate(self) -> float:
        """Return the rate at the handle, with two figures."""
        return float(f"{10 ** (self.value() / self.PER_DECADE):.1e}")

    def show_rate(self, rate: float) -> None:
        """Move the handle; rates outside the slider stand at its end."""
        place = round(math.log10(rate) * self.PER_DECADE)
        self.setValue(max(self.minimum(), min(self.maximum(), place)))

    def set_usual(self, low: float, high: float) -> None:
        """Mark the usual range."""
        self._usual = (low, high)
        self.update()

    def _column(self, rate: float) -> int:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_SliderHandle
        control = QStyle.ComplexControl.CC_Slider
        handle = self.style().subControlRect(control, option, part, self).width()
        share = math.log10(rate) * self.PER_DECADE - self.minimum()
        share /= self.maximum() - self.minimum()
        return handle // 2 + round(share * (self.width() - handle))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._usual is not None:
            left, right = (self._column(rate) for rate in self._usual)
            with QPainter(self) as painter:
                top = self.height() - 3
                painter.fillRect(left, top, right - left, 2, theme().ok)
        super().paintEvent(event)


class RateRow(NumberRow):
    """A learning rate: typed, or moved on a scale of decades."""

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(name, param, None, parent)
        self.slider = RateSlider()
        self.slider.setAccessibleName(
            self.tr("{0}, logarithmic").format(label_of(param, name))
        )
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(MARGIN + LABEL_WIDTH, 0, MARGIN, 2)
        row.addWidget(self.slider)
        self.column.insertWidget(1, holder)
        self._moving = False
        self.slider.valueChanged.connect(self._moved)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._follow(float(value))

    def set_usual(self, low: float, high: float, optimizer: str) -> None:
        """Mark what is usual, and say so if the rate lies outside (never a block)."""
        self.slider.set_usual(low, high)
        rate = float(self._shown or low)
        if low <= rate <= high:
            self.set_hint("")
        else:
            text = self.tr("Unusually high for {0}: {1} to {2}")
            if rate < low:
                text = self.tr("Unusually low for {0}: {1} to {2}")
            usual = text.format(optimizer, fmt.rate(low), fmt.rate(high))
            self.set_hint(usual, "warn")

    def _follow(self, rate: float) -> None:
        self._moving = True
        self.slider.show_rate(rate)
        self._moving = False

    def _moved(self) -> None:
        if not self._moving:
            self.take(self.param.text(self.slider.rate()))
