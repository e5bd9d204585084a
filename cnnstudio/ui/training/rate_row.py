"""The row of the learning rate: a field, a slider over decades, what is usual."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionSlider, QWidget

from cnnstudio.graph.param import Param
from cnnstudio.project.param_words import label_of
from cnnstudio.ui import format as fmt
from cnnstudio.ui.forms.slider_row import SliderRow, StepSlider
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.buttons import IconButton


class RateSlider(StepSlider):
    """A slider over decades; a bar below its groove shows what is usual."""

    LOW, HIGH, PER_DECADE = -6, 0, 50

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1 / self.PER_DECADE, parent)
        self._usual: tuple[float, float] | None = None
        self.setRange(self.LOW * self.PER_DECADE, self.HIGH * self.PER_DECADE)
        self.setPageStep(self.PER_DECADE)

    def number(self) -> float:
        """Return the rate at the handle, with two figures."""
        return float(f"{10 ** (self.value() / self.PER_DECADE):.1e}")

    def place(self, number: float) -> int:
        """Return where a rate stands on the scale of decades."""
        return super().place(math.log10(number))

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
        share = self.place(rate) - self.minimum()
        wide = share / (self.maximum() - self.minimum()) * (self.width() - handle)
        return handle // 2 + round(wide)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._usual is not None:
            left, right = (self._column(rate) for rate in self._usual)
            with QPainter(self) as painter:
                top = self.height() - 3
                painter.fillRect(left, top, right - left, 2, theme().ok)
        super().paintEvent(event)


class RateRow(SliderRow):
    """A learning rate: typed, moved on a scale of decades, or looked for by a test."""

    slider: RateSlider

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        self.finder = IconButton(
            "chart", self.tr("Find a learning rate by a test"), size=14,
            box=QSize(26, 26),
        )  # fmt: skip
        super().__init__(name, param, parent, self.finder)
        self.slider.setAccessibleName(
            self.tr("{0}, logarithmic").format(label_of(param, name))
        )

    def make_slider(self) -> RateSlider:
        """Make a slider over decades."""
        return RateSlider()

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
