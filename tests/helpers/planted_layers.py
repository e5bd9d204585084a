"""Mistakes in the fields of one layer: windows, limits, numbers that must divide."""

from __future__ import annotations

from random import Random

from tests.helpers.planted import CONVOLUTIONS, Places, into, kind, of_type, put, some
from tests.helpers.planted_networks import Sketch


@kind
def kernel_larger_than_the_map(sketch: Sketch, random: Random) -> Places:
    node = some(random, of_type(sketch.graph, *CONVOLUTIONS))
    if node is None:
        return None
    pad = node.fields.get("padding", 1)
    assert isinstance(pad, int)
    larger = max(into(sketch, node)[1:]) + 2 * pad + 3
    return put(sketch.graph, node, kernel_size=larger)


@kind
def dilation_larger_than_the_map(sketch: Sketch, random: Random) -> Places:
    wide = [n for n in of_type(sketch.graph, *CONVOLUTIONS)
            if n.fields.get("kernel_size", 3) != 1]  # fmt: skip
    node = some(random, wide)
    return put(sketch.graph, node, dilation=40)


@kind
def pool_larger_than_the_map(sketch: Sketch, random: Random) -> Places:
    node = some(random, of_type(sketch.graph, "MaxPool2d", "AvgPool2d", "MaxPool1d"))
    return put(sketch.graph, node, kernel_size=60)


@kind
def too_much_padding_of_a_pool(sketch: Sketch, random: Random) -> Places:
    pools = of_type(sketch.graph, "MaxPool1d", "MaxPool2d", "MaxPool3d", "AvgPool2d")
    node = some(random, pools)
    return put(sketch.graph, node, padding=2)


@kind
def same_with_a_stride(sketch: Sketch, random: Random) -> Places:
    odd = [n for n in of_type(sketch.graph, *CONVOLUTIONS)
           if n.fields.get("kernel_size", 3) != 1]  # fmt: skip
    node = some(random, odd)
    return put(sketch.graph, node, padding="same", stride=2)


@kind
def mirrored_more_than_there_is(sketch: Sketch, random: Random) -> Places:
    node = some(random, of_type(sketch.graph, "Conv2d"))
    return put(sketch.graph, node, padding=60, padding_mode="reflect")


@kind
def groups_that_do_not_divide(sketch: Sketch, random: Random) -> Places:
    node = some(random, of_type(sketch.graph, *CONVOLUTIONS))
    return put(sketch.graph, node, groups=random.choice((7, 11)))


@kind
def value_out_of_its_limits(sketch: Sketch, random: Random) -> Places:
    wrong: dict[str, tuple[str, object]] = {
        "Conv2d": ("kernel_size", -1), "Linear": ("out_features", 0),
        "Dropout": ("p", 3.0), "MaxPool2d": ("stride", 0), "Concat": ("dim", 9),
        "Conv1d": ("out_channels", 2.5), "Chunk": ("chunks", 1),
        "GroupNorm": ("num_groups", "two"), "LSTM": ("output", "none of them"),
    }  # fmt: skip
    node = some(random, of_type(sketch.graph, *wrong))
    if node is None:
        return None
    name, value = wrong[node.type]
    return put(sketch.graph, node, **{name: value})


@kind
def field_that_nobody_knows(sketch: Sketch, random: Random) -> Places:
    node = some(random, sketch.graph.nodes.values())
    return put(sketch.graph, node, colour="red")


@kind
def axis_that_is_not_there(sketch: Sketch, random: Random) -> Places:
    node = some(random, of_type(sketch.graph, "Concat", "Chunk", "Slice"))
    return put(sketch.graph, node, dim=4)


@kind
def place_beyond_the_axis(sketch: Sketch, random: Random) -> Places:
    node = some(random, of_type(sketch.graph, "Slice"))
    return put(sketch.graph, node, start=random.choice((99, -99)))


# Numbers that must divide, or add up


@kind
def heads_that_do_not_divide(sketch: Sketch, random: Random) -> Places:
    node = some(random, of_type(sketch.graph, "MultiheadAttention"))
    if node is not None:
        return put(sketch.graph, node, num_heads=3)
    node = some(random, of_type(sketch.graph, "TransformerEncoderLayer"))
    return put(sketch.graph, node, nhead=3)


@kind
def groups_of_a_normalization(sketch: Sketch, random: Random) -> Places:
    node = some(random, of_type(sketch.graph, "GroupNorm"))
    return put(sketch.graph, node, num_groups=7)


@kind
def channels_that_do_not_shuffle(sketch: Sketch, random: Random) -> Places:
    shuffle = some(random, of_type(sketch.graph, "PixelShuffle"))
    if shuffle is not None:
        return put(sketch.graph, shuffle, upscale_factor=3)
    node = some(random, of_type(sketch.graph, "ChannelShuffle"))
    return put(sketch.graph, node, groups=7)


@kind
def chunks_that_do_not_divide(sketch: Sketch, random: Random) -> Places:
    split = some(random, of_type(sketch.graph, "Chunk"))
    return put(sketch.graph, split, chunks=3)


@kind
def sizes_that_do_not_add_up(sketch: Sketch, random: Random) -> Places:
    node = some(random, of_type(sketch.graph, "Unflatten"))
    if node is None:
        return None
    sizes = node.fields["unflattened_size"]
    assert isinstance(sizes, list)
    place = random.randrange(3)
    wrong = [n + (i == place) for i, n in enumerate(sizes)]
    return put(sketch.graph, node, unflattened_size=wrong)


@kind
def values_that_do_not_fold(sketch: Sketch, random: Random) -> Places:
    node = some(random, of_type(sketch.graph, "Unflatten"))
    if node is None:
        return None
    before = sketch.graph.nodes[sketch.graph.incoming(node.id)[0].source]
    features = before.fields["out_features"]
    assert isinstance(features, int)
    put(sketch.graph, before, out_features=features - 1)
    return {node.id}


@kind
def output_padding_as_large_as_the_stride(sketch: Sketch, random: Random) -> Places:
    node = some(random, of_type(sketch.graph, "ConvTranspose2d"))
    return put(sketch.graph, node, output_padding=2)
