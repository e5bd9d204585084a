"""Receptive fields through layers that enlarge, shift and scatter an image.

The oracle is brute force: which pixels reach a value, traced index by index.
"""

from __future__ import annotations

import pytest

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.receptive import ReceptiveField
from tests.helpers.networks import Spec, add, chain, conv, image, reports_of

UP: Spec = "ConvTranspose2d"
UP4: Spec = ("ConvTranspose2d", {"kernel_size": 4, "padding": 1})
POOL: Spec = "MaxPool2d"


def field_of(*layers: Spec, size: int = 32) -> ReceptiveField:
    """Receptive field of the last layer of a chain on a square image."""
    report = list(reports_of(chain(image(4, size, size), *layers)).values())[-1]
    assert report.field is not None, report.problem
    return report.field


@pytest.mark.requirement("A14", "A15")
@pytest.mark.parametrize(
    ("layers", "size", "jump"),
    [
        ([UP], 1, 0.5),
        ([UP4], 2, 0.5),
        (["Upsample"], 1, 0.5),
        ([("Upsample", {"mode": "bilinear"})], 2, 0.5),
        ([POOL, UP], 2, 1),
        ([POOL, POOL, UP], 4, 2),
        ([POOL, "Upsample", conv(4)], 4, 1),
        ([("PixelUnshuffle", {})], 2, 2),
        ([("PixelUnshuffle", {}), ("PixelShuffle", {})], 2, 1),
        ([conv(4), UP, conv(4, stride=2)], 4, 1),
        ([("AdaptiveAvgPool2d", {"output_size": 8})], 4, 4),
        ([("AdaptiveAvgPool2d", {"output_size": 5})], 8, 6.4),
        ([("ConvTranspose2d", {"stride": 1, "kernel_size": 3})], 3, 1),
    ],
)
def test_size_and_jump(layers: list[Spec], size: int, jump: float) -> None:
    field = field_of(*layers)
    assert (field.size, field.jump) == ((size, size), (jump, jump))
    assert all(type(n) is int for n in field.size)
    assert all(type(n) is int for n in field.jump) == (jump == int(jump))


@pytest.mark.parametrize("kernel", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("padding", [0, 1, 2])
def test_transposed_convolution_sees_what_reaches_it(
    kernel: int, stride: int, padding: int
) -> None:
    fields = {"kernel_size": kernel, "stride": stride, "padding": padding}
    field = field_of(("ConvTranspose2d", fields), size=12)
    widest = 0
    for place in range(8, 16):
        reaching = [
            i for i in range(-9, 30) if 0 <= place + padding - i * stride < kernel
        ]
        if not reaching:
            continue
        top, _, height, _ = field.region(place, place)
        assert top <= reaching[0]
        assert reaching[-1] < top + height
        widest = max(widest, len(reaching))
    assert field.size == (widest, widest), "and not a pixel more than the widest"


def test_what_shifts_and_what_scatters() -> None:
    padded = field_of(("ZeroPad2d", {"padding": [1, 0, 2, 0]}))
    assert padded == ReceptiveField((1, 1), (1, 1), (-2, -1))
    cropped = field_of(("CenterCrop", {"size": 30}))
    assert cropped.region(0, 0) == (1, 1, 1, 1)
    cut = field_of(("Slice", {"dim": 3, "start": 4, "step": 2}))
    assert cut.region(1, 1) == (1, 6, 1, 1)
    turned = field_of(("Permute", {"dims": [1, 3, 2]}))
    assert turned.region(0, 0) == (0, 0, 32, 32), "no place is claimed"
    row = field_of(conv(4), "Flatten")
    assert row.size == (3, 3), "each value sees what it saw"
    tokens = ("Flatten", {"start_dim": 2})
    assert field_of(conv(4), tokens, ("Conv1d", {})).whole


def test_merged_branches_see_the_rectangle_around_both() -> None:
    graph = chain(image(4, 8, 8), POOL, ("ConvTranspose2d", {"out_channels": 4}))
    add(graph, *conv(4, 5, padding=2), after=["input"])  # type: ignore[misc]
    add(graph, "Add", {}, after=["upconv1", "conv1"])
    merged = reports_of(graph)["add1"].field
    assert merged == ReceptiveField((5, 5), (1, 1), (-2, -2))


def test_squeezed_to_one_value_it_sees_all_and_so_does_what_it_weighs() -> None:
    graph = Graph()
    layers: list[tuple[str, str, dict[str, object]]] = [
        ("image", "Input", {"shape": [4, 12, 12]}),
        ("conv", "Conv2d", {"out_channels": 4}),
        ("squeeze", "AdaptiveAvgPool2d", {"output_size": 1}),
        ("mul", "Multiply", {}),
        ("after", "Conv2d", {}),
    ]
    for name, kind, fields in layers:
        graph.add_node(Node(name, kind, name, fields))
    pairs = ("image", "conv"), ("conv", "squeeze"), ("conv", "mul"), ("squeeze", "mul")
    for source, target in (*pairs, ("mul", "after")):
        graph.add_edge(Edge(source, target))
    field = infer_shapes(graph).nodes["after"].field
    assert field is not None
    assert field.whole
    assert field.size == (12, 12)


def test_kept_corners_lie_where_they_were() -> None:
    fields = {"mode": "bilinear", "align_corners": True, "size": [8, 8]}
    field = field_of(("Upsample", fields), size=4)
    for place in range(8):
        exact = place * 3 / 7  # torch: o · (H − 1) / (H' − 1)
        top, _, height, _ = field.region(place, place)
        assert (top, height) == (int(exact), 2)
