"""A group of rows under a heading that folds; folded at first, remembered by name."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.ui.widgets.buttons import Button


class Fold(QWidget):
    """Rows go into `box`. What one has opened stays open in the next form."""

    _open: ClassVar[set[str]] = set()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._changed = False
        self.heading = Button(title, "quiet", "chevron-right", small=True)
        self.heading.setCheckable(True)
        self._body = QWidget()
        self.box = QVBoxLayout(self._body)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        line = QVBoxLayout()
        line.setContentsMargins(5, 0, 12, 0)
        line.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(line)
        column.addWidget(self._body)
        self.heading.toggled.connect(self._toggled)
        self.heading.setChecked(title in self._open)
        self._show()

    @property
    def is_open(self) -> bool:
        """True while the rows are shown."""
        return self.heading.isChecked()

    def open(self) -> None:
        """Show the rows, because something in them is to be seen."""
        self.heading.setChecked(True)

    def show_changed(self, changed: bool) -> None:
        """Say in the heading that a value differs from the usual one."""
        self._changed = changed
        self._show()

    def _toggled(self, on: bool) -> None:
        (self._open.add if on else self._open.discard)(self._title)
        self._show()

    def _show(self) -> None:
        on = self.is_open
        self._body.setVisible(on)
        self.heading.set_icon_name("chevron-down" if on else "chevron-right")
        changed = self._changed and not on
        said = self.tr("{0} · changed").format(self._title)
        self.heading.setText(said if changed else self._title)
