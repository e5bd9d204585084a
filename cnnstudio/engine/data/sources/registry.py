"""Which function loads which kind of source, and which one scans it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.data.scanned import Scan, Scanned
from cnnstudio.project.sources.source import ScannedSource, Source

Loader = Callable[[Any], RawData]
"""Takes the source, returns all of its samples; raises `DataError`."""

Scanner = Callable[[Any, bool], Scan]
"""Takes the source and whether to read everything again; see `Scan`."""

Made = TypeVar("Made", bound=Callable[..., Any])

LOADERS: dict[type[Source], Loader] = {}
SCANNERS: dict[type[Source], Scanner] = {}


def loads(kind: type[Source]) -> Callable[[Made], Made]:
    """Make a function the `Loader` of a kind of source."""

    def enter(loader: Made) -> Made:
        if kind in LOADERS:
            raise ValueError(f"{kind.__name__} has a loader already")
        LOADERS[kind] = loader
        return loader

    return enter


def scans(kind: type[ScannedSource]) -> Callable[[Made], Made]:
    """Make a function the `Scanner` of a kind of source, which also loads it."""

    def enter(scanner: Made) -> Made:
        SCANNERS[kind] = scanner
        loads(kind)(lambda source: finished(scanner(source, False)).raw)
        return scanner

    return enter


def finished(scan: Scan) -> Scanned:
    """Let a scan go on to its end."""
    while True:
        try:
            next(scan)
        except StopIteration as end:
            found: Scanned = end.value
            return found
