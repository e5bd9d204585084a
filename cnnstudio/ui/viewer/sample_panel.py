"""The right column of Inspect: the image, what is predicted, and how surely."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.ui.data.drop import dropped_path
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import Theme, ThemeManager
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.prediction_bars import PredictionBars
from cnnstudio.ui.viewer.predictions import Prediction, prediction_of
from cnnstudio.ui.viewer.sample.data_tab import DataTab
from cnnstudio.ui.viewer.sample.draw_tab import DrawTab
from cnnstudio.ui.viewer.sample.drawing import Drawing
from cnnstudio.ui.viewer.sample.file_tab import FileTab
from cnnstudio.ui.viewer.sample.picture_plan import plan_of
from cnnstudio.ui.viewer.verdict import Verdict
from cnnstudio.ui.widgets.buttons import Button, set_reason, show_keys
from cnnstudio.ui.widgets.labels import ElidedLabel, SectionLabel, TextLabel
from cnnstudio.ui.widgets.panel_header import PanelHeader
from cnnstudio.ui.widgets.rows import MARGIN, FlowSeparator
from cnnstudio.ui.widgets.tab_strip import TabStrip

Tab = Literal["data", "draw", "file"]

_IMAGE = (120, 272)
"""Least and greatest height of the image, in pixels."""

_OTHERS = 14 + 10 + 36 + 10 + 24 + 12 + 1 + 34 + 10
"""Height of all that is neither tab nor rows of predictions, in pixels."""


class SamplePanel(QWidget):
    """Image with the part that the pointed value sees, verdict, and all classes.

    The image comes from the data, is drawn by hand, or is a picture of one's own, which
    may be dropped anywhere on the panel. `file_asked`: a picture is to be chosen.
    """

    file_asked = Signal()

    def __init__(
        self,
        controller: InspectController,
        themes: ThemeManager,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/sample")
        self._controller = controller
        self.strip = TabStrip(self.tr("Where the image comes from"))
        self.header = PanelHeader(tabs=self.strip)
        self.data = DataTab(controller)
        self.draw = DrawTab()
        self.file = FileTab(controller.pictures)
        self._tabs: dict[Tab, DataTab | DrawTab | FileTab] = {
            "data": self.data, "draw": self.draw, "file": self.file,
        }  # fmt: skip
        self.strip.set_tabs((
            ("data", self.tr("Validation")),
            ("draw", self.tr("Draw")),
            ("file", self.tr("File")),
        ))  # fmt: skip
        self.verdict = Verdict()
        self.edit = Button(self.tr("Edit copy"), icon_name="pencil", small=True)
        self.edit.setToolTip(self.tr("Draw on a copy of this image"))
        self.mistake = Button(
            self.tr("Next mistake"), icon_name="skip-mistake", small=True
        )
        self.mistake.setToolTip(
            self.tr("Go to the next image that the network gets wrong")
        )
        self.note = ElidedLabel("", "hint", "text3")
        self.weights = ElidedLabel("", "hint", "text3")
        self.bars = PredictionBars()
        self._nothing = TextLabel("", "label", "text3", wrap=True)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect(themes)
        self._new_pad()
        self._show_tab("data")
        self._show_maps()

    def _connect(self, themes: ThemeManager) -> None:
        controller = self._controller
        controller.changed.connect(self._refresh)
        controller.mistakes.changed.connect(self._say_note)
        controller.browsing.changed.connect(self._browsed)
        controller.maps_changed.connect(self._show_maps)
        controller.pointed_changed.connect(self._frame)
        controller.pictures.changed.connect(self._picture_changed)
        controller.document.reset.connect(self._new_pad)
        self.strip.selected.connect(self._tab_selected)
        self.draw.pad.drawn.connect(self._drawn)
        self.file.open_asked.connect(self.file_asked)
        self.file.paste_asked.connect(self.paste)
        self.edit.clicked.connect(self.edit_copy)
        self.mistake.clicked.connect(controller.mistakes.step)
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
        column.addWidget(self._scroll, 1)
        self.setMinimumWidth(264)

    def _sample_part(self) -> QVBoxLayout:
        """The image's tab, verdict, and what can be done with the image."""
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.edit)
        ways.addWidget(self.mistake)
        ways.addWidget(self.note, 1)
        part = QVBoxLayout()
        part.setContentsMargins(MARGIN, 14, MARGIN, 12)
        part.setSpacing(10)
        for tab in self._tabs.values():
            part.addWidget(tab)
        part.addWidget(self.verdict)
        part.addLayout(ways)
        return part

    def _prediction_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 6, MARGIN, 2)
        row.setSpacing(8)
        row.addWidget(SectionLabel(self.tr("Predictions")))
        row.addStretch(1)
        row.addWidget(self.weights)
        return row

    # Where the image comes from

    @property
    def tab(self) -> Tab:
        """Which tab is shown."""
        return cast("Tab", self.strip.current_key())

    def show_draw(self) -> None:
        """Turn to the pad, with the keyboard on it."""
        self._tab_selected("draw")
        self.draw.pad.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def why_no_own(self) -> str:
        """Say why no own image can be looked at; empty if one can."""
        return self._controller.pictures.why_not()

    def edit_copy(self) -> None:
        """Draw on a copy of the image that is shown."""
        pixels = self._copied()
        if pixels is not None:
            self.draw.pad.drawing.copy_from(pixels)
            self.draw.take(self.draw.pad.drawing)
            self._tab_selected("draw")
            self._drawn()

    def why_no_copy(self) -> str:
        """Say why the image cannot be drawn on; empty if it can."""
        if self._copied() is None:
            return self._controller.why_no_image() or self.tr(
                "Only an image can be drawn on."
            )
        return ""

    def open_picture(self, path: str) -> None:
        """Look at a picture, or at those in a folder."""
        self._turn_to("file")
        self._controller.pictures.open(path)

    def paste(self) -> None:
        """Look at the picture that is on the clipboard."""
        self._turn_to("file")
        if not self._controller.pictures.take(QGuiApplication.clipboard().mimeData()):
            self._controller.pictures.say(
                self.tr("There is no picture on the clipboard. Copy one first.")
            )

    def _copied(self) -> NDArray[np.uint8] | None:
        """The shown image as bytes (C, H, W), as it was brought or stored."""
        own, maps = self._controller.own.pixels(), self._controller.maps
        if own is not None or maps is None:
            return own
        if maps.image.ndim != 3:
            return None
        return np.rint(np.clip(maps.image, 0, 1) * 255).astype(np.uint8)

    def _new_pad(self) -> None:
        """Begin an empty drawing of the size that the data's pictures have."""
        plan = plan_of(self._controller.document.project)
        shape = plan.shape if plan is not None else (1, 28, 28)
        self.draw.take(Drawing(shape))
        none = self.tr("The data of this project are no images.")
        for key in ("draw", "file"):
            self.strip.set_reason(key, none if plan is None else "")

    def _tab_selected(self, key: object) -> None:
        tab, controller = cast("Tab", key), self._controller
        self._turn_to(tab)
        if tab == "data":
            controller.show_part(*controller.data_place)
        else:
            controller.own.look_at("drawn" if tab == "draw" else "opened")
        self._show_maps()

    def _turn_to(self, tab: Tab) -> None:
        self.strip.set_current_key(tab)
        self._show_tab(tab)

    def _show_tab(self, tab: Tab) -> None:
        for key, widget in self._tabs.items():
            widget.setVisible(key == tab)
        self.edit.setVisible(tab != "draw")
        self.mistake.setVisible(tab == "data")
        self.note.setVisible(tab == "data")
        self._share_room()

    def _drawn(self) -> None:
        """Have the drawing judged at once; while nothing was drawn there is none."""
        drawing = self.draw.pad.drawing
        if not drawing.is_empty or self._controller.own.source == "drawn":
            self._controller.own.show("drawn", drawing.pixels)
        self.draw.refresh()

    def _picture_changed(self) -> None:
        self._share_room()

    # Showing

    def _is_own_shown(self) -> bool:
        """True if what has arrived is of the tab: its image, its predictions."""
        maps, source = self._controller.maps, self._controller.own.source
        wanted = {"data": None, "draw": "drawn", "file": "opened"}[self.tab]
        of_data = maps is not None and maps.part != "own"
        return maps is not None and source == wanted and of_data == (wanted is None)

    def _show_maps(self) -> None:
        """Show image and prediction of what has arrived."""
        self._follow_part()
        maps = self._controller.maps if self._is_own_shown() else None
        prediction = prediction_of(maps) if maps is not None else None
        untrained = self._controller.is_untrained
        if maps is None or maps.part != "own":
            pixels = maps.image if maps is not None else None
            self.data.image.set_image(pixels, self._image_name(maps, prediction))
        self.data.show_image()
        self.verdict.setVisible(maps is not None)
        self.verdict.show_prediction(prediction, untrained)
        self.bars.show_prediction(prediction, untrained)
        self.bars.setVisible(prediction is not None)
        self._nothing.setVisible(prediction is None)
        if maps is not None:
            why = self.tr("Predictions need an Output layer at the end.")
            self._nothing.setText(why)
        self._share_room()
        self._frame()
        self._refresh()

    def _follow_part(self) -> None:
        """Turn to the tab of what is looked at, if another view has chosen that."""
        source, tab = self._controller.own.source, self.tab
        if self._controller.part != "own":
            # An empty pad and a place for pictures have nothing to look at yet.
            waits = tab == "draw" and self.draw.pad.drawing.is_empty
            waits = waits or (tab == "file" and not self._controller.pictures.count)
            if tab != "data" and not waits:
                self._turn_to("data")
        elif source is not None:
            self._turn_to("draw" if source == "drawn" else "file")

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
        if not self._is_own_shown():
            self._nothing.setText(controller.failure or self._soon())
        self.strip.setTabText(0, self.data.part_title())
        self.data.refresh()
        self.weights.set_text(controller.weights_text)
        set_reason(self.mistake, controller.why_no_search() or None)
        set_reason(self.edit, self.why_no_copy() or None)

    def _soon(self) -> str:
        if self.tab == "draw":
            return self.tr("What you draw is judged at once; it appears here.")
        return self.tr("The first image and its predictions appear here.")

    def _browsed(self) -> None:
        self.data.refresh()
        self._say_note()

    def _say_note(self) -> None:
        browsing = self._controller.browsing.note()
        self.note.set_text(browsing or self._controller.mistakes.note)

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
        self.data.image.set_region(self._controller.region)
        self.file.image.set_region(self._controller.region)

    def _recolour(self, _theme: Theme) -> None:
        for child in self.findChildren(QWidget):
            child.update()

    def _share_room(self) -> None:
        """Give the image what the rows of predictions leave."""
        rest = self.height() - _OTHERS - self.bars.height()
        if self.isAncestorOf(self.header):  # in a dock it is the dock's title row
            rest -= self.header.height()
        for tab in self._tabs.values():
            room = min(_IMAGE[1], self.width() - 2 * MARGIN, rest - tab.rest)
            tab.set_side(max(_IMAGE[0], room))

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
        self._turn_to("file")
        if self._controller.pictures.take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
