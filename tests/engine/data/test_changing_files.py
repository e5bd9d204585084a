"""Files that go away or change under a run, or between two of its halves."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from cnnstudio.bridge.run_messages import (
    ResumeRun,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    StartRun,
    StepsEnded,
    StopRun,
)
from cnnstudio.engine.data.manifest import difference, write_manifest
from cnnstudio.engine.data.watch import AT_ONCE, Watch, WatchedFile, watched
from cnnstudio.engine.errors import TrainingError
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.image_folder import ImageFolder
from tests.helpers.engines import EngineProcess, engine_process
from tests.helpers.graphs import chain, project_of
from tests.helpers.pictures import class_folders

__all__ = ["engine_process"]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CNNSTUDIO_HOME", str(tmp_path / "home"))


def project_on(folder: Path, **training: object) -> Project:
    network = chain(
        ("Input", {"shape": [3, 16, 20]}), "Flatten", ("Linear", {"out_features": 2}),
        ("Output", {"classes": 2}),
    )  # fmt: skip
    project = project_of(network, **training)
    source = ImageFolder(path=str(folder))
    project.dataset = replace(DatasetConfig(), sources=(source,), split="shares")
    return project


class Clock:
    now = 0.0

    def __call__(self) -> float:
        self.now += 1.5
        return self.now


def test_every_file_is_looked_at_in_turn(tmp_path: Path) -> None:
    files: list[WatchedFile] = []
    for number in range(2 * AT_ONCE + 5):
        path = tmp_path / f"{number}"
        path.write_bytes(b"x")
        files += watched(str(path))
    watch = Watch(files, Clock())
    assert [watch.look() for _ in range(4)] == [""] * 4
    (tmp_path / f"{2 * AT_ONCE + 1}").unlink()
    told = [watch.look() for _ in range(3)]
    assert {t for t in told if t} == {f"{2 * AT_ONCE + 1} is not there any more."}
    assert watch.problem()
    assert watch.look(), "it is looked for again first"
    content = tmp_path / f"{2 * AT_ONCE + 1}"
    content.write_bytes(b"x")
    assert "has changed" in watch.problem()
    os.utime(content, ns=(1, files[2 * AT_ONCE + 1].changed))
    assert not watch.problem()
    assert not watch.look()


def test_no_look_within_a_second(tmp_path: Path) -> None:
    gone = WatchedFile(str(tmp_path / "x"), "x", 1, 1)
    assert Watch([gone], lambda: 5.0).look() == ""
    assert Watch([], Clock()).look() == ""


def test_a_run_pauses_when_a_picture_vanishes_and_goes_on_when_it_is_back(
    engine_process: EngineProcess, tmp_path: Path
) -> None:
    class_folders(tmp_path / "pets", {"cats": 20, "dogs": 20})
    project = project_on(tmp_path / "pets", epochs=1_000)
    engine_process.send(StartRun("r", dumps(project), str(tmp_path / "run")))
    engine_process.events.wait_for(RunStarted, timeout=120)
    picture, aside = tmp_path / "pets" / "cats" / "0003.png", tmp_path / "aside.png"
    picture.rename(aside)
    paused = engine_process.events.wait_for(RunPaused, timeout=60)
    assert paused.reason == "cats/0003.png is not there any more."
    engine_process.send(ResumeRun())  # it waits again a second later
    again = engine_process.events.wait_for(RunPaused, timeout=60)
    assert again.reason == paused.reason
    aside.rename(picture)
    engine_process.events.wait_for(RunResumed, timeout=60)
    engine_process.events.wait_for(StepsEnded, timeout=60)
    engine_process.send(StopRun())
    assert engine_process.events.wait_for(RunEnded, timeout=60).status == "stopped"


def test_a_list_says_what_changed(tmp_path: Path) -> None:
    write_manifest(tmp_path, ["a", "b", "c\n"], ["1", "2", "3"])
    assert difference(tmp_path, ["a", "b", "c\n"], ["1", "2", "3"]) == ""
    said = difference(tmp_path, ["a", "b", "d", "e", "f", "g"], ["1", "9", *"4567"])
    assert said == (
        "4 files were added (d, e, f …); 1 file was removed (c\\n); "
        "1 file has changed (b)"
    )
    assert difference(tmp_path / "nowhere", ["a"], ["1"]) == ""


def test_a_run_does_not_go_on_with_other_data(tmp_path: Path) -> None:
    class_folders(tmp_path / "pets", {"cats": 20, "dogs": 20})
    project = project_on(tmp_path / "pets", epochs=3)
    first = Trainer(project, tmp_path / "run", run="r")
    for event in first.run():
        if event is None and first.step == 2:
            first.request_stop()
    (tmp_path / "pets" / "dogs" / "0000.png").unlink()
    class_folders(tmp_path / "pets", {"birds": 2}, 900)
    more = tmp_path / "pets" / "cats" / "new.png"
    (tmp_path / "pets" / "birds" / "0000.png").rename(more)
    (tmp_path / "pets" / "birds" / "0001.png").unlink()
    said = r"1 file was added \(cats/new.png\); 1 file was removed \(dogs/0000.png\)"
    with pytest.raises(TrainingError, match=said):
        list(Trainer(project, tmp_path / "run", run="r", resume=True).run())
