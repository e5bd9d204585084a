"""Gallery, times, curves and shifts against figures and networks computed plainly."""

from __future__ import annotations

import math
import time
from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from cnnstudio.bridge.probe_messages import (
    Curve,
    CurveOf,
    Gallery,
    GalleryOf,
    Shift,
    ShiftOf,
    Times,
    TimesOf,
)
from cnnstudio.engine.inspect import times
from cnnstudio.engine.inspect.curve import bend
from cnnstudio.engine.inspect.shift import shifted
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.layers.activation import Activation
from cnnstudio.graph.layers.inline import LAYERS
from tests.helpers.graphs import chain
from tests.helpers.looked_into import subject_named
from tests.helpers.references import heard, levels, reference, said, validation
from tests.helpers.studies import refused, study, untrained_subject

CONV = ("Conv2d", {"out_channels": 3})


@pytest.fixture(scope="module")
def lenet() -> Subject:
    return subject_named("lenet")


@pytest.mark.requirement("M08")
@reference(GalleryOf)
def test_the_gallery_has_every_layer_in_the_order_of_computation(name: str) -> None:
    subject = subject_named(name)
    answer = study(subject, GalleryOf(request=1, subject="run", index=3, most=4))
    assert isinstance(answer, Gallery)
    network, found, order = subject.network, {}, []

    def keep(node: str, output: torch.Tensor) -> None:
        order.append(node)
        found[node] = output[0].clone()

    handles = [
        network.node_module(node).register_forward_hook(
            lambda module, given, output, node=node: keep(node, output)
        )
        for node in answer.nodes
    ]
    said(subject, validation(subject, 3))
    for handle in handles:
        handle.remove()
    assert list(answer.nodes) == order
    place = {node: i for i, node in enumerate(answer.nodes)}
    for edge in network.graph.edges:
        deeper = answer.depth[place[edge.target]] - answer.depth[place[edge.source]]
        assert deeper >= 0
    for node, shape in zip(answer.nodes, answer.shapes, strict=True):
        assert shape == tuple(found[node].shape)
        if len(shape) == 3:
            maps = found[node].numpy()
            highest = maps.max((1, 2))
            chosen = answer.channels[node]
            assert len(chosen) == min(4, shape[0])
            expected = -np.sort(-highest)[:4]
            np.testing.assert_allclose(highest[chosen], expected, rtol=1e-5)
            ends = np.stack((maps[chosen].min((1, 2)), highest[chosen]), 1)
            np.testing.assert_allclose(answer.ranges[node], ends, rtol=1e-3, atol=1e-4)
            far = answer.strips[node].astype(int) - levels(maps[chosen])
            assert np.abs(far).max() <= 1


def test_what_is_not_finite_is_marked_in_the_gallery() -> None:
    subject = untrained_subject(chain("Input", CONV, "Flatten", "Linear", "Output"))
    bias = subject.network.node_module("conv2d_1").get_parameter("bias")
    with torch.no_grad():
        bias[1] = math.nan
    answer = study(subject, GalleryOf(request=1, subject="run"))
    assert isinstance(answer, Gallery)
    assert set(answer.odd) == {"conv2d_1", "linear_1", "output_1"}
    chosen = answer.channels["conv2d_1"].tolist()
    assert chosen[-1] == 1
    assert (answer.odd["conv2d_1"][-1] == 1).all()
    assert not answer.odd["conv2d_1"][:-1].any()


def test_depth_counts_weight_layers_on_the_longest_way() -> None:
    answer = study(subject_named("resnet18"), GalleryOf(request=1, subject="run"))
    assert isinstance(answer, Gallery)
    assert answer.depth[-1] == 18
    lenet = study(subject_named("lenet"), GalleryOf(request=1, subject="run"))
    assert isinstance(lenet, Gallery)
    assert lenet.depth.tolist() == [0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 5, 5]


@pytest.mark.requirement("L19")
@reference(TimesOf)
def test_times_of_the_nodes_add_up_to_the_whole(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What else the machine does takes time, but no processor time of this process.
    monkeypatch.setattr(times, "clock", time.process_time)
    subject = subject_named(name)
    # Of two images LeNet takes half a millisecond: the stamps would be a part of that.
    batch, runs = (128, 9) if name == "lenet" else (2, 3)
    answer = study(subject, TimesOf(request=1, subject="run", batch=batch, runs=runs))
    assert isinstance(answer, Times)
    assert answer.nodes == subject.network.node_ids
    assert answer.seconds.min() > 0
    assert answer.seconds.sum() == pytest.approx(answer.whole, rel=0.3)
    assert answer.runs == runs
    with FlopCounterMode(display=False) as counter:
        said(subject, validation(subject, 0))
    # Torch counts products and sums of what has a matrix of weights, biases left out.
    assert 2 * answer.multiply_adds.sum() == counter.get_total_flops()


def test_times_see_which_layer_takes_long() -> None:
    graph = chain(
        "Input",
        ("Conv2d", {"out_channels": 48, "kernel_size": 7, "padding": 3}),
        "ReLU",
        "GlobalAvgPool",
        "Linear",
        "Output",
    )
    subject = untrained_subject(graph)
    answer = study(subject, TimesOf(request=1, subject="run", batch=16, runs=5))
    assert isinstance(answer, Times)
    assert answer.nodes[int(answer.seconds.argmax())] == "conv2d_1"
    assert "one image" in refused(subject, TimesOf(request=1, subject="run", batch=0))


def curve_of(kind: str, **asked: object) -> Curve:
    subject = untrained_subject(
        chain("Input", CONV, kind, "Flatten", "Linear",
              "Output")
    )  # fmt: skip
    node = f"{kind.lower()}_1"
    answer = study(subject, CurveOf(request=1, subject="run", node=node, **asked))  # type: ignore[arg-type]
    assert isinstance(answer, Curve)
    return answer


@pytest.mark.requirement("B08")
def test_the_derivative_of_tanh_is_one_minus_its_square() -> None:
    x = np.linspace(-5, 5, 101)
    found = bend(nn.Tanh(), x, 0)
    np.testing.assert_allclose(found.f, np.tanh(x), atol=1e-12)
    assert np.abs(found.slope - (1 - np.tanh(x) ** 2)).max() < 1e-6
    answer = curve_of("Tanh")
    far = np.abs(answer.slope - (1 - np.tanh(answer.x) ** 2))
    assert far.max() < 1e-6


@pytest.mark.requirement("NT-19")
def test_a_sigmoid_at_five_passes_hardly_any_gradient() -> None:
    answer = curve_of("Sigmoid", at=5.0)
    assert answer.value == pytest.approx(0.993307, abs=5e-7)
    assert answer.slope_at == pytest.approx(0.006648, abs=5e-7)
    assert answer.slope_at**10 == pytest.approx(1.69e-22, rel=5e-3)
    assert pytest.approx(2.82e-22, rel=5e-3) == 0.007**10
    assert np.float32(answer.slope_at**10) > 0
    assert np.float16(answer.slope_at**10) == 0
    best = float(answer.slope.max())
    assert best == pytest.approx(0.25, abs=1e-9)
    assert best**10 == pytest.approx(9.54e-7, rel=1e-3)


@pytest.mark.requirement("B08")
@pytest.mark.parametrize(
    "kind", sorted(n for n, t in layer_types().items() if issubclass(t, Activation))
)
def test_every_activation_has_its_curve(kind: str) -> None:
    answer = curve_of(kind)
    layer = layer_types()[kind]()
    assert isinstance(layer, Activation)
    expected = [layer.curve(float(x)) for x in answer.x]
    np.testing.assert_allclose(answer.f, expected, atol=1e-6)
    middle = (answer.f[2:] - answer.f[:-2]) / (answer.x[2:] - answer.x[:-2])
    smooth = np.abs(middle - answer.slope[1:-1]) < 0.02
    assert smooth.mean() > 0.97  # all but the corners
    assert answer.kind == kind


@pytest.mark.parametrize("name", sorted(LAYERS))
def test_an_activation_in_the_same_node_has_its_curve_too(name: str) -> None:
    conv = ("Conv2d", {"out_channels": 3, "activation": name})
    subject = untrained_subject(chain("Input", conv, "Flatten", "Linear", "Output"))
    answer = study(subject, CurveOf(request=1, subject="run", node="conv2d_1"))
    assert isinstance(answer, Curve)
    assert answer.kind == LAYERS[name]
    assert answer.count == 3 * 28 * 28


@pytest.mark.requirement("B08")
@reference(CurveOf)
def test_what_arrives_is_counted_as_a_plain_hook_sees_it(name: str) -> None:
    subject = subject_named(name)
    nodes = subject.network.node_ids
    node = [n for n in nodes if n.rpartition("/")[2].startswith("relu")][-2]
    asked = CurveOf(request=1, subject="run", node=node, index=4, images=5)
    answer = study(subject, asked)
    assert isinstance(answer, Curve)
    np.testing.assert_array_equal(answer.f, np.maximum(answer.x, 0))
    np.testing.assert_array_equal(answer.slope, answer.x > 0)
    given = heard(subject, node, validation(subject, *range(4, 9)), given=True)
    values = given.numpy().ravel()
    ends = float(answer.edges[0]), float(answer.edges[-1])
    counts, _ = np.histogram(values, len(answer.counts), ends)
    assert answer.count == values.size
    assert np.abs(counts - answer.counts).sum() <= 4  # rounding at the edges of bars
    assert answer.counts.sum() + answer.outside == values.size
    assert answer.below == pytest.approx((values < 0).mean(), abs=1e-3)
    assert answer.flat == pytest.approx((values <= 0).mean(), abs=1e-3)
    assert answer.mean == pytest.approx(values.mean(), rel=1e-4, abs=1e-6)
    assert answer.deviation == pytest.approx(values.std(), rel=1e-4)
    alone = study(subject, replace(asked, images=1, channel=2, alone=True))
    assert isinstance(alone, Curve)
    assert alone.count == given[0, 2].numel()
    assert alone.greatest == pytest.approx(float(given[0, 2].max()), rel=1e-5)


def test_values_that_are_no_numbers_are_counted() -> None:
    subject = untrained_subject(
        chain("Input", CONV, "ReLU", "Flatten", "Linear", "Output")
    )
    bias = subject.network.node_module("conv2d_1").get_parameter("bias")
    with torch.no_grad():
        bias[1] = math.nan
    answer = study(subject, CurveOf(request=1, subject="run", node="relu_1"))
    assert isinstance(answer, Curve)
    assert answer.not_finite == 28 * 28
    assert math.isfinite(answer.mean)


def test_a_prelu_shows_the_slope_that_its_channel_learned() -> None:
    subject = untrained_subject(
        chain("Input", CONV, ("PReLU", {"per_channel": True}), "Flatten", "Linear",
              "Output")
    )  # fmt: skip
    weight = subject.network.node_module("prelu_1").get_parameter("weight")
    with torch.no_grad():
        weight.copy_(torch.tensor([0.1, 0.5, -0.25]))
    asked = CurveOf(request=1, subject="run", node="prelu_1", channel=1, at=-2.0)
    answer = study(subject, asked)
    assert isinstance(answer, Curve)
    assert answer.of_channel
    assert (answer.value, answer.slope_at) == (-1.0, 0.5)


def test_a_layer_without_activation_has_no_curve(lenet: Subject) -> None:
    for node in ("conv1", "pool1"):
        asked = CurveOf(request=1, subject="run", node=node)
        assert "no activation" in refused(lenet, asked)


def shift_of(graph_of: tuple[object, ...], node: str, **asked: object) -> Shift:
    subject = untrained_subject(
        chain("Input", *graph_of, "Flatten", "Linear", "Output")  # type: ignore[arg-type]
    )
    answer = study(subject, ShiftOf(request=1, subject="run", node=node, **asked))  # type: ignore[arg-type]
    assert isinstance(answer, Shift)
    return answer


CIRCULAR = ("Conv2d", {"out_channels": 4, "padding_mode": "circular"})


@pytest.mark.requirement("L20", "NT-47")
@pytest.mark.parametrize(("dx", "dy"), [(1, 0), (3, -2), (0, 7)])
def test_a_circular_convolution_moves_with_the_image(dx: int, dy: int) -> None:
    answer = shift_of((CIRCULAR,), "conv2d_1", dx=dx, dy=dy)
    assert answer.exact
    assert answer.moved == (dy, dx)
    assert answer.differing == 0
    assert answer.largest <= answer.tolerance
    assert answer.course.max() < 1e-5
    np.testing.assert_array_equal(
        answer.expected, np.roll(answer.before, (dy, dx), (0, 1))
    )


@pytest.mark.requirement("L20", "NT-47")
def test_pooling_by_two_moves_only_with_every_second_pixel() -> None:
    layers = (CIRCULAR, "MaxPool2d")
    one = shift_of(layers, "maxpool2d_1", dx=1)
    assert not one.exact
    assert one.stride == (2.0, 2.0)
    assert one.differing > 0
    assert one.largest > one.tolerance
    two = shift_of(layers, "maxpool2d_1", dx=2)
    assert two.exact
    assert two.moved == (0, 1)
    assert two.differing == 0
    np.testing.assert_allclose(two.after, np.roll(two.before, 1, 1), atol=two.tolerance)
    assert (one.course[1::2] > 0.01).all()
    assert (one.course[::2] < 1e-5).all()


@pytest.mark.requirement("L20")
@pytest.mark.parametrize("edge", ["around", "black"])
def test_zeros_at_the_border_do_not_move_with_the_image(edge: str) -> None:
    conv = ("Conv2d", {"out_channels": 4, "padding": 1})
    answer = shift_of((conv, "ReLU", conv), "conv2d_2", dx=2, edge=edge)
    assert answer.exact
    assert answer.cells == 4 * 28 * 28
    assert answer.differing_inside == 0
    # A value sees 5 × 5 pixels, so two cells at each border look beyond it, and at the
    # left two more see what came in.
    assert answer.cells_inside == 4 * 24 * 22
    assert answer.compared[2:-2, 4:-2].all()
    assert answer.compared.sum() == 24 * 22


@pytest.mark.requirement("L20")
@reference(ShiftOf)
def test_a_shift_is_compared_as_by_hand(name: str) -> None:
    subject = subject_named(name)
    node = next(n for n in subject.network.node_ids if "conv" in n)
    asked = ShiftOf(request=1, subject="run", node=node, dx=8, dy=8, index=1, channel=1)
    answer = study(subject, asked)
    assert isinstance(answer, Shift)
    data = subject.dataset
    pixels = data.pixels(data.index("validation", 1))
    both = torch.cat([pixels, pixels.roll((8, 8), (2, 3))])
    given = heard(subject, node, data.pipeline.normalize(both.clone()))
    before, after = given.numpy()
    step = subject.dataset.shape[1] // before.shape[1]  # LeNet's map is 28 of 32
    cells = (8 // step, 8 // step)
    assert answer.moved == cells
    far = after - np.roll(before, cells, (1, 2))
    assert np.abs(far[1]).max() > 1e-2
    np.testing.assert_allclose(answer.before, before[1], rtol=1e-3, atol=1e-5)
    np.testing.assert_allclose(answer.difference, far[1], rtol=1e-3, atol=1e-5)
    assert answer.largest == pytest.approx(np.abs(far).max(), rel=1e-3, abs=1e-5)


def test_an_image_is_shifted_to_all_four_sides() -> None:
    pixels = torch.arange(1.0, 10.0).reshape(1, 3, 3)
    assert shifted(pixels, 0, 1, "black")[0].tolist() == [
        [0, 1, 2],
        [0, 4, 5],
        [0, 7, 8],
    ]
    assert shifted(pixels, 0, -2, "black")[0].tolist() == [
        [3, 0, 0],
        [6, 0, 0],
        [9, 0, 0],
    ]
    assert shifted(pixels, -1, 0, "black")[0].tolist() == [
        [4, 5, 6],
        [7, 8, 9],
        [0, 0, 0],
    ]
    assert shifted(pixels, 1, 0, "around")[0].tolist() == [
        [7, 8, 9],
        [1, 2, 3],
        [4, 5, 6],
    ]


def test_a_shift_out_of_the_image_is_refused(lenet: Subject) -> None:
    asked = ShiftOf(request=1, subject="run", node="conv1", dx=32)
    assert "32 × 32" in refused(lenet, asked)
