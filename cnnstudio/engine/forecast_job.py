"""The memory forecast as a side job: project in, `MemoryForecast` out."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import ForecastMemory, MemoryForecast
from cnnstudio.engine import device as devices
from cnnstudio.engine.device_memory import memory_of
from cnnstudio.engine.errors import BuildError
from cnnstudio.engine.memory import (
    Forecaster,
    chosen_batch,
    largest_sensible_batch,
    readable,
)
from cnnstudio.graph.text import translate
from cnnstudio.project.file_format import ProjectError, loads


def forecast(request: ForecastMemory) -> Iterator[Message]:
    """Yield progress, then the forecast, or why there is none."""
    try:
        yield from _forecast(request)
    except (BuildError, ProjectError) as error:
        yield MemoryForecast(request.request, problem=str(error))


def _forecast(request: ForecastMemory) -> Iterator[Message]:
    torch.set_num_threads(1)
    project = loads(request.project).project
    size = chosen_batch(project)
    forecaster = Forecaster(project)
    found = forecaster.at(size)
    about = readable(found.total)
    yield JobProgress(
        request.request,
        translate("Engine", "about {about}, looking for the largest batch").format(
            about=about
        ),
    )
    device = devices.choose(project.training.device)[0]
    memory = memory_of(device)
    largest = 0
    if memory.is_known:
        most = largest_sensible_batch(project.dataset)
        for largest in forecaster.search(memory.free, most):
            yield JobProgress(
                request.request,
                translate("Engine", "about {about}, a batch of {largest:,}").format(
                    about=about, largest=largest
                ),
            )
    yield MemoryForecast(
        request=request.request,
        needed=found.total,
        weights=found.weights,
        gradients=found.gradients,
        optimizer=found.optimizer,
        batch_size=size,
        largest_batch=largest,
        free=memory.free,
        capacity=memory.total,
        device_name=devices.describe(device),
        is_traced=found.is_traced,
    )
