"""The networks of a run after its epochs: copies with the weights that were kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import torch

from cnnstudio.bridge.message import INITIAL
from cnnstudio.engine.checkpoint import load_weights, read_checkpoint
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.aside import READING, Errand
from cnnstudio.engine.inspect.subject import Subject, empty_like
from cnnstudio.engine.network import Network
from cnnstudio.graph.text import translate
from cnnstudio.project.records import RUN_FILE, CheckpointRecord, RunRecord
from cnnstudio.project.runs import read_run

ROOM = 256 * 2**20
"""Bytes of weights that stay loaded; the least recently used go first."""


Key = tuple[Path | str, torch.device]
"""A file of weights, or what else tells networks apart, and where the network is."""


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
        self._reading: tuple[Key, Errand[Network]] | None = None

    @property
    def size(self) -> int:
        """Bytes of the weights that are loaded."""
        return sum(self._bytes.values())

    def subject(self, shown: Subject, epoch: int) -> Subject:
        """Return the run that is shown with the weights after an epoch, or `INITIAL`.

        Raises `EngineError` if they were not kept, `RunError` and `CheckpointError` if
        they cannot be read.
        """
        path, known = self._file(shown, epoch)
        # Not by step and epoch: what has just trained may differ from what was kept
        # of that step, by the average of the weights or by the best epoch's.
        if known.file == shown.file:
            return shown
        like = shown.network
        network = self.held(
            (path, like.device), lambda: with_weights(empty_like(like), path, known)
        )
        file, epoch, step = known.file, known.epoch, known.step
        return replace(shown, network=network, epoch=epoch, step=step, file=file)

    def fetched(self, shown: Subject, epoch: int) -> Generator[None, None, Subject]:
        """As `subject`; the file is read beside what is done between the slices."""
        path, known = self._file(shown, epoch)
        like = shown.network
        if known.file != shown.file:
            yield from self.loaded(path, known, like.device, lambda: empty_like(like))
        return self.subject(shown, epoch)

    def loaded(
        self,
        path: Path,
        known: CheckpointRecord,
        device: torch.device,
        make: Callable[[], Network],
    ) -> Generator[None, None, Network]:
        """Return what `make` gives, filled with a file's weights beside other work."""
        key = path, device
        if key not in self._networks:
            errand = self._reading_of(key, path, known, make)
            network = yield from errand.result()
            self.held(key, lambda: network)
            if self._reading is not None and self._reading[1] is errand:
                self._reading = None
        return self.held(key, lambda: with_weights(make(), path, known))

    def _reading_of(
        self,
        key: Key,
        path: Path,
        known: CheckpointRecord,
        make: Callable[[], Network],
    ) -> Errand[Network]:
        """Read a file once for all who ask for it, also if they do so again later.

        A question that is replaced by others before it is read would else never come to
        an answer, and each kind of question would hold a copy of the file.
        """
        reading = self._reading
        if reading is None or reading[0] != key or reading[1].is_lost:
            # Made here, for that may look at a network that trains; nobody else knows
            # it until it is filled.
            network = make()
            errand = Errand(lambda: with_weights(network, path, known), READING)
            reading = self._reading = key, errand
        return reading[1]

    def _file(self, shown: Subject, epoch: int) -> tuple[Path, CheckpointRecord]:
        if shown.folder is None:
            raise EngineError(
                translate("Engine", "This network has no epochs: it was not trained.")
            )
        known = kept_at(self.record_of(shown.folder), epoch)
        return shown.folder / known.file, known

    def held(self, key: Key, make: Callable[[], Network]) -> Network:
        """Return the network that a key tells of; it is made unless it is there."""
        if key not in self._networks:
            network = make()
            held = network.state_dict().values()
            self._networks[key] = network
            self._bytes[key] = sum(tensor.nbytes for tensor in held)
            while self.size > self._room and len(self._networks) > 1:
                oldest, _ = self._networks.popitem(last=False)
                del self._bytes[oldest]
        self._networks.move_to_end(key)
        return self._networks[key]

    def record_of(self, folder: Path) -> RunRecord:
        """Read the run's record, unless it is the one that was read last."""
        try:
            stat = (folder / RUN_FILE).stat()
            key: object = (folder, stat.st_mtime_ns, stat.st_size)
        except OSError:
            key = None  # reading it says what is wrong
        if key is None or self._record is None or self._record[0] != key:
            self._record = key, read_run(folder)
        return self._record[1]


def with_weights(network: Network, path: Path, known: CheckpointRecord) -> Network:
    """Load a file of weights into a network, which is returned."""
    load_weights(network, read_checkpoint(path, known.hash).weights, path)
    return network


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
