"""A row of a form for a path: typed, or chosen with the system's dialog."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.param import LONGEST_TEXT, Param
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.param_words import label_of
from cnnstudio.ui.properties.text_fields import TextField
from cnnstudio.ui.widgets.buttons import IconButton


class PathRow(ParamRow):
    """A path that is taken over on Enter, when it is left, or when it is chosen.

    `browse_asked(name)`: somebody wants to choose it; the owner answers by `take`.
    """

    browse_asked = Signal(str)

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        label = label_of(param, name)
        self.text = TextField(label, LONGEST_TEXT)
        self.browse = IconButton("folder", "", box=QSize(26, 26))
        field = QWidget()
        field.setAccessibleName(label)
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        row.addWidget(self.browse)
        super().__init__(name, param, self.text, field, parent)
        said = self.tr("Browse…")
        self.browse.setToolTip(said)
        self.browse.setAccessibleName(said)
        self.browse.clicked.connect(self._browse)
        self.text.done.connect(self.take)

    def show_value(self, value: Any) -> None:
        self.text.show_text(str(value))
        if not self.text.hasFocus():
            self.text.end(False)  # the name says more than the first folders
        self.text.setToolTip(str(value))
        self._judge("")

    def take(self, text: str) -> None:
        """Propose a path."""
        try:
            value = self.param.parse(self.name, text)
        except FieldError as error:
            said = self.tr("Expected {0}, got {1}.")
            self._judge(said.format(error.expected, text[:40]))
            return
        self._judge("")
        self.proposed.emit(self.name, value)

    def _mark(self, reason: str) -> None:
        self.text.show_problem(reason)

    def _browse(self) -> None:
        self.browse_asked.emit(self.name)
