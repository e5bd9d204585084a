"""The view of a layer's feature maps and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.text import marked
from cnnstudio.ui.export import Exported, paper_of
from cnnstudio.ui.format import count as count_text
from cnnstudio.ui.layer_search import title_of
from cnnstudio.ui.viewer.maps.layer_page import LayerPage
from cnnstudio.ui.viewer.model.seen_range import SeenRange
from cnnstudio.ui.viewer.parts.axes import axes_of
from cnnstudio.ui.viewer.parts.tiling import shared_range
from cnnstudio.ui.viewer.parts.value_table import value_table
from cnnstudio.ui.viewer.views import InspectorPage, inspector_view
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from cnnstudio.graph.inference import NodeReport
    from cnnstudio.ui.viewer.inspect_controller import InspectController
    from cnnstudio.ui.viewer.model.captured import Captured

EACH, SHARED = "each", "shared"


class RangeChoice(QWidget):
    """Whether each map has colours of its own, or all share one scale.

    `over` says what the shared scale is over, where that is more than what is shown.
    """

    def __init__(self, over: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = TextLabel(self.tr("Range"), "label", "text3")
        self.choice = SegmentedControl(
            ((EACH, self.tr("each map")), (SHARED, self.tr("shared"))),
            self.tr("Range of the colours"),
            small=True,
        )
        self.choice.button(EACH).setToolTip(
            self.tr("Every map uses all colours: see its pattern, not its strength.")
        )
        one = self.tr("All maps use one scale: strong and weak maps can be compared.")
        self.choice.button(SHARED).setToolTip(f"{one} {over}".strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.word)
        row.addWidget(self.choice)


@inspector_view("maps", marked("InspectViews", "Maps and filters"), "layer", place=0)
class MapsPage(InspectorPage):
    """All maps of the selected layer, the chosen one large, its filters below."""

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        self.layer = LayerPage()
        self.tools = self.range = RangeChoice(
            self.tr("It is over all kept epochs of this image that were seen so far.")
        )
        self._seen = SeenRange()
        self._shown: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.layer)
        self.range.choice.selected.connect(self._range_selected)
        controller.views.changed.connect(self._share_range)
        self.layer.chosen.connect(controller.set_channel)
        self.layer.header.ordered.connect(controller.set_order)
        self.layer.header.framed.connect(controller.set_frame)
        for part in (self.layer.large, self.layer.vector, self.layer.sequence):
            part.pointed.connect(controller.point_at)

    def refresh(self) -> None:
        controller = self.controller
        captured, report = controller.captured, controller.report
        several = captured is not None and len(captured.tiles) > 1
        several = several and captured is not None and captured.form == "maps"
        # Maps of one pixel have one scale in any case.
        pixels = captured.tiles[0].size if captured is not None else 0
        self.range.setVisible(several and pixels > 1)
        if captured is None or controller.node is None or report is None:
            return
        header = self.layer.header
        header.set_orders(controller.order_key, several)
        header.set_frames(min(controller.frame, captured.frames - 1), captured.frames)
        shown = (
            controller.maps_number, controller.node, report, controller.edge,
            controller.frame, controller.order_key,
        )  # fmt: skip
        if shown != self._shown:
            self._shown = shown
            self._show_layer(captured, report)
        self.layer.show_channel(
            controller.channel, controller.field, self._origin(controller.channel)
        )

    def exported(self) -> Exported:
        """The page, and every value of the layer, as exact as it is known."""
        controller = self.controller
        captured, table = controller.captured, None
        if captured is not None:
            value = self.tr("value")
            if captured.detail is None:
                value = self.tr("value, to 1/255 of its map's range")
            table = value_table({value: captured.values})
        return Exported("", paper_of(self.layer), table)

    def _show_layer(self, captured: Captured, report: NodeReport) -> None:
        """Show what has arrived for the layer."""
        controller, page = self.controller, self.layer
        node = controller.node
        assert node is not None
        page.is_image = node.type == "Input" and len(captured.tiles) <= 4
        axes = axes_of(controller.document.graph, node.id)
        ends = self._seen.joined(controller, shared_range(captured.all_ranges))
        page.show_captured(captured, controller.order, axes, ends)
        page.show_filters(
            controller.filters,
            node.type == "Conv2d" and not node.off,
            self._instead(report),
        )

    def _origin(self, channel: int) -> str:
        """Which of its inputs gave a map of a Concat, such as a skip of a U-Net."""
        node, report = self.controller.node, self.controller.report
        if node is None or report is None or node.type != "Concat":
            return ""
        graph = self.controller.document.graph
        for edge, shape in zip(graph.incoming(node.id), report.inputs, strict=False):
            if shape is None or shape[1:] != (self.controller.shape or ())[1:]:
                return ""
            if channel < shape[0]:
                return self.tr("from {0}").format(graph.nodes[edge.source].name)
            channel -= shape[0]
        return ""

    def _instead(self, report: NodeReport) -> str:
        """What a layer has instead of filters."""
        node = self.controller.node
        name = title_of(node) if node is not None else ""
        if not report.cost.parameters:
            return self.tr("{0} has no weights.").format(name)
        return self.tr("{0} has {1} parameters, and no filters to draw.").format(
            name, count_text(report.cost.parameters)
        )

    def _range_selected(self, key: object) -> None:
        self.controller.views.share_range(key == SHARED)

    def _share_range(self) -> None:
        shared = self.controller.views.shared
        self.range.choice.set_current(SHARED if shared else EACH)
        self.layer.set_shared(shared)
