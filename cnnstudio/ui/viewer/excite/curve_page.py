"""The view of a layer's activation: its curve over what arrives at it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.probe_messages import Curve, CurveOf
from cnnstudio.graph.layers.activation import Activation
from cnnstudio.graph.layers.inline import LAYERS
from cnnstudio.graph.text import marked, translate
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.excite.curve_plot import CurvePlot, figure
from cnnstudio.ui.viewer.excite.fact_list import Fact, FactList
from cnnstudio.ui.viewer.grid.map_header import TITLE
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.study_page import StudyPage
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.labels import ElidedLabel, SectionLabel, TextLabel
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

ONE, MANY = 1, 64
IN_A_ROW = 10
_FACTS = 250


class _Content(QWidget):
    """The plot at the left, one value and what arrives in numbers at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.title = TextLabel("", "strong")
        self.hint = ElidedLabel("", "label", "text3")
        self.images = SegmentedControl(
            ((ONE, self.tr("this image")), (MANY, self.tr("{0} images").format(MANY))),
            self.tr("Of how many images values are counted"),
            small=True,
        )
        self.alone = SegmentedControl(
            ((False, self.tr("all channels")), (True, self.tr("this channel"))),
            self.tr("Of which channels values are counted"),
            small=True,
        )
        self.plot = CurvePlot()
        self.field = NumberField("0", self.tr("x"), whole=False)
        self.field.setFixedWidth(110)
        self.of_x, self.arriving = FactList(), FactList()
        self.remark = TextLabel("", "label", "text2", wrap=True)
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addStrut(TITLE)
        title.addWidget(self.title)
        title.addWidget(self.hint, 1)
        choices = QHBoxLayout()
        choices.setSpacing(12)
        choices.addWidget(self.images)
        choices.addWidget(self.alone)
        choices.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(title)
        left.addLayout(choices)
        left.addWidget(self.plot, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 14)
        row.setSpacing(28)
        row.addLayout(left, 1)
        row.addWidget(self._facts())

    def _facts(self) -> QWidget:
        box = QWidget()
        box.setFixedWidth(_FACTS)
        asked = QHBoxLayout()
        asked.addWidget(TextLabel(self.tr("x"), "label", "text2"), 1)
        asked.addWidget(self.field)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionLabel(self.tr("One value, computed exactly")))
        column.addLayout(asked)
        column.addWidget(self.of_x)
        column.addWidget(self.remark)
        column.addSpacing(12)
        column.addWidget(SectionLabel(self.tr("What arrives")))
        column.addWidget(self.arriving)
        column.addStretch(1)
        return box


@inspector_view("curve", marked("InspectViews", "Activation curve"), "layer", place=4)
class CurvePage(StudyPage):
    """f and its derivative, computed by the module, over what arrives at it."""

    is_special = True

    def __init__(self, controller: InspectController) -> None:
        self._parts = _Content()
        super().__init__(controller, self._parts)
        self.plot, self.field = self._parts.plot, self._parts.field
        self.of_x, self.arriving = self._parts.of_x, self._parts.arriving
        set_topic(self, "panel/activation_curve")
        self._shown: Curve | None = None
        self._at = 0.0
        self.images, self.alone = self._parts.images, self._parts.alone
        self.images.selected.connect(self._changed)
        self.alone.selected.connect(self._changed)
        self.field.edited.connect(self._x_edited)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        node = controller.node
        kind = node.layer_type if node is not None else None
        bends = kind is not None and issubclass(kind, Activation)
        within = node is not None and node.fields.get("activation") in LAYERS
        if node is not None and not node.off and (bends or within):
            return ""
        return translate(
            "CurvePage", "This layer has no activation that bends single values."
        )

    def refresh(self) -> None:
        question = self._question()
        answer = self.controller.studies.ask(question, Curve)
        if answer is None:
            same = self._shown is not None and self._shown.node == question.node
            self.wait_for(question, keep=same)
            return
        if answer is not self._shown:
            self._shown = answer
            self._show(answer)
        self.show_content()

    def exported(self) -> Exported:
        """Return the page, and the computed values as a table."""
        shown = self._shown
        rows: list[tuple[object, ...]] = []
        if shown is not None:
            rows = list(
                zip(shown.x.tolist(), shown.f.tolist(), shown.slope.tolist(),
                    strict=True)
            )  # fmt: skip
        return Exported(
            self.tr("Activation curve"), paper_of(self.content),
            Table(("x", "f", "derivative"), rows),
        )  # fmt: skip

    def _question(self) -> CurveOf:
        alone, images = self.alone.current(), self.images.current()
        assert isinstance(images, int)
        looking = self.controller.looking()
        own = looking["part"] == "own"
        return CurveOf(
            **looking,
            channel=self.controller.channel,
            alone=bool(alone),
            images=1 if own else images,
            at=self._at,
        )

    def _show(self, curve: Curve) -> None:
        self.plot.show_curve(curve)
        parts = self._parts
        parts.title.setText(curve.kind)
        hint = self.tr("f solid, its derivative f\u2032 dashed, as torch computes them")
        if curve.of_channel:
            hint = self.tr("{0}; the slope that channel {1} has learned").format(
                hint, self.controller.channel
            )
        parts.hint.set_text(hint)
        self.of_x.show_facts(self._of_x(curve))
        parts.remark.setText(self._remark(curve.slope_at))
        parts.remark.setVisible(bool(parts.remark.text()))
        self.arriving.show_facts(self._arriving(curve))

    def _of_x(self, curve: Curve) -> list[Fact]:
        return [
            (self.tr("f(x)"), figure(curve.value)),
            (self.tr("f\u2032(x)"), figure(curve.slope_at)),
            (
                self.tr("f\u2032(x), {0} in a row").format(IN_A_ROW),
                figure(curve.slope_at**IN_A_ROW),
            ),
        ]

    def _remark(self, slope: float) -> str:
        """Say what becomes of a gradient behind several such activations."""
        passed = slope**IN_A_ROW
        if passed == 0 or not math.isfinite(passed):
            return ""
        with np.errstate(over="ignore", under="ignore"):
            half = float(np.float16(passed))
        if half == 0:
            return self.tr(
                "So much of a gradient passes {0} of them; in half precision it is 0."
            ).format(IN_A_ROW)
        return self.tr("So much of a gradient passes {0} of them.").format(IN_A_ROW)

    def _arriving(self, curve: Curve) -> list[Fact]:
        facts = [
            (self.tr("values"), grouped(curve.count)),
            (self.tr("mean"), number_text(curve.mean)),
            (self.tr("deviation"), number_text(curve.deviation)),
            (self.tr("least"), number_text(curve.least)),
            (self.tr("greatest"), number_text(curve.greatest)),
            (self.tr("below 0"), percent(curve.below, 1)),
            (self.tr("hardly any gradient passes"), percent(curve.flat, 1)),
        ]
        if curve.outside:
            facts.append((self.tr("beyond the plot"), grouped(curve.outside)))
        if curve.not_finite:
            facts.append((self.tr("not finite"), grouped(curve.not_finite)))
        return facts

    def _x_edited(self, text: str) -> None:
        try:
            value = float(text.replace("\u2212", "-"))
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            self.field.set_state("error", self.tr("Type a number, as \u22121.5."))
            return
        self.field.set_state("normal")
        self._at = value
        self.refresh()

    def _changed(self, _key: object) -> None:
        self.refresh()
