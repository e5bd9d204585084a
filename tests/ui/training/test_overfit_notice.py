"""A run that overfits says so above its plots, with four causes and their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.live_messages import TrainingChanged
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.overfit_notice import OverfitNotice, _known
from cnnstudio.ui.training.run import Run
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


def tell(client: FakeEngineClient, run: Run, epoch: int, loss: float) -> None:
    """End an epoch with a validation loss; by its accuracy it is the best so far."""
    told = ended(run, epoch)
    client.deliver(replace(told, values={**told.values, "validation/loss": loss}))


def train_badly(desk: Desk, client: FakeEngineClient) -> OverfitNotice:
    controller = desk.studio.run.controller
    controller.start()
    run = controller.current
    client.deliver(started(run))
    notice = desk.studio.run.train_view.overfit
    for epoch, loss in enumerate(RISING, 1):
        assert notice.isHidden(), epoch
        tell(client, run, epoch, loss)
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


def test_the_best_epoch_need_not_have_the_lowest_loss(
    desk: Desk, client: FakeEngineClient
) -> None:
    notice = train_badly(desk, client)
    assert desk.studio.run.controller.current.best_epoch == 6
    said = notice.causes.text()
    assert "3 were trained after the lowest validation loss, epoch 3" in said
    assert "best" not in said


def test_it_stays_until_a_new_low(desk: Desk, client: FakeEngineClient) -> None:
    notice = train_badly(desk, client)
    run = desk.studio.run.controller.current
    for epoch, loss in enumerate([0.87, 0.95, 0.82], 7):
        tell(client, run, epoch, loss)
        assert notice.isVisible(), epoch
    assert "Epochs: 6 were" in notice.causes.text()
    tell(client, run, 10, 0.79)
    assert notice.isHidden()


@pytest.mark.parametrize("name", ["mixup", "cutmix"])
def test_mixed_images_are_augmented(
    desk: Desk, client: FakeEngineClient, tmp_path: Path, name: str
) -> None:
    desk.document.open(small_project(**{name: 0.2}), tmp_path / "b.cnnproj")
    assert "they are augmented" in train_badly(desk, client).causes.text()


@pytest.mark.parametrize("name", ["pipeline", "mixup"])
def test_what_changed_on_the_way_is_not_judged(
    desk: Desk, client: FakeEngineClient, name: str
) -> None:
    notice = train_badly(desk, client)
    assert "nothing is augmented" in notice.causes.text()
    run = desk.studio.run.controller.current
    values = {"mixup": 0.2} if name == "mixup" else {"pipeline": ({"kind": "flip"},)}
    client.deliver(TrainingChanged(run.id, 7, run.last_step + 1, values, "changed"))
    assert "augmented" not in notice.causes.text()


def test_the_network_is_read_only_for_an_alarm(
    desk: Desk, client: FakeEngineClient
) -> None:
    _known.cache_clear()
    controller = desk.studio.run.controller
    controller.start()
    run = controller.current
    client.deliver(started(run))
    for epoch, loss in enumerate(RISING, 1):
        assert _known.cache_info().misses == 0, epoch
        tell(client, run, epoch, loss)
    assert _known.cache_info().misses == 1


def test_nothing_jumps_when_it_comes(desk: Desk, client: FakeEngineClient) -> None:
    view = desk.studio.run.train_view
    before = view.made_plots().mapTo(view, QPoint())
    size = view.made_plots().size()
    notice = train_badly(desk, client)
    desk.qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    desk.qtbot.wait(1)
    assert view.made_plots().mapTo(view, QPoint()) == before
    assert view.made_plots().size() == size
    holder = notice.parentWidget()
    assert holder is not None
    assert holder.geometry().bottom() == view.rect().bottom()
    assert notice.causes.height() >= notice.causes.heightForWidth(notice.causes.width())
    assert holder.height() < 170  # no taller than its words


def test_put_away_it_comes_again_only_after_another_low(
    desk: Desk, client: FakeEngineClient
) -> None:
    notice = train_badly(desk, client)
    run = desk.studio.run.controller.current
    desk.qtbot.mouseClick(notice.away, Qt.MouseButton.LeftButton)
    for epoch, loss in enumerate([1.2, 0.7, 0.9, 0.9], 7):
        assert notice.isHidden(), epoch
        tell(client, run, epoch, loss)
    tell(client, run, 11, 0.9)
    assert notice.isVisible()
