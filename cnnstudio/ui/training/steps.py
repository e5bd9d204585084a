"""How a run is divided: iterations of an epoch, the rest in the last batch."""

from __future__ import annotations

from cnnstudio.project.settings import TrainingConfig
from cnnstudio.project.training_settings import FULL_BATCH


def steps_per_epoch(images: int, training: TrainingConfig) -> int:
    """Return ⌈images / batch size⌉: a last, smaller batch counts as a step.

    One for the full set; a smaller last batch that is dropped does not count.
    """
    if training.batch_size == FULL_BATCH:
        return 1
    whole = images // training.batch_size
    if training.drop_last and whole:
        return whole
    return -(-images // training.batch_size)


def last_batch(images: int, training: TrainingConfig) -> int:
    """Return how many images the last batch of an epoch holds, dropped or not."""
    if training.batch_size == FULL_BATCH:
        return images
    return images % training.batch_size or training.batch_size
