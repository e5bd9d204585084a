"""How a run is divided: iterations of an epoch, the rest in the last batch."""

from __future__ import annotations


def steps_per_epoch(images: int, batch_size: int) -> int:
    """Return ⌈images / batch size⌉: a last, smaller batch counts as a step."""
    return -(-images // batch_size)


def last_batch(images: int, batch_size: int) -> int:
    """Return how many images the last batch of an epoch holds."""
    return images - (steps_per_epoch(images, batch_size) - 1) * batch_size
