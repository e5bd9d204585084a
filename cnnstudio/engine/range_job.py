"""The rate range test as a side job: project in, `RangeTested` out."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence

import numpy as np

from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.bridge.message import FloatArray, Message
from cnnstudio.bridge.study_messages import RangeProgress, RangeTest, RangeTested
from cnnstudio.engine import device as devices
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.rate_range import (
    RangeCurve,
    range_test,
    rates_between,
    span_of,
)
from cnnstudio.engine.trial import trial_of
from cnnstudio.graph.text import translate
from cnnstudio.project.file_format import ProjectError, loads

REPORT_S = 0.1
"""Seconds between two reports of progress: as often as curves are painted."""


def find_range(request: RangeTest) -> Iterator[Message]:
    """Yield progress, then what the test found, or why there is nothing."""
    try:
        yield from _find_range(request)
    except (EngineError, ProjectError) as error:
        yield RangeTested(request.request, problem=str(error))
    except (RuntimeError, ValueError, MemoryError) as error:
        text = translate("Engine", "The test failed: {error}").format(error=error)
        yield RangeTested(request.request, problem=text)


def _find_range(request: RangeTest) -> Iterator[Message]:
    start = time.perf_counter()
    yield JobProgress(request.request, translate("Engine", "Preparing the data …"))
    project = loads(request.project).project
    config = project.training
    device = devices.choose(config.device)[0]
    lowest, highest = request.lowest, request.highest
    if not 0 < lowest < highest:
        lowest, highest = span_of(config.optimizer)
    rates = rates_between(lowest, highest, max(10, request.steps))
    curve, reported = RangeCurve(), -math.inf
    # A last, smaller batch of an epoch would be a jump in the curve.
    with trial_of(project, device, drop_last=True) as training:
        for curve in range_test(training, rates):
            if time.perf_counter() - reported >= REPORT_S:
                reported = time.perf_counter()
                yield _progress(request, curve, rates)
    found = curve.suggestion()
    yield RangeTested(
        request.request,
        *_points(curve),
        suggestion=found.rate if found else 0.0,
        steepest=found.steepest if found else 0.0,
        lowest_at=found.lowest_at if found else 0.0,
        ended_early=len(curve.rates) < len(rates),
        seconds=time.perf_counter() - start,
    )


def _points(curve: RangeCurve) -> tuple[FloatArray, FloatArray, FloatArray]:
    course = curve.course().astype(np.float32)
    return np.array(curve.rates, np.float32), np.array(curve.losses, np.float32), course


def _progress(
    request: RangeTest, curve: RangeCurve, rates: Sequence[float]
) -> RangeProgress:
    text = translate("Engine", "rate {rate:.2g}, loss {loss:.3g}").format(
        rate=curve.rates[-1], loss=curve.smoothed[-1]
    )
    done, total = len(curve.rates), len(rates)
    return RangeProgress(
        request.request, text, done, total, rates[0], rates[-1], *_points(curve)
    )
