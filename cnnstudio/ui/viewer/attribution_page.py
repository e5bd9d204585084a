"""One image explained by every method, for two classes side by side."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.bridge.attribution_messages import (
    Attribution,
    AttributionOf,
    GuidedProjection,
    GuidedProjectionOf,
)
from cnnstudio.graph.text import marked
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.attribution_card import (
    GAP,
    METHODS,
    WORDS,
    Drawing,
    MethodCard,
    PairCard,
)
from cnnstudio.ui.viewer.attribution_section import (
    ClassChoice,
    LayerChoice,
    OtherChoice,
)
from cnnstudio.ui.viewer.color_bar import number_text
from cnnstudio.ui.viewer.explaining import Explaining, why_not_explained
from cnnstudio.ui.viewer.heat_overlay import overlay
from cnnstudio.ui.viewer.heat_scale import HeatScale
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.maps_page import SHARED, RangeChoice
from cnnstudio.ui.viewer.pictures import sample_image
from cnnstudio.ui.viewer.views import InspectorPage, inspector_view
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.segmented import SegmentedControl

FOR, BOTH = "for", "both"
_MARGIN, _BETWEEN = 20, 20
_LEAST = 72
"""Pixels of a picture's side at least: below, the page scrolls."""


class CardGrid(QWidget):
    """Cards in as many columns as make their pictures largest."""

    def __init__(self, cards: list[PairCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        for card in cards:
            card.setParent(self)

    def side_for(self, columns: int, width: int, height: int) -> int:
        """Return the side of a picture with so many columns."""
        rows = -(-len(self._cards) // columns)
        wide = (width - (columns - 1) * _BETWEEN) // columns
        high = (height - (rows - 1) * _BETWEEN) // rows
        return max(_LEAST, min((wide - GAP) // 2, high - WORDS))

    def arrange(self, width: int, height: int) -> None:
        """Place the cards in a room; it may take more height than is given."""
        fitting = max(1, (width + _BETWEEN) // (2 * _LEAST + GAP + _BETWEEN))
        columns = max(
            range(1, min(fitting, len(self._cards)) + 1),
            key=lambda n: self.side_for(n, width, height),
        )
        side = self.side_for(columns, width, height)
        wide, high = 2 * side + GAP, side + WORDS
        spare = width - columns * wide
        step = wide + (min(spare // max(1, columns - 1), 60) if columns > 1 else 0)
        for number, card in enumerate(self._cards):
            row, column = divmod(number, columns)
            card.set_side(side)
            card.setGeometry(column * step, row * (high + _BETWEEN), wide, high)
        rows = -(-len(self._cards) // columns)
        self.setMinimumHeight(rows * (high + _BETWEEN) - _BETWEEN)


class ImageCard(PairCard):
    """The image itself, and which picture of a pair is about which class."""

    def __init__(self, explaining: Explaining) -> None:
        super().__init__("", "panel/attributions")
        self._explaining = explaining
        self.classes = (TextLabel("", "strong"), TextLabel("", "strong"))
        self.scores = (TextLabel("", "label", "text2"), TextLabel("", "label", "text2"))
        self._shown: object = None
        legend = QWidget()
        column = QVBoxLayout(legend)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(0)
        sides = self.tr("left picture"), self.tr("right picture")
        for side, label, score in zip(sides, self.classes, self.scores, strict=True):
            column.addWidget(TextLabel(side, "hint", "text3"))
            column.addWidget(label)
            column.addWidget(score)
            column.addSpacing(8)
        column.addStretch(1)
        scale = HeatScale()
        scale.set_range(float("nan"))
        column.addWidget(scale)
        self.put_beside(legend)
        self.told.set_text(self.tr("80 % in so many pixels; at right the strongest"))

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
        for target, label, score in zip(
            targets, self.classes, self.scores, strict=True
        ):
            label.setText(self.tr("class {0}").format(explaining.class_name(target)))
            number = number_text(float(scores[target]))
            score.setText(self.tr("score {0}").format(number))


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
        self, found: GuidedProjection | None, pixels: np.ndarray, opacity: float
    ) -> None:
        if found is None:
            for view in self.pictures:
                view.show_picture(None, self.tr("Under way"))
            return
        size = np.abs(np.nan_to_num(found.values)).max(0)
        high = float(size.max())
        drawn = overlay(pixels, size, high, opacity)
        self.pictures[0].show_picture(drawn, self.tr("Where it comes from"))
        plain = 0.5 + found.values / (2 * high) if high > 0 else found.values + 0.5
        self.pictures[1].show_picture(sample_image(plain), self.tr("The projection"))
        self.shares[0].set_text(self.tr("on the image"))
        self.shares[1].set_text(self.tr("the projection"))
        self.told.set_text(
            self.tr("largest value {0} at row {1}, col {2}").format(
                number_text(found.value), found.row, found.column
            )
        )


@inspector_view("attributions", marked("InspectViews", "Attributions"), "image")
class AttributionPage(InspectorPage):
    """A card for each method; classes, layer, sign and range are chosen above."""

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/attributions")
        self._explaining = controller.explaining
        self.image = ImageCard(self._explaining)
        self.cards = [MethodCard(method) for method in METHODS]
        self.projection = ProjectionCard()
        self.grid = CardGrid([self.image, *self.cards, self.projection])
        self.label = ClassChoice(self._explaining, self.tr("Explain class"))
        self.other = OtherChoice(self._explaining, self.tr("Class beside"))
        self.layer = LayerChoice(self._explaining, self.tr("Layer of Grad-CAM"))
        self.range = RangeChoice()
        self.sign = SegmentedControl(
            ((FOR, self.tr("for")), (BOTH, self.tr("for and against"))),
            self.tr("What is drawn"),
            small=True,
        )
        self._scroll = QScrollArea()
        self._lay_out()
        self._explaining.changed.connect(self._if_seen)
        self.label.picked.connect(self._explain)
        self.range.choice.selected.connect(self._redraw)
        self.sign.selected.connect(self._redraw)

    def _lay_out(self) -> None:
        self.sign.button(BOTH).setToolTip(
            self.tr("Red raises the score, blue lowers it, where a method tells both.")
        )
        self.tools = QWidget()
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(10)
        tools.addWidget(TextLabel(self.tr("Evidence"), "label", "text3"))
        tools.addWidget(self.sign)
        tools.addSpacing(6)
        tools.addWidget(self.range)
        choices = QHBoxLayout()
        choices.setContentsMargins(_MARGIN, 10, _MARGIN, 6)
        choices.setSpacing(8)
        for word, choice in (
            (self.tr("Explain class"), self.label),
            (self.tr("beside"), self.other),
            (self.tr("Grad-CAM at"), self.layer),
        ):
            choices.addWidget(TextLabel(word, "label", "text2"))
            choice.setFixedWidth(150)
            choices.addWidget(choice)
            choices.addSpacing(8)
        choices.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scroll_body")
        body = QVBoxLayout(inside)
        body.setContentsMargins(_MARGIN, 4, _MARGIN, 10)
        body.addWidget(self.grid)
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(choices)
        column.addWidget(self._scroll, 1)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        return why_not_explained(controller)

    def refresh(self) -> None:
        controller, explaining = self.controller, self._explaining
        maps = controller.maps
        if maps is None or not explaining.targets or why_not_explained(controller):
            return
        self.label.show_class(controller.explained)
        self.other.show_class()
        self.layer.show_layer()
        self.image.show_image(controller)
        drawing = Drawing(
            maps.image,
            explaining.opacity,
            self.range.choice.current() == SHARED,
            self.sign.current() == BOTH,
            dict(explaining.layers()).get(explaining.layer, ""),
        )
        for card in self.cards:
            question = self._question(card.method.kind)
            found = explaining.ask(question)
            why = controller.studies.refusal(question)
            if why:
                card.refuse(why)
            else:
                card.show_answer(self._fitting(found), drawing)
        self.projection.show_channel(controller)

    def _question(self, kind: type[AttributionOf]) -> AttributionOf:
        explaining = self._explaining
        asked = explaining.grad_cam()
        return asked if isinstance(asked, kind) else explaining.of_both(kind)

    def _fitting(self, found: Attribution | None) -> Attribution | None:
        """Return an answer if it is of the image that is shown."""
        maps = self.controller.maps
        same = found is not None and maps is not None and found.index == maps.index
        return found if same else None

    def _explain(self, key: object) -> None:
        assert isinstance(key, int)
        self.controller.explain(key)

    def _redraw(self, _key: object) -> None:
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        above = self.label.sizeHint().height() + 16
        width = self.width() - 2 * _MARGIN
        self.grid.arrange(width, self.height() - above - 14)
