"""The convolution lab on what a layer of the network really gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.bridge.lab_messages import LayerAtWork, LayerWorks
from cnnstudio.graph.text import marked, translate
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.lab.lab_view import LabView
from cnnstudio.ui.viewer.lab.model import KINDS, LabModel, sliding
from cnnstudio.ui.viewer.lab.work import Floats, Given
from cnnstudio.ui.viewer.study_page import StudyPage
from cnnstudio.ui.viewer.views import inspector_view

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

WORKS_ON = (
    *KINDS, "GlobalAvgPool", "GlobalMaxPool", "AdaptiveAvgPool2d", "AdaptiveMaxPool2d",
)  # fmt: skip


@inspector_view("lab", marked("InspectViews", "Lab"), "layer", place=8)
class LabPage(StudyPage):
    """Asks for the input, the filter and the map of the chosen channel."""

    is_special = True

    def __init__(self, controller: InspectController) -> None:
        self.model = LabModel()
        self.lab = LabView(self.model)
        super().__init__(controller, self.lab)
        set_topic(self, "panel/lab")
        self.model.setParent(self)
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.lab.faces)
        self._shown: LayerWorks | None = None
        self.model.filter_asked.connect(controller.set_channel)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        node = controller.node
        if node is None or node.type not in WORKS_ON:
            return translate(
                "LabPage", "The lab works on Conv2d and pooling layers: select one."
            )
        if node.off:
            return translate("LabPage", "This layer is off: it hands its input on.")
        return ""

    def refresh(self) -> None:
        controller = self.controller
        asked = LayerAtWork(**controller.looking(), channel=controller.channel)
        answer = controller.studies.ask(asked, LayerWorks)
        if answer is None:
            shown = self._shown
            self.wait_for(asked, keep=shown is not None and shown.node == asked.node)
            return
        if answer is not self._shown:
            self._shown = answer
            self.model.use_layer(given_of(answer))
        self.show_content()

    def exported(self) -> Exported:
        """Return the face that is seen, and the output value by value."""
        work = self.model.work
        rows = [
            (*divmod(step, work.slide.output[1]), float(total), float(bent))
            for step, (total, bent) in enumerate(
                zip(work.output.flat, work.activated.flat, strict=True)
            )
        ]
        titles = (
            self.tr("row"), self.tr("column"), self.tr("sum"), self.tr("output"),
        )  # fmt: skip
        node = self.controller.node
        layer = node.name if node is not None else ""
        name = self.tr("{0}, channel {1}").format(layer, self.model.number)
        return Exported(name, paper_of(self.lab.face), Table(titles, rows))


def given_of(answer: LayerWorks) -> Given:
    """Return what the engine told as what the lab works on."""
    layer = sliding(answer.kind, answer.settings)
    image: Floats = answer.image.astype(np.float64)
    weights = None
    if answer.weights is not None:
        depth = len(answer.weights)
        weights = np.zeros((len(image), *answer.weights.shape[1:]))
        groups = len(image) // depth
        filters = int(getattr(layer, "out_channels", 1))
        first = answer.channel // (filters // groups) * depth
        weights[first : first + depth] = answer.weights
    output = answer.output.astype(np.float64)
    return Given(layer, image, answer.channel, weights, answer.bias, output)
