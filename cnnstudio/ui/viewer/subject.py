"""Which network an inspection looks at, and what it needs from engine and run."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

from PySide6.QtCore import SignalInstance

from cnnstudio.bridge.messages import EngineReady, Message, Subject


class EnginePort(Protocol):
    """The window's end of the engine, as far as looking inside needs it."""

    engine: EngineReady | None

    @property
    def state(self) -> str:
        """Where the process stands: "stopped", "starting", "ready" or "dead"."""

    @property
    def received(self) -> SignalInstance:
        """Carries every event of the engine."""

    @property
    def died(self) -> SignalInstance:
        """The engine has ended by itself; carries the reason."""

    def submit(self, message: Message) -> None:
        """Send a request."""


class RunPort(Protocol):
    """The run that the window has, as far as looking inside needs it."""

    @property
    def state(self) -> str:
        """Where the run stands: "idle", "running", "paused", "ended" and so on."""

    @property
    def snapshot(self) -> str:
        """Project text that the run was started with; empty without a run."""

    @property
    def document_differs(self) -> bool:
        """True if the document has another network than the run."""

    @property
    def changed(self) -> SignalInstance:
        """Any of these is different."""


class Phase(Enum):
    """What there is to see."""

    STARTING = "starting"
    NOTHING = "nothing"
    PROBLEMS = "problems"
    FAILED = "failed"
    WAITING = "waiting"
    SHOWN = "shown"


TRAINS = frozenset({"starting", "running", "stopping"})
"""States of a run in which its weights change."""


def choose_subject(run: RunPort) -> Subject:
    """Return the run where its weights fit the document, else the document."""
    return "run" if run.snapshot and not run.document_differs else "document"
