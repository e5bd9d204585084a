"""A project's network and its data, on a device."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cnnstudio.engine.adversarial_pair import build_pair
from cnnstudio.engine.build import build
from cnnstudio.engine.data.dataset import Dataset, load_dataset
from cnnstudio.engine.device import AUTO, choose
from cnnstudio.engine.network import Network
from cnnstudio.engine.suitability import check_one_input
from cnnstudio.project.adversarial import adversarial_pair
from cnnstudio.project.project import Project
from cnnstudio.project.settings import DatasetConfig

if TYPE_CHECKING:
    import torch


def device_for(project: Project, wanted: str) -> torch.device:
    """Return the device that was chosen, or else the one that the project names."""
    return choose(wanted if wanted != AUTO else project.training.device)[0]


def network_and_data(project: Project, device: torch.device) -> tuple[Network, Dataset]:
    """Build a project's network and load its data for it."""
    network = network_of(project, device)
    return network, dataset_of(project.dataset, tuple(network.input_shape), device)


def network_of(project: Project, device: torch.device) -> Network:
    """Build a project's network with its initial weights; raises `BuildError`."""
    if adversarial_pair(project.graph) is not None:
        return build_pair(project, project.training, device)
    network = build(project.graph, project.training.seed, device)
    check_one_input(project.graph)
    return network


@lru_cache(maxsize=2)
def dataset_of(
    config: DatasetConfig, shape: tuple[int, ...], device: torch.device
) -> Dataset:
    """Load data for an Input of this shape, unless they were just looked at."""
    # While a person edits the network its data stay the same.
    return load_dataset(config, shape, device)
