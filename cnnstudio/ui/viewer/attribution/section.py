"""Evidence beside the image: by which method, for which class, how concentrated."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.attribution_messages import Attribution, AttributionOf
from cnnstudio.bridge.evidence_colors import HEAT
from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import translate
from cnnstudio.ui.format import percent
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.forms.rows import row_for
from cnnstudio.ui.forms.slider_row import StepSlider
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.attribution.choosers import ClassChoice, LayerChoice
from cnnstudio.ui.viewer.attribution.drawing import Drawing, drawn, settings_text
from cnnstudio.ui.viewer.attribution.wait import WaitLine
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.attribution_methods import (
    BY_KEY,
    METHODS,
    AttributionChoices,
)
from cnnstudio.ui.viewer.model.explaining import evidence_sentence
from cnnstudio.ui.viewer.parts.finite import odd_text
from cnnstudio.ui.viewer.parts.heat_overlay import OverlayView
from cnnstudio.ui.viewer.parts.heat_scale import HeatScale
from cnnstudio.ui.viewer.parts.pictures import WEIGHTS
from cnnstudio.ui.widgets.buttons import set_reason
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.rows import LABEL_WIDTH, MARGIN, FlowSeparator, FormRow

PARAMS = params_of(AttributionChoices)
WITH_ROWS = tuple(name for name, param in PARAMS.items() if param.when)
"""The settings that one method has: the form shows those of the method chosen."""


class AttributionSection(QWidget):
    """Choices and numbers of one method; its `heat` stands beside the image.

    `room_changed`: the heat is there or not any more, or the form has other rows.
    """

    room_changed = Signal()

    def __init__(
        self, controller: InspectController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._explaining = controller.explaining
        self.heat = OverlayView("")
        titles = [(m.key, translate("Attributions", m.title)) for m in METHODS]
        self.method = Combo(titles, self.tr("Method of attribution"))
        self.label = ClassChoice(self._explaining, self.tr("Explain class"))
        self.layer = LayerChoice(self._explaining, self.tr("Layer"))
        self.rows: dict[str, ParamRow] = {
            name: row_for(name, PARAMS[name]) for name in WITH_ROWS
        }
        self.opacity = StepSlider(0.05)
        self.opacity.setRange(0, 20)
        self.opacity.setAccessibleName(self.tr("Opacity"))
        self._opacity = TextLabel("", "mono")
        self.scale = HeatScale()
        self.told = TextLabel("", "label", "text2", wrap=True)
        self.wait = WaitLine()
        self._drawn: tuple[object, object, object] = (None, None, None)
        self._has_room = True
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setContentsMargins(MARGIN, 0, MARGIN, 2)
        heading.setSpacing(0)
        title = SectionLabel(self.tr("Evidence by"))
        title.setFixedWidth(LABEL_WIDTH)
        title.setBuddy(self.method)
        heading.addWidget(title)
        heading.addWidget(self.method, 1)
        slide = QWidget()
        sliding = QHBoxLayout(slide)
        sliding.setContentsMargins(0, 0, 0, 0)
        sliding.setSpacing(8)
        sliding.addWidget(self.opacity, 1)
        sliding.addWidget(self._opacity)
        self._opacity.setFixedWidth(44)
        sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._opacity.setAlignment(sides)
        self._layer_row = FormRow(self.tr("Layer"), self.layer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(FlowSeparator())
        column.addSpacing(6)
        column.addLayout(heading)
        column.addWidget(FormRow(self.tr("Explain class"), self.label))
        column.addWidget(self._layer_row)
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(FormRow(self.tr("Opacity"), slide))
        below = QVBoxLayout()
        below.setContentsMargins(MARGIN, 4, MARGIN, 10)
        below.setSpacing(6)
        below.addWidget(self.scale)
        below.addWidget(self.told)
        below.addWidget(self.wait)
        # As high as two lines, whatever is said: what is above would jump.
        for part in (self.told, self.wait):
            part.setMinimumHeight(2 * self.told.fontMetrics().height())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column.addLayout(below)

    def _connect(self) -> None:
        controller, explaining = self._controller, self._explaining
        for signal in (
            controller.changed, controller.studies.changed, explaining.changed,
        ):  # fmt: skip
            signal.connect(self._if_seen)
        self.label.picked.connect(self._explain)
        self.method.picked.connect(self._choose_method)
        for row in self.rows.values():
            row.proposed.connect(self._choose)
        self.wait.pressed.connect(self._toggle)
        self.opacity.valueChanged.connect(self._slide)

    def _if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _explain(self, key: object) -> None:
        assert isinstance(key, int)
        self._controller.explain(key)

    def _choose_method(self, key: object) -> None:
        self._explaining.choose(method=BY_KEY[str(key)].key)

    def _choose(self, name: str, value: object) -> None:
        self._explaining.choose(**{name: value})

    def _toggle(self) -> None:
        self.wait.toggle(self._explaining, self._explaining.method)

    def _slide(self) -> None:
        self._explaining.set_opacity(self.opacity.number())

    # Showing

    def give_room(self, has_room: bool) -> None:
        """Say whether there is room for the heat beside the image."""
        self._has_room = has_room
        self.refresh()

    def refresh(self) -> None:
        """Show the evidence in what is looked at, or why there is none; cheap."""
        explaining = self._explaining
        self._show_form()
        self.label.show_class(self._controller.explained)
        self.layer.show_layer()
        self.opacity.show_number(explaining.opacity)
        self._opacity.setText(percent(explaining.opacity, 0))
        found, why = self._found()
        hidden = self.heat.isHidden()
        self.heat.setVisible(self._has_room and (found is not None or not why))
        if self.heat.isHidden() != hidden:
            self.room_changed.emit()
        nothing = self._why_nothing() or None
        for widget in (self.method, self.label, self.layer, self.opacity):
            set_reason(widget, nothing)
        for row in self._applying():
            row.set_blocked(nothing or "")
        self._draw(found)
        waits = not why and self.wait.show_state(explaining, self._question())
        self.wait.setVisible(waits)
        self.told.setVisible(not waits)
        self.told.setText(why or (self._sentence(found) if found is not None else ""))

    def _show_form(self) -> None:
        """Show the settings of the method that is chosen."""
        choices = self._explaining.choices
        self.method.set_current_key(choices.method)
        set_topic(self, self._explaining.method.topic)
        set_topic(self.heat, self._explaining.method.topic)
        values = {"method": choices.method}
        hidden = [row.isHidden() for row in self.rows.values()]
        for name, row in self.rows.items():
            row.setVisible(PARAMS[name].applies(values))
            if not row.isHidden():
                row.show_value(getattr(choices, name))
        self._layer_row.setVisible(choices.method == "grad_cam")
        if hidden != [row.isHidden() for row in self.rows.values()]:
            self.room_changed.emit()

    def _applying(self) -> list[ParamRow]:
        """The settings that the method has."""
        return [row for row in self.rows.values() if not row.isHidden()]

    def _question(self) -> AttributionOf:
        return self._explaining.question(self._explaining.method)

    def _why_nothing(self) -> str:
        """Say why no method has anything to explain; empty if some may."""
        if self._controller.maps is None:
            return self.tr("The evidence in the first image appears here.")
        return self._explaining.why_not_here()

    def _found(self) -> tuple[Attribution | None, str]:
        """Return the answer, or a sentence that says why there is none."""
        why = self._why_nothing()
        if why:
            return None, why
        question = self._question()
        found = self._explaining.ask(question)
        return found, self._controller.studies.refusal(question)

    def _draw(self, found: Attribution | None) -> None:
        maps, explaining = self._controller.maps, self._explaining
        state = explaining.opacity, explaining.choices
        before = self._drawn
        # By identity: arrays that are equal have no truth of their own.
        if found is before[0] and maps is before[1] and state == before[2]:
            return
        self._drawn = found, maps, state
        title = self.method.currentText()
        pictured = (maps.part, maps.index) if maps is not None else None
        if found is None or maps is None or (found.part, found.index) != pictured:
            self.heat.show_picture(None, self.tr("No evidence yet"))
            self.heat.setToolTip("")
            self.scale.set_range(float("nan"))
            return
        layer = dict(explaining.layers()).get(explaining.layer, "")
        against = explaining.choices.signed
        made = drawn(
            found, 0, Drawing(maps.image, explaining.opacity, False, against, layer)
        )
        name = explaining.class_name(int(found.targets[0]))
        said = self.tr("{0} for class {1}").format(title, name)
        self.heat.show_picture(made.picture, said, made.values)
        settings, odd = settings_text(found, layer), odd_text(made.values)
        tip = f"{said}: {settings}" if settings else said
        self.heat.setToolTip(f"{tip}. {odd}" if odd else tip)
        self.scale.set_range(made.high, WEIGHTS if made.by_sign else HEAT)

    def _sentence(self, found: Attribution) -> str:
        name = self._explaining.class_name(int(found.targets[0]))
        return evidence_sentence(name, float(found.shares[0]))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
