"""Ways to bring what an edge carries to another shape, the smallest change first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isqrt

from cnnstudio.advice.deciding import decider, preserving_padding
from cnnstudio.advice.edits import (
    LayerToAdd,
    insert,
    raw_value,
    set_field,
    set_fields,
    value_text,
)
from cnnstudio.advice.kinds import is_convolution, is_transposed, kernel, numbers
from cnnstudio.advice.scene import Proposal, Proposals, Scene, shape_text
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.node import Edge
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate

MOST_ADDED = 2
"""Rows that are rather padded than made by resizing."""
MOST_CUT = 5
"""Largest window that is offered to trim a branch by a few rows."""
Sizes = tuple[int, ...]


def is_known(type_name: str, fields: Mapping[str, object]) -> bool:
    """Tell whether the catalogue has this layer with these fields."""
    known = layer_types().get(type_name)
    return known is not None and fields.keys() <= known.params().keys()


def put(
    scene: Scene, edge: Edge, layers: Sequence[LayerToAdd], what: str
) -> Iterator[Proposal]:
    """Propose layers behind an edge's source: `Insert Flatten after pool1`."""
    if all(is_known(*layer) for layer in layers):
        label = translate("Advice", "Insert {what} after {source}").format(
            what=what, source=scene.name(edge.source)
        )
        yield insert(scene, edge, layers, label)


def fit(scene: Scene, edge: Edge, have: TensorShape, want: TensorShape) -> Proposals:
    """Propose what makes `want` of `have` on its way through an edge."""
    if len(have) != len(want):
        yield from change_rank(scene, edge, have, want)
    elif len(want) == 1:
        yield from _fit_features(scene, edge, have, want)
    elif have[1:] == want[1:]:
        yield from _fit_channels(scene, edge, have, want)
    else:
        yield from fit_size(scene, edge, have, want)


# One row of values


def _fit_features(
    scene: Scene, edge: Edge, have: TensorShape, want: TensorShape
) -> Proposals:
    above = decider(scene, edge, have[0])
    if above is not None:
        yield set_field(scene, above[0].node, above[1], want[0])
    what = translate("Advice", "Linear {have} → {want}").format(
        have=shape_text(have), want=shape_text(want)
    )
    yield from put(scene, edge, [("Linear", {"out_features": want[0]})], what)


# Channels


def _fit_channels(
    scene: Scene, edge: Edge, have: TensorShape, want: TensorShape
) -> Proposals:
    above = decider(scene, edge, have[0])
    if above is not None:
        yield set_field(scene, above[0].node, above[1], want[0])
    ones = (1,) * (len(want) - 1)
    yield from projection(scene, edge, want[0], ones, ones)


def projection(
    scene: Scene, edge: Edge, channels: int, stride: Sizes, window: Sizes
) -> Proposals:
    """Propose a convolution without padding, usually 1 × 1."""
    fields = {
        "out_channels": channels,
        "kernel_size": raw_value(window),
        "stride": raw_value(stride),
        "padding": 0,
    }
    name = f"Conv{len(window)}d"
    size = " × ".join(str(k) for k in window)
    what = translate("Advice", "{layer} {size} with {channels} channels")
    if max(stride) > 1:
        what = translate(
            "Advice", "{layer} {size} with {channels} channels, stride {stride},"
        )
    steps = value_text(raw_value(stride))
    what = what.format(layer=name, size=size, channels=channels, stride=steps)
    yield from put(scene, edge, [(name, fields)], what)


def pooling(scene: Scene, edge: Edge, window: Sizes, stride: Sizes) -> Proposals:
    """Propose a pooling that shrinks by its stride, or trims by its window."""
    fields = {"kernel_size": raw_value(window), "stride": raw_value(stride)}
    name = f"MaxPool{len(window)}d"
    what = f"{name} {value_text(raw_value(window))}"
    if stride != window:
        steps = value_text(raw_value(stride))
        what = translate("Advice", "{layer}, stride {stride},").format(
            layer=what, stride=steps
        )
    yield from put(scene, edge, [(name, fields)], what)


# Height and width


def fit_size(
    scene: Scene, edge: Edge, have: TensorShape, want: TensorShape
) -> Proposals:
    """Propose another size: undo what changed it, or step wider."""
    before, after = tuple(have[1:]), tuple(want[1:])
    yield from _output_padding(scene, edge, before, after)
    yield from _keep_size(scene, edge)
    smaller = all(a <= b for a, b in zip(after, before, strict=True))
    if smaller:
        yield from _step_wider(scene, edge, have, want)


def resize(scene: Scene, edge: Edge, have: TensorShape, want: TensorShape) -> Proposals:
    """Propose to pad, crop or resize, if only height and width differ."""
    if len(have) != len(want) or len(want) != 3 or have[1:] == want[1:]:
        return
    before, after = tuple(have[1:]), tuple(want[1:])
    missing = [w - h for w, h in zip(after, before, strict=True)]
    size = shape_text(after)
    if min(missing) >= 0 and max(missing) <= MOST_ADDED:
        yield from _pad(scene, edge, missing, size)
    if max(missing) <= 0:
        fields = {"size": raw_value(after)}
        yield from put(
            scene,
            edge,
            [("CenterCrop", fields)],
            translate("Advice", "{layer} to {size}").format(
                layer="CenterCrop", size=size
            ),
        )
    fields = {"size": raw_value(after)}
    yield from put(
        scene,
        edge,
        [("Upsample", fields)],
        translate("Advice", "{layer} to {size}").format(layer="Upsample", size=size),
    )
    if max(missing) <= 0:
        yield from _trim(scene, edge, have, want)
    elif min(missing) >= 0 and max(missing) > MOST_ADDED:
        yield from _pad(scene, edge, missing, size)


def _output_padding(scene: Scene, edge: Edge, have: Sizes, want: Sizes) -> Proposals:
    """Propose the output_padding with which a transposed convolution hits the size."""
    for report in scene.before(edge):
        if is_transposed(report.layer):
            now = numbers(report.layer, "output_padding")
            steps = numbers(report.layer, "stride")
            asked = [p + w - h for p, w, h in zip(now, want, have, strict=True)]
            if all(0 <= a < s for a, s in zip(asked, steps, strict=True)):
                yield set_field(scene, report.node, "output_padding", raw_value(asked))
            return
        if not report.inputs or report.inputs[0] is None or report.output is None:
            return
        if tuple(report.inputs[0][1:]) != tuple(report.output[1:]):
            return


def _keep_size(scene: Scene, edge: Edge) -> Proposals:
    """Propose the padding or stride with which a window keeps its size.

    It is the nearest one that changes it: a kernel may have grown further up.
    """
    for report in scene.before(edge):
        window = kernel(report.layer)
        if not window or is_transposed(report.layer) or _keeps(report):
            continue
        if is_convolution(report.layer):
            padding = preserving_padding(report.layer)
            if numbers(report.layer, "padding") != padding:
                yield set_field(scene, report.node, "padding", raw_value(padding))
            if any(k % 2 == 0 for k in window):
                yield _odd_kernel(scene, report, window)
        if max(numbers(report.layer, "stride")) > 1:
            yield set_field(scene, report.node, "stride", 1)
        return


def _keeps(report: NodeReport) -> bool:
    """True if height and width stay the same."""
    given, made = report.inputs[:1], report.output
    if not given or given[0] is None or made is None:
        return False
    return tuple(given[0][1:]) == tuple(made[1:])


def _odd_kernel(scene: Scene, report: NodeReport, window: Sizes) -> Proposal:
    """Propose the next odd kernel with the padding that keeps the size."""
    odd = raw_value([k | 1 for k in window])
    gaps = numbers(report.layer, "dilation")
    padding = raw_value([d * (k // 2) for k, d in zip(window, gaps, strict=True)])
    label = translate(
        "Advice", "Set kernel_size of {node} to {size} and padding to {padding}"
    ).format(
        node=scene.name(report.node), size=value_text(odd), padding=value_text(padding)
    )
    changes = [(report.node, "kernel_size", odd), (report.node, "padding", padding)]
    return set_fields(scene, changes, label)


def _step_wider(
    scene: Scene, edge: Edge, have: TensorShape, want: TensorShape
) -> Proposals:
    """Propose a stride that shrinks as much as is wanted."""
    stride = _stride(tuple(have[1:]), tuple(want[1:]))
    if stride is None:
        return
    for report in scene.before(edge):
        if kernel(report.layer):
            now = numbers(report.layer, "stride")
            if len(now) == len(stride) and not is_transposed(report.layer):
                wider = [a * b for a, b in zip(now, stride, strict=True)]
                yield set_field(scene, report.node, "stride", raw_value(wider))
            break
    yield from projection(scene, edge, want[0], stride, (1,) * len(stride))
    if have[0] == want[0]:
        yield from pooling(scene, edge, stride, stride)


def _stride(have: Sizes, want: Sizes) -> Sizes | None:
    """Return the stride of a 1 × 1 window that makes `want` of `have`, if there is one.

    ⌊(size − 1) / stride⌋ + 1 values are left.
    """
    result = []
    for size, left in zip(have, want, strict=True):
        smaller, larger = max(1, size // left), -(-size // left)
        if (size - 1) // smaller + 1 == left:
            result.append(smaller)
        elif (size - 1) // larger + 1 == left:
            result.append(larger)
        else:
            return None
    return tuple(result)


def _pad(scene: Scene, edge: Edge, missing: Sequence[int], size: str) -> Proposals:
    """Propose a border of zeros: the odd row is at the bottom, the column right."""
    (top, bottom), (left, right) = ((n // 2, n - n // 2) for n in missing)
    fields = {"padding": raw_value([left, right, top, bottom])}
    yield from put(
        scene,
        edge,
        [("ZeroPad2d", fields)],
        translate("Advice", "{layer} to {size}").format(layer="ZeroPad2d", size=size),
    )


def _trim(scene: Scene, edge: Edge, have: TensorShape, want: TensorShape) -> Proposals:
    """Propose a window without padding that takes a few rows and columns away."""
    window = tuple(h - w + 1 for h, w in zip(have[1:], want[1:], strict=True))
    if max(window) <= MOST_CUT:
        yield from projection(scene, edge, want[0], (1,) * len(window), window)
        if have[0] == want[0]:
            yield from pooling(scene, edge, window, (1,) * len(window))


# Another number of axes


def change_rank(
    scene: Scene, edge: Edge, have: TensorShape, want: TensorShape
) -> Proposals:
    """Propose layers that make a sample of another rank, and then of another size."""
    for layers, what, made in conversions(have, len(want)):
        if made == want:
            yield from put(scene, edge, layers, what)
        elif len(want) == 1:
            both = [*layers, ("Linear", {"out_features": want[0]})]
            more = translate("Advice", "{what} and Linear {made:,} → {want:,}").format(
                what=what, made=made[0], want=want[0]
            )
            yield from put(scene, edge, both, more)
        else:
            yield from put(scene, edge, layers, what)


Conversion = tuple[list[LayerToAdd], str, TensorShape]


def conversions(have: TensorShape, axes: int) -> Iterator[Conversion]:
    """List layers that make a sample of so many axes, and the shape that they give."""
    if axes == 1:
        yield [("Flatten", {})], "Flatten", TensorShape((have.values,))
        if len(have) > 2:
            pooled = TensorShape(have[:1])
            yield [("GlobalAvgPool", {})], "GlobalAvgPool", pooled
    elif axes < len(have):
        # The places of a map in a row, for each channel; or row by row, as steps.
        merged = len(have) - axes + 1
        for start in (2, 1) if axes == 2 else (1,):
            end = start + merged - 1
            row = TensorShape(have[start - 1 : end])
            made = (*have[: start - 1], row.values, *have[end:])
            fields = {"start_dim": start, "end_dim": end}
            what = translate("Advice", "Flatten of axes {start} to {end}").format(
                start=start, end=end
            )
            yield [("Flatten", fields)], what, TensorShape(made)
    else:
        sizes = _unrolled(have, axes)
        rest = TensorShape((*sizes, *have[1:]))
        what = translate("Advice", "{layer} to {size}").format(
            layer="Unflatten", size=rest
        )
        yield [("Unflatten", {"unflattened_size": list(sizes)})], what, rest


def _unrolled(have: TensorShape, axes: int) -> Sizes:
    """Sizes that the first axis is divided into: square images if that is possible."""
    count = axes - len(have) + 1
    if count > 2:
        for others in (1, 3, 2, 4, 8, 16, 32, 64, 128, 256, 512):
            side = isqrt(have[0] // others)
            if side > 1 and others * side * side == have[0]:
                frames = (others,) if count == 3 else (1, others)
                return *frames, side, side
    return (*(1,) * (count - 1), have[0])
