"""The plain loops that the lab shows and that tests hold it against."""

from __future__ import annotations

import inspect
from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cnnstudio.ui.fonts import LABEL, mono_font
from cnnstudio.ui.viewer.lab import reference
from cnnstudio.ui.viewer.lab.model import LabModel
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import TextLabel

_FUNCTIONS: dict[str, Callable[..., object]] = {
    "Conv2d": reference.correlate,
    "MaxPool2d": reference.max_pool,
    "AvgPool2d": reference.average_pool,
}


class CodeFace(QWidget):
    """The function of this kind of layer, to be read and copied."""

    def __init__(self, model: LabModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(mono_font(LABEL))
        self.text.setAccessibleName(self.tr("From scratch, in Python"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        said = TextLabel(
            self.tr("From scratch: nothing but loops, equal to torch to 1e-6."),
            "label",
            "text2",
        )
        self.copy = Button(self.tr("Copy"), icon_name="copy", small=True)
        self.copy.clicked.connect(self._copy)
        line = QHBoxLayout()
        line.addWidget(said, 1)
        line.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.text, 1)
        model.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the function of the layer's kind."""
        source = inspect.getsource(_FUNCTIONS[self._model.kind]).rstrip()
        if source != self.text.toPlainText():
            self.text.setPlainText(source)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
