"""The arithmetic of a layer: every dimension of every output, with its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.layer import Formula, Layer
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\d]+")


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension of an output: its letter, how it comes about, and a remark.

    `output` names the output where a layer has several.
    """

    letter: str
    text: str
    note: str = ""
    output: str = ""


def arithmetic(report: NodeReport | None) -> tuple[Dimension, ...]:
    """Return all dimensions in order; nothing for a layer that does not work."""
    if report is None or report.layer is None or report.state is not State.VALID:
        return ()
    inputs = tuple(shape for shape in report.inputs if shape is not None)
    outputs = tuple(shape for shape in report.outputs if shape is not None)
    if len(inputs) != len(report.inputs) or len(outputs) != len(report.outputs):
        return ()
    if len(outputs) == 1:
        return tuple(_dimensions(report.layer, outputs[0], inputs))
    found: list[Dimension] = []
    for port, shape in zip(report.ports, outputs, strict=False):
        title = port.title or port.name
        for axis, letter in enumerate(shape.letters):
            text = _part(shape, outputs, inputs, axis)
            found.append(Dimension(letter, text, output=title))
    return tuple(found)


def _dimensions(
    layer: Layer, output: TensorShape, inputs: tuple[TensorShape, ...]
) -> Iterator[Dimension]:
    formulas = list(layer.formulas(output, *inputs))
    if len(formulas) == len(output):  # of a sequence, a layer has letters of its own
        for formula in formulas:
            yield Dimension(formula.dimension, formula.text, formula.note)
        return
    told: dict[str, Formula] = {f.dimension: f for f in formulas}
    for axis, letter in enumerate(output.letters):
        known = told.get(letter)
        if known is not None:
            yield Dimension(letter, known.text, known.note)
        else:
            yield Dimension(letter, _untold(layer, output, inputs, axis))


def _untold(
    layer: Layer, output: TensorShape, inputs: tuple[TensorShape, ...], axis: int
) -> str:
    """Say where a size comes from of which the layer tells nothing."""
    size = f"{output[axis]:,}"
    alike = [shape for shape in inputs if len(shape) == len(output)]
    if alike and all(shape[axis] == output[axis] for shape in alike):
        return translate("Arithmetic", "unchanged = {0}").format(size)
    if isinstance(layer, BlockLayer):
        inside = translate("Arithmetic", "its layers give = {0}")
        return inside.format(size)
    wide = max((shape[axis] for shape in alike), default=0)
    if len(inputs) > 1 and wide == output[axis]:
        return translate("Arithmetic", "the larger = {0}").format(size)
    return translate("Arithmetic", "set to = {0}").format(size)


def _part(
    shape: TensorShape,
    outputs: tuple[TensorShape, ...],
    inputs: tuple[TensorShape, ...],
    axis: int,
) -> str:
    """Say how one of several outputs comes about along an axis."""
    size = shape[axis]
    before = inputs[0] if inputs else shape
    if len(before) != len(shape):
        return translate("Arithmetic", "set to = {0}").format(f"{size:,}")
    if before[axis] == size:
        return translate("Arithmetic", "unchanged = {0}").format(f"{size:,}")
    if size and before[axis] == size * len(outputs):
        return f"{before[axis]:,} / {len(outputs)} = {size:,}"
    return translate("Arithmetic", "set to = {0}").format(f"{size:,}")


def changed_terms(text: str, before: str) -> list[tuple[str, bool]]:
    """Split a formula into pieces, each with whether it is another than before.

    Only numbers are compared, and only if the formulas are built alike.
    """
    now, old = _NUMBER.findall(text), _NUMBER.findall(before)
    alike = len(now) == len(old) and all(
        a == b or (a[0].isdigit() and b[0].isdigit())
        for a, b in zip(now, old, strict=True)
    )
    if not before or not alike:
        return [(text, False)]
    return [(a, a != b) for a, b in zip(now, old, strict=True)]
