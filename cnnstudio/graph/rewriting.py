"""Expressions in raw fields: which names they use, and the same with other names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from cnnstudio.graph.expression import ExpressionError, Value, parse
from cnnstudio.graph.node import Node
from cnnstudio.graph.param import Param

NAME = re.compile(r"(?<![\w.])[A-Za-z_]\w*", re.ASCII)


def names_in(node: Node) -> set[str]:
    """Names that the fields of a node use; functions and words are none."""
    return {
        name
        for key, raw in node.fields.items()
        for name in _names(_param(node, key), raw)
    }


def rewritten(node: Node, values: Mapping[str, object]) -> dict[str, object]:
    """Return the fields with names replaced by values or by other expressions.

    What then has no name left is computed. Raises `ExpressionError`.
    """
    return {
        key: _rewritten(_param(node, key), raw, values)
        for key, raw in node.fields.items()
    }


def _param(node: Node, key: str) -> Param | None:
    layer_type = node.layer_type
    return layer_type.params().get(key) if layer_type is not None else None


def _names(param: Param | None, raw: object) -> frozenset[str]:
    if isinstance(raw, list | tuple):
        return frozenset().union(*(_names(param, one) for one in raw))
    if param is None or not isinstance(raw, str) or not param.is_expression(raw):
        return frozenset()
    try:
        return parse(raw).names
    except ExpressionError:
        return frozenset()  # its field says what is wrong with it


def _rewritten(
    param: Param | None, raw: object, values: Mapping[str, object]
) -> object:
    if isinstance(raw, list | tuple):
        return [_rewritten(param, one, values) for one in raw]
    known = {name: values[name] for name in _names(param, raw) if name in values}
    if not known or not isinstance(raw, str):
        return raw
    if raw.strip() in known:
        return known[raw.strip()]
    numbers = bool | int | float
    plain: dict[str, Value] = {
        name: value for name, value in known.items() if isinstance(value, numbers)
    }
    if plain.keys() == parse(raw).names:
        return parse(raw).evaluate(plain)
    text = NAME.sub(lambda found: _written(found.group(), known), raw)
    parse(text)  # too long, maybe
    return text


def _written(name: str, values: Mapping[str, object]) -> str:
    """Write what a name stands for, in brackets if it is more than one term."""
    value = values.get(name, name)
    if isinstance(value, bool | int):
        value = str(int(value))
    elif isinstance(value, float):
        value = format(Decimal(repr(value)), "f")
    text = str(value)
    return text if re.fullmatch(r"\w+(\.\d+)?", text) else f"({text})"
