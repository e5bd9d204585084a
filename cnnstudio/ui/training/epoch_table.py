"""The curves as a table, a row for each epoch: to read, to hear, to copy."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.graph.text import translate
from cnnstudio.project.measures import MEASURES
from cnnstudio.ui import format as fmt
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.training.plot_kinds import RATE, PlotKind, plot_kind
from cnnstudio.ui.training.run import Run
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.read_table import RIGHT, ReadTable

_PARTS = ("train/", "validation/", "")


class Column(NamedTuple):
    """One column: the series, and how it is drawn elsewhere."""

    name: str
    kind: PlotKind

    @property
    def title(self) -> str:
        """What stands above it."""
        if self.name.startswith("train/"):
            return translate("EpochTable", "{0}, training").format(self.kind.title)
        if self.name.startswith("validation/"):
            return translate("EpochTable", "{0}, validation").format(self.kind.title)
        return self.kind.title

    def text(self, value: float) -> str:
        """Write a value; nothing where none was measured."""
        if math.isnan(value):
            return ""
        return fmt.rate(value) if self.kind.key == RATE else self.kind.text(value)


def columns_of(names: Iterable[str]) -> list[Column]:
    """Return a column for each series, in the order of the measures."""
    known = set(names)
    return [
        Column(part + key, plot_kind(key))
        for key in MEASURES
        for part in _PARTS
        if part + key in known
    ]


def _cells(run: Run) -> tuple[list[str], list[list[str]]]:
    """Titles and rows of a run's table."""
    history = run.history
    columns = columns_of(history.by_epoch)
    rows = []
    for epoch in history.epochs:
        number = str(epoch.epoch)
        if epoch.epoch == run.best_epoch:
            number = translate("EpochTable", "{0}, best").format(number)
        cells = [number]
        for column in columns:
            found = history.by_epoch[column.name].nearest(epoch.step)
            here = found is not None and found[0] == epoch.step
            cells.append(column.text(found[1] if found and here else math.nan))
        rows.append(cells)
    titles = [translate("EpochTable", "Epoch"), *(c.title for c in columns)]
    return titles, rows


def table_text(run: Run) -> str:
    """Return the whole table, columns divided by tabs, for a spreadsheet."""
    titles, rows = _cells(run)
    return "\n".join("\t".join(line) for line in (titles, *rows))


class EpochTable(ReadTable):
    """An epoch a row; every measure that was taken once an epoch is a column.

    `epoch_asked(int)`: Enter or a double click on a row.
    """

    epoch_asked = Signal(int)

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        titles, rows = _cells(run)
        super().__init__(len(titles), parent)
        self._text = table_text(run)
        self.setAccessibleName(self.tr("Epochs of {0}").format(run.name))
        self.setSelectionMode(QTableWidget.SelectionMode.ExtendedSelection)
        self.set_titles(*((title, RIGHT) for title in titles))
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                self.put(row, column, text)
        self._epochs = [epoch.epoch for epoch in run.history.epochs]
        self.activated.connect(self._ask)

    def _ask(self, index: QModelIndex) -> None:
        self.epoch_asked.emit(self._epochs[index.row()])

    def text(self) -> str:
        """Return the whole table, columns divided by tabs, for a spreadsheet."""
        return self._text

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
        self.resize(max(720, 130 * self.table.columnCount()), 420)
        self.table.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.table.text())
