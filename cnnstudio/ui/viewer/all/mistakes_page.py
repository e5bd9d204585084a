"""The images that are worth a look: sure mistakes, doubts, large losses."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.text import marked
from cnnstudio.project.facts import Task
from cnnstudio.ui.export import Exported, Table
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.all.page import AllPage, AnyTable
from cnnstudio.ui.viewer.all.picture_grid import AROUND, PictureGrid, Words
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.confusion import ANY, Choice
from cnnstudio.ui.viewer.model.judged import (
    ORDERS,
    Order,
    doubts_of,
    images_in_order,
    losses_of,
)
from cnnstudio.ui.viewer.model.labels import (
    ABSENT,
    FALSE_ALARM,
    FOUND,
    MISSED,
    LabelTable,
)
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import ElidedLabel
from cnnstudio.ui.widgets.segmented import SegmentedControl
from cnnstudio.ui.widgets.tiles import EmptyState

_SIDE, _LINES, _MOST = 96, 2, 600
"""Side of a picture and lines below it; at most so many images are shown."""


@inspector_view("gallery_of_mistakes", marked("InspectViews", "Mistakes"), "all", 2)
class GalleryPage(AllPage):
    """Images with true and predicted class, or labels that were missed or said wrongly.

    Any may be marked as labelled wrongly.
    """

    tasks: ClassVar[tuple[Task, ...]] = ("classes", "labels")

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/mistakes")
        self.marks = self.mistakes.marks
        self._order: Order = "surest"
        self._listed: tuple[AnyTable, Order, Choice | None] | None = None
        self.order = SegmentedControl(
            (("surest", self.tr("surest mistakes")), ("doubt", self.tr("least sure")),
             ("loss", self.tr("largest loss"))),
            self.tr("Which images come first"), small=True,
        )  # fmt: skip
        self.order.set_current(self._order)
        self.true = Combo((), self.tr("True class"))
        self.predicted = Combo((), self.tr("Predicted class"))
        self.count = ElidedLabel("", "label", "text2")
        self.mark = Button(self.tr("Wrong label"), "secondary", "flag", small=True)
        self.mark.setToolTip(self.tr("Marks the image, or takes its mark; it is listed "
                                     "when the view is exported as CSV"))  # fmt: skip
        self.export = Button(self.tr("Export these"), "secondary", "export", True)
        self.export.setToolTip(self.tr("Saves the images as a picture, or the list of "
                                       "them as CSV"))  # fmt: skip
        pictures = self.mistakes.pictures
        self.images = PictureGrid(
            self.tr("Images"), pictures.picture, self._words, _SIDE, _LINES
        )
        self.none = EmptyState("eye", "", "", self.tr("Show the least sure"))
        self.none.asked.connect(self._show_doubts)
        self._lay_out()
        self.order.selected.connect(self._reorder)
        self.true.picked.connect(self._filter)
        self.predicted.picked.connect(self._filter)
        self.mark.clicked.connect(self._mark)
        self.export.clicked.connect(self.export_asked)
        self.images.chosen.connect(self.mistakes.show)
        self.images.opened.connect(self._mark_image)
        self.images.seen.connect(self._fetch)
        pictures.changed.connect(self.images.viewport().update)
        self.marks.changed.connect(self._if_seen)
        self.refresh()

    def _lay_out(self) -> None:
        for combo in (self.true, self.predicted):
            combo.setFixedWidth(150)
        top = QHBoxLayout()
        top.setContentsMargins(AROUND, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(self.true)
        top.addWidget(self.predicted)
        top.addWidget(self.count, 1)
        top.addWidget(self.export)
        top.addWidget(self.mark)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.images, 1)
        column.addWidget(self.none, 1)
        self.none.hide()
        self.lay_out(body, self.order, AROUND)

    # Showing

    def show_found(self, table: AnyTable) -> None:
        names: list[tuple[object, str]] = [
            (n, table.name(n)) for n in range(table.size)
        ]
        if isinstance(table, LabelTable):
            self._offer_outcomes(names)
        else:
            self._offer_classes(names)
        self._losses, self._doubts = losses_of(table.found), doubts_of(table.found)

    def _offer_classes(self, names: list[tuple[object, str]]) -> None:
        said = (
            (self.true, self.tr("every true class"), self.tr("true {0}")),
            (self.predicted, self.tr("every prediction"), self.tr("predicted {0}")),
        )
        for combo, every, one in said:
            options = [(n, one.format(name)) for n, name in names]
            combo.set_options([(ANY, every), *options])

    def _offer_outcomes(self, names: list[tuple[object, str]]) -> None:
        """Of labels the second choice is what became of the first."""
        self.true.set_options([(ANY, self.tr("every label")), *names])
        self.predicted.set_options([
            (ANY, self.tr("true or said")), (MISSED, self.tr("missed")),
            (FALSE_ALARM, self.tr("said wrongly")), (FOUND, self.tr("found")),
            (ABSENT, self.tr("rightly left out")),
        ])  # fmt: skip

    def follow(self, table: AnyTable) -> None:
        choice = self.mistakes.choice
        true, predicted = choice or (ANY, ANY)
        self.true.set_current_key(true)
        self.predicted.set_current_key(predicted)
        before = self._listed
        if before is None or before[0] is not table or before[1:] != (
            self._order, choice
        ):  # fmt: skip
            self._listed = (table, self._order, choice)
            found = images_in_order(table, self._order, choice)
            self.images.show_images(tuple(found[:_MOST].tolist()))
            self._say_count(len(found))
            self._say_none(table, not len(found))
        here = table.found.part == self.controller.part
        self.images.set_current(self.controller.index if here else -1)
        chosen = self.images.current() >= 0
        why = self.marks.problem or None
        set_reason(self.mark, why if chosen else self.tr("Choose an image first."))
        self.images.viewport().update()
        self.mistakes.files.of(table.found)  # by the time that the list is exported

    def _say_count(self, number: int) -> None:
        text = self.tr("{0} images").format(grouped(number))
        if number > _MOST:
            text = self.tr("the first {0} of {1} images").format(
                grouped(_MOST), grouped(number)
            )
        self.count.set_text(text)

    def _say_none(self, table: AnyTable, is_empty: bool) -> None:
        """Say in place of images why there are none, and where to look instead."""
        self.images.setVisible(not is_empty)
        self.none.setVisible(is_empty)
        self.none.button.setVisible(self._order == "surest" and not table.wrong)
        if table.wrong:
            title, text = self.tr("No such image"), self.tr("Choose other classes.")
        else:
            title = self.tr("No mistake")
            text = self.tr("What the network is least sure of may be wrong next.")
        self.none.set_text(title, text)

    def _show_doubts(self) -> None:
        self.mistakes.choose(None)
        self._reorder("doubt")

    def _words(self, image: int) -> Words:
        table = self.shown
        if table is None:
            return Words()
        found = table.found
        first, second = self._said_of(table, image)
        if self._order == "loss":
            second = self.tr("loss {0}").format(f"{self._losses[image]:.2f}")
        elif self._order == "doubt":
            second = self.tr("doubt {0}").format(f"{self._doubts[image]:.2f}")
        flagged = image in self.marks.of_part(found.part)
        return Words((first, second), self.mistakes.told(image), flagged)

    def _said_of(self, table: AnyTable, image: int) -> tuple[str, str]:
        """Say what an image is and what is said of it, and how surely."""
        if isinstance(table, LabelTable):
            choice = self.mistakes.choice
            label = ANY if choice is None else choice[0]
            if label == ANY:
                label = int(table.apart[image].argmax())
            return table.label_names(image), table.chance_of(image, label)
        found = table.found
        true = table.name(int(found.labels[image]))
        said = table.name(int(found.predicted[image]))
        first = self.tr("{0}, said {1}").format(true, said)
        if found.labels[image] == found.predicted[image]:
            first = self.tr("{0}, right").format(true)
        sure = percent(float(found.probability[image]), 1)
        return first, self.tr("{0} sure").format(sure)

    def _fetch(self) -> None:
        if self.shown is not None:
            self.mistakes.pictures.want(self.shown.found, self.images.in_sight())

    # Choosing

    def _reorder(self, key: object) -> None:
        self._order = next(order for order in ORDERS if order == key)
        self.order.set_current(key)
        self.refresh()

    def _filter(self, _key: object) -> None:
        true, predicted = self.true.current_key(), self.predicted.current_key()
        assert isinstance(true, int)
        assert isinstance(predicted, int)
        choice = (true, predicted)
        self.mistakes.choose(None if choice == (ANY, ANY) else choice)

    def _mark(self) -> None:
        if self.images.current() >= 0:
            self._mark_image(self.images.places[self.images.current()])

    def _mark_image(self, image: int) -> None:
        if self.shown is not None:
            self.marks.turn(self.shown.found.part, image)

    # Exporting

    def exported(self) -> Exported:
        """The pictures that are listed; the table has their files and marks, too."""
        name = self.named(self.tr("Mistakes"))
        table = self.shown
        if table is None:
            return Exported(name)
        marks = self.marks.of_part(table.found.part)
        names = self.mistakes.files.of(table.found)
        listed = dict.fromkeys((*self.images.places, *sorted(marks)))
        titles, values = self._columns(table)
        rows = [
            (
                n + 1, names[n] if n < len(names) else "", *values(n),
                float(self._losses[n]), "yes" if n in marks else "",
            )
            for n in listed
            if n < len(self._losses)
        ]  # fmt: skip
        all_titles = ("image", "file", *titles, "loss", "wrong label")
        return Exported(name, self.images.paper(), Table(all_titles, rows))

    @staticmethod
    def _columns(
        table: AnyTable,
    ) -> tuple[tuple[str, ...], Callable[[int], tuple[object, ...]]]:
        """Return titles of what is said of an image, and what gives its values."""
        if isinstance(table, LabelTable):
            labels = tuple(table.name(n) for n in range(table.size))
            titles = ("true", "predicted", *(f"probability of {n}" for n in labels))

            def of_labels(image: int) -> tuple[object, ...]:
                names = (table.all_names(image), table.all_names(image, said=True))
                return *names, *table.chances[image].tolist()

            return titles, of_labels
        found = table.found

        def of_classes(image: int) -> tuple[object, ...]:
            return (
                table.name(int(found.labels[image])),
                table.name(int(found.predicted[image])),
                float(found.probability[image]), float(found.of_label[image]),
            )  # fmt: skip

        return ("true", "predicted", "probability", "probability of true"), of_classes
