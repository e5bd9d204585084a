"""A row for a number with a short range: typed, or moved on a slider."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from cnnstudio.graph.param import Param
from cnnstudio.ui.forms.rows import NumberRow
from cnnstudio.ui.forms.words import label_of
from cnnstudio.ui.widgets.rows import LABEL_WIDTH, MARGIN

WIDE = 2.0
FINE, COARSE = 0.05, 0.5
"""Steps of the slider, for ranges up to `WIDE` and beyond."""


class StepSlider(QSlider):
    """A slider that the mouse wheel moves only while it has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SliderRow(NumberRow):
    """A number field with a slider below it that covers all of the range."""

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(name, param, None, parent)
        low, high = param.minimum, param.maximum
        self._step = FINE if high - low <= WIDE else COARSE
        self.slider = StepSlider()
        self.slider.setRange(round(low / self._step), round(high / self._step))
        self.slider.setPageStep(2)
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

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._moving = True
        self.slider.setValue(round(float(value) / self._step))
        self._moving = False

    def _moved(self, place: int) -> None:
        if not self._moving:
            self.take(f"{place * self._step:g}")
