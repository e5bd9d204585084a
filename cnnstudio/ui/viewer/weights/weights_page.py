"""All weights of a layer: its filters, how alike they are, biases and statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.bridge.weight_messages import LayerWeights, WeightsOf
from cnnstudio.graph.text import marked, plural, translate
from cnnstudio.ui.export import Exported, paper_of
from cnnstudio.ui.format import counted, grouped
from cnnstudio.ui.format import shape as shape_text
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.grid.map_header import TITLE
from cnnstudio.ui.viewer.study_page import StudyPage, of_data
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.viewer.weights.choices import CHANGE, NOW, WeightsChoices
from cnnstudio.ui.viewer.weights.filter_bank import (
    FilterBank,
    Sorting,
    bank_of,
    order_by,
)
from cnnstudio.ui.viewer.weights.filter_card import FilterCard
from cnnstudio.ui.viewer.weights.filter_view import FilterView
from cnnstudio.ui.viewer.weights.row_bars import RowBars
from cnnstudio.ui.viewer.weights.similarity_view import SimilarityView
from cnnstudio.ui.viewer.weights.table import weights_table
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.rows import FlowSeparator

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController
    from cnnstudio.ui.viewer.weights.filter_bank import Floats

LENGTHS, CHANGES = "#lengths", "#changes"
_MARGIN = 20


class _Shown(NamedTuple):
    """What is on screen: the filters in their arrangement, and the end of the scale."""

    found: LayerWeights
    bank: FilterBank
    end: float


@inspector_view("weights", marked("InspectViews", "Weights"), "layer", place=1)
class WeightsPage(StudyPage):
    """Filters at the left, the chosen one at the right, below what they have in common.

    A layer without filters shows its numbers as bars.
    """

    is_special = True

    def __init__(self, controller: InspectController) -> None:
        self._content, self._forms = QWidget(), QStackedWidget()
        super().__init__(controller, self._content)
        set_topic(self, "panel/weights")
        self.choices = WeightsChoices()
        self._found: LayerWeights | None = None
        self._shown: _Shown | None = None
        self.filters = FilterView(largest=120)
        self.card = FilterCard()
        self.similarity = SimilarityView()
        self.bars = RowBars()
        self.which = Combo(name=self.tr("Numbers that are shown as bars"))
        self.alone = [RowBars() for _ in range(4)]
        self._titles = [TextLabel("", "strong") for _ in self.alone]
        self._hints = [ElidedLabel("", "label", "text3") for _ in self.alone]
        self._forms.addWidget(self._laid_out())
        self._forms.addWidget(self._bars_alone())
        self._lay_out()
        self._connect()

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        report = controller.report
        if report is None or report.cost.parameters or report.cost.buffers:
            return ""
        return translate("WeightsPage", "This layer has no weights.")

    def _connect(self) -> None:
        choose = self.controller.set_channel
        self.filters.chosen.connect(choose)
        self.card.chosen.connect(choose)
        self.similarity.chosen.connect(choose)
        for bars in (self.bars, *self.alone):
            bars.chosen.connect(choose)
        self.choices.sort.picked.connect(self._arrange)
        self.choices.when.selected.connect(self._arrange)
        self.which.picked.connect(self._show_bars)
        self.filters.slice_changed.connect(self._show_current)

    def _lay_out(self) -> None:
        """Put the choices above what they are about."""
        choices = QHBoxLayout()
        choices.setContentsMargins(_MARGIN, 12, _MARGIN, 10)
        choices.addWidget(self.choices)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(choices)
        column.addWidget(self._forms, 1)

    def _laid_out(self) -> QWidget:
        self.card.setFixedWidth(212)
        self.which.setFixedWidth(190)
        upper = QHBoxLayout()
        upper.setContentsMargins(_MARGIN - 4, 0, _MARGIN, 12)
        upper.setSpacing(20)
        upper.addWidget(self.filters, 1)
        upper.addWidget(self.card)
        title = QHBoxLayout()
        title.addStrut(TITLE)
        title.addWidget(TextLabel(self.tr("Of each filter"), "strong"))
        title.addStretch(1)
        title.addWidget(self.which)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(title)
        right.addWidget(self.bars, 1)
        lower = QHBoxLayout()
        lower.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        lower.setSpacing(28)
        lower.addWidget(self.similarity, 1)
        lower.addLayout(right, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 3)
        column.addWidget(FlowSeparator())
        column.addLayout(lower, 2)
        return content

    def _bars_alone(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, 14)
        column.setSpacing(6)
        for title, hint, bars in zip(
            self._titles, self._hints, self.alone, strict=True
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(title)
            row.addWidget(hint, 1)
            column.addLayout(row)
            column.addWidget(bars, 1)
        return content

    def refresh(self) -> None:
        controller = self.controller
        if controller.node is None:
            return
        looking = of_data(controller.looking())
        looking["part"] = "validation"  # weights are the same for every image
        question = WeightsOf(**looking)
        found = controller.studies.ask(question, LayerWeights)
        if found is None:
            before = self._found
            same = before is not None and before.node == question.node
            self.wait_for(question, keep=same)
            return
        if found is not self._found:
            self._found = found
            self._show_all(found)
        self.show_content()
        self._show_current()

    def exported(self) -> Exported:
        """Return the page, and its numbers as a table."""
        shown = self._found
        table = weights_table(shown) if shown is not None else None
        return Exported(self.tr("Weights"), paper_of(self.content), table)

    def _show_all(self, found: LayerWeights) -> None:
        self.choices.offer(bool(found.start), bool(found.filters))
        self._forms.setCurrentIndex(0 if found.filters else 1)
        if found.filters:
            self._offer_bars(found)
        self._arrange()

    def _offer_bars(self, found: LayerWeights) -> None:
        count = len(found.tensors[found.filters])
        options: list[tuple[object, str]] = [
            (name, name)
            for name, values in found.tensors.items()
            if values.shape == (count,) and name != found.filters
        ]
        options.append((LENGTHS, self.tr("Length")))
        if len(found.changes):
            options.append((CHANGES, self.tr("Change since the start")))
        self.which.set_options(options)

    def _arrange(self, _key: object = None) -> None:
        """Show the weights that are asked for, in the order that is asked for."""
        found = self._found
        if found is None:
            return
        if not found.filters:
            self._show_alone(found)
            return
        weights, end = self._wanted(found, found.filters)
        block = found.blocks.get(found.filters)
        maps = found.maps if block is None else ()
        names = found.classes if len(found.classes) == len(weights) else ()
        bank = bank_of(weights, found.first or found.pixels, maps, names)
        sorting = cast("Sorting", self.choices.sort.current_key())
        count = len(weights)
        order = order_by(sorting, found.norms, found.changes, found.cosines, count)
        self._shown = _Shown(found, bank, end or bank.end)
        self.filters.show_bank(bank, order, end)
        self.filters.add_hint(self._remark(found))
        self.similarity.show_found(found, bank, order)
        self._show_bars()
        self._show_current()

    def _wanted(self, found: LayerWeights, name: str) -> tuple[Floats, float]:
        """Return the weights that are asked for, and the end of their scale.

        Those of now and of the start have the same, so that they can be compared.
        """
        now, start = found.tensors[name], found.start.get(name)
        when = self.choices.when.current() if start is not None else NOW
        if start is None or when == CHANGE:
            return (now if start is None else now - start), 0.0
        both = np.concatenate([now.reshape(-1), start.reshape(-1)])
        finite = both[np.isfinite(both)]
        return now if when == NOW else start, float(np.abs(finite).max(initial=0.0))

    def _remark(self, found: LayerWeights) -> str:
        """What is to be known of the filters: groups, cells of several, NaN."""
        parts = []
        if found.groups > 1:
            said = plural("WeightsPage", found.groups, "{n} group", "{n} groups")
            parts.append(counted(found.groups, said))
        if block := found.blocks.get(found.filters):
            text = self.tr("each cell stands for the largest of {0} weights")
            parts.append(text.format(shape_text(block)))
        if lost := sum(found.lost.values()):
            said = plural(
                "WeightsPage",
                lost,
                "{n} weight is not a number or infinite",
                "{n} weights are not numbers or infinite",
            )
            parts.append(said.format(n=grouped(lost)))
        return ", ".join(parts)

    def _show_bars(self, _key: object = None) -> None:
        found, key = self._found, self.which.current_key()
        if found is None or not found.filters:
            return
        known: dict[object, Floats] = {LENGTHS: found.norms, CHANGES: found.changes}
        if key in known:
            self.bars.show_values(known[key])
        elif key is not None:
            self.bars.show_values(self._wanted(found, str(key))[0])

    def _show_alone(self, found: LayerWeights) -> None:
        """Show everything of a layer without filters as bars."""
        names = list(found.tensors)
        for number, bars in enumerate(self.alone):
            there = number < len(names)
            for part in (bars, self._titles[number], self._hints[number]):
                part.setVisible(there)
            if there:
                name = names[number]
                self._titles[number].setText(self._word(name))
                self._hints[number].set_text(self._size(found, name))
                bars.show_values(self._wanted(found, name)[0].reshape(-1))

    def _size(self, found: LayerWeights, name: str) -> str:
        """Say how many numbers a tensor has, or its shape if it is no row of them."""
        shape = found.shapes[name]
        if len(shape) > 1:
            return shape_text(shape)
        count = found.tensors[name].size
        return counted(count, plural("WeightsPage", count, "{n} value", "{n} values"))

    def _word(self, name: str) -> str:
        """What a tensor is called beside torch's name."""
        words = {
            "weight": self.tr("Factor \u03b3 (weight)"),
            "bias": self.tr("Offset \u03b2 (bias)"),
            "running_mean": self.tr("Running mean"),
            "running_var": self.tr("Running variance"),
        }
        node = self.controller.node
        layer_type = node.layer_type if node is not None else None
        norm = layer_type is not None and layer_type.family == "normalization"
        return words.get(name, name) if norm else name

    def _show_current(self) -> None:
        """Mark the chosen channel everywhere."""
        channel, shown = self.controller.channel, self._shown
        for bars in (self.bars, *self.alone):
            bars.set_current(channel)
        self.filters.set_current(channel)
        if shown is not None and channel < len(shown.bank.pictures):
            place = channel, self.filters.slice
            self.card.show_filter(shown.found, shown.bank, shown.end, place)
