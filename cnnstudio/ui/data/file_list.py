"""A page of files: a sentence on what they are, a table, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.row_table import Column, Row, RowTable
from cnnstudio.ui.widgets.tiles import EmptyState


class FileList(QWidget):
    """Shows rows whose keys are paths (or None), or `empty` where there are no rows.

    `reveal_asked(path)`: the file is to be shown in its folder.
    """

    reveal_asked = Signal(object)

    def __init__(
        self, name: str, columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.empty = EmptyState("check-circle", "", "")
        self.said = TextLabel("", "label", "text2", wrap=True)
        reveal = self.tr("Show in folder")
        self.table = RowTable(name, columns, (reveal,), wraps=True)
        self.copy = Button(self.tr("Copy list"), "secondary", "copy", small=True)
        self.copy.setToolTip(self.tr("Chosen rows, or all, as lines of text"))
        self.reveal = Button(reveal, "secondary", "folder", small=True)
        self._lay_out()
        self.copy.clicked.connect(self.table.copy_rows)
        self.reveal.clicked.connect(self._reveal)
        self.table.asked.connect(self._asked)
        self.table.opened.connect(self.reveal_asked)
        self.table.picked.connect(self._picked)
        self._picked(None)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.reveal)
        buttons.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(10)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def show_rows(self, said: str, rows: Sequence[Row]) -> None:
        """Show other rows, with a sentence on them all."""
        self.said.setText(said)
        self.table.show_rows(rows)
        self.pages.setCurrentIndex(1 if rows else 0)
        self._picked(self.table.current_key())

    def _picked(self, key: object) -> None:
        reason = None if key else self.tr("Choose a file in the list.")
        set_reason(self.reveal, reason)

    def _reveal(self) -> None:
        self._asked(0, self.table.current_key())

    def _asked(self, _index: int, key: object) -> None:
        if isinstance(key, Path):
            self.reveal_asked.emit(key)
