"""Insert a pattern: N, M and K at the left, the layers that they give at the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.graph.inference import NO_COST, NodeReport, ShapeReport, infer_shapes
from cnnstudio.graph.node import Node
from cnnstudio.graph.param import params_of
from cnnstudio.project.pattern import Drawn, Pattern, drawn, fitted
from cnnstudio.ui import format as fmt
from cnnstudio.ui.document import Document
from cnnstudio.ui.fonts import LABEL, mono_font
from cnnstudio.ui.forms.rows import ParamRow, row_for
from cnnstudio.ui.icons import family_icon, icon
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.rows import FlowSeparator

FORM_WIDTH = 300
SIZE = (820, 600)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PatternDialog(QDialog):
    """Draws the pattern anew with every number, and inserts it as one undo step.

    `source` is the node behind which it goes; None: a network of its own.
    """

    def __init__(
        self,
        document: Document,
        selection: Selection,
        source: str | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._source = source
        self.pattern = fitted(document.graph, Pattern(), source)
        self.rows: dict[str, ParamRow] = {}
        self.formula = TextLabel("", "mono", "text", wrap=True)
        self.place = TextLabel("", "label", "text2", wrap=True)
        self.counts = TextLabel("", "label", "text2", wrap=True)
        self.problem = TextLabel("", "label", "error", wrap=True)
        self.remarks = TextLabel("", "label", "warn", wrap=True)
        self.layers = LayerTable()
        self.insert = Button(self.tr("Insert"), "primary")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Insert pattern"))
        self.resize(*SIZE)
        self._lay_out()
        self._redraw()

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._form())
        line = QFrame()
        line.setProperty("panel", "line")
        line.setFixedWidth(1)
        columns.addWidget(line)
        preview = QVBoxLayout()
        preview.setContentsMargins(12, 12, 12, 8)
        preview.setSpacing(6)
        for label in (self.formula, self.place):
            preview.addWidget(label)
        preview.addWidget(self.layers, 1)
        for label in (self.counts, self.problem, self.remarks):
            preview.addWidget(label)
        columns.addLayout(preview, 1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.insert.clicked.connect(self.accept)
        self.insert.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 8, 12, 12)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.insert)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(columns, 1)
        column.addWidget(FlowSeparator())
        column.addLayout(buttons)

    def _form(self) -> QWidget:
        form = QWidget()
        form.setFixedWidth(FORM_WIDTH)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        for name, param in params_of(Pattern).items():
            row = row_for(name, param)
            row.show_value(getattr(self.pattern, name))
            row.proposed.connect(self._set)
            self.rows[name] = row
            column.addWidget(row)
        column.addStretch(1)
        return form

    def _set(self, name: str, value: Any) -> None:
        self.pattern = replace(self.pattern, **{name: value})
        self.rows[name].show_value(value)
        self._redraw()

    # What it would be

    def _drawn(self) -> Drawn:
        document = self._document
        return drawn(document.graph, self.pattern, self._source, document.network)

    def _redraw(self) -> None:
        pattern, draft = self.pattern, self._drawn()
        report = infer_shapes(draft.applied(self._document.graph))
        reports = [report.nodes[node.id] for node in draft.nodes]
        for name in ("channels", "double", "pool", "convolutions"):
            self.rows[name].setEnabled(pattern.stages > 0)
        self.rows["features"].setEnabled(pattern.dense > 0)
        self.formula.setText(pattern.formula())
        self.place.setText(self._where(report))
        self.layers.show_layers(draft.nodes, reports)
        self.counts.setText(self._counted(draft.nodes, reports))
        wrong = [r for r in reports if r.problem is not None]
        self.problem.setText(self._told(draft, wrong[0]) if wrong else "")
        self.problem.setVisible(bool(wrong))
        self.remarks.setText("\n".join(pattern.hints()))
        self.remarks.setVisible(bool(pattern.hints()))

    def _told(self, draft: Drawn, report: NodeReport) -> str:
        name = next(node.name for node in draft.nodes if node.id == report.node)
        assert report.problem is not None
        return f"{name}: {report.problem.message}."

    def _where(self, report: ShapeReport) -> str:
        if self._source is None:
            return self.tr("A network of its own, with an Input.")
        name = self._document.graph.nodes[self._source].name
        shape = report.nodes[self._source].output
        said = self.tr("Behind {0}, which gives {1}.")
        return said.format(name, shape if shape is not None else "?")

    def _counted(self, nodes: Sequence[Node], reports: Sequence[NodeReport]) -> str:
        types = Counter(node.type for node in nodes)
        layers = ", ".join(
            (
                fmt.plural(types["Conv2d"], self.tr("convolution")),
                f"{types['ReLU']} ReLU",
                fmt.plural(types["MaxPool2d"], self.tr("pool")),
                f"{types['Linear']} Linear",
            )
        )
        cost = sum((report.cost for report in reports), NO_COST)
        said = self.tr("{0}: {1} parameters, {2} multiply-adds an image.")
        parameters, work = fmt.count(cost.parameters), fmt.count(cost.multiply_adds)
        return said.format(layers, parameters, work)

    def accept(self) -> None:
        """Insert what the preview shows, and select it."""
        draft = self._drawn()
        self._document.push(draft.command())
        self._selection.select([node.id for node in draft.nodes])
        super().accept()


class LayerTable(QTableWidget):
    """Layers in order, with name, the shape that each gives and its parameters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        titles = (
            (self.tr("Layer"), LEFT),
            (self.tr("Name"), LEFT),
            (self.tr("Gives"), RIGHT),
            (self.tr("Parameters"), RIGHT),
        )
        for column, (title, align) in enumerate(titles):
            item = QTableWidgetItem(title)
            item.setTextAlignment(align)
            self.setHorizontalHeaderItem(column, item)
        self.setAccessibleName(self.tr("Layers of the pattern"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(25)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)

    def show_layers(
        self, nodes: Sequence[Node], reports: Sequence[NodeReport]
    ) -> None:
        """Show these layers; a shape that nobody knows is a question mark."""
        self.setRowCount(len(nodes))
        for row, (node, report) in enumerate(zip(nodes, reports, strict=True)):
            first = QTableWidgetItem(node.type)
            if node.layer_type is not None:
                first.setIcon(family_icon(node.layer_type.family))
            self.setItem(row, 0, first)
            shape = str(report.output) if report.output is not None else "?"
            wrong = report.problem is not None
            parameters = report.cost.parameters
            if wrong:
                first.setIcon(icon("error", "error"))
            self._mono(row, 1, node.name, LEFT)
            self._mono(row, 2, shape, RIGHT, "error" if wrong else "text")
            self._mono(row, 3, f"{parameters:,}" if parameters else "", RIGHT)

    def _mono(
        self,
        row: int,
        column: int,
        text: str,
        align: Qt.AlignmentFlag,
        tone: str = "text2",
    ) -> None:
        item = QTableWidgetItem(text)
        item.setFont(mono_font(LABEL))
        item.setTextAlignment(align)
        item.setForeground(theme().color(tone))
        self.setItem(row, column, item)
