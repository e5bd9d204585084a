"""Step by step: what one step of the training does, stage by stage, in numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.advice.gradient_alarm import is_healthy
from cnnstudio.bridge.step_messages import StepOnce, StepTaken
from cnnstudio.graph.text import plural
from cnnstudio.project.file_format import dumps
from cnnstudio.ui import format as fmt
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.training.engine_question import EngineQuestion
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.read_table import LEFT, RIGHT, ReadTable
from cnnstudio.ui.widgets.segmented import SegmentedControl

SIZE = (720, 560)
FORWARD, LOSS, BACKWARD, UPDATE = STAGES = ("forward", "loss", "backward", "update")
SMALL = 5e-3
"""Below it a number is written with its power of ten."""

_COLUMNS = {
    FORWARD: ("mean", "deviation", "zeros"),
    BACKWARD: ("output_gradient", "weight_gradient"),
    UPDATE: ("weight", "change"),
}


class StepDialog(QDialog):
    """Asks the engine for one step, and walks through its four stages."""

    def __init__(
        self, document: Document, client: EngineClient, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/step_by_step")
        self._document = document
        self._question = EngineQuestion(client, StepTaken, parent=self)
        self._taken: StepTaken | None = None
        self.stages = SegmentedControl(
            [
                (FORWARD, self.tr("1  Forward")),
                (LOSS, self.tr("2  Loss")),
                (BACKWARD, self.tr("3  Backward")),
                (UPDATE, self.tr("4  Update")),
            ],
            name=self.tr("Stages of the step"),
        )
        self.text = TextLabel("", "body", wrap=True)
        self.hint = TextLabel("", "label", "text2", wrap=True)
        self.table = ReadTable(4)
        self.again = Button(self.tr("Take the step again"), "secondary", "refresh")
        self.back = Button(self.tr("Back"))
        self.next = Button(self.tr("Next"), "primary")
        self._lay_out()
        self._question.answered.connect(self._answered)
        self.stages.selected.connect(self._show)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.again.clicked.connect(self.ask)
        document.reset.connect(self.reject)
        self.ask()

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Step by step"))
        self.resize(*SIZE)
        self.table.setAccessibleName(self.tr("Numbers of the stage"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        self.next.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.stages)
        column.addWidget(self.text)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def ask(self) -> None:
        """Let the engine take one step of the document as it is now."""
        self._taken = None
        project = dumps(self._document.project)
        self._question.ask(lambda request: StepOnce(request, project))
        self._show()

    def _answered(self, answer: object) -> None:
        if isinstance(answer, StepTaken):
            self._taken = answer
            self._show()
        else:
            self.text.setText(str(answer))
            self._allow()

    # Walking

    def _stage(self) -> str:
        return str(self.stages.current())

    def _go_back(self) -> None:
        self._go(-1)

    def _go_on(self) -> None:
        if self._stage() == UPDATE:
            self.accept()
        else:
            self._go(1)

    def _go(self, by: int) -> None:
        self.stages.set_current(STAGES[STAGES.index(self._stage()) + by])
        self._show()

    def _allow(self) -> None:
        waits = self.tr("The step is being taken.") if self._question.waits else None
        set_reason(self.again, waits)
        first = self._stage() == FORWARD
        set_reason(self.back, self.tr("This is the first stage.") if first else None)
        last = self._stage() == UPDATE
        self.next.setText(self.tr("Close") if last else self.tr("Next"))

    # Showing

    def _show(self) -> None:
        self._allow()
        taken, stage = self._taken, self._stage()
        self.table.setRowCount(0)
        self.table.setVisible(taken is not None)
        if taken is None:
            self.text.setText(self.tr("The engine takes one step on a copy."))
            self.hint.setText("")
            return
        self.text.setText(self._told(taken, stage))
        self.hint.setText(self._meant(stage))
        if stage == LOSS:
            self._show_samples(taken)
        else:
            self._show_layers(taken, stage)

    def _told(self, taken: StepTaken, stage: str) -> str:
        values, count = taken.values, len(taken.losses)
        images = plural("StepDialog", count, "{n} image", "{n} images")
        images = fmt.counted(count, images)
        if stage == FORWARD:
            text = self.tr("{0} went through {1} layers, each giving its outputs.")
            return text.format(images, len(taken.nodes))
        if stage == LOSS:
            text = self.tr("The loss of {0} is {1}: the mean of their losses.")
            return text.format(images, fmt.value(values["loss"]))
        norm = fmt.value(values["gradient_norm"])
        if stage == UPDATE:
            text = self.tr("With a learning rate of {0} the weights took one step.")
            return text.format(fmt.rate(values["learning_rate"]))
        clipped = fmt.value(values["clipped_norm"])
        if clipped == norm:
            text = self.tr("The gradient of all weights together has the norm {0}.")
            return text.format(norm)
        text = self.tr("The gradient of all weights had the norm {0}, clipped to {1}.")
        return text.format(norm, clipped)

    def _meant(self, stage: str) -> str:
        return {
            FORWARD: self.tr(
                "Outputs should neither vanish nor grow from layer to layer. Zeros "
                "are usual after ReLU, but not all of them."
            ),
            LOSS: self.tr("The images that cost most come first."),
            BACKWARD: self.tr(
                "The chain rule goes from the loss back to the first layer. It learns "
                "only where a gradient arrives."
            ),
            UPDATE: self.tr(
                "A change of 0.01 % to 1 % of the weights is healthy. At a warm-up's "
                "first step it is less."
            ),
        }[stage]

    def _show_layers(self, taken: StepTaken, stage: str) -> None:
        titles = {
            FORWARD: (self.tr("Mean"), self.tr("Deviation"), self.tr("Zeros")),
            BACKWARD: (self.tr("At its output"), self.tr("Of its weights")),
            UPDATE: (
                self.tr("Weights"), self.tr("Change"), self.tr("Change / weights"),
            ),
        }[stage]  # fmt: skip
        self._columns(self.tr("Layer"), titles)
        columns = [taken.layers[name] for name in _COLUMNS[stage]]
        if stage == UPDATE:
            columns.append(columns[1] / columns[0])
        for place, node in enumerate(taken.nodes):
            numbers = [float(column[place]) for column in columns]
            if not any(math.isfinite(number) for number in numbers):
                continue
            row = self.table.rowCount()
            self.table.insertRow(row)
            self.table.put_name(row, self._name(node))
            for column, number in enumerate(numbers, 1):
                share = stage != BACKWARD and column == len(numbers)
                text = _share(number) if share else _number(number)
                odd = share and stage == UPDATE and _is_odd(number)
                self.table.put(row, column, text, tone="warn" if odd else "text")

    def _show_samples(self, taken: StepTaken) -> None:
        known = len(taken.targets) > 0
        titles = (self.tr("True"), self.tr("Highest score")) if known else ()
        self._columns(self.tr("Image of the batch"), (*titles, self.tr("Loss")))
        order = sorted(range(len(taken.losses)), key=lambda i: -taken.losses[i])
        self.table.setRowCount(len(order))
        for row, index in enumerate(order):
            self.table.put_name(row, str(index + 1))
            texts = [_number(float(taken.losses[index]))]
            if known:
                true, said = int(taken.targets[index]), int(taken.predicted[index])
                texts = [_class(taken, true), _class(taken, said), *texts]
            for column, text in enumerate(texts, 1):
                wrong = known and column == 2 and texts[0] != texts[1]
                self.table.put(row, column, text, tone="warn" if wrong else "text")

    def _columns(self, first: str, others: Sequence[str]) -> None:
        self.table.setColumnCount(1 + len(others))
        self.table.set_titles((first, LEFT), *((text, RIGHT) for text in others))

    def _name(self, node: str) -> str:
        """What the layer is called; within a block its path stays."""
        known = self._document.project.graph.nodes.get(node)
        return known.name if known is not None else node


def _number(number: float) -> str:
    if not math.isfinite(number):
        return ""
    small = 0 < abs(number) < SMALL
    return fmt.rate(number) if small else fmt.value(number, 3)


def _share(number: float) -> str:
    return fmt.percent(number, 2) if math.isfinite(number) else ""


def _is_odd(share: float) -> bool:
    return math.isfinite(share) and not is_healthy(share)


def _class(taken: StepTaken, number: int) -> str:
    return taken.classes[number] if number < len(taken.classes) else str(number)
