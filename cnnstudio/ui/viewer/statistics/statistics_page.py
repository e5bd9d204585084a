"""Statistics of a layer: its weights, what it gives, and the gradients it gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.advice.signal_findings import LayerFacts, signal_finding
from cnnstudio.bridge.weight_messages import (
    ACTIVATIONS,
    GRADIENTS,
    WEIGHTS,
    LayerStatistics,
    StatisticsOf,
)
from cnnstudio.graph.text import marked, plural
from cnnstudio.ui.export import Exported, paper_of
from cnnstudio.ui.format import counted, grouped, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.words import part_word
from cnnstudio.ui.viewer.statistics.channel_plot import ChannelPlot
from cnnstudio.ui.viewer.statistics.count_plot import CountPlot
from cnnstudio.ui.viewer.statistics.tables import statistics_table
from cnnstudio.ui.viewer.study_page import StudyPage, of_data
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import ElidedLabel, Glyph, SectionLabel, TextLabel
from cnnstudio.ui.widgets.rows import KeyValueRow
from cnnstudio.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cnnstudio.ui.viewer.inspect_controller import InspectController

LINEAR, LOG = "linear", "log"
ICONS = {"error": "error", "warn": "warning", "note": "info"}
TONES = {"error": "error", "warn": "warn", "note": "text3"}
_MARGIN, _SIDE = 20, 248


class _Choices(QWidget):
    """Which of the layer's weights are counted, and on which scale."""

    def __init__(self) -> None:
        super().__init__()
        self.tensor = Combo(name=self.tr("Weights that are counted"))
        self.scale = SegmentedControl(
            ((LINEAR, self.tr("linear")), (LOG, self.tr("logarithmic"))),
            self.tr("Height of the bars"),
            small=True,
        )
        self.word = TextLabel(self.tr("Weights"), "label", "text2")
        scale = QHBoxLayout()
        scale.addWidget(TextLabel(self.tr("Counts"), "label", "text2"))
        scale.addStretch(1)
        scale.addWidget(self.scale)
        tensor = QHBoxLayout()
        tensor.setSpacing(16)
        tensor.addWidget(self.word)
        tensor.addWidget(self.tensor, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(scale)
        column.addLayout(tensor)

    def offer(self, names: list[str]) -> None:
        """Offer these weights to be counted; of one alone there is no choice."""
        self.tensor.set_options([(name, name) for name in names])
        self.tensor.setVisible(len(names) > 1)
        self.word.setVisible(len(names) > 1)


class _Section(QWidget):
    """Title, what is said of it, and the bars."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._hint = ElidedLabel("", "label", "text3")
        self.plot = CountPlot(title)
        self._instead = TextLabel("", "label", "text2", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(TextLabel(title, "strong"))
        head.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.plot, 1)
        column.addWidget(self._instead)

    def hint(self) -> str:
        """Return what is said of the values."""
        return self._hint.full_text()

    def show_found(self, found: LayerStatistics, key: str) -> None:
        """Show one of the distributions."""
        facts = found.facts[key]
        self._hint.set_text(self._said(facts))
        low, high = facts["low"], facts["high"]
        self.plot.show_counts(found.counts[key], low, high, self._said(facts))
        self.plot.show()
        self._instead.hide()
        self.show()

    def say(self, text: str) -> None:
        """Say why there are no bars."""
        self._hint.set_text("")
        self._instead.setText(text)
        self._instead.show()
        self.plot.hide()
        self.show()

    def _said(self, facts: Mapping[str, float]) -> str:
        count = int(facts["count"])
        parts = [
            counted(count, plural("StatisticsPage", count, "{n} value", "{n} values")),
            self.tr("mean {0}").format(number_text(facts["mean"])),
            self.tr("deviation {0}").format(number_text(facts["deviation"])),
        ]
        if facts["nan"]:
            parts.append(self.tr("{0} not a number").format(grouped(int(facts["nan"]))))
        if facts["infinite"]:
            parts.append(
                self.tr("{0} infinite").format(grouped(int(facts["infinite"])))
            )
        return ", ".join(parts)


@inspector_view("statistics", marked("InspectViews", "Statistics"), "layer", place=2)
class StatisticsPage(StudyPage):
    """Histograms of the selected layer, what stands out, and its channels."""

    def __init__(self, controller: InspectController) -> None:
        self._content = QWidget()
        super().__init__(controller, self._content)
        set_topic(self, "panel/statistics")
        self.choices = _Choices()
        self._found: LayerStatistics | None = None
        self.activations = _Section(self.tr("Activations"))
        self.weights = _Section(self.tr("Weights"))
        self.gradients = _Section(self.tr("Gradients of the loss"))
        self.channels = ChannelPlot()
        self._channels_hint = ElidedLabel("", "label", "text3")
        self.rows = {
            key: KeyValueRow(label, margin=0)
            for key, label in (
                ("images", self.tr("Images")),
                ("zeros", self.tr("Zeros")),
                ("units", self.tr("Dead units")),
                ("channels", self.tr("Dead channels")),
                ("saturated", self.tr("Saturated")),
                ("lost", self.tr("Not a number / infinite")),
                ("loss", self.tr("Loss")),
            )
        }
        self._explain_rows()
        self._glyph = Glyph("info", "text3", 14)
        self.verdict = TextLabel("", "label", "text2", wrap=True)
        self._lay_out()
        self.choices.tensor.picked.connect(self._show_tensor)
        self.choices.scale.selected.connect(self._scale_selected)
        self.channels.chosen.connect(controller.set_channel)

    def _explain_rows(self) -> None:
        """Say under the pointer what is counted."""
        for key, tip in (
            ("zeros", self.tr("Share of the values that are exactly 0")),
            ("units", self.tr("Values of the layer that are 0 for every image")),
            ("channels", self.tr("Channels that are 0 everywhere for every image: "
                                 "behind a ReLU they give nothing and learn nothing")),
            ("saturated", self.tr("Share of the values at the flat ends of the curve, "
                                  "where the gradient is nearly 0")),
            ("lost", self.tr("How many values are no number, and how many infinite")),
        ):  # fmt: skip
            self.rows[key].setToolTip(tip)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        for section in (self.activations, self.weights, self.gradients):
            left.addWidget(section, 3)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(TextLabel(self.tr("Channels"), "strong"))
        head.addWidget(self._channels_hint, 1)
        left.addLayout(head)
        left.addWidget(self.channels, 3)
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        measured = SectionLabel(self.tr("Measured"))
        measured.setFixedHeight(20)  # a line of text, as the title at its left
        column.addWidget(measured)
        column.addSpacing(12)
        for fact in self.rows.values():
            column.addWidget(fact)
        column.addSpacing(12)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self._glyph)
        told.addWidget(self.verdict, 1)
        column.addLayout(told)
        column.addSpacing(20)
        column.addWidget(SectionLabel(self.tr("Bars")))
        column.addSpacing(6)
        column.addWidget(self.choices)
        column.addStretch(1)
        row = QHBoxLayout(self._content)
        row.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        row.setSpacing(28)
        row.addLayout(left, 1)
        row.addWidget(side)

    def refresh(self) -> None:
        controller = self.controller
        if controller.node is None:
            return
        question = StatisticsOf(**of_data(controller.looking()))
        found = controller.studies.ask(question, LayerStatistics)
        if found is None:
            before = self._found
            same = before is not None and before.node == question.node
            self.wait_for(question, keep=same)
            return
        if found is not self._found:
            self._found = found
            self._show_all(found, controller.node.name)
        self.show_content()
        self.channels.set_current(controller.channel)

    def exported(self) -> Exported:
        """Return the page, and its numbers as a table."""
        shown = self._found
        table = statistics_table(shown) if shown is not None else None
        return Exported(self.tr("Statistics"), paper_of(self.content), table)

    def _show_all(self, found: LayerStatistics, name: str) -> None:
        self.activations.show_found(found, ACTIVATIONS)
        names = [k.partition("/")[2] for k in found.counts if k.startswith(WEIGHTS)]
        self.choices.offer(names)
        self._show_tensor()
        self.channels.show_channels(
            found.means, found.deviations, frozenset(found.dead_channels.tolist())
        )
        said = plural("StatisticsPage", found.channels, "{n} channel", "{n} channels")
        self._channels_hint.set_text(
            self.tr("{0}, mean and deviation of each").format(
                counted(found.channels, said)
            )
        )
        self._show_facts(found)
        self._judge(found, name)

    def _show_tensor(self, _key: object = None) -> None:
        found, name = self._found, self.choices.tensor.current_key()
        if found is None:
            return
        weights, gradients = f"{WEIGHTS}/{name}", f"{GRADIENTS}/{name}"
        if weights not in found.counts:
            self.weights.hide()
            self.gradients.hide()
            return
        self.weights.show_found(found, weights)
        if gradients in found.counts:
            self.gradients.show_found(found, gradients)
        else:
            self.gradients.say(found.why_no_gradients)

    def _show_facts(self, found: LayerStatistics) -> None:
        facts, rows = found.facts[ACTIVATIONS], self.rows
        lost = int(facts["nan"]), int(facts["infinite"])
        total = facts["count"] + sum(lost)
        part = self.tr("of {0}").format(grouped(found.units))
        rows["images"].set_value(grouped(found.images), part_word(found.part))
        rows["zeros"].set_value(percent(facts["zeros"] / max(1.0, total), 1))
        rows["units"].set_value(grouped(found.dead), part)
        part = self.tr("of {0}").format(grouped(found.channels))
        rows["channels"].set_value(grouped(len(found.dead_channels)), part)
        saturates = found.saturated == found.saturated  # NaN: it cannot
        rows["saturated"].setVisible(saturates)
        if saturates:
            rows["saturated"].set_value(percent(found.saturated, 1))
        tone = "error" if any(lost) else "text"
        rows["lost"].set_value(" / ".join(grouped(n) for n in lost), tone=tone)
        measured = found.loss == found.loss
        rows["loss"].setVisible(measured)
        rows["loss"].set_value(number_text(found.loss) if measured else "")

    def _judge(self, found: LayerStatistics, name: str) -> None:
        """Say what stands out, if anything does."""
        facts = found.facts[ACTIVATIONS]
        finding = signal_finding(
            LayerFacts(
                name, found.bend, found.images, found.channels,
                len(found.dead_channels), found.dead / max(1, found.units),
                found.saturated, facts["deviation"], int(facts["nan"]),
                int(facts["infinite"]),
            )
        )  # fmt: skip
        if finding is None:
            self._glyph.set_glyph("check-circle", "ok")
            self.verdict.setText(self.tr("Nothing stands out."))
        else:
            severity = finding.severity
            self._glyph.set_glyph(ICONS[severity], TONES[severity])
            self.verdict.setText(finding.message)

    def _scale_selected(self, key: object) -> None:
        for section in (self.activations, self.weights, self.gradients):
            section.plot.set_logarithmic(key == LOG)
