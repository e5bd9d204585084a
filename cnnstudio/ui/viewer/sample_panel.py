"""The right column of Inspect: the image, what is predicted, and how surely."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.ui.format import count as count_text
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import Theme, ThemeManager
from cnnstudio.ui.viewer.attribution_section import AttributionSection
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.prediction_bars import PredictionBars
from cnnstudio.ui.viewer.predictions import Prediction, prediction_of
from cnnstudio.ui.viewer.sample_view import SampleView
from cnnstudio.ui.viewer.verdict import Verdict
from cnnstudio.ui.widgets.buttons import Button, set_reason, show_keys
from cnnstudio.ui.widgets.labels import ElidedLabel, SectionLabel, TextLabel
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.panel_header import PanelHeader
from cnnstudio.ui.widgets.rows import MARGIN, FlowSeparator

_IMAGE = (120, 272)
"""Least and greatest height of the image, in pixels."""

_BESIDE = 8
"""Pixels between the image and what stands beside it."""

_OTHERS = 146 + 1 + 34 + 10
"""Height of all that is neither image nor rows of predictions, in pixels."""


class SampleHeader(PanelHeader):
    """Title of the panel and the buttons that step through the images."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Validation image"))
        self.previous = self.add_button("previous", self.tr("Previous image"))
        self.next = self.add_button("next", self.tr("Next image"))


class SamplePanel(QWidget):
    """Image with the part that the pointed value sees, verdict, and all classes."""

    def __init__(
        self,
        controller: InspectController,
        themes: ThemeManager,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/sample")
        self._controller = controller
        self.header = SampleHeader()
        self.image = SampleView()
        self.number = NumberField("1", self.tr("Image number"), minimum=1)
        self.number.setFixedWidth(104)
        self._of = TextLabel("", "label", "text2")
        self._label = ElidedLabel("", "label", "text2")
        self.verdict = Verdict()
        self.mistake = Button(
            self.tr("Next mistake"), icon_name="skip-mistake", small=True
        )
        self.mistake.setToolTip(
            self.tr("Go to the next image that the network gets wrong")
        )
        self.note = ElidedLabel("", "hint", "text3")
        self.weights = ElidedLabel("", "hint", "text3")
        self.bars = PredictionBars()
        self.attribution = AttributionSection(controller)
        self._nothing = TextLabel("", "label", "text3", wrap=True)
        self._lay_out()
        self._connect(themes)
        self._show_maps()

    def _connect(self, themes: ThemeManager) -> None:
        controller = self._controller
        controller.changed.connect(self._refresh)
        controller.mistakes.changed.connect(self._say_note)
        controller.maps_changed.connect(self._show_maps)
        controller.pointed_changed.connect(self._frame)
        self.header.previous.clicked.connect(self._previous)
        self.header.next.clicked.connect(self._next)
        self.mistake.clicked.connect(self._find_mistake)
        self.number.edited.connect(self._judge_number)
        self.number.committed.connect(self._go_to_number)
        self.attribution.room_changed.connect(self._share_room)
        themes.changed.connect(self._recolour)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._sample_part())
        column.addWidget(FlowSeparator())
        column.addLayout(self._prediction_head())
        inside = QWidget()
        inside.setObjectName("scroll_body")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(MARGIN, 0, MARGIN, 8)
        rows.addWidget(self.bars)
        rows.addWidget(self._nothing)
        rows.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inside)
        column.addWidget(self._scroll, 1_000)
        column.addWidget(self.attribution)
        column.addStretch(1)
        self.setMinimumWidth(264)

    def _sample_part(self) -> QVBoxLayout:
        """Image, number and label, verdict, and the way to the next mistake."""
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.number)
        where.addWidget(self._of)
        where.addStretch(1)
        where.addWidget(self._label)
        search = QHBoxLayout()
        search.setSpacing(8)
        search.addWidget(self.mistake)
        search.addWidget(self.note, 1)
        part = QVBoxLayout()
        part.setContentsMargins(MARGIN, 14, MARGIN, 12)
        part.setSpacing(10)
        pictures = QHBoxLayout()
        pictures.setSpacing(_BESIDE)
        pictures.addWidget(self.image, 1)
        pictures.addWidget(self.attribution.heat, 1)
        part.addLayout(pictures)
        part.addLayout(where)
        part.addWidget(self.verdict)
        part.addLayout(search)
        return part

    def _prediction_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 6, MARGIN, 2)
        row.setSpacing(8)
        row.addWidget(SectionLabel(self.tr("Predictions")))
        row.addStretch(1)
        row.addWidget(self.weights)
        return row

    # Showing

    def _show_maps(self) -> None:
        """Show image and prediction of what has arrived."""
        maps = self._controller.maps
        prediction = prediction_of(maps) if maps is not None else None
        untrained = self._controller.is_untrained
        self.image.set_image(
            maps.image if maps is not None else None, self._image_name(maps, prediction)
        )
        self.verdict.setVisible(maps is not None)
        self.verdict.show_prediction(prediction, untrained)
        self.bars.show_prediction(prediction, untrained)
        self.bars.setVisible(prediction is not None)
        self._nothing.setVisible(prediction is None)
        if maps is not None:
            why = self.tr("Predictions need an Output layer at the end.")
            self._nothing.setText(why)
        label = ""
        if maps is not None and maps.label >= 0:
            names = maps.classes
            name = names[maps.label] if maps.label < len(names) else str(maps.label)
            label = self.tr("label {0}").format(name)
        self._label.set_text(label)
        if maps is not None and not self.number.hasFocus():
            self.number.set_text(str(maps.index + 1))
            self.number.set_state("normal")
        self._share_room()
        self._frame()
        self._refresh()

    def _image_name(self, maps: Maps | None, prediction: Prediction | None) -> str:
        if maps is None:
            return self.tr("No image")
        name = self.tr("Validation image {0} of {1}").format(maps.index + 1, maps.count)
        if prediction is not None and prediction.label >= 0:
            name += self.tr(", label {0}").format(prediction.name(prediction.label))
        return name

    def _refresh(self) -> None:
        """Bring buttons, weights and notices up to date; cheap, for it comes often."""
        controller = self._controller
        if controller.maps is None:
            soon = self.tr("The first image and its predictions appear here.")
            self._nothing.setText(controller.failure or soon)
        count = controller.count
        self._of.setText(self.tr("of {0}").format(count_text(count)) if count else "")
        self.weights.set_text(controller.weights_text)
        set_reason(self.header.previous, controller.why_no_previous() or None)
        set_reason(self.header.next, controller.why_no_next() or None)
        set_reason(self.mistake, controller.why_no_search() or None)
        set_reason(self.number, controller.why_no_image() or None)

    def _say_note(self) -> None:
        self.note.set_text(self._controller.mistakes.note)

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Name the keys of what the buttons do in their tool tips."""
        for button, key in (
            (self.header.previous, "previous_image"),
            (self.header.next, "next_image"),
            (self.mistake, "next_mistake"),
        ):
            show_keys(button, actions[key])

    def _frame(self) -> None:
        self.image.set_region(self._controller.region)

    # Choosing the image

    def _previous(self) -> None:
        self._controller.show_previous()

    def _next(self) -> None:
        self._controller.show_next()

    def _find_mistake(self) -> None:
        self._controller.mistakes.step()

    def _number(self, text: str) -> int | None:
        """Return the image number that was typed, or None if there is no such."""
        text = text.strip()
        right = text.isdecimal() and 1 <= int(text) <= self._controller.count
        return int(text) if right else None

    def _judge_number(self, text: str) -> None:
        if self._number(text) is None:
            reason = self.tr("Type a number from 1 to {0}.").format(
                self._controller.count
            )
            self.number.set_state("error", reason)
        else:
            self.number.set_state("normal")

    def _go_to_number(self, text: str) -> None:
        number = self._number(text)
        if number is not None:
            self._controller.show_image(number - 1)
            return
        # Left or stepped beyond the ends: the number of the image that is shown.
        self.number.set_text(str(self._controller.index + 1))
        self.number.set_state("normal")

    def _recolour(self, _theme: Theme) -> None:
        for child in self.findChildren(QWidget):
            child.update()

    def _share_room(self) -> None:
        """Give the image what the rows of predictions leave."""
        rest = self.height() - _OTHERS - self.bars.height()
        rest -= self.attribution.sizeHint().height()
        if self.isAncestorOf(self.header):  # in a dock it is the dock's title row
            rest -= self.header.height()
        beside = 2 if self.attribution.heat.isVisibleTo(self) else 1
        wide = (self.width() - 2 * MARGIN - (beside - 1) * _BESIDE) // beside
        side = min(wide, max(_IMAGE[0], min(_IMAGE[1], rest)))
        self.image.setFixedHeight(side)
        self.attribution.heat.setFixedHeight(side)
        # What is below follows the predictions closely; without any it says why.
        rows = self.bars.height() + 12
        self._scroll.setMaximumHeight(rows if self.bars.isVisibleTo(self) else 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
