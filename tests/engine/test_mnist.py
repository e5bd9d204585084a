"""MNIST itself, where its four files are: `CNNSTUDIO_MNIST=FOLDER make slow`."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import load
from cnnstudio.project.runs import read_run
from cnnstudio.project.sources.idx import Idx
from tests.helpers.training import train

FOLDER = os.environ.get("CNNSTUDIO_MNIST", "")
EPOCHS = 4


@pytest.mark.slow
@pytest.mark.requirement("NT-40")
@pytest.mark.skipif(
    not list(Path(FOLDER).glob("train-images*")) if FOLDER else True,
    reason="set CNNSTUDIO_MNIST to the folder of MNIST's files (train-images-idx3-…)",
)
def test_mnist_reaches_99_per_cent(tmp_path: Path) -> None:
    """60,000 images, of which some validate; the 10,000 of t10k are the test."""
    project = load(sample_project("digits_best")).project
    sources = (Idx(path=FOLDER),)
    project.dataset = replace(
        project.dataset, sources=sources, split="own", validation_share=0.1
    )
    train(project, tmp_path / "run", epochs=EPOCHS, device="cpu")
    reached = read_run(tmp_path / "run").test_value
    assert reached is not None
    assert reached >= 0.99
