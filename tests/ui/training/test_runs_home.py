"""Runs stay with their document when it is saved, and saved under another name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from cnnstudio.paths import HOME_VARIABLE, runs_folder_for
from cnnstudio.project.file_format import save
from cnnstudio.project.records import RunError
from cnnstudio.project.run_moving import copy_runs, move_runs
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.run_controller import RunController
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import finished, play, small_project


class Desk:
    """A document without a file, an engine that is ready, and the runs."""

    def __init__(self, path: Path | None = None) -> None:
        self.document = Document()
        self.document.open(small_project(epochs=2), path)
        self.client = FakeEngineClient()
        self.client.start()
        self.client.become_ready()
        client = cast("EngineClient", self.client)
        self.runs = RunController(self.document, client)
        self.said: list[str] = []
        self.runs.said.connect(self.said.append)

    def train(self) -> Path:
        """Train a run to its end; return its folder."""
        self.begin()
        return self.end()

    def begin(self) -> None:
        self.runs.start()
        for message in play(self.runs.current, 2):
            self.client.deliver(message)

    def end(self) -> Path:
        (self.runs.current.folder / "0001.ckpt").write_bytes(b"weights")
        self.client.deliver(finished(self.runs.current, 2))
        return self.runs.current.folder

    def save(self, path: Path) -> None:
        save(self.document.project, path)
        self.document.saved(path)


@pytest.fixture
def desk(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    desk = Desk()
    yield desk
    desk.document.deleteLater()


def ids(desk: Desk) -> list[str]:
    return [run.id for run in desk.runs.runs]


def test_what_was_trained_before_the_first_save_comes_along(
    desk: Desk, tmp_path: Path
) -> None:
    before = desk.train()
    assert before.parent == runs_folder_for(None)
    path = tmp_path / "mine.cnnproj"
    desk.save(path)
    now = tmp_path / "mine.runs" / before.name
    assert now.is_dir()
    assert not before.exists()
    assert desk.runs.current.folder == desk.runs.shown.folder == now
    assert ids(desk) == [before.name]
    assert desk.said[-1] == "The run is beside it, in mine.runs."
    again = Desk(path)
    assert again.runs.shown.id == before.name
    again.document.deleteLater()


def test_runs_of_other_unsaved_projects_stay(desk: Desk, tmp_path: Path) -> None:
    other = desk.train()
    fresh = Desk()
    fresh.document.open(small_project(epochs=5), None)
    own = fresh.train()
    fresh.save(tmp_path / "mine.cnnproj")
    assert other.is_dir()
    assert ids(fresh) == [own.name]
    fresh.document.deleteLater()


def test_a_run_that_trains_follows_when_it_has_ended(
    desk: Desk, tmp_path: Path
) -> None:
    desk.begin()
    folder = desk.runs.current.folder
    desk.save(tmp_path / "mine.cnnproj")
    assert folder.is_dir()
    assert desk.end() == tmp_path / "mine.runs" / folder.name
    assert not folder.exists()
    assert ids(desk) == [folder.name]


def test_another_name_gets_copies_that_take_no_room(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk = Desk(tmp_path / "one.cnnproj")
    first = desk.train()
    desk.save(tmp_path / "two.cnnproj")
    copy = tmp_path / "two.runs" / first.name
    assert desk.runs.current.folder == copy
    assert sorted(os.listdir(copy)) == sorted(os.listdir(first))
    assert (copy / "0001.ckpt").samefile(first / "0001.ckpt")
    assert not (copy / "run.json").samefile(first / "run.json")
    second = desk.train()
    assert second.parent == copy.parent
    assert not (first.parent / second.name).exists()
    desk.document.deleteLater()


def test_saving_under_the_same_name_moves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "one.cnnproj")
    folder = desk.train()
    said = len(desk.said)
    desk.save(tmp_path / "one.cnnproj")
    assert desk.runs.current.folder == folder
    assert len(desk.said) == said
    desk.document.deleteLater()


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    run = tmp_path / "a.runs" / "0001-x"
    run.mkdir(parents=True)
    (run / "run.json").write_text("{}", encoding="utf-8")
    (tmp_path / "b.runs").write_text("in the way", encoding="utf-8")
    for bring in (move_runs, copy_runs):
        with pytest.raises(RunError, match="cannot be kept in"):
            bring([run], tmp_path / "b.runs")
        assert (run / "run.json").read_text(encoding="utf-8") == "{}"


def test_a_copy_that_was_cut_off_is_made_anew(tmp_path: Path) -> None:
    run = tmp_path / "a.runs" / "0001-x"
    run.mkdir(parents=True)
    (run / "0001.ckpt").write_bytes(b"w")
    half = tmp_path / "b.runs" / ".0001-x"
    half.mkdir(parents=True)
    (half / "rest").write_bytes(b"")
    copy = tmp_path / "b.runs" / run.name
    assert copy_runs([run], copy.parent) == {run: copy}
    assert os.listdir(tmp_path / "b.runs") == [run.name]
    assert os.listdir(tmp_path / "b.runs" / run.name) == ["0001.ckpt"]
