"""What a layer would give if it were added here: its shape, or why it cannot work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cnnstudio.graph.catalogue import resolve
from cnnstudio.graph.errors import FieldError, LayerError
from cnnstudio.graph.layer import Layer, evaluate
from cnnstudio.graph.layers.inside import BlockInput
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate


def outcome(
    layer_type: type[Layer],
    given: TensorShape | None,
    fields: Mapping[str, object] | None = None,
) -> tuple[TensorShape | None, str]:
    """Return (shape, reason): of a layer fed with `given`; both empty if unknown.

    A layer of several inputs is taken to get the same shape at each of them.
    """
    try:
        layer = resolve(layer_type, fields or {})
    except FieldError as error:
        text = translate("Outcome", "{0} has to be {1}")
        return None, text.format(error.name, error.expected)
    except LayerError as error:  # a block that cannot be used at all
        return None, error.problem.message
    if isinstance(layer, BlockInput) or (layer.inputs and given is None):
        return None, ""  # what an instance is given, nobody knows here
    inputs = (given,) * layer.least_inputs if given is not None else ()
    try:
        outputs = evaluate(layer, inputs if layer.inputs else ()).outputs
    except LayerError as error:
        return None, error.problem.message
    return (outputs[0] if outputs else given), ""


def fields_from_numbers(
    layer_type: type[Layer], numbers: Sequence[float]
) -> dict[str, object]:
    """Give typed numbers to a layer's main parameters in order: `conv 64 3`.

    A layer without whole numbers has one, if any, in the first place: `dropout 0.25`.
    """
    params = layer_type.params()
    names = [name for name, p in params.items() if p.kind in ("int", "pair")]
    first = next(iter(params.items()), None)
    if not names and first is not None and first[1].kind == "float":
        names = [first[0]]
    return dict(zip(names, numbers, strict=False))
