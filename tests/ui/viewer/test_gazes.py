"""Back and forward through what was looked at, and links to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.attribution_messages import PREDICTED
from cnnstudio.ui.viewer.gaze import Gaze
from cnnstudio.ui.viewer.gazes import MOST, Gazes
from tests.helpers.viewing import CONV, Studio, studio


class Looker:
    """Somebody who looks around in a small LeNet, and what is said to them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.made: Studio = studio()
        self.made.client.become_ready()
        self.gazes = Gazes(self.made.controller, self.made.selection)
        self.said: list[str] = []
        self.gazes.said.connect(self.said.append)

    def look(self, node: str) -> None:
        self.made.selection.select([node])
        self.rest()

    def rest(self) -> None:
        """Let what changed become a step."""
        self.qtbot.wait(1)


@pytest.fixture
def looker(qtbot: QtBot) -> Looker:
    looker = Looker(qtbot)
    looker.look(CONV)
    looker.made.answer()
    looker.rest()
    return looker


def test_back_and_forward_lead_through_layers_and_maps(looker: Looker) -> None:
    controller, gazes = looker.made.controller, looker.gazes
    controller.set_channel(3)
    looker.rest()
    looker.look("relu_1")
    gazes.back()
    assert (gazes.current().layer, controller.channel) == (CONV, 3)
    gazes.back()
    assert (gazes.current().layer, controller.channel) == (CONV, 0)
    gazes.forward()
    gazes.forward()
    assert gazes.current().layer == "relu_1"
    assert gazes.why_no_forward()
    gazes.forward()
    assert looker.said == ["This is what was looked at last."]


def test_what_is_chosen_after_going_back_is_the_way_from_there(looker: Looker) -> None:
    looker.look("relu_1")
    looker.gazes.back()
    looker.rest()
    assert not looker.gazes.why_no_forward()
    looker.look("linear_1")
    assert looker.gazes.why_no_forward()
    looker.gazes.back()
    assert looker.gazes.current().layer == CONV


def test_stepping_through_images_is_one_step(looker: Looker) -> None:
    for _ in range(5):
        looker.made.controller.browsing.show_next()
        looker.made.answer()
        looker.rest()
    assert looker.gazes.current().image == 5
    looker.gazes.back()
    assert looker.gazes.current().image == 0
    looker.gazes.forward()
    assert looker.gazes.current().image == 5


def test_everything_that_was_chosen_comes_back(looker: Looker) -> None:
    made, gazes = looker.made, looker.gazes
    made.finish_run()
    made.answer()
    made.controller.explain(4)
    made.controller.views.show("all", "confusion")
    made.controller.mistakes.recall((7, 1))
    made.controller.show_part("test", 9)
    looker.rest()
    then = gazes.current()
    assert then == Gaze(CONV, 0, "test", 9, 4, 0, "all", "confusion", (7, 1))
    made.controller.explain(PREDICTED)
    made.controller.show_part("validation", 2)
    looker.look("relu_1")
    gazes.go(then)
    assert gazes.current() == then


def test_not_everything_is_remembered_for_ever(looker: Looker) -> None:
    for number in range(MOST + 20):
        looker.made.selection.select([CONV if number % 2 else "relu_1"])
        looker.gazes._note()
    steps = 0
    while not looker.gazes.why_no_back():
        looker.gazes.back()
        steps += 1
    assert steps == MOST - 1


def test_another_project_has_its_own_past(looker: Looker) -> None:
    looker.look("relu_1")
    document = looker.made.document
    document.open(document.project, None)
    assert looker.gazes.why_no_back()


def test_a_link_is_copied_and_leads_back(looker: Looker, tmp_path: Path) -> None:
    gazes, document = looker.gazes, looker.made.document
    assert "save it first" in gazes.why_no_link()
    gazes.copy_link()
    assert looker.said == [gazes.why_no_link()]
    path = tmp_path / "net.cnnproj"
    document.saved(path)
    looker.look(CONV)
    looker.made.controller.set_channel(4)
    gazes.copy_link()
    link = QGuiApplication.clipboard().text()
    assert link == f"{path.resolve()}#layer={CONV}&channel=4"
    looker.look("relu_1")
    assert gazes.open_fragment(link.partition("#")[2])
    assert (gazes.current().layer, gazes.current().channel) == (CONV, 4)


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("layer=conv9", "The network has no layer conv9"),
        ("view=stars", "There is no view stars"),
        ("image=x", "expected a whole number"),
    ],
)
def test_a_link_to_what_is_not_there_says_so(
    looker: Looker, fragment: str, words: str
) -> None:
    before = looker.gazes.current()
    assert not looker.gazes.open_fragment(fragment)
    assert words in looker.said[-1]
    assert looker.gazes.current() == before
