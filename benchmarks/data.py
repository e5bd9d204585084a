"""Augmented batches against PIL, transforms and a DataLoader; very large sets."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

from benchmarks.children import ROOT, child_environment
from benchmarks.harness import PAIRS, Figure, at_least, at_most, measure_pairs, timed
from benchmarks.machine import usable_cores
from benchmarks.references import loader_with_pil
from cnnstudio.engine.data.batches import Batches
from cnnstudio.engine.data.dataset import Dataset, load_dataset, make_dataset
from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.environment import tune_process
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.steps.moves import Affine
from cnnstudio.project.steps.numbers import Normalize

AREA = "data"
BATCH = 64
# Between pixels the nearest, as torchvision's RandomAffine on PIL pictures does.
PIPELINE = (
    Normalize(),
    Affine(shift=0.1, rotation=10.0, scale=0.1, interpolation="nearest"),
)
CPU = torch.device("cpu")
LARGE = 100_000, 1_000_000, 300


def measure(
    images: int = 4_000,
    pairs: int = PAIRS,
    workers: int = 2,
    large: tuple[int, int, int] = LARGE,
) -> list[Figure]:
    """An epoch of two sets, shifted, turned and scaled; then a million images."""
    tune_process(max(1, usable_cores() - 1))  # as the engine is
    config = DatasetConfig(train=images, validation=500, test=500, pipeline=PIPELINE)
    digits = load_dataset(config, (1, 28, 28), CPU)
    figures = [
        _against_pil(digits, pairs, workers, 100),
        _against_pil(_coloured(config, images + 1_000), pairs, workers, 60),
    ]
    return [*figures, large_sets(*large)]


def _coloured(config: DatasetConfig, count: int) -> Dataset:
    """Noise of 32 × 32 pixels in three colours."""
    random = np.random.default_rng(0)
    pixels = random.integers(0, 256, (count, 3, 32, 32), np.uint8)
    labels = np.arange(count) % 10
    raw = RawData(pixels, labels, classes=tuple("0123456789"))
    return make_dataset(raw, config, (3, 32, 32), CPU)


def _against_pil(dataset: Dataset, pairs: int, workers: int, goal: float) -> Figure:
    ours = Batches(
        dataset, "train", BATCH, shuffle=True, augment=True,
        memory_format=torch.channels_last,
    )  # fmt: skip
    chosen, images = dataset.parts["train"], dataset.size("train")
    pixels = dataset.inputs[chosen].permute(0, 2, 3, 1).squeeze(-1).contiguous()
    loader = loader_with_pil.batches(
        pixels.numpy(),
        dataset.targets[chosen].numpy(),
        batch_size=BATCH,
        workers=workers,
    )

    def take() -> None:
        assert sum(len(batch.targets) for batch in ours.epoch(1)) == images

    found = measure_pairs(
        timed(take, repeat=3), timed(lambda: loader_with_pil.count(loader)), pairs
    )
    channels, height, width = dataset.shape
    what = (
        f"an epoch of {images:,} images, {height}×{width}×{channels}, augmented, "
        f"against a DataLoader ({workers} workers) with PIL"
    )
    return Figure(AREA, what, found.speed_ups, at_least(goal), found.note())


def large_sets(few: int, many: int, steps: int) -> Figure:
    """Train on a file of many images, and on one of few; compare the peaks."""
    peaks = [_peak(images, steps) for images in (few, many)]
    what = f"most memory of training on {many:,} images / on {few:,}"
    low, high = (f"{peak / 2**20:,.0f} MiB" for peak in peaks)
    ratio = peaks[1] / peaks[0]
    return Figure(AREA, what, (ratio,), at_most(1.2), f"{high} against {low}")


def _peak(images: int, steps: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**child_environment(Path(folder)), "OMP_NUM_THREADS": "1"}
        child = subprocess.run(
            [
                sys.executable, "-m", "benchmarks.large_child", str(images),
                str(steps), folder,
            ],
            cwd=ROOT, env=environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
    if child.returncode:
        raise RuntimeError(child.stderr)
    return int(json.loads(child.stdout.splitlines()[-1])["peak"])
