"""Another network to look into beside the one shown: another run's, before an edit."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import torch

from cnnstudio.bridge.message import Study
from cnnstudio.engine.built import dataset_of, network_of
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.epochs import EpochNetworks, kept_at
from cnnstudio.engine.inspect.samples import sample_of
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.graph.text import translate
from cnnstudio.project.file_format import loads
from cnnstudio.project.project import Project
from cnnstudio.project.records import CheckpointRecord, RunRecord


def subject_elsewhere(
    shown: Subject, asked: Study, epochs: EpochNetworks
) -> Generator[None, None, Subject]:
    """Return what a question is asked of, in the place of the one that is shown.

    It has its own data and preparation; weights are read between the slices. Raises
    `EngineError` if it lacks the layer or if the image is another one there, and what
    reading a run's folder raises.
    """
    if asked.folder:
        name, project, subject = yield from _of_run(shown, asked, epochs)
    else:
        name, project, subject = _of_project(shown, asked, epochs)
    network = subject.network
    node = asked.node.partition(":")[0]
    if node and node not in network.node_ids:
        here = shown.network.graph.nodes
        called = here[node].name if node in here else node
        text = translate("Engine", "{other} has no layer {name}.")
        raise EngineError(text.format(other=name, name=called))
    shape, device = tuple(network.input_shape), network.device
    dataset = shown.dataset
    if (dataset.config, dataset.shape) == (project.dataset, shape):
        # Loaded again they would take their memory twice, and hold a run meanwhile.
        return replace(subject, config=project.training)
    dataset = dataset_of(project.dataset, shape, device)
    found = replace(subject, dataset=dataset, config=project.training)
    _check_image(name, shown, found, asked)
    return found


Found = tuple[str, Project, Subject]
"""How another network is called in sentences, and what it is."""


def _of_run(
    shown: Subject, asked: Study, epochs: EpochNetworks
) -> Generator[None, None, Found]:
    folder = Path(asked.folder)
    record = epochs.record_of(folder)
    known = _weights(record, asked.epoch)
    project, path = loads(record.project).project, folder / known.file
    device = shown.network.device
    network = yield from epochs.loaded(
        path, known, device, lambda: network_of(project, device)
    )
    subject = replace(
        shown,
        network=network,
        run=record.id,
        epoch=known.epoch,
        step=known.step,
        folder=folder,
        file=known.file,
    )
    return record.title, project, subject


def _weights(record: RunRecord, epoch: int) -> CheckpointRecord:
    """Return the weights that are asked for; raises `EngineError` without."""
    if epoch:
        return kept_at(record, epoch)
    found = record.best or record.last
    if found is None:
        text = translate("Engine", "No weights of {record} were kept.")
        raise EngineError(text.format(record=record.title))
    return found


def _of_project(shown: Subject, asked: Study, epochs: EpochNetworks) -> Found:
    project, device = loads(asked.project).project, shown.network.device
    network = epochs.held((asked.project, device), lambda: network_of(project, device))
    name = translate("Engine", "The network before the edit")
    subject = replace(
        shown, network=network, run="", epoch=0, step=0, folder=None, file=""
    )
    return name, project, subject


def _check_image(name: str, shown: Subject, other: Subject, asked: Study) -> None:
    """Refuse, by an `EngineError`, what would compare two different images."""
    here = sample_of(shown.dataset, asked.part, asked.index, shown.own)
    there = sample_of(other.dataset, asked.part, asked.index, shown.own)
    if not torch.equal(here.pixels, there.pixels):
        raise EngineError(
            translate(
                "Engine",
                "{other} has another image there: its data, their division or their "
                "size differ, so that there is nothing to compare.",
            ).format(other=name)
        )
