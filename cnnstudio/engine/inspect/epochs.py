"""The networks of a run after its epochs: copies with the weights that were kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from pathlib import Path

import torch

from cnnstudio.bridge.message import INITIAL
from cnnstudio.engine.checkpoint import load_weights, read_checkpoint
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.network import Network, copy_of
from cnnstudio.graph.text import translate
from cnnstudio.project.records import RUN_FILE, CheckpointRecord, RunRecord
from cnnstudio.project.runs import read_run

ROOM = 256 * 2**20
"""Bytes of weights that stay loaded; the least recently used go first."""


Key = tuple[Path, torch.device]
"""A file of weights, and where the network is that has them."""


class EpochNetworks:
    """Keeps the networks of the epochs that were looked at, as many as have room.

    Each is a copy of its own, never the network that trains: an answer that takes long
    is of one epoch, whatever is asked about others meanwhile.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._networks: OrderedDict[Key, Network] = OrderedDict()
        self._bytes: dict[Key, int] = {}
        self._record: tuple[object, RunRecord] | None = None

    @property
    def size(self) -> int:
        """Bytes of the weights that are loaded."""
        return sum(self._bytes.values())

    def subject(self, shown: Subject, epoch: int) -> Subject:
        """Return the run that is shown with the weights after an epoch, or `INITIAL`.

        Raises `EngineError` if they were not kept, `RunError` and `CheckpointError` if
        they cannot be read.
        """
        if shown.folder is None:
            raise EngineError(
                translate("Engine", "This network has no epochs: it was not trained.")
            )
        known = kept_at(self._record_of(shown.folder), epoch)
        # Not by step and epoch: what has just trained may differ from what was kept
        # of that step, by the average of the weights or by the best epoch's.
        if known.file == shown.file:
            return shown
        key = shown.folder / known.file, shown.network.device
        if key not in self._networks:
            self._load(key, known, shown.network)
        self._networks.move_to_end(key)
        network, file = self._networks[key], known.file
        epoch, step = known.epoch, known.step
        return replace(shown, network=network, epoch=epoch, step=step, file=file)

    def _load(self, key: Key, known: CheckpointRecord, like: Network) -> None:
        weights = read_checkpoint(key[0], known.hash).weights
        network = copy_of(like)
        load_weights(network, weights, key[0])
        self._networks[key] = network
        self._bytes[key] = sum(tensor.nbytes for tensor in weights.values())
        while self.size > self._room and len(self._networks) > 1:
            oldest, _ = self._networks.popitem(last=False)
            del self._bytes[oldest]

    def _record_of(self, folder: Path) -> RunRecord:
        """Read the run's record, unless it is the one that was read last."""
        try:
            stat = (folder / RUN_FILE).stat()
            key: object = (folder, stat.st_mtime_ns, stat.st_size)
        except OSError:
            key = None  # reading it says what is wrong
        if key is None or self._record is None or self._record[0] != key:
            self._record = key, read_run(folder)
        return self._record[1]


def kept_at(record: RunRecord, epoch: int) -> CheckpointRecord:
    """Return the file of an epoch's weights, or of `INITIAL`; else `EngineError`."""
    found = record.initial if epoch == INITIAL else record.at_epoch(epoch)
    if found is None and epoch == INITIAL:
        raise EngineError(
            translate(
                "Engine",
                "The weights before the first step of {record} were not kept.",
            ).format(record=record.name)
        )
    if found is None:
        raise EngineError(
            translate(
                "Engine",
                "The weights of epoch {epoch} of {record} were not kept: look at the "
                "best epoch, or keep more of them next time.",
            ).format(record=record.name, epoch=epoch)
        )
    return found
