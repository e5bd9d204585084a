"""How far an answer is that takes long, and what stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.bridge.attribution_messages import AttributionOf
from cnnstudio.ui.viewer.model.attribution_methods import Method
from cnnstudio.ui.viewer.model.explaining import Explaining
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import ElidedLabel
from cnnstudio.ui.widgets.tiles import ProgressLine


class WaitLine(QWidget):
    """A bar, how much is done, and a button that stops it or has it go on.

    `pressed`: the button; what it does is `toggle`'s.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = ProgressLine()
        self.said = ElidedLabel("", "hint", "text2")
        self.button = Button("", "link", small=True)
        self._stopped = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.bar, 1)
        row.addWidget(self.said, 2)
        row.addWidget(self.button)
        self.button.clicked.connect(self.pressed)
        self.hide()

    def show_state(self, explaining: Explaining, question: AttributionOf) -> bool:
        """Show how far the answer to a question is; False and hidden if it is there."""
        progress = explaining.progress(question)
        self._stopped = explaining.is_stopped(question)
        self.bar.setVisible(progress is not None)
        if progress is not None:
            done, total = progress
            self.bar.set_part(done / total)
            self.said.set_text(self.tr("{0} of {1}").format(done, total))
            self.button.setText(self.tr("Stop"))
        elif self._stopped:
            self.said.set_text(self.tr("stopped"))
            self.button.setText(self.tr("Go on"))
        waits = progress is not None or self._stopped
        self.setVisible(waits)
        return waits

    def toggle(self, explaining: Explaining, method: Method) -> None:
        """Stop what is under way, or have it go on."""
        if self._stopped:
            explaining.go_on(method)
        else:
            explaining.stop(method)
