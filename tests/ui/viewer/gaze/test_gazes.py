"""Back and forward through what was looked at, and links to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.attribution_messages import PREDICTED
from cnnstudio.bridge.look_messages import WeightsShown
from cnnstudio.project.commands import RenameNode
from cnnstudio.project.file_format import dumps
from cnnstudio.project.records import RunRecord
from cnnstudio.ui.viewer.gaze.gaze import Gaze
from cnnstudio.ui.viewer.gaze.gazes import MOST, Gazes
from cnnstudio.ui.viewer.inspect_controller import EDIT_PAUSE
from tests.helpers.viewing import CONV, Studio, studio


class Looker:
    """Somebody who looks around in a small LeNet, and what is said to them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.made: Studio = studio()
        self.made.client.become_ready()
        self.gazes = Gazes(self.made.controller, self.made.selection, self.made.runs)
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


def test_back_leads_through_what_is_chosen_of_attributions(looker: Looker) -> None:
    explaining, gazes = looker.made.controller.explaining, looker.gazes
    explaining.choose(method="occlusion")
    explaining.choose(window=5)
    looker.rest()
    looker.look("relu_1")
    assert "method=occlusion&window=5" in gazes.current().as_fragment()
    explaining.choose(method="saliency", window=0)
    looker.rest()
    gazes.back()
    assert (explaining.choices.method, explaining.choices.window) == ("occlusion", 5)
    gazes.back()
    gazes.back()
    assert explaining.choices.method == "grad_cam"
    assert not gazes.open_fragment("layer=conv2d_1&method=smooth_grad&samples=9")
    assert explaining.choices.samples == 9
    assert gazes.open_fragment("samples=many")
    assert "expected a whole number from 1" in looker.said[-1]


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
    assert then == Gaze(
        CONV, 0, "test", 9, 4, 0, "all", "confusion", (7, 1), run="run1"
    )
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
    assert not gazes.open_fragment(link.partition("#")[2])
    assert (gazes.current().layer, gazes.current().channel) == (CONV, 4)


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("layer=conv9", "The network has no layer conv9"),
        ("view=stars", "There is no view stars"),
        ("image=x", "expected a whole number"),
        (f"layer={CONV}&edge=out,flatten_1,in", f"No edge leads from {CONV} to"),
        ("edge=relu_1", "expected port, target and port"),
        ("run=0007-ff", "The run 0007-ff, which the link names, is gone."),
        ("against=moon:3", "expected one of image, epoch, run, edit"),
    ],
)
def test_a_link_to_what_is_not_there_says_so(
    looker: Looker, fragment: str, words: str
) -> None:
    before = looker.gazes.current()
    assert looker.gazes.open_fragment(fragment)
    assert words in looker.said[-1]
    assert looker.gazes.current() == before


def test_an_edge_is_in_links_and_in_back_and_forward(looker: Looker) -> None:
    made, gazes = looker.made, looker.gazes
    (edge,) = made.document.graph.outgoing(CONV)
    made.selection.select([], edge)
    looker.rest()
    then = gazes.current().as_fragment()
    assert then == f"layer={CONV}&edge=out,relu_1,in"
    looker.look("linear_1")
    gazes.back()
    assert made.controller.edge == edge
    gazes.back()
    assert made.controller.edge is None
    assert made.selection.nodes == (CONV,)
    assert not gazes.open_fragment(then)
    assert made.controller.edge == edge


def test_what_is_compared_with_is_remembered(looker: Looker) -> None:
    made, gazes = looker.made, looker.gazes
    made.controller.views.show("layer", "compare")
    looker.rest()
    made.controller.comparing.choose("image", 8)
    looker.rest()
    link = gazes.current().as_fragment()
    assert link == f"layer={CONV}&view=compare&against=image:8"
    made.controller.comparing.choose("image", 9)
    looker.rest()
    gazes.back()
    assert made.controller.comparing.image == 8
    gazes.back()
    gazes.back()
    assert made.controller.views.view("layer") == "", "the first view again"
    made.controller.comparing.recall("")
    assert not gazes.open_fragment(link)
    assert made.controller.comparing.text == "image:8"
    made.controller.pins.keep()
    assert "against" not in gazes.current().as_fragment(), "no file keeps a pin"


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("image=900", "There is no image 901, which the link names: there are 500, "
                      "and this is number 401."),
        ("channel=6", "There is no map 6, which the link names, but 6."),
        ("explained=12", "There is no class 12, which the link names, but 10."),
        ("image=3&channel=2&explained=9", ""),
    ],
)  # fmt: skip
def test_what_turns_out_not_to_be_there_is_said(
    looker: Looker, fragment: str, said: str
) -> None:
    made = looker.made
    assert not looker.gazes.open_fragment(f"layer=conv2d_1&{fragment}")
    asked = made.captures()[-1]
    if asked.index >= 500:
        made.client.submitted.append(replace(asked, index=asked.index % 500))
    made.controller.maps_changed.emit()
    if asked.index:
        made.answer()
    assert looker.said == ([said] if said else [])
    assert made.controller.channel < 6
    assert made.controller.explained < 10


def test_a_layer_may_be_called_by_its_name(looker: Looker) -> None:
    document = looker.made.document
    document.push(RenameNode(CONV, "stem"))
    looker.qtbot.wait(EDIT_PAUSE + 60)
    assert not looker.gazes.open_fragment("layer=stem&channel=1")
    assert looker.gazes.current().layer == CONV


def test_a_link_leads_to_its_run(looker: Looker, tmp_path: Path) -> None:
    made = looker.made
    text = dumps(made.document.project)
    folders = [str(tmp_path / name) for name in ("run1", "run2")]
    made.runs.runs = tuple(
        RunRecord(name, project=text, folder=folder)
        for name, folder in zip(("run1", "run2"), folders, strict=True)
    )
    made.runs.show_run(Path(folders[1]))
    made.client.deliver(WeightsShown("run", "run2", 9, "run 2, epoch 9"))
    made.answer()
    looker.rest()
    link = looker.gazes.current().as_fragment()
    assert link.endswith("&run=run2")
    made.runs.show_run(Path(folders[0]))
    assert not looker.gazes.open_fragment(f"{link}&epoch=4")
    assert (made.controller.run.id, made.controller.epoch) == ("run2", 4)
