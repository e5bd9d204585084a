"""Several processes: their shares of a batch, and what they reach together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from cnnstudio.engine.build import build
from cnnstudio.engine.data.batches import Batch
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.learner import Learner, Place
from cnnstudio.engine.losses import CrossEntropy
from cnnstudio.engine.ranks import ALONE, Ranks, Said, joined, ranks_of, synchronized
from cnnstudio.project.training_settings import TrainingConfig
from tests.helpers.networks import chain, image, linear


@given(st.integers(1, 200), st.integers(1, 12))
def test_shares_are_equal_and_together_the_batch(size: int, count: int) -> None:
    ranks = [Ranks(rank, count) for rank in range(count)]
    parts = [list(range(size))[r.share(size)] for r in ranks]
    counting = [part for part, r in zip(parts, ranks, strict=True) if r.weight(size)]
    assert [i for part in counting for i in part] == list(range(size))
    assert max(map(len, counting)) - min(map(len, counting)) <= 1
    assert all(len(part) >= 1 for part in parts), "none has an empty batch"


@given(st.integers(1, 40), st.integers(1, 9))
def test_weighted_means_of_parts_are_the_mean_of_the_batch(
    size: int, count: int
) -> None:
    values = torch.arange(size, dtype=torch.float64) ** 2
    ranks = [Ranks(rank, count) for rank in range(count)]
    means = [r.weight(size) * values[r.share(size)].mean() for r in ranks]
    assert sum(means) / count == pytest.approx(values.mean())


def test_what_torchrun_says() -> None:
    assert ranks_of({}) == ALONE
    said = {
        "RANK": "3", "WORLD_SIZE": "4", "LOCAL_RANK": "1", "LOCAL_WORLD_SIZE": "2",
    }  # fmt: skip
    assert ranks_of(said) == Ranks(3, 4, 1, 2)
    assert Ranks(3, 4, 1, 2).threads(0, 7) == 3, "cores are divided"
    assert Ranks(3, 4, 1, 2).threads(5, 5) == 5
    assert not ranks_of(said).is_first
    with pytest.raises(EngineError, match="expected whole numbers"):
        ranks_of({"RANK": "x", "WORLD_SIZE": "2"})


def test_a_process_by_itself_asks_nobody() -> None:
    network = nn.Linear(2, 2)
    with joined(ALONE):
        assert ALONE.wrap(network) is network
        assert [ALONE.most(said) for said in Said] == list(Said)
        assert ALONE.said_by_first({"loss": 0.1}) == {"loss": 0.1}
        assert ALONE.total(torch.ones(2)).tolist() == [1, 1]
        ALONE.wait()
    assert not torch.distributed.is_initialized()


class Told(Ranks):
    """The second of two; the first says that its weights sum up to 6."""

    def said_by_first(self, values: Mapping[str, float]) -> dict[str, float]:
        return {"weights": 6.0}


def test_other_weights_than_the_first_are_noticed() -> None:
    network = nn.Linear(2, 2)
    nn.init.ones_(network.weight)
    nn.init.ones_(network.bias)
    ALONE.check_alike(network)
    Told(1, 2).check_alike(network)
    nn.init.constant_(network.bias, 1.001)
    with pytest.raises(EngineError, match="Process 2 has other weights"):
        Told(1, 2).check_alike(network)


class Silent(Ranks):
    """The first of two; the other one's samples count nothing."""

    def total(self, values: torch.Tensor) -> torch.Tensor:
        return values

    def wrap(self, network: nn.Module) -> Callable[..., Any]:
        return network


def test_a_batch_in_which_nothing_counts_ends_no_run() -> None:
    """The only class that is there weighs nothing."""
    graph = chain(image(1, 4, 4), "Flatten", linear(10), "Output")
    network = build(graph, 0, torch.device("cpu"))
    batch = Batch(torch.ones(2, 1, 4, 4), torch.zeros(2).long(), torch.arange(2))
    losses = []
    for ranks in (ALONE, Silent(0, 2)):
        loss = CrossEntropy(0.0, torch.arange(10.0))
        learner = Learner(network, TrainingConfig(), loss, "classes", 10, ranks)
        losses.append(learner.step(batch, Place(1, 0, 0.1, size=4)).loss.item())
    assert losses == [0.0, 0.0]
    weights = [weight.detach() for weight in network.parameters()]
    assert all(bool(weight.isfinite().all()) for weight in weights)


def test_what_is_said_of_batch_norm() -> None:
    plain, normed = nn.Sequential(nn.Linear(2, 2)), nn.Sequential(nn.BatchNorm1d(2))
    assert synchronized(normed, ALONE) == ""
    assert synchronized(plain, Ranks(0, 2)) == ""
    assert "statistics of BatchNorm are per process" in synchronized(
        normed, Ranks(0, 2)
    )
    said = synchronized(normed, Ranks(0, 2, device=torch.device("cuda")))
    assert "SyncBatchNorm" in said
    assert isinstance(normed[0], nn.SyncBatchNorm)
