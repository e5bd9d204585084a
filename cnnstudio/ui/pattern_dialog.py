"""Insert a pattern: N, M and K at the left, the layers that they give at the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTableWidget, QVBoxLayout, QWidget

from cnnstudio.graph.inference import NO_COST, NodeReport, ShapeReport, infer_shapes
from cnnstudio.graph.node import Node
from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import plural
from cnnstudio.project.pattern import Drawn, Pattern, drawn, fitted
from cnnstudio.ui import format as fmt
from cnnstudio.ui.document import Document
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.forms.rows import row_for
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.icons import family_icon_name
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.dialog_frame import two_panes
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.read_table import LEFT, RIGHT, ReadTable

FORM_WIDTH = 300
SIZE = (820, 600)


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
        set_topic(self, "panel/pattern")
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
        two_panes(self, self._form(), self._preview(), self.insert)
        self._redraw()

    def _preview(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(6)
        for label in (self.formula, self.place):
            column.addWidget(label)
        column.addWidget(self.layers, 1)
        for label in (self.counts, self.problem, self.remarks):
            column.addWidget(label)
        return page

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
        none = "" if pattern.stages else self.tr("There are no stages.")
        for name in ("channels", "double", "pool", "convolutions"):
            self.rows[name].set_blocked(none)
        none = "" if pattern.dense else self.tr("There are no dense layers.")
        self.rows["features"].set_blocked(none)
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
                fmt.counted(
                    types["Conv2d"],
                    plural(
                        "PatternDialog",
                        types["Conv2d"],
                        "{n} convolution",
                        "{n} convolutions",
                    ),
                    self.tr("no convolutions"),
                ),
                f"{types['ReLU']} ReLU",
                fmt.counted(
                    types["MaxPool2d"],
                    plural(
                        "PatternDialog", types["MaxPool2d"], "{n} pool", "{n} pools"
                    ),
                    self.tr("no pools"),
                ),
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


class LayerTable(ReadTable):
    """Layers in order, with name, the shape that each gives and its parameters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, parent)
        self.set_titles(
            (self.tr("Layer"), LEFT),
            (self.tr("Name"), LEFT),
            (self.tr("Gives"), RIGHT),
            (self.tr("Parameters"), RIGHT),
        )
        self.setAccessibleName(self.tr("Layers of the pattern"))
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)

    def show_layers(self, nodes: Sequence[Node], reports: Sequence[NodeReport]) -> None:
        """Show these layers; a shape that nobody knows is a question mark."""
        self.setRowCount(len(nodes))
        for row, (node, report) in enumerate(zip(nodes, reports, strict=True)):
            wrong = report.problem is not None
            family = node.layer_type.family if node.layer_type is not None else ""
            glyph = (family_icon_name(family), family) if family else None
            self.put_name(row, node.type, glyph=("error", "error") if wrong else glyph)
            shape = str(report.output) if report.output is not None else "?"
            parameters = report.cost.parameters
            counted = fmt.grouped(parameters) if parameters else ""
            self.put(row, 1, node.name, LEFT, "text2")
            self.put(row, 2, shape, RIGHT, "error" if wrong else "text")
            self.put(row, 3, counted, RIGHT, "text2")
