"""The convolution lab: four faces of one position, its settings, and the transport."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.ui.viewer.lab.code_face import CodeFace
from cnnstudio.ui.viewer.lab.gradient_face import GradientFace
from cnnstudio.ui.viewer.lab.matrix_face import MatrixFace
from cnnstudio.ui.viewer.lab.model import LabModel
from cnnstudio.ui.viewer.lab.settings import LabSettings
from cnnstudio.ui.viewer.lab.step_face import StepFace
from cnnstudio.ui.viewer.lab.transport import Transport
from cnnstudio.ui.widgets.dialog_frame import upright_line
from cnnstudio.ui.widgets.rows import FlowSeparator
from cnnstudio.ui.widgets.segmented import SegmentedControl


class LabView(QWidget):
    """Left, Right, Up, Down, Home and End move the window; Space plays.

    `faces` chooses between step, matrix, gradient and code; the owner places it.
    """

    def __init__(self, model: LabModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.steps = StepFace(model)
        self.matrix = MatrixFace(model)
        self.gradient = GradientFace(model)
        self.code = CodeFace(model)
        self.settings = LabSettings(model)
        self.transport = Transport(model)
        self._pages: dict[object, QWidget] = {
            "step": self.steps,
            "matrix": self.matrix,
            "gradient": self.gradient,
            "code": self.code,
        }
        self.faces = SegmentedControl(
            (
                ("step", self.tr("step by step")),
                ("matrix", self.tr("as a matrix")),
                ("gradient", self.tr("gradient")),
                ("code", self.tr("as code")),
            ),
            self.tr("What the lab shows"),
            small=True,
        )
        self.faces.selected.connect(self.show_face)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Convolution lab"))

    def show_face(self, key: object) -> None:
        """Show the position step by step, as a matrix, its gradient, or the code."""
        self.faces.set_current(key)
        self._stack.setCurrentWidget(self._pages[key])

    @property
    def face(self) -> QWidget:
        """What of the position is shown now."""
        return self._pages[self.faces.current()]

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._stack, 1)
        middle.addWidget(upright_line())
        middle.addWidget(self.settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(FlowSeparator())
        column.addWidget(self.transport)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count, wide = self.model.work.slide.count, self.model.work.slide.output[1]
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -wide,
            Qt.Key.Key_Down: wide,
            Qt.Key.Key_Home: -count,
            Qt.Key.Key_End: count,
        }
        move = moves.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space:
            self.transport.toggle()
        elif move is not None:
            self.transport.step_by(move)
        else:
            super().keyPressEvent(event)
