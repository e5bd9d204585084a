"""All runs in a table: chosen columns, sorted, searched; names and notes are typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QObject,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cnnstudio.project.records import RunRecord
from cnnstudio.project.run_table import (
    COLUMNS,
    KnownRun,
    RunColumn,
    known_runs,
    matches,
)
from cnnstudio.ui.fonts import LABEL, mono_font, ui_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.model_index import Index
from cnnstudio.ui.runs.words import cell_text
from cnnstudio.ui.training.run_keeper import RunKeeper
from cnnstudio.ui.training.run_look import look_of

ROW_HEIGHT = 28
VALUE = Qt.ItemDataRole.UserRole
NUMBER = Qt.ItemDataRole.UserRole + 1
_SWATCH = 22
_TYPED = ("name", "note")
_WORDS = ("text", "setting", "moment")
_WIDTHS = {"star": 44, "name": 150, "note": 240}


class RunsModel(QAbstractTableModel):
    """Runs as rows, in the order in which they were begun, the newest first."""

    def __init__(self, keeper: RunKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.runs: list[KnownRun] = []
        self.columns: list[RunColumn] = []

    def show_runs(self, records: Iterable[RunRecord]) -> None:
        """Show other runs; what was read of those that stay is kept."""
        self.beginResetModel()
        self.runs = known_runs(records, self.runs)
        self.endResetModel()

    def show_columns(self, keys: Iterable[str]) -> None:
        """Show other columns; unknown ones are left out."""
        self.beginResetModel()
        self.columns = [COLUMNS[key] for key in keys if key in COLUMNS]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.runs) if parent is None or not parent.isValid() else 0

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self.columns) if parent is None or not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        run, column = self.runs[index.row()], self.columns[index.column()]
        if role == VALUE:
            return column.value(run)
        if role == NUMBER:
            return run.record.number
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            is_star = column.key == "star" and role == Qt.ItemDataRole.DisplayRole
            return "" if is_star else cell_text(column, run)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = cell_text(column, run)
            return f"{run.record.title}, {column.shown_title}: {text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return run.record.problem or cell_text(column, run) or None
        if role == Qt.ItemDataRole.FontRole:
            words = column.kind in _WORDS
            return ui_font(LABEL) if words else mono_font(LABEL)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _align(column)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column.key == "star" else column.shown_title
        if role in (
            Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
        ):  # fmt: skip
            return column.shown_title
        return _align(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].key in _TYPED:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        column, run = self.columns[index.column()], self.runs[index.row()]
        if role != Qt.ItemDataRole.EditRole or column.key not in _TYPED:
            return False
        if str(value) != column.value(run):
            write = {"name": self._keeper.rename, "note": self._keeper.note}
            write[column.key](run.folder, str(value))
        return True


def _align(column: RunColumn) -> Qt.AlignmentFlag:
    left = column.kind in _WORDS or column.key == "star"
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


class StarPainter(QStyledItemDelegate):
    """Paints stars themselves: a selected row would tint an icon."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        super().paint(painter, option, index)
        place = QRectF(option.rect.left() + 13, option.rect.center().y() - 6, 13, 13)
        paint_icon(painter, "star", place, "warn" if index.data(VALUE) else "line2")


class NamePainter(QStyledItemDelegate):
    """Paints names, each behind a piece of its run's line."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(_SWATCH + 4, 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        super().paint(painter, option, index)
        painter.setPen(look_of(index.data(NUMBER)).pen())
        left, middle = option.rect.left() + 4, option.rect.center().y() + 1
        painter.drawLine(left, middle, left + _SWATCH, middle)


class SortedRuns(QSortFilterProxyModel):
    """Sorted by the values, not their texts; runs without one come last both ways."""

    def __init__(self, model: RunsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model_of_runs, self._words = model, ""
        self.setSourceModel(model)
        self.setSortRole(VALUE)

    def narrow(self, words: str) -> None:
        """Show only runs that say all of these words."""
        self._words = words
        self.invalidate()

    def run(self, row: int) -> KnownRun:
        """Return the run of a row as it is shown."""
        return self.model_of_runs.runs[self.mapToSource(self.index(row, 0)).row()]

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        return matches(self.model_of_runs.runs[row], self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        one, two = left.data(VALUE), right.data(VALUE)
        if one is None or two is None:
            ascending = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return (two is None and one is not None) == ascending and one is not two
        if isinstance(one, int | float) and isinstance(two, int | float):
            return one < two
        return str(one).casefold() < str(two).casefold()


class RunsTable(QTableView):
    """The table; `picked` follows the selected runs, of which there may be many.

    A click on the star gives or takes it, Delete moves the selected to the trash.
    """

    picked = Signal()

    def __init__(self, keeper: RunKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.runs = RunsModel(keeper, self)
        self.sorted = SortedRuns(self.runs, self)
        self.setModel(self.sorted)
        self._words = QStyledItemDelegate(self)
        self._painters = {"star": StarPainter(self), "name": NamePainter(self)}
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        triggers = QTableView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Runs"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(44)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.clicked.connect(self._clicked)
        self.selectionModel().selectionChanged.connect(self._selection_changed)

    def show_runs(self, records: Iterable[RunRecord]) -> None:
        """Show these runs; those that were selected stay so."""
        chosen = [run.record.id for run in self.selected()]
        self.runs.show_runs(records)
        self.select(chosen)

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns."""
        chosen = [run.record.id for run in self.selected()]
        self.runs.show_columns(keys)
        header = self.horizontalHeader()
        for number, column in enumerate(self.runs.columns):
            title = self.fontMetrics().horizontalAdvance(column.shown_title)
            painter = self._painters.get(column.key, self._words)
            self.setItemDelegateForColumn(number, painter)
            header.resizeSection(number, _WIDTHS.get(column.key, max(96, title + 34)))
        if self.runs.columns:
            last = len(self.runs.columns) - 1
            header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            header.setSectionResizeMode(last, QHeaderView.ResizeMode.Stretch)
        self.select(chosen)

    def selected(self) -> list[KnownRun]:
        """Return the selected runs, from top to bottom."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        return [self.sorted.run(row) for row in sorted(rows)]

    def visible_runs(self) -> list[KnownRun]:
        """Return all runs that are shown, from top to bottom."""
        return [self.sorted.run(row) for row in range(self.sorted.rowCount())]

    def select(self, runs: Iterable[str]) -> None:
        """Select the runs of these ids, and no others."""
        wanted, chosen = set(runs), self.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        chosen.clearSelection()
        for row in range(self.sorted.rowCount()):
            if self.sorted.run(row).record.id in wanted:
                index = self.sorted.index(row, 0)
                chosen.select(index, flags.Select | flags.Rows)
        self.picked.emit()

    def _selection_changed(self, *_changed: object) -> None:
        self.picked.emit()

    def _clicked(self, index: Index) -> None:
        source = self.sorted.mapToSource(index)
        if self.runs.columns[source.column()].key == "star":
            record = self.runs.runs[source.row()].record
            self._keeper.star(Path(record.folder), not record.marks.star)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.selected()
        is_delete = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if self.state() == QTableView.State.EditingState:
            super().keyPressEvent(event)
        elif is_delete and chosen:
            self._keeper.throw_away([run.folder for run in chosen])
        else:
            super().keyPressEvent(event)
