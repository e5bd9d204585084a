"""What activations give, on the canvas: how much of it is zero, or saturated."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject

from cnnstudio.advice.signal_findings import RECTIFIERS
from cnnstudio.bridge.weight_messages import Signal, SignalOf
from cnnstudio.graph.text import plural, translate
from cnnstudio.ui.format import counted, grouped, percent
from cnnstudio.ui.overlays import LiveBar, Overlays
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.statistics.signal_page import findings_of
from cnnstudio.ui.viewer.study_page import of_data, of_network


class ZeroShares(QObject):
    """Shows on the nodes what the view of the signal measured of their activations.

    Nothing is asked for: it is shown once it was measured, as long as the same weights
    and images are looked at, and goes when the network changes.
    """

    def __init__(
        self,
        controller: InspectController,
        overlays: Overlays,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._overlays = controller, overlays
        self._found: Signal | None = None
        self._place = controller.document.place
        controller.changed.connect(self._follow)
        controller.studies.changed.connect(self._follow)
        controller.document.changed.connect(self._follow)
        controller.document.place_changed.connect(self._follow)

    def _follow(self) -> None:
        """Show what is known of what is looked at; cheap, for it comes often."""
        controller = self._controller
        found = None
        if controller.is_held:
            question = SignalOf(**of_network(of_data(controller.looking())))
            found = controller.studies.known(question, Signal)
        place = controller.document.place
        if found is self._found and place == self._place:
            return
        self._found, self._place = found, place
        if found is None:
            self._overlays.set_measured({})
        else:
            self._overlays.set_measured(self._bars(found), caption_of(found))

    def _bars(self, found: Signal) -> dict[str, LiveBar]:
        """Return the bars of the nodes that are shown now, inside of a block too."""
        document, measured = self._controller.document, bars_of(found)
        names = {node: document.engine_id(node) for node in document.graph.nodes}
        return {n: measured[name] for n, name in names.items() if name in measured}


def bars_of(found: Signal) -> dict[str, LiveBar]:
    """Return a bar for each layer that ends with an activation, by the engine's id.

    Its length is the share of zeros of a rectifier, of saturated values of a sigmoid or
    tanh (rows B10, L09, L10); others have none.
    """
    bars = {}
    findings = findings_of(found)
    for at, node in enumerate(found.nodes):
        saturated, finding = float(found.saturated[at]), findings[at]
        if found.bends[at] in RECTIFIERS:
            share, said = float(found.zeros[at]), _zeros_said(found, at)
        elif not math.isnan(saturated):
            share = saturated
            said = translate("ZeroShares", "{0} of its values are saturated")
            said = said.format(percent(share, 1))
        else:
            continue
        if math.isnan(share):
            continue
        healthy = finding is None or finding.severity == "note"
        bars[node] = LiveBar(round(share, 4), healthy, said, percent(share, 0))
    return bars


def caption_of(found: Signal) -> str:
    """Say on the canvas what the bars are."""
    text = translate("ZeroShares", "bars: zeros or saturated, {0}")
    said = plural("SignalPage", found.images, "{n} image", "{n} images")
    return text.format(counted(found.images, said))


def _zeros_said(found: Signal, at: int) -> str:
    share = percent(float(found.zeros[at]), 1)
    dead, channels = int(found.dead_channels[at]), int(found.channels[at])
    if not dead:
        return translate("ZeroShares", "{0} of its values are 0").format(share)
    text = translate("ZeroShares", "{0} of its values are 0; {1} of {2} channels dead")
    return text.format(share, grouped(dead), grouped(channels))
