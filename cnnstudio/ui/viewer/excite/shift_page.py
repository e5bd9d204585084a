"""The view of a shift: does the layer's answer move with the image?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.probe_messages import Edge, Shift, ShiftOf
from cnnstudio.graph.text import marked
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.excite.fact_list import Fact, FactList
from cnnstudio.ui.viewer.excite.shift_course import ShiftCourse
from cnnstudio.ui.viewer.excite.titled_map import MapSquare, TitledMap
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.pictures import MAPS, WEIGHTS
from cnnstudio.ui.viewer.sample.sample_view import SampleView
from cnnstudio.ui.viewer.study_page import StudyPage, why_no_channels
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.labels import ElidedLabel, SectionLabel, TextLabel
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

AROUND, BLACK = "around", "black"
FARTHEST = 32
_SIDE = 210


class _Controls(QWidget):
    """How far the image is shifted, and what comes in at its border."""

    def __init__(self) -> None:
        super().__init__()
        self.right = NumberField(
            "1", self.tr("Pixels to the right"), minimum=-FARTHEST, maximum=FARTHEST
        )
        self.down = NumberField(
            "0", self.tr("Pixels down"), minimum=-FARTHEST, maximum=FARTHEST
        )
        self.edge = SegmentedControl(
            ((AROUND, self.tr("around")), (BLACK, self.tr("black"))),
            self.tr("What comes in at the border"),
            small=True,
        )
        self.edge.button(AROUND).setToolTip(
            self.tr("What leaves at one side comes in at the other.")
        )
        self.edge.button(BLACK).setToolTip(self.tr("Black pixels come in."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for word, field in (
            (self.tr("Right"), self.right),
            (self.tr("Down"), self.down),
        ):
            field.setFixedWidth(76)
            row.addWidget(TextLabel(word, "label", "text3"))
            row.addWidget(field)
            row.addSpacing(8)
        row.addWidget(TextLabel(self.tr("Border"), "label", "text3"))
        row.addWidget(self.edge)
        row.addStretch(1)


class _Content(QWidget):
    """Three maps and the course in a square; the shifted image and counts beside."""

    def __init__(self) -> None:
        super().__init__()
        controls = _Controls()
        self.right, self.down, self.edge = controls.right, controls.down, controls.edge
        self.title = TextLabel("", "strong")
        self.words = TextLabel("", "label", "text2", wrap=True)
        self.expected = TitledMap(self.tr("Map, moved along"))
        self.after = TitledMap(self.tr("Map of the shifted image"))
        self.difference = TitledMap(self.tr("Difference"))
        self.image = SampleView()
        self.facts = FactList()
        self.course = ShiftCourse()
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(controls)
        left.addWidget(self.title)
        left.addWidget(self.words)
        left.addWidget(self._square(), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 14, 20, 14)
        row.setSpacing(28)
        row.addLayout(left, 1)
        row.addWidget(self._side())

    def _square(self) -> QWidget:
        course = QWidget()
        column = QVBoxLayout(course)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        title = ElidedLabel("", "label", "text2")
        title.set_text(self.tr("Difference by shift"))
        column.addWidget(title)
        column.addWidget(self.course, 1)
        views = self.expected, self.after, self.difference, course
        self.square = MapSquare(views)
        return self.square

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionLabel(self.tr("Shifted image")))
        column.addWidget(self.image, 1)
        column.addSpacing(8)
        column.addWidget(SectionLabel(self.tr("All channels")))
        column.addWidget(self.facts)
        column.addStretch(1)
        return side


@inspector_view("shift", marked("InspectViews", "Shift"), "layer", place=5)
class ShiftPage(StudyPage):
    """Shifts the image, and compares the layer's maps with its maps shifted."""

    def __init__(self, controller: InspectController) -> None:
        self._parts = _Content()
        super().__init__(controller, self._parts)
        self.facts, self.course = self._parts.facts, self._parts.course
        set_topic(self, "panel/shift")
        self._shown: Shift | None = None
        self._shift = (1, 0)
        self.right, self.down = self._parts.right, self._parts.down
        self.edge = self._parts.edge
        self.right.edited.connect(self._edited)
        self.down.edited.connect(self._edited)
        self.edge.selected.connect(self._edge_selected)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        return why_no_channels(controller)

    def refresh(self) -> None:
        question = self._question()
        answer = self.controller.studies.ask(question, Shift)
        if answer is None:
            same = self._shown is not None and self._shown.node == question.node
            self.wait_for(question, keep=same)
            return
        if answer is not self._shown:
            self._shown = answer
            self._show(answer)
        self.show_content()

    def exported(self) -> Exported:
        """Return the page, and the differences by the length of the shift."""
        course = self._shown.course.tolist() if self._shown is not None else []
        return Exported(
            self.tr("Shift"), paper_of(self.content),
            Table(("pixels", "mean_difference"), list(enumerate(course))),
        )  # fmt: skip

    def _question(self) -> ShiftOf:
        edge: Edge = "black" if self.edge.current() == BLACK else "around"
        right, down = self._shift
        return ShiftOf(
            **self.controller.looking(),
            channel=self.controller.channel,
            dx=right,
            dy=down,
            edge=edge,
        )

    def _show(self, shift: Shift) -> None:
        parts = self._parts
        parts.title.setText(self._title(shift))
        parts.words.setText(self._words(shift))
        finite = np.concatenate([shift.expected.ravel(), shift.after.ravel()])
        finite = finite[np.isfinite(finite)]
        low = float(finite.min()) if len(finite) else 0.0
        high = float(finite.max()) if len(finite) else 0.0
        parts.expected.show_map(shift.expected, low, high, MAPS)
        parts.after.show_map(shift.after, low, high, MAPS)
        end = float(np.abs(np.nan_to_num(shift.difference)).max())
        parts.difference.show_map(shift.difference, -end, end, WEIGHTS)
        parts.square.arrange()
        parts.image.set_image(shift.shifted, self.tr("Shifted image"))
        self.facts.show_facts(self._counts(shift))
        self.course.show_course(shift.course, shift.stride[1], abs(shift.dx))

    def _title(self, shift: Shift) -> str:
        if not shift.differing:
            return self.tr("The maps move with the image")
        inside = shift.cells_inside and not shift.differing_inside
        if inside and shift.exact:
            return self.tr("The maps move with the image, except at the border")
        return self.tr("The maps do not simply move with the image")

    def _words(self, shift: Shift) -> str:
        down, right = shift.stride
        if not any(shift.stride):
            return self.tr(
                "This layer has no map that could move: compared is whether its values "
                "stay."
            )
        if not shift.exact:
            said = self.tr(
                "A cell is {0} pixels wide and {1} high, so this shift is no whole "
                "number of cells; compared is with {2} to the right, {3} down."
            )
        else:
            said = self.tr(
                "A cell is {0} pixels wide and {1} high, so the maps should move by "
                "{2} to the right, {3} down."
            )
        return said.format(f"{right:g}", f"{down:g}", shift.moved[1], shift.moved[0])

    def _counts(self, shift: Shift) -> list[Fact]:
        share = shift.differing / max(1, shift.cells)
        facts = [
            (self.tr("cells"), grouped(shift.cells)),
            (self.tr("differ"), grouped(shift.differing)),
            (self.tr("share"), percent(share, 1)),
        ]
        if shift.cells_inside:
            facts += [
                (self.tr("away from the border"), grouped(shift.cells_inside)),
                (self.tr("of these differ"), grouped(shift.differing_inside)),
            ]
        facts += [
            (self.tr("largest difference"), number_text(shift.largest)),
            (self.tr("deviation of all values"), number_text(shift.scale)),
        ]
        return facts

    def _edited(self, _text: str) -> None:
        """Shift by what is typed, if both are whole numbers that are not too far."""
        found = []
        for field in (self.right, self.down):
            try:
                number = int(field.text().replace("\u2212", "-"))
            except ValueError:
                number = FARTHEST + 1
            right = abs(number) <= FARTHEST
            reason = self.tr("Type a whole number from \u2212{0} to {0}.")
            field.set_state("normal" if right else "error",
                            "" if right else reason.format(FARTHEST))  # fmt: skip
            found.append(number if right else None)
        across, down = found
        if across is not None and down is not None:
            self._shift = across, down
            self.refresh()

    def _edge_selected(self, _key: object) -> None:
        self.refresh()
