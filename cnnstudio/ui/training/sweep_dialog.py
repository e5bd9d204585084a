"""A sweep: which values to try, how many runs that makes, and what came of them."""

from __future__ import annotations

import math
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.measures import MEASURES
from cnnstudio.project.param_words import label_of
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.project.sweep import MOST_SEEDS, Row, Sweep, SweepError, variants
from cnnstudio.project.sweep_file import SweepRecord
from cnnstudio.ui import format as fmt
from cnnstudio.ui.document import Document
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.measured import measured_text
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.setting_summary import value_text
from cnnstudio.ui.training.sweep_axis import AxisRow
from cnnstudio.ui.training.sweeps import Sweeps
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.read_table import LEFT, RIGHT, ReadTable
from cnnstudio.ui.widgets.rows import FlowSeparator
from cnnstudio.ui.widgets.segmented import SegmentedControl

SIZE, MOST_AXES = (760, 620), 4
FIRST_AXIS = "learning_rate"


class SweepDialog(QDialog):
    """Makes a sweep for the queue, and stays open to show how it goes."""

    def __init__(
        self,
        document: Document,
        controller: RunController,
        sweeps: Sweeps,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/sweep")
        self._document, self._controller, self._sweeps = document, controller, sweeps
        self.axes: list[AxisRow] = []
        self.mode = SegmentedControl(
            [("grid", self.tr("Grid")), ("random", self.tr("Random"))],
            self.tr("How combinations are chosen"),
        )
        self.repeats = NumberField("1", self.tr("seeds"), True, 1, MOST_SEEDS)
        self.draws = NumberField("10", self.tr("draws"), True, 1, 500)
        self.more = Button(self.tr("Another setting"), "link", "plus", small=True)
        self.count = TextLabel("", "label", "text2", wrap=True)
        self.add = Button(self.tr("Add to the queue"), "primary")
        self.which = Combo((), self.tr("Sweep"))
        self.table = ReadTable(4)
        self.nothing = TextLabel("", "label", "text3", wrap=True)
        self.copy = Button(self.tr("Copy the table"), "secondary", "copy")
        self.close_button = Button(self.tr("Close"))
        self._axes_box = QVBoxLayout()
        self._draws_row = QWidget()
        self._lay_out()
        self._connect()
        self._add_axis(FIRST_AXIS)
        self._show_sweeps()

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sweep"))
        self.resize(*SIZE)
        self.table.setAccessibleName(self.tr("Results of the sweep"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        self._axes_box.setSpacing(4)
        column.addLayout(self._axes_box)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._options())
        line = QHBoxLayout()
        line.addWidget(self.count, 1)
        line.addWidget(self.add)
        column.addLayout(line)
        column.addWidget(FlowSeparator())
        column.addLayout(self._head())
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)

    def _options(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.mode)
        draws = QHBoxLayout(self._draws_row)
        draws.setContentsMargins(12, 0, 0, 0)
        draws.addWidget(TextLabel(self.tr("Draws"), "label", "text2"))
        draws.addWidget(self.draws)
        row.addWidget(self._draws_row)
        row.addSpacing(12)
        row.addWidget(TextLabel(self.tr("Seeds for each"), "label", "text2"))
        row.addWidget(self.repeats)
        for field in (self.draws, self.repeats):
            field.setFixedWidth(110)
        row.addStretch(1)
        return row

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(SectionLabel(self.tr("Results")))
        row.addStretch(1)
        self.which.setFixedWidth(180)
        row.addWidget(self.which)
        return row

    def _connect(self) -> None:
        self.mode.selected.connect(self._judge)
        for field in (self.draws, self.repeats):
            field.textChanged.connect(self._judge)
        self.more.clicked.connect(self._add_another)
        self.add.clicked.connect(self._begin)
        self.which.picked.connect(self._show_table)
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.reject)
        self._sweeps.changed.connect(self._show_sweeps)
        self._controller.changed.connect(self._judge)
        self._document.validated.connect(self._judge)
        self._document.reset.connect(self.reject)

    # What is tried

    def sweep(self) -> Sweep:
        """Return what is asked for; raises `SweepError`."""
        names = [row.name for row in self.axes]
        if len(set(names)) < len(names):
            raise SweepError(self.tr("A setting can be tried in one row only."))
        mode: Literal["grid", "random"] = (
            "random" if self.mode.current() == "random" else "grid"
        )
        axes = tuple(row.axis() for row in self.axes)
        seed = self._document.project.training.seed
        repeats = _whole(self.repeats, 1, MOST_SEEDS)
        return Sweep(axes, mode, repeats, _whole(self.draws, 1, 500), seed)

    def _add_another(self) -> None:
        taken = {row.name for row in self.axes}
        free = (n for n in ("weight_decay", "batch_size", "optimizer", "epochs"))
        self._add_axis(next((name for name in free if name not in taken), FIRST_AXIS))

    def _add_axis(self, name: str) -> None:
        row = AxisRow(name)
        row.changed.connect(self._judge)
        row.removed.connect(self._remove_sender)
        self.axes.append(row)
        self._axes_box.addWidget(row)
        self._judge()

    def _remove_sender(self) -> None:
        row = self.sender()
        if isinstance(row, AxisRow):
            self.axes.remove(row)
            row.hide()
            row.deleteLater()
            self._judge()

    def _judge(self) -> None:
        """Say how many runs it makes, or why it cannot be made."""
        self._draws_row.setVisible(self.mode.current() == "random")
        full = self.tr("So many settings at once are enough.")
        set_reason(self.more, full if len(self.axes) >= MOST_AXES else None)
        for row in self.axes:
            only = self.tr("It is the only one.") if len(self.axes) == 1 else None
            set_reason(row.remove, only)
        try:
            runs = len(variants(self.sweep(), self._document.project.training))
        except SweepError as error:
            self.count.setText(str(error))
            set_reason(self.add, str(error))
            return
        said = plural("SweepDialog", runs, "{n} run", "{n} runs")
        text = fmt.counted(runs, said)
        seconds = self._controller.current.seconds
        if math.isfinite(seconds) and seconds > 0:
            about = self.tr("{0}, about {1} at the pace of the last one")
            text = about.format(text, fmt.duration(runs * seconds))
        self.count.setText(text)
        set_reason(self.add, self._controller.blocked_reason() or None)

    def _begin(self) -> None:
        try:
            self._sweeps.begin(self.sweep())
        except SweepError as error:
            self.count.setText(str(error))
            return
        self.which.set_current_key(self._sweeps.records[-1].id)
        self._show_table()

    # What came of it

    def _show_sweeps(self) -> None:
        records = self._sweeps.records
        before = self.which.current_key()
        self.which.set_options([(r.id, r.title) for r in reversed(records)])
        if before in [r.id for r in records]:
            self.which.set_current_key(before)
        self._show_table()

    def _record(self) -> SweepRecord | None:
        key = self.which.current_key()
        return next((r for r in self._sweeps.records if r.id == key), None)

    def _show_table(self) -> None:
        record = self._record()
        self.which.setVisible(record is not None)
        self.table.setVisible(record is not None)
        self.nothing.setVisible(record is None)
        self.nothing.setText(
            self.tr("None yet. Every combination gets a line here, the best first.")
        )
        none = self.tr("There is no table yet.") if record is None else None
        set_reason(self.copy, none)
        if record is not None:
            self._fill(record)

    def _fill(self, record: SweepRecord) -> None:
        params = params_of(TrainingConfig)
        measure = MEASURES[self._sweeps.metric(record)]
        title = translate("Measures", measure.title)
        names = [label_of(params[name], name) for name in record.names]
        rows = self._sweeps.rows(record)
        heads = [*names[1:], title, self.tr("± spread"), self.tr("Runs")]
        self.table.setColumnCount(1 + len(heads))
        self.table.set_titles((names[0], LEFT), *((head, RIGHT) for head in heads))
        self.table.setRowCount(len(rows))
        for index, row in enumerate(rows):
            values = [value_text(params[n], v) for n, v in row.values.items()]
            self.table.put_name(index, values[0])
            texts = [
                *values[1:],
                measured_text(measure.key, row.mean),
                measured_text(measure.key, row.spread),
                _runs(row),
            ]
            for column, text in enumerate(texts, 1):
                self.table.put(index, column, text)

    def _copy(self) -> None:
        table = self.table
        columns = range(table.columnCount())
        heads = [table.horizontalHeaderItem(c) for c in columns]
        lines = [[head.text() if head else "" for head in heads]]
        for row in range(table.rowCount()):
            cells = [table.item(row, c) for c in columns]
            lines.append([cell.text() if cell else "" for cell in cells])
        QApplication.clipboard().setText("\n".join("\t".join(x) for x in lines))


def _whole(field: NumberField, low: int, high: int) -> int:
    text = field.text().strip()
    if not text.isdecimal() or not low <= int(text) <= high:
        said = translate("SweepDialog", "Expected a whole number from {0} to {1}.")
        raise SweepError(said.format(low, high))
    return int(text)


def _runs(row: Row) -> str:
    done, all_ = len(row.results), len(row.results) + row.open
    if not row.open:
        return str(done)
    return translate("SweepDialog", "{0} of {1}").format(done, all_)
