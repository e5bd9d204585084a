"""Random numbers drawn on the side must not change those of a run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch


@contextmanager
def kept_random_state(device: torch.device) -> Iterator[None]:
    """Put torch's generators of the processor and of `device` back afterwards."""
    devices = [device.index or 0] if device.type == "cuda" else []
    apple = torch.mps.get_rng_state() if device.type == "mps" else None
    try:
        with torch.random.fork_rng(devices=devices):
            yield
    finally:
        if apple is not None:
            torch.mps.set_rng_state(apple)
