"""A scan as a side job: `ScanData` in, progress and `DataScanned` out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cnnstudio.bridge.data_messages import DataScanned, ScanData
from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.bridge.message import Message
from cnnstudio.engine.data.problems import ODDITIES, shown
from cnnstudio.engine.data.scanned import (
    Scanned,
    counts_of,
    equal_samples,
    statistics_of,
)
from cnnstudio.engine.data.sources.registry import SCANNERS
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.text import translate
from cnnstudio.project.record import raw_of
from cnnstudio.project.sources.source import SOURCES, ScannedSource
from cnnstudio.project.split_sizes import PARTS

LISTED = 5_000
"""Files that are listed of each kind of list; a window can show no more."""

PACE = 0.1
"""Seconds between two tellings of progress."""


def scan_data(request: ScanData) -> Iterator[Message]:
    """Yield progress, then what was found, or why nothing can be made of it."""
    started = told = time.monotonic()
    try:
        source = SOURCES.read(request.source)
        if not isinstance(source, ScannedSource):
            raise DataError(translate("Engine", "These data need no scan."))
        scan = SCANNERS[type(source)](source, request.again)
        while True:
            try:
                progress = next(scan)
            except StopIteration as end:
                found: Scanned = end.value
                break
            if progress.total == 0 or time.monotonic() - told > PACE:
                told = time.monotonic()
                yield JobProgress(
                    request.request, progress.text, progress.done, progress.total
                )
        yield report(request.request, source, found, time.monotonic() - started)
    except (DataError, FieldError) as error:
        yield DataScanned(request.request, request.source, problem=str(error))


def report(
    request: int, source: ScannedSource, found: Scanned, seconds: float
) -> DataScanned:
    """Put what a scan found into a message."""
    raw = found.raw
    known = replace(source, found=(found.facts(),))
    parts = found.own_parts()
    rows = None
    if raw.split is not None:
        rows = [(raw.split == n).nonzero()[0] for n in _numbers(parts)]
    mean, deviation, histogram = statistics_of(raw.inputs)
    groups = equal_samples(raw.digests)
    return DataScanned(
        request=request,
        source=tuples_of(raw_of(known)),
        name=known.name,
        task=raw.task,
        shape=raw.shape,
        classes=raw.classes,
        count=len(raw),
        parts=parts,
        counts=counts_of(raw, rows),
        sizes=raw.sizes,
        mean=mean,
        deviation=deviation,
        histogram=histogram,
        problems=_problems(found),
        problem_count=len(found.problems),
        oddities=_oddities(found),
        oddity_count=len(found.oddities),
        conversions=dict(found.conversions),
        duplicates=tuple(
            tuple(shown(raw.names[place]) for place in group)
            for group in groups[:LISTED]
        ),
        across=_across(found, groups),
        notes=tuple(found.notes),
        seconds=seconds,
        was_known=found.was_known,
    )


def _problems(found: Scanned) -> tuple[tuple[str, str, str], ...]:
    return tuple((shown(p.name), p.kind, p.reason) for p in found.problems[:LISTED])


def _oddities(found: Scanned) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (shown(name), rule, translate("Engine", ODDITIES[rule]))
        for name, rule in found.oddities[:LISTED]
    )


def _numbers(parts: tuple[str, ...]) -> list[int]:
    return [n for n, part in enumerate(PARTS) if part in parts]


def _across(found: Scanned, groups: list[list[int]]) -> int:
    split = found.raw.split
    if split is None:
        return 0
    return sum(len({int(split[place]) for place in group}) > 1 for group in groups)


def tuples_of(raw: Any) -> Any:
    """Return a raw form with tuples instead of lists, as messages carry them."""
    if isinstance(raw, list | tuple):
        return tuple(tuples_of(item) for item in raw)
    if isinstance(raw, dict):
        return {name: tuples_of(value) for name, value in raw.items()}
    return raw
