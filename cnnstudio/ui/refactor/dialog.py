"""Refactor: what applies at the left, and what would come of it at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.advice.refactor_preview import Offer, by_group, offer
from cnnstudio.advice.refactorings import Refactoring
from cnnstudio.graph.param import Param
from cnnstudio.graph.text import translate
from cnnstudio.project.project import ProjectChange
from cnnstudio.ui.document import Document
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.forms.rows import row_for
from cnnstudio.ui.forms.slider_row import SliderRow
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.refactor.offer_list import OfferList
from cnnstudio.ui.refactor.scene import scene_of
from cnnstudio.ui.refactor.tables import ChangeTable, CostTable
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.dialog_frame import two_panes
from cnnstudio.ui.widgets.labels import Pill, PillTone, SectionLabel, TextLabel
from cnnstudio.ui.widgets.rows import MARGIN, FlowSeparator

LIST_WIDTH = 320
SIZE = (1080, 720)


class RefactorDialog(QDialog):
    """Plans anew with every choice; Apply does what the preview shows, in one step.

    `applied(str)` carries what was done. `name` is the refactoring to begin with,
    the first that applies if it is empty.
    """

    applied = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/refactor")
        self._document, self._selection = document, selection
        document.validate()
        self._scene = scene_of(document)
        self._nodes = tuple(n for n in selection.nodes if n in document.graph.nodes)
        self._options: dict[str, dict[str, object]] = {}
        self.rows: dict[str, ParamRow] = {}
        self.list = OfferList()
        self.title = TextLabel("", "title")
        self.about = TextLabel("", "label", "text2", wrap=True)
        self.source = TextLabel("", "hint", "text3", wrap=True)
        self.claim = Pill("")
        self.step = TextLabel("", "strong", wrap=True)
        self.note = TextLabel("", "label", "text2", wrap=True)
        self.costs, self.changes = CostTable(), ChangeTable()
        self.apply = Button(self.tr("Apply"), "primary")
        self._form = QVBoxLayout()
        self._outcome = QWidget()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Refactor"))
        self.resize(*SIZE)
        two_panes(self, self._side(), self._preview(), self.apply)
        self.list.picked.connect(self._show)
        self.list.show_refactorings(by_group())
        self.list.make_current(name or self._first())
        self.list.setFocus()
        # What is proposed here is true of the network as it is now.
        document.changed.connect(self._outdated)
        document.reset.connect(self.reject)
        # A large network takes a moment for each: the window is there meanwhile.
        self._soon = QTimer(self)
        self._soon.timeout.connect(self._find_out)
        self._soon.start(0)

    # Parts

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        scope = TextLabel(self._scope(), "label", "text2")
        scope.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.addWidget(scope)
        column.addWidget(self.list, 1)
        return side

    def _scope(self) -> str:
        nodes = self._document.graph.nodes
        if not self._nodes:
            return self.tr("Nothing is selected: the whole network")
        if len(self._nodes) == 1:
            return self.tr("Selected: {0}").format(nodes[self._nodes[0]].name)
        return self.tr("{0} layers are selected").format(len(self._nodes))

    def _preview(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(4)
        for label in (self.title, self.about, self.source):
            column.addWidget(label)
        column.addSpacing(4)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(0)
        column.addLayout(self._form)
        column.addSpacing(4)
        column.addWidget(FlowSeparator())
        column.addSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.step, 1)
        head.addWidget(self.claim, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.note)
        inside = QVBoxLayout(self._outcome)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.costs)
        inside.addWidget(SectionLabel(self.tr("Layers that change")))
        inside.addWidget(self.changes, 1)
        column.addWidget(self._outcome, 1)
        column.addStretch(0)
        return page

    # What would be

    def _first(self) -> str:
        """Return the first refactoring that applies, or the first of all."""
        found = self.list.unknown()
        able = (one for one in found if self._offer(one).plan is not None)
        return next(able, found[0]).name

    def _offer(self, refactoring: Refactoring) -> Offer:
        name = refactoring.name
        known = self.list.known(name)
        if known is None:
            known = offer(refactoring, self._scene, self._nodes)
            self.list.show_offer(known)
        return known

    def _find_out(self) -> None:
        unknown = self.list.unknown()
        if unknown:
            self._offer(unknown[0])
        else:
            self._soon.stop()

    def _outdated(self, _: ProjectChange) -> None:
        self.reject()

    # The current refactoring

    def _show(self, refactoring: Refactoring) -> None:
        self.title.setText(translate("Refactorings", refactoring.title))
        self.about.setText(translate("Refactorings", refactoring.about))
        self.source.setText(translate("Sources", refactoring.source))
        self._make_rows(refactoring)
        self._show_outcome(self._offer(refactoring))

    def _make_rows(self, refactoring: Refactoring) -> None:
        for row in self.rows.values():
            self._form.removeWidget(row)
            row.hide()
            row.deleteLater()
        chosen = self._options.get(refactoring.name, {})
        self.rows = {}
        for name, param in refactoring.options.items():
            row = _option_row(name, param)
            row.show_value(chosen.get(name, param.default))
            row.proposed.connect(self._choose)
            self._form.addWidget(row)
            self.rows[name] = row

    def _choose(self, name: str, value: Any) -> None:
        refactoring = self.list.current()
        options = self._options.setdefault(refactoring.name, {})
        options[name] = value
        self.rows[name].show_value(value)
        found = offer(refactoring, self._scene, self._nodes, options)
        self.list.show_offer(found)
        self._show_outcome(found)

    def _show_outcome(self, found: Offer) -> None:
        plan, preview = found.plan, found.preview
        self._outcome.setVisible(preview is not None)
        self.claim.setVisible(plan is not None)
        set_reason(self.apply, found.reason or None)
        if plan is None or preview is None:
            self.step.setText(self.tr("It does not apply here"))
            self.note.setText(found.reason)
            return
        self.step.setText(plan.label)
        self.note.setText(plan.note)
        self.claim.set_text(*self._claim(plan.claim))
        self.costs.show_preview(preview)
        self.changes.show_rows(preview.rows)

    def _claim(self, claim: str) -> tuple[str, PillTone]:
        if claim == "always":
            return self.tr("equal outputs"), "ok"
        if claim == "training":
            return self.tr("equal while training"), "ok"
        if claim == "evaluation":
            return self.tr("equal outside of training"), "ok"
        return self.tr("other outputs"), "neutral"

    def accept(self) -> None:
        """Do what the preview shows, and select the layers that are new."""
        plan = self._offer(self.list.current()).plan
        if plan is None:
            return
        self._document.changed.disconnect(self._outdated)
        graph = self._document.graph
        before = set(graph.nodes)
        self._document.push(plan.command)
        new = [node for node in graph.nodes if node not in before]
        kept = [node for node in self._nodes if node in graph.nodes]
        self._selection.select(new or kept)
        self.applied.emit(plan.label)
        super().accept()

    def done(self, result: int) -> None:
        self._soon.stop()
        super().done(result)


def _option_row(name: str, param: Param) -> ParamRow:
    if param.kind == "float" and not param.group:
        return SliderRow(name, param)
    return row_for(name, param)
