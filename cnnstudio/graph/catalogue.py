"""The catalogue of layer types, and layers built from what a node says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import cnnstudio.graph.layers  # noqa: F401 (each family enters its layers)
from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.expression import Value
from cnnstudio.graph.layer import INTERNAL, REGISTERED, Layer
from cnnstudio.graph.param import Param
from cnnstudio.graph.text import translate

_CATALOGUE: Mapping[str, type[Layer]] = MappingProxyType(REGISTERED)


def layer_types() -> Mapping[str, type[Layer]]:
    """All layer types by name, in the order of the palette."""
    return _CATALOGUE


def type_named(name: str) -> type[Layer] | None:
    """The type of this name, internal ones included; None if there is none."""
    return REGISTERED.get(name) or INTERNAL.get(name)


def resolve(
    layer_type: type[Layer] | str,
    fields: Mapping[str, object],
    scope: Mapping[str, Value] | None = None,
) -> Layer:
    """Build the layer from raw fields; `scope` gives the names in expressions.

    Raises `KeyError` for an unknown type and `FieldError` for a value that is not
    allowed or a field that the type does not have.
    """
    if isinstance(layer_type, str):
        layer_type = REGISTERED[layer_type]
    if not fields:
        return layer_type.build(())
    params = layer_type.params()
    plain = fields if scope is None else plain_fields(layer_type, fields, scope)
    values = []
    for name, raw in plain.items():
        param = params.get(name)
        if param is None:
            expected = translate("Graph", "a field that {layer} has").format(
                layer=layer_type.type_name()
            )
            raise FieldError(name, expected, _short(raw))
        values.append((name, _resolved(name, param, fields[name], raw)))
    values.sort()
    return layer_type.build(tuple(values))


def _resolved(name: str, param: Param, written: object, raw: object) -> object:
    """Return the layer's value; a mistake shows the expression that gave it."""
    try:
        return param.resolve(name, raw)
    except FieldError as error:
        if raw == written:
            raise
        got = f"{param.text(written)} = {error.got}"
        raise FieldError(name, error.expected, got) from None


def plain_fields(
    layer_type: type[Layer],
    fields: Mapping[str, object],
    scope: Mapping[str, Value] | None,
) -> dict[str, object]:
    """Raw fields with every expression replaced by its value in `scope`.

    Outside of blocks there is no scope, and nothing is replaced. Raises
    `FieldError`, which names the term that is wrong.
    """
    if scope is None:
        return dict(fields)
    params = layer_type.params()
    return {
        name: params[name].substituted(name, raw, scope) if name in params else raw
        for name, raw in fields.items()
    }


def has_expressions(layer_type: type[Layer], fields: Mapping[str, object]) -> bool:
    """True if any field is arithmetic, whose value depends on the block around."""
    params = layer_type.params()
    return any(n in params and params[n].is_expression(r) for n, r in fields.items())


def _short(raw: object) -> str:
    text = repr(raw)
    return text if len(text) <= 40 else text[:39] + "…"
