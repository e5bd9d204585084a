"""What each layer makes of its input: shapes, parameters, formulas, remarks."""

from __future__ import annotations

import pytest

from cnnstudio.graph.catalogue import layer_types, resolve
from cnnstudio.graph.errors import FieldError, LayerError
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.layer import Layer, evaluate
from cnnstudio.graph.layers.convolution import Conv2d, preserving_padding
from cnnstudio.graph.node import Node
from cnnstudio.graph.shape import TensorShape
from tests.helpers.networks import (
    Spec,
    add,
    chain,
    conv,
    image,
    last_shape,
    linear,
    reports_of,
)


def report_of(*layers: Spec) -> NodeReport:
    """Return the report of the last layer of a chain."""
    return list(reports_of(chain(*layers)).values())[-1]


def formula_texts(layer: Layer, *inputs: TensorShape) -> list[str]:
    return [f.text for f in layer.formulas(layer.output_shapes(*inputs), *inputs)]


@pytest.mark.requirement("A01")
def test_conv2d_on_a_colour_image() -> None:
    report = report_of(image(3, 32, 32), conv(6, 5))
    assert report.output == (6, 28, 28)
    assert report.cost.parameters == 456


@pytest.mark.requirement("A02", "A03")
@pytest.mark.parametrize("filters", [1, 32])
def test_every_filter_gives_one_channel(filters: int) -> None:
    assert last_shape(image(3, 32, 32), conv(filters)) == (filters, 30, 30)


@pytest.mark.requirement("A04", "A06")
def test_kernel_size_and_padding() -> None:
    assert last_shape(image(1, 32, 32), conv(4, 3)) == (4, 30, 30)
    assert last_shape(image(1, 32, 32), conv(4, 5)) == (4, 28, 28)
    assert last_shape(image(1, 32, 32), conv(4, padding="same")) == (4, 32, 32)
    assert last_shape(image(1, 32, 32), conv(4, [3, 5])) == (4, 30, 28)


@pytest.mark.requirement("A05")
def test_stride_two_halves_the_size() -> None:
    halved = last_shape(image(3, 224, 224), conv(8, stride=2, padding=1))
    assert halved == (8, 112, 112)
    apart = last_shape(image(1, 32, 32), conv(4, stride=[1, 2], padding=1))
    assert apart == (4, 32, 16)


@pytest.mark.requirement("A07", "NT-13")
@pytest.mark.parametrize(
    ("kernel", "padding", "size"),
    [(1, 0, 32), (3, 1, 32), (5, 2, 32), (7, 3, 32), (2, 0, 31), (4, 1, 31)],
)
def test_padding_that_preserves_the_size(kernel: int, padding: int, size: int) -> None:
    layer = Conv2d(out_channels=4, kernel_size=(kernel, kernel))
    assert preserving_padding(layer) == (padding, padding)
    report = report_of(image(1, 32, 32), conv(4, kernel, padding=padding))
    assert report.output == (4, size, size)
    assert bool(report.hints) == (kernel == 4), "an even kernel with padding warns"
    (known,) = Conv2d(kernel_size=(5, 5), dilation=(2, 2)).suggestions("padding")
    assert known == ("keeps the size", [4, 4])


@pytest.mark.requirement("A08", "NT-24")
def test_dilation_sees_farther_at_no_cost() -> None:
    plain, wide = (
        report_of(image(2, 7, 7), conv(4, dilation=dilation)) for dilation in (1, 2)
    )
    assert wide.output == (4, 3, 3)
    assert wide.cost.weights == plain.cost.weights == 9 * 2 * 4
    assert wide.field is not None
    assert wide.field.size == (5, 5)


@pytest.mark.requirement("A09")
def test_one_by_one_projects_channels() -> None:
    report = report_of(image(256, 14, 14), conv(64, 1, bias=False))
    assert report.output == (64, 14, 14)
    assert report.cost.parameters == 16_384


@pytest.mark.requirement("A12")
def test_groups_split_the_weights() -> None:
    halved = report_of(image(96, 27, 27), conv(256, 5, groups=2, padding=2))
    whole = report_of(image(96, 27, 27), conv(256, 5, padding=2))
    assert (halved.cost.weights, whole.cost.weights) == (307_200, 614_400)
    wrong = report_of(image(3, 27, 27), conv(256, 5, groups=2))
    assert wrong.state is State.ERROR
    assert wrong.problem is not None
    assert wrong.problem.formula == "3 / 2 leaves 1"


@pytest.mark.requirement("A18", "A20", "A22", "NT-23")
@pytest.mark.parametrize("pool", ["MaxPool2d", "AvgPool2d"])
def test_pooling_halves_and_learns_nothing(pool: str) -> None:
    layer = resolve(pool, {})
    assert (layer.kernel_size, layer.stride) == ((2, 2), (2, 2))  # type: ignore[attr-defined]
    report = report_of(image(64, 224, 224), pool)
    given, made = report.inputs[0], report.output
    assert given is not None
    assert made is not None
    assert 1 - made.values / given.values == 0.75
    assert made == (64, 112, 112)
    assert report.cost.parameters == 0
    assert report.hints == ()
    assert "75 %" in (layer_types()["MaxPool2d"].__doc__ or "")


@pytest.mark.requirement("A21", "NT-23")
def test_odd_sizes_drop_a_border_and_say_so() -> None:
    floor = report_of(image(1, 7, 7), "MaxPool2d")
    assert floor.output == (1, 3, 3)
    assert floor.hints == (
        "1 row and 1 column dropped: the size does not divide evenly.",
    )
    assert floor.layer is not None
    result, given = TensorShape((1, 3, 3)), TensorShape((1, 7, 7))
    notes = [f.note for f in floor.layer.formulas(result, given)]
    assert notes == [
        "",
        "⌊5 / 2⌋ = 2, one row is not used",
        "⌊5 / 2⌋ = 2, one column is not used",
    ]
    ceil = report_of(image(1, 7, 7), ("MaxPool2d", {"ceil_mode": True}))
    assert ceil.output == (1, 4, 4)
    assert ceil.hints == ()
    overlapping = report_of(image(1, 7, 7), ("MaxPool2d", {"kernel_size": 3}))
    assert overlapping.output == (1, 3, 3)
    assert overlapping.hints == ()


@pytest.mark.requirement("A24")
def test_a_head_with_global_pooling_is_small() -> None:
    pooled = chain(image(512, 7, 7), "GlobalAvgPool", linear(1_000))
    reports = reports_of(pooled)
    assert reports["gap1"].output == (512,)
    assert reports["fc1"].cost.parameters == 513_000
    flat = report_of(image(512, 7, 7), "Flatten", linear(1_000))
    assert flat.cost.parameters == 25_089_000
    for size in (17, 32, 224):
        shape = last_shape(image(3, size, size), conv(8), "GlobalAvgPool", linear(10))
        assert shape == (10,)


@pytest.mark.requirement("A25", "A26", "NT-06")
def test_flatten_and_linear() -> None:
    reports = reports_of(chain(image(512, 7, 7), "Flatten", linear(4_096)))
    assert reports["flatten1"].output == (25_088,)
    assert reports["fc1"].cost.parameters == 102_764_544


@pytest.mark.requirement("A26", "A40")
def test_in_features_follow_what_is_before() -> None:
    for size, weights in ((8, 640), (16, 2_560)):
        report = report_of(image(1, size, size), "Flatten", linear(10))
        assert report.cost.weights == weights
    for channels in (1, 3):
        report = report_of(image(channels, 9, 9), conv(4))
        assert report.cost.weights == 4 * channels * 9


@pytest.mark.requirement("A29", "A30")
def test_batch_norm_learns_two_numbers_a_channel() -> None:
    on = report_of(image(4, 8, 8), "BatchNorm2d")
    assert on.output == (4, 8, 8)
    assert on.cost.parameters == 8
    assert on.cost.buffers == 4 + 4 + 1
    off = report_of(image(4, 8, 8), ("BatchNorm2d", {"affine": False}))
    assert off.cost.parameters == 0


@pytest.mark.requirement("A31")
def test_dropout_has_a_usual_range() -> None:
    assert resolve("Dropout", {}).p == 0.5  # type: ignore[attr-defined]
    assert report_of(image(4, 8, 8), "Dropout").output == (4, 8, 8)
    for p, unusual in ((0.1, True), (0.2, False), (0.5, False), (0.6, True)):
        report = report_of(image(4, 8, 8), ("Dropout", {"p": p}))
        assert bool(report.hints) == unusual


@pytest.mark.requirement("B01")
def test_relu_keeps_the_shape() -> None:
    report = report_of(image(4, 8, 8), "ReLU")
    assert (report.output, report.cost.parameters) == ((4, 8, 8), 0)


@pytest.mark.requirement("A34")
def test_concat_adds_channels() -> None:
    graph = chain(image(3, 56, 56))
    branches = [
        add(graph, *conv(channels, padding=1), after=["input"])  # type: ignore[misc]
        for channels in (16, 32, 64)
    ]
    add(graph, "Concat", {}, branches)
    report = reports_of(graph)["concat1"]
    assert report.output == (112, 56, 56)
    assert report.layer is not None
    shapes = [TensorShape((channels, 56, 56)) for channels in (112, 16, 32, 64)]
    (formula,) = report.layer.formulas(*shapes)
    assert formula.text == "16 + 32 + 64 = 112"


@pytest.mark.requirement("A38")
def test_input_has_presets_for_the_data_at_hand() -> None:
    param = layer_types()["Input"].params()["shape"]
    assert param.presets == ((1, 28, 28), (3, 32, 32), (3, 224, 224))
    for preset in param.presets:
        assert last_shape(image(*preset)) == preset


@pytest.mark.requirement("L02", "NT-01", "NT-12")
@pytest.mark.parametrize(
    ("size", "text"),
    [(7, "(7 + 2·0 − 3) / 1 + 1 = 5"), (5, "(5 + 2·0 − 3) / 1 + 1 = 3")],
)
def test_the_formula_is_told_with_its_numbers(size: int, text: str) -> None:
    layer = resolve("Conv2d", {"out_channels": 1, "padding": 0})
    texts = formula_texts(layer, TensorShape((1, size, size)))
    assert texts == ["out_channels = 1", text, text]


@pytest.mark.requirement("L02")
def test_formulas_of_the_other_layers() -> None:
    pool = resolve("MaxPool2d", {"ceil_mode": True})
    assert formula_texts(pool, TensorShape((2, 7, 6))) == [
        "unchanged = 2",
        "⌈(7 + 2·0 − 2) / 2⌉ + 1 = 4",
        "(6 + 2·0 − 2) / 2 + 1 = 3",
    ]
    image_shape = TensorShape((512, 7, 7))
    assert formula_texts(resolve("Flatten", {}), image_shape) == [
        "512 · 7 · 7 = 25,088"
    ]
    assert formula_texts(resolve("GlobalAvgPool", {}), image_shape) == [
        "channels = 512"
    ]
    same = resolve("Conv2d", {"padding": "same"})
    assert formula_texts(same, TensorShape((1, 9, 8)))[1:] == [
        '"same" = 9',
        '"same" = 8',
    ]


@pytest.mark.requirement("L05")
def test_multiply_adds_and_activations() -> None:
    report = report_of(image(3, 224, 224), conv(64, padding=1))
    assert report.cost.multiply_adds == 86_704_128
    assert report.cost.activations == 3_211_264


@pytest.mark.requirement("L04", "NT-08", "NT-09", "NT-10")
def test_large_dense_layers_cost_nothing_to_count() -> None:
    reports = reports_of(chain(image(3, 200, 200), "Flatten", linear(1_000)))
    assert reports["flatten1"].output == (120_000,)
    cost = reports["fc1"].cost
    assert (cost.weights, cost.biases) == (120_000_000, 1_000)
    reports = reports_of(chain(image(3, 224, 224), "Flatten", linear(1_000)))
    assert reports["flatten1"].output == (150_528,)
    assert reports["fc1"].cost.weights == 150_528_000
    assert TensorShape((3, 248, 400)).values == 297_600


@pytest.mark.requirement("NT-02", "NT-03", "NT-04", "NT-07", "A44")
def test_numbers_from_the_sources() -> None:
    one = report_of(image(3, 32, 32), conv(1, 5))
    assert (one.output, one.cost.parameters) == ((1, 28, 28), 76)
    assert last_shape(image(6, 28, 28), "MaxPool2d") == (6, 14, 14)
    first = reports_of(
        chain(image(3, 224, 224), conv(64, padding=1), "ReLU", "MaxPool2d")
    )
    assert first["conv1"].cost.parameters == 1_792
    assert first["relu1"].output == (64, 224, 224)
    assert first["pool1"].output == (64, 112, 112)
    alex = report_of(image(3, 227, 227), conv(96, 11, stride=4))
    assert alex.output == (96, 55, 55)
    assert (alex.cost.weights, alex.cost.biases) == (34_848, 96)
    assert last_shape(image(3, 224, 224), conv(96, 11, stride=4)) == (96, 54, 54)


@pytest.mark.requirement("NT-05")
def test_a_chain_halves_three_times() -> None:
    blocks: list[Spec] = []
    for channels in (64, 128, 256):
        blocks += [conv(channels, padding="same"), "MaxPool2d"]
    reports = reports_of(chain(image(3, 224, 224), *blocks))
    pooled = [r.output for name, r in reports.items() if name.startswith("pool")]
    assert pooled == [(64, 112, 112), (128, 56, 56), (256, 28, 28)]


def test_equal_layers_are_one_object() -> None:
    one, two = resolve("Conv2d", {"padding": 2}), resolve("Conv2d", {"padding": [2, 2]})
    assert one is two
    node = Node("n", "Conv2d", "conv1", {"padding": 2})
    assert node.resolved() is one


@pytest.mark.parametrize(
    ("type_name", "fields", "expected"),
    [
        ("Conv2d", {"kernel_size": 0}, "each from 1 to 1,024"),
        ("Conv2d", {"kernel_size": True}, "one whole number or a pair"),
        ("Conv2d", {"kernel_size": 8.0}, "one whole number or a pair"),
        ("Conv2d", {"kernel_size": [3, 3, 3]}, "one whole number or a pair"),
        ("Conv2d", {"padding": "valid"}, '"same"'),
        ("Conv2d", {"bias": 1}, "on or off"),
        ("Dropout", {"p": 1.5}, "a number from 0 to 1"),
        ("Dropout", {"p": float("nan")}, "a number from 0 to 1"),
        ("Input", {"shape": []}, "1 to 4 whole numbers"),
        ("Linear", {"out_features": 10**9}, "from 1 to 1,000,000"),
        ("Linear", {"in_features": 3}, "a field that Linear has"),
    ],
)
def test_values_that_are_not_allowed(
    type_name: str, fields: dict[str, object], expected: str
) -> None:
    with pytest.raises(FieldError) as caught:
        resolve(type_name, fields)
    assert expected in caught.value.expected


def test_evaluate_gives_one_kind_of_error() -> None:
    for shape in ((3,), (3, 4), (1, 2, 3, 4)):
        with pytest.raises(LayerError):
            evaluate(resolve("Conv2d", {}), (TensorShape(shape),))
