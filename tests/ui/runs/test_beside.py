"""The eye in the list of runs draws another run's curves in the plots of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from cnnstudio.project.file_format import save
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.runs.window import RunsWindow
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_folders import falling, trained_run
from tests.helpers.run_messages import small_project


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    project, path = small_project(epochs=4), tmp_path / "digits.cnnproj"
    save(project, path)
    for start in (1.0, 0.5, 0.4):
        trained_run(tmp_path / "digits.runs", project, falling(start, 4))
    client = FakeEngineClient()
    desk = Desk(qtbot, tmp_path, cast("EngineClient", client))
    desk.studio.start_engine()
    client.become_ready()
    assert desk.studio.open_project(path)
    desk.studio.show_mode("train")
    yield desk
    desk.close()


@pytest.mark.requirement("D08")
def test_others_are_in_the_plots(desk: Desk) -> None:
    run = desk.studio.run
    plots = run.train_view.made_plots()
    first, second = (Path(r.folder) for r in run.controller.runs[1:])
    run.runs.keeper.draw_beside(first, True)
    run.runs.keeper.draw_beside(second, True)
    assert [curves.name for curves in plots.others] == ["Run 2", "Run 1"]
    run.runs.keeper.rename(first, "Base")
    assert [curves.name for curves in plots.others] == ["Base", "Run 1"]
    run.runs.keeper.draw_beside(second, False)
    assert [curves.name for curves in plots.others] == ["Base"]
    desk.window.grab()


def test_compare_takes_those_that_are_drawn(desk: Desk) -> None:
    run = desk.studio.run
    folder = Path(run.controller.runs[2].folder)
    run.runs.keeper.draw_beside(folder, True)
    desk.studio.actions["compare_runs"].trigger()
    window = desk.window.findChild(RunsWindow)
    assert window is not None
    names = [known.record.title for known in window.table.selected()]
    assert names == ["Run 3", "Run 1"]
    desk.studio.actions["show_runs"].trigger()
    assert desk.window.findChildren(RunsWindow) == [window], "there is only one"
    window.close()
