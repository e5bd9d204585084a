"""One image explained by every method, for two classes side by side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

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

from cnnstudio.bridge.attribution_messages import Attribution
from cnnstudio.graph.text import marked
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.attribution.card import MethodCard
from cnnstudio.ui.viewer.attribution.choosers import (
    ClassChoice,
    LayerChoice,
    OtherChoice,
)
from cnnstudio.ui.viewer.attribution.drawing import Drawing, settings_text
from cnnstudio.ui.viewer.attribution.grid import AROUND, CardGrid
from cnnstudio.ui.viewer.attribution.other_cards import ImageCard, ProjectionCard
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.maps.maps_page import SHARED, RangeChoice
from cnnstudio.ui.viewer.model.attribution_methods import METHODS
from cnnstudio.ui.viewer.views import InspectorPage, inspector_view
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.segmented import SegmentedControl

FOR, BOTH = "for", "both"
_MARGIN = 20


@inspector_view(
    "attributions", marked("InspectViews", "Attributions"), "image", place=0
)
class AttributionPage(InspectorPage):
    """A card for each method; classes, layer, sign and range are chosen above."""

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/attributions")
        self._explaining = controller.explaining
        self.image = ImageCard(self._explaining)
        self.cards = [MethodCard(method, self._explaining) for method in METHODS]
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
        self.sign.selected.connect(self._choose_sign)
        for card in self.cards:
            card.chosen.connect(partial(self._choose, card))

    def _lay_out(self) -> None:
        self.tools = self._make_tools()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scroll_body")
        body = QVBoxLayout(inside)
        body.setContentsMargins(_MARGIN - AROUND, 0, _MARGIN - AROUND, 6)
        body.addWidget(self.grid)
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._choices())
        column.addWidget(self._scroll, 1)

    def _make_tools(self) -> QWidget:
        """What stands at the right of the tabs: sign and range."""
        self.sign.button(BOTH).setToolTip(
            self.tr("Red raises the score, blue lowers it, where a method tells both.")
        )
        made = QWidget()
        tools = QHBoxLayout(made)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(10)
        tools.addWidget(TextLabel(self.tr("Evidence"), "label", "text3"))
        tools.addWidget(self.sign)
        tools.addSpacing(6)
        self.range.word.hide()  # its room is the tabs'
        tools.addWidget(self.range)
        return made

    def _choices(self) -> QHBoxLayout:
        """What is explained: two classes, and the layer of Grad-CAM."""
        choices = QHBoxLayout()
        choices.setContentsMargins(_MARGIN, 10, _MARGIN, 6)
        choices.setSpacing(8)
        for word, choice in (
            (self.tr("Explain class"), self.label),
            (self.tr("beside"), self.other),
            (self.tr("Grad-CAM at"), self.layer),
        ):
            choices.addWidget(TextLabel(word, "label", "text2"))
            choice.setMaximumWidth(160)
            choices.addWidget(choice, 1_000)
            choices.addSpacing(8)
        choices.addStretch(1)
        return choices

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        return controller.explaining.why_not_here()

    def refresh(self) -> None:
        controller, explaining = self.controller, self._explaining
        maps = controller.maps
        if maps is None or not explaining.targets or explaining.why_not_here():
            return
        self.label.show_class(controller.explained)
        self.other.show_class()
        self.layer.show_layer()
        signed = explaining.choices.signed
        self.sign.set_current(BOTH if signed else FOR)
        self.image.show_image(controller)
        self.image.show_sign(signed)
        drawing = Drawing(
            maps.image,
            explaining.opacity,
            self.range.choice.current() == SHARED,
            signed,
            self._layer_name(),
        )
        for card in self.cards:
            if card.method is explaining.method:
                self.grid.mark(card)
            question = explaining.question(card.method)
            found = explaining.ask(question)
            why = controller.studies.refusal(question)
            if why:
                card.refuse(why)
            else:
                card.show_answer(self._fitting(found), drawing)
        self.projection.show_channel(controller)

    def _layer_name(self) -> str:
        """Name of the layer of Grad-CAM."""
        explaining = self._explaining
        return dict(explaining.layers()).get(explaining.layer, "")

    def exported(self) -> Exported:
        """The cards as they are drawn, and their numbers."""
        titles = (
            self.tr("method"), self.tr("class"), self.tr("score"),
            self.tr("share of the pixels with 80 %"), self.tr("largest value"),
            self.tr("values together"), self.tr("to be"), self.tr("settings"),
        )  # fmt: skip
        rows = [row for card in self.cards for row in self._numbers(card)]
        maps = self.controller.maps
        number = maps.index + 1 if maps is not None else 0
        name = self.tr("Attributions of image {0}").format(number)
        return Exported(name, paper_of(self.grid), Table(titles, rows))

    def _numbers(self, card: MethodCard) -> Iterator[tuple[object, ...]]:
        """One row of the table for each class; None where there is no number."""
        found = card.found
        if found is None:
            return
        for place, target in enumerate(found.targets):
            values = (
                found.scores[place], found.shares[place], found.values[place].max(),
                found.totals[place], found.due[place],
            )  # fmt: skip
            known = (float(v) if np.isfinite(v) else None for v in values)
            name = self._explaining.class_name(int(target))
            settings = settings_text(found, self._layer_name())
            yield card.title.full_text(), name, *known, settings

    def _fitting(self, found: Attribution | None) -> Attribution | None:
        """Return an answer if it is of the image that is shown."""
        maps = self.controller.maps
        if found is None or maps is None:
            return None
        same = (found.part, found.index) == (maps.part, maps.index)
        return found if same else None

    def _explain(self, key: object) -> None:
        assert isinstance(key, int)
        self.controller.explain(key)

    def _choose_sign(self, key: object) -> None:
        self._explaining.choose(signed=key == BOTH)

    def _choose(self, card: MethodCard) -> None:
        self._explaining.choose(method=card.method.key)

    def _redraw(self, _key: object) -> None:
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        above = self.label.sizeHint().height() + 16
        width = self.width() - 2 * _MARGIN
        self.grid.arrange(width, self.height() - above - 14)
