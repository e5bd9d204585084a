"""The name of a layer, changed in place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cnnstudio.ui.fonts import mono_font
from cnnstudio.ui.properties.text_fields import TextField
from cnnstudio.ui.style_sheet import set_property


class NameField(TextField):
    """A quiet text field under the type; Escape leaves it as it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Name of the layer"), 200, parent)
        self.setFont(mono_font(12))
        self.setTextMargins(-3, 0, 0, 0)  # in line with the type above it
        self.setToolTip(self.tr("Name of the layer; Enter renames it."))
        set_property(self, "quiet", True)

    def show_problem(self, problem: str) -> None:
        """Mark the name as wrong, with the reason, or as right."""
        super().show_problem(problem)
        self.setToolTip(problem or self.tr("Name of the layer; Enter renames it."))
