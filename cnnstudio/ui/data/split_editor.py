"""Who learns and who judges: sizes of the parts, exact, by a bar or by numbers."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import plural
from cnnstudio.project.commands import Composite, EditSettings
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.param_words import choice_of, label_inside
from cnnstudio.project.project import ProjectChange
from cnnstudio.project.setting_words import WORDS
from cnnstudio.project.settings import DatasetConfig, facts_of, settings_to
from cnnstudio.project.split_sizes import PartSizes, part_sizes
from cnnstudio.ui import format as fmt
from cnnstudio.ui.data.parts import PARTS, part_name
from cnnstudio.ui.data.split_bar import Sizes, SplitBar
from cnnstudio.ui.document import Document
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.forms.rows import ChoiceRow, row_for
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.training.setting_rows import SeedRow
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.rows import MARGIN, KeyValueRow

FIELDS = (
    "split", "train", "validation", "test", "validation_share", "test_share",
    "stratified", "split_seed",
)  # fmt: skip
_DIGITS = 4


def exact_share(size: int, count: int) -> float:
    """Return the shortest share of which `round(share * count)` is `size`."""
    for digits in range(2, 16):
        share = round(size / count, digits)
        if round(share * count) == size and share > 0:
            return share
    return size / count


class SplitEditor(QWidget):
    """A bar whose dividers are dragged, the fields behind it, and what comes of them.

    Every change is one undo step; those of one drag are one.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/split")
        self._document = document
        self._drags = 0
        self.bar = SplitBar()
        self.sizes = {part: KeyValueRow(part_name(part)) for part in PARTS}
        self.unused = KeyValueRow(self.tr("Not used"))
        self.said = TextLabel("", "hint", "text3", wrap=True)
        self.said.setContentsMargins(MARGIN, 4, MARGIN, 4)
        self.rows: dict[str, ParamRow] = {}
        self._lay_out()
        self.bar.dragged.connect(self._drag)
        self.bar.let_go.connect(self._end_drag)
        document.changed.connect(self._changed)
        document.reset.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(MARGIN, 2, MARGIN, 2)
        inside.addWidget(self.bar)
        column.addWidget(holder)
        for line in (*self.sizes.values(), self.unused):
            column.addWidget(line)
        column.addWidget(self.said)
        params = params_of(DatasetConfig)
        for name in FIELDS:
            made = SeedRow(name, params[name]) if name == "split_seed" else None
            row = made or row_for(name, params[name], WORDS)
            row.proposed.connect(self._propose)
            set_topic(row, f"setting/{name}")
            self.rows[name] = row
            column.addWidget(row)

    def refresh(self) -> None:
        """Show what the document holds."""
        data = self._document.project.dataset
        facts, sizes = facts_of(data), part_sizes(data)
        values = settings_to(data)
        self._offer_own(facts)
        for name, row in self.rows.items():
            row.show_value(values[name])
            row.set_blocked(self._locked(facts))
            row.setVisible(row.param.applies(values))
        self._show_sizes(data, facts, sizes)

    def _locked(self, facts: DataFacts | None) -> str:
        if self._document.read_only:
            return self.tr("This project is open read-only. Save it as a copy first.")
        return "" if facts is not None else self.tr("Choose the data first.")

    def _offer_own(self, facts: DataFacts | None) -> None:
        """Offer the data's own parts only where they bring some."""
        row = self.rows["split"]
        assert isinstance(row, ChoiceRow)
        has_own = facts is not None and bool(facts.own_parts)
        keys = [k for k in row.param.choices if k != "own" or has_own]
        row.offer([(key, choice_of(key, WORDS)) for key in keys])

    def _show_sizes(
        self, data: DatasetConfig, facts: DataFacts | None, sizes: PartSizes
    ) -> None:
        count = facts.count if facts is not None else 0
        three = (sizes.train, sizes.validation, sizes.test)
        can_move = data.split != "own" and not self._locked(facts)
        self.bar.show_sizes(three, count, can_move)
        for part, size in zip(PARTS, three, strict=True):
            share = fmt.percent(size / count, 1) if count else ""
            self.sizes[part].set_value(fmt.grouped(size), share)
        left = count - sizes.total
        self.unused.setVisible(left > 0)
        share = fmt.percent(left / count, 1) if count else ""
        self.unused.set_value(fmt.grouped(max(0, left)), share)
        self.said.setText(self._sentence(data, facts, sizes))

    def _sentence(
        self, data: DatasetConfig, facts: DataFacts | None, sizes: PartSizes
    ) -> str:
        if facts is None:
            return self.tr("The sizes follow when the data are known.")
        if sizes.total > facts.count:
            said = plural("SplitEditor", facts.count, "There is only {n} sample.",
                          "There are only {n} samples.")  # fmt: skip
            return said.format(n=fmt.grouped(facts.count))
        if data.split == "own":
            said = self.tr("The parts are those of the data. No sample is in two.")
            if facts.own_parts and not facts.own_parts[1]:
                said += " " + self.tr("Validation is taken from the training part.")
            return said
        said = self.tr("No sample is in two parts.")
        if data.stratified and facts.task == "classes":
            said += " " + self.tr("Each class has its share of every part.")
        return said

    # Changing

    def _changed(self, change: ProjectChange) -> None:
        if change.settings == "dataset":
            self.refresh()

    def _propose(self, name: str, value: Any) -> None:
        param = self.rows[name].param
        shown = param.text(value)
        if param.kind == "choice":
            shown = choice_of(value, WORDS)
        elif param.kind == "bool":
            shown = self.tr("on") if value else self.tr("off")
        text = self.tr("Set {0} to {1}").format(label_inside(param, name), shown)
        changes = {name: value}
        if name == "split":
            changes |= self._same_sizes(str(value))
        self._document.push(EditSettings("dataset", changes, text))

    def _same_sizes(self, split: str) -> dict[str, Any]:
        """Keep the sizes when they are said in another way."""
        data = self._document.project.dataset
        sizes, facts = part_sizes(data), facts_of(data)
        if facts is None or not facts.count or sizes.total > facts.count:
            return {}
        three = (sizes.train, sizes.validation, sizes.test)
        return self._as_settings(three, split, facts.count)

    def _as_settings(self, sizes: Sizes, split: str, count: int) -> dict[str, Any]:
        if split == "counts":
            return {part: size for part, size in zip(PARTS, sizes, strict=True) if size}
        if split == "shares":
            return {
                "validation_share": exact_share(sizes[1], count),
                "test_share": exact_share(sizes[2], count) if sizes[2] else 0.0,
            }
        return {}

    def _drag(self, sizes: object) -> None:
        data = self._document.project.dataset
        facts = facts_of(data)
        if facts is None or not isinstance(sizes, tuple):
            return
        train, validation, test = sizes
        changes = self._as_settings((train, validation, test), data.split, facts.count)
        text = self.tr("Set the parts to {0}, {1} and {2}")
        shown = (fmt.grouped(size) for size in sizes)
        said = text.format(*shown)
        edit = EditSettings("dataset", changes, said)
        key = ("drag of the parts", self._drags)
        self._document.push(Composite(said, [edit], merge_key=key))

    def _end_drag(self) -> None:
        """Let the next drag be an undo step of its own."""
        self._drags += 1
