"""Each class against all others: ROC and precision-recall curves."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.graph.text import marked
from cnnstudio.project.facts import Task
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.format import grouped
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.all.chart import UnitChart
from cnnstudio.ui.viewer.all.page import AllPage, AnyTable
from cnnstudio.ui.viewer.all.ranking import Ranking, mean_of, ranking
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.judged import chances_of
from cnnstudio.ui.viewer.model.labels import LabelTable
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.row_table import Column, Row, RowTable
from cnnstudio.ui.widgets.segmented import SegmentedControl

_POINTS = 1_000
"""A curve is drawn with at most so many points; its area is of all of them."""

_TABLE = 300


class CurvesChart(UnitChart):
    """Curves of all classes, thin, and that of the chosen one on top of them."""

    curves: tuple[tuple[NDArray[np.float64], NDArray[np.float64]], ...] = ()
    chosen = -1
    steps = diagonal = False

    def paint_data(self, painter: QPainter, box: QRectF) -> None:
        colors = theme()
        if self.diagonal:
            painter.setPen(QPen(colors.text3, 1, Qt.PenStyle.DashLine))
            painter.drawLine(self.point(0, 0), self.point(1, 1))
        painter.setPen(QPen(colors.text3, 1))
        for number in range(len(self.curves)):
            if number != self.chosen:
                painter.drawPolyline(self._line(number))
        if 0 <= self.chosen < len(self.curves):
            painter.setPen(QPen(colors.accent, 2))
            painter.drawPolyline(self._line(self.chosen))

    def _line(self, number: int) -> QPolygonF:
        xs, ys = self.curves[number]
        points = []
        for place, (x, y) in enumerate(zip(xs.tolist(), ys.tolist(), strict=True)):
            if self.steps and place:
                points.append(self.point(xs[place - 1], y))
            points.append(self.point(x, y))
        return QPolygonF(points)


@inspector_view("curves", marked("InspectViews", "ROC and PR"), "all", 5)
class CurvesPage(AllPage):
    """The curves of one kind, and the areas below both of them as a table."""

    tasks: ClassVar[tuple[Task, ...]] = ("classes", "labels")

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/curves")
        self._kind = "roc"
        self._rankings: list[Ranking] = []
        self.chart = CurvesChart("", "", "")
        self.kind = SegmentedControl(
            (("roc", self.tr("ROC")), ("pr", self.tr("precision and recall"))),
            self.tr("Which curve"), small=True,
        )  # fmt: skip
        self.kind.set_current(self._kind)
        self.table = RowTable(
            self.tr("Classes"),
            [
                Column(self.tr("Class against the others")),
                Column(self.tr("AUC"), mono=True, right=True, width=70),
                Column(self.tr("AP"), mono=True, right=True, width=70),
            ],
        )
        self.table.setFixedWidth(_TABLE)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.chart, 1)
        row.addWidget(self.table)
        self.lay_out(body, self.kind)
        self.table.picked.connect(self._pick)
        self.kind.selected.connect(self._choose_kind)
        self.refresh()

    def nothing(self, table: AnyTable) -> tuple[str, str] | None:
        if table.found.scores.size:
            return None
        title = self.tr("There are no curves of so many scores")
        return title, self.tr(
            "{0} images of {1} classes are more than can be kept. The other views need "
            "less."
        ).format(grouped(table.count), grouped(table.size))

    def total_of(self, table: AnyTable) -> str:
        text = self.tr("Mean over the classes: AUC {0}, average precision {1}")
        areas = mean_of([r.auc for r in self._ranked(table)])
        means = mean_of([r.average_precision for r in self._ranked(table)])
        if isinstance(table, LabelTable):
            every = ranking(table.chances.ravel(), table.there.ravel())
            text = self.tr("Macro: AUC {0}, AP {1}; micro: AUC {2}, AP {3}")
            micro = _area(every.auc), _area(every.average_precision)
            return text.format(_area(areas), _area(means), *micro)
        return text.format(_area(areas), _area(means))

    def _ranked(self, table: AnyTable) -> list[Ranking]:
        if table is self.shown and self._rankings and self._of is table:
            return self._rankings
        if isinstance(table, LabelTable):
            chances, there = table.chances, table.there
        else:
            known = table.found.labels >= 0
            chances = chances_of(table.found)[known]
            classes = np.arange(chances.shape[1])
            there = table.found.labels[known][:, None] == classes
        self._of = table
        pairs = zip(chances.T, there.T, strict=True)
        self._rankings = [ranking(*pair) for pair in pairs]
        return self._rankings

    _of: AnyTable | None = None

    def show_found(self, table: AnyTable) -> None:
        rows = []
        for number, ranked in enumerate(self._ranked(table)):
            name, numbers = table.name(number), (ranked.auc, ranked.average_precision)
            order = [-1.0 if math.isnan(n) else n for n in numbers]
            cells = (name, *(_area(n) for n in numbers))
            rows.append(Row(cells, number, order=(name, *order)))
        chosen = self.chart.chosen
        if not 0 <= chosen < len(rows):  # at first the class that is told apart worst
            means = [r.average_precision for r in self._rankings]
            chosen = int(np.argmin(np.nan_to_num(means, nan=2.0)))
        self.table.show_rows(rows)
        self.table.pick(chosen)
        self._draw()

    def _draw(self) -> None:
        chart, roc = self.chart, self._kind == "roc"
        name = ""
        if self.shown is not None and 0 <= chart.chosen < len(self._rankings):
            name = self.shown.name(chart.chosen)
        if roc:
            chart.title = self.tr("ROC: {0} against the others").format(name)
            chart.name_axes(
                self.tr("share of the others that pass (false positive rate)"),
                self.tr("share of the class that passes (recall)"),
            )
            pairs = [(r.false_rate, r.recall) for r in self._rankings]
        else:
            chart.title = self.tr("Precision: {0} against the others").format(name)
            chart.name_axes(
                self.tr("share of the class that passes (recall)"),
                self.tr("share of what passes that is of the class (precision)"),
            )
            pairs = [(r.recall, r.precision) for r in self._rankings]
        chart.steps, chart.diagonal = not roc, roc
        chart.curves = tuple(_thinned(*pair) for pair in pairs)
        chart.setAccessibleName(chart.title)
        chart.update()

    def _pick(self, key: object) -> None:
        if isinstance(key, int):
            self.chart.chosen = key
            self._draw()

    def _choose_kind(self, key: object) -> None:
        self._kind = str(key)
        self.kind.set_current(key)
        self._draw()

    def exported(self) -> Exported:
        """The chart; every point of every curve as a row."""
        name = self.named(self.tr("ROC and PR"))
        table = self.shown
        if table is None:
            return Exported(name)
        rows = [
            (table.name(number), *values)
            for number, ranked in enumerate(self._ranked(table))
            for values in zip(
                ranked.thresholds.tolist(), ranked.false_rate.tolist(),
                ranked.recall.tolist(), ranked.precision.tolist(), strict=True,
            )
        ]  # fmt: skip
        titles = ("class", "threshold", "false positive rate", "recall", "precision")
        return Exported(name, paper_of(self.chart), Table(titles, rows))


def _area(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.4f}"


def _thinned(
    xs: NDArray[np.float64], ys: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if len(xs) <= _POINTS:
        return xs, ys
    kept = np.linspace(0, len(xs) - 1, _POINTS).astype(np.int64)
    return xs[kept], ys[kept]
