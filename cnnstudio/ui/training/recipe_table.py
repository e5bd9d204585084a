"""The values of a recipe as a table: beside those of now, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import translate
from cnnstudio.project.param_words import label_of
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.project.steps.step import STEPS
from cnnstudio.ui.training.setting_summary import value_text
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel


@dataclass(frozen=True, slots=True)
class RecipeLine:
    """One value of a recipe beside that of now, and its reason."""

    label: str
    now: str
    then: str
    why: str


def line_of(part: str, name: str, now: Any, then: Any, why: str) -> RecipeLine:
    """Return a value of a recipe beside that of now, both as people read them."""
    param = params_of(TrainingConfig if part == "training" else DatasetConfig)[name]
    if param.kind == "records":
        return RecipeLine(label_of(param, name), _kinds(now), _kinds(then), why)
    before, after = (value_text(param, value) for value in (now, then))
    return RecipeLine(label_of(param, name), before, after, why)


def _kinds(records: list[dict[str, object]]) -> str:
    """Name the kinds of a list of records, in their order."""
    titles = (STEPS[str(record["kind"])].title for record in records)
    said = [translate("Steps", title) for title in titles]
    return ", ".join(said) or translate("SettingsForm", "none")


def table_of(lines: list[RecipeLine]) -> QWidget:
    """Return label and value in one line and the reason below, for each value."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 4, 16, 8)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    if not lines:
        nothing = translate("RecipeDialog", "These settings hold already.")
        grid.addWidget(TextLabel(nothing, "label", "text3"), 0, 0)
    for index, line in enumerate(lines):
        label = SectionLabel(line.label)
        label.setFixedWidth(140)
        label.setFixedHeight(20)
        same = line.now == line.then
        change = translate("RecipeDialog", "{0}, as now").format(line.then)
        if not same:
            change = translate("RecipeDialog", "{0}, now {1}")
            change = change.format(line.then, line.now)
        value = TextLabel(change, "label", "text2" if same else "text", wrap=True)
        grid.addWidget(label, 2 * index, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, 2 * index, 1)
        reason = TextLabel(line.why, "label", "text3", wrap=True)
        reason.setVisible(bool(line.why))
        reason.setContentsMargins(0, 0, 0, 8)
        grid.addWidget(reason, 2 * index + 1, 1)
    grid.setRowStretch(2 * len(lines), 1)
    return table
