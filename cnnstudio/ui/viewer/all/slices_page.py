"""Is the network worse on some of the images? Accuracy by any property of the data."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.evaluation_messages import TraitsOf
from cnnstudio.graph.text import marked
from cnnstudio.project.facts import Task
from cnnstudio.ui.export import Exported, Table
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.all.beside import Beside, SideImages
from cnnstudio.ui.viewer.all.page import AllPage, AnyTable
from cnnstudio.ui.viewer.all.picture_grid import Words
from cnnstudio.ui.viewer.all.share_bars import ShareBars
from cnnstudio.ui.viewer.all.slices import Slice, by_group, by_value, folders_of
from cnnstudio.ui.viewer.all.traits import Known, known_traits, trait_tip, trait_word
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.labels import LabelTable
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import TextLabel

CLASS, PREDICTED, FOLDER = "class", "predicted", "folder"


@inspector_view("slices", marked("InspectViews", "Slices"), "all", 6)
class SlicesPage(AllPage):
    """A bar a group, with the interval in which its share lies; beside it its images.

    The worst images of the chosen group come first: mistakes, those of which the
    network is surest. Of several labels an image is right if all of them are, and it
    is in the groups of all that it has.
    """

    tasks: ClassVar[tuple[Task, ...]] = ("classes", "labels")

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/slices")
        self._by = CLASS
        self._cut: tuple[AnyTable, str] | None = None
        self._known = Known({}, ())
        self._offered: list[tuple[object, str]] = []
        self.by = Combo(((CLASS, self.tr("true class")),), self.tr("Divide by"))
        self.by.setFixedWidth(190)
        self.about = TextLabel("", "label", "text2", wrap=True)
        self.bars = ShareBars()
        self.legend = TextLabel(
            self.tr("Bar: the share that is right, with its interval (95 %). Dashed: "
                    "the share of all images."),
            "hint", "text3", wrap=True,
        )  # fmt: skip
        self.beside = SideImages(
            self.tr("Images of the group"), self.mistakes.pictures, self._words
        )
        self.heading, self.images = self.beside.heading, self.beside.grid
        self._lay_out()
        self.by.picked.connect(self._divide)
        self.bars.chosen.connect(self._choose)
        self.images.chosen.connect(self.mistakes.show)
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(TextLabel(self.tr("Divide by"), "label", "text2"))
        top.addWidget(self.by)
        top.addWidget(self.about, 1)
        row = Beside(self.beside, gap=16, spacing=8)
        row.left.addWidget(self.bars, 1)
        row.left.addWidget(self.legend)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(row, 1)
        self.lay_out(body)

    # Showing

    def show_found(self, table: AnyTable) -> None:
        self._cut = None

    def follow(self, table: AnyTable) -> None:
        self._known = known_traits(self.controller, table.found)
        self._offer()
        if self._cut is None or self._cut[0] is not table or self._cut[1] != self._by:
            slices = self._slices(table)
            if slices is None:
                self.about.setText(self._waiting())
                return
            self._cut = (table, self._by)
            right = 1 - table.wrong / max(1, table.count)
            chosen = self.bars.current
            self.bars.show_slices(slices, right)
            self.about.setText(self._about(slices))
            self._choose(chosen if 0 <= chosen < len(slices) else 0)
        here = table.found.part == self.controller.part
        self.images.set_current(self.controller.index if here else -1)

    def _offer(self) -> None:
        """Offer what the images can be divided by."""
        words = self.tr("true class"), self.tr("predicted class")
        if isinstance(self.shown, LabelTable):
            words = self.tr("true label"), self.tr("predicted label")
        options: list[tuple[object, str]] = [(CLASS, words[0]), (PREDICTED, words[1])]
        if len({name for name in self._known.names if name}) > 1:
            options.append((FOLDER, self.tr("folder")))
        options += [(name, trait_word(name)) for name in self._known.values]
        if options != self._offered:
            self._offered = options
            self.by.set_options(options)
            self.by.set_current_key(self._by)

    def _slices(self, table: AnyTable) -> list[Slice] | None:
        """Return the groups; None while what they are made of is not known."""
        right = table.right
        if self._by in (CLASS, PREDICTED):
            return self._by_class(table, self._by == CLASS)
        if self._by == FOLDER:
            folders, numbers = folders_of(self._known.names)
            return by_group(folders, numbers, right)
        values = self._known.values.get(self._by)
        return None if values is None else by_value(values, right)

    @staticmethod
    def _by_class(table: AnyTable, true: bool) -> list[Slice]:
        names = [table.name(n) for n in range(table.size)]
        if isinstance(table, LabelTable):
            columns = (table.there if true else table.said).T
            places = [np.flatnonzero(column) for column in columns]
            return [
                Slice(name, int(table.right[images].sum()), images)
                for name, images in zip(names, places, strict=True)
                if len(images)
            ]
        classes = table.found.labels if true else table.found.predicted
        return by_group(names, classes.astype("int64"), table.right)

    def _waiting(self) -> str:
        progress = self.controller.studies.progress(TraitsOf)
        if progress is None:
            return self.tr("The images are being measured.")
        text = self.tr("The images are being measured: {0} of {1}.")
        return text.format(grouped(progress[0]), grouped(progress[1]))

    def _about(self, slices: list[Slice]) -> str:
        """Say how it is measured, and whether a group stands apart from the mean."""
        said = [trait_tip(self._by)] if self._by in self._known.values else []
        if isinstance(self.shown, LabelTable):
            said.append(self.tr("Right: every label of the image."))
        mean = self.bars.mean
        below = [s for s in slices if s.interval[1] < mean]
        if below:
            worst = min(below, key=lambda s: s.share)
            text = self.tr("{0} is below the mean of {1} by more than chance.")
            said.append(text.format(worst.name, percent(mean, 1)))
        else:
            text = self.tr("No group is below the mean of {0} by more than chance.")
            said.append(text.format(percent(mean, 1)))
        return " ".join(said)

    def _words(self, image: int) -> Words:
        return Words(tip=self.mistakes.told(image))

    # Choosing

    def _divide(self, key: object) -> None:
        self._by = str(key)
        self.bars.set_current(-1)
        self.refresh()

    def _choose(self, index: int) -> None:
        self.bars.set_current(index)
        if not 0 <= index < len(self.bars.rows) or self.shown is None:
            self.beside.clear()
            return
        row = self.bars.rows[index]
        heading = self.tr("{0}: {1} of {2} wrong").format(
            row.name, grouped(row.count - row.right), grouped(row.count)
        )
        worst = self.shown.worst_first(row.images)
        self.beside.show_images(self.shown.found, heading, worst)

    def exported(self) -> Exported:
        """The bars; a row a group with its interval."""
        name = self.named(self.tr("Accuracy by {0}").format(self.by.currentText()))
        rows = [
            (row.name, row.count, row.right, row.share, *row.interval)
            for row in self.bars.rows
        ]
        titles = ("group", "images", "right", "share", "from (95 %)", "to (95 %)")
        return Exported(name, self.bars.paper(), Table(titles, rows))
