"""The form of one layer, built from its type's parameters."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.advice.rule import Finding
from cnnstudio.graph.expression import Value
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.node import Node
from cnnstudio.graph.text import translate
from cnnstudio.ui.fix_choice import FixChoice
from cnnstudio.ui.format import grouped
from cnnstudio.ui.forms.fold import Fold
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.forms.rows import PresetRow, row_for
from cnnstudio.ui.help.topics import set_topic
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
        row.addWidget(self.source)
        row.addStretch(1)
        row.addWidget(Glyph("lock", "text3", 14))

    def say_source(self, text: str) -> None:
        """Say where the size comes from; where there is no room, in the tool tip."""
        self.source.setText(text)
        known = self.tr("Inferred from the layer before; it is never typed.")
        self.setToolTip(f"{known} {text}".strip())
        self._fit()

    def _fit(self) -> None:
        needed = self.value.sizeHint().width() + self.source.sizeHint().width()
        self.source.setVisible(needed + 46 <= self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.value.sizeHint().width() + 46, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class LayerForm(QWidget):
    """A row for every parameter of one layer type.

    `edited(str, object)` carries a field's name and raw value; `fix_chosen(object)`
    a fix that is offered beside the field at fault, `fix_pointed` one that the pointer
    or the keyboard is on, or None. `in_block`: fields may be expressions.
    """

    edited = Signal(str, object)
    fix_chosen = Signal(object)
    fix_pointed = Signal(object)

    def __init__(
        self,
        layer_type: type[Layer],
        in_block: bool = False,
        parent: QWidget | None = None,
    ) -> None:
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
        self.folds: dict[str, Fold] = {}
        for name, param in layer_type.params().items():
            row = row_for(name, param, in_block=in_block)
            set_topic(row, f"field/{name}")
            row.proposed.connect(self.edited)
            self.rows[name] = row
            if param.group:
                self._fold(param.group).box.addWidget(row)
            else:
                self._box.addWidget(row)

    def _fold(self, group: str) -> Fold:
        if group not in self.folds:
            self.folds[group] = Fold(translate("Fields", group))
            self._box.addWidget(self.folds[group])
        return self.folds[group]

    def show_node(
        self,
        node: Node,
        report: NodeReport | None,
        sources: str,
        finding: Finding | None,
        scope: Mapping[str, Value] | None = None,
    ) -> None:
        """Show the node's raw values; `sources` names the layers before it.

        `scope` are the names that expressions may use; None outside of blocks.
        """
        layer = report.layer if report is not None else None
        changed = set()
        for name, row in self.rows.items():
            value = node.fields.get(name, row.param.default)
            row.show_in(value, scope)
            if value != row.param.default:
                changed.add(row.param.group)
            if isinstance(row, PresetRow):
                row.suggest(layer.suggestions(name) if layer is not None else ())
        for group, fold in self.folds.items():
            fold.show_changed(group in changed)
        self._show_inferred(report, sources)
        self._show_finding(finding)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        for row in self.rows.values():
            if row.control.isEnabled() and row.control.isVisibleTo(self):
                row.control.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _show_inferred(self, report: NodeReport | None, sources: str) -> None:
        sizes = _inferred_sizes(report)
        for name in sizes.keys() - self._inferred.keys():
            shown = InferredValue()
            self._inferred[name] = shown
            self._top.addWidget(FormRow(name, shown))
        for name, shown in self._inferred.items():
            shown.value.setText(grouped(sizes[name]) if name in sizes else "?")
            shown.say_source(
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
        beside: QWidget | None = at_fault
        if at_fault is not None:
            at_fault.show_problem(_reason(finding))
            if at_fault.param.group:
                beside = self.folds[at_fault.param.group]
                self.folds[at_fault.param.group].open()
        place = self._box.indexOf(beside) + 1 if beside is not None else -1
        for offset, fix in enumerate(finding.fixes[:3]):
            holder = QWidget()
            lines = QVBoxLayout(holder)  # side by side they outgrow the dock
            lines.setContentsMargins(12, 0, 12, 2)
            lines.setSpacing(2)
            button = FixChoice(fix, urgent=offset == 0)
            button.chosen.connect(self.fix_chosen)
            button.pointed.connect(self.fix_pointed)
            lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            if fix.note:
                lines.addWidget(TextLabel(fix.note, "label", "text3", wrap=True))
            self._fixes.append(holder)
            self._box.insertWidget(place + offset if place > 0 else -1, holder)


def _reason(finding: Finding) -> str:
    """Say what is wrong with a field; for a value, which term is at fault."""
    if finding.rule == "field_value":
        return f"{finding.message}: {finding.got}."
    return finding.message + "."


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
