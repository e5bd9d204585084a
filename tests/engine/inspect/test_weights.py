"""Filters of every kind of layer, held against what the layer itself computes."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from cnnstudio.engine.inspect.laid_out import gives_scores, is_first, laid_out
from cnnstudio.engine.inspect.weights import (
    as_filters,
    bank_of,
    changes,
    named_tensors,
    norms,
    redundant,
    similarities,
    thinned,
)
from tests.helpers.graphs import chain, lenet


@pytest.mark.requirement("M03")
@pytest.mark.parametrize(
    "layer",
    [
        nn.ConvTranspose2d(4, 6, 3, bias=False),
        nn.ConvTranspose2d(4, 6, (3, 2), groups=2, bias=False),
        nn.ConvTranspose1d(3, 5, 4, bias=False),
        nn.ConvTranspose3d(2, 4, 2, groups=2, bias=False),
    ],
)
def test_a_filter_of_a_transposed_convolution_is_what_one_input_draws(
    layer: nn.ConvTranspose2d,
) -> None:
    """A single 1 in an input channel draws that channel's slice of each filter."""
    filters, groups = as_filters(layer), layer.groups
    inputs, rank = layer.in_channels, layer.weight.dim() - 2
    each = inputs // groups
    assert filters.shape == (layer.out_channels, each, *layer.weight.shape[2:])
    for channel in range(inputs):
        point = torch.zeros(1, inputs, *[1] * rank)
        point[0, channel] = 1
        drawn = layer(point)[0].detach()
        rows = layer.out_channels // groups
        own = slice(channel // each * rows, (channel // each + 1) * rows)
        torch.testing.assert_close(filters[own, channel % each], drawn[own])
        others = torch.ones(layer.out_channels, dtype=torch.bool)
        others[own] = False
        assert not drawn[others].any()


@pytest.mark.parametrize(
    ("layer", "shape"),
    [
        (nn.Conv1d(3, 5, 4), (5, 3, 4)),
        (nn.Conv2d(8, 8, 3, groups=8), (8, 1, 3, 3)),
        (nn.Conv2d(8, 4, 3, groups=2), (4, 4, 3, 3)),
        (nn.Conv3d(2, 3, 2), (3, 2, 2, 2, 2)),
        (nn.Linear(7, 3), (3, 7)),
        (nn.Sequential(nn.Conv2d(2, 3, 1), nn.ReLU()), (3, 2, 1, 1)),
    ],
)
def test_filters_are_one_row_for_each_output(
    layer: nn.Module, shape: tuple[int, ...]
) -> None:
    bank = bank_of(layer)
    assert bank is not None
    assert tuple(bank.filters.shape) == shape
    assert bank.groups == getattr(layer, "groups", 1)
    assert bank.name in named_tensors(layer)
    assert bank_of(nn.BatchNorm2d(3)) is None


@pytest.mark.requirement("A44")
def test_everything_that_is_learned_has_its_name() -> None:
    norm = nn.BatchNorm2d(4)
    norm(torch.randn(8, 4, 3, 3))
    found = named_tensors(norm)
    assert list(found) == ["weight", "bias", "running_mean", "running_var"]
    assert norm.running_var is not None
    assert torch.equal(found["running_var"], norm.running_var)
    assert list(named_tensors(nn.Conv2d(3, 96, 11, bias=True))) == ["weight", "bias"]
    assert named_tensors(nn.ReLU()) == {}
    inside = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
    assert "1.running_mean" in named_tensors(inside)


@pytest.mark.requirement("L26")
@given(seed=st.integers(0, 999), count=st.integers(2, 40), size=st.integers(1, 9))
@settings(max_examples=30, deadline=None)
def test_similarity_is_the_cosine_of_numpy(seed: int, count: int, size: int) -> None:
    filters = torch.randn(count, size, generator=torch.Generator().manual_seed(seed))
    filters[count - 1] = filters[0] * 3
    found = torch.cat(list(similarities(filters, rows=7))).numpy()
    plain = filters.double().numpy()
    length = np.sqrt((plain**2).sum(1))
    expected = plain @ plain.T / length[:, None] / length[None, :]
    np.testing.assert_allclose(found, expected, atol=1e-12)
    np.testing.assert_allclose(norms(filters).numpy(), length, rtol=1e-12)
    pairs = redundant(torch.from_numpy(found)).tolist()
    assert [0, count - 1] in pairs
    assert all(i < j and expected[i, j] > 0.95 for i, j in pairs)
    assert len(pairs) == (np.triu(expected, 1) > 0.95).sum()


@pytest.mark.requirement("L26")
def test_a_doubled_filter_is_flagged_and_an_empty_one_is_like_nothing() -> None:
    filters = torch.randn(5, 3, 3, 3, generator=torch.Generator().manual_seed(0))
    filters[4] = filters[1]
    filters[2] = 0
    filters[3, 0, 0, 0] = torch.nan
    cosines = torch.cat(list(similarities(filters)))
    assert redundant(cosines).tolist() == [[1, 4]]
    assert not cosines[2].any()
    assert cosines.isfinite().all()
    tiny = torch.cat(list(similarities(filters.nan_to_num() * 1e-30)))
    assert redundant(tiny).tolist() == [[1, 4]]


def test_the_change_since_the_start_is_relative() -> None:
    start = torch.tensor([[3.0, 4.0], [0.0, 0.0], [0.0, 0.0], [1.0, 0.0]])
    now = torch.tensor([[3.0, 4.0], [0.0, 1.0], [0.0, 0.0], [1.0, 2.0]])
    assert changes(now, start).tolist() == [0.0, torch.inf, 0.0, 2.0]


def test_a_large_matrix_is_thinned_to_the_largest_of_each_block() -> None:
    matrix = torch.arange(35.0).reshape(5, 7) - 20
    cells, block = thinned(matrix, 3)
    assert block == (2, 3)
    plain = matrix.numpy()
    for row in range(3):
        for column in range(3):
            part = plain[2 * row : 2 * row + 2, 3 * column : 3 * column + 3]
            largest = part.flat[np.abs(part).argmax()]
            assert abs(float(cells[row, column])) == abs(float(largest))
    same, block = thinned(matrix, 7)
    assert block == (1, 1)
    assert same is matrix


@pytest.mark.requirement("C14")
def test_a_dense_layer_on_pixels_is_told_from_one_on_maps() -> None:
    on_pixels = chain("Input", "Flatten", "Dropout", "Linear", "Output")
    found = laid_out(on_pixels, "linear_1")
    assert found is not None
    assert found.pixels
    assert found.shape == (1, 28, 28)
    assert gives_scores(on_pixels, "linear_1")
    deep = lenet()
    first = laid_out(deep, "linear_1")
    assert first is not None
    assert (first.shape, first.pixels) == ((16, 5, 5), False)
    assert not gives_scores(deep, "linear_1")
    assert laid_out(deep, "linear_2") is None
    assert gives_scores(deep, "linear_3")
    assert is_first(deep, "conv2d_1")
    assert not is_first(deep, "conv2d_2")
