"""Stand-ins with the same methods as the real things."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.engine_messages import EngineReady
from cnnstudio.bridge.framing import encode
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.messages import PROTOCOL
from cnnstudio.ui.engine_client import MessageSignals

M = TypeVar("M", bound=Message)

READY = EngineReady(
    protocol=PROTOCOL,
    versions={"torch": "2.15.0", "python": "3.11"},
    device="cpu",
    device_name="CPU",
    devices={"cpu": "CPU"},
    threads=1,
)


class FakeEngineClient(QObject):
    """An `EngineClient` without a process: records requests, delivers events.

    `submitted` holds every request in order; `deliver` does what an event from the
    engine would do, `become_ready` and `die` what a start or a death would.
    """

    received = Signal(object)
    ready = Signal(object)
    died = Signal(str)
    state_changed = Signal(str)
    process_id = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = "stopped"
        self.engine: EngineReady | None = None
        self.submitted: list[Message] = []
        self.starts = 0
        self.kills = 0
        self.error_output = ""
        self._signals = MessageSignals(self)

    def on(self, kind: type[M], slot: Callable[[M], object]) -> None:
        self._signals.on(kind, slot)

    def start(self) -> None:
        self.starts += 1
        self.process_id = self.starts
        self._set_state("starting")

    def restart(self) -> None:
        self.start()

    def submit(self, message: Message) -> None:
        encode(message)  # what no frame carries would never arrive
        self.submitted.append(message)

    def kill(self) -> None:
        self.kills += 1
        self.die("The engine was ended.")

    def stop_and_wait(self, milliseconds: int = 5_000) -> bool:
        self._set_state("stopped")
        return True

    def error_tail(self) -> str:
        return self.error_output

    # What the engine would do

    def deliver(self, message: Message) -> None:
        if isinstance(message, EngineReady):
            self.engine = message
            self._set_state("ready")
            self.ready.emit(message)
        self.received.emit(message)
        self._signals.announce(message)

    def become_ready(self, message: EngineReady = READY) -> None:
        self.deliver(message)

    def die(self, reason: str = "The engine has ended (signal 9).") -> None:
        self.engine = None
        self._set_state("dead")
        self.died.emit(reason)

    def submitted_of(self, kind: type[M]) -> list[M]:
        return [message for message in self.submitted if isinstance(message, kind)]

    def _set_state(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
