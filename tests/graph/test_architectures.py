"""Known networks: their shapes, sizes and receptive fields, without allocating any."""

from __future__ import annotations

import pytest

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.receptive import ReceptiveField
from tests.helpers.networks import Spec, add, chain, conv, image, linear, reports_of


def max_pool(kernel: int = 2, stride: int = 2) -> Spec:
    return ("MaxPool2d", {"kernel_size": kernel, "stride": stride})


def lenet5() -> Graph:
    """LeNet-5 (1998) with max pooling and ReLU, as it is taught."""
    return chain(
        image(1, 32, 32),
        *(conv(6, 5), "ReLU", max_pool(), conv(16, 5), "ReLU", max_pool()),
        *("Flatten", linear(120), "ReLU", linear(84), "ReLU", linear(10), "Output"),
    )


def alexnet() -> Graph:
    """AlexNet (2012) in one tower on 227 × 227."""
    return chain(
        image(3, 227, 227),
        *(conv(96, 11, stride=4), "ReLU", max_pool(3)),
        *(conv(256, 5, padding=2, groups=2), "ReLU", max_pool(3)),
        *(conv(384, padding=1), "ReLU"),
        *(conv(384, padding=1, groups=2), "ReLU"),
        *(conv(256, padding=1, groups=2), "ReLU", max_pool(3)),
        *("Flatten", linear(4_096), "ReLU", "Dropout"),
        *(linear(4_096), "ReLU", "Dropout", linear(1_000)),
        ("Output", {"classes": 1_000}),
    )


def vgg16() -> Graph:
    """VGG-16 (2014), configuration D."""
    layers: list[Spec] = []
    for channels, count in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)):
        layers += [conv(channels, padding=1), "ReLU"] * count + [max_pool()]
    return chain(
        image(3, 224, 224),
        *layers,
        *("Flatten", linear(4_096), "ReLU", "Dropout"),
        *(linear(4_096), "ReLU", "Dropout", linear(1_000)),
        ("Output", {"classes": 1_000}),
    )


def field_behind(graph: Graph, name: str) -> ReceptiveField:
    field = reports_of(graph)[name].field
    assert field is not None
    return field


@pytest.mark.requirement("NT-52")
def test_lenet5() -> None:
    report = infer_shapes(lenet5())
    assert report.is_clean
    assert report.totals().parameters == 61_706
    shapes = list(dict.fromkeys(r.output for r in report.nodes.values()))
    assert shapes == [
        (1, 32, 32), (6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5), (400,),
        (120,), (84,), (10,),
    ]  # fmt: skip


@pytest.mark.requirement("K03")
def test_networks_of_imagenet_size_are_counted_not_built() -> None:
    alex, vgg = infer_shapes(alexnet()), infer_shapes(vgg16())
    assert alex.is_clean
    assert vgg.is_clean
    assert alex.totals().parameters == 60_965_224
    assert vgg.totals().parameters == 138_357_544
    assert vgg.totals().multiply_adds == 15_470_264_320


@pytest.mark.requirement("NT-33", "L06")
@pytest.mark.parametrize(
    ("layers", "size", "jump"),
    [
        ([conv(1, 5)], 5, 1),
        ([conv(1), conv(1)], 5, 1),
        ([conv(1), conv(1), conv(1)], 7, 1),
        ([conv(1), max_pool(), conv(1)], 8, 2),
    ],
)
def test_receptive_fields_of_stacks(layers: list[Spec], size: int, jump: int) -> None:
    graph = chain(image(1, 32, 32), *layers)
    field = field_behind(graph, list(graph.nodes)[-1])
    assert (field.size, field.jump) == ((size, size), (jump, jump))


@pytest.mark.requirement("NT-33", "L06")
def test_receptive_fields_of_known_networks() -> None:
    assert field_behind(lenet5(), "pool2").size == (16, 16)
    assert field_behind(alexnet(), "pool3").size == (195, 195)
    assert field_behind(vgg16(), "pool5").size == (212, 212)
    assert field_behind(vgg16(), "pool5").jump == (32, 32)


@pytest.mark.requirement("L06")
def test_the_region_that_one_value_sees() -> None:
    field = field_behind(chain(image(1, 28, 28), conv(1, padding=1)), "conv1")
    assert field.region(0, 0) == (-1, -1, 3, 3)
    assert field.region(5, 7) == (4, 6, 3, 3)
    whole = field_behind(chain(image(1, 28, 28), "Flatten", linear(10)), "fc1")
    assert whole.region(0, 0) == (0, 0, 28, 28)


@pytest.mark.requirement("A33", "A35", "L06")
def test_branches_see_what_the_widest_of_them_sees() -> None:
    graph = chain(image(4, 28, 28))
    branches = [
        add(graph, "Conv2d", {"out_channels": 4, "kernel_size": k, "padding": k // 2},
            after=["input"])
        for k in (1, 3, 5)
    ]  # fmt: skip
    add(graph, "Add", {}, branches)
    reports = reports_of(graph)
    assert reports["add1"].output == (4, 28, 28)
    field = reports["add1"].field
    assert field is not None
    assert (field.size, field.first) == ((5, 5), (-2, -2))
