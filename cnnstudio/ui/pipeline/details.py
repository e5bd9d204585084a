"""The chosen step in words: what it does, where it acts, and its fields."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.flatten import flatten
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import plural
from cnnstudio.project.record import raw_of
from cnnstudio.project.settings import DatasetConfig, data_name
from cnnstudio.project.steps.numbers import Decorrelate, Whiten
from cnnstudio.project.steps.step import Step
from cnnstudio.ui.format import grouped
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.forms.rows import row_for
from cnnstudio.ui.help.cards import card_library, plain
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.pipeline.loaded import how_loaded
from cnnstudio.ui.pipeline.model import LOAD, PipelineModel
from cnnstudio.ui.pipeline.words import (
    WORDS,
    section_title,
    title_of,
    where_it_acts,
)
from cnnstudio.ui.widgets.buttons import IconButton, set_reason
from cnnstudio.ui.widgets.labels import ElidedLabel, Pill, TextLabel
from cnnstudio.ui.widgets.rows import MARGIN

BATCH_NORMS = ("BatchNorm1d", "BatchNorm2d", "BatchNorm3d")


class StepDetails(QWidget):
    """Follows the model's choice; a change of a field is a change of the document."""

    def __init__(self, model: PipelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kind = ""
        self.rows: dict[str, ParamRow] = {}
        self.title = ElidedLabel("", "title")
        self.pill = Pill("")
        self.earlier = IconButton("chevron-left", self.tr("Earlier"), "Ctrl+Left")
        self.later = IconButton("chevron-right", self.tr("Later"), "Ctrl+Right")
        self.remove = IconButton("trash", self.tr("Remove the step"), "Delete")
        self.about = TextLabel("", "label", "text2", wrap=True)
        self.acts = TextLabel("", "label", "text2", wrap=True)
        self.tag = row_for("tag", params_of(DatasetConfig)["tag"], WORDS)
        set_topic(self.tag, "setting/tag")
        self.measured = TextLabel("", "mono", "text2", wrap=True)
        self.cost = TextLabel("", "label", "text2", wrap=True)
        self._lay_out()
        self.earlier.clicked.connect(self._move_earlier)
        self.later.clicked.connect(self._move_later)
        self.remove.clicked.connect(self._remove)
        self.tag.proposed.connect(self._set_tag)
        model.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 8, MARGIN - 4, 0)
        head.setSpacing(2)
        head.addWidget(self.title, 1)
        for button in (self.earlier, self.later, self.remove):
            head.addWidget(button)
        place = QHBoxLayout()
        place.setContentsMargins(MARGIN, 2, MARGIN, 6)
        place.addWidget(self.pill)
        place.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addLayout(place)
        self._form = QVBoxLayout()
        self._form.setContentsMargins(0, 4, 0, 4)
        self._form.setSpacing(0)
        for label in (self.about, self.acts):
            label.setContentsMargins(MARGIN, 0, MARGIN, 4)
            self._column.addWidget(label)
        self._column.addWidget(self.tag)
        self._column.addLayout(self._form)
        for label in (self.measured, self.cost):
            label.setContentsMargins(MARGIN, 2, MARGIN, 2)
            self._column.addWidget(label)
        self._column.addStretch(1)

    def refresh(self) -> None:
        """Show what is chosen."""
        step = self._model.step
        kind = step.kind if step is not None else ""
        if kind != self._kind:
            self._kind = kind
            self._make_rows(step)
        for button in (self.earlier, self.later, self.remove):
            button.setVisible(step is not None)
        self.pill.setVisible(step is not None)
        self.tag.setVisible(self._model.chosen == LOAD)
        self.measured.setVisible(False)
        self.cost.setVisible(False)
        if step is None:
            self._show_end()
        else:
            self._show_step(step)

    def _show_end(self) -> None:
        set_topic(self, "panel/pipeline")
        project = self._model.document.project
        if self._model.chosen == LOAD:
            self.title.set_text(self.tr("Load"))
            name = data_name(project.dataset)
            none = self.tr("No data are chosen yet.")
            self.tag.show_value(project.dataset.tag)
            self.tag.set_blocked(self._model.why_locked())
            self.about.setText(
                how_loaded(project.dataset, self._model.scans()) if name else none
            )
            self.acts.setText(
                self.tr("The histogram counts the values of some training images.")
            )
            return
        self.title.set_text(self.tr("Network"))
        self.about.setText(self.tr("What the network is given, of a training image."))
        self.acts.setText(self._norms())

    def _norms(self) -> str:
        """Say how many BatchNorm layers there are, and that they are no preparation."""
        graph = self._model.document.project.graph
        report = infer_shapes(graph)
        nodes = flatten(graph, report).graph.nodes if report.is_clean else graph.nodes
        found = sum(node.type in BATCH_NORMS for node in nodes.values())
        if not found:
            return self.tr(
                "There is no BatchNorm in it. One acts inside of the network, on the "
                "statistics of each batch; it does not replace preprocessing."
            )
        said = plural(
            "StepDetails", found,
            "{n} BatchNorm acts inside of it, on the statistics of each batch. It is "
            "trained, and does not replace preprocessing.",
            "{n} BatchNorms act inside of it, on the statistics of each batch. They "
            "are trained, and do not replace preprocessing.",
        )  # fmt: skip
        return said.format(n=grouped(found))

    def _show_step(self, step: Step) -> None:
        model, number = self._model, self._model.chosen
        set_topic(self, f"step/{step.kind}")
        self.title.set_text(title_of(step))
        self.pill.set_text(section_title(step.place))
        card = card_library().get(f"step/{step.kind}")
        self.about.setText(plain(card.first) if card is not None else "")
        self.acts.setText(where_it_acts(step.place))
        raw = raw_of(step)
        locked = model.why_locked()
        for name, row in self.rows.items():
            row.show_value(raw[name])
            row.set_blocked(locked)
            row.setVisible(row.param.applies(raw))
        beside = model.neighbours(number)
        first = self.tr("It is the first of its place.")
        last = self.tr("It is the last of its place.")
        set_reason(self.earlier, locked or (first if beside[0] == number else None))
        set_reason(self.later, locked or (last if beside[-1] == number else None))
        set_reason(self.remove, locked or None)
        self._show_measured(step, str(number))

    def _show_measured(self, step: Step, key: str) -> None:
        preview = self._model.preview
        if preview is None or not step.on:
            return
        found = preview.measured.get(key)
        if found is not None:
            mean, deviation = (", ".join(f"{v:.4f}" for v in row) for row in found)
            said = self.tr("mean {0}\ndeviation {1}")
            self.measured.setText(said.format(mean, deviation))
            self.measured.setVisible(True)
        if isinstance(step, Whiten | Decorrelate) and key in preview.seconds:
            values = 1
            for size in preview.shapes.get(key, ()):
                values *= size
            said = self.tr(
                "A matrix of {0} × {0}, worked out in {1:.1f} s. Per-channel "
                "normalization is usually enough."
            )
            self.cost.setText(said.format(grouped(values), preview.seconds[key]))
            self.cost.setVisible(True)

    def _make_rows(self, step: Step | None) -> None:
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {}
        if step is None:
            return
        for name, param in params_of(type(step)).items():
            row = row_for(name, param, WORDS)
            row.proposed.connect(self._edit)
            set_topic(row, f"step/{step.kind}")
            self.rows[name] = row
            self._form.addWidget(row)

    def _edit(self, name: str, value: Any) -> None:
        self._model.edit(self._model.chosen, name, value)

    def _set_tag(self, _name: str, value: Any) -> None:
        self._model.set_tag(value)

    def _move_earlier(self) -> None:
        self._model.move(self._model.chosen, -1)

    def _move_later(self) -> None:
        self._model.move(self._model.chosen, 1)

    def _remove(self) -> None:
        self._model.remove(self._model.chosen)
