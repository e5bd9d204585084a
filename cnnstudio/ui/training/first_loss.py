"""The first loss: what it should be, and what one batch really gave."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.run_messages import BatchTried
from cnnstudio.graph.text import plural
from cnnstudio.ui import format as fmt
from cnnstudio.ui.document import Document
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.rows import LABEL_WIDTH, MARGIN, FormRow

_TWICE = 2.0


class FirstLoss(QWidget):
    """A button that compares the loss of one real batch with that of chance."""

    def __init__(
        self,
        document: Document,
        controller: RunController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/loss")
        self._controller = controller
        self.button = Button(self.tr("Try one batch"), small=True)
        self.result = _note()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(FormRow(self.tr("First loss"), holder))
        column.addWidget(self.result)
        self.button.setToolTip(
            self.tr("One batch forward, backward and one step, then thrown away")
        )
        self.button.clicked.connect(controller.try_batch)
        controller.changed.connect(self.refresh)
        controller.batch_tried.connect(self._tried)
        document.validated.connect(self._forget)
        document.reset.connect(self._forget)
        self.refresh()

    def refresh(self) -> None:
        """Offer to try a batch, or say why it cannot be."""
        set_reason(self.button, self._controller.batch_blocked_reason() or None)

    def _forget(self) -> None:
        """A result belongs to the network that was tried."""
        self.result.setText("")
        self.result.hide()
        self.refresh()

    def _tried(self, answer: object) -> None:
        self.result.setVisible(True)
        if not isinstance(answer, BatchTried):
            self.result.set_tone("error")
            self.result.setText(str(answer))
            return
        high = answer.loss > _TWICE * answer.expected_loss
        off = high or not math.isfinite(answer.loss)
        images = plural("LossRows", answer.batch_size, "{n} image", "{n} images")
        text = self.tr("{0} on {1}, gradient norm {2}, {3}").format(
            fmt.value(answer.loss),
            fmt.counted(answer.batch_size, images),
            fmt.value(answer.gradient_norm, 3),
            fmt.milliseconds(answer.seconds),
        )
        if off:
            far = self.tr("{0}. Far above chance: the initial scores are too large.")
            text = far.format(text)
        self.result.set_tone("warn" if off else "text2")
        self.result.setText(text)


def _note() -> TextLabel:
    note = TextLabel("", "hint", "text3", wrap=True)
    note.setContentsMargins(MARGIN + LABEL_WIDTH, 0, MARGIN, 4)
    note.setVisible(False)
    return note
