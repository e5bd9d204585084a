"""The view of all layers at once, from early to deep, with their strongest maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.probe_messages import Gallery, GalleryOf
from cnnstudio.graph.text import marked, plural
from cnnstudio.ui.export import Exported, Table
from cnnstudio.ui.format import counted
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.excite.gallery_rows import STAGES, GalleryRows
from cnnstudio.ui.viewer.maps.maps_page import SHARED, RangeChoice
from cnnstudio.ui.viewer.study_page import StudyPage, of_network
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController


class _Content(QWidget):
    """How many layers there are, ways to the stages, and the rows."""

    def __init__(self) -> None:
        super().__init__()
        self.title = TextLabel(self.tr("All layers"), "strong")
        self.hint = ElidedLabel("", "label", "text3")
        self.stages = tuple(
            Button(text, small=True)
            for text in (self.tr("Early"), self.tr("Middle"), self.tr("Deep"))
        )
        self.rows = GalleryRows()
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(self.title)
        title.addWidget(self.hint, 1)
        for button in self.stages:
            title.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        column.addLayout(title)
        column.addWidget(self.rows, 1)


@inspector_view("gallery", marked("InspectViews", "Gallery"), "network", place=0)
class GalleryPage(StudyPage):
    """Every layer in the order of computation, with its strongest maps of one image."""

    def __init__(self, controller: InspectController) -> None:
        self._parts = _Content()
        super().__init__(controller, self._parts)
        self.rows, self.stages = self._parts.rows, self._parts.stages
        set_topic(self, "panel/layer_gallery")
        self._shown: Gallery | None = None
        self.tools = self.range = RangeChoice()
        self.range.choice.selected.connect(self._range_selected)
        self.rows.chosen.connect(self._row_chosen)
        self.rows.opened.connect(self._row_opened)
        for go, button in zip(
            (self._go_early, self._go_middle, self._go_deep), self.stages, strict=True
        ):
            button.clicked.connect(go)

    def refresh(self) -> None:
        question = GalleryOf(**of_network(self.controller.looking()))
        answer = self.controller.studies.ask(question, Gallery)
        if answer is None:
            self.wait_for(question, keep=self._shown is not None)
            return
        if answer is not self._shown:
            self._shown = answer
            self.rows.show_gallery(answer)
            self._say(answer)
        self.show_content()
        self.rows.mark(self.controller.looking()["node"])

    def exported(self) -> Exported:
        """All rows, also those that are scrolled away, and the range of each map."""
        shown, table = self._shown, None
        if shown is not None:
            rows = [
                (name, *values)
                for node, name in zip(shown.nodes, shown.names, strict=True)
                for values in _ranges(shown, node)
            ]
            titles = (
                self.tr("layer"), self.tr("channel"), self.tr("smallest value"),
                self.tr("largest value"),
            )  # fmt: skip
            table = Table(titles, rows)
        return Exported("", self.rows.paper(), table)

    def _say(self, gallery: Gallery) -> None:
        layers, deep = len(gallery.nodes), int(gallery.depth.max())
        self._parts.hint.set_text(
            self.tr("{0} in order, {1} in a row; each with its strongest maps").format(
                counted(
                    layers, plural("GalleryPage", layers, "{n} layer", "{n} layers")
                ),
                counted(
                    deep,
                    plural("GalleryPage", deep, "{n} with weights", "{n} with weights"),
                ),
            )
        )
        stages = {self.rows.stage_at(row) for row in range(layers)}
        for stage in range(STAGES):
            self.stages[stage].setVisible(stage in stages)

    def _row_chosen(self, row: int) -> None:
        self.controller.choose_layer(self.rows.node_at(row))

    def _row_opened(self, row: int) -> None:
        """Look into a layer: its maps."""
        self._row_chosen(row)
        self.controller.views.show("layer")

    def _range_selected(self, key: object) -> None:
        self.rows.set_shared(key == SHARED)

    def _go_early(self) -> None:
        self.rows.scroll_to(self.rows.first_of(0))

    def _go_middle(self) -> None:
        self.rows.scroll_to(self.rows.first_of(1))

    def _go_deep(self) -> None:
        self.rows.scroll_to(self.rows.first_of(2))


def _ranges(shown: Gallery, node: str) -> list[tuple[int | None, float, float]]:
    """Return channel, least and greatest value of what is shown of a layer.

    Of numbers without maps there is one range, and no channel.
    """
    channels = shown.channels[node].tolist()
    return [
        (channels[place] if place < len(channels) else None, float(low), float(high))
        for place, (low, high) in enumerate(shown.ranges[node])
    ]
