"""Answers what a node gives in another network: of another run, or before an edit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import torch

from cnnstudio.bridge.maps_messages import MapsElsewhereOf
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.epochs import kept_at, with_weights
from cnnstudio.engine.inspect.maps_study import maps_shown
from cnnstudio.engine.inspect.samples import Sample, sample_of
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.network import Network
from cnnstudio.engine.subjects import dataset_of, network_of
from cnnstudio.graph.text import translate
from cnnstudio.project.file_format import loads
from cnnstudio.project.project import Project
from cnnstudio.project.records import CheckpointRecord, RunRecord


@dataclass(frozen=True, slots=True)
class _Other:
    """Another network with its weights; `name` is read in sentences."""

    name: str
    project: Project
    network: Network
    run: str = ""
    epoch: int = 0
    step: int = 0


@studies(MapsElsewhereOf)
def maps_elsewhere(looked: Looked, asked: MapsElsewhereOf) -> Slices:
    """Answer what a node of another network gives for the image that is looked at.

    Raises `EngineError`, and what reading a run's folder or building a network raises.
    """
    other = _of_run(looked, asked) if asked.folder else _of_project(looked, asked)
    yield None
    node = asked.node.partition(":")[0]
    if node not in other.network.node_ids:
        raise EngineError(
            translate("Engine", "{other} has no layer {name}.").format(
                other=other.name, name=_name(looked, node)
            )
        )
    sample = _same_image(looked, other, asked)
    yield None
    whose = looked.fields()
    whose["run"], whose["epoch"], whose["step"] = other.run, other.epoch, other.step
    return maps_shown(whose, other.network, sample, asked.node)


def _of_run(looked: Looked, asked: MapsElsewhereOf) -> _Other:
    folder = Path(asked.folder)
    record = looked.epochs.record_of(folder)
    known = _weights(record, asked.after)
    project, path = loads(record.project).project, folder / known.file
    device = looked.network.device
    network = looked.epochs.held(
        (path, device),
        lambda: with_weights(network_of(project, device), path, known),
    )
    name = record.title
    return _Other(name, project, network, record.id, known.epoch, known.step)


def _weights(record: RunRecord, after: int) -> CheckpointRecord:
    """Return the weights that are asked for; raises `EngineError` without."""
    if after:
        return kept_at(record, after)
    found = record.best or record.last
    if found is None:
        text = translate("Engine", "No weights of {record} were kept.")
        raise EngineError(text.format(record=record.title))
    return found


def _of_project(looked: Looked, asked: MapsElsewhereOf) -> _Other:
    project, device = loads(asked.project).project, looked.network.device
    network = looked.epochs.held(
        (asked.project, device), lambda: network_of(project, device)
    )
    name = translate("Engine", "The network before the edit")
    return _Other(name, project, network)


def _same_image(looked: Looked, other: _Other, asked: MapsElsewhereOf) -> Sample:
    """Return the image as the other network is given it, by its own preparation.

    Raises `EngineError` if the number stands for another image there.
    """
    config, shape = other.project.dataset, tuple(other.network.input_shape)
    device, here = looked.network.device, looked.sample
    dataset = dataset_of(config, shape, device)
    there = sample_of(dataset, asked.part, asked.index, looked.subject.own)
    if not torch.equal(here.pixels, there.pixels):
        raise EngineError(
            translate(
                "Engine",
                "{other} has another image there: its data, their division or their "
                "size differ, so that there is nothing to compare.",
            ).format(other=other.name)
        )
    return replace(there, index=here.index)


def _name(looked: Looked, node: str) -> str:
    """What a person calls a node of the network that is looked at."""
    nodes = looked.network.graph.nodes
    return nodes[node].name if node in nodes else node
