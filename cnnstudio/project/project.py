"""The project: everything that is saved in one `.cnnproj` file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cnnstudio.graph.event import Event
from cnnstudio.graph.graph import Graph, GraphChange
from cnnstudio.graph.library import BlockLibrary, LibraryChange
from cnnstudio.graph.node import BLOCK
from cnnstudio.project.about import About
from cnnstudio.project.settings import DatasetConfig, TrainingConfig

MAIN = "main"


@dataclass(frozen=True, slots=True)
class ProjectChange:
    """One change: of a graph, of the settings, or of a definition (`graph` is None).

    `network` is the name of a network, or `block:ID` for a definition.
    """

    network: str = ""
    graph: GraphChange | None = None
    settings: Literal["", "dataset", "training"] = ""


class Project:
    """Networks by name, block definitions, data and training settings, and `about`.

    `extras` keeps what a file says that this version does not know, so that it is
    written back.
    """

    def __init__(self, library: BlockLibrary | None = None) -> None:
        self.networks: dict[str, Graph] = {}
        self.library = library if library is not None else BlockLibrary()
        self.dataset = DatasetConfig()
        self.training = TrainingConfig()
        self.about = About()
        self.extras: dict[str, object] = {}
        self.changed: Event[ProjectChange] = Event()
        self._relays: list[_Relay] = []
        self.library.changed.connect(self._block_changed)

    def add_network(self, name: str, graph: Graph | None = None) -> Graph:
        """Add a network; its changes are announced by the project too."""
        if name in self.networks:
            raise ValueError(f"network {name} exists")
        graph = graph if graph is not None else Graph()
        graph.belong_to(self.library)
        self.networks[name] = graph
        relay = _Relay(self, name)
        self._relays.append(relay)
        graph.changed.connect(relay.pass_on)
        return graph

    @property
    def graph(self) -> Graph:
        """The main network."""
        return self.networks[MAIN]

    def graph_of(self, network: str) -> Graph:
        """Return a network's graph, or that of a definition by `block:ID`."""
        if network.startswith(BLOCK):
            return self.library.definitions[network.removeprefix(BLOCK)].graph
        return self.networks[network]

    def copied(self) -> Project:
        """Return a copy to try things out on; nodes and settings are shared."""
        twin = Project(self.library.copy())
        for name, graph in self.networks.items():
            twin.add_network(name, graph.copy())
        twin.dataset, twin.training = self.dataset, self.training
        return twin

    def touched(self, change: ProjectChange, network: str) -> set[str]:
        """Nodes of a network's graph whose reports a change may concern."""
        if change.network == network:
            return {change.graph.node} if change.graph is not None else set()
        if not change.network.startswith(BLOCK):
            return set()
        affected = self.library.affected_by(change.network.removeprefix(BLOCK))
        nodes = self.graph_of(network).nodes.values()
        return {node.id for node in nodes if node.type in affected}

    def _block_changed(self, change: LibraryChange) -> None:
        network = BLOCK + change.definition
        self.changed.emit(ProjectChange(network, change.graph))

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
