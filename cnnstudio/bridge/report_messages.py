"""Messages about reports: a run as one HTML page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cnnstudio.bridge.message import Message


@dataclass(frozen=True, slots=True)
class WriteReport(Message):
    """Write the page of the run in `folder` to the file `path`.

    A side job: JobProgress, then ReportWritten; CancelJob ends it, and no file is
    there. `weights` chooses what the page is about, `epoch` other weights that were
    kept, 0 none. `beside` are epochs whose filters and maps are shown next to each
    other, `INITIAL` for the weights before the first step. `device` is as the engine
    names it.
    """

    request: int
    folder: str
    path: str
    weights: Literal["best", "last"] = "best"
    epoch: int = 0
    beside: tuple[int, ...] = ()
    device: str = "cpu"


@dataclass(frozen=True, slots=True)
class ReportWritten(Message):
    """The page is at `path`, `size` bytes long; or a sentence why there is none.

    `missing` says why the page has nothing that needs the data, or is empty.
    """

    request: int
    path: str = ""
    size: int = 0
    missing: str = ""
    problem: str = ""
