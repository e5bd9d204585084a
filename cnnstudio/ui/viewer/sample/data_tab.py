"""An image of the data: which one, of which part, class and order."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.message import Part
from cnnstudio.ui.format import count as count_text
from cnnstudio.ui.viewer.model.browsing import ANY, Order
from cnnstudio.ui.viewer.model.data_task import task_of_project, why_no_classes
from cnnstudio.ui.viewer.sample.sample_view import SampleView
from cnnstudio.ui.widgets.buttons import IconButton, set_reason
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

ROW, GAP = 28, 8


class DataTab(QWidget):
    """Number and label of the image, and the choice of part, class and order.

    The `picture` stands above it, perhaps beside others.
    """

    def __init__(
        self, controller: InspectController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self.picture = self.image = SampleView()
        step = QSize(22, 26)
        self.previous = IconButton("previous", self.tr("Previous image"), box=step)
        self.number = NumberField(
            "1", self.tr("Image number"), minimum=1, steppers=False
        )
        self.number.setFixedWidth(44)
        self.next = IconButton("next", self.tr("Next image"), box=step)
        self._of = TextLabel("", "label", "text2")
        self._label = ElidedLabel("", "label", "text2")
        self.part = Combo(self._parts(), self.tr("Part of the data"))
        self.classes = Combo(((ANY, self.tr("All classes")),), self.tr("Class"))
        self.order = Combo(
            (("stored", self.tr("As stored")), ("loss", self.tr("By loss"))),
            self.tr("Order of the images"),
        )
        self._known: tuple[str, ...] = ()
        self._lay_out()
        self._connect()

    @property
    def rest(self) -> int:
        """Pixels of height besides the image."""
        return 2 * (ROW + GAP)

    def set_side(self, side: int) -> None:
        """Give the image so many pixels of height."""
        self.image.setFixedHeight(side)

    def part_title(self) -> str:
        """Name the part, for the tab."""
        return dict(self._parts())[self._part()]

    def refresh(self) -> None:
        """Bring numbers, choices and reasons up to date; cheap, it comes often."""
        controller = self._controller
        browsing, count = controller.browsing, controller.count
        self._of.setText(self.tr("/ {0}").format(count_text(count)) if count else "")
        none = controller.why_no_image()
        set_reason(self.previous, browsing.why_no_previous() or None)
        set_reason(self.next, browsing.why_no_next() or None)
        for control in (self.number, self.part):
            set_reason(control, none or None)
        judged = none or self._why_not_judged()
        for control in (self.classes, self.order):
            set_reason(control, judged or None)
        self.part.set_current_key(self._part())
        self.order.set_current_key(browsing.order)
        self._show_classes()

    def show_image(self, judged: bool) -> None:
        """Show the image that has arrived, if it is one of the data.

        Where it is `judged` the verdict says its label.
        """
        maps = self._controller.maps
        if maps is None or maps.part == "own":
            return
        label = ""
        if maps.label >= 0 and not judged:
            names = maps.classes
            name = names[maps.label] if maps.label < len(names) else str(maps.label)
            label = self.tr("label {0}").format(name)
        self._label.set_text(label)
        self._label.setVisible(bool(label))
        if not self.number.hasFocus():
            self.number.set_text(str(maps.index + 1))
            self.number.set_state("normal")

    def _parts(self) -> tuple[tuple[Part, str], ...]:
        return (
            ("train", self.tr("Training")),
            ("validation", self.tr("Validation")),
            ("test", self.tr("Test")),
        )

    def _part(self) -> Part:
        part = self._controller.part
        return self._controller.data_place[0] if part == "own" else part

    def _why_not_judged(self) -> str:
        """Say why the images cannot be gone through by class or loss; else empty."""
        maps = self._controller.maps
        project = self._controller.document.project
        if why := why_no_classes(project):
            return why
        one_each = task_of_project(project) == "classes"
        if one_each and maps is not None and maps.part != "own" and maps.label < 0:
            return self.tr("These images do not have one class each.")
        return ""

    def _show_classes(self) -> None:
        maps = self._controller.maps
        names = maps.classes if maps is not None else ()
        if names != self._known:
            self._known = names
            options = [(ANY, self.tr("All classes")), *enumerate(names)]
            self.classes.set_options(options)
        label = self._controller.browsing.label
        self.classes.set_current_key(label if label < len(names) else ANY)

    # Choosing the image

    def _connect(self) -> None:
        self.previous.clicked.connect(self._controller.browsing.show_previous)
        self.next.clicked.connect(self._controller.browsing.show_next)
        self.number.edited.connect(self._judge_number)
        self.number.committed.connect(self._go_to_number)
        self.part.picked.connect(self._part_picked)
        self.classes.picked.connect(self._class_picked)
        self.order.picked.connect(self._order_picked)

    def _part_picked(self, key: object) -> None:
        self._controller.show_part(cast("Part", key))

    def _class_picked(self, key: object) -> None:
        self._controller.browsing.choose(label=cast("int", key))

    def _order_picked(self, key: object) -> None:
        self._controller.browsing.choose(order=cast("Order", key))

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

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(2)  # leaves the part its whole name in a narrow panel
        where.addWidget(self.previous)
        where.addWidget(self.number)
        where.addWidget(self.next)
        where.addWidget(self._of)
        where.addSpacing(2)
        where.addWidget(self.part, 1)
        choice = QHBoxLayout()
        choice.setSpacing(6)
        choice.addWidget(self.classes, 5)
        choice.addWidget(self.order, 6)  # its words are the longer ones
        choice.addWidget(self._label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(where)
        column.addLayout(choice)
