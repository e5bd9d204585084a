"""The right column of Build: what is selected, how to change it, what it costs."""

from __future__ import annotations

import inspect

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.advice.rule import Finding
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.node import Node
from cnnstudio.project.commands import EditField, RenameNode, name_problem
from cnnstudio.ui.document import Document
from cnnstudio.ui.icons import family_icon_name
from cnnstudio.ui.properties.cost_view import LayerCost, NetworkCost, SelectionCost
from cnnstudio.ui.properties.layer_form import LayerForm
from cnnstudio.ui.properties.name_field import NameField
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets.labels import Glyph, TextLabel
from cnnstudio.ui.widgets.rows import FlowSeparator


class PropertiesPanel(QScrollArea):
    """Shows the current node of the selection, live as one types."""

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.form: LayerForm | None = None
        self._shown = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._glyph = Glyph("layers", "text2", 24)
        self._type = TextLabel("", "title")
        self.name = NameField()
        self._help = TextLabel("", "label", "text2", wrap=True)
        self.layer_cost = LayerCost()
        self.selection_cost = SelectionCost()
        self.network_cost = NetworkCost()
        self._form_box = QVBoxLayout()
        self._rule = FlowSeparator()
        self._build()
        self.name.renamed.connect(self._rename)
        document.validated.connect(self.refresh)
        document.reset.connect(self.refresh)
        selection.changed.connect(self._show_selection)
        self.refresh()

    def _build(self) -> None:
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 12, 0, 12)
        box.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(10)
        head.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._type)
        words.addWidget(self.name)
        head.addLayout(words, 1)
        box.addLayout(head)
        self._help.setContentsMargins(12, 0, 12, 0)
        box.addWidget(self._help)
        box.addLayout(self._form_box)
        box.addWidget(self._rule)
        box.addWidget(self.layer_cost)
        box.addWidget(self.selection_cost)
        box.addWidget(FlowSeparator())
        box.addWidget(self.network_cost)
        box.addStretch(1)
        self.setWidget(body)

    def refresh(self) -> None:
        """Show the costs of the network, and what is selected now."""
        document = self._document
        self.network_cost.show_report(document.project.graph, document.whole)
        self._show_selection()

    def _show_selection(self) -> None:
        # Between an edit and its validation the report may speak of deleted nodes.
        graph = self._document.graph
        nodes = [n for n in self._selection.nodes if n in graph.nodes]
        if len(nodes) == 1:
            self._show_node(graph.nodes[nodes[0]])
        else:
            self._show_none(nodes)

    def focus_form(self) -> None:
        """Put the keyboard into the first field of the form."""
        if self.form is not None:
            self.form.focus_first()

    def _show_none(self, nodes: list[str]) -> None:
        selected = len(nodes)
        self._replace_form(None, "")
        self._glyph.set_glyph("layers", "text2")
        self._type.setText(
            self.tr("{0} layers").format(selected) if selected else self.tr("No layer")
        )
        self._help.setText(
            self.tr("Select one layer to change it.")
            if selected
            else self.tr("Click a layer on the canvas to see and change its values.")
        )
        for part in (self.name, self._rule, self.layer_cost):
            part.hide()
        report = self._document.report
        costs = [report.nodes[n].cost for n in nodes if n in report.nodes]
        self.selection_cost.show_sum(costs, report.totals())
        self.selection_cost.setVisible(bool(costs))

    def _show_node(self, node: Node) -> None:
        layer_type = node.layer_type
        report = self._document.report.nodes.get(node.id)
        self._replace_form(layer_type, node.id)
        self._type.setText(node.type)
        self.name.show_name(node.name)
        self.name.show()
        self._rule.show()
        self.layer_cost.show()
        self.layer_cost.show_report(report, self._document.report.totals())
        self.selection_cost.hide()
        if layer_type is None or self.form is None:
            self._glyph.set_glyph("info", "text2")
            self._help.setText(
                self.tr("This version does not know this layer. It is kept as it is.")
            )
            return
        self._glyph.set_glyph(family_icon_name(layer_type.family), layer_type.family)
        self._help.setText(_first_sentences(layer_type))
        graph = self._document.graph
        sources = [graph.nodes[e.source].name for e in graph.incoming(node.id)]
        self.form.show_node(node, report, ", ".join(sources), self._finding(node.id))

    def _finding(self, node: str) -> Finding | None:
        return next((f for f in self._document.findings if f.node == node), None)

    def _replace_form(self, layer_type: type[Layer] | None, node: str) -> None:
        if self._shown == node and node:
            return
        self._shown = node
        if self.form is not None:
            self.form.hide()
            self._form_box.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None
        if layer_type is not None:
            self.form = LayerForm(layer_type)
            self.form.edited.connect(self._edit)
            self.form.fix_chosen.connect(self._document.apply_fix)
            self._form_box.addWidget(self.form)

    def _edit(self, name: str, raw: object) -> None:
        node = self._document.graph.nodes[self._shown]
        text = self.tr("Set {0} of {1}").format(name, node.name)
        self._document.push(EditField(node.id, name, raw, text=text))

    def _rename(self, name: str) -> None:
        graph = self._document.graph
        if self._shown not in graph.nodes:  # deleted while its name was typed
            return
        problem = name_problem(graph, self._shown, name)
        self.name.show_problem(problem)
        if not problem and graph.nodes[self._shown].name != name:
            self._document.push(RenameNode(self._shown, name))


def _first_sentences(layer_type: type[Layer]) -> str:
    """Return the paragraph of the docstring that explains the layer to people."""
    return inspect.cleandoc(layer_type.__doc__ or "").split("\n\n")[0]
