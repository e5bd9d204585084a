"""A run that was trained, opened again to be used: its network, data and settings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cnnstudio.bridge.look_messages import OpenRun
from cnnstudio.engine.built import device_for, network_of
from cnnstudio.engine.checkpoint import load_weights, read_checkpoint
from cnnstudio.engine.choose_loss import make_loss
from cnnstudio.engine.data.batches import Batches
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.data.split import Part
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.evaluate import evaluate
from cnnstudio.engine.inspect.epochs import kept_at
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.network import Network
from cnnstudio.engine.subjects import trained
from cnnstudio.graph.text import translate
from cnnstudio.project.file_format import loads
from cnnstudio.project.project import Project
from cnnstudio.project.records import RunRecord
from cnnstudio.project.runs import read_run

Which = Literal["best", "last"]
BATCH = 64


@dataclass(frozen=True, slots=True)
class SavedRun:
    """A network with the weights of a run, and the data that it was trained on."""

    record: RunRecord
    project: Project
    network: Network
    dataset: Dataset
    epoch: int
    subject: Subject


@dataclass(frozen=True, slots=True)
class SavedWeights:
    """A network with the weights of a run, without the data that it was trained on."""

    record: RunRecord
    project: Project
    network: Network
    epoch: int


def open_weights(
    folder: Path, which: Which, device: str, epoch: int = 0
) -> SavedWeights:
    """Open a run without its data; raises what `open_run` raises."""
    record = read_run(folder)
    chosen = record.best if which == "best" else record.last
    if epoch:
        chosen = kept_at(record, epoch)
    if chosen is None:
        text = translate("Engine", "{record} has no weights yet: train it first.")
        raise EngineError(text.format(record=record.title))
    path = folder / chosen.file
    checkpoint = read_checkpoint(path, chosen.hash)
    project = loads(record.project, record.name).project
    network = network_of(project, device_for(project, device))
    load_weights(network, checkpoint.weights, path)
    return SavedWeights(record, project, network, chosen.epoch)


def open_run(
    folder: Path, which: Which, device: str, epoch: int = 0, needs_data: bool = True
) -> SavedRun:
    """Open a run with its best, its last, or the weights after an epoch.

    Raises `RunError`, `ProjectError` or `EngineError`. Unless it `needs_data`, those
    that cannot be read are told when a sample is asked for: images of one's own are
    prepared by what the run measured.
    """
    record = read_run(folder)
    request = OpenRun(record.id, str(folder), which, epoch=epoch)
    shown = trained(request, device, needs_data).subject
    project = loads(record.project, record.name).project
    return SavedRun(
        record, project, shown.network, shown.dataset, shown.epoch, shown
    )


def evaluate_run(run: SavedRun, part: Part, batch: int = BATCH) -> dict[str, float]:
    """Return what the network reaches on a part of its data, by series."""
    data, network = run.dataset, run.network
    loss = make_loss(run.project.training, data.task, data.facts, data.device)
    batches = Batches(data, part, batch, memory_format=network.memory_format)
    return dict(evaluate(network, batches, loss))
