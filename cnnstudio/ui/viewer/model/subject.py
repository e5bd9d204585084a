"""Which network an inspection looks at, and what it needs from engine and run."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance

from cnnstudio.bridge.engine_messages import EngineReady
from cnnstudio.bridge.message import Message, Subject
from cnnstudio.bridge.metric_history import RunHistory
from cnnstudio.graph.flatten import NotFlatError, flatten
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import ShapeReport, infer_shapes
from cnnstudio.project import file_format
from cnnstudio.project.records import RunRecord
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.ui.document import Document


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


class RunLike(Protocol):
    """A run, as far as looking inside needs it."""

    @property
    def id(self) -> str:
        """Names the run; empty if none was started."""

    @property
    def folder(self) -> Path:
        """Where the run is kept."""

    @property
    def snapshot(self) -> str:
        """Project text that the run trains."""

    @property
    def state(self) -> Enum:
        """How the run stands; the value is "training", "paused" and so on."""

    @property
    def epochs(self) -> int:
        """How many epochs were asked for."""

    @property
    def history(self) -> RunHistory:
        """What was measured of it, as far as it was read."""

    @property
    def best_epoch(self) -> int:
        """The epoch that validated best; 0 before one did."""

    @property
    def metric(self) -> str:
        """The measure that decides which epoch is best."""

    @property
    def is_active(self) -> bool:
        """True while the engine holds the run."""

    @property
    def has_checkpoint(self) -> bool:
        """True if there are weights to look at after the run."""


class RunPort(Protocol):
    """The runs of the window: the one that trains (or did), and the one shown."""

    @property
    def current(self) -> RunLike:
        """The run that trains, or trained last."""

    @property
    def shown(self) -> RunLike:
        """The run that was chosen to be looked at."""

    @property
    def runs(self) -> tuple[RunRecord, ...]:
        """The records of all runs of the document, the newest first."""

    @property
    def changed(self) -> SignalInstance:
        """Any of these is different."""

    def show_run(self, folder: Path) -> None:
        """Show the run that is kept in a folder."""


class Phase(Enum):
    """What there is to see."""

    STARTING = "starting"
    NOTHING = "nothing"
    PROBLEMS = "problems"
    FAILED = "failed"
    WAITING = "waiting"
    SHOWN = "shown"


TRAINS = frozenset({"training", "stopping"})
"""States of a run in which its weights change."""

STARTING = "starting"
"""State of a run whose network the engine does not have yet."""


class SubjectChoice:
    """Chooses between the run's weights and the document's fresh ones.

    The run's fit as long as the document has the same network and data; where layers
    stand, how they are called and how one trains does not matter.
    """

    def __init__(self, document: Document, runs: RunPort) -> None:
        self._document, self._runs = document, runs
        self._known: tuple[str, object] = ("", None)
        self._own: object = None

    @property
    def run(self) -> RunLike:
        """The run whose weights the engine has, or is about to have."""
        current = self._runs.current
        return current if current.is_active else self._runs.shown

    @property
    def has_run(self) -> bool:
        """True if there is a run with weights."""
        run = self.run
        return bool(run.id) and (run.is_active or run.has_checkpoint)

    @property
    def trains(self) -> bool:
        """True while the run's weights change."""
        return self.run.state.value in TRAINS

    def forget_document(self) -> None:
        """The document was edited."""
        self._own = None

    def choose(self) -> Subject:
        """Return the run where its weights fit the document, else the document."""
        if not self.has_run:
            return "document"
        return "run" if self.fingerprint == self._of_run() else "document"

    @property
    def fingerprint(self) -> object:
        """What the weights of a run must have been trained with to fit the document."""
        if self._own is None:
            document = self._document
            self._own = _fingerprint(
                document.project.dataset, document.project.graph, document.whole
            )
        return self._own

    def _of_run(self) -> object:
        text = self.run.snapshot
        if text != self._known[0]:
            try:
                project = file_format.loads(text).project
            except file_format.ProjectError:
                # A run of another version: its network cannot be the document's.
                self._known = (text, None)
            else:
                graph = project.graph
                report = infer_shapes(graph)
                self._known = (text, _fingerprint(project.dataset, graph, report))
        return self._known[1]


def _fingerprint(dataset: DatasetConfig, graph: Graph, report: ShapeReport) -> object:
    """What must be equal for weights to fit: data, layers, and their inputs in order.

    Layers are compared as they are resolved: a default that was typed is the same.
    Of blocks the layers count that they stand for.
    """
    if any(node.is_block for node in graph.nodes.values()):
        try:
            flat = flatten(graph, report).graph
        except NotFlatError:
            return None
        return dataset, {
            node.id: (node.resolved(), tuple(flat.incoming(node.id)))
            for node in flat.nodes.values()
        }
    return dataset, {
        node: (known.layer, tuple(graph.incoming(node)))
        for node, known in report.nodes.items()
    }
