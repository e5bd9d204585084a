"""How well each class is recognized: precision, recall, F1, support."""

from __future__ import annotations

import math
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.text import marked
from cnnstudio.project.facts import Task
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.all.class_scores import (
    ClassScores,
    Floats,
    class_scores,
    label_scores,
)
from cnnstudio.ui.viewer.all.page import AllPage, AnyTable
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.confusion import ANY
from cnnstudio.ui.viewer.model.labels import LabelTable
from cnnstudio.ui.viewer.parts.words import part_word
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.row_table import Column, Row, RowTable

_NAME, _IMAGES = 112, 84
"""Widths of two columns, in pixels; the shares have what is left."""


@inspector_view("classes", marked("InspectViews", "Classes"), "all", 3)
class ClassesPage(AllPage):
    """A row a class or label, to be sorted; the means of all of them below."""

    tasks: ClassVar[tuple[Task, ...]] = ("classes", "labels")

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/classes")
        self._scores: ClassScores | None = None
        self._names: list[str] = []
        self.table = RowTable(
            self.tr("Classes"),
            [
                Column(self.tr("Class"), width=_NAME),
                Column(self.tr("Precision"), mono=True, right=True, bar=True),
                Column(self.tr("Recall"), mono=True, right=True, bar=True),
                Column(self.tr("F1"), mono=True, right=True, bar=True),
                Column(self.tr("Images"), mono=True, right=True, width=_IMAGES),
            ],
            (self.tr("Show the images of this class"),),
        )
        self.means = [TextLabel("", "label", "text2") for _ in range(3)]
        self.note = TextLabel(
            self.tr("Precision: of the images said to be of a class, the share that "
                    "is. Recall: of the images of a class, the share that is found. "
                    "F1 is their harmonic mean."),
            "hint", "text3", wrap=True,
        )  # fmt: skip
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.table, 1)
        for label in self.means:
            row = QHBoxLayout()
            row.addWidget(label)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self.note)
        column.addStretch(0)
        self.lay_out(body)
        self._body = body
        self.table.opened.connect(self._open)
        self.table.asked.connect(self._asked)
        self.refresh()

    def total_of(self, table: AnyTable) -> str:
        if not isinstance(table, LabelTable):
            return super().total_of(table)
        text = self.tr("Of {0} of {1} {2} all labels are right")
        counted = grouped(table.count - table.wrong), grouped(table.count)
        return text.format(*counted, part_word(table.found.part))

    def show_found(self, table: AnyTable) -> None:
        names = [table.name(n) for n in range(table.size)]
        labels = isinstance(table, LabelTable)
        if isinstance(table, LabelTable):
            scores = label_scores(table.found.scores, table.found.targets)
        else:
            scores = class_scores(table.counts)
        # Of one class each the micro means are all the accuracy.
        self.means[2].setVisible(labels)
        self._show(names, scores)

    def _show(self, names: list[str], scores: ClassScores) -> None:
        self._names, self._scores = names, scores
        rows = []
        for number, name in enumerate(names):
            shares = [float(c[number]) for c in self._columns(scores)]
            support = int(scores.support[number])
            cells = (name, *(_share(s) for s in shares), grouped(support))
            # What is of nothing stands below everything else.
            order = [-1.0 if math.isnan(s) else s for s in shares]
            rows.append(Row(cells, number, order=(name, *order, float(support))))
        self.table.show_rows(rows)
        self.table.setMaximumHeight(self.table.height_of_rows())
        said = (
            (self.tr("mean of the classes (macro)"), scores.macro()),
            (self.tr("weighted by their images"), scores.weighted()),
            (self.tr("all counted together (micro)"), scores.micro()),
        )
        for label, (name, means) in zip(self.means, said, strict=True):
            text = self.tr("{0}: precision {1}, recall {2}, F1 {3}")
            label.setText(text.format(name, *(_share(mean) for mean in means)))

    @staticmethod
    def _columns(scores: ClassScores) -> tuple[Floats, ...]:
        return scores.precision, scores.recall, scores.f1

    def _open(self, key: object) -> None:
        if isinstance(key, int) and self.shown is not None:
            labels = isinstance(self.shown, LabelTable)
            self.mistakes.choose((key, ANY))
            self.controller.views.show("all", "labels" if labels else "confusion")

    def _asked(self, _entry: int, key: object) -> None:
        self._open(key)

    def exported(self) -> Exported:
        """The rows, and the two means as rows of their own."""
        name = self.named(self.tr("Classes"))
        scores = self._scores
        if scores is None:
            return Exported(name)
        rows: list[tuple[object, ...]] = [
            (title, *(_number(c[n]) for c in self._columns(scores)),
             int(scores.support[n]))
            for n, title in enumerate(self._names)
        ]  # fmt: skip
        whole = int(scores.support.sum())
        rows.append(("macro", *map(_number, scores.macro()), whole))
        rows.append(("weighted", *map(_number, scores.weighted()), whole))
        if isinstance(self.shown, LabelTable):
            rows.append(("micro", *map(_number, scores.micro()), whole))
        titles = ("class", "precision", "recall", "F1", "images")
        return Exported(name, paper_of(self._body), Table(titles, rows))


def _share(value: float) -> str:
    return "–" if math.isnan(value) else percent(value, 2)


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
