"""From a cell of the table to the pixels that a value sees, and to another epoch.

By mouse and keys, in the real window with the real engine process; after each step
every panel tells of the same image, class, layer, map and epoch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.attribution_messages import Attribution
from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditSettings
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.run import RunState
from cnnstudio.ui.viewer.model.attribution_methods import BY_KEY
from cnnstudio.ui.viewer.model.confusion import Choice, Confusion
from tests.helpers.desk import Desk
from tests.helpers.qt import click

ENGINE_MS = 60_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path, EngineClient())
    yield desk
    desk.close()


class Looker:
    """Somebody who follows one mistake through the window of a trained network."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.side = desk.studio.run.inside
        self.model = self.side.controller

    def wait(self, done: Callable[[], bool]) -> None:
        self.desk.qtbot.waitUntil(done, timeout=ENGINE_MS)

    def press(self, widget: QWidget, place: QPointF | QPoint) -> None:
        point = place.toPoint() if isinstance(place, QPointF) else place
        click(widget, point)

    def train(self, epochs: int) -> None:
        """Train the digits' LeNet for so many epochs."""
        desk = self.desk
        desk.studio.start_engine()
        assert desk.studio.open_project(sample_project("digits_lenet"))
        desk.document.push(EditSettings("training", {"epochs": epochs, "seed": 1}))
        desk.key("2", CTRL)
        desk.key("F5")
        run = desk.studio.run.controller
        self.wait(lambda: run.state in (RunState.FINISHED, RunState.FAILED))
        assert run.state is RunState.FINISHED, run.current.message

    def agree(self, image: int, epoch: int) -> None:
        """Wait until every panel shows the image with the weights of the epoch."""
        model, panel = self.model, self.side.sample

        def shown() -> bool:
            maps = model.maps
            return maps is not None and (maps.index, maps.epoch) == (image, epoch)

        self.wait(shown)
        assert model.index == image
        assert panel.source.data.number.text() == str(image + 1)
        assert self.side.timeline.timeline.epoch == epoch
        self.wait(lambda: self.evidence() is not None)
        found = self.evidence()
        assert found is not None
        assert found.epoch == epoch

    def evidence(self) -> Attribution | None:
        """What the Grad-CAM beside the image is of, once it is of what is shown."""
        question = self.model.explaining.question(BY_KEY["grad_cam"])
        return self.model.studies.ask(question, Attribution)


@pytest.mark.slow
def test_one_mistake_is_followed_through_all_panels(desk: Desk) -> None:
    looker = Looker(desk)
    looker.train(2)
    cell, image, epoch = choose_a_cell(looker)
    see_what_raises_its_score(looker, cell)
    point_at_a_value(looker, image, epoch)
    go_to_another_epoch(looker, image, epoch)


def choose_a_cell(looker: Looker) -> tuple[Choice, int, int]:
    """Click the cell of the table with the most images; N and Alt+Left."""
    desk, model, side = looker.desk, looker.model, looker.side
    desk.key("3", CTRL)
    desk.click("output")
    table = side.view.confusion.table
    looker.wait(lambda: model.mistakes.table is not None and table.isVisible())
    found = model.mistakes.table
    assert isinstance(found, Confusion)
    (cell, number), *_ = found.most_frequent(1)
    looker.press(table, table.rect_of(cell).center())
    assert model.mistakes.choice == cell
    images = found.images(cell)
    assert len(images) == number > 1
    epoch = side.timeline.timeline.epoch
    looker.agree(images[0], epoch)
    desk.key("N")
    looker.agree(images[1], epoch)
    desk.key("Left", Qt.KeyboardModifier.AltModifier)
    looker.agree(images[0], epoch)
    maps = model.maps
    assert maps is not None
    assert (maps.label, int(np.argmax(maps.logits))) == cell
    return cell, images[0], epoch


def see_what_raises_its_score(looker: Looker, cell: Choice) -> None:
    """Its Grad-CAM is of the class that is predicted."""
    evidence = looker.evidence()
    assert evidence is not None
    assert evidence.targets[0] == cell[1]


def point_at_a_value(looker: Looker, image: int, epoch: int) -> None:
    """Choose a layer, one of its maps, and a value of it: what it sees is framed."""
    desk, model, side = looker.desk, looker.model, looker.side
    desk.click("conv2")
    looker.wait(lambda: model.detail is not None)
    looker.agree(image, epoch)
    page = side.view.page
    looker.press(page.grid.viewport(), page.grid.tile_rect(3).center())
    assert (model.channel, page.large.title()) == (3, "Map 3")
    heat = page.large.map
    centre = heat.cell_rect((2, 4)).center().toPoint()
    QTest.mouseMove(heat, centre + QPoint(1, 1))
    QTest.mouseMove(heat, centre)
    field = desk.document.field_of(desk.node("conv2").id)
    assert field is not None
    assert model.region == field.region(2, 4)
    assert side.sample.source.data.image.region == model.region
    detail = model.detail
    assert detail is not None
    exact = f"{float(detail[3, 2, 4]):.4g}".replace("-", "\u2212")
    assert heat.text_at((2, 4)).endswith(exact)


def go_to_another_epoch(looker: Looker, image: int, epoch: int) -> None:
    """Click in the timeline: all follows; layer, map and image stay."""
    desk, model, side = looker.desk, looker.model, looker.side
    track, other = side.timeline.panel.track, 1 if epoch != 1 else 2
    looker.press(track, QPointF(track.x_of(other), track.height() - 14))
    looker.agree(image, other)
    assert model.channel == 3
    assert model.node is not None
    assert model.node.name == "conv2"
    desk.click("output")
    looker.wait(lambda: model.mistakes.is_current)
    table = model.mistakes.table
    assert table is not None
    assert table.found.epoch == other
