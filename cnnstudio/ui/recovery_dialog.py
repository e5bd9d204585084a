"""What can be recovered: unsaved work of windows that crashed, and saved versions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTableWidget, QVBoxLayout, QWidget

from cnnstudio.project.recovery import Offer
from cnnstudio.ui.format import moment
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.read_table import LEFT, ReadTable

WIDTH, HEIGHT = 720, 340


class RecoveryDialog(QDialog):
    """Lists the offers, the newest first; `chosen` carries the one to open."""

    chosen = Signal(object)

    def __init__(
        self,
        offers: Sequence[Offer],
        notes: Sequence[str],
        *,
        asked_for: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_topic(self, "panel/recovery")
        self.offers = tuple(offers)
        title = self.tr("Recover unsaved work")
        self.setWindowTitle(title)
        reason = (
            self.tr("These copies were kept. Opening one changes no file.")
            if asked_for
            else self.tr("CNN Studio closed unexpectedly. This was not saved.")
        )
        self.reason = TextLabel(reason, "body", wrap=True)
        self.table = _table(self.tr("Unsaved and saved copies"), self)
        self.path = TextLabel("", "label", "text2", wrap=True)
        self.notes = TextLabel("\n".join(notes), "label", "text2", wrap=True)
        self.notes.setVisible(bool(notes))
        self.open_button = Button(self.tr("Recover"), "primary")
        self.later_button = Button(
            self.tr("Close") if asked_for else self.tr("Not now")
        )
        self._fill()
        self._arrange(asked_for)
        self.table.itemSelectionChanged.connect(self._show_path)
        self.table.itemDoubleClicked.connect(self.accept)
        self.open_button.clicked.connect(self.accept)
        self.later_button.clicked.connect(self.reject)
        self.accepted.connect(self._choose)
        self.table.selectRow(0)
        self.resize(WIDTH, HEIGHT)

    def _fill(self) -> None:
        titles = (
            self.tr("Project"), self.tr("Changes"), self.tr("Last change"),
            self.tr("When"),
        )  # fmt: skip
        self.table.set_titles(*((title, LEFT) for title in titles))
        self.table.setRowCount(len(self.offers))
        for row, offer in enumerate(self.offers):
            about = offer.copy.about
            changes = str(about.changes)
            if offer.slot is None:
                changes = self.tr("saved")
            self.table.put_name(row, about.title)
            self.table.put(row, 1, changes, LEFT)
            self.table.put(row, 2, about.last_edit, LEFT, "text2")
            self.table.put(row, 3, moment(about.written), LEFT)

    def _arrange(self, asked_for: bool) -> None:
        kept = self.tr("What is not recovered now stays: File > Recover unsaved work…")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        if not asked_for:
            buttons.addWidget(TextLabel(kept, "hint", "text2"))
        buttons.addStretch(1)
        buttons.addWidget(self.later_button)
        buttons.addWidget(self.open_button)
        self.open_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.reason)
        column.addWidget(self.table, 1)
        column.addWidget(self.path)
        column.addWidget(self.notes)
        column.addLayout(buttons)

    def _offer(self) -> Offer | None:
        row = self.table.currentRow()
        return self.offers[row] if 0 <= row < len(self.offers) else None

    def _show_path(self) -> None:
        offer = self._offer()
        if offer is not None:
            path = offer.copy.about.path
            self.path.setText(path or self.tr("It was never saved in a file."))

    def _choose(self) -> None:
        offer = self._offer()
        if offer is not None:
            self.chosen.emit(offer)


def _table(name: str, parent: QWidget) -> ReadTable:
    table = ReadTable(4, parent)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setAccessibleName(name)
    return table
