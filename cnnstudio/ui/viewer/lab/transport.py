"""Play, step and scrub through the positions of the window."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from cnnstudio.graph.text import translate
from cnnstudio.ui.viewer.lab.model import LabModel
from cnnstudio.ui.viewer.parts.player import Player, PlayerWords
from cnnstudio.ui.widgets.switch import ToggleSwitch


class Transport(Player):
    """The player of the lab, and whether its output fills up meanwhile."""

    def __init__(self, model: LabModel, parent: QWidget | None = None) -> None:
        words = PlayerWords(
            translate("Transport", "First position"),
            translate("Transport", "Position before"),
            translate("Transport", "Next position"),
            translate("Transport", "Last position"),
            translate("Transport", "Position"),
        )
        super().__init__(words, parent)
        self._model = model
        names = (self.tr("whole output"), self.tr("output fills up"))
        self.fills = ToggleSwitch(self.tr("Output fills up"), names)
        self.row.addSpacing(12)
        self.row.addWidget(self.fills)
        self.wanted.connect(model.go_to)
        self.fills.toggled.connect(model.set_fills)
        model.moved.connect(self.refresh)
        model.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show where the window is."""
        slide, step = self._model.work.slide, self._model.step
        row, column = self._model.place
        text = self.tr("position {0} of {1}, row {2}, column {3}")
        said = text.format(step + 1, slide.count, row, column)
        self.show_step(step, slide.count, said, slide.output[1])
        if self.fills.isChecked() != self._model.fills:
            with QSignalBlocker(self.fills):
                self.fills.setChecked(self._model.fills)
            self.fills.update()
