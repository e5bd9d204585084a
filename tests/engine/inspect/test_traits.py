"""All images of a part: scores, small pictures and traits against plain numpy."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import Literal

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional

from cnnstudio.bridge.evaluation_messages import (
    MOST_PICTURES,
    Names,
    NamesOf,
    Pictures,
    PicturesOf,
    Traits,
    TraitsOf,
)
from cnnstudio.bridge.look_messages import Evaluate, Evaluated
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.epochs import EpochNetworks
from cnnstudio.engine.inspect.studies import Looked
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.inspect.traits import APART, smaller, traits, traits_of
from tests.helpers.engines import EVERYTHING
from tests.helpers.graphs import chain, tiny_project
from tests.helpers.looked_into import subject_named
from tests.helpers.references import reference
from tests.helpers.studies import study, untrained_subject


@pytest.fixture(scope="module")
def subject() -> Subject:
    return untrained_subject(tiny_project(EVERYTHING).graph)


def shown(subject: Subject, part: Literal["validation", "test"]) -> np.ndarray:
    """Images (N, C, H, W) from 0 to 1, from what is stored of the data.

    Digits are stored as bytes of 28 × 28 pixels, and framed with black.
    """
    stored = subject.dataset.inputs[subject.dataset.parts[part]].numpy()
    edge = (subject.dataset.shape[1] - stored.shape[2]) // 2
    pixels = stored / (255.0 if stored.dtype == np.uint8 else 1.0)
    return np.pad(pixels, ((0, 0), (0, 0), (edge, edge), (edge, edge)))


@pytest.mark.requirement("C15")
@pytest.mark.parametrize("scores", [1, 10])
def test_scores_are_those_of_a_plain_forward(scores: int) -> None:
    last, end = ("Linear", {"out_features": scores}), ("Output", {"classes": scores})
    subject = untrained_subject(chain("Input", "Flatten", last, end))
    # One score tells two classes apart; the others are left out.
    data, network = subject.dataset, subject.network
    if scores == 1:
        data.targets.clamp_(max=1)
    found = study(subject, Evaluate(request=1, subject="run"))
    assert isinstance(found, Evaluated)
    indices = data.parts["validation"]
    network.eval()
    with torch.no_grad():
        plain = network(data.prepared(indices))
    if scores == 1:
        np.testing.assert_allclose(found.scores[:, 1], plain[:, 0], atol=1e-5)
        chances = torch.stack((1 - plain[:, 0].sigmoid(), plain[:, 0].sigmoid()), 1)
    else:
        np.testing.assert_allclose(found.scores, plain, atol=1e-5)
        chances = plain.softmax(1)
    softmax = functional.softmax(torch.from_numpy(found.scores), 1)
    np.testing.assert_allclose(softmax, chances, atol=1e-5)
    np.testing.assert_allclose(found.probability, chances.amax(1), atol=1e-5)
    np.testing.assert_array_equal(found.scores.argmax(1), found.predicted)


def test_too_many_scores_are_left_out(
    subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = 10 * subject.dataset.size("validation")
    for most, kept in ((limit, True), (limit - 1, False)):
        monkeypatch.setattr("cnnstudio.engine.inspect.evaluation.MOST_SCORES", most)
        found = study(subject, Evaluate(request=1, subject="run"))
        assert isinstance(found, Evaluated)
        assert bool(found.scores.size) == kept
        assert len(found.predicted) == limit // 10


@reference(PicturesOf)
def test_pictures_are_the_stored_images_in_the_order_asked(name: str) -> None:
    subject = subject_named(name)
    asked = PicturesOf(request=1, subject="run", places=(7, 2, -1, 7, 10**6))
    found = study(subject, asked)
    assert isinstance(found, Pictures)
    assert found.places.tolist() == [7, 2, 7]
    expected = np.rint(shown(subject, "validation")[[7, 2, 7]] * 255)
    np.testing.assert_array_equal(found.images, expected)


def test_not_more_pictures_than_fit_an_answer(subject: Subject) -> None:
    many = PicturesOf(request=1, subject="run", places=(0,) * (MOST_PICTURES + 5))
    found = study(subject, many)
    assert isinstance(found, Pictures)
    assert len(found.images) == MOST_PICTURES
    nothing = study(subject, PicturesOf(request=1, subject="run", places=()))
    assert isinstance(nothing, Pictures)
    assert not len(nothing.images)


def test_larger_pictures_are_means_of_areas() -> None:
    random = torch.rand(2, 3, 64, 32)
    means = random.reshape(2, 3, 16, 4, 8, 4).mean((3, 5))
    np.testing.assert_allclose(smaller(random, 16), means, atol=1e-6)
    assert smaller(random, 64) is random
    assert smaller(torch.rand(1, 1, 300, 2), 60).shape == (1, 1, 60, 1)


@pytest.mark.requirement("C15")
@reference(NamesOf)
def test_files_are_named_in_the_order_of_their_part(name: str) -> None:
    subject = subject_named(name)
    asked = NamesOf(request=1, subject="run", part="test")
    found = study(subject, asked)
    assert isinstance(found, Names)
    assert found.names == ()  # nothing of this is a file
    every = 1 + max(int(part.max()) for part in subject.dataset.parts.values())
    files = np.array([f"a/{n}.png" for n in range(every)])
    named = replace(subject, dataset=replace(subject.dataset, names=tuple(files)))
    told = study(named, asked)
    assert isinstance(told, Names)
    assert told.names == tuple(files[subject.dataset.parts["test"].numpy()])


@pytest.mark.requirement("C15")
@reference(TraitsOf)
def test_traits_of_a_part_are_those_of_numpy(name: str) -> None:
    subject = subject_named(name)
    found = study(subject, TraitsOf(request=1, subject="run", part="test"))
    assert isinstance(found, Traits)
    pixels = shown(subject, "test")
    grey = pixels.mean(1)
    frames = [np.concatenate((g[0], g[-1], g[:, 0], g[:, -1])) for g in grey]
    border = np.array([np.sort(f)[(len(f) - 1) // 2] for f in frames])  # the lower one
    expected = {
        "brightness": pixels.mean((1, 2, 3)),
        "contrast": pixels.std((1, 2, 3)),
        "sharpness": [
            np.concatenate((np.diff(g).ravel(), np.diff(g.T).ravel())).__abs__().mean()
            for g in grey
        ],
        "filled": (np.abs(grey - border[:, None, None]) >= APART).mean((1, 2)),
    }
    assert set(found.values) == set(expected)
    for key, values in expected.items():
        np.testing.assert_allclose(found.values[key], values, atol=1e-5)
    assert found.names == ()


@pytest.mark.requirement("C15")
def test_files_of_several_sizes_are_told_apart_by_them(subject: Subject) -> None:
    """Before they are made to fit; in the order of the part."""
    count = len(subject.dataset.inputs)
    sizes = np.stack([np.arange(count) + 20, np.full(count, 30)], 1).astype(np.int32)
    asked = TraitsOf(request=1, subject="run", part="validation")
    made = replace(subject, dataset=replace(subject.dataset, sizes=sizes))
    found = study(made, asked)
    assert isinstance(found, Traits)
    places = subject.dataset.parts["validation"].numpy()
    np.testing.assert_array_equal(found.values["file_pixels"], (places + 20) * 30)
    alike = replace(subject.dataset, sizes=np.full_like(sizes, 28))
    found = study(replace(subject, dataset=alike), asked)
    assert isinstance(found, Traits)
    assert "file_pixels" not in found.values


@given(
    channels=st.integers(1, 4), height=st.integers(1, 6), width=st.integers(1, 6),
    seed=st.integers(0, 99),
)  # fmt: skip
def test_traits_are_numbers_whatever_the_size(
    channels: int, height: int, width: int, seed: int
) -> None:
    values = np.random.default_rng(seed).random((3, channels, height, width))
    values[0, 0, 0, 0] = np.nan
    found = traits_of(torch.from_numpy(values))
    for name, numbers in found.items():
        assert numbers.shape == (3,), name
        assert ((numbers >= 0) & (numbers <= 1)).all(), name


def test_clips_and_rows_are_measured_and_drawn() -> None:
    assert set(traits_of(torch.rand(4, 9))) == {"brightness", "contrast"}
    assert len(traits_of(torch.rand(4, 1, 5, 6, 6))) == 4


def test_own_images_are_refused_in_a_sentence(subject: Subject) -> None:
    one = PicturesOf(request=1, subject="run", part="own", places=(0,))
    with pytest.raises(EngineError, match="one by one"):
        study(subject, one)
    every = TraitsOf(request=1, subject="run", part="own")
    slices = traits(Looked(subject, every, EpochNetworks()), every)
    assert isinstance(slices, Generator)
    with pytest.raises(EngineError, match="one by one"):
        next(slices)
