"""The way back: how the gradient of one image's loss goes through the network."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.backward_messages import Backward, BackwardOf
from cnnstudio.graph.text import marked
from cnnstudio.ui.export import Exported, Table
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.backward.backward_rows import BackwardRows
from cnnstudio.ui.viewer.model.way_back import WayBack
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.player import Player, PlayerWords
from cnnstudio.ui.viewer.study_page import StudyPage, of_network
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.rows import FlowSeparator

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController


class _Content(QWidget):
    """What goes back in words, the rows, and the player below."""

    def __init__(self, way: WayBack) -> None:
        super().__init__()
        self.hint = ElidedLabel("", "label", "text3")
        self.rows = BackwardRows(way)
        self.player = Player(
            PlayerWords(
                self.tr("The loss"), self.tr("Layer before"), self.tr("Next layer"),
                self.tr("Last layer"), self.tr("Layers that the gradient has reached"),
            )
        )  # fmt: skip
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(TextLabel(self.tr("The way back"), "strong"))
        title.addWidget(self.hint, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 14, 20, 10)
        inside.setSpacing(8)
        inside.addLayout(title)
        inside.addWidget(self.rows, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inside, 1)
        column.addWidget(FlowSeparator())
        column.addWidget(self.player)


@inspector_view("backward", marked("InspectViews", "Way back"), "network", place=3)
class BackwardPage(StudyPage):
    """Layers in the order in which gradients arrive, step by step, with their sizes.

    Left and Right go a layer on or back, Space plays; the canvas follows.
    """

    def __init__(self, controller: InspectController) -> None:
        self._way = controller.way_back
        self._parts = _Content(self._way)
        super().__init__(controller, self._parts)
        set_topic(self, "panel/backward")
        self.rows, self.player = self._parts.rows, self._parts.player
        self.rows.chosen.connect(self._row_chosen)
        self.rows.opened.connect(self._row_opened)
        self.player.wanted.connect(self._way.go_to)
        self._way.moved.connect(self._show_step)

    def refresh(self) -> None:
        question = BackwardOf(**of_network(self.controller.looking()))
        answer = self.controller.studies.ask(question, Backward)
        if answer is None:
            self.wait_for(question, keep=self._is_of_this_network())
            if not self.shows_content:
                self._way.leave()
            return
        if answer is not self._way.found:
            text = self.tr(
                "loss {0}, back through {1} of {2} layers, in evaluation; "
                "bars: logarithmic"
            )
            self._parts.hint.set_text(
                text.format(
                    number_text(answer.loss), answer.reached, len(answer.nodes)
                )
            )
        self._way.show(answer)
        self._show_step()
        self.show_content()
        self.rows.mark(self.controller.looking()["node"])

    def _is_of_this_network(self) -> bool:
        """Whether what is shown is of the layers that are asked about, as they are."""
        found, controller = self._way.found, self.controller
        if found is None or found.subject != controller.subject:
            return False
        same = found.subject == "document" or found.run == controller.run.id
        nodes = controller.document.without_blocks()[0].nodes
        return same and set(found.nodes) == set(nodes)

    def exported(self) -> Exported:
        """All rows, also those that are scrolled away, and their numbers."""
        found, table = self._way.found, None
        if found is not None:
            titles = ("turn", "layer", "type", "gradient", "of_weights", "sum_of")
            table = Table(titles, list(_lines(found)))
        return Exported(self.tr("The way back"), self.rows.paper(), table)

    def _show_step(self) -> None:
        found, step = self._way.found, self._way.step
        if found is None:
            return
        where = self.tr("at the loss")
        if step:
            where = self.tr("{0} of {1}").format(step, found.reached)
        self.player.show_step(step, found.reached + 1, where)
        self.rows.refresh()

    def _row_chosen(self, row: int) -> None:
        self.controller.choose_layer(self.rows.node_at(row))

    def _row_opened(self, row: int) -> None:
        """Look into a layer: its maps."""
        self._row_chosen(row)
        self.controller.views.show("layer")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self._way.found
        count = found.reached + 1 if found is not None else 0
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -count,
            Qt.Key.Key_End: count,
        }
        move = moves.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space:
            self.player.toggle()
        elif move is not None:
            self.player.step_by(move)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._way.leave()


def _lines(found: Backward) -> list[tuple[object, ...]]:
    """A line a layer; None where there is no gradient."""
    return [
        (
            turn + 1 if turn < found.reached else None, found.names[turn],
            found.types[turn], _known(found.sizes[turn]), _known(found.weights[turn]),
            int(found.sums[turn]),
        )
        for turn in range(len(found.nodes))
    ]  # fmt: skip


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
