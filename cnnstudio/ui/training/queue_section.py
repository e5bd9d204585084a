"""The runs that wait for their turn, below the earlier ones; seen only if there are."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.project.file_format import ProjectError, loads
from cnnstudio.project.run_queue import QueuedRun
from cnnstudio.project.setting_words import word_for
from cnnstudio.ui import format as fmt
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.training.run_queue import RunQueue
from cnnstudio.ui.widgets.buttons import Button, IconButton, set_reason
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.rows import MARGIN, FlowSeparator

ROW, MOST_ROWS = 26, 8


class QueueSection(QWidget):
    """Title, buttons that move and remove, the list, and whether it goes on.

    Keys in the list: Delete removes, Ctrl+Up and Ctrl+Down move.
    """

    def __init__(self, queue: RunQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/queue")
        self._queue = queue
        self._said: dict[QueuedRun, str] = {}
        self.list = _QueueList(queue)
        self.up = _tool("chevron-up", self.tr("Train it earlier"))
        self.down = _tool("chevron-down", self.tr("Train it later"))
        self.remove = _tool("trash", self.tr("Take it out of the queue"))
        self.turn = Button("", "link", small=True)
        self.note = TextLabel("", "label", "text3", wrap=True)
        self._lay_out()
        self.up.clicked.connect(self.list.move_up)
        self.down.clicked.connect(self.list.move_down)
        self.remove.clicked.connect(self.list.remove)
        self.turn.clicked.connect(self._turn)
        self.list.currentRowChanged.connect(self._show_reasons)
        queue.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setContentsMargins(MARGIN, 4, MARGIN - 8, 0)
        title.setSpacing(0)
        title.addWidget(SectionLabel(self.tr("Queue")))
        title.addStretch(1)
        for button in (self.up, self.down, self.remove, self.turn):
            title.addWidget(button)
        self.note.setContentsMargins(MARGIN, 0, MARGIN, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(FlowSeparator())
        column.addLayout(title)
        column.addWidget(self.note)
        column.addWidget(self.list)

    def refresh(self) -> None:
        """Show what waits, and whether it goes on by itself."""
        runs = self._queue.runs
        self.setVisible(bool(runs))
        self._said = {run: self._said.get(run) or _describe(run) for run in runs}
        self.list.show_texts([self._said[run] for run in runs])
        waits = self._queue.waits
        self.turn.setText(self.tr("Go on") if waits else self.tr("Hold"))
        self.note.setText(
            self.tr("Waits until you go on.")
            if waits
            else self.tr("The next one starts when the run has ended.")
        )
        self._show_reasons()

    def _show_reasons(self) -> None:
        row, count = self.list.currentRow(), len(self._queue.runs)
        none = self.tr("Choose a run of the queue first.") if row < 0 else None
        first = self.tr("It is the next one.") if row == 0 else None
        last = self.tr("It is the last one.") if row == count - 1 else None
        set_reason(self.up, none or first)
        set_reason(self.down, none or last)
        set_reason(self.remove, none)

    def _turn(self) -> None:
        self._queue.turn()


class _QueueList(QListWidget):
    """One line a run, the next one first."""

    def __init__(self, queue: RunQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self.setAccessibleName(self.tr("Queue of runs"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setViewportMargins(MARGIN - 7, 0, 0, 0)  # in line with the other rows
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(never)

    def show_texts(self, texts: list[str]) -> None:
        """Show lines; the place of the keyboard stays."""
        row = self.currentRow()
        while self.count() > len(texts):
            self.takeItem(self.count() - 1)
        while self.count() < len(texts):
            item = QListWidgetItem()
            item.setSizeHint(QSize(100, ROW))
            self.addItem(item)
        for index, text in enumerate(texts):
            self.item(index).setText(text)
            self.item(index).setToolTip(text)
        self.setCurrentRow(min(row, len(texts) - 1))
        self.setFixedHeight(ROW * min(MOST_ROWS, len(texts)) + 2)

    def move_up(self) -> None:
        """Train the chosen run earlier."""
        self._move(-1)

    def move_down(self) -> None:
        """Train the chosen run later."""
        self._move(1)

    def remove(self) -> None:
        """Take the chosen run out of the queue."""
        if self.currentRow() >= 0:
            self._queue.remove(self.currentRow())

    def _move(self, by: int) -> None:
        if self.currentRow() >= 0:
            self.setCurrentRow(self._queue.move(self.currentRow(), by))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Delete:
            self.remove()
        elif held and event.key() == Qt.Key.Key_Up:
            self.move_up()
        elif held and event.key() == Qt.Key.Key_Down:
            self.move_down()
        else:
            super().keyPressEvent(event)


def _tool(glyph: str, name: str) -> IconButton:
    return IconButton(glyph, name, size=14, box=QSize(24, 24))


def _describe(run: QueuedRun) -> str:
    """Say how a run is to be trained: its own name, or what it is trained with."""
    if run.name:
        return run.name
    try:
        training = loads(run.project, "").project.training
    except ProjectError as error:
        return str(error)
    parts = (
        word_for(training.optimizer),
        fmt.rate(training.learning_rate),
        word_for(training.schedule).lower(),
    )
    return ", ".join(parts)
