"""A row for words and for lists: a path, names, the epochs of milestones."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from cnnstudio.graph.param import Param
from cnnstudio.project.param_words import label_of
from cnnstudio.ui.fonts import LABEL, mono_font, ui_font
from cnnstudio.ui.forms.param_row import TypedRow
from cnnstudio.ui.style_sheet import set_property


class TextRow(TypedRow):
    """One line that is typed; a list is typed with commas between its parts."""

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        numbers = param.kind == "numbers"
        self.line.setFont(mono_font(LABEL) if numbers else ui_font(LABEL))
        self.line.setAccessibleName(label_of(param, name))
        super().__init__(name, param, self.line, parent=parent)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._done)

    def show_value(self, value: Any) -> None:
        # What is typed is a list, what the document holds a tuple.
        super().show_value(list(value) if isinstance(value, tuple) else value)

    def _write(self, value: Any) -> None:
        self.line.setText(self.param.text(value))
        self.line.setCursorPosition(0)

    def _text(self) -> str:
        return self.line.text()

    def _mark(self, reason: str) -> None:
        set_property(self.line, "state", "error" if reason else "normal")
        self.line.setAccessibleDescription(reason)
        if reason:
            self.line.setToolTip(reason)
        else:
            self.set_help(self._help)
