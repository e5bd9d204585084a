"""Makes the networks that can be looked into without a running run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cnnstudio.bridge.look_messages import OpenRun, WeightsShown
from cnnstudio.engine.built import (
    dataset_of,
    device_for,
    network_and_data,
    network_of,
)
from cnnstudio.engine.checkpoint import load_weights, read_checkpoint
from cnnstudio.engine.data.absent import absent_dataset
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.data.measured import read_measured
from cnnstudio.engine.errors import DataError, EngineError
from cnnstudio.engine.inspect.epochs import kept_at
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.network import Network
from cnnstudio.graph.text import translate
from cnnstudio.project.file_format import loads
from cnnstudio.project.records import CheckpointRecord, RunRecord
from cnnstudio.project.runs import read_run
from cnnstudio.project.settings import DatasetConfig


@dataclass(frozen=True, slots=True)
class Shown:
    """A subject, and what the window is told about it."""

    subject: Subject
    message: WeightsShown


def untrained(text: str, wanted: str) -> Shown:
    """Build a document's network with the initial weights of its seed.

    Raises `ProjectError`, `BuildError`, `DataError`.
    """
    project = loads(text).project
    network, dataset = network_and_data(project, device_for(project, wanted))
    description = translate("Engine", "initial weights, seed {seed}").format(
        seed=project.training.seed
    )
    return Shown(
        Subject("document", network, dataset, config=project.training),
        WeightsShown("document", "", 0, description),
    )


def trained(request: OpenRun, wanted: str, needs_data: bool = True) -> Shown:
    """Load a run's last or best weights, or an epoch's, into the network it trained.

    Raises `RunError`, `CheckpointError` and what `untrained` raises. Unless it
    `needs_data`, those that cannot be read are told when a sample is asked for.
    """
    folder = Path(request.folder)
    record = read_run(folder)
    chosen = _checkpoint(record, request)
    path = folder / chosen.file
    checkpoint = read_checkpoint(path, chosen.hash)
    project = loads(record.project).project
    network = network_of(project, device_for(project, wanted))
    dataset = _dataset_for(network, project.dataset, folder, needs_data)
    load_weights(network, checkpoint.weights, path)
    epoch, config = chosen.epoch, replace(project.training, seed=record.seed)
    step, file = chosen.step, chosen.file
    subject = Subject("run", network, dataset, request.run, epoch, step, folder, file)
    return Shown(
        replace(subject, config=config),
        WeightsShown("run", request.run, epoch, _description(record, epoch)),
    )


def _dataset_for(
    network: Network, config: DatasetConfig, folder: Path, needed: bool
) -> Dataset:
    shape, device = tuple(network.input_shape), network.device
    try:
        return dataset_of(config, shape, device)
    except DataError as error:
        if needed:
            raise
        measured = partial(read_measured, folder)
        return absent_dataset(config, shape, device, error.message, measured)


def _checkpoint(record: RunRecord, request: OpenRun) -> CheckpointRecord:
    """Return the file of weights that is asked for; raises `EngineError` without."""
    if request.epoch:
        return kept_at(record, request.epoch)
    found = record.best if request.which == "best" else record.last
    if found is None:
        raise EngineError(
            translate(
                "Engine",
                "{record} has no {which} checkpoint: it ended before its first "
                "epoch did. Train it on, or open another run.",
            ).format(record=record.name, which=request.which)
        )
    return found


def _description(record: RunRecord, epoch: int) -> str:
    """Say which of a run's weights these are, and whether they are its best."""
    if epoch == record.best_epoch:
        text = translate("Engine", "{record}, best epoch: {epoch}")
    elif record.best_epoch:
        text = translate("Engine", "{record}, epoch {epoch}; the best was {best}")
    else:
        text = translate("Engine", "{record}, epoch {epoch}")
    return text.format(record=record.name, epoch=epoch, best=record.best_epoch)
