"""A run that overfits says so above its plots, with four causes and their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.overfit_notice import OverfitNotice
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import ended, small_project, started

RISING = [1.9, 1.1, 0.8, 0.9, 1.0, 1.2]


@pytest.fixture
def client() -> FakeEngineClient:
    return FakeEngineClient()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, client: FakeEngineClient) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path, cast("EngineClient", client))
    desk.document.open(small_project(), tmp_path / "a.cnnproj")
    desk.studio.start_engine()
    client.become_ready()
    desk.studio.show_mode("train")
    yield desk
    desk.close()


def train_badly(desk: Desk, client: FakeEngineClient) -> OverfitNotice:
    controller = desk.studio.run.controller
    controller.start()
    run = controller.current
    client.deliver(started(run))
    notice = desk.studio.run.train_view.overfit
    for epoch, loss in enumerate(RISING, 1):
        assert notice.isHidden(), epoch
        told = ended(run, epoch)
        client.deliver(replace(told, values={**told.values, "validation/loss": loss}))
    return notice


@pytest.mark.requirement("F06")
def test_four_causes_come_at_a_press(desk: Desk, client: FakeEngineClient) -> None:
    notice = train_badly(desk, client)
    assert notice.isVisible()
    assert "since epoch 3 the validation loss rose from 0.8 to 1.2" in (
        notice.text.text()
    )
    assert notice.causes.isHidden()
    desk.qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert notice.causes.isVisible()
    said = notice.causes.text()
    assert said.count("• ") == 4
    for part in ("Capacity: 7,850 parameters learn 4,000 images", "Epochs: 3 were",
                 "Amount of data: 4,000", "Representative data: "):  # fmt: skip
        assert part in said
    asked: list[str] = []
    notice.topic_asked.connect(asked.append)
    notice.causes.linkActivated.emit("page/overfitting")
    assert asked == ["page/overfitting"]
    desk.qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert notice.causes.isHidden()


def test_a_run_that_gets_better_says_nothing(
    desk: Desk, client: FakeEngineClient
) -> None:
    notice = train_badly(desk, client)
    controller = desk.studio.run.controller
    client.deliver(ended(controller.current, 7))  # better than ever
    assert notice.isHidden()
