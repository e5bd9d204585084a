"""An image made for one channel: begun by a person, with progress, and stopped."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.bridge.excite_messages import Aim, Ascent, AscentOf
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.excite.patch_wall import FRAME
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.sample.sample_view import SampleView
from cnnstudio.ui.viewer.study_page import of_data
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

VALUE, MAP = "value", "map"


class AscentPanel(QWidget):
    """Climbs for the chosen channel when asked to, and tells what was reached."""

    def __init__(self, controller: InspectController) -> None:
        super().__init__()
        set_topic(self, "panel/ascent")
        self._controller = controller
        self._question: AscentOf | None = None
        self._weights: object = None
        self._best = math.nan
        self._shown: Ascent | None = None
        self._title = TextLabel(self.tr("Image made for it"), "strong")
        self.aim = SegmentedControl(
            ((VALUE, self.tr("one value")), (MAP, self.tr("whole map"))),
            self.tr("What the image is made for"),
            small=True,
        )
        self.aim.button(VALUE).setToolTip(
            self.tr("Raise the value in the middle of the map, as patches do.")
        )
        self.aim.button(MAP).setToolTip(
            self.tr("Raise the mean of the whole map: the pattern fills the image.")
        )
        self.view = SampleView()
        self.view.setMaximumHeight(220)
        self.words = TextLabel("", "label", "text2", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.hide()
        self.button = Button(self.tr("Make an image"), small=True)
        self._lay_out()
        self.button.clicked.connect(self.begin_or_stop)
        self.aim.selected.connect(self._aim_selected)

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.addWidget(self._title, 1)
        title.addWidget(self.aim)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.button)
        below.addWidget(self.bar, 1)
        below.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, 0, 0, 0)  # as the patches above
        column.setSpacing(8)
        column.addLayout(title)
        column.addWidget(self.view, 1)
        column.addWidget(self.words)
        column.addLayout(below)

    def refresh(self, best: float) -> None:
        """Follow the chosen channel; `best` is the largest value in the data."""
        self._best = best
        controller = self._controller
        report = controller.report
        shape = report.output if report is not None else None
        # A layer of single numbers has no map whose mean could be raised.
        self.aim.setVisible(shape is not None and len(shape) > 1)
        if self._question is not None and self._wanted() != self._question:
            self._stop()
        asked = self._question
        answer = controller.studies.ask(asked, Ascent) if asked is not None else None
        refusal = controller.studies.refusal(asked) if asked is not None else ""
        progress = controller.studies.progress(AscentOf)
        runs = asked is not None and answer is None and not refusal
        self.bar.setVisible(runs)
        if runs and progress is not None:
            self.bar.setRange(0, max(1, progress[1]))
            self.bar.setValue(progress[0])
        self.button.setText(self._button_text(runs, answer is not None))
        if answer is not self._shown or answer is None:
            self._show(answer)
        self._take_room(runs or answer is not None)
        self.words.setText(refusal or self._said(answer, runs))

    def _take_room(self, wanted: bool) -> None:
        """Leave the room to the patches while there is no image to be seen."""
        if self.view.isHidden() == wanted:
            self.view.setVisible(wanted)
            policy = QSizePolicy.Policy
            tall = policy.Preferred if wanted else policy.Maximum
            self.setSizePolicy(policy.Preferred, tall)

    def _wanted(self) -> AscentOf | None:
        """What is asked of the weights and the channel that are looked at now."""
        controller = self._controller
        if self._weights is not None and controller.weights_key != self._weights:
            return None
        aim: Aim = "map" if self.aim.current() == MAP else "value"
        return AscentOf(
            **of_data(controller.looking()), channel=controller.channel, aim=aim
        )

    def _button_text(self, runs: bool, done: bool) -> str:
        if runs:
            return self.tr("Stop")
        return self.tr("Make it again") if done else self.tr("Make an image")

    def _show(self, answer: Ascent | None) -> None:
        self._shown = answer
        if answer is None:
            self.view.set_image(None, self.tr("No image"))
            self.view.set_region(None)
            return
        self.view.set_image(
            answer.image, self.tr("Image made for channel {0}").format(answer.channel)
        )
        sees = answer.region if answer.aim == "value" else None
        size = answer.image.shape[1:]
        partial = sees is not None and (sees[2] < size[0] or sees[3] < size[1])
        self.view.set_region(sees if partial else None)

    def _said(self, answer: Ascent | None, runs: bool) -> str:
        if runs:
            return self.tr("Climbing from noise, step by step.")
        if answer is None:
            return self.tr(
                "Gradient ascent from noise: the pixels that raise this channel most. "
                "No image of the data is used."
            )
        if answer.stuck:
            return self.tr(
                "No gradient arrives: the channel gives {0} for all noise that was "
                "tried."
            ).format(number_text(answer.reached))
        if answer.aim == "map":
            return self.tr("The mean of the map rose from {0} to {1}.").format(
                number_text(answer.began), number_text(answer.reached)
            )
        said = self.tr("The value rose from {0} to {1}; the data reach {2}.")
        return said.format(
            number_text(answer.began),
            number_text(answer.reached),
            number_text(self._best) if math.isfinite(self._best) else "\u2013",
        )

    def begin_or_stop(self) -> None:
        """Make an image of what is looked at; stop it if that is under way."""
        if self._question is not None and self.bar.isVisible():
            self._stop()
        else:
            self._begin()
        self.refresh(self._best)

    def _begin(self) -> None:
        self._weights = self._controller.weights_key
        self._question = self._wanted()
        if self._question is not None:
            self._controller.studies.ask_again(self._question)

    def _stop(self) -> None:
        self._question = None
        self._weights = None
        self._controller.studies.cancel(AscentOf)

    def _aim_selected(self, _key: object) -> None:
        self._stop()
        self.refresh(self._best)
