"""Grad-CAM beside the image: which class, which layer, how strong, how concentrated."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.attribution_messages import PREDICTED, Attribution
from cnnstudio.ui.format import percent
from cnnstudio.ui.forms.slider_row import StepSlider
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.explaining import (
    OTHER,
    SELECTED,
    Explaining,
    evidence_sentence,
)
from cnnstudio.ui.viewer.heat_overlay import OverlayView, overlay
from cnnstudio.ui.viewer.heat_scale import HeatScale
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.widgets.buttons import set_reason
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.rows import MARGIN, FlowSeparator

_LABELS = 92
"""Width of the column of labels, in pixels."""


class ClassChoice(Combo):
    """Chooses the class whose score is explained; the first follows the prediction."""

    def __init__(self, explaining: Explaining, name: str) -> None:
        super().__init__((), name)
        self._explaining = explaining
        self._shown: object = None

    def show_class(self, chosen: int) -> None:
        """Offer the classes of the scores that there are, and show one."""
        explaining = self._explaining
        scores = explaining.scores
        count = len(scores) if scores is not None else 0
        held = explaining.is_held
        state = count, explaining.predicted, explaining.label, chosen, held
        if state == self._shown or not count:
            return
        self._shown = state
        texts = {n: explaining.class_name(n) for n in range(count)}
        words = self.tr("{0}, at epoch start") if held else self.tr("{0}, predicted")
        first = words.format(texts[explaining.predicted])
        if 0 <= explaining.label < count:
            true = texts[explaining.label]
            texts[explaining.label] = self.tr("{0}, true").format(true)
        self.set_options([(PREDICTED, first), *texts.items()])
        self.set_current_key(chosen if chosen in texts else PREDICTED)


class OtherChoice(Combo):
    """Chooses the class beside; the first is the one most worth comparing."""

    def __init__(self, explaining: Explaining, name: str) -> None:
        super().__init__((), name)
        self._explaining = explaining
        self._shown: object = None
        self.picked.connect(self._choose)

    def show_class(self) -> None:
        """Offer the classes of the scores that there are, and show one."""
        explaining = self._explaining
        scores, targets = explaining.scores, explaining.targets
        if scores is None or len(targets) < 2:
            return
        chosen, natural = explaining.compared, explaining.natural_other
        state = len(scores), natural, explaining.label, explaining.predicted, chosen
        if state == self._shown:
            return
        self._shown = state
        names = {n: explaining.class_name(n) for n in range(len(scores))}
        words = self.tr("{0}, next in score")
        if natural == explaining.label:
            words = self.tr("{0}, true")
        elif natural == explaining.predicted:
            words = self.tr("{0}, predicted")
        self.set_options([(OTHER, words.format(names[natural])), *names.items()])
        self.set_current_key(chosen if chosen in names else OTHER)

    def _choose(self, key: object) -> None:
        assert isinstance(key, int)
        self._explaining.compare(key)


class LayerChoice(Combo):
    """Chooses the layer whose maps Grad-CAM weights."""

    def __init__(self, explaining: Explaining, name: str) -> None:
        super().__init__((), name)
        self._explaining = explaining
        self._shown: object = None
        self.picked.connect(self._choose)

    def show_layer(self) -> None:
        """Offer the layers that have maps, and show the one that is chosen."""
        explaining = self._explaining
        layers = explaining.layers()
        names = dict(layers)
        if not names:
            return
        now = names[explaining.layer]
        state = layers, now, explaining.layer_choice
        if state == self._shown:
            return
        self._shown = state
        follows = self.tr("the selected layer")
        if explaining.layer_choice == SELECTED:
            follows = self.tr("{0}, selected").format(now)
        self.set_options([
            ("", self.tr("{0}, last maps").format(names[explaining.last_layer])),
            (SELECTED, follows),
            *layers,
        ])  # fmt: skip
        chosen = explaining.layer_choice
        self.set_current_key(chosen if chosen == SELECTED or chosen in names else "")

    def _choose(self, key: object) -> None:
        self._explaining.choose_layer(str(key))


class AttributionSection(QWidget):
    """Choices and numbers of the Grad-CAM; its `heat` stands beside the image.

    `room_changed`: the heat is there or not any more.
    """

    room_changed = Signal()

    def __init__(
        self, controller: InspectController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/grad_cam")
        self._controller = controller
        self._explaining = controller.explaining
        self.heat = OverlayView(self.tr("Grad-CAM"))
        set_topic(self.heat, "panel/grad_cam")
        self.label = ClassChoice(self._explaining, self.tr("Explain class"))
        self.layer = LayerChoice(self._explaining, self.tr("Layer"))
        self.opacity = StepSlider(0.05)
        self.opacity.setRange(0, 20)
        self.opacity.setAccessibleName(self.tr("Opacity"))
        self._opacity = TextLabel("", "mono")
        self.scale = HeatScale()
        self.told = TextLabel("", "label", "text2", wrap=True)
        self._drawn: tuple[object, object, float] = (None, None, -1.0)
        self._has_room = True
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(6)
        form.setColumnMinimumWidth(0, _LABELS)
        form.setColumnStretch(1, 1)
        slide = QHBoxLayout()
        slide.setSpacing(8)
        slide.addWidget(self.opacity, 1)
        slide.addWidget(self._opacity)
        self._opacity.setFixedWidth(44)
        sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._opacity.setAlignment(sides)
        for row, word in enumerate(
            (self.tr("Explain class"), self.tr("Layer"), self.tr("Opacity"))
        ):
            form.addWidget(TextLabel(word, "label", "text2"), row, 0)
        form.addWidget(self.label, 0, 1)
        form.addWidget(self.layer, 1, 1)
        form.addLayout(slide, 2, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(MARGIN, 8, MARGIN, 10)
        inside.setSpacing(8)
        inside.addWidget(SectionLabel(self.tr("Grad-CAM")))
        inside.addLayout(form)
        inside.addWidget(self.scale)
        inside.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(FlowSeparator())
        column.addLayout(inside)

    def _connect(self) -> None:
        controller = self._controller
        for signal in (
            controller.changed, controller.maps_changed, controller.studies.changed,
            self._explaining.changed,
        ):  # fmt: skip
            signal.connect(self._if_seen)
        self.label.picked.connect(self._explain)
        self.opacity.valueChanged.connect(self._slide)

    def _if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _explain(self, key: object) -> None:
        assert isinstance(key, int)
        self._controller.explain(key)

    def _slide(self) -> None:
        self._explaining.set_opacity(self.opacity.number())

    # Showing

    def give_room(self, has_room: bool) -> None:
        """Say whether there is room for the heat beside the image."""
        self._has_room = has_room
        self.refresh()

    def refresh(self) -> None:
        """Show the Grad-CAM of what is looked at, or why there is none; cheap."""
        explaining = self._explaining
        self.label.show_class(self._controller.explained)
        self.layer.show_layer()
        self.opacity.show_number(explaining.opacity)
        self._opacity.setText(percent(explaining.opacity, 0))
        found, why = self._found()
        hidden = self.heat.isHidden()
        self.heat.setVisible(self._has_room and (found is not None or not why))
        if self.heat.isHidden() != hidden:
            self.room_changed.emit()
        for widget in (self.label, self.layer, self.opacity):
            set_reason(widget, why or None)
        self._draw(found)
        self.told.setText(why or (self._sentence(found) if found is not None else ""))

    def _found(self) -> tuple[Attribution | None, str]:
        """Return the answer, or a sentence that says why there is none."""
        explaining = self._explaining
        if self._controller.maps is None:
            return None, self.tr("The Grad-CAM of the first image appears here.")
        why = explaining.why_not_here()
        if why:
            return None, why
        question = explaining.grad_cam()
        found = explaining.ask(question)
        return found, self._controller.studies.refusal(question)

    def _draw(self, found: Attribution | None) -> None:
        maps = self._controller.maps
        opacity, drawn = self._explaining.opacity, self._drawn
        # By identity: arrays that are equal have no truth of their own.
        if found is drawn[0] and maps is drawn[1] and opacity == drawn[2]:
            return
        self._drawn = found, maps, opacity
        pictured = (maps.part, maps.index) if maps is not None else None
        if found is None or maps is None or (found.part, found.index) != pictured:
            self.heat.show_picture(None, self.tr("No Grad-CAM"))
            self.scale.set_range(float("nan"))
            return
        values = found.values[0]
        high = float(np.nan_to_num(values).max())
        picture = overlay(maps.image, values, high, self._explaining.opacity)
        name = self._explaining.class_name(int(found.targets[0]))
        self.heat.show_picture(picture, self.tr("Grad-CAM for class {0}").format(name))
        self.heat.setToolTip(self.tr("Grad-CAM for class {0}").format(name))
        self.scale.set_range(high)

    def _sentence(self, found: Attribution) -> str:
        name = self._explaining.class_name(int(found.targets[0]))
        return evidence_sentence(name, float(found.shares[0]))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
