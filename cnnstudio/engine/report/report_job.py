"""A report as a side job: a run's folder in, a file out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import torch

from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.report_messages import ReportWritten, WriteReport
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.report.contents import Plan, gather
from cnnstudio.engine.report.page import page_of
from cnnstudio.project.atomic import WriteError, write_atomic
from cnnstudio.project.file_format import ProjectError
from cnnstudio.project.runs import RunError


def write_report(request: WriteReport) -> Iterator[Message]:
    """Yield progress, then where the page is, or why there is none."""
    try:
        yield from _written(request)
    except (RunError, ProjectError, EngineError, WriteError) as error:
        yield ReportWritten(request.request, problem=str(error))


def _written(request: WriteReport) -> Iterator[Message]:
    torch.set_num_threads(1)  # what trains or is looked at goes first
    plan = Plan(request.weights, request.epoch, request.beside, request.device)
    work = gather(Path(request.folder), plan)
    while True:
        try:
            done, total, text = next(work)
        except StopIteration as end:
            contents = end.value
            break
        yield JobProgress(request.request, text, done, total)
    page = page_of(contents).encode()
    write_atomic(Path(request.path), page)
    yield ReportWritten(request.request, request.path, len(page), contents.missing)
