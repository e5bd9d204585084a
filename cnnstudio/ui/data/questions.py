"""What the window asks the engine about data, one question of a kind at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Literal

from PySide6.QtCore import QObject, Signal

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
from cnnstudio.bridge.engine_messages import CancelJob, JobProgress, RequestFailed
from cnnstudio.bridge.study_messages import BaselineAnswered, RunBaseline
from cnnstudio.graph.text import translate
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.format import grouped

Question = (
    LookAtPath | ScanData | DescribeData | ShowSamples | DownloadData | RunBaseline
)
Answer = (
    PathLooked
    | DataScanned
    | DataDescribed
    | SamplesShown
    | DataDownloaded
    | BaselineAnswered
)
Kind = Literal["look", "scan", "describe", "samples", "download", "baseline"]

KINDS: dict[type[Question], Kind] = {
    LookAtPath: "look",
    ScanData: "scan",
    DescribeData: "describe",
    ShowSamples: "samples",
    DownloadData: "download",
    RunBaseline: "baseline",
}
_NUMBERS = count(5_000_000)
"""The engine answers by number: these are told from those of other panels."""


def next_number() -> int:
    """Return a number that no other question about data has."""
    return next(_NUMBERS)


class Questions(QObject):
    """Numbers questions, and tells only of the answer to the newest of each kind.

    `answered(answer)` carries it, a `problem` in it included; an engine that fails or
    dies answers too: `failed(kind, sentence)`. `progressed(text, part)` tells how far
    long work has come, 0 to 1; of a scan the text has the numbers.
    """

    answered = Signal(object)
    failed = Signal(str, str)
    progressed = Signal(str, float)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._open: dict[Kind, int] = {}
        client.on(PathLooked, self._answered)
        client.on(DataScanned, self._answered)
        client.on(DataDescribed, self._answered)
        client.on(SamplesShown, self._answered)
        client.on(DataDownloaded, self._answered)
        client.on(BaselineAnswered, self._answered)
        client.on(JobProgress, self._progressed)
        client.on(RequestFailed, self._refused)
        client.died.connect(self._died)

    def ask(self, question: Question) -> None:
        """Ask; an older question of the same kind is not answered any more."""
        number = next_number()
        self._open[KINDS[type(question)]] = number
        self._client.submit(self._framed(question, number))

    def _framed(self, question: Question, number: int) -> Question:
        """Return the question with its number; of a source frames carry tuples."""
        if isinstance(question, ScanData | DownloadData):
            source = {key: _tuples(value) for key, value in question.source.items()}
            return replace(question, request=number, source=source)
        return replace(question, request=number)

    def waits(self, kind: Kind) -> bool:
        """Tell whether a question of a kind is still to be answered."""
        return kind in self._open

    def cancel(self, kind: Kind) -> None:
        """Let a question be; what works on it is ended."""
        number = self._open.pop(kind, None)
        if number is not None:
            self._client.submit(CancelJob(number))

    def _kind(self, request: int) -> Kind | None:
        return next((k for k, n in self._open.items() if n == request), None)

    def _answered(self, answer: Answer) -> None:
        kind = self._kind(answer.request)
        if kind is not None:
            del self._open[kind]
            self.answered.emit(answer)

    def _progressed(self, message: JobProgress) -> None:
        kind, text = self._kind(message.request), message.text
        if kind is None:
            return
        part = message.done / message.total if message.total else 0.0
        if kind == "scan" and message.total:
            said = translate("Questions", "{done} of {total}: {text}")
            done, total = grouped(message.done), grouped(message.total)
            text = said.format(done=done, total=total, text=text)
        self.progressed.emit(text, part)

    def _refused(self, message: RequestFailed) -> None:
        kind = self._kind(message.request)
        if kind is not None:
            del self._open[kind]
            self.failed.emit(kind, message.message)

    def _died(self, reason: str) -> None:
        asked, self._open = list(self._open), {}
        for kind in asked:
            self.failed.emit(kind, reason)


def _tuples(value: object) -> object:
    """Return a value of a record's raw form with tuples in place of lists."""
    if isinstance(value, list | tuple):
        return tuple(_tuples(item) for item in value)
    if isinstance(value, Mapping):
        return {key: _tuples(item) for key, item in value.items()}
    return value
