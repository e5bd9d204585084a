"""The lab's arithmetic against plain loops, torch, and known numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn import functional

from cnnstudio.engine.recipes import module_of
from cnnstudio.graph.catalogue import resolve
from cnnstudio.graph.errors import LayerError
from cnnstudio.graph.layers.convolution import Conv2d
from cnnstudio.graph.layers.pooling import AvgPool2d, MaxPool2d
from cnnstudio.graph.shape import TensorShape
from cnnstudio.ui.viewer.lab.reference import average_pool, correlate, max_pool
from cnnstudio.ui.viewer.lab.work import Floats, Given, Work

PICTURE = np.array(
    [
        [1, 2, 3, 0, 1],
        [0, 1, 2, 3, 1],
        [2, 0, 0, 2, 2],
        [2, 3, 0, 1, 2],
        [0, 0, 2, 2, 0],
    ],
    float,
)[None]
EDGE = np.array([[1, 0, -1]] * 3, float)[None]
POOL = np.array([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]], float)[None]
pairs = st.tuples(st.integers(1, 3), st.integers(1, 3))


def work(layer: Any, image: Floats, number: int = 0, weights: Any = None) -> Work:
    """A layer at work on numbers."""
    return Work(Given(layer, image, number, weights))


def sample(**fields: Any) -> Work:
    """The source's filter on its picture."""
    layer = Conv2d(out_channels=1, **{"padding": (0, 0), **fields})
    return work(layer, PICTURE, weights=EDGE)


@pytest.mark.requirement("NT-11", "M11")
def test_the_nine_positions_of_the_sample_come_in_order() -> None:
    done = sample()
    places = [done.slide.place(step) for step in range(done.slide.count)]
    sums = [done.sum_of(0, place) for place in places]
    assert sums == [-2, -2, 1, 2, -2, -3, 2, -2, -2]
    assert done.output.ravel().tolist() == sums
    assert done.products(0, (0, 0)).tolist() == [[1, 0, -3], [0, 0, -2], [2, 0, 0]]
    bent = sample(activation="relu").activated
    assert bent.tolist() == [[0, 0, 1], [2, 0, 0], [2, 0, 0]]
    flipped = work(done.layer, PICTURE, weights=EDGE[:, ::-1, ::-1]).output
    assert flipped.tolist() == (-done.output).tolist()


@pytest.mark.requirement("NT-11")
def test_padding_gives_the_rows_of_the_source() -> None:
    assert sample(padding=(1, 1)).output.tolist() == [
        [-3, -4, 0, 3, 3],
        [-3, -2, -2, 1, 5],
        [-4, 2, -2, -3, 6],
        [-3, 2, -2, -2, 5],
        [-3, 0, 0, 0, 3],
    ]


@pytest.mark.requirement("A28")
def test_the_sample_is_a_matrix_of_9_by_25_with_54_entries() -> None:
    done = sample()
    matrix = done.matrix(0)
    assert matrix.shape == (9, 25)
    assert np.count_nonzero(matrix) == 54
    ones = work(done.layer, PICTURE, weights=np.ones((1, 3, 3)))
    assert np.count_nonzero(ones.matrix(0)) == 81
    assert (matrix @ PICTURE.ravel()).tolist() == done.output.ravel().tolist()


@pytest.mark.requirement("NT-20", "M12", "O09")
def test_pooling_has_the_numbers_and_the_mask_of_the_source() -> None:
    largest = work(MaxPool2d(), POOL)
    assert largest.output.tolist() == [[6, 8], [3, 4]]
    mask = [[0, 0, 0, 0], [0, 1, 0, 1], [1, 0, 0, 0], [0, 0, 0, 1]]
    assert largest.back(0, np.ones((2, 2))).tolist() == mask
    assert max_pool(POOL, (2, 2), (2, 2))[1].tolist() == [mask]
    mean = work(AvgPool2d(), POOL)
    assert mean.output.tolist() == [[3.25, 5.25], [2, 2]]
    whole = work(AvgPool2d(kernel_size=(4, 4)), POOL)
    assert whole.output.tolist() == [[3.125]]


@pytest.mark.requirement("NT-21")
def test_one_window_gives_4_and_2_5() -> None:
    window = np.array([[[1, 3], [2, 4]]], float)
    assert work(MaxPool2d(), window).output.item() == 4
    assert work(AvgPool2d(), window).output.item() == 2.5


@pytest.mark.requirement("M13")
@settings(max_examples=40, deadline=None)
@given(
    size=st.tuples(st.integers(1, 8), st.integers(1, 8)),
    kernel=pairs, stride=pairs, dilation=pairs,
    padding=st.tuples(st.integers(0, 2), st.integers(0, 2)),
    groups=st.integers(1, 3), depth=st.integers(1, 2), each=st.integers(1, 2),
    seed=st.integers(0, 99),
)  # fmt: skip
def test_loops_and_lab_equal_torch(
    size: Any, kernel: Any, stride: Any, dilation: Any, padding: Any,
    groups: int, depth: int, each: int, seed: int,
) -> None:  # fmt: skip
    for axis in (0, 1):
        reach = dilation[axis] * (kernel[axis] - 1) + 1
        assume(reach <= size[axis] + 2 * padding[axis])
    random = np.random.default_rng(seed)
    image = random.normal(size=(groups * depth, *size))
    weights = random.normal(size=(groups * each, depth, *kernel))
    bias = random.normal(size=groups * each)
    given = (stride, padding, dilation, groups)
    x, w = torch.tensor(image, requires_grad=True), torch.tensor(weights)
    w.requires_grad_()
    wanted = functional.conv2d(x[None], w, torch.tensor(bias), *given)[0]
    found = correlate(image, weights, bias, *given)
    assert np.abs(found - wanted.detach().numpy()).max() < 1e-6
    number = int(random.integers(len(weights)))
    layer = Conv2d(
        out_channels=len(weights), kernel_size=kernel, stride=stride, padding=padding,
        dilation=dilation, groups=groups,
    )  # fmt: skip
    dense = np.zeros((groups * depth, *kernel))
    first = number // each * depth
    dense[first : first + depth] = weights[number]
    done = Work(Given(layer, image, number, dense, float(bias[number])))
    assert np.abs(done.output - found[number]).max() < 1e-6
    upstream = random.normal(size=done.slide.output)
    told = torch.autograd.grad(wanted[number], (x, w), torch.tensor(upstream))
    last = done.slide.place(done.slide.count - 1)
    one_by_one = [done.sum_of(channel, last) for channel in done.channels]
    assert np.allclose(done.sums(last), one_by_one)
    for at, channel in enumerate(done.channels):
        back = done.back(channel, upstream)
        assert np.abs(back - told[0][channel].numpy()).max() < 1e-6
        sizes = done.weight_gradient(channel, upstream)
        assert np.abs(sizes - told[1][number, at].numpy()).max() < 1e-6
        matrix = done.matrix(channel)
        assert np.allclose(matrix.T @ upstream.ravel(), back.ravel())


@settings(max_examples=40, deadline=None)
@given(
    kind=st.sampled_from(["MaxPool2d", "AvgPool2d"]),
    size=st.tuples(st.integers(1, 9), st.integers(1, 9)),
    kernel=st.tuples(st.integers(1, 4), st.integers(1, 4)), stride=pairs,
    padding=st.tuples(st.integers(0, 2), st.integers(0, 2)), dilation=pairs,
    ceil_mode=st.booleans(), counted=st.booleans(), seed=st.integers(0, 99),
)  # fmt: skip
def test_pooling_equals_torch(
    kind: str, size: Any, kernel: Any, stride: Any, padding: Any, dilation: Any,
    ceil_mode: bool, counted: bool, seed: int,
) -> None:  # fmt: skip
    fields = {"kernel_size": kernel, "stride": stride, "padding": padding}
    fields["ceil_mode"] = ceil_mode
    if kind == "MaxPool2d":
        fields["dilation"] = dilation
    else:
        fields["count_include_pad"] = counted
    layer = resolve(kind, fields)
    shape = TensorShape((2, *size))
    try:
        layer.output_shapes(shape)
    except LayerError:
        assume(False)
    # Few different values, so that several are the largest.
    image = np.random.default_rng(seed).integers(-3, 3, (2, *size)).astype(float)
    x = torch.tensor(image[None], requires_grad=True)
    wanted = module_of(layer.recipe(shape)).double()(x)[0]
    done = work(layer, image, 1)
    assert np.allclose(done.output, wanted[1].detach().numpy(), atol=1e-6)
    # Of a window that lies in the padding alone torch sends the gradient anywhere.
    assume(np.isfinite(done.output).all())
    for step in range(done.slide.count):
        place = done.slide.place(step)
        assert done.sum_of(1, place) == pytest.approx(float(done.output[place]))
    upstream = np.random.default_rng(seed).normal(size=done.slide.output)
    (told,) = torch.autograd.grad(wanted[1], x, torch.tensor(upstream))
    assert np.allclose(done.back(1, upstream), told[0, 1].numpy(), atol=1e-6)
    if kind == "AvgPool2d" and padding == (0, 0) and not ceil_mode:
        assert np.allclose(average_pool(image, kernel, stride)[1], done.output)


@pytest.mark.parametrize("mode", ["reflect", "replicate", "circular"])
@pytest.mark.parametrize("padding", [(1, 2), "same"])
def test_other_paddings_and_all_activations_equal_the_compiled_layer(
    mode: str, padding: Any
) -> None:
    names = Conv2d.params()["activation"].choices
    random = np.random.default_rng(3)
    image, weights = random.normal(size=(2, 6, 5)), random.normal(size=(2, 2, 3))
    for name in names:
        layer = Conv2d(
            out_channels=1, kernel_size=(2, 3), padding=padding, padding_mode=mode,
            activation=name,
        )  # fmt: skip
        module = module_of(layer.recipe(TensorShape(image.shape))).double()
        convolution = next(m for m in module.modules() if isinstance(m, nn.Conv2d))
        assert convolution.bias is not None
        with torch.no_grad():
            convolution.weight.copy_(torch.tensor(weights[None]))
            convolution.bias.fill_(0.25)
            wanted = module(torch.tensor(image[None]))[0, 0].numpy()
        done = Work(Given(layer, image, 0, weights, 0.25))
        assert np.abs(done.activated - wanted).max() < 1e-6, name
        upstream = random.normal(size=done.slide.output)
        back = done.back(0, upstream)
        assert np.allclose(done.matrix(0).T @ upstream.ravel(), back.ravel())


def test_a_value_that_is_no_number_wins_a_maximum() -> None:
    image = np.array([[[1.0, np.nan], [np.inf, 2.0]]])
    done = work(MaxPool2d(), image)
    assert done.winner(0, (0, 0)) == 1
    assert np.isnan(done.output.item())


def test_a_window_larger_than_the_input_is_refused_with_the_layers_own_words() -> None:
    with pytest.raises(LayerError, match="larger than its input"):
        sample(kernel_size=(7, 7))
