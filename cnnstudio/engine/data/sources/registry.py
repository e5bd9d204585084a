"""Which function loads which kind of source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from cnnstudio.engine.data.raw import RawData
from cnnstudio.project.sources.source import Source

Loader = Callable[[Any], RawData]
"""Takes the source, returns all of its samples; raises `DataError`."""

Made = TypeVar("Made", bound=Loader)

LOADERS: dict[type[Source], Loader] = {}


def loads(kind: type[Source]) -> Callable[[Made], Made]:
    """Make a function the loader of a kind of source."""

    def enter(loader: Made) -> Made:
        if kind in LOADERS:
            raise ValueError(f"{kind.__name__} has a loader already")
        LOADERS[kind] = loader
        return loader

    return enter
