"""Find layers by what people type: name, alias or family, letters may be left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.layer import Layer


def family_title(family: str) -> str:
    """Return a family's name as a heading: `Input and output`."""
    return family.replace("/", " and ").capitalize()


def summary_of(layer_type: type[Layer]) -> str:
    """Return the first line of a layer's description."""
    return (layer_type.__doc__ or "").strip().partition("\n")[0]


def find_layers(query: str) -> list[str]:
    """Return type names that match, the best first; all of them for no query."""
    words = query.strip().lower()
    if not words:
        return list(layer_types())
    ranked = []
    for place, (name, layer_type) in enumerate(layer_types().items()):
        rank = _rank(words, name, layer_type)
        if rank is not None:
            ranked.append((rank, place, name))
    return [name for _, _, name in sorted(ranked)]


def _rank(words: str, name: str, layer_type: type[Layer]) -> int | None:
    low = name.lower()
    if low == words or words in (layer_type.short_name, *layer_type.aliases):
        return 0
    if low.startswith(words):
        return 1
    if words in low:
        return 2
    if any(alias.startswith(words) for alias in _others(layer_type)):
        return 3
    if len(words) > 1 and re.search(".*?".join(map(re.escape, words)), low):
        return 4
    return None


def _others(layer_type: type[Layer]) -> Iterable[str]:
    yield layer_type.short_name
    yield from layer_type.aliases
    yield layer_type.family
    yield from layer_type.family.split("/")
