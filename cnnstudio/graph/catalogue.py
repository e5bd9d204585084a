"""The catalogue of layer types, and layers built from what a node says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import cnnstudio.graph.layers  # noqa: F401 (each family enters its layers)
from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.layer import REGISTERED, Layer

_CATALOGUE: Mapping[str, type[Layer]] = MappingProxyType(REGISTERED)


def layer_types() -> Mapping[str, type[Layer]]:
    """All layer types by name, in the order of the palette."""
    return _CATALOGUE


def resolve(type_name: str, fields: Mapping[str, object]) -> Layer:
    """Build the layer from raw fields.

    Raises `KeyError` for an unknown type and `FieldError` for a value that is not
    allowed or a field that the type does not have.
    """
    params = REGISTERED[type_name].params()
    for name, raw in fields.items():
        if name not in params:
            raise FieldError(name, "a field that " + type_name + " has", _short(raw))
    values = {n: params[n].resolve(n, raw) for n, raw in fields.items()}
    return _build(type_name, tuple(sorted(values.items())))


@lru_cache(maxsize=65_536)
def _build(type_name: str, values: tuple[tuple[str, Any], ...]) -> Layer:
    # Equal layers are one object, so that what is derived from them can be cached.
    return REGISTERED[type_name](**dict(values))


def _short(raw: object) -> str:
    text = repr(raw)
    return text if len(text) <= 40 else text[:39] + "…"
