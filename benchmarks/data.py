"""Assembling augmented batches against PIL, transforms and a DataLoader."""

from __future__ import annotations

import torch

from benchmarks.harness import PAIRS, Figure, at_least, measure_pairs, timed
from benchmarks.machine import usable_cores
from benchmarks.references import loader_with_pil
from cnnstudio.engine.data.batches import Batches
from cnnstudio.engine.data.dataset import load_dataset
from cnnstudio.engine.environment import tune_process
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.steps.moves import Affine
from cnnstudio.project.steps.numbers import Normalize

AREA = "data"
BATCH = 64
PIPELINE = (Normalize(), Affine(shift=0.1, rotation=10.0, scale=0.1))


def measure(
    images: int = 4_000, pairs: int = PAIRS, workers: int = 2
) -> list[Figure]:
    """One epoch of digits, shifted, turned and scaled, as batches ready for a step."""
    tune_process(max(1, usable_cores() - 1))  # as the engine is
    config = DatasetConfig(train=images, validation=500, test=500, pipeline=PIPELINE)
    dataset = load_dataset(config, (1, 28, 28), torch.device("cpu"))
    ours = Batches(
        dataset, "train", BATCH, shuffle=True, augment=True,
        memory_format=torch.channels_last,
    )  # fmt: skip
    chosen = dataset.parts["train"]
    loader = loader_with_pil.batches(
        dataset.inputs[chosen, 0].numpy(),
        dataset.targets[chosen].numpy(),
        batch_size=BATCH,
        workers=workers,
    )

    def take() -> None:
        assert sum(len(batch.targets) for batch in ours.epoch(1)) == images

    found = measure_pairs(
        timed(take, repeat=3), timed(lambda: loader_with_pil.count(loader)), pairs
    )
    what = (
        f"an epoch of {images:,} images, 28×28, augmented, against a DataLoader "
        f"({workers} workers) with PIL"
    )
    return [Figure(AREA, what, found.speed_ups, at_least(10), found.note())]
