"""Messages about data sets that are downloaded, which happens on request only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cnnstudio.bridge.message import Message


@dataclass(frozen=True, slots=True)
class DownloadData(Message):
    """Download a source of kind "torchvision" (raw form) and prepare it.

    A side job: JobProgress with bytes done and in all, then DataDownloaded; CancelJob
    ends it, and what is half there is downloaded anew next time. Then it can be
    scanned like any other source. What is there already is not downloaded again.
    """

    request: int
    source: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DataDownloaded(Message):
    """The data set is ready, in `folder`; or a sentence that says why it is not."""

    request: int
    name: str = ""
    folder: str = ""
    count: int = 0
    problem: str = ""
