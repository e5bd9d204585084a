"""Several processes that train one network: who they are and what they agree on.

`torchrun` starts the processes and tells each its rank. Every one takes its equal
share of every global batch, in the order that the seed gives; DistributedDataParallel
makes the mean of their gradients, so that all of them hold the same weights. Rank 0
alone writes and reports. A process by itself is `ALONE`: it asks nobody.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import IntEnum
from typing import Any

import torch
from torch import nn

from cnnstudio.engine.errors import EngineError
from cnnstudio.graph.text import translate

WAIT = timedelta(minutes=10)
"""How long a process waits for another one: loading data may take so long."""
ALIKE = 1e-6
"""By how much the sums of weights may differ, as a share: devices round alike."""


class Said(IntEnum):
    """What a process says between two steps, from what is usual to what is grave."""

    GO_ON = 0
    STOP = 1
    FAILED = 2


CPU = torch.device("cpu")
_NORMS = (nn.modules.batchnorm._BatchNorm,)


@dataclass(frozen=True, slots=True)
class Ranks:
    """The place of this process among `count`, and the device that it trains on.

    `local` is its place among the `beside` of its own machine.
    """

    rank: int = 0
    count: int = 1
    local: int = 0
    beside: int = 1
    device: torch.device = CPU

    @property
    def is_first(self) -> bool:
        """True for the process that writes and reports."""
        return self.rank == 0

    @property
    def are_many(self) -> bool:
        """True if there are others to agree with."""
        return self.count > 1

    def on(self, device: torch.device) -> Ranks:
        """Return the same place with its device: of CUDA's the one of its number."""
        if self.are_many and device.type == "cuda":
            device = torch.device("cuda", self.local)
            torch.cuda.set_device(device)
        return replace(self, device=device)

    def threads(self, setting: int, usual: int) -> int:
        """Return how many threads to use; those of a machine are divided."""
        return usual if setting else max(1, usual // self.beside)

    def share(self, size: int) -> slice:
        """Return this process's part of a batch of `size` samples.

        Parts differ by one sample at most; all of them together are the batch. Of a
        batch with fewer samples than processes some get one that counts nothing.
        """
        first, last = self._ends(size)
        return slice(first, last) if last > first else slice(0, 1)

    def weight(self, size: int) -> float:
        """Return by what this process's mean loss is multiplied before it is derived.

        The mean over processes of weight × mean over the own part is then the mean
        over all `size` samples, also where the parts are not equal.
        """
        first, last = self._ends(size)
        return (last - first) * self.count / size

    def _ends(self, size: int) -> tuple[int, int]:
        return size * self.rank // self.count, size * (self.rank + 1) // self.count

    def wrap(self, network: nn.Module) -> Callable[..., Any]:
        """Return what is called in training: it averages gradients as they come."""
        if not self.are_many:
            return network
        trains = any(weight.requires_grad for weight in network.parameters())
        if not trains:
            return network
        ids = [self.device] if self.device.type == "cuda" else None
        return nn.parallel.DistributedDataParallel(network, device_ids=ids)

    def total(self, values: torch.Tensor) -> torch.Tensor:
        """Return the sum of a tensor over all processes, which all must ask for."""
        if self.are_many:
            torch.distributed.all_reduce(values)
        return values

    def most(self, said: Said) -> Said:
        """Return the gravest that one process says; all must ask at the same step.

        It goes from processor to processor, so that no GPU is waited for.
        """
        if not self.are_many:
            return said
        heard = torch.tensor([said])
        torch.distributed.all_reduce(heard, torch.distributed.ReduceOp.MAX)
        return Said(int(heard))

    def said_by_first(self, values: Mapping[str, float]) -> dict[str, float]:
        """Return the numbers of rank 0, by which all processes then decide alike.

        They travel as JSON, which gives every number back exactly.
        """
        if not self.are_many:
            return dict(values)
        said = json.dumps(dict(values)).encode() if self.is_first else b""
        size = torch.tensor([len(said)], device=self.device)
        torch.distributed.broadcast(size, 0)
        content = torch.zeros(int(size.item()), dtype=torch.uint8, device=self.device)
        if self.is_first:
            content.copy_(torch.frombuffer(bytearray(said), dtype=torch.uint8))
        torch.distributed.broadcast(content, 0)
        told: dict[str, float] = json.loads(bytes(content.tolist()))
        return told

    def check_alike(self, network: nn.Module) -> None:
        """Raise `EngineError` if this process has other weights than the first."""
        if not self.are_many:
            return
        weights = (weight.detach().double() for weight in network.parameters())
        mine = float(sum(weight.abs().sum() for weight in weights))
        first = self.said_by_first({"weights": mine})["weights"]
        if not abs(mine - first) <= ALIKE * abs(first):
            text = translate(
                "Engine",
                "Process {rank} has other weights than the first one: {mine:.6g}, "
                "expected {first:.6g} in all. Use devices of one kind, then resume.",
            )
            raise EngineError(text.format(rank=self.rank + 1, mine=mine, first=first))

    def wait(self) -> None:
        """Wait until all processes are here."""
        if self.are_many:
            torch.distributed.barrier()


ALONE = Ranks()


def ranks_of(environment: Mapping[str, str] = os.environ) -> Ranks:
    """Return what torchrun says of this process; `ALONE` if another one started it."""
    try:
        return Ranks(
            int(environment["RANK"]),
            int(environment["WORLD_SIZE"]),
            int(environment.get("LOCAL_RANK", "0")),
            int(environment.get("LOCAL_WORLD_SIZE", "1")),
        )
    except KeyError:
        return ALONE
    except ValueError as error:
        text = translate(
            "Engine", "RANK and WORLD_SIZE: expected whole numbers, {error}."
        )
        raise EngineError(text.format(error=error)) from error


@contextmanager
def joined(ranks: Ranks) -> Iterator[None]:
    """Be one of the processes: NCCL between CUDA devices, Gloo between processors."""
    if not ranks.are_many:
        yield
        return
    backend = "cpu:gloo,cuda:nccl" if ranks.device.type == "cuda" else "gloo"
    try:
        torch.distributed.init_process_group(backend, timeout=WAIT)
    except (RuntimeError, ValueError) as error:
        text = translate(
            "Engine",
            "Process {rank} of {count} cannot reach the others. Start all of them "
            "with torchrun.",
        )
        raise EngineError(
            text.format(rank=ranks.rank + 1, count=ranks.count), details=str(error)
        ) from error
    try:
        yield
    finally:
        torch.distributed.destroy_process_group()


def synchronized(network: nn.Module, ranks: Ranks) -> str:
    """Have BatchNorm look at the whole batch where that can be; return a sentence.

    Gloo has no SyncBatchNorm: on the processor each process normalizes its own part,
    so the result is not that of one process.
    """
    norms = [m for m in network.modules() if isinstance(m, _NORMS)]
    if not ranks.are_many or not norms:
        return ""
    if ranks.device.type == "cuda":
        nn.SyncBatchNorm.convert_sync_batchnorm(network)
        return translate(
            "Engine", "BatchNorm is taken over all {count} processes (SyncBatchNorm)."
        ).format(count=ranks.count)
    return translate(
        "Engine",
        "The statistics of BatchNorm are per process: each of the {count} normalizes "
        "its own part of a batch, so the result is not that of one process.",
    ).format(count=ranks.count)
