"""What convolutions, pooling and reshaping compute, against numbers of the sources."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn import functional

from cnnstudio.engine.recipes import module_of
from cnnstudio.graph.catalogue import resolve
from cnnstudio.graph.shape import TensorShape

# A picture whose convolution by EDGE gives the matrices of the source.
PICTURE = [
    [1, 2, 3, 0, 1],
    [0, 1, 2, 3, 1],
    [2, 0, 0, 2, 2],
    [2, 3, 0, 1, 2],
    [0, 0, 2, 2, 0],
]
EDGE = [[1, 0, -1]] * 3


def module(type_name: str, given: tuple[int, ...], /, **fields: object) -> nn.Module:
    """Build a layer's module in float64."""
    return module_of(resolve(type_name, fields).recipe(TensorShape(given))).double()


def compute(type_name: str, values: torch.Tensor, /, **fields: object) -> torch.Tensor:
    """Run a layer without weights on a batch."""
    shape = tuple(values.shape[1:])
    result: torch.Tensor = module(type_name, shape, **fields)(values)
    return result


def grey(rows: list[list[int]]) -> torch.Tensor:
    """One grey image as a batch of one."""
    return torch.tensor([[rows]], dtype=torch.float64)


def edge(padding: int, **fields: object) -> torch.Tensor:
    """What a compiled Conv2d with the source's filter makes of the picture."""
    given = {"out_channels": 1, "padding": padding, "bias": False, **fields}
    conv = module("Conv2d", (1, 5, 5), **given)
    (weight,) = conv.parameters()
    with torch.no_grad():
        weight.copy_(grey(EDGE))
        result: torch.Tensor = conv(grey(PICTURE))
    return result[0, 0]


@pytest.mark.requirement("NT-11", "A01", "A06")
def test_the_compiled_convolution_gives_the_matrices_of_the_source() -> None:
    assert edge(0).tolist() == [[-2, -2, 1], [2, -2, -3], [2, -2, -2]]
    bent = [[0, 0, 1], [2, 0, 0], [2, 0, 0]]
    assert edge(0, activation="relu").tolist() == bent
    assert edge(1).tolist() == [
        [-3, -4, 0, 3, 3],
        [-3, -2, -2, 1, 5],
        [-4, 2, -2, -3, 6],
        [-3, 2, -2, -2, 5],
        [-3, 0, 0, 0, 3],
    ]


@pytest.mark.requirement("A06")
@pytest.mark.parametrize("mode", ["reflect", "replicate", "circular"])
def test_padding_modes_fill_as_torch_does(mode: str) -> None:
    filled = functional.pad(grey(PICTURE), (1, 1, 1, 1), mode=mode)
    wanted = functional.conv2d(filled, grey(EDGE))[0, 0]
    assert torch.equal(edge(1, padding_mode=mode), wanted)


@pytest.mark.requirement("NT-20", "NT-21", "A18", "A19", "A24")
def test_pooling_gives_the_numbers_of_the_source() -> None:
    rows = [[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]]
    image = grey(rows).requires_grad_()
    pooled = compute("MaxPool2d", image)
    assert pooled.tolist() == [[[[6, 8], [3, 4]]]]
    (gradient,) = torch.autograd.grad(pooled.sum(), image)
    mask = [[0, 0, 0, 0], [0, 1, 0, 1], [1, 0, 0, 0], [0, 0, 0, 1]]
    assert gradient.tolist() == [[mask]]
    assert compute("AvgPool2d", grey(rows)).tolist() == [[[[3.25, 5.25], [2, 2]]]]
    assert compute("GlobalAvgPool", grey(rows)).tolist() == [[3.125]]
    assert compute("GlobalMaxPool", grey(rows)).tolist() == [[8]]
    assert compute("AdaptiveMaxPool2d", grey(rows)).tolist() == [[[[8]]]]
    assert compute("AdaptiveAvgPool2d", grey(rows)).tolist() == [[[[3.125]]]]
    window = grey([[1, 3], [2, 4]])
    assert compute("MaxPool2d", window).item() == 4
    assert compute("AvgPool2d", window).item() == 2.5
    assert compute("LPPool2d", window).item() == pytest.approx(30**0.5)


@pytest.mark.requirement("NT-36")
def test_two_convolutions_without_activation_are_one() -> None:
    generator = torch.Generator().manual_seed(1)
    values = torch.randn(1, 2, 9, 9, dtype=torch.float64, generator=generator)
    fields = {"padding": 0, "bias": False}
    one = module("Conv2d", (2, 9, 9), out_channels=3, **fields)
    two = module("Conv2d", (3, 7, 7), out_channels=4, **fields)
    whole = module("Conv2d", (2, 9, 9), out_channels=4, kernel_size=5, **fields)
    (first,), (second,), (both,) = (m.parameters() for m in (one, two, whole))
    with torch.no_grad():
        # The 5 × 5 filter is what the first does to the flipped second.
        turned = second.flip(2, 3)
        both.copy_(
            functional.conv2d(first.transpose(0, 1), turned, padding=2).transpose(0, 1)
        )
        assert (whole(values) - two(one(values))).abs().max() < 1e-7


@pytest.mark.requirement("A13")
def test_channel_shuffle_deals_the_channels_out() -> None:
    values = torch.arange(6.0).reshape(1, 6, 1, 1)
    dealt = compute("ChannelShuffle", values, groups=2).flatten().tolist()
    assert dealt == [0, 3, 1, 4, 2, 5]


@pytest.mark.requirement("A15")
def test_upsampling_repeats_or_blends() -> None:
    row = grey([[0, 4]])
    assert compute("Upsample", row, size=[1, 4]).tolist() == [[[[0, 0, 4, 4]]]]
    blended = compute("Upsample", row, size=[1, 4], mode="bilinear")
    assert blended.tolist() == [[[[0, 1, 3, 4]]]]
    corners = compute("Upsample", row, size=[1, 5], mode="bilinear", align_corners=True)
    assert corners.tolist() == [[[[0, 1, 2, 3, 4]]]]


def test_pixel_shuffle_and_its_way_back() -> None:
    values = torch.arange(8.0).reshape(1, 8, 1, 1)
    grown = compute("PixelShuffle", values)
    assert grown.tolist() == [[[[0, 1], [2, 3]], [[4, 5], [6, 7]]]]
    assert torch.equal(compute("PixelUnshuffle", grown), values)


def test_reshaping_keeps_the_order() -> None:
    values = torch.arange(24.0).reshape(1, 2, 3, 4)
    for fields in ({"shape": [6, 4]}, {"shape": [-1, 4]}):
        assert torch.equal(compute("Reshape", values, **fields), values.view(1, 6, 4))
    folded = compute("Unflatten", values, dim=3, unflattened_size=[2, -1])
    assert torch.equal(folded, values.view(1, 2, 3, 2, 2))
    tokens = compute("Flatten", values, start_dim=2)
    assert torch.equal(tokens, values.view(1, 2, 12))
    assert torch.equal(compute("Permute", tokens), tokens.transpose(1, 2))
    assert torch.equal(compute("Identity", values), values)


def test_slices_are_those_of_python() -> None:
    values = torch.arange(24.0).reshape(1, 4, 6)
    first = compute("Slice", values, mode="index", dim=1, start=0)
    assert torch.equal(first, values[:, 0])
    last = compute("Slice", values, mode="index", dim=2, start=-1)
    assert torch.equal(last, values[:, :, -1])
    part = compute("Slice", values, dim=2, start=1, end=-1, step=2)
    assert torch.equal(part, values[:, :, 1:-1:2])
    rest = compute("Slice", values, dim=1, start=-3)
    assert torch.equal(rest, values[:, -3:])


def test_padding_and_cropping() -> None:
    window = grey([[1, 2], [3, 4]])
    padded = compute("ZeroPad2d", window, padding=[1, 0, 0, 1])
    assert padded.tolist() == [[[[0, 1, 2], [0, 3, 4], [0, 0, 0]]]]
    mirrored = compute("ReflectionPad2d", window, padding=[1, 0, 0, 0])
    assert mirrored.tolist() == [[[[2, 1, 2], [4, 3, 4]]]]
    middle = compute("CenterCrop", grey(PICTURE), size=[3, 2])
    assert middle.tolist() == [[[[2, 3], [0, 2], [0, 1]]]], "1.5 is rounded to 2"


@pytest.mark.requirement("A14")
def test_transposed_convolution_lays_filters_down() -> None:
    up = module("ConvTranspose2d", (1, 1, 2), out_channels=1, bias=False)
    (weight,) = up.parameters()
    with torch.no_grad():
        weight.copy_(grey([[1, 2], [3, 4]]))
        laid = up(grey([[1, 10]]))
    assert laid.tolist() == [[[[1, 2, 10, 20], [3, 4, 30, 40]]]]
