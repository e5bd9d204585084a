"""The runs that wait for the engine: added, moved, removed, and started one by one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.graph.text import plural
from cnnstudio.paths import runs_folder_for
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.file_format import dumps
from cnnstudio.project.run_queue import (
    MOST,
    QueuedRun,
    QueueError,
    read_queue,
    write_queue,
)
from cnnstudio.ui import format as fmt
from cnnstudio.ui.document import Document
from cnnstudio.ui.training.run import RunState
from cnnstudio.ui.training.run_controller import RunController


class RunQueue(QObject):
    """The queue of the open document; it goes on by itself when a run has ended.

    It is kept beside the runs, so that it outlives the window. After a Stop, after the
    engine has died, and when a document is opened it `waits` until one goes on.
    `started(QueuedRun, id)` follows the start of each.
    """

    changed = Signal()
    started = Signal(object, str)
    said = Signal(str)

    def __init__(
        self,
        document: Document,
        controller: RunController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._controller = document, controller
        self._runs: tuple[QueuedRun, ...] = ()
        self.waits = True
        self._folder = runs_folder_for(document.path)
        self._was_active = controller.is_active
        # A run ends while its own messages are still being taken in.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._next)
        controller.changed.connect(self._look)
        document.reset.connect(self._another_document)
        document.renamed.connect(self._renamed)
        self._another_document()

    @property
    def runs(self) -> tuple[QueuedRun, ...]:
        """What waits, the next one first."""
        return self._runs

    def blocked_reason(self) -> str:
        """Say why the document cannot be added; empty if it can."""
        if len(self._runs) >= MOST:
            return self.tr("The queue is full.")
        return self._controller.blocked_reason()

    def add_document(self) -> None:
        """Add the document as it is now; if nothing trains, it starts at once."""
        self._document.validate()
        reason = self.blocked_reason()
        if reason:
            self.said.emit(reason)
            return
        self.add([QueuedRun("", dumps(self._document.project))])

    def add(self, runs: Iterable[QueuedRun]) -> None:
        """Add runs at the end, and go on."""
        self._set((*self._runs, *runs))
        self.go_on()
        count = len(self._runs)
        if count:
            text = plural(
                "RunQueue", count, "{n} run waits for its turn.",
                "{n} runs wait for their turn.",
            )  # fmt: skip
            self.said.emit(fmt.counted(count, text))

    def remove(self, index: int) -> None:
        """Take a run out of the queue."""
        self._set((*self._runs[:index], *self._runs[index + 1 :]))

    def move(self, index: int, by: int) -> int:
        """Move a run towards the front (below 0) or the end; return its new place."""
        to = max(0, min(len(self._runs) - 1, index + by))
        runs = list(self._runs)
        runs.insert(to, runs.pop(index))
        self._set(tuple(runs))
        return to

    def clear(self) -> None:
        """Empty the queue."""
        self._set(())

    def go_on(self) -> None:
        """Start the next run as soon as none trains."""
        self.waits = False
        self.changed.emit()
        self._next()

    def hold(self) -> None:
        """Start no other run until one goes on."""
        self.waits = True
        self.changed.emit()

    def turn(self) -> None:
        """Go on if it waits, else hold."""
        if self.waits:
            self.go_on()
        else:
            self.hold()

    def _next(self) -> None:
        if self.waits or self._controller.is_active or not self._runs:
            return
        first, *others = self._runs
        if not self._controller.start_queued(first):
            self._set(tuple(others))  # its project cannot be read any more
            self._soon.start()
        elif self._controller.is_active:
            self._set(tuple(others))
            self.started.emit(first, self._controller.current.id)
        else:
            self.hold()  # such as on a full disk: it is not the run's fault

    def _look(self) -> None:
        active, run = self._controller.is_active, self._controller.current
        ended, self._was_active = self._was_active and not active, active
        if not ended or not self._runs:
            return
        if run.stopped or run.state is RunState.INTERRUPTED:
            self.hold()
        else:
            self._soon.start()

    def _set(self, runs: tuple[QueuedRun, ...]) -> None:
        self._runs = runs
        try:
            write_queue(self._folder, runs)
        except (OSError, WriteError) as error:
            self.said.emit(self.tr("The queue cannot be kept: {0}").format(error))
        self.changed.emit()

    def _renamed(self) -> None:
        """Follow the document to another file: its queue goes with it."""
        folder = runs_folder_for(self._document.path)
        if folder != self._folder:
            left, self._folder = self._folder, folder
            self._set(self._runs)
            write_queue(left, ())

    def _another_document(self) -> None:
        self._folder = runs_folder_for(self._document.path)
        self._was_active, self.waits = False, True
        try:
            self._runs = read_queue(self._folder)
        except QueueError as error:
            self._runs = ()
            self.said.emit(str(error))
        self.changed.emit()
