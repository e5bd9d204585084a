"""Play, step and scrub through the positions of the window."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.ui.forms.slider_row import StepSlider
from cnnstudio.ui.viewer.lab.model import LabModel
from cnnstudio.ui.widgets.buttons import IconButton
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.switch import ToggleSwitch

_SLOWEST, _FASTEST = 700, 40
_WHOLE = 20_000
"""Milliseconds between two positions at most and at least; about for all of them."""


class Transport(QWidget):
    """A row of buttons, a slider over all positions, and where the window is."""

    def __init__(self, model: LabModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self.first = IconButton("previous", self.tr("First position"), "Home")
        self.back = IconButton("chevron-left", self.tr("Position before"), "Left")
        self.play = IconButton("play", self.tr("Play"), "Space")
        self.on = IconButton("chevron-right", self.tr("Next position"), "Right")
        self.last = IconButton("next", self.tr("Last position"), "End")
        self.slider = StepSlider()
        self.slider.setAccessibleName(self.tr("Position"))
        self.where = TextLabel("", "mono", "text2")
        words = (self.tr("whole output"), self.tr("output fills up"))
        self.fills = ToggleSwitch(self.tr("Output fills up"), words)
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def is_playing(self) -> bool:
        """True while positions follow one another by themselves."""
        return self._clock.isActive()

    def toggle(self) -> None:
        """Play on from here, from the start if this is the end; or pause."""
        if self.is_playing:
            self._stop()
            return
        count = self._model.work.slide.count
        if self._model.step >= count - 1:
            self._model.go_to(0)
        self._clock.start(max(_FASTEST, min(_SLOWEST, _WHOLE // count)))
        self.play.set_icon_name("pause")
        self.play.setAccessibleName(self.tr("Pause"))

    def step_by(self, by: int) -> None:
        """Go some positions on, or back; playing stops."""
        self._stop()
        self._model.go_to(self._model.step + by)

    def refresh(self) -> None:
        """Show where the window is."""
        slide, step = self._model.work.slide, self._model.step
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(0, slide.count - 1))
            self.slider.setPageStep(slide.output[1])
            self.slider.setValue(step)
        row, column = self._model.place
        text = self.tr("position {0} of {1}, row {2}, column {3}")
        self.where.setText(text.format(step + 1, slide.count, row, column))
        if self.fills.isChecked() != self._model.fills:
            with QSignalBlocker(self.fills):
                self.fills.setChecked(self._model.fills)
            self.fills.update()

    def _tick(self) -> None:
        if self._model.step >= self._model.work.slide.count - 1:
            self._stop()
        else:
            self._model.go_to(self._model.step + 1)

    def _stop(self) -> None:
        self._clock.stop()
        self.play.set_icon_name("play")
        self.play.setAccessibleName(self.tr("Play"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        for button in (self.first, self.back, self.play, self.on, self.last):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.slider, 1)
        row.addSpacing(8)
        row.addWidget(self.where)
        row.addSpacing(12)
        row.addWidget(self.fills)

    def _connect(self) -> None:
        self.first.clicked.connect(self._go_first)
        self.back.clicked.connect(self._go_back)
        self.play.clicked.connect(self.toggle)
        self.on.clicked.connect(self._go_on)
        self.last.clicked.connect(self._go_last)
        self.slider.valueChanged.connect(self._model.go_to)
        self.fills.toggled.connect(self._model.set_fills)
        self._model.moved.connect(self.refresh)
        self._model.changed.connect(self.refresh)

    def _go_first(self) -> None:
        self.step_by(-self._model.work.slide.count)

    def _go_last(self) -> None:
        self.step_by(self._model.work.slide.count)

    def _go_back(self) -> None:
        self.step_by(-1)

    def _go_on(self) -> None:
        self.step_by(1)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop()
