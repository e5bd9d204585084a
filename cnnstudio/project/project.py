"""The project: everything that is saved in one `.cnnproj` file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cnnstudio.graph.event import Event
from cnnstudio.graph.graph import Graph, GraphChange
from cnnstudio.project.about import About
from cnnstudio.project.settings import DatasetConfig, TrainingConfig

MAIN = "main"


@dataclass(frozen=True, slots=True)
class ProjectChange:
    """One change: of a network's graph, or of the settings (`graph` is None)."""

    network: str = ""
    graph: GraphChange | None = None
    settings: Literal["", "dataset", "training"] = ""


class Project:
    """Networks by name, block definitions, data and training settings, and `about`.

    `blocks` holds definitions as the file gives them; `extras` keeps what a file
    says that this version does not know, so that it is written back.
    """

    def __init__(self) -> None:
        self.networks: dict[str, Graph] = {}
        self.blocks: list[dict[str, object]] = []
        self.dataset = DatasetConfig()
        self.training = TrainingConfig()
        self.about = About()
        self.extras: dict[str, object] = {}
        self.changed: Event[ProjectChange] = Event()
        self._relays: list[_Relay] = []

    def add_network(self, name: str, graph: Graph | None = None) -> Graph:
        """Add a network; its changes are announced by the project too."""
        if name in self.networks:
            raise ValueError(f"network {name} exists")
        graph = graph if graph is not None else Graph()
        self.networks[name] = graph
        relay = _Relay(self, name)
        self._relays.append(relay)
        graph.changed.connect(relay.pass_on)
        return graph

    @property
    def graph(self) -> Graph:
        """The main network."""
        return self.networks[MAIN]

    def set_dataset(self, dataset: DatasetConfig) -> None:
        """Replace the data settings."""
        self.dataset = dataset
        self.changed.emit(ProjectChange(settings="dataset"))

    def set_training(self, training: TrainingConfig) -> None:
        """Replace the training settings."""
        self.training = training
        self.changed.emit(ProjectChange(settings="training"))


class _Relay:
    """Passes a graph's changes on with the network's name."""

    def __init__(self, project: Project, network: str) -> None:
        self._project, self._network = project, network

    def pass_on(self, change: GraphChange) -> None:
        self._project.changed.emit(ProjectChange(self._network, change))


def empty_project() -> Project:
    """Return a project with one empty network."""
    project = Project()
    project.add_network(MAIN)
    return project
