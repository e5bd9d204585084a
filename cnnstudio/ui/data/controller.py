"""What is known of the document's data, and the ways to change their source.

Files are looked at by the engine: `use_path` has it found out what a path is, scanned,
and made the source of the document with what was found.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.bridge.data_messages import (
    DataDescribed,
    DataScanned,
    DescribeData,
    LookAtPath,
    PathLooked,
    ScanData,
)
from cnnstudio.bridge.download_messages import DataDownloaded, DownloadData
from cnnstudio.project.commands import Composite, EditSettings
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.file_format import dumps
from cnnstudio.project.own_data import source_changes, start_command
from cnnstudio.project.project import ProjectChange
from cnnstudio.project.record import raw_of
from cnnstudio.project.settings import data_name, facts_of
from cnnstudio.project.sources.source import ScannedSource
from cnnstudio.project.sources.torchvision_sets import TorchvisionSet
from cnnstudio.ui.data.conversions import conversion_lines
from cnnstudio.ui.data.questions import Questions
from cnnstudio.ui.data.raw_sources import (
    Raw,
    folder_of,
    parts_of,
    source_key,
    whole_source,
)
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient

SETTLED_MS = 250
"""An edit of the settings is over when nothing has changed for so long."""


class DataController(QObject):
    """Follows the document's data; `changed`: something of what is said differs.

    `busy` is what is being done, as a sentence, or empty, `part` how much of it is
    done, and `problem` why it could not be. `described` is what the engine counts, of
    the settings of a moment ago.
    `newer` are the sources as their files are now, if that is not what the document
    holds.
    `may_take` is asked once what was dropped can be learned from, before it becomes the
    source; `taken(path)`: it is the source now; `set_up`: a network was added.
    """

    changed = Signal()
    set_up = Signal()
    described_anew = Signal()
    taken = Signal(object)

    def __init__(
        self, document: Document, client: EngineClient, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.questions = Questions(client, self)
        self.may_take: Callable[[Path], bool] = _always
        self.busy = self.problem = ""
        self.part = 0.0
        self.described: DataDescribed | None = None
        self.newer: list[Raw] = []
        self._reports: dict[str, DataScanned] = {}
        self._refused: dict[str, str] = {}
        self._path: Path | None = None  # what was dropped, until it is the source
        self._scanned = ""  # key of the source that is being scanned
        self._scanned_name = ""
        self._choices = 0
        self._visible = False
        self._asked = ""
        self._of = self.sources_key()  # what `described` is about
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.settle)
        document.changed.connect(self._changed)
        document.reset.connect(self._reopened)
        self.questions.answered.connect(self._answered)
        self.questions.failed.connect(self._failed)
        self.questions.progressed.connect(self._progressed)
        client.state_changed.connect(self._engine_state)
        client.ready.connect(self._engine_ready)

    # What is known

    @property
    def facts(self) -> DataFacts | None:
        """What is known of the data; None while it is not."""
        return facts_of(self.document.project.dataset)

    @property
    def name(self) -> str:
        """What people call the data; empty if they are still to be chosen."""
        return data_name(self.document.project.dataset)

    @property
    def reports(self) -> list[DataScanned]:
        """What scans have found in the sources of the document, as far as known."""
        keys = [source_key(raw) for raw in self._raws()]
        return [self._reports[key] for key in keys if key in self._reports]

    @property
    def has_files(self) -> bool:
        """Whether a source of the document is one of files."""
        sources = self.document.project.dataset.sources
        return any(isinstance(source, ScannedSource) for source in sources)

    @property
    def coming(self) -> str:
        """The name of what was dropped while it is looked at; it replaces the data."""
        return self._path.name if self._path is not None and self.busy else ""

    def why_locked(self) -> str:
        """Say why nothing of the data can be changed; empty if it can."""
        if not self.document.read_only:
            return ""
        return self.tr("This project is open read-only. Save it as a copy first.")

    def sources_key(self) -> str:
        """Return what tells these data from others, whatever was found in them."""
        return "".join(source_key(raw) for raw in self._raws())

    def folder_of(self, place: int = 0) -> Path | None:
        """Return the folder that the names of a source's files begin in."""
        raws = self._raws()
        return folder_of(raws[place]) if place < len(raws) else None

    def conversions(self) -> str:
        """Say in a line how samples were made alike; empty if nothing was done."""
        lines = (line for report in self.reports for line in conversion_lines(report))
        return ", ".join(lines)

    def _raws(self) -> list[Raw]:
        return [raw_of(source) for source in self.document.project.dataset.sources]

    # Changing

    def use_path(self, path: Path) -> None:
        """Find out what a path is, scan it, and make it the source."""
        if self.why_locked():
            self._say(problem=self.why_locked())
            return
        self.cancel()
        self._path = path
        self._say(busy=self.tr("Looking at {0}").format(path.name))
        self.questions.ask(LookAtPath(0, str(path)))

    def set_sources(self, raws: Sequence[Mapping[str, Any]]) -> None:
        """Take other sources; what a scan then finds joins the same undo step."""
        self._choices += 1
        self._put(raws)

    @property
    def to_download(self) -> TorchvisionSet | None:
        """A source of the document that was not downloaded yet, or not looked for."""
        for source in self.document.project.dataset.sources:
            if isinstance(source, TorchvisionSet) and not source.found:
                return source
        return None

    def download(self) -> None:
        """Download the source that is not there yet; a scan follows."""
        source = self.to_download
        if source is not None and not self.why_locked():
            self.cancel()
            self._say(busy=self.tr("Downloading {0}").format(source.name))
            self.questions.ask(DownloadData(0, raw_of(source)))

    def add_network(self) -> None:
        """Set the project up with a small network that fits, as one undo step."""
        if self.facts is not None and not self.why_locked():
            self.document.push(start_command(self.document.project))
            self.document.validate()
            self.set_up.emit()

    def scan_again(self) -> None:
        """Read the files of the sources anew, whatever was known of them."""
        for raw in self._raws():
            self._reports.pop(source_key(raw), None)
            self._refused.pop(source_key(raw), None)
        self.cancel()
        self._scan_next(again=True)

    def cancel(self) -> None:
        """End looking, scanning, a download; the source stays as it is."""
        self.questions.cancel("look")
        self.questions.cancel("scan")
        self.questions.cancel("download")
        if self._scanned:
            self._refused[self._scanned] = self.tr("The scan was cancelled.")
        self._path, self._scanned = None, ""
        self._say()

    def _put(self, raws: Sequence[Mapping[str, Any]]) -> None:
        data = self.document.project.dataset
        changes = source_changes(data, [dict(raw) for raw in raws])
        text = self.tr("Choose the data")
        key = ("data source", self._choices)
        edit = EditSettings("dataset", changes, text)
        self.document.push(Composite(text, [edit], merge_key=key))

    # Following

    def set_visible(self, visible: bool) -> None:
        """Follow the data only while somebody looks at them."""
        self._visible = visible
        if visible:
            self.settle()

    def settle(self) -> None:
        """Ask for what is missing: a scan of new files, counts of the parts."""
        self._settled.stop()
        if not self.busy:
            self._scan_next()
        if not self._visible or self.facts is None or self.busy:
            return
        text = dumps(self.document.project)
        wanted = json.dumps([self._raws(), parts_of(self.document.project.dataset)])
        if wanted != self._asked:
            self._asked = wanted
            self.questions.ask(DescribeData(0, text))

    def _scan_next(self, again: bool = False) -> None:
        """Scan the first source of files of which nothing is known in this window.

        What is in the project already is read only while somebody looks at it.
        """
        for source in self.document.project.dataset.sources:
            raw = raw_of(source)
            key = source_key(raw)
            if not isinstance(source, ScannedSource) or raw.get("path") == "":
                continue
            known = key in self._reports or key in self._refused
            if known or (source.found and not self._visible):
                continue
            self._scan(raw, again)
            return

    def _scan(self, raw: Mapping[str, Any], again: bool = False) -> None:
        self._scanned = source_key(raw)
        self._scanned_name = Path(str(raw.get("path", ""))).name
        self._say(busy=self.tr("Scanning {0}").format(self._scanned_name))
        self.questions.ask(ScanData(0, dict(raw), again))

    def _changed(self, change: ProjectChange) -> None:
        if change.settings == "dataset":
            self.problem, self.newer = self._why_unknown(), []
            if self.sources_key() != self._of:
                self._of, self.described = self.sources_key(), None
                self._asked = ""
                self.questions.cancel("describe")  # it would be of other data
            self._settled.start()
            self.changed.emit()

    def _reopened(self) -> None:
        self.cancel()
        self._asked, self.described, self.newer = "", None, []
        self._of = self.sources_key()
        self._settled.start()
        self.changed.emit()

    def _engine_state(self, state: str) -> None:
        if state == "stopped":
            self.end()

    def end(self) -> None:
        """The window closes: nothing is asked any more."""
        self._settled.stop()

    def _engine_ready(self, _engine: object) -> None:
        if self._visible:
            self._settled.start()

    def _why_unknown(self) -> str:
        if self.to_download is not None:
            return ""
        keys = (source_key(raw) for raw in self._raws())
        return next((self._refused[key] for key in keys if key in self._refused), "")

    # Answers

    def _answered(self, answer: object) -> None:
        match answer:
            case PathLooked():
                self._looked(answer)
            case DataScanned():
                self._take_scan(answer)
            case DataDownloaded():
                self._say(problem=answer.problem)
                if not answer.problem:
                    self._refused.clear()
                    self._settled.start()
            case DataDescribed():
                self.described = answer if not answer.problem else None
                self.described_anew.emit()

    def _looked(self, answer: PathLooked) -> None:
        if answer.problem or not answer.source:
            self._path = None
            self._say(problem=answer.problem)
            return
        self._scan(answer.source)

    def _take_scan(self, answer: DataScanned) -> None:
        key, path = self._scanned, self._path
        self._scanned, self._path = "", None
        if answer.problem:
            if path is None:
                self._refused[key] = answer.problem
            # That a known set is not there yet is no mistake: it can be downloaded.
            missing = path is None and self.to_download is not None
            self._say(problem="" if missing else answer.problem)
            return
        self._reports[source_key(answer.source)] = answer
        self._refused.pop(source_key(answer.source), None)
        self._say()
        if path is not None:
            if self.may_take(path):
                self.set_sources([answer.source])
                self.taken.emit(path)
        else:
            self._keep_found(key, answer.source)
        self._settled.start()

    def _keep_found(self, key: str, source: Mapping[str, Any]) -> None:
        """Put what was found into the document, unless it holds the same already.

        Where the document holds something else the files have changed since: somebody
        decides whether it is to be as they are now.
        """
        raws = self._raws()
        found = whole_source(source)
        after = [found if source_key(raw) == key else raw for raw in raws]
        if after == raws or self.why_locked():
            return
        known = any(raw.get("found") for raw in raws if source_key(raw) == key)
        if known:
            self.newer = after
            self.changed.emit()
        else:
            self._put(after)

    def take_newer(self) -> None:
        """Let the document hold what the files hold now."""
        self.set_sources(self.newer)

    def _failed(self, kind: str, sentence: str) -> None:
        if kind in ("look", "scan", "download"):
            if kind == "scan" and self._path is None:
                self._refused[self._scanned] = sentence
            self._path, self._scanned = None, ""
            self._say(problem=sentence)
        else:
            self._asked = ""

    def _progressed(self, text: str, part: float) -> None:
        if self._scanned:
            text = self.tr("Scanning {0}, {1}").format(self._scanned_name, text)
        self._say(busy=text, part=part)

    def _say(self, busy: str = "", problem: str = "", part: float = 0.0) -> None:
        self.busy, self.problem, self.part = busy, problem, part
        self.changed.emit()


def _always(_path: Path) -> bool:
    return True
