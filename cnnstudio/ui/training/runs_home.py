"""Runs of a document stay with it when it is saved, or saved as another file."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from cnnstudio.graph.text import plural
from cnnstudio.paths import runs_folder_for
from cnnstudio.project.records import RunError, RunRecord
from cnnstudio.project.run_moving import copy_runs, move_runs
from cnnstudio.ui.document import Document
from cnnstudio.ui.training.run import Run


class RunsPort(Protocol):
    """What is used of the controller of runs."""

    changed: SignalInstance
    said: SignalInstance
    runs: tuple[RunRecord, ...]
    current: Run
    shown: Run

    @property
    def is_active(self) -> bool: ...
    def refresh_runs(self) -> None: ...


class RunsHome(QObject):
    """Knows in which folder the runs of the open document lie.

    Those of a project without a file are moved beside its first file. Those of a file
    are copied when it is saved under another name, and of a sample the ones that are
    seen. A run that trains follows when it has ended: the engine writes its folder.
    """

    def __init__(self, document: Document, runs: RunsPort, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._runs = document, runs
        self._home = runs_folder_for(document.path)
        self._own: dict[Path, None] = {}
        self._late: dict[Path, bool] = {}  # folder, and whether it is to be moved
        document.reset.connect(self._reset)
        document.renamed.connect(self._follow)
        runs.changed.connect(self._look)

    def bring_late(self) -> None:
        """Bring what trained while the document was saved; it has ended."""
        late, self._late = self._late, {}
        for folder, moves in late.items():
            self._bring([folder], moves)

    def _look(self) -> None:
        for run in (self._runs.current, self._runs.shown):
            if run.id and run.folder.parent == self._home:
                self._own[run.folder] = None
        if not self._runs.is_active:
            self.bring_late()

    def _follow(self) -> None:
        home = runs_folder_for(self._document.path)
        if home == self._home:
            return
        unsaved = runs_folder_for(None)
        moves = self._home == unsaved
        seen_only = self._home.is_relative_to(unsaved.parent)
        listed = [Path(run.folder) for run in self._runs.runs]
        runs = dict.fromkeys(self._own if seen_only else listed)
        active = self._runs.current.folder
        if self._runs.is_active and active in runs:
            del runs[active]
            self._late[active] = moves
        self._home, self._own = home, {}
        self._bring(list(runs), moves)
        self._runs.refresh_runs()

    def _bring(self, runs: list[Path], moves: bool) -> None:
        try:
            places = (move_runs if moves else copy_runs)(runs, self._home)
        except RunError as error:
            self._runs.said.emit(str(error))
            return
        self._own |= dict.fromkeys(places.values())
        if not places:
            return
        for run in (self._runs.current, self._runs.shown):
            run.folder = places.get(run.folder, run.folder)
        count = len(places)
        text = plural(
            "RunsHome", count, "The run is beside it, in {folder}.",
            "The {n} runs are beside it, in {folder}.",
        )  # fmt: skip
        self._runs.refresh_runs()
        self._runs.said.emit(text.format(n=count, folder=self._home.name))

    def _reset(self) -> None:
        self._home = runs_folder_for(self._document.path)
        self._own, self._late = {}, {}
