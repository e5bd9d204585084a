"""The curves as a table, a row for each epoch: to read, to hear, to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.ui import format as fmt
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.training.run import Run
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.read_table import RIGHT, ReadTable

COLUMNS = 6


class EpochTable(ReadTable):
    """Epoch, loss and accuracy of both parts of the data, and the learning rate."""

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.setAccessibleName(self.tr("Epochs of {0}").format(run.name))
        self.setSelectionMode(QTableWidget.SelectionMode.ExtendedSelection)
        titles = (
            self.tr("Epoch"),
            self.tr("Training loss"),
            self.tr("Validation loss"),
            self.tr("Training accuracy"),
            self.tr("Validation accuracy"),
            self.tr("Learning rate"),
        )
        self.set_titles(*((title, RIGHT) for title in titles))
        self.setRowCount(len(run.history.epochs))
        for row, epoch in enumerate(run.history.epochs):
            best = epoch.epoch == run.best_epoch
            texts = (
                self.tr("{0}, best").format(epoch.epoch) if best else str(epoch.epoch),
                fmt.value(epoch.values["train/loss"]),
                fmt.value(epoch.values["validation/loss"]),
                fmt.percent(epoch.values["train/accuracy"]),
                fmt.percent(epoch.values["validation/accuracy"]),
                fmt.rate(epoch.values["run/learning_rate"]),
            )
            for column, text in enumerate(texts):
                self.put(row, column, text)

    def text(self) -> str:
        """Return the whole table, columns divided by tabs, for a spreadsheet."""
        header = [self.horizontalHeaderItem(c) for c in range(self.columnCount())]
        lines = [[item.text() if item is not None else "" for item in header]]
        for row in range(self.rowCount()):
            cells = [self.item(row, c) for c in range(self.columnCount())]
            lines.append([cell.text() if cell is not None else "" for cell in cells])
        return "\n".join("\t".join(line) for line in lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.text())
        else:
            super().keyPressEvent(event)


class EpochTableDialog(QDialog):
    """The table of a run as it is now, with a sentence of summary."""

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Epochs as a table"))
        set_topic(self, "panel/epoch_table")
        self.table = EpochTable(run)
        self.summary = TextLabel(run.summary(), "body", wrap=True)
        self.summary.setVisible(not run.is_active)
        self.copy_button = Button(self.tr("Copy"), "secondary", "copy")
        self.close_button = Button(self.tr("Close"), "primary")
        self.close_button.setDefault(True)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.resize(720, 420)
        self.table.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.table.text())
