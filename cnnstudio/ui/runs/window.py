"""The window of all runs: a table above, and the selected ones compared below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.graph.text import plural, translate
from cnnstudio.project.atomic import WriteError, write_atomic
from cnnstudio.project.run_table import COLUMNS, USUAL_COLUMNS, Group, to_csv
from cnnstudio.ui import format as fmt
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.runs.compare_view import CompareView
from cnnstudio.ui.runs.runs_table import ROW_HEIGHT, RunsTable
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_keeper import RunKeeper
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.rows import FlowSeparator
from cnnstudio.ui.widgets.search_field import SearchField

COLUMNS_KEY = "runs/columns"
SIZE = (1180, 760)


class RunsWindow(QDialog):
    """Follows the runs while it is open; which columns there are is remembered."""

    def __init__(
        self,
        controller: RunController,
        keeper: RunKeeper,
        settings: QSettings,
        dialogs: Dialogs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/compare")
        self._controller, self._settings, self._dialogs = controller, settings, dialogs
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Runs"))
        self.table = RunsTable(keeper)
        self.compared = CompareView()
        self.search = SearchField(self.tr("Find by name, note or setting"), "")
        self.search.setMinimumWidth(280)
        self.count = TextLabel("", "label", "text2")
        self.columns = Button(self.tr("Columns"), "secondary", "table")
        self.csv = Button(self.tr("Save as CSV…"), "secondary", "export")
        self.columns_menu = QMenu(self)
        self.columns.setMenu(self.columns_menu)
        self._lay_out()
        self._connect(keeper)
        self._show_columns(self._known_columns())
        self.resize(*SIZE)
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 10, 12, 10)
        top.setSpacing(8)
        top.addWidget(self.search)
        top.addWidget(self.count)
        top.addStretch(1)
        top.addWidget(self.columns)
        top.addWidget(self.csv)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.compared)
        listed = min(max(len(self._controller.runs), 4), 8)
        upper = ROW_HEIGHT * (listed + 1) + 12
        parts.setSizes([upper, SIZE[1] - upper])
        parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(FlowSeparator())
        column.addWidget(parts, 1)

    def _connect(self, keeper: RunKeeper) -> None:
        self._controller.runs_changed.connect(self.refresh)
        keeper.changed.connect(self.refresh)
        self.table.picked.connect(self._compare)
        self.table.activated.connect(self._activated)
        self.search.textChanged.connect(self.table.sorted.narrow)
        self.search.textChanged.connect(self._count)
        self.search.entered.connect(self.table.setFocus)
        self.csv.clicked.connect(self._save_csv)
        self.columns_menu.aboutToShow.connect(self._fill_columns_menu)

    def refresh(self) -> None:
        """Show the runs as they are now."""
        self.table.show_runs(self._controller.runs)
        self._count()

    def compare(self, runs: Iterable[str]) -> None:
        """Select the runs of these ids."""
        self.table.select(runs)

    def _count(self) -> None:
        shown, all_runs = len(self.table.visible_runs()), len(self._controller.runs)
        if shown < all_runs:
            self.count.setText(self.tr("{0} of {1} runs").format(shown, all_runs))
            return
        said = plural("RunsWindow", shown, "{n} run", "{n} runs")
        self.count.setText(fmt.counted(shown, said, self.tr("no runs yet")))

    def _compare(self) -> None:
        self.compared.show_runs(self.table.selected())

    def _activated(self, index: object) -> None:
        chosen = self.table.selected()
        if len(chosen) == 1:
            self._controller.show_run(chosen[0].folder)

    # Columns

    def _known_columns(self) -> list[str]:
        stored = str(self._settings.value(COLUMNS_KEY) or "")
        known = [key for key in stored.split(",") if key in COLUMNS]
        return known or list(USUAL_COLUMNS)

    def shown_columns(self) -> list[str]:
        """Return the keys of the columns that are shown."""
        return [column.key for column in self.table.runs.columns]

    def toggle_column(self, key: str) -> None:
        """Show a column, or no longer; the name always is."""
        shown = self.shown_columns()
        chosen = [k for k in COLUMNS if (k in shown) != (k == key)]
        self._show_columns(chosen)
        self._settings.setValue(COLUMNS_KEY, ",".join(chosen))

    def _show_columns(self, keys: Sequence[str]) -> None:
        order = [key for key in COLUMNS if key in keys or key == "name"]
        first = [key for key in ("star", "name") if key in order]
        last = [key for key in ("note",) if key in order]
        middle = [key for key in order if key not in (*first, *last)]
        self.table.show_columns([*first, *middle, *last])

    def _fill_columns_menu(self) -> None:
        self.columns_menu.clear()
        groups: dict[Group, str] = {
            "run": translate("RunsWindow", "Run"),
            "result": translate("RunsWindow", "Results"),
            "training": translate("RunsWindow", "Training settings"),
            "dataset": translate("RunsWindow", "Data settings"),
        }
        shown = self.shown_columns()
        for group, title in groups.items():
            menu = self.columns_menu.addMenu(title)
            for key, column in COLUMNS.items():
                if column.group == group and key != "name":
                    action = menu.addAction(column.shown_title)
                    action.setCheckable(True)
                    action.setChecked(key in shown)
                    action.triggered.connect(lambda _on, k=key: self.toggle_column(k))

    def _save_csv(self) -> None:
        """Save what is shown: all runs that were found, with the chosen columns."""
        suggested = str(Path.home() / self.tr("runs.csv"))
        kinds = self.tr("Tables (*.csv)")
        path = self._dialogs.save_path(suggested, kinds)
        if not path:
            return
        text = to_csv(self.table.visible_runs(), self.table.runs.columns)
        try:
            write_atomic(Path(path), text.encode())
        except WriteError as error:
            self._dialogs.tell(str(error))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus()
