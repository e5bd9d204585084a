"""Images in two dimensions, against plain hooks and NumPy's singular values."""

from __future__ import annotations

import itertools
import threading
from pathlib import Path

import numpy as np
import pytest
import torch

from cnnstudio.bridge.embedding_messages import MOST_POINTS, Embedding, EmbeddingOf
from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.engine.inspect import embedding as module
from cnnstudio.engine.inspect.embedding import last_layer, principal, upright
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.saved_run import open_run
from cnnstudio.project.file_format import dumps
from tests.helpers.graphs import tiny_project
from tests.helpers.looked_into import subject_named
from tests.helpers.references import heard, reference, said, validation
from tests.helpers.studies import study
from tests.helpers.training import train

ASKED = EmbeddingOf(request=1, subject="run")


@reference(EmbeddingOf)
def test_points_are_the_components_of_what_the_last_layer_is_given(name: str) -> None:
    subject = subject_named(name)
    answer = study(subject, ASKED)
    assert isinstance(answer, Embedding)
    inputs = validation(subject)
    given = heard(subject, answer.layer, inputs, given=True)
    scores = said(subject, inputs)
    rows = given.flatten(2).mean(2) if given.dim() > 2 else given
    plain = rows.double().numpy()
    left, values, _ = np.linalg.svd(plain - plain.mean(0), full_matrices=False)
    expected = left[:, :2] * values[:2]
    scale = np.abs(expected).max()
    # The same points, turned in their plane: an orthogonal map leads from one to other.
    turn, *_ = np.linalg.lstsq(expected, answer.points.astype(float), rcond=None)
    np.testing.assert_allclose(turn.T @ turn, np.eye(2), atol=1e-3)
    np.testing.assert_allclose(answer.points, expected @ turn, atol=2e-4 * scale)
    along = np.square(answer.points, dtype=float).sum(0) / (values**2).sum()
    np.testing.assert_allclose(answer.shares, along, rtol=1e-3)
    assert answer.count == plain.shape[1]
    assert answer.places.tolist() == list(range(len(inputs)))
    if scores.dim() == 2:
        np.testing.assert_array_equal(answer.predicted, scores.argmax(1))
    else:
        assert set(answer.predicted) == {-1}


def test_the_last_layer_with_weights_is_asked() -> None:
    assert last_layer(subject_named("lenet").network) == "fc3"


@pytest.mark.parametrize("shape", [(12, 3), (3, 12), (5, 1), (4, 4)])
def test_components_of_any_number_of_features(shape: tuple[int, int]) -> None:
    features = torch.randn(shape, generator=torch.Generator().manual_seed(1))
    points, shares = principal(features)
    assert points.shape == (shape[0], 2)
    centred = (features - features.mean(0)).double()
    values = torch.linalg.svdvals(centred)
    lengths = points.double().norm(dim=0)
    found = torch.zeros(2, dtype=torch.float64)
    found[: min(2, len(values))] = values[:2]
    torch.testing.assert_close(lengths, found, atol=1e-5, rtol=1e-4)
    assert 0.99 < float(shares.sum()) <= 1.0001 or shape[1] > 2


def test_what_is_not_finite_is_the_mean_and_equal_images_are_one_point() -> None:
    features = torch.tensor([[1.0, float("nan")], [3.0, 2.0], [2.0, float("inf")]])
    points, shares = principal(features)
    assert points.isfinite().all()
    assert points[:, 0].tolist() == pytest.approx([-1.0, 1.0, 0.0]) or points[
        :, 0
    ].tolist() == pytest.approx([1.0, -1.0, 0.0])
    assert shares[0] == pytest.approx(1.0)
    points, shares = principal(torch.ones(4, 3))
    assert points.abs().max() == 0
    assert shares.tolist() == [0.0, 0.0]


CLASSES = torch.arange(60) % 4


def looked_at(features: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    points, shares = upright(*principal(features), labels)
    assert shares.sum() <= 1.0001
    return points


@pytest.mark.parametrize("labels", [CLASSES, CLASSES % 2, torch.full((60,), -1)])
def test_mirrored_features_give_the_same_map(labels: torch.Tensor) -> None:
    """With four classes, with two, and with none."""
    random = torch.Generator().manual_seed(2)
    features = torch.randn(60, 7, generator=random)
    features[:, :2] *= torch.tensor([4.0, 3.0])
    features += 3 * torch.nn.functional.one_hot(CLASSES, 7)
    before = looked_at(features, labels)
    assert before.std(0).min() > 0.5
    signs = (-1.0) ** torch.arange(7)
    for other in (-features, features.flip(1), features * signs):
        after = looked_at(other, labels)
        torch.testing.assert_close(after, before, atol=1e-4, rtol=1e-4)


def test_two_components_that_vary_alike_do_not_change_places() -> None:
    """The larger of the two is now the one, now the other: the map stays."""
    random = torch.Generator().manual_seed(3)
    rows = torch.randn(60, 2, generator=random)
    rows += 4 * torch.stack([(CLASSES == 1), (CLASSES == 2)], 1)
    rows = (rows - rows.mean(0)) / rows.std(0)
    maps = [
        looked_at(rows * torch.tensor(scale), CLASSES)
        for scale in ([1.02, 1.0], [1.0, 1.02])
    ]
    for one, other in zip(maps[0].T, maps[1].T, strict=True):
        assert torch.corrcoef(torch.stack([one, other]))[0, 1] > 0.99


def test_classes_stay_where_they_are_from_epoch_to_epoch(tmp_path: Path) -> None:
    project = tiny_project(("ReLU",), epochs=5)
    train(project, tmp_path, project_text=dumps(project))
    maps = []
    for epoch in range(1, 6):
        subject = open_run(tmp_path, "last", "cpu", epoch).subject
        answer = study(subject, ASKED)
        assert isinstance(answer, Embedding)
        maps.append(answer.points)
    for before, after in itertools.pairwise(maps):
        for axis in (0, 1):
            assert np.corrcoef(before[:, axis], after[:, axis])[0, 1] > 0.2


def test_of_very_many_images_some_are_placed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_POINTS >= 1_000
    monkeypatch.setattr(module, "MOST_POINTS", 5)
    subject = subject_named("lenet")
    answer = study(subject, ASKED)
    assert isinstance(answer, Embedding)
    step = -(-subject.dataset.size("validation") // 5)
    assert answer.places.tolist()[:2] == [0, step]
    assert len(answer.places) <= 5


def test_the_components_are_computed_beside_a_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of 4,096 features they take half a minute: other work goes on meanwhile."""
    may_end = threading.Event()

    def slowly(features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        assert may_end.wait(10)
        return principal(features)

    monkeypatch.setattr(module, "principal", slowly)
    inspector = Inspector()
    inspector.show(subject_named("lenet"))
    answer = inspector.answer(ASKED)
    while not isinstance(answer, StudyProgress) or answer.done < answer.total:
        answer = inspector.work_on()
    for _ in range(3):
        assert inspector.work_on() is None
    may_end.set()
    answer = None
    while answer is None:
        answer = inspector.work_on()
    assert isinstance(answer, Embedding)
