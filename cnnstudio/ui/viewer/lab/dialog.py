"""The lab in a window of its own: numbers that one types, and gradients by hand."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.lab.hand_gradients import HandGradients
from cnnstudio.ui.viewer.lab.lab_view import LabView
from cnnstudio.ui.viewer.lab.model import LabModel
from cnnstudio.ui.widgets.rows import FlowSeparator
from cnnstudio.ui.widgets.segmented import SegmentedControl

SIZE = (1120, 740)
GRADIENTS = "gradients"


class LabDialog(QDialog):
    """Begins with a picture of 5 × 5 and a filter of 3 × 3; needs no network.

    Closed it is only out of sight: what was typed is there when it is asked for again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/lab")
        self.setWindowTitle(self.tr("Convolution lab"))
        self.resize(*SIZE)
        self.model = LabModel(self)
        self.lab = LabView(self.model)
        self.gradients: HandGradients | None = None
        self.kinds = SegmentedControl(
            (
                ("Conv2d", self.tr("Convolution")),
                ("MaxPool2d", self.tr("Max pooling")),
                ("AvgPool2d", self.tr("Average pooling")),
                (GRADIENTS, self.tr("Gradients by hand")),
            ),
            self.tr("What is tried"),
        )
        self.kinds.selected.connect(self._use_kind)
        self.model.changed.connect(self._changed)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.addWidget(self.kinds)
        bar.addStretch(1)
        bar.addWidget(self.lab.faces)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(FlowSeparator())
        self._pages = QStackedWidget()
        self._pages.addWidget(self.lab)
        column.addWidget(self._pages, 1)
        self.lab.setFocus()

    def _use_kind(self, kind: object) -> None:
        by_hand = kind == GRADIENTS
        self.lab.faces.setVisible(not by_hand)
        if by_hand and self.gradients is None:
            self.gradients = HandGradients()
            self._pages.addWidget(self.gradients)
        self._pages.setCurrentIndex(1 if by_hand else 0)
        if not by_hand:
            self.model.use_kind(str(kind))

    def _changed(self) -> None:
        self.kinds.set_current(self.model.kind)
