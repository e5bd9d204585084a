"""The two cards beside those of the methods: the image itself, and one channel."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.bridge.attribution_messages import (
    GuidedProjection,
    GuidedProjectionOf,
)
from cnnstudio.bridge.evidence_colors import HEAT
from cnnstudio.bridge.message import FloatArray
from cnnstudio.ui.viewer.attribution.card import PairCard
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.explaining import Explaining
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.finite import finite_part
from cnnstudio.ui.viewer.parts.heat_overlay import overlay
from cnnstudio.ui.viewer.parts.heat_scale import HeatScale
from cnnstudio.ui.viewer.parts.pictures import WEIGHTS, sample_image
from cnnstudio.ui.widgets.labels import ElidedLabel


class ImageCard(PairCard):
    """The image itself, and which picture of a pair is about which class."""

    def __init__(self, explaining: Explaining) -> None:
        super().__init__("", "panel/attributions")
        self._explaining = explaining
        self.classes = ElidedLabel("", "label"), ElidedLabel("", "label")
        self.scores = ElidedLabel("", "hint", "text2"), ElidedLabel("", "hint", "text2")
        self._shown: object = None
        legend = QWidget()
        column = QVBoxLayout(legend)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(0)
        for label, score in zip(self.classes, self.scores, strict=True):
            column.addWidget(label)
            column.addWidget(score)
            column.addSpacing(4)
        column.addStretch(1)
        self.scale = HeatScale()
        self.column.insertWidget(1, self.scale)
        self.show_sign(False)
        self.put_beside(legend)
        unused: tuple[QWidget, ...] = (*self.shares, *self.highs, self.check)
        for widget in unused:
            widget.hide()  # their room is the scale's
        self.told.set_text(self.tr("pixels with 80 %, largest"))

    def show_sign(self, against: bool) -> None:
        """Name the colours: those of evidence, or of both signs."""
        self.scale.set_range(float("nan"), WEIGHTS if against else HEAT)

    def show_image(self, controller: InspectController) -> None:
        """Show the image that is explained."""
        maps, explaining = controller.maps, self._explaining
        scores, targets = explaining.scores, explaining.targets
        if maps is None or scores is None or len(targets) < 2:
            return
        state = id(maps), targets
        if state == self._shown:
            return
        self._shown = state
        self.title.set_text(self.tr("Image {0}").format(maps.index + 1))
        self.pictures[0].show_picture(sample_image(maps.image), self.tr("The image"))
        sides = (
            (self.tr("left: {0}"), self.tr("Left: evidence for {0}, its score is {1}")),
            (
                self.tr("right: {0}"),
                self.tr("Right: evidence for {0}, its score is {1}"),
            ),
        )
        for (side, tip), target, label, score in zip(
            sides, targets, self.classes, self.scores, strict=True
        ):
            name = explaining.class_name(target)
            number = number_text(float(scores[target]))
            label.set_text(name)
            score.set_text(side.format(number))
            for part in (label, score):
                part.setToolTip(tip.format(name, number))


class ProjectionCard(PairCard):
    """What the chosen channel's largest value goes back to in the image."""

    def __init__(self) -> None:
        super().__init__("", "panel/guided_projection")
        self._shown: object = None
        self.title.set_text(self.tr("Channel"))

    def show_channel(self, controller: InspectController) -> None:
        """Ask for the channel of the layer that is selected, and show it."""
        node, maps = controller.node, controller.maps
        tiles = controller.tiles
        if node is None or maps is None or tiles is None or node.type == "Input":
            self.title.set_text(self.tr("Channel"))
            self.refuse(
                self.tr("Select a layer with maps: what its chosen channel reacts to "
                        "appears here.")
            )  # fmt: skip
            return
        self.title.set_text(
            self.tr("Channel {0} of {1}").format(controller.channel, node.name)
        )
        asked = GuidedProjectionOf(**controller.looking(), channel=controller.channel)
        found = controller.studies.ask(asked, GuidedProjection)
        why = controller.studies.refusal(asked)
        if why:
            self.refuse(why)
            return
        self.show_pictures()
        state = found, id(maps)
        if state != self._shown:
            self._shown = state
            self._show(found, maps.image, controller.explaining.opacity)

    def _show(
        self, found: GuidedProjection | None, pixels: FloatArray, opacity: float
    ) -> None:
        if found is None:
            for view in self.pictures:
                view.show_picture(None, self.tr("Under way"))
            return
        size = np.abs(finite_part(found.values)).max(0)
        high = float(size.max())
        drawn = overlay(pixels, size, high, opacity)
        where = self.tr("Where it comes from")
        self.pictures[0].show_picture(drawn, where, found.values)
        plain = 0.5 + found.values / (2 * high) if high > 0 else found.values + 0.5
        self.pictures[1].show_picture(sample_image(plain), self.tr("The projection"))
        self.shares[0].set_text(self.tr("on the image"))
        self.shares[1].set_text(self.tr("the projection"))
        text = self.tr("largest {0}, row {1}, col {2}")
        said = text.format(number_text(found.value), found.row, found.column)
        first, _, place = said.partition(", ")
        self.told.set_text(first)
        self.check.set_text(place)
