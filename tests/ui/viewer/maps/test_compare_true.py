"""Two images, epochs, runs, and before and after an edit, against plain torch.

The engine answers in this process; everything is chosen with real events.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.look_messages import Capture, OpenRun, ShowDocument, StudyProgress
from cnnstudio.bridge.message import INITIAL, Message, Study
from cnnstudio.engine.build import build
from cnnstudio.engine.built import network_and_data
from cnnstudio.engine.checkpoint import load_weights, read_checkpoint
from cnnstudio.engine.explain import refusal
from cnnstudio.engine.inspect.epochs import kept_at
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.subjects import trained, untrained
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.commands import EditField
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from cnnstudio.project.runs import read_run
from cnnstudio.ui.document import Document
from cnnstudio.ui.viewer.inspect_controller import EDIT_PAUSE
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.maps.compare_bar import ATTENTION
from cnnstudio.ui.viewer.maps.compare_page import ComparePage
from cnnstudio.ui.viewer.model.comparing import Kind
from cnnstudio.ui.widgets.combo import Combo
from tests.helpers.graphs import Spec, tiny_project
from tests.helpers.viewing import FakeRun, Floats, RunState, Studio, click, shown

CPU = torch.device("cpu")
LEFT = Qt.MouseButton.LeftButton
CONV: Spec = ("Conv2d", {"out_channels": 4, "kernel_size": 3})
LOOKS: Spec = ("SelfAttention2d", {"num_heads": 2})


def project_of(*middle: Spec, seed: int = 5) -> Project:
    return tiny_project(middle, epochs=2, seed=seed, learning_rate=0.01)


HERE = project_of(CONV, LOOKS)
THERE = project_of(LOOKS, seed=8)  # without the second convolution


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two runs: of this network, and of one that lacks a layer."""
    folder = tmp_path_factory.mktemp("runs")
    for name, project in (("0001-aa", HERE), ("0002-bb", THERE)):
        text = dumps(project)
        for _ in Trainer(project, folder / name, run=name, project_text=text).run():
            pass
    return folder / "0001-aa", folder / "0002-bb"


@dataclass
class Looker:
    """Somebody in front of the view, and the engine that answers."""

    qtbot: QtBot
    made: Studio
    view: InspectView
    inspector: Inspector = field(default_factory=Inspector)
    answered: int = 0

    def settle(self, milliseconds: int = 1) -> None:
        """Answer all that was asked."""
        self.qtbot.wait(milliseconds)
        client = self.made.client
        while self.answered < len(client.submitted):
            asked = client.submitted[self.answered]
            self.answered += 1
            for message in self._answers(asked):
                client.deliver(message)

    def _answers(self, asked: Message) -> Iterable[Message]:
        if isinstance(asked, ShowDocument):
            found = untrained(asked.project, "cpu")
            self.inspector.show(found.subject)
            yield found.message
        elif isinstance(asked, Capture | Study):
            try:
                told = self.inspector.answer(asked)
                while told is None or isinstance(told, StudyProgress):
                    told = self.inspector.work_on()
                yield told
            except Exception as error:  # as the engine's worker does it
                yield refusal(asked, error)

    def open(self, folder: Path) -> None:
        """Have a finished run that is shown, and its last weights loaded."""
        record = read_run(folder)
        found = trained(OpenRun(record.id, str(folder)), "cpu")
        self.inspector.show(found.subject)
        runs = self.made.runs
        runs.current = runs.shown = FakeRun(
            record.id, record.project, RunState.FINISHED, 2, True, folder,
            best_epoch=record.best_epoch,
        )  # fmt: skip
        runs.changed.emit()
        self.made.client.deliver(found.message)
        self.settle()

    @property
    def page(self) -> ComparePage:
        page = self.view.page_of("compare")
        assert isinstance(page, ComparePage)
        return page

    def look(self, node: str) -> None:
        self.made.selection.select([node])
        self.settle()

    def compare(self, kind: Kind) -> None:
        """Click what is compared with."""
        QTest.mouseClick(self.page.bar.kinds.button(kind), LEFT)
        self.settle()

    def pick(self, combo: Combo, key: object) -> None:
        """Choose in a box by the keyboard."""
        combo.setFocus()
        QTest.keyClick(combo, Qt.Key.Key_Home)
        while combo.current_key() != key:
            before = combo.current_key()
            QTest.keyClick(combo, Qt.Key.Key_Down)
            assert combo.current_key() != before, "it is not offered"
        self.settle()

    def sees(self, first: Floats, second: Floats) -> None:
        """All three show these values, each with its own; the difference is theirs."""
        page, values = self.page, second - first
        assert page.said() == ""
        pair = page.pair
        assert pair is not None
        assert pair.change is not None
        for told, expected in (
            (pair.first, first), (pair.second, second), (pair.change, values),
        ):  # fmt: skip
            np.testing.assert_array_equal(told.reshape(expected.shape), expected)
        assert pair.scale == np.abs(values).max()
        if values.ndim == 3:
            grid = page.change.grid
            click(grid.viewport(), grid.tile_rect(1).center().toPoint())
            number = f"{pair.change[page.order[1]][2, 3]:.4g}"
            said = page.change.map.text_at((2, 3)).replace("\u2212", "-")
            assert said == f"row 2, col 3: {number}"


@pytest.fixture
def looker(qtbot: QtBot, folders: tuple[Path, Path]) -> Looker:
    document = Document()
    document.open(project_of(CONV, LOOKS), None)
    made = Studio(document)
    made.runs.runs = tuple(read_run(folder) for folder in reversed(folders))
    looker = Looker(qtbot, made, shown(qtbot, made, "conv2d_2"))
    looker.settle()
    made.controller.views.show("layer", "compare")
    return looker


def plain(
    project: Project, node: str, folder: Path | None, epoch: int = 2, image: int = 0
) -> Floats:
    """What a plain hook sees in a plain network of the project."""
    network = build(project.graph, project.training.seed, CPU)
    dataset = network_and_data(project, CPU)[1]
    if folder is not None:
        path = folder / kept_at(read_run(folder), epoch).file
        load_weights(network, read_checkpoint(path).weights, path)
    network.eval()
    found: list[Floats] = []
    network.node_module(node).register_forward_hook(
        lambda _module, _inputs, output: found.append(output[0].clone().numpy())
    )
    with torch.no_grad():
        network(dataset.prepared(dataset.index("validation", image)))
    return found[0]


@pytest.mark.requirement("M01")
@pytest.mark.parametrize("node", ["conv2d_2", "linear_1"])
def test_two_images(looker: Looker, folders: tuple[Path, Path], node: str) -> None:
    looker.open(folders[0])
    looker.look(node)
    looker.compare("image")
    here = plain(HERE, node, folders[0])
    looker.sees(plain(HERE, node, folders[0], image=1), here)
    number = looker.page.bar.image
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, "8")
    QTest.keyClick(number, Qt.Key.Key_Return)
    looker.settle()
    looker.sees(plain(HERE, node, folders[0], image=7), here)
    assert looker.page.first.what.full_text().startswith("image 8 of 50, ")


@pytest.mark.requirement("M01")
def test_two_epochs(looker: Looker, folders: tuple[Path, Path]) -> None:
    looker.open(folders[0])
    looker.compare("epoch")
    page = looker.page
    for epoch in (INITIAL, 1):
        looker.pick(page.bar.epoch, epoch)
        looker.made.controller.show_epoch(2)
        looker.settle()
        looker.sees(
            plain(HERE, "conv2d_2", folders[0], epoch),
            plain(HERE, "conv2d_2", folders[0], 2),
        )
    looker.made.controller.show_epoch(1)
    looker.settle()
    assert page.pair is not None
    assert not page.pair.sizes.any(), "an epoch beside itself"


@pytest.mark.requirement("M01")
def test_two_runs_of_networks_that_differ(
    looker: Looker, folders: tuple[Path, Path]
) -> None:
    looker.open(folders[0])
    looker.look("linear_1")
    looker.compare("run")
    best = read_run(folders[1]).best_epoch
    looker.sees(
        plain(THERE, "linear_1", folders[1], best), plain(HERE, "linear_1", folders[0])
    )
    page = looker.page
    assert page.change.bars.isVisible(), "a vector has bars"
    assert page.first.what.full_text() == f"Run 2, epoch {best}"
    looker.look("conv2d_2")
    assert page.said() == "Run 2 has no layer conv2d_2."
    looker.look("linear_1")
    assert page.said() == ""


@pytest.mark.requirement("M01")
def test_before_and_after_an_edit(looker: Looker, folders: tuple[Path, Path]) -> None:
    document = looker.made.document
    document.push(EditField("conv2d_2", "bias", False))
    looker.settle(EDIT_PAUSE + 60)
    looker.compare("edit")
    without = project_of(CONV, LOOKS)
    EditField("conv2d_2", "bias", False).redo(without)
    before = plain(HERE, "conv2d_2", None)
    looker.sees(before, plain(without, "conv2d_2", None))
    words = looker.page.first.what.full_text()
    assert words == "before the edit: untrained weights"
    document.stack.undo()
    looker.settle(EDIT_PAUSE + 60)
    looker.sees(plain(without, "conv2d_2", None), before)
    # An edit of a network that was trained: its weights are those of before.
    looker.open(folders[0])
    document.push(EditField("conv2d_2", "kernel_size", (5, 5)))
    document.push(EditField("conv2d_2", "padding", (2, 2)))
    looker.settle(EDIT_PAUSE + 60)
    told = looker.page.first.what.full_text()
    assert told.startswith("before the edit: Run 1")
    assert looker.page.pair is not None
    values = plain(HERE, "conv2d_2", folders[0])
    np.testing.assert_array_equal(looker.page.pair.first, values)


def test_the_attention_of_two_epochs(
    looker: Looker, folders: tuple[Path, Path]
) -> None:
    looker.open(folders[0])
    looker.look("selfattention2d_1")
    looker.compare("epoch")
    assert looker.page.bar.what.isVisible()
    QTest.mouseClick(looker.page.bar.what.button(ATTENTION), LEFT)
    looker.settle()
    looks = [heads_of(folders[0], epoch) for epoch in (INITIAL, 2)]
    pair = looker.page.pair
    assert pair is not None
    assert pair.change is not None
    np.testing.assert_allclose(pair.first, looks[0], atol=1e-6)
    np.testing.assert_allclose(pair.change, looks[1] - looks[0], atol=2e-6)
    assert looker.page.first.name.text() == "Head 0"
    looker.look("conv2d_2")
    assert not looker.page.bar.what.isVisible()
    looker.sees(
        plain(HERE, "conv2d_2", folders[0], INITIAL),
        plain(HERE, "conv2d_2", folders[0]),
    )


def heads_of(folder: Path, epoch: int) -> Floats:
    """softmax(q·kᵀ/√d) of both heads, from the weights in the file."""
    given = plain(HERE, "conv2d_2", folder, epoch)
    path = folder / kept_at(read_run(folder), epoch).file
    weights = read_checkpoint(path).weights
    name = next(n for n in weights if "selfattention2d_1" in n and "in_proj_w" in n)
    steps = torch.from_numpy(given).flatten(1).t()
    both = steps @ weights[name].t() + weights[name.replace("weight", "bias")]
    width = steps.shape[1] // 2
    query, key = (
        part.view(-1, 2, width).transpose(0, 1) for part in both.chunk(3, 1)[:2]
    )
    looks = (query @ key.transpose(1, 2) / sqrt(width)).softmax(-1)
    return looks.numpy()


def test_a_pin_stays_when_its_weights_are_gone(
    looker: Looker, folders: tuple[Path, Path]
) -> None:
    looker.open(folders[0])
    QTest.mouseClick(looker.view.header.pin, LEFT)
    looker.made.document.push(EditField("conv2d_2", "bias", False))
    looker.settle(EDIT_PAUSE + 60)
    looker.look("linear_1")  # another layer than was pinned, of a run that is gone
    assert looker.page.bar.kinds.current() == "pin"
    without = project_of(CONV, LOOKS)
    EditField("conv2d_2", "bias", False).redo(without)
    looker.sees(plain(HERE, "linear_1", folders[0]), plain(without, "linear_1", None))
