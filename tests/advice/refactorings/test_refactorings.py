"""Each refactoring: what it makes of a network, in layers, shapes and numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cnnstudio.advice.refactorings import refactorings
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.layers.convolution import Conv2d
from tests.helpers.networks import add, chain, conv, image, linear, shapes_of
from tests.helpers.refactoring import done, offered, planned, refused

PAD1 = {"padding": 1}


def types_of(graph: Graph) -> list[str]:
    return [graph.nodes[n].type for n in graph.order().nodes]


def only(graph: Graph, kind: str) -> list[Conv2d]:
    nodes = [graph.nodes[n] for n in graph.order().nodes]
    return [n.resolved() for n in nodes if n.type == kind]  # type: ignore[misc]


def weights_of(graph: Graph) -> int:
    return infer_shapes(graph).totals().weights


@pytest.mark.requirement("A23")
def test_pooling_becomes_a_strided_convolution_of_the_same_shape() -> None:
    graph = chain(image(3, 32, 32), conv(8, padding=1), "ReLU", "MaxPool2d", conv(4))
    after, _ = done("pool_to_strided_convolution", graph, ["pool1"])
    new = only(after, "Conv2d")[1]
    assert (new.kernel_size, new.stride, new.padding) == ((3, 3), (2, 2), (1, 1))
    assert new.out_channels == 8
    assert types_of(after)[3:5] == ["Conv2d", "ReLU"]
    assert shapes_of(after)[3] == shapes_of(graph)[3] == (8, 16, 16)


@pytest.mark.parametrize(
    ("size", "kernel", "stride", "padding", "ceil"),
    [(32, 2, 2, 0, False), (27, 2, 2, 0, False), (55, 3, 2, 0, False),
     (112, 3, 2, 1, False), (9, 3, 3, 1, False), (13, 2, 2, 0, True),
     (8, 2, 1, 0, False), (12, 4, 4, 0, False), (11, 2, 5, 0, True)],
)  # fmt: skip
def test_the_strided_convolution_gives_as_much_as_any_pooling(
    size: int, kernel: int, stride: int, padding: int, ceil: bool
) -> None:
    fields = {
        "kernel_size": kernel, "stride": stride, "padding": padding, "ceil_mode": ceil,
    }  # fmt: skip
    graph = chain(image(3, size, size), ("MaxPool2d", fields))
    after, _ = done("pool_to_strided_convolution", graph, activation=False)
    assert shapes_of(after) == shapes_of(graph)
    assert types_of(after) == ["Input", "Conv2d"]


def test_pooling_that_no_convolution_equals_says_why() -> None:
    fields = {"kernel_size": 3, "padding": 1, "ceil_mode": True}
    reason = refused(
        "pool_to_strided_convolution", chain(image(1, 6, 6), ("MaxPool2d", fields))
    )
    assert "gives 4 from 6" in reason
    assert "pool1" in reason


@pytest.mark.requirement("P01")
@pytest.mark.requirement("NT-41")
@pytest.mark.parametrize(
    ("kernel", "count", "before", "after"),
    [(7, 3, 200_704, 110_592), (5, 2, 102_400, 73_728)],
)
def test_a_large_kernel_becomes_a_stack(
    kernel: int, count: int, before: int, after: int
) -> None:
    big = conv(64, kernel, padding=kernel // 2, bias=False)
    graph = chain(image(64, 14, 14), big, "ReLU")
    stacked, _ = done("stack_of_small_kernels", graph)
    assert weights_of(graph) == before
    assert weights_of(stacked) == after
    assert types_of(stacked) == ["Input", *["Conv2d", "ReLU"] * count]
    assert shapes_of(stacked)[-1] == shapes_of(graph)[-1]


@pytest.mark.parametrize("size", [14, 15, 31])
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("padding", [0, 1, 3, 4, "same"])
def test_a_stack_gives_the_same_shape_and_sees_as_far(
    size: int, stride: int, padding: object
) -> None:
    if padding == "same" and stride > 1:
        return
    big = conv(6, 7, stride=stride, padding=padding)
    graph = chain(image(3, size, size), big)
    stacked, _ = done("stack_of_small_kernels", graph)
    assert shapes_of(stacked)[-1] == shapes_of(graph)[-1]
    fields = [list(infer_shapes(g).nodes.values())[-1].field for g in (graph, stacked)]
    assert fields[0] is not None
    assert fields[1] is not None
    assert fields[0].size == fields[1].size
    assert fields[0].jump == fields[1].jump


@pytest.mark.requirement("A11")
@pytest.mark.requirement("NT-42")
def test_a_depthwise_separable_convolution_has_a_ninth_of_the_weights() -> None:
    graph = chain(image(64, 8, 8), conv(128, 3, padding=1, bias=False))
    separable, _ = done("depthwise_separable", graph)
    assert weights_of(graph) == 73_728
    first, second = only(separable, "Conv2d")
    assert (first.groups, first.out_channels, second.kernel_size) == (64, 64, (1, 1))
    assert weights_of(separable) == 576 + 8_192 == 8_768
    assert shapes_of(separable)[-1] == shapes_of(graph)[-1]


@pytest.mark.requirement("A10")
def test_rows_and_columns_take_two_thirds_of_the_weights() -> None:
    graph = chain(image(64, 8, 8), conv(64, 3, padding=1, bias=False))
    pair, _ = done("asymmetric_pair", graph)
    first, second = only(pair, "Conv2d")
    assert (first.kernel_size, first.padding) == ((1, 3), (0, 1))
    assert (second.kernel_size, second.padding) == ((3, 1), (1, 0))
    assert (weights_of(graph), weights_of(pair)) == (36_864, 24_576)
    assert shapes_of(pair)[-1] == shapes_of(graph)[-1]


@pytest.mark.parametrize("name", ["depthwise_separable", "asymmetric_pair"])
@pytest.mark.parametrize("stride", [1, 2])
def test_parts_repeat_normalization_and_activation(name: str, stride: int) -> None:
    row = [conv(8, 3, padding=1, stride=stride), "BatchNorm2d", "ReLU"]
    graph = chain(image(4, 9, 9), *row)
    after, _ = done(name, graph)
    assert types_of(after) == ["Input", *["Conv2d", "BatchNorm2d", "ReLU"] * 2]
    assert shapes_of(after)[-1] == shapes_of(graph)[-1]


@pytest.mark.requirement("A27")
@pytest.mark.requirement("NT-25")
def test_dense_layers_become_convolutions_that_slide() -> None:
    graph = chain(image(512, 7, 7), "Flatten", linear(100))
    after, _ = done("dense_to_convolution", graph)
    assert types_of(after) == ["Input", "Conv2d"]
    assert weights_of(after) == 2_508_800
    assert shapes_of(after)[-1] == (100, 1, 1)
    node = after.node_named("input")
    assert node is not None
    larger = chain(
        image(512, 12, 12), ("Conv2d", dict(list(after.nodes.values())[-1].fields))
    )
    assert shapes_of(larger)[-1] == (100, 6, 6)


def test_a_whole_head_is_converted_and_still_gives_scores() -> None:
    head = ["Flatten", linear(32), "ReLU", "Dropout", linear(10), "Output"]
    graph = chain(image(4, 6, 5), *head)
    after, plan = done("dense_to_convolution", graph, ["fc2"])
    expected = ["Conv2d", "ReLU", "Dropout", "Conv2d", "GlobalAvgPool", "Output"]
    assert types_of(after)[1:] == expected
    assert [c.kernel_size for c in only(after, "Conv2d")] == [(6, 5), (1, 1)]
    assert [carry.rule for carry in plan.carries] == ["reshape", "reshape"]


def test_a_global_pooling_head_saves_most_weights() -> None:
    graph = chain(image(512, 7, 7), "Flatten", linear(1000))
    _, preview = planned("global_pooling_head", graph)
    totals = preview.before.parameters, preview.after.parameters
    assert totals == (25_089_000, 513_000)
    hidden = chain(image(8, 7, 7), "Flatten", linear(64), "ReLU", linear(10), "Output")
    after, plan = done("global_pooling_head", hidden)
    assert types_of(after) == ["Input", "GlobalAvgPool", "Linear", "Output"]
    assert "one hidden layer" in plan.note
    kept, _ = done("global_pooling_head", hidden, keep_hidden=True)
    assert types_of(kept)[1:4] == ["GlobalAvgPool", "Linear", "ReLU"]


def test_a_shortcut_is_added_around_a_stretch() -> None:
    stretch = [conv(8, padding=1), "ReLU", conv(8, padding=1)]
    graph = chain(image(3, 9, 9), conv(8, padding=1), *stretch, "ReLU")
    after, _ = done("wrap_in_residual", graph, ["conv2", "relu1", "conv3"])
    (merge,) = [n.id for n in after.nodes.values() if n.type == "Add"]
    assert [e.source for e in after.incoming(merge)] == ["conv3", "conv1"]
    assert [e.target for e in after.outgoing(merge)] == ["relu2"]
    assert shapes_of(after)[-1] == shapes_of(graph)[-1]


@pytest.mark.parametrize("size", [9, 10, 15])
@pytest.mark.parametrize("norm", [False, True])
def test_a_shortcut_of_another_shape_gets_a_projection(size: int, norm: bool) -> None:
    row = [conv(16, padding=1, stride=2), *(["BatchNorm2d"] if norm else [])]
    graph = chain(image(3, size, size), conv(8, padding=1), *row)
    names = [n for n in graph.nodes if n not in ("input", "conv1")]
    after, _ = done("wrap_in_residual", graph, names)
    assert after.order().nodes[-1].startswith("n")
    projection = only(after, "Conv2d")
    assert sorted(c.kernel_size for c in projection)[0] == (1, 1)
    assert len(only(after, "BatchNorm2d")) == 2 * norm
    assert shapes_of(after)[-1] == shapes_of(graph)[-1]


def test_a_shortcut_says_why_it_cannot_be() -> None:
    graph = chain(image(3, 8, 8), conv(4), "ReLU", "Flatten", linear(10), "Output")
    assert refused("wrap_in_residual", graph).startswith("Select the layers")
    assert "output is an end" in refused("wrap_in_residual", graph, ["output"])
    assert "360 of 4" not in refused("wrap_in_residual", graph, ["flatten1"])
    assert "no projection" in refused("wrap_in_residual", graph, ["relu1", "flatten1"])
    apart = refused("wrap_in_residual", graph, ["conv1", "fc1"])
    assert "begins at one place" in apart
    vectors = chain(image(6), linear(6), "ReLU", linear(4))
    after, _ = done("wrap_in_residual", vectors, ["fc1", "relu1", "fc2"])
    assert types_of(after).count("Linear") == 3


def test_batch_norm_goes_behind_every_convolution_that_has_none() -> None:
    row = [conv(8), "ReLU", conv(8), "BatchNorm2d", "ReLU", conv(10), "GlobalAvgPool"]
    graph = chain(image(3, 16, 16), *row, "Output")
    after, _ = done("batch_norm_after_convolutions", graph)
    expected = ["Conv2d", "BatchNorm2d", "ReLU"] * 2 + ["Conv2d", "GlobalAvgPool"]
    assert types_of(after)[1:-1] == expected
    assert [c.bias for c in only(after, "Conv2d")] == [False, True, True]
    reason = refused("batch_norm_after_convolutions", after)
    assert reason.startswith("Every convolution")


def test_the_bias_is_switched_off_only_before_batch_norm() -> None:
    graph = chain(image(3, 9, 9), conv(8), "BatchNorm2d", conv(8), "ReLU")
    after, plan = done("bias_off_before_batch_norm", graph)
    assert [c.bias for c in only(after, "Conv2d")] == [False, True]
    assert plan.claim == "training"
    assert refused("bias_off_before_batch_norm", after).startswith("No layer")


@pytest.mark.requirement("F04")
def test_dropout_is_inserted_before_the_head() -> None:
    head = ["Flatten", linear(32), "ReLU", linear(10), "Output"]
    graph = chain(image(1, 8, 8), conv(4), *head)
    after, plan = done("dropout_before_head", graph)
    assert types_of(after)[2:5] == ["Flatten", "Dropout", "Linear"]
    assert only(after, "Dropout")[0].p == 0.5  # type: ignore[attr-defined]
    assert plan.label == "Insert Dropout 0.5 before fc1"
    second, _ = done("dropout_before_head", after, ["fc2"], p=0.2)
    assert types_of(second)[6:8] == ["Dropout", "Linear"]
    assert "already" in refused("dropout_before_head", second)


@pytest.mark.requirement("J18")
def test_compound_scaling_makes_wider_and_larger() -> None:
    row = [conv(32, padding=1), conv(32, padding=1, groups=32), conv(16, 1)]
    graph = chain(image(3, 224, 224), *row, "GlobalAvgPool", linear(10), "Output")
    after, plan = done("compound_scaling", graph, phi=1)
    assert after.nodes["input"].fields["shape"] == [3, 258, 258]
    widths = [(c.out_channels, c.groups) for c in only(after, "Conv2d")]
    assert widths == [(32, 1), (32, 32), (16, 1)]
    assert "α·β²·γ² = 1.92" in plan.note
    wide, _ = done("compound_scaling", graph, phi=4)
    widths = [(c.out_channels, c.groups) for c in only(wide, "Conv2d")]
    assert widths == [(48, 1), (48, 48), (24, 1)]
    assert shapes_of(wide)[-1] == (10,)


def test_scores_are_not_scaled() -> None:
    graph = chain(image(3, 32, 32), conv(16), conv(10, 1), "GlobalAvgPool", "Output")
    after, _ = done("compound_scaling", graph, phi=3)
    assert [c.out_channels for c in only(after, "Conv2d")] == [24, 10]


def test_a_layer_that_is_off_makes_no_scores() -> None:
    row = [conv(16), conv(10, 1), conv(99, 1)]
    graph = chain(image(3, 32, 32), *row, "GlobalAvgPool", "Output")
    last = graph.nodes["conv3"]
    graph.replace_node(replace(last, off=True))
    after, _ = done("compound_scaling", graph, phi=3)
    widths = [after.nodes[n].fields["out_channels"] for n in ("conv1", "conv2")]
    assert widths == [24, 10]


def test_an_option_that_is_not_allowed_is_a_reason() -> None:
    graph = chain(image(1, 8, 8), "Flatten", linear(10))
    found = offered("dropout_before_head", graph, p=2)
    assert found.reason == "p is 2, expected a number from 0 to 1."


def test_a_branch_keeps_its_place_in_the_order_of_a_concat() -> None:
    graph = chain(image(4, 8, 8))
    for name in ("conv1", "conv2", "conv3"):
        add(graph, "Conv2d", {"out_channels": 4}, ["input"], name)
    add(graph, "Concat", {}, ["conv1", "conv2", "conv3"])
    after, _ = done("asymmetric_pair", graph, ["conv2"])
    sources = [e.source for e in after.incoming("concat1")]
    assert (sources[0], sources[2]) == ("conv1", "conv3")
    assert after.nodes[sources[1]].type == "Conv2d"


def test_activations_are_replaced_everywhere_inside_of_layers_too() -> None:
    dense = ("Linear", {"out_features": 8, "activation": "relu"})
    row = [conv(4), "ReLU", conv(4), "LeakyReLU", "Flatten", dense, linear(10)]
    graph = chain(image(1, 9, 9), *row, "Softmax")
    after, plan = done("another_activation", graph, by="Tanh")
    assert types_of(after).count("Tanh") == 2
    assert types_of(after)[-1] == "Softmax"
    assert [n.activation for n in only(after, "Linear")] == ["tanh", "none"]
    assert plan.label == "Replace 3 activations by Tanh"
    apart, _ = done("another_activation", graph, by="Softplus", replaced="ReLU")
    assert types_of(apart)[2:5] == ["Softplus", "Conv2d", "LeakyReLU"]
    assert types_of(apart)[6:8] == ["Linear", "Softplus"]
    assert "no Mish here" in refused("another_activation", graph, replaced="Mish")


def test_batch_norm_goes_before_an_activation_inside_of_the_layer() -> None:
    graph = chain(image(1, 9, 9), conv(4), "ReLU", "Flatten", linear(10))
    assert "activation" in layer_types()["Linear"].params()
    after, _ = done("batch_norm_after_convolutions", graph)
    assert types_of(after)[1:4] == ["Conv2d", "BatchNorm2d", "ReLU"]
    dense = ("Linear", {"out_features": 8, "activation": "relu"})
    behind = chain(image(1, 9, 9), "Flatten", dense, "BatchNorm1d")
    assert refused("bias_off_before_batch_norm", behind).startswith("No layer")


@pytest.mark.parametrize("name", sorted(refactorings))
def test_every_refactoring_explains_itself(name: str) -> None:
    found = refactorings[name]
    assert found.title[0].isupper()
    assert found.about.endswith(".")
    assert found.about.count(". ") == 1  # two sentences
    assert any(letter.isdigit() for letter in found.source)  # a year
    for param in found.options.values():
        assert param.help
        assert param.label
