"""A row for a number with a short range: typed, or moved on a slider."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from cnnstudio.graph.param import Param
from cnnstudio.project.param_words import label_of
from cnnstudio.ui.forms.rows import NumberRow
from cnnstudio.ui.widgets.rows import LABEL_WIDTH, MARGIN

WIDE = 2.0
FINE, COARSE = 0.05, 0.5
"""Steps of the slider, for ranges up to `WIDE` and beyond."""


class StepSlider(QSlider):
    """A slider for numbers in steps of one size.

    The mouse wheel moves it only while it has the keyboard.
    """

    def __init__(self, step: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._step = step
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def number(self) -> float:
        """Return the number at the handle."""
        return float(f"{self.value() * self._step:g}")

    def place(self, number: float) -> int:
        """Return where a number stands; those outside stand at an end."""
        return self._within(number / self._step)

    def show_number(self, number: float) -> None:
        """Move the handle."""
        self.setValue(self.place(number))

    def _within(self, place: float) -> int:
        return max(self.minimum(), min(self.maximum(), round(place)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SliderRow(NumberRow):
    """A number field with a slider below it that covers all of the range."""

    def __init__(
        self,
        name: str,
        param: Param,
        parent: QWidget | None = None,
        extra: QWidget | None = None,
    ) -> None:
        super().__init__(name, param, extra, parent)
        self.slider = self.make_slider()
        self.slider.setAccessibleName(
            self.tr("{0}, slider").format(label_of(param, name))
        )
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(MARGIN + LABEL_WIDTH, 0, MARGIN, 2)
        row.addWidget(self.slider)
        self.column.insertWidget(1, holder)
        self._moving = False
        self.slider.valueChanged.connect(self._moved)

    def make_slider(self) -> StepSlider:
        """Make a slider over all that the parameter allows."""
        low, high = self.param.minimum, self.param.maximum
        step = FINE if high - low <= WIDE else COARSE
        slider = StepSlider(step)
        slider.setRange(round(low / step), round(high / step))
        slider.setPageStep(2)
        return slider

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._moving = True
        self.slider.show_number(float(value))
        self._moving = False

    def _moved(self) -> None:
        if not self._moving:
            self.take(self.param.text(self.slider.number()))
