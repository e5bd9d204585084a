"""Which weights of a layer are shown, and in which order."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.segmented import SegmentedControl

NOW, START, CHANGE = "now", "start", "change"


class WeightsChoices(QWidget):
    """Those of now, of the start, or their difference; and the order of the filters."""

    def __init__(self) -> None:
        super().__init__()
        self.sort = Combo(
            (
                ("index", self.tr("By number")),
                ("length", self.tr("Longest first")),
                ("change", self.tr("Most changed first")),
                ("similarity", self.tr("Alike side by side")),
            ),
            self.tr("Order of the filters"),
        )
        self.sort.setFixedWidth(164)
        self.when = SegmentedControl(
            (
                (NOW, self.tr("now")),
                (START, self.tr("at the start")),
                (CHANGE, self.tr("change")),
            ),
            self.tr("Which weights"),
            small=True,
        )
        self._word = TextLabel(self.tr("Order"), "label", "text3")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.when)
        row.addStretch(1)
        row.addWidget(self._word)
        row.addWidget(self.sort)

    def offer(self, when: bool, order: bool) -> None:
        """Show only the choices that mean something for what is on screen."""
        self.when.setVisible(when)
        self.sort.setVisible(order)
        self._word.setVisible(order)
