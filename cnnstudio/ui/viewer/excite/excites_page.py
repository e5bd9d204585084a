"""The view of what excites a layer: patches of the data, and an image made for it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.evaluation_messages import Pictures, PicturesOf
from cnnstudio.bridge.excite_messages import Patches, PatchesOf
from cnnstudio.graph.text import marked, plural
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.format import TIMES, counted, grouped
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.excite.ascent_panel import AscentPanel
from cnnstudio.ui.viewer.excite.patch_pictures import patch_image, patch_of
from cnnstudio.ui.viewer.excite.patch_rows import PatchRows
from cnnstudio.ui.viewer.excite.patch_wall import FRAME, PatchWall, WallPatch
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.study_page import (
    StudyPage,
    of_data,
    of_network,
    why_no_channels,
)
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel

if TYPE_CHECKING:
    from cnnstudio.bridge.message import Part
    from cnnstudio.ui.viewer.inspect_controller import InspectController

_MARGIN, _GAP = 20, 28
WHOLE = 1 << 14
"""Longest side of the images that patches are cut of: they are not made smaller."""


class _Content(QWidget):
    """All channels at the left; the chosen one, and an image for it, at the right."""

    def __init__(self, controller: InspectController) -> None:
        super().__init__()
        self.rows = PatchRows()
        self.hint = ElidedLabel("", "label", "text3")
        self.title = TextLabel("", "strong")
        self.sight = ElidedLabel("", "label", "text3")
        self.wall = PatchWall()
        self.ascent = AscentPanel(controller)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(_titled(TextLabel(self.tr("Strongest patches"), "strong"),
                               self.hint))  # fmt: skip
        left.addWidget(self.rows, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        title = _titled(self.title, self.sight)
        title.setContentsMargins(FRAME, 0, 0, 0)
        right.addLayout(title)
        right.addWidget(self.wall, 11)
        right.addSpacing(8)
        right.addWidget(self.ascent, 9)
        right.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 16, _MARGIN, 14)
        row.setSpacing(_GAP)
        row.addLayout(left, 11)
        row.addLayout(right, 9)


def _titled(title: QWidget, hint: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(title)
    row.addWidget(hint, 1)
    return row


@inspector_view("excites", marked("InspectViews", "What excites it"), "layer", place=3)
class ExcitesPage(StudyPage):
    """The patches that excite each channel most, of a whole part of the data."""

    def __init__(self, controller: InspectController) -> None:
        self._parts = _Content(controller)
        super().__init__(controller, self._parts)
        self.rows, self.wall = self._parts.rows, self._parts.wall
        self.ascent = self._parts.ascent
        set_topic(self, "panel/excites")
        self._shown: Patches | None = None
        self._walled: object = None
        self.rows.chosen.connect(controller.set_channel)
        self.wall.chosen.connect(self._patch_chosen)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        return why_no_channels(controller)

    def refresh(self) -> None:
        looking = of_data(self.controller.looking())
        question = PatchesOf(**looking)
        answer = self.controller.studies.ask(question, Patches)
        if answer is None:
            same = self._shown is not None and self._shown.node == looking["node"]
            self.wait_for(question, keep=same)
            if not same or not self.shows_content:
                return
            answer = self._shown
        assert answer is not None
        if answer is not self._shown:
            self._show(answer)
        self.show_content()
        self._show_channel(answer, looking["part"])

    def exported(self) -> Exported:
        """Return the page, and all strongest places as a table."""
        titles = ("channel", "rank", "value", "image", "class", "row", "column")
        return Exported(
            self.tr("What excites it"), paper_of(self.content),
            Table(titles, self._table()),
        )  # fmt: skip

    def _table(self) -> list[tuple[object, ...]]:
        shown = self._shown
        if shown is None:
            return []
        return [
            (channel, rank, float(shown.values[channel, rank]), image,
             int(shown.labels[channel, rank]), *shown.cells[channel, rank].tolist())
            for channel, images in enumerate(shown.images.tolist())
            for rank, image in enumerate(images)
            if image >= 0
        ]  # fmt: skip

    def channel(self) -> int:
        """Return the channel that is shown: the chosen one, if the layer has it."""
        count = len(self._shown.values) if self._shown is not None else 1
        return min(self.controller.channel, count - 1)

    def _show(self, answer: Patches) -> None:
        self._shown, self._walled = answer, None
        self.rows.show_patches(answer)
        channels = len(answer.values)
        self._parts.hint.set_text(
            self.tr("{0}, strongest of {1}").format(
                counted(
                    channels,
                    plural("ExcitesPage", channels, "{n} channel", "{n} channels"),
                ),
                counted(
                    answer.searched,
                    plural("ExcitesPage", answer.searched, "{n} image", "{n} images"),
                ),
            )
        )
        self._parts.sight.set_text(self._sight(answer))

    def _sight(self, answer: Patches) -> str:
        tall, wide = (int(n) for n in answer.regions[0, 0, 2:])
        if answer.whole:
            return self.tr("each value sees the whole image")
        if tall >= answer.size[0] and wide >= answer.size[1]:
            return self.tr("each value sees {0} {1} {2}, more than the image").format(
                tall, TIMES, wide
            )
        return self.tr("each value sees {0} {1} {2} pixels").format(tall, TIMES, wide)

    def _show_channel(self, answer: Patches, part: Part) -> None:
        channel = self.channel()
        self.rows.set_current(channel)
        self._parts.title.setText(self.tr("Channel {0}").format(channel))
        best = float(answer.values[channel, 0])
        self.ascent.refresh(best if math.isfinite(best) else math.nan)
        chosen = answer.images[channel]
        numbers = tuple(int(n) for n in chosen[chosen >= 0])
        if numbers:
            looking = of_network(of_data(self.controller.looking()))
            asked = PicturesOf(**looking, places=numbers, side=WHOLE)
            pictures = self.controller.studies.ask(asked, Pictures)
            key = id(answer), channel
            if pictures is not None and key != self._walled:
                self._walled = key
                self._fill(answer, channel, pictures)
        else:
            self._walled = None
            self.wall.show_patches(())
        self.wall.set_current(self._looked_at(numbers, part))

    def _looked_at(self, numbers: tuple[int, ...], part: Part) -> int:
        controller = self.controller
        if controller.part != part or controller.index not in numbers:
            return -1
        return numbers.index(controller.index)

    def _fill(self, answer: Patches, channel: int, pictures: Pictures) -> None:
        """Cut the chosen channel's patches out of their images."""
        patches = []
        for rank, picture in enumerate(pictures.images):
            top, left, high, wide = (int(n) for n in answer.frames[channel, rank])
            pixels, inside = patch_of(picture, (top, left, high, wide))
            value = number_text(float(answer.values[channel, rank]))
            label = int(answer.labels[channel, rank])
            name = answer.classes[label] if 0 <= label < len(answer.classes) else ""
            told = self._told(answer, channel, rank, value, name)
            said = self.tr("{0}, class {1}").format(value, name) if name else value
            shown = patch_image(pixels, inside)
            patches.append(WallPatch(shown, value, said, told))
        self.wall.show_patches(tuple(patches))

    def _told(
        self, answer: Patches, channel: int, rank: int, value: str, name: str
    ) -> str:
        row, column = (int(n) for n in answer.cells[channel, rank])
        number = grouped(int(answer.images[channel, rank]) + 1)
        said = self.tr("{0} at row {1}, column {2} of image {3}").format(
            value, row, column, number
        )
        if name:
            said = self.tr("{0}, class {1}").format(said, name)
        top, left, high, wide = (int(n) for n in answer.frames[channel, rank])
        size = answer.size
        beyond = top < 0 or left < 0 or top + high > size[0] or left + wide > size[1]
        if beyond:
            said = self.tr("{0}; hatched: beyond the image").format(said)
        return said

    def _patch_chosen(self, rank: int) -> None:
        """Look at the image of a patch, and mark what the value sees of it."""
        shown = self._shown
        if shown is None:
            return
        channel, looking = self.channel(), of_data(self.controller.looking())
        number = int(shown.images[channel, rank])
        self.controller.show_part(looking["part"], number)
        row, column = (int(n) for n in shown.cells[channel, rank])
        self.controller.point_at((row, column))
