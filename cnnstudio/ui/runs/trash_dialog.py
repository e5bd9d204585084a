"""Runs that were thrown away: brought back, or deleted for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.graph.text import plural
from cnnstudio.project.records import RunRecord
from cnnstudio.project.run_trash import folder_size, trashed_runs
from cnnstudio.ui import format as fmt
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.training.run_keeper import RunKeeper
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.read_table import ReadTable

Confirm = Callable[[str, str, str], bool]
"""Asks before something is lost: a sentence, what it means, the button's text."""


class TrashDialog(QDialog):
    """A row for each run in the trash of a project."""

    def __init__(
        self,
        runs_folder: Path,
        keeper: RunKeeper,
        confirm: Confirm,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Runs in the trash"))
        set_topic(self, "panel/runs_trash")
        self._folder, self._keeper, self._confirm = runs_folder, keeper, confirm
        self._records: tuple[RunRecord, ...] = ()
        self.table = ReadTable(4)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.table.set_titles(
            (self.tr("Run"), left), (self.tr("Best validation"), right),
            (self.tr("Begun"), right), (self.tr("On disk"), right),
        )  # fmt: skip
        self.empty = TextLabel(self.tr("The trash is empty."), "label", "text2")
        self.restore = Button(self.tr("Put back"), "primary", "undo")
        self.delete = Button(self.tr("Delete for good…"), "danger", "trash")
        self.close_button = Button(self.tr("Close"))
        self._lay_out()
        self.restore.clicked.connect(self._restore)
        self.delete.clicked.connect(self._delete)
        self.close_button.clicked.connect(self.accept)
        self.table.itemSelectionChanged.connect(self._allow)
        keeper.changed.connect(self.refresh)
        self.resize(640, 360)
        self.refresh()
        self.table.selectAll()
        self.table.setFocus()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        buttons.addWidget(self.restore)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def refresh(self) -> None:
        """Show what is in the trash now."""
        self._records = trashed_runs(self._folder)
        self.table.setRowCount(len(self._records))
        for row, record in enumerate(self._records):
            best = record.best_value
            self.table.put_name(row, record.title)
            self.table.put(row, 1, "" if best is None else fmt.percent(best))
            self.table.put(row, 2, fmt.moment(record.created) if record.created else "")
            self.table.put(row, 3, fmt.size(folder_size(Path(record.folder))))
        self.table.setVisible(bool(self._records))
        self.empty.setVisible(not self._records)
        self._allow()

    def chosen(self) -> list[Path]:
        """Return the folders of the selected runs."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        return [Path(self._records[row].folder) for row in sorted(rows)]

    def _allow(self) -> None:
        reason = None if self.chosen() else self.tr("Select a run first.")
        set_reason(self.restore, reason)
        set_reason(self.delete, reason)

    def _restore(self) -> None:
        self._keeper.restore(self.chosen())

    def _delete(self) -> None:
        chosen = self.chosen()
        size = fmt.size(sum(folder_size(path) for path in chosen))
        text = fmt.counted(
            len(chosen),
            plural(
                "TrashDialog", len(chosen), "Delete {n} run for good?",
                "Delete {n} runs for good?",
            ),
        )  # fmt: skip
        more = self.tr("Its weights and curves cannot be brought back. It frees {0}.")
        if self._confirm(text, more.format(size), self.tr("Delete")):
            self._keeper.delete_for_good(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.chosen():
            self._delete()
        else:
            super().keyPressEvent(event)
