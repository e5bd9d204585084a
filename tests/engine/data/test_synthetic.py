"""Data that are made: known before, a function of the seed, and what they show."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from cnnstudio.advice.check import find_mistakes
from cnnstudio.engine.data.dataset import make_dataset
from cnnstudio.engine.data.drawing import INSIDE, shape_mask
from cnnstudio.engine.data.loading import load, load_source
from cnnstudio.engine.data.sources.synthetic import draw_shapes
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.settings import DatasetConfig, facts_of
from cnnstudio.project.sources.digits import Digits, SmallDigits
from cnnstudio.project.sources.source import Source
from cnnstudio.project.sources.synthetic import (
    SHAPES,
    Blobs,
    ManyLabels,
    MovingShapes,
    Shapes,
    Synthetic,
    Tabular,
)
from tests.helpers.graphs import chain, project_of

MADE: list[Synthetic] = [
    Shapes(count=40), Shapes(count=40, classes=10, size=20), Blobs(count=30),
    ManyLabels(count=40), MovingShapes(count=20), Tabular(count=50),
    Tabular(count=50, target="class"),
]  # fmt: skip


@pytest.mark.parametrize("source", MADE, ids=lambda s: s.kind)
def test_what_is_known_is_what_is_made(source: Synthetic) -> None:
    raw, facts = load_source(source), source.known()
    assert isinstance(facts, DataFacts)
    assert (len(raw), raw.shape, raw.task, raw.classes) == (
        facts.count, facts.shape, facts.task, facts.classes,
    )  # fmt: skip
    if facts.counts:
        found = np.bincount(raw.targets, minlength=len(facts.classes))
        assert tuple(found) == facts.counts


@pytest.mark.parametrize("source", MADE, ids=lambda s: s.kind)
def test_the_seed_decides_and_nothing_else(source: Synthetic) -> None:
    first, again = load_source(source), load_source(source)
    assert (first.inputs == again.inputs).all()
    assert (first.targets == again.targets).all()
    other = load_source(replace(source, seed=5))
    assert (first.inputs != other.inputs).any()
    if not isinstance(source, Tabular):  # samples do not depend on how many there are
        fewer = load_source(replace(source, count=20))
        assert (fewer.inputs == first.inputs[:20]).all()


def test_small_digits_are_known() -> None:
    raw = load_source(SmallDigits())
    assert raw.shape == (1, 8, 8)
    assert tuple(np.bincount(raw.targets)) == SmallDigits().known().counts


# Shapes


@pytest.mark.parametrize("name", SHAPES)
def test_shapes_fill_their_place_and_nothing_beyond(name: str) -> None:
    mask = shape_mask(name, 40, (20.0, 20.0), 10.0, 0.4)
    assert (mask.min(), mask.max()) == (0.0, 1.0)
    assert 0.2 < mask.sum() / (np.pi * 10**2) < 1.0
    rows, columns = np.nonzero(mask)
    far = np.hypot(rows - 19.5, columns - 19.5)
    assert far.max() < 10 * 1.45
    assert set(INSIDE) == set(SHAPES)


def test_a_circle_has_the_area_of_a_circle() -> None:
    mask = shape_mask("circle", 64, (30.0, 34.0), 20.0, 0.0)
    assert mask.sum() == pytest.approx(np.pi * (0.85 * 20) ** 2, rel=0.01)


@pytest.mark.requirement("K05")
@pytest.mark.parametrize(("correlation", "share"), [(0.0, 1 / 3), (0.5, 2 / 3), (1, 1)])
def test_the_background_tells_as_much_as_asked_for(
    correlation: float, share: float
) -> None:
    """The colour at the border, where no shape is, names the class so often."""
    source = Shapes(count=600, correlation=correlation)
    images, labels, masks = draw_shapes(source)
    borders = images[:, :, 0, :].astype(float).mean(axis=2)
    assert masks[:, 0, :].max() < 1.0
    turns = 2 * np.pi * np.arange(3)[:, None] / 3
    tones = 255 * (0.5 + 0.3 * np.cos(turns + np.array([0.0, 2.1, 4.2])))
    named = ((borders[:, None] - tones[None]) ** 2).sum(axis=2).argmin(axis=1)
    assert (named == labels).mean() == pytest.approx(share, abs=0.06)


# The others


@pytest.mark.requirement("K07")
def test_masks_are_as_large_as_images_and_where_it_is_bright() -> None:
    raw = load_source(Blobs(count=30))
    assert raw.targets.shape == (30, *raw.shape[1:])
    assert set(np.unique(raw.targets)) == {0, 1}
    images = raw.inputs[:, 0].astype(float)
    bright, dark = images[raw.targets == 1].mean(), images[raw.targets == 0].mean()
    assert bright > dark + 80
    assert 0.01 < raw.targets.mean() < 0.5


@pytest.mark.requirement("K08")
def test_labels_are_numbers_and_do_not_exclude_each_other() -> None:
    raw = load_source(ManyLabels(count=300))
    assert raw.targets.dtype == np.float32
    assert raw.targets.shape == (300, 4)
    assert raw.targets.mean() == pytest.approx(0.4, abs=0.06)
    assert set(raw.targets.sum(axis=1)) >= {0.0, 1.0, 2.0, 3.0}
    table = np.corrcoef(raw.targets.T)
    assert abs(table[~np.eye(4, dtype=bool)]).max() < 0.2


@pytest.mark.requirement("J28")
def test_only_the_order_of_the_frames_tells_the_direction() -> None:
    raw = load_source(MovingShapes(count=40))
    assert raw.shape == (3, 16, 32, 32)
    weights = np.arange(32)
    grey = raw.inputs.astype(float).mean(axis=1)
    grey = grey - grey.min(axis=(1, 2, 3), keepdims=True)
    total = grey.sum(axis=(2, 3))
    across = (grey.sum(axis=2) * weights).sum(axis=2) / total
    down = (grey.sum(axis=3) * weights).sum(axis=2) / total
    moved = np.stack((across[:, -1] - across[:, 0], down[:, -1] - down[:, 0]), axis=1)
    ways = np.array([(-1, 0), (1, 0), (0, -1), (0, 1)])
    found = (moved[:, None] * ways[None]).sum(axis=2).argmax(axis=1)
    assert (found == raw.targets).all()


@pytest.mark.requirement("K06")
def test_a_table_of_ten_numbers() -> None:
    raw = load_source(Tabular(count=4_000, noise=0.0))
    assert raw.shape == (10,)
    assert raw.targets.mean() == pytest.approx(0.0, abs=0.05)
    assert raw.targets.std() == pytest.approx(1.0, abs=0.05)
    useful = [abs(np.corrcoef(raw.inputs[:, i], raw.targets[:, 0])[0, 1])
              for i in range(10)]  # fmt: skip
    assert min(useful[3:5]) > 0.2
    assert max(useful[5:]) < 0.06


@pytest.mark.requirement("K06", "J04", "C03")
def test_tables_go_with_dense_layers_and_not_with_those_of_images() -> None:
    table = DatasetConfig(sources=(Tabular(),), split="shares")
    rows = ("Input", {"shape": [10]})
    good = project_of(
        chain(rows, ("Linear", {"out_features": 32}), "ReLU",
              ("Linear", {"out_features": 1}), ("Output", {"expects": "anything"}))
    )  # fmt: skip
    good.dataset = table
    assert find_mistakes(good) == ()
    bad = project_of(chain(rows, "Conv2d", "Flatten", "Linear", "Output"))
    bad.dataset = table
    assert "wrong_rank" in {f.rule for f in find_mistakes(bad)}


# Joined


@pytest.mark.requirement("H12")
def test_two_sources_are_joined_one_behind_the_other() -> None:
    sources: tuple[Source, ...] = (Shapes(count=40), Shapes(count=60, seed=3))
    config = DatasetConfig(sources=sources, split="shares")
    raw, facts = load(config), facts_of(config)
    assert facts is not None
    assert len(raw) == facts.count == 100
    assert (raw.inputs[40:] == load_source(sources[1]).inputs).all()
    assert facts.counts == tuple(np.bincount(raw.targets))
    dataset = make_dataset(raw, config, (3, 32, 32), torch.device("cpu"))
    assert sum(dataset.size(part) for part in dataset.parts) == 100


def test_what_differs_is_not_joined() -> None:
    config = DatasetConfig(sources=(Digits(), Shapes(count=40)))
    with pytest.raises(Exception, match="cannot be joined"):
        load(config)
