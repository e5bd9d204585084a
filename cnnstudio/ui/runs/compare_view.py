"""Two or more runs beside each other: their curves, their settings, their networks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.advice.compared_runs import notes_on
from cnnstudio.project.run_compare import (
    ComparedRow,
    compare_networks,
    compare_settings,
)
from cnnstudio.project.run_table import KnownRun, curve, series_of
from cnnstudio.ui.runs.curve_chart import CurveChart, NamedCurve
from cnnstudio.ui.runs.record_words import NOTHING
from cnnstudio.ui.runs.words import row_texts, row_title, series_title
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import Glyph, TextLabel
from cnnstudio.ui.widgets.read_table import LEFT, ReadTable
from cnnstudio.ui.widgets.segmented import SegmentedControl
from cnnstudio.ui.widgets.switch import ToggleSwitch

CURVES, SETTINGS, NETWORK = "curves", "settings", "network"
MOST = 8
"""Curves and columns beyond this cannot be told apart."""


class CompareView(QWidget):
    """Shows runs in the order in which they were chosen; at most `MOST`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: tuple[KnownRun, ...] = ()
        self.kind = SegmentedControl(
            (
                (CURVES, self.tr("Curves")),
                (SETTINGS, self.tr("Settings")),
                (NETWORK, self.tr("Network")),
            ),
            self.tr("What is compared"),
        )
        self.series = Combo(name=self.tr("Measured"))
        self.series.setFixedWidth(230)
        self.all_label = TextLabel(self.tr("Also what is equal"), "label", "text2")
        self.all = ToggleSwitch(self.tr("Also what is equal"))
        self.note_glyph = Glyph("info", "accent")
        self.note = TextLabel("", "label", "text2", wrap=True)
        self.hint = TextLabel("", "label", "text2", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.chart, self.table = CurveChart(), DifferenceTable()
        self._pages = QStackedWidget()
        for page in (self.hint, self.chart, self.table):
            self._pages.addWidget(page)
        self._lay_out()
        self.kind.selected.connect(self._refresh)
        self.series.picked.connect(self._refresh)
        self.all.toggled.connect(self._refresh)
        self.show_runs(())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(10)
        for widget in (self.kind, self.series, self.all, self.all_label):
            top.addWidget(widget)
        top.addStretch(1)
        note = QHBoxLayout()
        note.setContentsMargins(12, 0, 12, 8)
        note.setSpacing(8)
        note.addWidget(self.note_glyph)
        note.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(note)
        column.addWidget(self._pages, 1)

    def show_runs(self, runs: Sequence[KnownRun]) -> None:
        """Compare other runs."""
        self._runs = tuple(runs[:MOST])
        found = series_of(self._runs)
        self.series.set_options([(name, series_title(name)) for name in found])
        notes = notes_on(self._runs)
        self.note.setText(notes[0].text if notes else "")
        for widget in (self.note, self.note_glyph):
            widget.setVisible(bool(notes))
        self._refresh()

    def _refresh(self, *_changed: object) -> None:
        kind, few = self.kind.current(), len(self._runs) < 2
        self.series.setVisible(kind == CURVES and not few)
        for widget in (self.all, self.all_label):
            widget.setVisible(kind == SETTINGS and not few)
        if few:
            self.hint.setText(
                self.tr("Select two or more runs above to compare them: click one, "
                        "then others with Ctrl.")
            )  # fmt: skip
            self._pages.setCurrentWidget(self.hint)
        elif kind == CURVES:
            self._show_curves()
        else:
            self._show_differences(kind == SETTINGS)

    def _show_curves(self) -> None:
        series = str(self.series.current_key() or "")
        curves = [
            NamedCurve(
                run.record.number,
                run.record.title,
                tuple(curve(run, series)),
                run.record.best_epoch,
            )
            for run in self._runs
        ]
        self.chart.show_curves(series, curves)
        self._pages.setCurrentWidget(self.chart)

    def _show_differences(self, settings: bool) -> None:
        projects = [run.project for run in self._runs]
        events = [run.record.events for run in self._runs]
        rows = (
            compare_settings(projects, events)
            if settings
            else compare_networks(projects)
        )
        if not (settings and self.all.isChecked()):
            rows = [row for row in rows if row.differs]
        self.table.show_rows([run.record.title for run in self._runs], rows)
        if rows:
            self._pages.setCurrentWidget(self.table)
            return
        self.hint.setText(
            self.tr("All settings are equal.")
            if settings
            else self.tr("The networks are equal, layer by layer.")
        )
        self._pages.setCurrentWidget(self.hint)


class DifferenceTable(ReadTable):
    """A row for each thing in which runs differ, a column for each run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)
        self.setAccessibleName(self.tr("Differences"))
        self.setWordWrap(False)

    def show_rows(self, names: Sequence[str], rows: Sequence[ComparedRow]) -> None:
        """Show what each of these runs has; what differs from the first is marked."""
        self.setColumnCount(2 + len(names))
        titles = (self.tr("Where"), self.tr("What"), *names)
        self.set_titles(*((title, LEFT) for title in titles))
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(self.columnCount()):
            mode = modes.ResizeToContents if column < 2 else modes.Stretch
            header.setSectionResizeMode(column, mode)
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            place, what = row_title(row)
            self.put_name(number, place)
            self.put(number, 1, what, LEFT, "text2")
            texts = row_texts(row)
            for column, text in enumerate(texts):
                tone = "text" if text == texts[0] else "accent"
                tone = "text3" if text == NOTHING else tone
                self.put(number, 2 + column, text, LEFT, tone)
