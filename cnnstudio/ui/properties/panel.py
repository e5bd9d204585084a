"""The right column of Build: what is selected, how to change it, what it costs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.graph.block import BlockParam
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.node import BLOCK, Node
from cnnstudio.project.block_ports import rename_layer
from cnnstudio.project.commands import EditField
from cnnstudio.project.names import name_problem
from cnnstudio.ui.block_editor import BlockEditor
from cnnstudio.ui.document import Document
from cnnstudio.ui.help.asking import asked_of_node
from cnnstudio.ui.help.topics import Asked, own_topic, set_topic
from cnnstudio.ui.icons import family_icon_name
from cnnstudio.ui.layer_search import summary_of, title_of
from cnnstudio.ui.panel_focus import tab_as_one_reads
from cnnstudio.ui.properties.block_part import BlockPart
from cnnstudio.ui.properties.cost_view import LayerCost, NetworkCost, SelectionCost
from cnnstudio.ui.properties.definition_form import DefinitionForm
from cnnstudio.ui.properties.layer_form import LayerForm
from cnnstudio.ui.properties.name_field import NameField
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets.buttons import IconButton
from cnnstudio.ui.widgets.labels import Glyph, TextLabel
from cnnstudio.ui.widgets.rows import FlowSeparator


class PropertiesPanel(QScrollArea):
    """Shows the current node of the selection, live as one types.

    Inside of a block with nothing selected it shows the definition. `message` carries
    sentences for the status bar, `fix_pointed` a fix that somebody considers, or None,
    `help_wanted` an `Asked`.
    """

    message = Signal(str)
    fix_pointed = Signal(object)
    help_wanted = Signal(object)

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes keys
        set_topic(self, "panel/properties")
        self._document, self._selection = document, selection
        self.form: LayerForm | None = None
        self.blocks = BlockEditor(document, selection, self)
        self._shown: tuple[str, str] = ("", "")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._glyph = Glyph("layers", "text2", 24)
        self._type = TextLabel("", "title")
        self.name = NameField()
        self._help = TextLabel("", "label", "text2", wrap=True)
        said = self.tr("What this layer does")
        self.help_button = IconButton("info", said, box=QSize(26, 26))
        self.layer_cost = LayerCost()
        self.selection_cost = SelectionCost()
        self.network_cost = NetworkCost()
        self._form_box = QVBoxLayout()
        self.block = BlockPart()
        self.definition = DefinitionForm()
        self._rule = FlowSeparator()
        self._build()
        self.name.done.connect(self._rename)
        self.help_button.clicked.connect(self.show_help)
        self._join_blocks()
        document.validated.connect(self.refresh)
        document.reset.connect(self.refresh)
        document.place_changed.connect(self.refresh)
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
        head.addWidget(self.help_button, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        self._help.setContentsMargins(12, 0, 12, 0)
        box.addWidget(self._help)
        box.addWidget(self.block)
        box.addWidget(self.definition)
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

    def _join_blocks(self) -> None:
        self.blocks.message.connect(self.message)
        self.block.open_asked.connect(self._enter)
        self.block.different_asked.connect(self._make_different)
        self.block.save_asked.connect(self._save_block)
        form = self.definition
        form.described.connect(self._describe)
        form.param_added.connect(self._add_param)
        form.param_changed.connect(self._change_param)
        form.param_removed.connect(self._remove_param)

    def show_help(self) -> None:
        """Have the help card of the selected layer opened, with its own values."""
        asked = self._asked()
        if asked is not None:
            self.help_wanted.emit(asked)

    def explained_at(self, at: QPoint | None) -> Asked | None:
        """Return what F1 explains between the fields: the layer, or the panel."""
        return self._asked() or Asked(own_topic(self))

    def _asked(self) -> Asked | None:
        node = self._shown_node()
        place = QRect(self.mapToGlobal(QPoint(0, 40)), QSize(self.width(), 40))
        return asked_of_node(self._document, node.id, place) if node else None

    def _show_none(self, nodes: list[str]) -> None:
        selected = len(nodes)
        self._replace_form(None, "")
        self.help_button.hide()
        self.block.hide()
        network = self._document.network
        library = self._document.project.library
        definition = library.definitions.get(network.removeprefix(BLOCK))
        self.definition.setVisible(not selected and definition is not None)
        if definition is not None and not selected:
            self._show_definition_head(definition.name)
            instances = self.blocks.instances(definition.id)
            self.definition.show_definition(definition, instances)
            return
        self._glyph.set_glyph("layers", "text2")
        self._type.setText(
            self.tr("{0} layers").format(selected) if selected else self.tr("No layer")
        )
        self._help.setText(self._next_step(selected))
        self._help.show()
        for part in (self.name, self._rule, self.layer_cost):
            part.hide()
        report = self._document.report
        costs = [report.nodes[n].cost for n in nodes if n in report.nodes]
        self.selection_cost.show_sum(costs, report.totals())
        self.selection_cost.setVisible(bool(costs))

    def _next_step(self, selected: int) -> str:
        """Say what to do so that something is shown here."""
        if selected:
            return self.tr("Select one layer to change it.")
        if self._document.graph.nodes:
            return self.tr("Click a layer on the canvas to see and change its values.")
        return self.tr(
            "Drag a layer from the list onto the canvas; its values appear here."
        )

    def _show_definition_head(self, name: str) -> None:
        self._glyph.set_glyph(family_icon_name("composite"), "composite")
        self._type.setText(name)
        costs = self.layer_cost, self.selection_cost
        for part in (self.name, self._rule, self._help, *costs):
            part.hide()

    def _show_node(self, node: Node) -> None:
        layer_type = node.layer_type
        report = self._document.report.nodes.get(node.id)
        self.definition.hide()
        self._help.show()
        self._replace_form(layer_type, node.id)
        self._type.setText(title_of(node))
        self.block.hide()
        self.help_button.hide()
        self.name.show_text(node.name)
        self.name.show()
        self._rule.show()
        self.layer_cost.show()
        field = self._document.field_of(node.id)
        self.layer_cost.show_report(report, field, self._document.report.totals())
        self.selection_cost.hide()
        if layer_type is None or self.form is None:
            self._glyph.set_glyph("info", "text2")
            self._help.setText(
                self.tr("This version does not know this layer. It is kept as it is.")
            )
            return
        self.help_button.show()
        self._glyph.set_glyph(family_icon_name(layer_type.family), layer_type.family)
        self._help.setText(summary_of(layer_type))
        graph = self._document.graph
        sources = [graph.nodes[e.source].name for e in graph.incoming(node.id)]
        if issubclass(layer_type, BlockLayer):
            instances = self.blocks.instances(layer_type.definition.id)
            self.block.show_definition(layer_type.definition, instances)
            self.block.show()
        before, finding = ", ".join(sources), self._finding(node.id)
        self.form.show_node(node, report, before, finding, self._document.scope)

    def _finding(self, node: str) -> Finding | None:
        """What is wrong with a node; notes wait in the list of problems."""
        told = (f for f in self._document.here if f.node == node)
        return next((f for f in told if f.severity is not Severity.NOTE), None)

    def _replace_form(self, layer_type: type[Layer] | None, node: str) -> None:
        # A definition that was changed has another form for the same node.
        shown = self._document.network, node
        if self._shown == shown and node and self.form is not None:
            params = layer_type.params() if layer_type is not None else {}
            if params == self.form.layer_type.params():
                return
        self._shown = shown
        if self.form is not None:
            self.form.hide()
            self._form_box.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None
        if layer_type is not None:
            self.form = LayerForm(layer_type, self._document.scope is not None)
            self.form.edited.connect(self._edit)
            self.form.fix_chosen.connect(self._document.apply_fix)
            self.form.fix_pointed.connect(self.fix_pointed)
            self._form_box.addWidget(self.form)
            tab_as_one_reads(self)

    # What is changed

    def _shown_node(self) -> Node | None:
        """Return the node of the form, unless it is gone by now."""
        network, node = self._shown
        if network != self._document.network:
            return None
        return self._document.graph.nodes.get(node)

    def _edit(self, name: str, raw: object) -> None:
        node = self._shown_node()
        if node is not None:
            text = self.tr("Set {0} of {1}").format(name, node.name)
            network = self._document.network
            self._document.push(EditField(node.id, name, raw, network, text))

    def _rename(self, name: str) -> None:
        node, document = self._shown_node(), self._document
        if node is None:  # deleted while its name was typed
            return
        problem = name_problem(document.graph, node.id, name)
        self.name.show_problem(problem)
        if not problem and node.name != name:
            network = document.network
            document.push(rename_layer(document.project, network, node.id, name))

    def _enter(self) -> None:
        self._document.enter(self._shown[1])

    def _make_different(self) -> None:
        self.blocks.make_different(self._shown[1])

    def _save_block(self) -> None:
        self.blocks.save_to_own(self._shown[1])

    def _block(self) -> str:
        return self._document.network.removeprefix(BLOCK)

    def _describe(self, field: str, text: str) -> None:
        problem = self.blocks.describe(self._block(), field, text)
        self.definition.show_problem(field, problem)

    def _add_param(self) -> None:
        problem = self.blocks.add_param(self._block())
        if problem:
            self.message.emit(problem)

    def _change_param(self, name: str, param: BlockParam) -> None:
        problem = self.blocks.change_param(self._block(), name, param)
        self.definition.show_problem(name, problem)

    def _remove_param(self, name: str) -> None:
        problem = self.blocks.remove_param(self._block(), name)
        self.definition.show_problem(name, problem)
