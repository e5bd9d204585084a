"""Play, step and scrub through what comes one after the other."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.ui.forms.slider_row import StepSlider
from cnnstudio.ui.widgets.buttons import IconButton
from cnnstudio.ui.widgets.labels import TextLabel

_SLOWEST, _FASTEST = 700, 40
_WHOLE = 20_000
"""Milliseconds between two steps at most and at least; about for all of them."""


class PlayerWords(NamedTuple):
    """What the buttons and the slider of a player are called."""

    first: str
    back: str
    on: str
    last: str
    place: str


class Player(QWidget):
    """A row of buttons, a slider over all steps, and a line that says which it is.

    `wanted(step)` asks for another step; whoever has the steps answers by `show_step`.
    """

    wanted = Signal(int)

    def __init__(self, words: PlayerWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = self._count = 0
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self.first = IconButton("previous", words.first, "Home")
        self.back = IconButton("chevron-left", words.back, "Left")
        self.play = IconButton("play", self.tr("Play"), "Space")
        self.on = IconButton("chevron-right", words.on, "Right")
        self.last = IconButton("next", words.last, "End")
        self.slider = StepSlider()
        self.slider.setAccessibleName(words.place)
        self.where = TextLabel("", "mono", "text2")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 6, 12, 6)
        self.row.setSpacing(4)
        for button in (self.first, self.back, self.play, self.on, self.last):
            self.row.addWidget(button)
        self.row.addSpacing(8)
        self.row.addWidget(self.slider, 1)
        self.row.addSpacing(8)
        self.row.addWidget(self.where)
        self.first.clicked.connect(self._go_first)
        self.back.clicked.connect(self._go_back)
        self.play.clicked.connect(self.toggle)
        self.on.clicked.connect(self._go_on)
        self.last.clicked.connect(self._go_last)
        self.slider.valueChanged.connect(self.wanted)

    @property
    def is_playing(self) -> bool:
        """True while steps follow one another by themselves."""
        return self._clock.isActive()

    def show_step(self, step: int, count: int, said: str, page: int = 1) -> None:
        """Show which of `count` steps it is, from 0; `page` is that of the slider."""
        self._step, self._count = step, count
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(0, count - 1))
            self.slider.setPageStep(page)
            self.slider.setValue(step)
        self.where.setText(said)

    def toggle(self) -> None:
        """Play on from here, from the start if this is the end; or pause."""
        if self.is_playing:
            self.stop()
            return
        if self._step >= self._count - 1:
            self.wanted.emit(0)
        self._clock.start(max(_FASTEST, min(_SLOWEST, _WHOLE // max(1, self._count))))
        self.play.set_icon_name("pause")
        self.play.setAccessibleName(self.tr("Pause"))

    def step_by(self, by: int) -> None:
        """Go some steps on, or back, as far as there are any; playing stops."""
        self.stop()
        self.wanted.emit(max(0, min(self._count - 1, self._step + by)))

    def stop(self) -> None:
        """Stay at this step."""
        self._clock.stop()
        self.play.set_icon_name("play")
        self.play.setAccessibleName(self.tr("Play"))

    def _tick(self) -> None:
        if self._step >= self._count - 1:
            self.stop()
        else:
            self.wanted.emit(self._step + 1)

    def _go_first(self) -> None:
        self.step_by(-self._count)

    def _go_last(self) -> None:
        self.step_by(self._count)

    def _go_back(self) -> None:
        self.step_by(-1)

    def _go_on(self) -> None:
        self.step_by(1)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stop()
