"""Saving a map or the filters through the epochs of a run as a moving picture."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.message import INITIAL
from cnnstudio.bridge.time_messages import Animation, AnimationOf
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.viewer.timeline.animations import Animations
from tests.helpers.viewing import CONV
from tests.ui.viewer.timeline.test_timeline import EPOCHS, Bench


class Answers:
    """Stands for the dialogs: a file that was chosen, and what was told."""

    def __init__(self) -> None:
        self.path, self.suggested = "", ""
        self.told: list[str] = []

    def save_path(self, suggested: str, kinds: str) -> str:
        self.suggested = suggested
        assert "gif" in kinds
        return self.path

    def tell(self, text: str, details: str = "") -> None:
        self.told.append(text)


class Desk:
    """Someone who saves, and an engine that answers."""

    def __init__(self, bench: Bench, folder: Path) -> None:
        self.bench, self.answers, self.said = bench, Answers(), list[str]()
        self.animations = Animations(
            bench.studio.controller, bench.timeline,
            cast("Dialogs", self.answers), lambda: str(folder),
        )  # fmt: skip
        self.animations.said.connect(self.said.append)

    def asked(self) -> list[AnimationOf]:
        return self.bench.studio.client.submitted_of(AnimationOf)

    def answer(self) -> None:
        content = np.frombuffer(b"moving", np.uint8)
        answer = Animation(
            request=self.asked()[-1].request, subject="run", run="run1", epoch=0,
            step=0, frames=21, content=content,
        )  # fmt: skip
        self.bench.studio.client.deliver(answer)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    bench = Bench(tmp_path / "0001-aa")
    qtbot.addWidget(bench.panel)
    qtbot.addWidget(bench.header)
    bench.open()
    return Desk(bench, tmp_path)


def test_all_maps_are_saved_together(desk: Desk, tmp_path: Path) -> None:
    desk.answers.path = str(tmp_path / "all")
    desk.animations.save_maps()
    assert desk.answers.suggested == f"{tmp_path}/{CONV}-maps.png"
    (asked,) = desk.asked()
    assert (asked.what, asked.kind, asked.node) == ("maps", "png", CONV)
    desk.answer()
    assert (tmp_path / "all.png").read_bytes() == b"moving"


def test_the_map_is_saved_as_its_ending_says(desk: Desk, tmp_path: Path) -> None:
    desk.bench.studio.controller.set_channel(3)
    desk.answers.path = str(tmp_path / "map.gif")
    desk.animations.save_map()
    assert desk.answers.suggested == f"{tmp_path}/{CONV}-3.png"
    (asked,) = desk.asked()
    assert (asked.what, asked.kind, asked.channel, asked.node) == (
        "map", "gif", 3, CONV,
    )  # fmt: skip
    assert asked.epochs == (INITIAL, *range(1, EPOCHS + 1))
    assert desk.said == ["Making map.gif …"]
    desk.answer()
    assert (tmp_path / "map.gif").read_bytes() == b"moving"
    assert desk.said[-1] == f"Saved 21 epochs as {tmp_path / 'map.gif'}."
    # The second time it is known what the engine would answer.
    desk.answers.path = str(tmp_path / "again.gif")
    desk.animations.save_map()
    assert (tmp_path / "again.gif").read_bytes() == b"moving"
    assert len(desk.asked()) == 1


def test_filters_and_a_name_without_an_ending(desk: Desk, tmp_path: Path) -> None:
    desk.answers.path = str(tmp_path / "v1.2 filters")
    desk.animations.save_filters()
    (asked,) = desk.asked()
    assert (asked.what, asked.kind, asked.channel) == ("filters", "png", 0)
    desk.answer()
    assert (tmp_path / "v1.2 filters.png").exists()
    desk.bench.studio.selection.select(["relu_1"])
    desk.bench.studio.answer(epoch=18)
    assert desk.animations.why_no_filters() == "Select a convolution: it has filters."
    assert desk.animations.why_no_map() == ""


def test_what_goes_wrong_is_told_and_nothing_is_written(
    desk: Desk, tmp_path: Path
) -> None:
    desk.animations.save_map()
    assert desk.asked() == [], "no file was chosen"
    desk.answers.path = str(tmp_path / "no folder" / "map.png")
    desk.animations.save_map()
    desk.answer()
    assert "the folder does not exist" in desk.answers.told[-1]
    desk.bench.studio.controller.set_channel(1)
    desk.animations.save_map()
    request = desk.asked()[-1].request
    desk.bench.studio.client.deliver(RequestFailed(request, "There is nothing."))
    assert desk.answers.told[-1] == "There is nothing."
    assert not list(tmp_path.glob("*.png"))
