"""k nearest neighbours and one linear layer, against NumPy and by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.bridge.study_messages import BaselineAnswered, RunBaseline
from cnnstudio.engine.baselines import run_baseline
from cnnstudio.engine.data.dataset import Dataset, load_dataset, make_dataset
from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.linear_baseline import train_linear
from cnnstudio.engine.nearest import Neighbors, distances, nearest, values_of, vote
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from cnnstudio.project.settings import DatasetConfig
from tests.helpers.graphs import project_of, tiny, tiny_project

CPU = torch.device("cpu")


def answer(project: Project, **asked: object) -> BaselineAnswered:
    *progress, last = run_baseline(RunBaseline(3, dumps(project), **asked))  # type: ignore[arg-type]
    assert all(isinstance(p, JobProgress) and p.done <= p.total for p in progress)
    assert isinstance(last, BaselineAnswered)
    return last


def digits(train: int = 300) -> Dataset:
    config = DatasetConfig(train=train, validation=50, test=50)
    return load_dataset(config, (1, 28, 28), CPU)


def found_in(dataset: Dataset, queries: torch.Tensor, k: int, kind: str) -> Neighbors:
    *_, found = nearest(dataset, queries, k, kind)
    assert isinstance(found, Neighbors)
    return found


# Distances


@pytest.mark.requirement("J03", "NT-46")
def test_stripes_are_nearer_to_grey_than_to_themselves_shifted() -> None:
    """Of period 4, on 32 × 32: a shift by 2 turns every pixel round."""
    stripes = torch.zeros(32, 32)
    stripes[:, torch.arange(32) % 4 < 2] = 1.0
    shifted, grey = stripes.roll(2, 1), torch.full((32, 32), 0.5)
    rows = torch.stack((shifted, grey, stripes + 0.1)).flatten(1)
    far = distances(stripes.flatten()[None], rows, "l2")[0]
    assert far.tolist() == pytest.approx([32.0, 16.0, 3.2], rel=1e-5)
    assert far.max() == far[0]


@pytest.mark.parametrize("kind", ["l1", "l2"])
def test_neighbors_as_numpy_finds_them(kind: str) -> None:
    dataset = digits()
    queries = values_of(dataset, dataset.parts["validation"])
    found = found_in(dataset, queries, 7, kind)
    train = values_of(dataset, dataset.parts["train"]).double().numpy()
    difference = queries.double().numpy()[:, None] - train[None]
    if kind == "l1":
        far = np.abs(difference).sum(2)
    else:
        far = np.sqrt((difference**2).sum(2))
    expected = np.sort(far, axis=1)[:, :7]
    assert found.distances.numpy() == pytest.approx(expected, rel=1e-4)
    rows = np.arange(len(queries))[:, None]
    assert far[rows, found.places.numpy()] == pytest.approx(expected, rel=1e-4)


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = digits()
    queries = values_of(dataset, dataset.parts["validation"])
    whole = found_in(dataset, queries, 3, "l2")
    monkeypatch.setattr("cnnstudio.engine.nearest.BLOCK", 7)
    parts = found_in(dataset, queries, 3, "l2")
    assert torch.equal(parts.distances, whole.distances)


def test_most_neighbors_decide_and_of_equals_the_nearer() -> None:
    labels = torch.tensor([[2, 1, 1], [0, 1, 2], [2, 0, 0], [1, 2, 2]])
    assert vote(labels, 3).tolist() == [1, 0, 0, 2]
    assert vote(torch.tensor([[3, 1, 1, 3]]), 4).tolist() == [3]


# k-NN as it is asked for


@pytest.mark.requirement("J03", "M19", "P14")
def test_one_neighbor_knows_the_training_images() -> None:
    made = answer(tiny_project(), k=1, shown=5)
    assert made.problem == ""
    assert made.train_accuracy == 1.0
    assert 0.5 < made.accuracy < 1.0
    assert made.queries.shape == (5, 1, 28, 28)
    assert made.neighbors.shape == made.distances.shape == (5, 1)
    assert made.neighbor_pictures.shape == (5, 1, 28, 28)


@pytest.mark.requirement("M19")
def test_neighbors_are_shown_nearest_first() -> None:
    made = answer(tiny_project(), k=6, first=2, shown=4, distance="l1")
    assert (np.diff(made.distances, axis=1) >= 0).all()
    project = tiny_project()
    dataset = load_dataset(project.dataset, (1, 28, 28), CPU)
    indices = dataset.parts["validation"]
    indices = indices[2 :: (len(indices) - 2) // 4][:4]  # from all of a sorted part
    assert made.labels.tolist() == dataset.targets_of(indices).tolist()
    first = dataset.inputs[dataset.parts["train"][int(made.neighbors[0, 0])]]
    assert (made.neighbor_pictures[0] == first.numpy()).all()


@pytest.mark.requirement("M20")
def test_costs_grow_with_the_training_set() -> None:
    small = answer(tiny_project())
    project = tiny_project()
    project.dataset = replace(project.dataset, train=2 * project.dataset.train)
    large = answer(project)
    assert small.comparisons == project.dataset.train // 2
    assert large.comparisons == 2 * small.comparisons
    assert large.bytes == 2 * small.bytes == large.comparisons * 784
    assert small.milliseconds > 0


# One linear layer


@pytest.mark.requirement("J01", "J02", "M21", "C14", "C05")
@pytest.mark.parametrize("method", ["softmax", "svm"])
def test_one_linear_layer_learns_templates(method: str) -> None:
    made = answer(tiny_project(), method=method, epochs=15)
    assert made.problem == ""
    assert made.accuracy > 0.6
    assert made.templates.shape == (10, 1, 28, 28)
    assert made.parameters == 7_850
    assert (made.bytes, made.comparisons) == (4 * 7_850, 10)
    assert made.answers.shape == made.labels.shape == (8,)
    again = answer(tiny_project(), method=method, epochs=15)
    assert (again.templates == made.templates).all()


@pytest.mark.requirement("J01")
def test_size_on_colour_images() -> None:
    """3 × 32 × 32 values and 10 classes: 30,730 parameters."""
    generator = np.random.default_rng(1)
    labels = np.arange(200, dtype=np.int64) % 10
    images = generator.integers(0, 256, (200, 3, 32, 32), np.uint8)
    raw = RawData(images, labels, "classes", tuple("0123456789"))
    config = DatasetConfig(train=100, validation=50, test=50)
    dataset = make_dataset(raw, config, (3, 32, 32), CPU)
    *_, layer = train_linear(dataset, "softmax", 1, 0)
    assert isinstance(layer, torch.nn.Linear)
    assert sum(w.numel() for w in layer.parameters()) == 30_730


def test_other_targets_are_refused() -> None:
    project = project_of(tiny())
    project.dataset = replace(project.dataset, sources=())
    made = answer(project)
    assert made.problem.startswith("No data are chosen")
