"""Shapes, costs and words of the layers that slide, enlarge, reshape, pad and cut."""

from __future__ import annotations

import pytest

from cnnstudio.graph.catalogue import layer_types, resolve
from cnnstudio.graph.errors import LayerError, Problem
from cnnstudio.graph.inference import State
from cnnstudio.graph.layer import evaluate
from cnnstudio.graph.shape import TensorShape
from tests.helpers.networks import chain, conv, image, last_shape, reports_of

Shape = tuple[int, ...]


def made(type_name: str, shape: Shape, /, **fields: object) -> Shape:
    """Shape that a layer gives."""
    return evaluate(resolve(type_name, fields), (TensorShape(shape),)).outputs[0]


def weights(type_name: str, shape: Shape, /, **fields: object) -> int:
    """Learned weights of a layer, biases not counted."""
    layer = resolve(type_name, fields)
    return evaluate(layer, (TensorShape(shape),)).cost.weights


def problem(type_name: str, shape: Shape, /, **fields: object) -> Problem:
    """Why a layer refuses."""
    with pytest.raises(LayerError) as caught:
        made(type_name, shape, **fields)
    return caught.value.problem


def told(type_name: str, shape: Shape, /, **fields: object) -> list[str]:
    """Formulas of a layer."""
    layer, given = resolve(type_name, fields), TensorShape(shape)
    return [f.text for f in layer.formulas(layer.output_shapes(given), given)]


@pytest.mark.requirement("A16")
def test_a_sequence_is_convolved_and_is_no_image() -> None:
    fields = {"out_channels": 8, "kernel_size": 5, "padding": 2}
    assert made("Conv1d", (4, 100), **fields) == (8, 100)
    assert weights("Conv1d", (4, 100), **fields) == 8 * 4 * 5
    report = list(reports_of(chain(image(4, 100), conv(8))).values())[-1]
    assert report.state is State.ERROR
    assert report.problem is not None
    assert report.problem.rule == "wrong_rank"
    assert report.problem.details["wanted"] == ("image",)
    assert report.problem.details["got"] == "sequence"
    assert "sequence" in report.problem.got


@pytest.mark.requirement("A17")
def test_a_clip_is_convolved_over_time_too() -> None:
    given = (3, 16, 32, 32)
    assert made("Conv3d", given, out_channels=8) == (8, 16, 32, 32)
    assert weights("Conv3d", given, out_channels=8) == 8 * 3 * 27
    assert made("MaxPool3d", given) == made("AvgPool3d", given) == (3, 8, 16, 16)
    assert told("Conv3d", given, out_channels=8)[1] == "(16 + 2·1 − 3) / 1 + 1 = 16"


@pytest.mark.requirement("A14")
@pytest.mark.parametrize(
    "fields",
    [
        {"kernel_size": 2, "stride": 2},
        {"kernel_size": 4, "stride": 2, "padding": 1},
        {"kernel_size": 3, "stride": 2, "padding": 1, "output_padding": 1},
    ],
)
def test_transposed_convolution_doubles(fields: dict[str, object]) -> None:
    assert made("ConvTranspose2d", (3, 14, 14), **fields) == (32, 28, 28)
    assert made("ConvTranspose1d", (3, 14), **fields) == (32, 28)
    assert made("ConvTranspose3d", (3, 14, 7, 7), **fields) == (32, 28, 14, 14)


@pytest.mark.requirement("A14")
def test_what_doubles_is_suggested() -> None:
    layer = resolve("ConvTranspose2d", {"kernel_size": 3})
    ((_, padding),) = layer.suggestions("padding")
    ((_, extra),) = layer.suggestions("output_padding")
    fields = {"kernel_size": 3, "padding": padding, "output_padding": extra}
    assert made("ConvTranspose2d", (3, 14, 14), **fields) == (32, 28, 28)
    wrong = problem("ConvTranspose2d", (3, 7, 7), output_padding=2)
    assert wrong.rule == "output_padding_too_large"
    assert wrong.details["output_padding"] == [1, 1]
    assert wrong.assumed == ((32, 15, 15),)
    assert told("ConvTranspose2d", (3, 7, 7), output_padding=1)[1] == (
        "(7 − 1)·2 − 2·0 + 2 + 1 = 15"
    )


@pytest.mark.requirement("A15")
def test_resizing() -> None:
    layer = resolve("Upsample", {})
    result = evaluate(layer, (TensorShape((4, 7, 7)),))
    assert (result.outputs[0], result.cost.parameters) == ((4, 14, 14), 0)
    assert made("Upsample", (4, 7, 7), size=[9, 3]) == (4, 9, 3)
    assert problem("Upsample", (4, 7, 7), scale_factor=0.1).rule == "output_too_small"
    assert made("PixelShuffle", (8, 7, 7)) == (2, 14, 14)
    assert made("PixelUnshuffle", (2, 14, 14)) == (8, 7, 7)
    wrong = problem("PixelShuffle", (12, 7, 7), upscale_factor=3)
    assert wrong.details == {
        "param": "upscale_factor", "value": 3, "of": 12, "unit": 9,
        "candidates": [2, 1],
    }  # fmt: skip
    assert problem("PixelUnshuffle", (2, 9, 6)).details["candidates"] == [1, 3]
    assert problem("ChannelShuffle", (9, 2, 2)).details["candidates"] == [1, 3, 9]


@pytest.mark.requirement("A09", "A10", "NT-42")
def test_kinds_of_filters_by_their_weights() -> None:
    assert weights("Conv2d", (256, 9, 9), out_channels=64, kernel_size=1) == 16_384
    pairs = (([1, 3], [0, 1]), ([3, 1], [1, 0]))
    asymmetric = 0
    for kernel, padding in pairs:
        fields = {"out_channels": 64, "kernel_size": kernel, "padding": padding}
        assert made("Conv2d", (64, 9, 9), **fields) == (64, 9, 9)
        asymmetric += weights("Conv2d", (64, 9, 9), **fields)
    assert asymmetric == 24_576
    assert weights("Conv2d", (64, 9, 9), out_channels=64) == 36_864
    fields = {"out_channels": 64, "groups": 64}
    depthwise = weights("Conv2d", (64, 9, 9), **fields)
    pointwise = weights("Conv2d", (64, 9, 9), out_channels=128, kernel_size=1)
    assert (depthwise, pointwise, depthwise + pointwise) == (576, 8_192, 8_768)
    assert weights("Conv2d", (64, 9, 9), out_channels=128) == 73_728
    bottleneck = (
        weights("Conv2d", (256, 9, 9), out_channels=64, kernel_size=1)
        + weights("Conv2d", (64, 9, 9), out_channels=64)
        + weights("Conv2d", (64, 9, 9), out_channels=256, kernel_size=1)
    )
    assert bottleneck == 69_632
    assert 2 * weights("Conv2d", (256, 9, 9), out_channels=256) == 1_179_648


@pytest.mark.requirement("NT-41")
def test_small_filters_cost_less_than_a_large_one() -> None:
    def cost(kernel: int) -> int:
        return weights("Conv2d", (64, 9, 9), out_channels=64, kernel_size=kernel)

    assert (3 * cost(3), cost(7)) == (110_592, 200_704)
    assert (2 * cost(3), cost(5)) == (73_728, 102_400)


@pytest.mark.requirement("A09", "A12")
def test_presets_of_the_palette() -> None:
    one, depthwise = layer_types()["Conv2d"].presets
    assert one.name == "1×1 (channel projection)"
    assert last_shape(image(256, 14, 14), ("Conv2d", one.fields)) == (32, 14, 14)
    assert depthwise.name == "depthwise"
    channels = dict.fromkeys(depthwise.per_channel, 24)
    fields = {**depthwise.fields, **channels}
    assert made("Conv2d", (24, 9, 9), **fields) == (24, 9, 9)
    assert weights("Conv2d", (24, 9, 9), **fields) == 24 * 9


@pytest.mark.requirement("A06")
def test_padding_that_mirrors_or_repeats_needs_enough_to_do_so() -> None:
    fields = {"kernel_size": 3, "padding": 3}
    for mode, most in (("reflect", 2), ("circular", 3)):
        given = (1, most, most)
        wrong = problem("Conv2d", given, **{**fields, "padding": 4}, padding_mode=mode)
        assert wrong.rule == "pad_too_large"
    assert made("Conv2d", (1, 3, 3), **fields, padding_mode="circular") == (32, 7, 7)
    wrong = problem("ReflectionPad2d", (1, 3, 4), padding=[3, 4, 1, 1])
    assert wrong.details["most"] == [3, 3, 1, 1]
    assert wrong.assumed == ((1, 5, 10),)


def test_a_window_along_time_that_is_too_long() -> None:
    wrong = problem("Conv3d", (1, 2, 9, 9), padding=0)
    assert (wrong.rule, wrong.expected) == (
        "window_too_large",
        "a window of at most 2 (time)",
    )
    wrong = problem("AvgPool3d", (1, 1, 9, 9), padding=1, ceil_mode=True)
    assert wrong.rule == "window_too_large"


@pytest.mark.requirement("A21")
def test_dropped_values_of_sequences_and_clips() -> None:
    def hints(type_name: str, shape: Shape) -> tuple[str, ...]:
        return evaluate(resolve(type_name, {}), (TensorShape(shape),)).hints

    end = " dropped: the size does not divide evenly."
    assert hints("MaxPool1d", (1, 7)) == ("1 value" + end,)
    assert hints("MaxPool3d", (1, 3, 5, 7)) == ("1 frame, 1 row and 1 column" + end,)
    assert hints("AvgPool3d", (1, 4, 4, 6)) == ()


@pytest.mark.requirement("A24")
def test_pooling_to_a_size() -> None:
    for kind in ("Avg", "Max"):
        name = f"Adaptive{kind}Pool2d"
        for size in (17, 32, 224):
            assert made(name, (3, size, size), output_size=6) == (3, 6, 6)
    layer = resolve("AdaptiveAvgPool2d", {"output_size": [9, 1]})
    (hint,) = evaluate(layer, (TensorShape((3, 7, 7)),)).hints
    assert "repeated" in hint
    for shape in ((5, 9), (5, 9, 9), (5, 3, 9, 9)):
        assert made("GlobalMaxPool", shape) == made("GlobalAvgPool", shape) == (5,)


@pytest.mark.requirement("A25")
def test_flattening_some_axes() -> None:
    assert made("Flatten", (8, 7, 7)) == (392,)
    assert made("Flatten", (8, 7, 7), start_dim=2) == (8, 49)
    assert made("Flatten", (8, 7, 7), end_dim=2) == (56, 7)
    assert told("Flatten", (8, 7, 7), start_dim=2) == ["7 · 7 = 49"]
    for fields in ({"start_dim": 4}, {"end_dim": 0}, {"start_dim": 3, "end_dim": 2}):
        wrong = problem("Flatten", (8, 7, 7), **fields)
        mended = {**fields, wrong.param: wrong.details["default"]}
        assert made("Flatten", (8, 7, 7), **mended)


def test_sizes_that_do_not_add_up_are_told_with_their_numbers() -> None:
    assert made("Unflatten", (100,)) == (100, 1, 1)
    wrong = problem("Unflatten", (100,), unflattened_size=[3, 7, 7])
    assert wrong.rule == "unflatten_size"
    assert wrong.details == {"values": 100, "asked": 147, "axis": 1}
    assert wrong.formula == "3 · 7 · 7 = 147"
    wrong = problem("Reshape", (10, 10), shape=[-1, 3])
    assert wrong.rule == "reshape_size"
    assert wrong.formula == "100 / 3 is no whole number"
    assert problem("Reshape", (10, 10), shape=[-1, -1]).rule == "reshape_size"
    assert problem("Reshape", (10, 10), shape=[-1, 0]).rule == "reshape_size"
    assert told("Reshape", (10, 10), shape=[-1, 5]) == ["100 / 5 = 20"]


def test_axes_in_another_order() -> None:
    assert made("Permute", (4, 9)) == (9, 4)
    wrong = problem("Permute", (4, 9, 8))
    assert wrong.details["default"] == [2, 3, 1]
    assert made("Permute", (4, 9, 8), dims=[2, 3, 1]) == (9, 8, 4)


def test_slices() -> None:
    assert made("Slice", (197, 768), mode="index") == (768,)
    assert made("Slice", (3, 9, 9), dim=2, start=1, end=-1, step=2) == (3, 4, 9)
    assert made("Slice", (3, 9, 9), dim=3, start=-2) == (3, 9, 2)
    for fields in ({"start": 3}, {"end": 4}, {"start": 2, "end": 1}, {"dim": 4}):
        wrong = problem("Slice", (3, 9, 9), **fields)
        mended = {**fields, wrong.param: wrong.details["default"]}
        assert made("Slice", (3, 9, 9), **mended)


def test_cropping_and_padding() -> None:
    assert made("ZeroPad2d", (3, 8, 8), padding=[1, 2, 3, 4]) == (3, 15, 11)
    assert made("CenterCrop", (3, 9, 8), size=[4, 8]) == (3, 4, 8)
    wrong = problem("CenterCrop", (3, 9, 6))
    assert wrong.rule == "crop_too_large"
    assert wrong.assumed == ((3, 8, 6),)
    assert wrong.details["size"] == [8, 6]


def test_every_field_says_what_it_is_and_every_layer_too() -> None:
    spatial = ("convolution", "pooling", "reshape")
    for name, layer_type in layer_types().items():
        if layer_type.family not in spatial:
            continue
        text = layer_type.__doc__ or ""
        assert text.count(". ") + text.count(".\n") >= 2, name
        assert layer_type.aliases, name
        for field, param in layer_type.params().items():
            assert param.help.endswith("."), (name, field)


@pytest.mark.parametrize(
    ("type_name", "fields", "text"),
    [
        ("Conv3d", {"kernel_size": [1, 3, 3], "activation": "leaky_relu"},
         "3 → 32 · 1 × 3 × 3 · pad 1 · leaky relu"),
        ("ConvTranspose2d", {}, "→ 32 · 2 × 2 · stride 2"),
        ("MaxPool3d", {"dilation": 2}, "2 × 2 × 2 · dil 2"),
        ("LPPool2d", {"stride": [1, 2]}, "p 2 · 2 × 2 / 1 × 2"),
        ("AdaptiveAvgPool2d", {"output_size": 7}, "→ 7"),
        ("Flatten", {}, ""),
        ("Flatten", {"start_dim": 2}, "dim 2 to -1"),
        ("Slice", {"start": 1, "step": 2}, "dim 1 · [1::2]"),
        ("Slice", {"mode": "index"}, "dim 1 · [0]"),
        ("Upsample", {"mode": "bilinear"}, "× 2 · bilinear"),
        ("ZeroPad2d", {"padding": [1, 2, 1, 2]}, "1 × 2 × 1 × 2"),
        ("Permute", {}, "2, 1"),
    ],
)  # fmt: skip
def test_summaries(type_name: str, fields: dict[str, object], text: str) -> None:
    shapes = (TensorShape((3, 8, 8, 8)),) if type_name == "Conv3d" else ()
    assert resolve(type_name, fields).summary(*shapes) == text
