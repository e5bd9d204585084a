"""One run as the worker lives through it: steps, and what happens between them."""

from __future__ import annotations

import time
from collections.abc import Callable

from cnnstudio.bridge.engine_messages import Quit, RequestFailed
from cnnstudio.bridge.live_messages import ChangeNoted, ChangeTraining
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import (
    PauseRun,
    ResumeRun,
    RunEnded,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    StartRun,
    StopRun,
)
from cnnstudio.engine.data.watch import EVERY, Watch
from cnnstudio.engine.inbox import Inbox
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.outbox import Outbox
from cnnstudio.engine.trainer import Trainer
from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.text import marked, translate

SENDING_INTERVAL = 1 / 60
ALREADY_TRAINS = marked(
    "Engine", "Another run trains already. Stop it first, then train this one."
)


class TrainingSession:
    """Iterates a trainer, and looks at the inbox after every step.

    `quits` is True once the engine has been asked to end with the run.
    """

    def __init__(
        self,
        run: str,
        trainer: Trainer,
        inbox: Inbox,
        outbox: Outbox,
        inspector: Inspector,
    ) -> None:
        self.quits = False
        self._run = run
        self._trainer = trainer
        self._inbox = inbox
        self._outbox = outbox
        self._inspector = inspector
        self._started = False
        self._paused = False
        self._stopping = False
        self._last_sent = float("-inf")
        self._watch = Watch(())

    def run(self, serve: Callable[[Message], None]) -> None:
        """Train to the end; `serve` answers what does not concern the run itself.

        Raises what the trainer raises.
        """
        self._inspector.begin_run(self._trainer.note_capture)
        events = self._trainer.run()
        try:
            for event in events:
                if event is None and self.quits:
                    return  # it has saved by now; the window waits for no test
                try:
                    self._between_steps(serve) if event is None else self._tell(event)
                except Exception as error:
                    events.throw(error)  # the run's record says then that it failed
        finally:
            events.close()
            self._inspector.end_run()
            if self._started:
                self._show_network()  # it stays there to be looked into

    def _tell(self, event: Message) -> None:
        self._send_steps()
        if isinstance(event, RunStarted):
            self._started = True
            self._watch = Watch(self._trainer.dataset.files)
            self._show_network()
            self._inspector.clock.start()
        elif isinstance(event, RunEnded | RunFailed):
            # First: a stop that comes from now on finds no run.
            self._inbox.run_is_over(event.run)
        self._outbox.put(event)

    def _between_steps(self, serve: Callable[[Message], None]) -> None:
        while (request := self._inbox.take()) is not None:
            self._handle(request, serve)
        if (problem := self._watch.look()) and not self._stopping:
            self._wait(serve, problem)
        if self._inspector.is_due():
            self._show_network()
            self._outbox.put(self._inspector.repeat())
        self._work_on()
        if time.perf_counter() - self._last_sent >= SENDING_INTERVAL:
            self._send_steps()

    def _work_on(self) -> None:
        answer = self._inspector.work_on()
        if answer is not None:
            self._outbox.put(answer)

    def _wait(self, serve: Callable[[Message], None], reason: str = "") -> None:
        """Stay in a pause until it is over; what is asked for is still answered.

        One for a `reason` is over when the data are back, too.
        """
        self._paused = True
        if self._inspector.repeats:  # all that is seen while it rests is of one step
            self._show_network()
            self._outbox.put(self._inspector.repeat(whole=True))
        self._inspector.clock.pause()
        self._trainer.set_paused(True)
        self._send_steps()
        self._outbox.put(RunPaused(self._run, reason))
        while self._paused:
            patience = self._inspector.patience
            if reason:
                patience = EVERY if patience is None else min(EVERY, patience)
            request = self._inbox.take(patience)
            if request is not None:
                self._handle(request, serve)
            else:
                self._work_on()
            if reason and not self._watch.problem():
                self._paused = False
        self._inspector.clock.start()
        if not self._stopping:
            self._trainer.set_paused(False)
            self._outbox.put(RunResumed(self._run))

    def _handle(self, request: Message, serve: Callable[[Message], None]) -> None:
        match request:
            case PauseRun():
                if not (self._paused or self._stopping or self._is_finishing()):
                    self._wait(serve)
            case ResumeRun():
                self._paused = False
            case StopRun() | Quit():
                self._trainer.request_stop()
                self._paused, self._stopping = False, True
                self.quits = self.quits or isinstance(request, Quit)
            case ChangeTraining():
                self._change(request)
            case StartRun():
                self._inbox.run_is_over(request.run)
                self._outbox.put(
                    RunFailed(request.run, translate("Engine", ALREADY_TRAINS))
                )
            case _:
                self._show_network()
                serve(request)

    def _change(self, request: ChangeTraining) -> None:
        """Pass a change on to the trainer; what is not allowed is refused."""
        if request.run != self._run or not self._started:
            text = translate("Engine", "That run does not train any more.")
            self._outbox.put(RequestFailed(request.request, text))
            return
        try:
            epoch = self._trainer.change(request.values, request.when)
        except FieldError as error:
            self._outbox.put(RequestFailed(request.request, str(error)))
            return
        names = tuple(request.values)
        self._outbox.put(ChangeNoted(request.request, self._run, names, epoch))

    def _is_finishing(self) -> bool:
        """Return True if only the test is left, which takes no more of a pause."""
        return self._trainer.epoch >= self._trainer.config.epochs

    def _send_steps(self) -> None:
        self._last_sent = time.perf_counter()
        steps = self._trainer.take_steps()
        if steps is not None:
            self._outbox.put(steps)

    def _show_network(self) -> None:
        trainer = self._trainer
        self._inspector.show(
            Subject(
                "run", trainer.network, trainer.dataset, self._run, trainer.epoch,
                trainer.step, trainer.folder.path, config=trainer.config,
            )
        )  # fmt: skip
