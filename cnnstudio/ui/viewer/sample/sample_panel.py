"""The right column of Inspect: the image, what is predicted, and how surely."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.ui.drop import dropped_path
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.later import later
from cnnstudio.ui.theme import Theme, ThemeManager
from cnnstudio.ui.viewer.attribution.section import AttributionSection
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.captured import image_at
from cnnstudio.ui.viewer.model.data_task import task_of_project, why_no_classes
from cnnstudio.ui.viewer.model.predictions import Prediction, prediction_of
from cnnstudio.ui.viewer.sample.prediction_bars import HEAD, INSET, ROW, PredictionBars
from cnnstudio.ui.viewer.sample.source_tabs import SourceTabs
from cnnstudio.ui.viewer.sample.verdict import Verdict
from cnnstudio.ui.widgets.buttons import Button, set_reason, show_keys
from cnnstudio.ui.widgets.labels import ElidedLabel, SectionLabel, TextLabel
from cnnstudio.ui.widgets.panel_header import PanelHeader
from cnnstudio.ui.widgets.rows import MARGIN, FlowSeparator

_IMAGE, _LOW_IMAGE = (120, 272), 28
"""Least and greatest height of the image; the least of one much wider than high."""

_BESIDE = 8
"""Pixels between the image and what stands beside it."""

_CAPTION, _TOLD_FROM = 16, 800
"""Height of what is said below the images, and of the panel that has room for it."""

_OTHERS = 14 + 10 + 36 + 10 + 24 + 12 + 1 + 34 + 10
"""Height of all that is neither tab nor rows of predictions, in pixels."""

_LEAST_WIDTH, _BETWEEN = 264, 8
"""Width of the narrowest panel, and between two buttons, in pixels."""


class SamplePanel(QWidget):
    """Image with the part that the pointed value sees, verdict, and all classes.

    The image comes from the data, is drawn by hand, or is a picture of one's own, which
    may be dropped anywhere on the panel.
    """

    def __init__(
        self,
        controller: InspectController,
        themes: ThemeManager,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/sample")
        self._controller = controller
        self._called = ""
        # Kept for what is predicted next: a pad must not shrink under the brush.
        self._rows = HEAD + 10 * ROW
        self._sought: object = None  # the image whose classes were scrolled to
        self.source = SourceTabs(controller, self)
        self.header = PanelHeader(tabs=self.source.strip)
        self.data = self.source.data
        self.verdict = Verdict()
        self.edit, self.mistake = self._make_ways()
        self.edit.setToolTip(self.tr("Draw on a copy of this image"))
        self.mistake.setToolTip(
            self.tr("Go to the next image that the network gets wrong")
        )
        self.note = ElidedLabel("", "hint", "text3")
        self.weights = ElidedLabel("", "hint", "text3")
        self.bars = PredictionBars()
        self.attribution = AttributionSection(controller)
        self._beside = ElidedLabel("", "hint", "text3")
        self.captions = self._make_captions()
        self._nothing = TextLabel("", "label", "text3", wrap=True)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect(themes)
        self.source.new_pad()
        self.source.turn_to("data")

    def _make_ways(self) -> tuple[Button, Button]:
        """What can be done with the image; with icons if long words leave them room."""
        for edit, mistake in (("pencil", "skip-mistake"), ("", "")):
            made = (
                Button(self.tr("Edit copy"), icon_name=edit, small=True),
                Button(self.tr("Next mistake"), icon_name=mistake, small=True),
            )
            for button in made:
                button.ensurePolished()
            wide = sum(button.sizeHint().width() for button in made) + _BETWEEN
            if wide <= _LEAST_WIDTH - 2 * MARGIN:
                break
        return made

    def _connect(self, themes: ThemeManager) -> None:
        controller = self._controller
        controller.changed.connect(self._refresh)
        controller.mistakes.changed.connect(self._say_note)
        controller.browsing.changed.connect(self._browsed)
        controller.maps_changed.connect(self._show_maps)
        controller.pointed_changed.connect(self._frame)
        self.source.turned.connect(self._turned)
        self.edit.clicked.connect(self.source.edit_copy)
        self.mistake.clicked.connect(controller.mistakes.step)
        self.bars.chosen.connect(controller.explain)
        controller.explaining.changed.connect(self._mark_explained)
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
        rows.setContentsMargins(MARGIN - INSET, 0, MARGIN, 8)
        rows.addWidget(self.bars)
        self._nothing.setIndent(INSET)
        rows.addWidget(self._nothing)
        rows.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inside)
        # When there is room for fewer rows, or for more.
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_classes)
        column.addWidget(self._scroll, 1_000)
        column.addWidget(self.attribution)
        column.addStretch(1)
        self.setMinimumWidth(_LEAST_WIDTH)

    def _sample_part(self) -> QVBoxLayout:
        """The image's tab, verdict, and what can be done with the image."""
        ways = QHBoxLayout()
        ways.setSpacing(_BETWEEN)
        ways.addWidget(self.edit)
        ways.addWidget(self.mistake)
        ways.addStretch(1)
        part = QVBoxLayout()
        part.setContentsMargins(MARGIN, 14, MARGIN, 12)
        part.setSpacing(10)
        pictures = QHBoxLayout()
        pictures.setSpacing(_BESIDE)
        for tab in self.source.tabs.values():
            pictures.addWidget(tab.picture, 1)
        pictures.addWidget(self.attribution.heat, 1)
        shown = QVBoxLayout()
        shown.setSpacing(4)
        shown.addLayout(pictures)
        shown.addWidget(self.captions)
        part.addLayout(shown)
        for tab in self.source.tabs.values():
            part.addWidget(tab)
        part.addWidget(self.verdict)
        part.addLayout(ways)
        part.addWidget(self.note)
        return part

    def _make_captions(self) -> QWidget:
        """What stands beside the image, and that the other is the image."""
        captions = QWidget()
        row = QHBoxLayout(captions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BESIDE)
        row.addWidget(TextLabel(self.tr("Image"), "hint", "text3"), 1)
        row.addWidget(self._beside, 1)
        captions.setFixedHeight(_CAPTION)
        return captions

    def _prediction_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 6, MARGIN, 2)
        row.setSpacing(8)
        row.addWidget(SectionLabel(self.tr("Predictions")))
        row.addStretch(1)
        row.addWidget(self.weights)
        return row

    # Showing

    def _turned(self) -> None:
        """Show what belongs to the tab."""
        tab = self.source.tab
        self.edit.setVisible(tab != "draw")
        self.mistake.setVisible(tab == "data")
        # Drawing needs the room.
        empty = tab == "file" and not self.source.file.shows_picture()
        self.attribution.give_room(tab != "draw" and not empty)
        self.attribution.setVisible(tab != "draw")
        self._show_maps()
        self._refresh()

    def _show_maps(self) -> None:
        """Show image and prediction of what has arrived; `_refresh` follows."""
        self.source.follow()
        maps = self._controller.maps if self.source.is_answered() else None
        task = task_of_project(self._controller.document.project)
        judged = maps is not None and task in ("classes", "labels")
        prediction = None
        if maps is not None and judged:
            prediction = prediction_of(maps, several=task == "labels")
        untrained = self._controller.is_untrained
        if maps is None or maps.part != "own":
            self._called = self._image_name(maps, prediction)
            self._show_image()
        self.data.show_image(judged)
        self.verdict.setVisible(judged)
        self.verdict.show_prediction(prediction, untrained)
        self.bars.show_prediction(prediction, untrained)
        self.bars.setVisible(prediction is not None)
        if prediction is not None:
            self._rows = self.bars.height()
        self._nothing.setVisible(prediction is None)
        if maps is not None:
            self._nothing.setText(self._why_nothing())
        self._share_room()
        self._frame()
        self._say_note()
        if maps is not None and prediction is not None:
            self._seek((maps.part, maps.index))

    def _show_image(self) -> None:
        """Show the image; of a clip the frame whose maps are shown."""
        controller = self._controller
        maps = controller.maps if self.source.is_answered() else None
        pixels = None
        if maps is not None and maps.part != "own":
            pixels = image_at(maps.image, controller.captured, controller.frame)
        self.data.image.set_image(pixels, self._called)

    def _seek(self, image: object) -> None:
        """Scroll to the classes of another image: its own and that predicted."""
        if image != self._sought:
            self._sought = image
            later(self, self._show_classes)  # once the rows are laid out

    def _show_classes(self) -> None:
        prediction = self.bars.prediction
        if prediction is not None:
            for index in (max(0, prediction.label), prediction.argmax):
                y = self.bars.y() + self.bars.middle_of(index)
                above = HEAD + ROW if not index else ROW  # the first with its titles
                self._scroll.ensureVisible(0, y, 0, above)

    def _why_nothing(self) -> str:
        """Say why no class is predicted, and where to look instead."""
        nodes = self._controller.document.graph.nodes.values()
        if not any(node.type == "Output" for node in nodes):
            return self.tr("Predictions need an Output layer at the end.")
        project = self._controller.document.project
        if why := why_no_classes(project):
            return why
        return self.tr("The Output gives no scores of classes that are finite.")

    def _image_name(self, maps: Maps | None, prediction: Prediction | None) -> str:
        if maps is None:
            return self.tr("No image")
        part = self.data.part_title()
        name = self.tr("{0} image {1} of {2}").format(part, maps.index + 1, maps.count)
        if prediction is not None and prediction.label >= 0:
            name += self.tr(", label {0}").format(prediction.name(prediction.label))
        return name

    def _refresh(self) -> None:
        """Bring buttons, weights and notices up to date; cheap, for it comes often."""
        controller = self._controller
        if not self.source.is_answered():
            self._nothing.setText(controller.failure or self._soon())
        strip, title = self.source.strip, self.data.part_title()
        if strip.tabText(0) != title:
            strip.setTabText(0, title)
        if self.source.tab == "data":
            self.data.refresh()
        if controller.maps is not None and controller.maps.image.ndim == 4:
            self._show_image()  # another frame of the clip may have been chosen
        self.weights.set_text(controller.weights_text)
        self._mark_explained()
        set_reason(self.mistake, controller.why_no_search() or None)
        set_reason(self.edit, self.source.why_no_copy() or None)

    def _mark_explained(self) -> None:
        self._beside.set_text(self.attribution.method.currentText())
        self.bars.mark(next(iter(self._controller.explaining.targets), -1))

    def _soon(self) -> str:
        if self.source.tab == "file":
            return self.tr("What is predicted of your picture appears here.")
        if self.source.tab == "draw":
            return self.tr("What you draw is judged at once; it appears here.")
        return self.tr("The first image and its predictions appear here.")

    def _browsed(self) -> None:
        self.data.refresh()
        self._say_note()

    def _say_note(self) -> None:
        mistakes, browsing = self._controller.mistakes, self._controller.browsing
        self.note.set_text(browsing.note() or mistakes.note)
        # From epoch to epoch an image is a mistake or none: its line stays, or all
        # below would jump.
        is_kept = mistakes.table is not None or bool(self.note.full_text())
        is_kept = is_kept and self.source.tab == "data"
        if self.note.isHidden() == is_kept:
            self.note.setVisible(is_kept)
            self._share_room()

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Name the keys of what the buttons do in their tool tips."""
        for button, key in (
            (self.data.previous, "previous_image"),
            (self.data.next, "next_image"),
            (self.mistake, "next_mistake"),
            (self.edit, "edit_copy"),
        ):
            show_keys(button, actions[key])

    def _frame(self) -> None:
        region = self._controller.region
        for picture in (self.data.image, self.source.draw.pad, self.source.file.image):
            picture.set_region(region)

    def _recolour(self, _theme: Theme) -> None:
        for child in self.findChildren(QWidget):
            child.update()

    def _share_room(self) -> None:
        """Give the image what the rows of predictions leave."""
        rest = self.height() - _OTHERS - self._rows
        rest -= 0 if self.note.isHidden() else self.note.sizeHint().height() + 10
        if self.attribution.isVisibleTo(self):
            rest -= self.attribution.sizeHint().height()
        if self.isAncestorOf(self.header):  # in a dock it is the dock's title row
            rest -= self.header.height()
        beside = 2 if self.attribution.heat.isVisibleTo(self) else 1
        told = beside == 2 and self.height() >= _TOLD_FROM
        self.captions.setVisible(told)
        rest -= _CAPTION + 4 if told else 0
        wide = (self.width() - 2 * MARGIN - (beside - 1) * _BESIDE) // beside
        for tab in self.source.tabs.values():
            high = max(_IMAGE[0], min(_IMAGE[1], rest - tab.rest))
            tab.set_side(min(wide, high))
        high = max(_IMAGE[0], min(_IMAGE[1], rest - self.source.shown.rest))
        if self.source.tab == "data":  # a row of numbers takes no room of a square
            high = min(high, max(_LOW_IMAGE, round(wide * self.data.image.proportion)))
            self.data.set_side(min(wide, high))
        self.attribution.heat.setFixedHeight(min(wide, high))
        # What is below follows the predictions closely; without any it says why.
        rows = self.bars.height() + 12
        self._scroll.setMaximumHeight(rows if self.bars.isVisibleTo(self) else 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        able = dropped_path(data) is not None or data.hasImage()
        if able and not self._controller.pictures.why_not():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.source.take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
