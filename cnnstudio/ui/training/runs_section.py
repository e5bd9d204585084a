"""The lower part of the training column: earlier runs, to find and compare."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_keeper import RunKeeper
from cnnstudio.ui.training.runs_list import RunsList
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.rows import MARGIN
from cnnstudio.ui.widgets.search_field import SearchField

MANY = 6
"""From so many runs on there is a line to search in."""


class RunsSection(QWidget):
    """Title and "Compare", a search line once there are many, the list, and the trash.

    `compare_asked`: somebody wants the runs side by side.
    """

    compare_asked = Signal()

    def __init__(
        self, controller: RunController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self.keeper = RunKeeper(controller, self)
        self.list = RunsList(controller, self.keeper)
        self.compare = Button(self.tr("Compare"), "link", small=True)
        self.compare.clicked.connect(self.compare_asked)
        self.search = SearchField(self.tr("Find a run"), "")
        self.search.textChanged.connect(self.list.narrow)
        self.search.entered.connect(self._enter_list)
        self.none_yet = TextLabel("", "label", "text3", wrap=True)
        self.none_yet.setContentsMargins(MARGIN, 0, MARGIN, 8)
        self.thrown = TextLabel("", "label", "text2", wrap=True)
        self.undo = Button(self.tr("Undo"), "link", small=True)
        self.undo.clicked.connect(self.keeper.undo)
        self._thrown_row = QWidget()
        self._lay_out()
        controller.runs_changed.connect(self.refresh)
        self.keeper.changed.connect(self.refresh)
        self.search.textChanged.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setContentsMargins(MARGIN, 0, MARGIN - 8, 0)
        title.addWidget(SectionLabel(self.tr("Runs")))
        title.addStretch(1)
        title.addWidget(self.compare)
        search = QHBoxLayout()
        search.setContentsMargins(MARGIN, 0, MARGIN, 4)
        search.addWidget(self.search)
        thrown = QHBoxLayout(self._thrown_row)
        thrown.setContentsMargins(MARGIN, 4, MARGIN - 8, 4)
        thrown.addWidget(self.thrown, 1)
        thrown.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(title)
        column.addLayout(search)
        column.addWidget(self.none_yet)
        column.addWidget(self.list)
        column.addWidget(self._thrown_row)

    def refresh(self) -> None:
        """Show what there is to do with the runs that there are."""
        runs, words = self._controller.runs, self.search.text()
        none = self.tr("There are no two runs yet: train again, with F5.")
        set_reason(self.compare, None if len(runs) > 1 else none)
        self.search.setVisible(len(runs) >= MANY or bool(words))
        self.list.setVisible(bool(self.list.rows()))
        self.none_yet.setVisible(not self.list.rows())
        self.none_yet.setText(
            self.tr("No run says “{0}”.").format(words)
            if runs
            else self.tr("None yet. Every run is kept here, with its curves.")
        )
        self.thrown.setText(self.keeper.thrown_text())
        self._thrown_row.setVisible(bool(self.keeper.thrown_text()))

    def _enter_list(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(max(0, self.list.currentRow()))
            self.list.setFocus()
