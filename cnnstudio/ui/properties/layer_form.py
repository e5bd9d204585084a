"""The form of one layer, built from its type's parameters."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.advice.rule import Finding, Fix
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.node import Node
from cnnstudio.ui.format import grouped
from cnnstudio.ui.forms.rows import ParamRow, PresetRow, row_for
from cnnstudio.ui.widgets.buttons import FixButton
from cnnstudio.ui.widgets.labels import Glyph, TextLabel
from cnnstudio.ui.widgets.rows import FormRow


class InferredValue(QWidget):
    """A size that the graph gives: shown with where it comes from, never typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = TextLabel("", "mono")
        self.source = TextLabel("", "label", "text3")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(self.value)
        row.addWidget(self.source, 1)
        row.addWidget(Glyph("lock", "text3", 14))
        self.setToolTip(self.tr("Inferred from the layer before; it is never typed."))


class LayerForm(QWidget):
    """A row for every parameter of one layer type.

    `edited(str, object)` carries a field's name and raw value; `fix_chosen(object)`
    a fix that is offered beside the field at fault.
    """

    edited = Signal(str, object)
    fix_chosen = Signal(object)

    def __init__(self, layer_type: type[Layer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layer_type = layer_type
        self.rows: dict[str, ParamRow] = {}
        self._inferred: dict[str, InferredValue] = {}
        self._fixes: list[QWidget] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._top = QVBoxLayout()
        self._box.addLayout(self._top)
        for name, param in layer_type.params().items():
            row = row_for(name, param)
            row.proposed.connect(self.edited)
            self.rows[name] = row
            self._box.addWidget(row)

    def show_node(
        self,
        node: Node,
        report: NodeReport | None,
        sources: str,
        finding: Finding | None,
    ) -> None:
        """Show the node's raw values; `sources` names the layers before it."""
        layer = report.layer if report is not None else None
        for name, row in self.rows.items():
            row.show_value(node.fields.get(name, row.param.default))
            if isinstance(row, PresetRow):
                row.suggest(layer.suggestions(name) if layer is not None else ())
        self._show_inferred(report, sources)
        self._show_finding(finding)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        for row in self.rows.values():
            row.control.setFocus()
            return

    def _show_inferred(self, report: NodeReport | None, sources: str) -> None:
        sizes = _inferred_sizes(report)
        for name in sizes.keys() - self._inferred.keys():
            shown = InferredValue()
            self._inferred[name] = shown
            self._top.addWidget(FormRow(name, shown))
        for name, shown in self._inferred.items():
            shown.value.setText(grouped(sizes[name]) if name in sizes else "?")
            shown.source.setText(
                self.tr("from {0}").format(sources) if name in sizes else ""
            )

    def _show_finding(self, finding: Finding | None) -> None:
        for widget in self._fixes:
            widget.hide()
            self._box.removeWidget(widget)
            widget.deleteLater()
        self._fixes = []
        if finding is None:
            return
        at_fault = self.rows.get(finding.param)
        if at_fault is not None:
            at_fault.show_problem(finding.message + ".")
        place = self._box.indexOf(at_fault) + 1 if at_fault is not None else -1
        for offset, fix in enumerate(finding.fixes[:3]):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(12, 0, 12, 2)
            button = _FixChoice(fix, urgent=offset == 0)
            button.chosen.connect(self.fix_chosen)
            row.addWidget(button)
            row.addWidget(TextLabel(fix.note, "label", "text3"), 1)
            self._fixes.append(holder)
            self._box.insertWidget(place + offset if place > 0 else -1, holder)


class _FixChoice(FixButton):
    """A fix button that says which fix was chosen."""

    chosen = Signal(object)

    def __init__(self, fix: Fix, *, urgent: bool) -> None:
        super().__init__(fix.label, urgent)
        self._fix = fix
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self._fix)


def _inferred_sizes(report: NodeReport | None) -> dict[str, int]:
    """Sizes that follow from what arrives, unless that is the very mistake."""
    if report is None or report.layer is None:
        return {}
    if report.problem is not None and not report.problem.param:
        return {}
    shapes = [s for s in report.inputs if s is not None]
    if not shapes or len(shapes) < len(report.inputs):
        return {}
    return report.layer.inferred(*shapes)
