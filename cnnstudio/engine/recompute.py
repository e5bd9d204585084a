"""Gradient checkpointing: what a segment computed is let go, and computed again.

Of each segment only its inputs stay; backward runs its forward a second time (Chen et
al. 2016). Dropout draws the same again, and norms do not count the batch twice, so the
weights come out bit for bit as without it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import groupby
from typing import TYPE_CHECKING, Any

from torch.nn.modules.batchnorm import _NormBase
from torch.utils.checkpoint import checkpoint

if TYPE_CHECKING:
    from torch import nn


def segments_of(nodes: Sequence[str]) -> list[range]:
    """Divide nodes, by id in the order of computation, into what is kept together.

    A block that stands in the network is one segment, each repetition its own; what
    stands outside of blocks is divided into pieces of about √n nodes.
    """
    piece = max(1, math.isqrt(len(nodes)))
    segments, start = [], 0
    for block, group in groupby(nodes, lambda node: node.rpartition("/")[0]):
        count = len(list(group))
        size = count if block else piece
        stops = [*range(start + size, start + count, size), start + count]
        for stop in stops:
            segments.append(range(start, stop))
            start = stop
    return segments


def recompute(
    network: nn.Module, compute: Callable[..., dict[int, Any]], *given: Any
) -> dict[int, Any]:
    """Compute something, keep only what it was given; backward computes it again."""

    def contexts() -> tuple[AbstractContextManager[Any], AbstractContextManager[Any]]:
        return nullcontext(), _statistics_kept(network)

    found: dict[int, Any] = checkpoint(
        compute, *given, use_reentrant=False, context_fn=contexts
    )
    return found


@contextmanager
def _statistics_kept(network: nn.Module) -> Iterator[None]:
    """Let norms use the batch's statistics inside, but add nothing to their own."""
    norms = [m for m in network.modules() if isinstance(m, _NormBase)]
    momenta = [norm.momentum for norm in norms]
    counts = [
        None if norm.num_batches_tracked is None else norm.num_batches_tracked.clone()
        for norm in norms
    ]
    for norm in norms:
        norm.momentum = 0.0
    try:
        yield
    finally:
        for norm, momentum, count in zip(norms, momenta, counts, strict=True):
            norm.momentum = momentum
            if count is not None and norm.num_batches_tracked is not None:
                norm.num_batches_tracked.copy_(count)
