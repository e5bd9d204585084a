"""The window's end of the bridge: starts the engine process and talks to it.

`QProcess` does all of it without a thread: it buffers both ways, and tells of the
engine's death within milliseconds whatever killed it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from cnnstudio.bridge.engine_messages import (
    EngineReady,
    Ping,
    Pong,
    Quit,
    RequestFailed,
)
from cnnstudio.bridge.framing import Decoder, FramingError, encode
from cnnstudio.bridge.launch import engine_command, engine_environment
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.messages import PROTOCOL
from cnnstudio.bridge.run_messages import RunFailed, StartRun
from cnnstudio.ui.engine_log import EngineLog
from cnnstudio.ui.heartbeat import Heartbeat

EngineState = Literal["stopped", "starting", "ready", "dead"]
M = TypeVar("M", bound=Message)

START_ATTEMPTS = 3

_logger = logging.getLogger(__name__)


class MessageSignals(QObject):
    """One Qt signal per kind of message, so that listeners hear only their own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relays: dict[type[Message], _Relay] = {}

    def on(self, kind: type[M], slot: Callable[[M], object]) -> None:
        """Call `slot`, a bound method, with every message of this kind."""
        if kind not in self._relays:
            self._relays[kind] = _Relay(self)
        self._relays[kind].arrived.connect(slot)

    def announce(self, message: Message) -> None:
        """Hand a message to those who listen to its kind."""
        relay = self._relays.get(type(message))
        if relay is not None:
            relay.arrived.emit(message)


class _Relay(QObject):
    arrived = Signal(object)


class EngineClient(QObject):
    """The engine process: start, requests, events, death, restart.

    `received` gives every event; `on` registers a slot for one kind. An engine that
    dies is started again by itself, unless it has died `START_ATTEMPTS` times without
    becoming ready. `died` comes first, so that a run can be offered for resuming.
    """

    received = Signal(object)
    ready = Signal(object)
    died = Signal(str)
    state_changed = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        command: Sequence[str] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.state: EngineState = "stopped"
        self.engine: EngineReady | None = None
        self._command = command
        self._environment = environment
        self._signals = MessageSignals(self)
        self._process: QProcess | None = None
        self._decoder = Decoder()
        self._queue: list[Message] = []
        self._refusals: list[Message] = []
        self._failed_starts = 0
        self._reason = ""
        self._log = EngineLog()
        self._heartbeat = Heartbeat(self)
        self._heartbeat.asks.connect(self._ask)
        self._heartbeat.stopped.connect(self._hangs)

    def on(self, kind: type[M], slot: Callable[[M], object]) -> None:
        """Call `slot`, a bound method, with every event of this kind."""
        self._signals.on(kind, slot)

    @property
    def log_file(self) -> Path:
        """Where the engine's standard error goes."""
        return self._log.path

    @property
    def process_id(self) -> int:
        """The engine's process id; 0 while there is none."""
        return self._process.processId() if self._process is not None else 0

    def start(self) -> None:
        """Start the engine unless it runs; `ready` or `died` follows."""
        if self._process is not None:
            return
        command = list(self._command or engine_command())
        environment = QProcessEnvironment()
        for name, value in (self._environment or engine_environment()).items():
            environment.insert(name, value)
        process = QProcess(self)
        process.setProgram(command[0])
        process.setArguments(command[1:])
        process.setProcessEnvironment(environment)
        # Written by the system itself: a full pipe would hold the engine up.
        log = self._log.prepare() or QProcess.nullDevice()
        process.setStandardErrorFile(log, QProcess.OpenModeFlag.Append)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process, self._decoder, self._reason = process, Decoder(), ""
        self._set_state("starting")
        process.start()

    def restart(self) -> None:
        """End the engine if it runs, and start a fresh one."""
        self._failed_starts = 0
        if self._process is None:
            self.start()
        else:
            self.kill()  # its death starts the next one

    def kill(self) -> None:
        """End the engine at once; the last checkpoint of a run stays."""
        self._end(self.tr("The engine was ended on request."))

    def submit(self, message: Message) -> None:
        """Send a request, at once or as soon as the engine is ready.

        Without an engine the answer is a RunFailed or RequestFailed.
        """
        if self.state == "ready" and self._process is not None:
            self._process.write(encode(message))
        elif self.state == "starting":
            self._queue.append(message)
        else:
            self._refuse(message)

    def stop_and_wait(self, milliseconds: int = 5_000) -> bool:
        """Let a run checkpoint and end the engine; True if it went by itself.

        Blocks, so only for closing the window: hide that first.
        """
        process, self._process = self._process, None
        self._queue.clear()
        self.engine = None
        self._set_state("stopped")
        if process is None:
            return True
        process.readyReadStandardOutput.disconnect(self._read)
        process.finished.disconnect(self._on_finished)
        process.errorOccurred.disconnect(self._on_error)
        went = process.state() == QProcess.ProcessState.NotRunning
        if not went:
            process.write(encode(Quit()))
            process.closeWriteChannel()
            went = process.waitForFinished(milliseconds)
        if not went:
            process.kill()
            process.waitForFinished(1_000)
        process.deleteLater()
        return went

    def error_tail(self) -> str:
        """Return the last lines that this engine wrote to its standard error."""
        return self._log.tail()

    # Events

    def _read(self) -> None:
        if self._process is None:
            return
        messages: list[Message] = []
        try:
            data = self._process.readAllStandardOutput().data()
            self._heartbeat.heard()
            messages.extend(self._decoder.feed(data))
        except FramingError as error:
            self._end(self.tr("The engine was ended. {0}").format(error))
        for message in messages:
            self._deliver(message)

    def _deliver(self, message: Message) -> None:
        if isinstance(message, EngineReady):
            if message.protocol != PROTOCOL:
                text = self.tr(
                    "The engine was ended. It speaks version {0} of the bridge, the "
                    "window {1}: two installations are mixed."
                )
                self._end(text.format(message.protocol, PROTOCOL))
                return
            self._become_ready(message)
        if isinstance(message, Pong):
            return
        self.received.emit(message)
        self._signals.announce(message)

    def _become_ready(self, message: EngineReady) -> None:
        self.engine = message
        if self.state == "ready":
            return  # the answer to ChooseDevice
        self._failed_starts = 0
        self._set_state("ready")
        queue, self._queue = self._queue, []
        for request in queue:
            self.submit(request)
        self.ready.emit(message)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            reason = self._process.errorString()
            self._bury(self.tr("The engine could not be started: {0}.").format(reason))

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()  # what it said last
        if self._reason:
            reason = self._reason
        elif status == QProcess.ExitStatus.CrashExit:
            reason = self.tr("The engine has died (signal {0}).").format(code)
        else:
            text = self.tr("The engine has ended by itself (exit code {0}).")
            reason = text.format(code)
        self._bury(reason)

    def _ask(self) -> None:
        self.submit(Ping())

    def _hangs(self) -> None:
        self._end(self.tr("The engine did not answer any more, and was ended."))

    def _end(self, reason: str) -> None:
        if self._process is not None:
            self._reason = self._reason or reason
            self._process.kill()

    def _bury(self, reason: str) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.deleteLater()
        was_ready = self.state == "ready"
        self.engine = None
        self._failed_starts = 0 if was_ready else self._failed_starts + 1
        again = self._failed_starts < START_ATTEMPTS
        _logger.warning("%s %s", reason, self.error_tail())
        self._set_state("dead")
        self.died.emit(reason)
        if again:
            self.start()
            return
        queue, self._queue = self._queue, []
        for request in queue:
            self._refuse(request)

    def _refuse(self, request: Message) -> None:
        text = self.tr("The engine is not running. Start it again, then repeat this.")
        if isinstance(request, StartRun):
            self._refusals.append(RunFailed(request.run, text))
        else:
            number = getattr(request, "request", 0)
            self._refusals.append(RequestFailed(number, text))
        QTimer.singleShot(0, self, self._deliver_refusals)

    def _deliver_refusals(self) -> None:
        refusals, self._refusals = self._refusals, []
        for refusal in refusals:
            self._deliver(refusal)

    def _set_state(self, state: EngineState) -> None:
        if state != self.state:
            self.state = state
            if state == "ready":
                self._heartbeat.start()
            else:
                self._heartbeat.stop()
            self.state_changed.emit(state)
