"""Signal through depth: mean, deviation, zeros and dead units of every layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.advice.signal_findings import (
    LayerFacts,
    SignalFinding,
    signal_finding,
)
from cnnstudio.bridge.weight_messages import Signal, SignalOf
from cnnstudio.graph.text import marked, plural
from cnnstudio.ui.export import Exported, paper_of
from cnnstudio.ui.format import counted
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.statistics.signal_rows import ICONS, TONES, SignalRows
from cnnstudio.ui.viewer.statistics.tables import signal_table
from cnnstudio.ui.viewer.study_page import StudyPage, of_data, of_network
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.labels import ElidedLabel, Glyph, TextLabel
from cnnstudio.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

LINEAR, LOG = "linear", "log"
GRAVITY = ("error", "warn", "note")


class _Content(QWidget):
    """How much was measured, what stands out, and the rows."""

    def __init__(self) -> None:
        super().__init__()
        self.hint = ElidedLabel("", "label", "text3")
        self.glyph = Glyph("info", "text3", 14)
        self.verdict = ElidedLabel("", "label", "text2")
        self.rows = SignalRows()
        self.scale = SegmentedControl(
            ((LINEAR, self.tr("linear")), (LOG, self.tr("logarithmic"))),
            self.tr("Scale of mean and deviation"),
            small=True,
        )
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(TextLabel(self.tr("Signal through depth"), "strong"))
        title.addWidget(self.hint, 1)
        title.addWidget(self.scale)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.glyph)
        told.addWidget(self.verdict, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        column.addLayout(title)
        column.addLayout(told)
        column.addWidget(self.rows, 1)


def findings_of(found: Signal) -> tuple[SignalFinding | None, ...]:
    """Return what stands out at each layer."""
    return tuple(
        signal_finding(
            LayerFacts(
                found.names[i], found.bends[i], found.images, int(found.channels[i]),
                int(found.dead_channels[i]), float(found.dead[i]),
                float(found.saturated[i]), float(found.deviation[i]),
                int(found.nan[i]), int(found.infinite[i]),
            )
        )
        for i in range(len(found.nodes))
    )  # fmt: skip


@inspector_view(
    "signal", marked("InspectViews", "Signal through depth"), "network", place=1
)
class SignalPage(StudyPage):
    """What every layer gives for some images: also before any training."""

    def __init__(self, controller: InspectController) -> None:
        self._parts = _Content()
        super().__init__(controller, self._parts)
        set_topic(self, "panel/signal")
        self.rows = self._parts.rows
        self._shown: Signal | None = None
        self.scale = self._parts.scale
        self.scale.selected.connect(self._scale_selected)
        self.rows.chosen.connect(self._row_chosen)
        self.rows.opened.connect(self._row_opened)

    def verdict(self) -> str:
        """Return what is said of all layers."""
        return self._parts.verdict.full_text()

    def refresh(self) -> None:
        question = SignalOf(**of_network(of_data(self.controller.looking())))
        answer = self.controller.studies.ask(question, Signal)
        if answer is None:
            self.wait_for(question, keep=self._shown is not None)
            return
        if answer is not self._shown:
            self._shown = answer
            self._show(answer)
        self.show_content()
        self.rows.mark(self.controller.looking()["node"])

    def exported(self) -> Exported:
        """Return the page, and its numbers as a table."""
        shown = self._shown
        table = signal_table(shown) if shown is not None else None
        return Exported(self.tr("Signal through depth"), paper_of(self.content), table)

    def _show(self, found: Signal) -> None:
        findings = findings_of(found)
        self.rows.show_signal(found, findings)
        images = counted(
            found.images, plural("SignalPage", found.images, "{n} image", "{n} images")
        )
        layers = len(found.nodes)
        said = plural("SignalPage", layers, "{n} layer", "{n} layers")
        self._parts.hint.set_text(
            self.tr("{0} in order, measured on {1}").format(
                counted(layers, said), images
            )
        )
        self._tell([finding for finding in findings if finding is not None])

    def _tell(self, findings: list[SignalFinding]) -> None:
        """Say the gravest thing that stands out, and how many more there are."""
        if not findings:
            self._parts.glyph.set_glyph("check-circle", "ok")
            self._parts.verdict.set_text(self.tr("Nothing stands out at any layer."))
            return
        first = min(findings, key=lambda finding: GRAVITY.index(finding.severity))
        self._parts.glyph.set_glyph(ICONS[first.severity], TONES[first.severity])
        text, more = first.message, len(findings) - 1
        if more:
            said = plural(
                "SignalPage", more, "{n} more layer is marked.",
                "{n} more layers are marked.",
            )  # fmt: skip
            text = f"{text} {counted(more, said)}"
        self._parts.verdict.set_text(text)

    def _row_chosen(self, row: int) -> None:
        self.controller.choose_layer(self.rows.node_at(row))

    def _row_opened(self, row: int) -> None:
        """Look into a layer: its statistics."""
        self._row_chosen(row)
        self.controller.views.show("layer", "statistics")

    def _scale_selected(self, key: object) -> None:
        self.rows.set_logarithmic(key == LOG)
