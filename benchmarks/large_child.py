"""One training on very many images, whose peak of memory is measured.

`python -m benchmarks.large_child IMAGES STEPS FOLDER` makes a file of so many images,
trains on it as any project does, and prints JSON: the most memory that the process
ever held, in bytes, and how much of the file is in use.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from cnnstudio.engine.trainer import Trainer
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge, Node
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.project.sources.numpy_file import NumpyFile

CLASSES = 10
BATCH = 128


def main() -> None:
    """Train for so many steps and print what it took."""
    images, steps, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    write(images, folder)
    trainer = Trainer(project_of(images, folder), folder / "run", run="large")
    for event in trainer.run():
        if event is None and trainer.step >= steps:
            trainer.request_stop()
    print(json.dumps({"peak": _peak(), "steps": trainer.step}))


def write(images: int, folder: Path) -> None:
    """Write noise whose first rows tell the class, a block after the other."""
    random = np.random.default_rng(0)
    labels = (np.arange(images) % CLASSES).astype(np.int64)
    np.save(folder / "y.npy", labels)
    shape = (images, 1, 28, 28)
    pixels = np.lib.format.open_memmap(folder / "x.npy", "w+", np.uint8, shape)
    block = random.integers(0, 256, (1_000, 1, 28, 28), np.uint8)
    for first in range(0, images, len(block)):
        part = pixels[first : first + len(block)]
        part[:] = np.roll(block, first // len(block), axis=3)[: len(part)]
        part[:, 0, 0, 0] = labels[first : first + len(part)] * 25
        pixels.flush()
        if first % 100_000 == 0:  # or what was written would count as held
            del pixels, part
            pixels = np.lib.format.open_memmap(folder / "x.npy", "r+")
    del pixels


def project_of(images: int, folder: Path) -> Project:
    """A linear classifier on these images."""
    graph = Graph()
    rows: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("input", "Input", {"shape": [1, 28, 28]}),
        ("flatten", "Flatten", {}),
        ("linear", "Linear", {"out_features": CLASSES}),
        ("output", "Output", {"classes": CLASSES}),
    )
    for number, (name, kind, fields) in enumerate(rows):
        graph.add_node(Node(name, kind, name, dict(fields), 200.0 * number, 0.0))
        if number:
            graph.add_edge(Edge(rows[number - 1][0], name))
    project = Project()
    project.add_network(MAIN, graph)
    source = NumpyFile(path=str(folder / "x.npy"), targets="y.npy")
    project.dataset = replace(
        DatasetConfig(), sources=(source,), split="shares", validation_share=0.01,
        test_share=0.01,
    )  # fmt: skip
    project.training = TrainingConfig(
        batch_size=BATCH, epochs=1_000, device="cpu", threads=1
    )
    return project


def _peak() -> int:
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main()
