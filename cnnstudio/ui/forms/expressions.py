"""Arithmetic in the fields of a block: typed text to a raw value, and what it gives."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.expression import ExpressionError, Value, parse
from cnnstudio.graph.param import SAME, Param
from cnnstudio.graph.text import translate

_WHOLE = re.compile(r"-?\d{1,12}")
_SEVERAL = ("pair", "padding", "shape")


def read_expression(
    param: Param, name: str, text: str, scope: Mapping[str, Value]
) -> object:
    """Return the raw value of a typed expression; raises `ValueError` with a sentence.

    `k × 1` becomes a list; every part must be known in `scope` and fit the field.
    """
    parts = _parts(text) if param.kind in _SEVERAL else [text.strip()]
    values = [int(p) if _WHOLE.fullmatch(p) else p for p in parts]
    raw = values[0] if len(values) == 1 and param.kind != "shape" else values
    try:
        for part in parts:
            parse(part).evaluate(scope)
    except ExpressionError as error:
        raise ValueError(f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
    try:
        param.resolve(name, param.substituted(name, raw, scope))
    except FieldError as error:
        given = value_of(param, name, raw, scope)
        said = translate("Expressions", "Expected {0}, and it gives {1} here.")
        raise ValueError(said.format(error.expected, given)) from error
    return raw


def value_of(param: Param, name: str, raw: object, scope: Mapping[str, Value]) -> str:
    """Return what an expression gives here, as one would type it; empty if nothing."""
    try:
        return param.text(param.substituted(name, raw, scope))
    except FieldError:
        return ""


def names_for(param: Param, scope: Mapping[str, Value]) -> list[str]:
    """Names whose value a choice or a switch could take over."""
    if param.kind == "bool":
        return [name for name, value in scope.items() if isinstance(value, bool)]
    return [n for n, value in scope.items() if value in param.choices and value != SAME]


def _parts(text: str) -> list[str]:
    """Split at `×` and at commas outside of brackets."""
    parts, depth = [""], 0
    for sign in text.strip().strip("[]"):
        depth += (sign == "(") - (sign == ")")
        if sign == "×" or (sign == "," and depth == 0):
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]
