"""The form of a project's training settings, built from their declarations.

Settings without a group are always seen; the others lie in folds that say in a line
what is unusual in them. Every right value becomes one named undo step; the same setting
changed several times in a row is one step. A setting that is declared later gets its
row by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.graph.param import Param, params_of
from cnnstudio.graph.text import translate
from cnnstudio.project.commands import EditSettings
from cnnstudio.project.param_words import help_of, label_inside, label_of
from cnnstudio.project.project import ProjectChange
from cnnstudio.project.setting_words import WORDS, word_for
from cnnstudio.project.settings import (
    USUAL_RATES,
    TrainingConfig,
    settings_to,
)
from cnnstudio.project.split_sizes import part_sizes
from cnnstudio.ui.document import Document
from cnnstudio.ui.forms.fold import Fold
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.forms.rows import ChoiceRow, NumberRow, row_for
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.training.keep_words import keep_hint
from cnnstudio.ui.training.loss_words import loss_hint, losses_for
from cnnstudio.ui.training.rate_advice import rate_advice
from cnnstudio.ui.training.rate_row import RateRow
from cnnstudio.ui.training.schedule_editor import ScheduleEditor
from cnnstudio.ui.training.setting_rows import BatchRow, SeedRow
from cnnstudio.ui.training.setting_summary import summary_of, value_text
from cnnstudio.ui.training.step_words import epochs_hint, steps_hint
from cnnstudio.ui.training.steps import steps_per_epoch
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.rows import MARGIN
from cnnstudio.ui.widgets.search_field import SearchField

_OWN_ROWS: dict[str, type[NumberRow] | type[BatchRow]] = {
    "learning_rate": RateRow,
    "batch_size": BatchRow,
    "seed": SeedRow,
}
_ELSEWHERE = {"recipe"}
"""Settings that are not chosen in a row of their own."""


class SettingsForm(QWidget):
    """All rows of the settings, in groups; follows the document, undo included.

    `find_rate`: somebody wants a test to find the learning rate.
    """

    find_rate = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.rows: dict[str, ParamRow] = {}
        self.folds: dict[str, Fold] = {}
        self.preview = ScheduleEditor()
        self.search = SearchField(self.tr("Find a setting"), "")
        self.nothing = TextLabel("", "label", "text3", wrap=True)
        self._params = {
            name: param
            for name, param in params_of(TrainingConfig).items()
            if name not in _ELSEWHERE
        }
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(0)
        self._build()
        self.preview.dragged.connect(self._drag)
        rate = self.rows["learning_rate"]
        assert isinstance(rate, RateRow)
        rate.finder.clicked.connect(self.find_rate)
        self.search.textChanged.connect(self._filter)
        document.changed.connect(self._changed)
        document.reset.connect(self.refresh)
        document.validated.connect(self._advise)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document holds."""
        values = self._values()
        locked = self._locked()
        for name, row in self.rows.items():
            row.show_value(values[name])
            row.set_blocked(locked)
        self.preview.set_locked(locked)
        for group, fold in self.folds.items():
            fold.show_summary(summary_of(self._members(group), values))
        self._derive(self._document.project.training)
        self._filter()

    def place_below(self, name: str, widget: QWidget) -> None:
        """Put something that belongs to a setting below its row."""
        self._column.insertWidget(self._column.indexOf(self.rows[name]) + 1, widget)

    def reveal(self, name: str) -> None:
        """Show a setting's row, with the keyboard in it."""
        self.search.clear()
        group = self._params[name].group
        if group:
            self.folds[group].open()
        self.rows[name].control.setFocus()

    def _build(self) -> None:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(MARGIN, 6, MARGIN, 6)
        inside.addWidget(self.search)
        self._column.addWidget(holder)
        self.nothing.setContentsMargins(MARGIN, 4, MARGIN, 8)
        self._column.addWidget(self.nothing)
        for name, param in self._params.items():
            self._add(name, param)
        curve = QWidget()
        around = QVBoxLayout(curve)
        around.setContentsMargins(MARGIN, 2, MARGIN, 6)
        around.addWidget(self.preview)
        self.place_below("schedule", curve)

    def _add(self, name: str, param: Param) -> None:
        own = _OWN_ROWS.get(name)
        row = own(name, param) if own is not None else row_for(name, param, WORDS)
        row.proposed.connect(self._edit)
        set_topic(row, f"setting/{name}")
        self.rows[name] = row
        box = self._fold(param.group).box if param.group else self._column
        box.addWidget(row)

    def _fold(self, group: str) -> Fold:
        if group not in self.folds:
            self.folds[group] = Fold(translate("Fields", group))
            self._column.addWidget(self.folds[group])
        return self.folds[group]

    def _members(self, group: str) -> list[tuple[str, Param]]:
        return [(n, p) for n, p in self._params.items() if p.group == group]

    def _values(self) -> dict[str, Any]:
        return settings_to(self._document.project.training)

    # What follows from the values

    def _locked(self) -> str:
        """Say why no setting can be changed; empty if they can."""
        if not self._document.read_only:
            return ""
        return self.tr("This project is open read-only. Save it as a copy first.")

    def _derive(self, training: TrainingConfig) -> None:
        """Update all that follows from the settings."""
        rate = self.rows["learning_rate"]
        assert isinstance(rate, RateRow)
        low, high = USUAL_RATES[training.optimizer]
        rate.set_usual(low, high, word_for(training.optimizer))
        dataset = self._document.project.dataset
        self.rows["batch_size"].set_hint(steps_hint(dataset, training))
        self.rows["epochs"].set_hint(epochs_hint(dataset, training))
        steps = steps_per_epoch(part_sizes(dataset).train, training)
        self.preview.show_schedule(training, steps * training.epochs)
        automatic = self.tr("0: automatic") if training.threads == 0 else ""
        self.rows["threads"].set_hint(automatic)
        self._advise()

    def _advise(self) -> None:
        """Say what the network means for the learning rate and for the loss."""
        advice = rate_advice(self._document.project)
        self.rows["learning_rate"].set_help(advice)
        loss, project = self.rows["loss"], self._document.project
        assert isinstance(loss, ChoiceRow)
        loss.offer(losses_for(project))
        loss.show_value(project.training.loss)
        loss.set_hint(loss_hint(project))
        self.rows["keep_every"].set_hint(keep_hint(self._document))

    # What is seen

    def _filter(self) -> None:
        """Show what has a meaning beside the other values, and what is searched for."""
        values = self._values()
        sought = self.search.text().strip().casefold()
        found = {
            name
            for name, param in self._params.items()
            if param.applies(values) and _matches(name, param, sought)
        }
        for name, row in self.rows.items():
            row.setVisible(name in found)
        for group, fold in self.folds.items():
            has = any(name in found for name, _ in self._members(group))
            fold.setVisible(has)
            fold.force(bool(sought) and has)
        holder = self.preview.parentWidget()
        assert holder is not None
        holder.setVisible("schedule" in found or not sought)
        said = self.tr("No setting is called “{0}”.").format(self.search.text())
        self.nothing.setText(said if not found else "")
        self.nothing.setVisible(not found)

    # What is changed

    def _edit(self, name: str, value: Any) -> None:
        param = self.rows[name].param
        shown = value_text(param, value)
        text = self.tr("Set {0} to {1}").format(label_inside(param, name), shown)
        self._document.push(EditSettings("training", {name: value}, text))

    def _drag(self, changes: Mapping[str, object]) -> None:
        text = self.tr("Drag the schedule")
        self._document.push(EditSettings("training", changes, text))

    def _changed(self, change: ProjectChange) -> None:
        if change.settings:
            self.refresh()


def _matches(name: str, param: Param, sought: str) -> bool:
    """Tell whether a setting is meant by what is typed: label, torch's name or help."""
    if not sought:
        return True
    parts = (label_of(param, name), name.replace("_", " "), help_of(param))
    texts = [*parts, translate("Fields", param.group) if param.group else ""]
    texts += [word_for(key) for key in param.choices]
    return any(sought in text.casefold() for text in texts)
