"""A group of rows under a heading that folds; folded at first, remembered by name."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import ElidedLabel


class Fold(QWidget):
    """Rows go into `box`. What one has opened stays open in the next form."""

    _open: ClassVar[set[str]] = set()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._changed = self._forced = False
        self.heading = Button(title, "quiet", "chevron-right", small=True)
        self.heading.setCheckable(True)
        self.summary = ElidedLabel("", "hint", "text3")
        self._body = QWidget()
        self.box = QVBoxLayout(self._body)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(5, 0, 12, 0)
        line.setSpacing(6)
        line.addWidget(self.heading)
        line.addWidget(self.summary, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(0)
        column.addLayout(line)
        column.addWidget(self._body)
        self.heading.toggled.connect(self._toggled)
        self.heading.setChecked(title in self._open)
        self._show()

    @property
    def is_open(self) -> bool:
        """True while the rows are shown."""
        return self.heading.isChecked() or self._forced

    def open(self) -> None:
        """Show the rows, because something in them is to be seen."""
        self.heading.setChecked(True)

    def force(self, on: bool) -> None:
        """Show the rows for a while, such as for a search; nothing is remembered."""
        self._forced = on
        self._show()

    def show_changed(self, changed: bool) -> None:
        """Say in the heading that a value differs from the usual one."""
        self._changed = changed
        self._show()

    def show_summary(self, text: str) -> None:
        """Say in a line what is inside; it is seen while the rows are not."""
        self.summary.set_text(text)
        self._show()

    def _toggled(self, on: bool) -> None:
        (self._open.add if on else self._open.discard)(self._title)
        self._show()

    def _show(self) -> None:
        on = self.is_open
        self._body.setVisible(on)
        self.summary.setVisible(bool(self.summary.full_text()) and not on)
        self.heading.set_icon_name("chevron-down" if on else "chevron-right")
        changed = self._changed and not on
        said = self.tr("{0} · changed").format(self._title)
        self.heading.setText(said if changed else self._title)
