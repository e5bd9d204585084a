"""Messages about the engine itself: ready, device, side jobs, what went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cnnstudio.bridge.message import Message


@dataclass(frozen=True, slots=True)
class CancelJob(Message):
    """End the side job of this request, and its process; nothing answers."""

    request: int


@dataclass(frozen=True, slots=True)
class ChooseDevice(Message):
    """Use this device from the next run on; answered by EngineReady."""

    device: str


@dataclass(frozen=True, slots=True)
class Quit(Message):
    """Checkpoint if a run trains, then end the process."""


@dataclass(frozen=True, slots=True)
class Ping(Message):
    """Ask whether the engine still answers; Pong comes at once, whatever it does."""


@dataclass(frozen=True, slots=True)
class Pong(Message):
    """The engine's process is there."""


@dataclass(frozen=True, slots=True)
class EngineReady(Message):
    """The engine is warm. `devices` maps what can be chosen to a description."""

    protocol: int
    versions: Mapping[str, str]
    device: str
    device_name: str
    devices: Mapping[str, str]
    threads: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class JobProgress(Message):
    """A side job goes on: what it has found so far, in a word or two.

    `done` of `total` things are done; a `total` of 0: nobody knows how many there are.
    """

    request: int
    text: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class RequestFailed(Message):
    """A request other than StartRun could not be answered: a sentence, and details."""

    request: int
    message: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Notice(Message):
    """Something worth a line in the log or status bar."""

    text: str
    fields: Mapping[str, Any] = field(default_factory=dict)
