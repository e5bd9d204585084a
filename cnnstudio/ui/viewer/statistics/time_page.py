"""Through time: how the values of a layer change from epoch to epoch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.message import INITIAL
from cnnstudio.bridge.weight_messages import Signal, SignalOf
from cnnstudio.graph.text import marked
from cnnstudio.project.records import RunError
from cnnstudio.project.runs import read_run
from cnnstudio.ui.export import Exported, paper_of
from cnnstudio.ui.fonts import LABEL, ui_font
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.grid.map_header import TITLE
from cnnstudio.ui.viewer.grid.row_area import path_text
from cnnstudio.ui.viewer.model.untrained import why_untrained
from cnnstudio.ui.viewer.statistics.drift import drifts, entering
from cnnstudio.ui.viewer.statistics.epoch_curves import EpochCurves, EpochPoint
from cnnstudio.ui.viewer.statistics.tables import epochs_table
from cnnstudio.ui.viewer.study_page import StudyPage, of_data, of_network
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.labels import ElidedLabel, SectionLabel, TextLabel
from cnnstudio.ui.widgets.rows import KeyValueRow

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

MOST = 24
"""Epochs that are measured at most, spread over all that were kept."""

_MARGIN, _SIDE = 20, 220
_PLACE = 80
"""Pixels that the path of a layer has beside its drift."""


def spread(epochs: list[int], most: int = MOST) -> tuple[int, ...]:
    """Return at most so many epochs, evenly, the first and the last among them."""
    if len(epochs) <= most:
        return tuple(epochs)
    places = np.linspace(0, len(epochs) - 1, most).round().astype(int)
    return tuple(epochs[place] for place in places)


class _Content(QWidget):
    """The curves, and what they come to at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.hint = ElidedLabel("", "label", "text3")
        self.curves = EpochCurves()
        self.drift = KeyValueRow(self.tr("Drift of this layer"), margin=0)
        self.entering = SectionLabel(self.tr("What enters activations"))
        self.median = KeyValueRow(self.tr("Median drift"), margin=0)
        self.largest = KeyValueRow(self.tr("Largest drift"), margin=0)
        self._means = TextLabel(
            self.tr("Drift is how far the means of the channels move from one epoch to "
                    "the next, in deviations of the layer. Scores are no measure of "
                    "it: they grow while a network learns."),
            "label", "text3", wrap=True,
        )  # fmt: skip
        self._lay_out()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addStrut(TITLE)
        title.addWidget(TextLabel(self.tr("Through time"), "strong"))
        title.addWidget(self.hint, 1)
        side = QWidget()
        side.setFixedWidth(_SIDE)
        facts = QVBoxLayout(side)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setSpacing(0)
        facts.addWidget(SectionLabel(self.tr("Measured")))
        facts.addSpacing(6)
        facts.addWidget(self.drift)
        facts.addSpacing(12)
        facts.addWidget(self.entering)
        facts.addSpacing(6)
        facts.addWidget(self.median)
        facts.addWidget(self.largest)
        facts.addSpacing(12)
        facts.addWidget(self._means)
        facts.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(title)
        left.addWidget(self.curves, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        row.setSpacing(28)
        row.addLayout(left, 1)
        row.addWidget(side)


@inspector_view(
    "through_time", marked("InspectViews", "Through time"), "layer", place=7
)
class TimePage(StudyPage):
    """Mean, deviation, zeros and dead units of the selected layer over the epochs.

    One epoch is asked for after the other; what has arrived is shown meanwhile.
    """

    def __init__(self, controller: InspectController) -> None:
        self.parts = _Content()
        super().__init__(controller, self.parts)
        set_topic(self, "panel/through_time")
        self._read: object = None
        self._kept: tuple[int, ...] = ()
        self._shown: object = None
        self.parts.curves.chosen.connect(self._epoch_chosen)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        if controller.subject != "run":
            return why_untrained(controller.document, controller.differs_from_run)
        return ""

    def refresh(self) -> None:
        self._read_kept()
        if not self._kept:
            self.say(
                self.tr("No epoch has been kept yet"),
                self.tr("This view compares the weights after each epoch of a run."),
            )
            return
        found = {}
        for epoch in self._kept:
            question = self._question(epoch)
            answer = self.controller.studies.ask(question, Signal)
            if answer is not None:
                found[epoch] = answer
            elif not self.controller.studies.refusal(question):
                break  # one after the other: the newest question would push it out
        if not found:
            self.wait_for(self._question(self._kept[0]))
            return
        self.show_content()
        self._show(found)

    def exported(self) -> Exported:
        """Return the page, and its numbers as a table."""
        shown = self.parts.curves.points
        table = epochs_table(shown) if shown else None
        return Exported(self.tr("Through time"), paper_of(self.content), table)

    def _question(self, epoch: int) -> SignalOf:
        looking = of_network(of_data(self.controller.looking()))
        looking["epoch"] = epoch or INITIAL
        return SignalOf(**looking)

    def _read_kept(self) -> None:
        """Read again which epochs were kept, if the run has come further."""
        controller, run = self.controller, self.controller.run
        state = controller.subject, run.id, run.state.value, len(run.history.epochs)
        if state == self._read:
            return
        self._read, self._kept = state, ()
        if controller.subject == "run":
            try:
                snapshots = read_run(run.folder).snapshots
            except RunError:
                return  # there is no run, or its page tells what is wrong with it
            self._kept = spread(sorted(known.epoch for known in snapshots))

    def _show(self, found: dict[int, Signal]) -> None:
        curves, node = self.parts.curves, self.controller.looking()["node"]
        chosen = self.controller.epoch
        current = chosen if chosen else self.controller.opened_epoch
        curves.set_current(max(0, current))
        shown = node, tuple((epoch, id(answer)) for epoch, answer in found.items())
        if shown == self._shown:
            return
        self._shown = shown
        points = tuple(
            _point(epoch, answer, answer.nodes.index(node))
            for epoch, answer in found.items()
            if node in answer.nodes
        )
        curves.show_points(points, self._kept[-1])
        said = self.tr("{0} of {1} epochs measured, on {2} images each")
        images = next(iter(found.values())).images
        self.parts.hint.set_text(said.format(len(found), len(self._kept), images))
        self._show_drift(found, node)

    def _show_drift(self, found: dict[int, Signal], node: str) -> None:
        first = next(iter(found.values()))
        known = drifts(list(found.values()))
        self.parts.drift.set_value(f"{known.get(node, 0.0):.3f}")
        here = {n: known[n] for n in entering(first) if n in known}
        for row in (self.parts.entering, self.parts.median, self.parts.largest):
            row.setVisible(bool(here))
        if here:
            self.parts.median.set_value(f"{float(np.median(list(here.values()))):.3f}")
            most = max(here, key=lambda one: here[one])
            name = first.names[first.nodes.index(most)]
            shown = path_text(name, ui_font(LABEL), _PLACE)
            self.parts.largest.set_value(f"{here[most]:.3f}", shown)
            self.parts.largest.setToolTip(name)

    def _epoch_chosen(self, epoch: int) -> None:
        self.controller.show_epoch(epoch or INITIAL)


def _point(epoch: int, answer: Signal, at: int) -> EpochPoint:
    return EpochPoint(
        epoch,
        float(answer.mean[at]),
        float(answer.deviation[at]),
        float(answer.zeros[at]),
        float(answer.dead[at]),
    )
