"""The form of a project's training and data settings, built from their declarations.

Every right value becomes one named undo step; the same setting changed several times
in a row is one step. A setting that is declared later gets its row by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.graph.param import Param, params_of
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.commands import EditSettings
from cnnstudio.project.project import ProjectChange
from cnnstudio.project.settings import (
    USUAL_RATES,
    DatasetConfig,
    TrainingConfig,
    settings_to,
)
from cnnstudio.project.split_sizes import part_sizes
from cnnstudio.ui import format as fmt
from cnnstudio.ui.document import Document
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.forms.rows import NumberRow, row_for
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.param_words import choice_of, label_inside
from cnnstudio.ui.training.rate_advice import rate_advice
from cnnstudio.ui.training.rate_row import RateRow
from cnnstudio.ui.training.schedule_preview import SchedulePreview
from cnnstudio.ui.training.setting_rows import BatchRow, SeedRow
from cnnstudio.ui.training.setting_words import WORDS, word_for
from cnnstudio.ui.training.steps import last_batch, steps_per_epoch
from cnnstudio.ui.widgets.labels import SectionLabel
from cnnstudio.ui.widgets.rows import MARGIN, FlowSeparator

Part = Literal["training", "dataset"]

_OWN_ROWS: dict[str, type[NumberRow] | type[BatchRow]] = {
    "learning_rate": RateRow,
    "batch_size": BatchRow,
    "seed": SeedRow,
}
_LIST_KINDS = {"records", "texts", "numbers", "text"}


class SettingsForm(QWidget):
    """All rows of the settings, in groups; follows the document, undo included."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.rows: dict[str, ParamRow] = {}
        self.preview = SchedulePreview()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(0)
        self._build_training()
        self._build_data()
        document.changed.connect(self._changed)
        document.reset.connect(self.refresh)
        document.validated.connect(self._advise)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document holds."""
        project = self._document.project
        values = {**settings_to(project.dataset), **settings_to(project.training)}
        for name, row in self.rows.items():
            row.show_value(values[name])
            row.set_blocked(self._locked())
        self._derive(project.training, project.dataset)

    def _locked(self) -> str:
        """Say why no setting can be changed; empty if they can."""
        if not self._document.read_only:
            return ""
        return self.tr("This project is open read-only. Save it as a copy first.")

    def _derive(self, training: TrainingConfig, data: DatasetConfig) -> None:
        """Update all that follows from the settings."""
        self._show_applying(settings_to(training), params_of(TrainingConfig))
        self._show_applying(settings_to(data), params_of(DatasetConfig))
        rate = self.rows["learning_rate"]
        assert isinstance(rate, RateRow)
        low, high = USUAL_RATES[training.optimizer]
        rate.set_usual(low, high, word_for(training.optimizer))
        self._derive_steps(training, data)
        automatic = self.tr("0: automatic") if training.threads == 0 else ""
        self.rows["threads"].set_hint(automatic)
        self._advise()

    def _advise(self) -> None:
        """Say what the network means for the learning rate."""
        advice = rate_advice(self._document.project)
        self.rows["learning_rate"].set_help(advice)

    def _derive_steps(self, training: TrainingConfig, data: DatasetConfig) -> None:
        """Update what follows from the number of images; without data it is open."""
        images = part_sizes(data).train
        has_data = bool(images)
        batch = training.batch_size or images
        steps = steps_per_epoch(images, batch)
        rest = last_batch(images, batch)
        each = plural("SettingsForm", steps, "{n} step an epoch", "{n} steps an epoch")
        each = fmt.counted(steps, each)
        if rest != batch:
            each = self.tr("{0}, the last with {1}").format(each, rest)
        self.rows["batch_size"].set_hint(each if has_data else "")
        total = steps * training.epochs
        in_all = plural("SettingsForm", total, "{n} step in all", "{n} steps in all")
        in_all = fmt.counted(total, in_all)
        self.rows["epochs"].set_hint(in_all if has_data else "")
        self.preview.show_schedule(training, total)

    def _build_training(self) -> None:
        group = ""
        for name, param in params_of(TrainingConfig).items():
            if param.group != group:
                group = param.group
                self._separate(translate("Graph", group))
            if param.kind not in _LIST_KINDS:
                self._add("training", name, param)

    def _build_data(self) -> None:
        self._separate(self.tr("Data"))
        params = params_of(DatasetConfig)
        for name, param in params.items():
            if param.kind not in _LIST_KINDS:
                self._add("dataset", name, param)

    def _show_applying(
        self, values: Mapping[str, object], params: Mapping[str, Param]
    ) -> None:
        """Show the rows that have a meaning beside the values of the others."""
        for name, param in params.items():
            if name in self.rows:
                self.rows[name].setVisible(param.applies(values))

    def _separate(self, title: str) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(FlowSeparator())
        label = SectionLabel(title)
        label.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._column.addSpacing(4)
        self._column.addWidget(label)

    def _add(self, part: Part, name: str, param: Param) -> None:
        own = _OWN_ROWS.get(name)
        row = own(name, param) if own is not None else row_for(name, param, WORDS)
        slot = self._edit_training if part == "training" else self._edit_dataset
        row.proposed.connect(slot)
        set_topic(row, f"setting/{name}")
        self.rows[name] = row
        self._column.addWidget(row)
        if name == "schedule":
            holder = QWidget()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(MARGIN, 2, MARGIN, 6)
            inside.addWidget(self.preview)
            self._column.addWidget(holder)

    def _edit_training(self, name: str, value: Any) -> None:
        self._edit("training", name, value)

    def _edit_dataset(self, name: str, value: Any) -> None:
        self._edit("dataset", name, value)

    def _edit(self, part: Part, name: str, value: Any) -> None:
        param = self.rows[name].param
        shown = param.text(value)
        if param.kind == "choice":
            shown = choice_of(value, WORDS)
        elif param.kind == "bool":
            shown = self.tr("on") if value else self.tr("off")
        text = self.tr("Set {0} to {1}").format(label_inside(param, name), shown)
        self._document.push(EditSettings(part, {name: value}, text))

    def _changed(self, change: ProjectChange) -> None:
        if change.settings:
            self.refresh()
