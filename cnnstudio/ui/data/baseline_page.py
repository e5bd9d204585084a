"""Answers without a network: k nearest neighbours and a linear layer, compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.bridge.message import Bytes, FloatArray
from cnnstudio.bridge.study_messages import BaselineAnswered
from cnnstudio.graph.text import marked, plural, translate
from cnnstudio.ui import format as fmt
from cnnstudio.ui.data.baselines import METHODS, MOST_EPOCHS, MOST_NEIGHBORS, Baselines
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.picture_rows import Cell, PictureRows
from cnnstudio.ui.data.samples import tiles_of
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.parts.pictures import GREY, WEIGHTS, indexed_image, rgb_image
from cnnstudio.ui.viewer.parts.tiling import to_bytes
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.row_table import ROW_HEIGHT, Column, Row, RowTable
from cnnstudio.ui.widgets.rows import FormRow
from cnnstudio.ui.widgets.segmented import SegmentedControl
from cnnstudio.ui.widgets.tiles import EmptyState, ProgressLine

_SIDE, _HEAD = 232, 32

TITLES = {
    "knn": marked("Baselines", "k-NN"),
    "softmax": marked("Baselines", "Linear, softmax"),
    "svm": marked("Baselines", "Linear, SVM"),
}


class BaselinePage(QWidget):
    """Follows the baselines: what to ask at the left, pictures at the right."""

    def __init__(
        self,
        controller: DataController,
        baselines: Baselines,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/baselines")
        self._controller, self._baselines = controller, baselines
        options = [(key, translate("Baselines", TITLES[key])) for key in METHODS]
        self.method = SegmentedControl(options, self.tr("Method"), small=True)
        self.k = NumberField("5", self.tr("Neighbours"), True, 1, MOST_NEIGHBORS)
        distances = [("l1", "L1"), ("l2", "L2")]
        self.distance = SegmentedControl(distances, self.tr("Distance"), small=True)
        self.epochs = NumberField("20", self.tr("Epochs"), True, 1, MOST_EPOCHS)
        self.run = Button("", "secondary", "play", small=True)
        self.cancel = Button(self.tr("Cancel"), "secondary", "stop", small=True)
        self.progress = ProgressLine(self.tr("Progress of the baseline"))
        self.said = TextLabel("", "label", "text2", wrap=True)
        self.table = RowTable(
            self.tr("Baselines"),
            [
                Column(self.tr("Method")),
                Column(self.tr("Validation"), mono=True, right=True, width=78),
                Column(self.tr("Test"), mono=True, right=True, width=68),
                Column(self.tr("Kept"), mono=True, right=True, width=88),
                Column(self.tr("Comparisons"), mono=True, right=True, width=96),
                Column(self.tr("Time each"), mono=True, right=True, width=74),
            ],
        )
        self.pictures = PictureRows(self.tr("Neighbours, nearest first"))
        self.title = SectionLabel("")
        self.empty = EmptyState("search", "", "")
        self._rows = {
            "k": FormRow(self.tr("Neighbours k"), self.k),
            "distance": FormRow(self.tr("Distance"), self.distance),
            "epochs": FormRow(self.tr("Epochs"), self.epochs),
        }
        self._lay_out()
        self._connect()
        self.refresh()

    def _left(self) -> QWidget:
        """What is asked for, above what was answered in words."""
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.method)
        for row in self._rows.values():
            inside = row.layout()
            assert isinstance(inside, QHBoxLayout)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addStretch(1)
            left.addWidget(row)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.run)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        left.addSpacing(4)
        left.addLayout(buttons)
        left.addWidget(self.progress)
        left.addWidget(self.said)
        left.addStretch(1)
        side = QWidget()
        side.setFixedWidth(_SIDE)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        return side

    def _lay_out(self) -> None:
        shown = QWidget()
        right = QVBoxLayout(shown)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(6)
        right.addWidget(self.title)
        right.addWidget(self.pictures, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(shown)
        row_of_both = QHBoxLayout()
        row_of_both.setSpacing(20)
        row_of_both.addWidget(self._left())
        row_of_both.addWidget(self._pages, 1)
        self.table.setFixedHeight(_HEAD + len(METHODS) * ROW_HEIGHT + 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 10)
        column.setSpacing(10)
        column.addLayout(row_of_both, 1)
        column.addWidget(self.table)

    def _connect(self) -> None:
        baselines = self._baselines
        self.method.selected.connect(self._choose_method)
        self.distance.selected.connect(self._choose_distance)
        self.k.edited.connect(self._choose_k)
        self.epochs.edited.connect(self._choose_epochs)
        self.run.clicked.connect(self._run)
        self.cancel.clicked.connect(baselines.cancel)
        self.table.picked.connect(self._choose_row)
        baselines.changed.connect(self.refresh)
        self._controller.changed.connect(self.refresh)

    # Choosing

    def _choose(self, **changes: Any) -> None:
        self._baselines.choose(replace(self._baselines.wish, **changes))

    def _choose_method(self, key: object) -> None:
        self._choose(method=str(key))

    def _choose_row(self, key: object) -> None:
        if key in METHODS and key != self._baselines.wish.method:
            self._choose(method=str(key))

    def _choose_distance(self, key: object) -> None:
        self._choose(distance=str(key))

    def _choose_k(self, text: str) -> None:
        self._choose(k=_whole(text, MOST_NEIGHBORS, self._baselines.wish.k))

    def _choose_epochs(self, text: str) -> None:
        before = self._baselines.wish.epochs
        self._choose(epochs=_whole(text, MOST_EPOCHS, before))

    def _run(self) -> None:
        self._choose_k(self.k.text())
        self._choose_epochs(self.epochs.text())
        self._baselines.run()

    # Showing

    def refresh(self) -> None:
        """Show what is asked for and what was answered."""
        baselines, wish = self._baselines, self._baselines.wish
        neighbors = wish.method == "knn"
        self.method.set_current(wish.method)
        self.distance.set_current(wish.distance)
        for field, number in ((self.k, wish.k), (self.epochs, wish.epochs)):
            if _whole(field.text(), MOST_EPOCHS, 0) != number and not field.hasFocus():
                field.set_text(str(number))
        self._rows["k"].setVisible(neighbors)
        self._rows["distance"].setVisible(neighbors)
        self._rows["epochs"].setVisible(not neighbors)
        name = self.tr("k-NN baseline") if neighbors else self.tr("Linear baseline")
        self.run.setText(name)
        busy = baselines.busy
        set_reason(self.run, busy or self._why_not() or None)
        self.cancel.setVisible(bool(busy))
        self.progress.setVisible(bool(busy))
        self.progress.set_part(baselines.part)
        self.said.setText(busy or baselines.problem or self._sentence())
        self.said.set_tone("error" if baselines.problem and not busy else "text2")
        self._pages.setCurrentIndex(1 if baselines.answers else 0)
        self.table.setVisible(bool(baselines.answers))
        self.empty.set_text(
            self.tr("How far does one get without a network?"),
            self.tr("A network that does not beat these was not worth its work. "
                    "Nothing of your network is used, or changed."),
        )  # fmt: skip
        self._show_table()
        self._show_pictures(baselines.shown)

    def _why_not(self) -> str:
        facts = self._controller.facts
        if facts is None:
            return self.tr("Choose the data first.")
        if facts.task != "classes":
            return self.tr("A baseline tells classes apart: these have other targets.")
        return ""

    def _sentence(self) -> str:
        answer = self._baselines.shown
        if answer is None:
            return ""
        share = fmt.percent(answer.accuracy)
        if answer.method == "knn":
            said = plural(
                "BaselinePage", answer.comparisons,
                "{share} of the validation samples are right. Each answer compares "
                "with {n} training sample.",
                "{share} of the validation samples are right. Each answer compares "
                "with all {n} training samples.",
            )  # fmt: skip
            return said.format(share=share, n=fmt.grouped(answer.comparisons))
        said = self.tr("{0} of the validation samples are right, with {1} parameters.")
        return said.format(share, fmt.grouped(answer.parameters))

    def _show_table(self) -> None:
        rows = []
        for method, (wish, answer) in self._baselines.answers.items():
            name = translate("Baselines", TITLES[method])
            if method == "knn":
                name = f"{name}, k = {wish.k}, {wish.distance.upper()}"
            cells = (
                name, fmt.percent(answer.accuracy), fmt.percent(answer.test_accuracy),
                fmt.size(answer.bytes), fmt.grouped(answer.comparisons),
                time_text(answer.milliseconds),
            )  # fmt: skip
            order = (
                name, answer.accuracy, answer.test_accuracy, float(answer.bytes),
                float(answer.comparisons), answer.milliseconds,
            )  # fmt: skip
            rows.append(Row(cells, method, order=order))
        if [row[:2] for row in self.table.rows_model.rows] != [row[:2] for row in rows]:
            self.table.show_rows(rows)

    def _show_pictures(self, answer: BaselineAnswered | None) -> None:
        if answer is None:
            self.title.setText(self.tr("Not run yet"))
            self.pictures.show_rows(())
        elif answer.method == "knn":
            self.title.setText(
                self.tr("Validation samples, and their neighbours, nearest first")
            )
            self.pictures.show_rows(neighbor_rows(answer), lead=True)
        else:
            self.title.setText(self.tr("What each class looks for: its weights"))
            self.pictures.show_rows([template_cells(answer)])


def neighbor_rows(answer: BaselineAnswered) -> list[list[Cell]]:
    """Return a row a query: itself, then its neighbours with their distances."""
    queries = _images(answer.queries)
    near = _images(answer.neighbor_pictures)
    rows, k = [], answer.neighbors.shape[1] if answer.neighbors.ndim == 2 else 0
    for at, image in enumerate(queries):
        label, said = int(answer.labels[at]), int(answer.answers[at])
        right = label == said
        spoken = translate("Baselines", "{label}, said to be {answer}").format(
            label=answer.classes[label], answer=answer.classes[said]
        )
        mark = "\u2713" if right else f"\u2717 {answer.classes[said]}"
        tone = "ok" if right else "error"
        row = [Cell(image, answer.classes[label], mark, tone, spoken)]
        for place in range(k):
            name = answer.classes[int(answer.neighbor_labels[at, place])]
            distance = f"{answer.distances[at, place]:.4g}"
            told = translate("Baselines", "{label}, at a distance of {distance}")
            spoken = told.format(label=name, distance=distance)
            row.append(Cell(near[at * k + place], name, distance, "", spoken))
        rows.append(row)
    return rows


def template_cells(answer: BaselineAnswered) -> list[Cell]:
    """Return the weights of each class as a picture; white is 0 where they are grey."""
    return [
        Cell(_weights_image(weights), name, spoken=name)
        for weights, name in zip(answer.templates, answer.classes, strict=False)
    ]


def _weights_image(weights: FloatArray) -> QImage:
    """Red is positive and blue negative; of three channels the colours they ask for."""
    if weights.ndim != 3:
        weights = weights.reshape(1, 1, -1)
    if len(weights) == 3:
        levels = to_bytes(weights, float(weights.min()), float(weights.max()))
        return rgb_image(np.ascontiguousarray(np.moveaxis(levels, 0, 2)))
    most = float(np.abs(weights[0]).max())
    return indexed_image(to_bytes(weights[0], -most, most), WEIGHTS)


def _images(pictures: Bytes) -> list[QImage]:
    tiles = tiles_of(pictures)
    return [indexed_image(t, GREY) if t.ndim == 2 else rgb_image(t) for t in tiles]


def time_text(milliseconds: float) -> str:
    """Write the time of one answer; that of a linear layer is a matter of µs."""
    if milliseconds < 1:
        digits = 1 if milliseconds < 0.01 else 0
        return f"{1_000 * milliseconds:.{digits}f} \u00b5s"
    return fmt.milliseconds(milliseconds / 1_000)


def _whole(text: str, most: int, before: int) -> int:
    text = text.strip()
    return int(text) if text.isdecimal() and 1 <= int(text) <= most else before
