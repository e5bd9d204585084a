"""The budget of the network that is shown: costs by layer, and maps by depth."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.cost import FLOAT_BYTES, hidden_layers
from cnnstudio.graph.depth import depth_points
from cnnstudio.graph.text import plural
from cnnstudio.ui.budget.depth_chart import DepthChart, stage_text
from cnnstudio.ui.budget.table import BudgetTable
from cnnstudio.ui.document import Document
from cnnstudio.ui.format import count, counted, grouped, size
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets.dialog_frame import upright_line
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.rows import FlowSeparator

SIZE = (1240, 640)


class BudgetDialog(QDialog):
    """Stays open beside the canvas and follows it; a click selects the layer."""

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/budget")
        self._document, self._selection = document, selection
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Budget"))
        self.resize(*SIZE)
        self.totals = TextLabel("", "label", "text2", wrap=True)
        self.table = BudgetTable()
        self.chart = DepthChart()
        self.stages = TextLabel("", "mono", "text2", wrap=True)
        self._lay_out()
        self.table.chosen.connect(self._select)
        self.chart.chosen.connect(self._select)
        document.validated.connect(self.refresh)
        document.place_changed.connect(self.refresh)
        document.reset.connect(self.refresh)
        selection.changed.connect(self._show_selection)
        self.refresh()

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for box in (left, right):
            box.setContentsMargins(12, 4, 12, 12)
            box.setSpacing(4)
        left.addWidget(SectionLabel(self.tr("Where the parameters are")))
        left.addWidget(self.table, 1)
        right.addWidget(SectionLabel(self.tr("Height × width × channels by depth")))
        right.addWidget(self.chart, 1)
        right.addWidget(self.stages)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addLayout(left, 3)
        columns.addWidget(upright_line())
        columns.addLayout(right, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.totals.setContentsMargins(12, 10, 12, 10)
        box.addWidget(self.totals)
        box.addWidget(FlowSeparator())
        box.addLayout(columns, 1)

    def refresh(self) -> None:
        """Show the graph as it is now."""
        graph, report = self._document.graph, self._document.report
        self.table.show_report(graph, report)
        points = depth_points(graph, report)
        names = {node.id: node.name for node in graph.nodes.values()}
        self.chart.show_points(points, names)
        # Lines break between shapes, never inside of one.
        self.stages.setText(stage_text(points).replace(" × ", "\u00a0×\u00a0"))
        self.totals.setText(self._sum())
        self._show_selection()

    def _sum(self) -> str:
        graph, report = self._document.graph, self._document.report
        cost = report.totals()
        hidden = hidden_layers(graph, report)
        parts = [
            self.tr("{0} parameters").format(grouped(cost.parameters)),
            self.tr("{0} frozen").format(grouped(cost.frozen)) if cost.frozen else "",
            self.tr("{0} buffers").format(grouped(cost.buffers))
            if cost.buffers
            else "",
            self.tr("{0} multiply-adds an image").format(count(cost.multiply_adds)),
            self.tr("{0} activations an image ({1})").format(
                count(cost.activations), size(cost.activations * FLOAT_BYTES)
            ),
            counted(
                cost.weight_layers,
                plural(
                    "BudgetDialog",
                    cost.weight_layers,
                    "{n} weight layer",
                    "{n} weight layers",
                ),
                self.tr("no weight layers"),
            ),
            self.tr("{0} hidden").format(hidden),
        ]
        return "  ·  ".join(part for part in parts if part)

    def _select(self, node: str) -> None:
        self._selection.select([node])

    def _show_selection(self) -> None:
        node = self._selection.current
        self.chart.show_node(node)
        if node and node != self.table.current_node():
            self.table.show_node(node)
