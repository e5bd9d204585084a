"""All side jobs: what is asked for, who does it, and what says that it failed.

Jobs of one lane share a process and are done one after the other; of each kind only
the newest is of interest. What does the work is imported where it is done, so that
requests are heard while torch loads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from cnnstudio.bridge.data_messages import (
    DataDescribed,
    DataScanned,
    DescribeData,
    LookAtPath,
    PathLooked,
    SamplesShown,
    ScanData,
    ShowSamples,
)
from cnnstudio.bridge.download_messages import DataDownloaded, DownloadData
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.pipeline_messages import PipelinePreviewed, PreviewPipeline
from cnnstudio.bridge.report_messages import ReportWritten, WriteReport
from cnnstudio.bridge.run_messages import ForecastMemory, MemoryForecast
from cnnstudio.bridge.sample_messages import OpenPicture, PictureOpened
from cnnstudio.bridge.study_messages import (
    BaselineAnswered,
    RangeTest,
    RangeTested,
    RunBaseline,
)


@dataclass(frozen=True, slots=True)
class Job:
    """A kind of side job.

    `work` takes the request and yields JobProgress …, then the answer; `failed` makes
    an answer of the request and a sentence.
    """

    lane: str
    work: Callable[[Any], Iterator[Message]]
    failed: Callable[[Any, str], Message]


def _forecast(request: ForecastMemory) -> Iterator[Message]:
    from cnnstudio.engine.forecast_job import forecast

    return forecast(request)


def _look(request: LookAtPath) -> Iterator[Message]:
    from cnnstudio.engine.data.looking import look_at_path

    return look_at_path(request)


def _scan(request: ScanData) -> Iterator[Message]:
    from cnnstudio.engine.data.scan_job import scan_data

    return scan_data(request)


def _describe(request: DescribeData) -> Iterator[Message]:
    from cnnstudio.engine.data.sample_jobs import describe_data

    return describe_data(request)


def _samples(request: ShowSamples) -> Iterator[Message]:
    from cnnstudio.engine.data.sample_jobs import show_samples

    return show_samples(request)


def _download(request: DownloadData) -> Iterator[Message]:
    from cnnstudio.engine.data.download_job import download_data

    return download_data(request)


def _range(request: RangeTest) -> Iterator[Message]:
    from cnnstudio.engine.range_job import find_range

    return find_range(request)


def _baseline(request: RunBaseline) -> Iterator[Message]:
    from cnnstudio.engine.baselines import run_baseline

    return run_baseline(request)


def _preview(request: PreviewPipeline) -> Iterator[Message]:
    from cnnstudio.engine.data.preview_job import preview_pipeline

    return preview_pipeline(request)


def _picture(request: OpenPicture) -> Iterator[Message]:
    from cnnstudio.engine.data.picture_job import open_picture

    return open_picture(request)


def _report(request: WriteReport) -> Iterator[Message]:
    from cnnstudio.engine.report.report_job import write_report

    return write_report(request)


QUICK, FORECAST, SCAN, STUDY, DOWNLOAD, PICTURE, REPORT = (
    "quick", "forecast", "scan", "study", "download", "picture", "report",
)  # fmt: skip

JOBS: dict[type[Message], Job] = {
    ForecastMemory: Job(
        FORECAST, _forecast, lambda r, text: MemoryForecast(r.request, problem=text)
    ),
    LookAtPath: Job(
        QUICK, _look, lambda r, text: PathLooked(r.request, r.path, problem=text)
    ),
    DescribeData: Job(
        QUICK, _describe, lambda r, text: DataDescribed(r.request, problem=text)
    ),
    ShowSamples: Job(
        QUICK, _samples, lambda r, text: SamplesShown(r.request, problem=text)
    ),
    PreviewPipeline: Job(
        QUICK, _preview, lambda r, text: PipelinePreviewed(r.request, problem=text)
    ),
    OpenPicture: Job(
        PICTURE,
        _picture,
        lambda r, text: PictureOpened(r.request, r.path, problem=text),
    ),
    ScanData: Job(
        SCAN, _scan, lambda r, text: DataScanned(r.request, r.source, problem=text)
    ),
    DownloadData: Job(
        DOWNLOAD, _download, lambda r, text: DataDownloaded(r.request, problem=text)
    ),
    WriteReport: Job(
        REPORT, _report, lambda r, text: ReportWritten(r.request, problem=text)
    ),
    RangeTest: Job(STUDY, _range, lambda r, text: RangeTested(r.request, problem=text)),
    RunBaseline: Job(
        STUDY,
        _baseline,
        lambda r, text: BaselineAnswered(r.request, r.method, problem=text),
    ),
}


def failed(request: Message, problem: str) -> Message:
    """Return the answer of a job that could not be done."""
    return JOBS[type(request)].failed(request, problem)
