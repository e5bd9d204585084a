"""Every lesson can be done as it says, each step is noticed, and none too early."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from cnnstudio.graph.node import Node, new_id
from cnnstudio.paths import sample_project
from cnnstudio.project.block_ports import remove_layers
from cnnstudio.project.commands import (
    Command,
    EditField,
    EditSettings,
)
from cnnstudio.project.file_format import load
from cnnstudio.project.inserting import insert_after
from cnnstudio.ui.document import Document
from cnnstudio.ui.lessons.lesson import Lesson
from cnnstudio.ui.lessons.seen import RunSeen
from cnnstudio.ui.lessons.table import LESSONS
from cnnstudio.ui.lessons.teacher import Teacher, Watched
from cnnstudio.ui.modes import Mode
from cnnstudio.ui.selection import Selection

MAIN = "main"


class Pupil:
    """Somebody at a studio without a window, who does what is asked."""

    def __init__(self, settings: QSettings) -> None:
        self.document, self.selection = Document(), Selection()
        self.mode: Mode = "build"
        self.run = RunSeen()
        self.shown = (0, 0)
        self.watched = Watched(self._mode, self._run, self._shown)
        self.teacher = Teacher(
            self.document, self.selection, self.watched, self.begin, settings
        )

    def _mode(self) -> Mode:
        return self.mode

    def _run(self) -> RunSeen:
        return self.run

    def _shown(self) -> tuple[int, int]:
        return self.shown

    def begin(self, sample: str) -> bool:
        self.document.open(load(sample_project(sample)).project, None)
        self.selection.select([])
        self.mode, self.run, self.shown = "build", RunSeen(), (0, 0)
        return True

    def do(self, command: Command) -> None:
        self.document.push(command)

    def field(self, node: str, name: str, value: object) -> None:
        self.do(EditField(node, name, value))

    def insert(self, after: str, type_name: str) -> str:
        node = Node(new_id(), type_name, type_name.lower(), {})
        self.do(insert_after(self.document.graph, after, node))
        return node.id

    def delete(self, node: str) -> None:
        self.do(remove_layers(self.document.project, MAIN, [node], rejoin=True))

    def images(self, count: int) -> None:
        self.do(EditSettings("dataset", {"train": count}))

    def rate(self, rate: float) -> None:
        self.do(EditSettings("training", {"learning_rate": rate}))

    def undo(self, steps: int = 1) -> None:
        for _ in range(steps):
            self.document.stack.undo()

    def train(self, epochs: int = 1, losses: tuple[float, float] = (0.5, 0.6)) -> None:
        run = f"run {int(self.run.id[4:] or 0) + 1}"
        self.run = RunSeen(run, epochs, *losses, 0.9)

    def inspect(self, node: str) -> None:
        self.mode = "inspect"
        self.selection.select([node])

    def next_map(self) -> None:
        self.shown = self.shown[0] + 1, self.shown[1]

    def next_image(self) -> None:
        self.shown = self.shown[0], self.shown[1] + 1

    def fix(self) -> None:
        """Apply the first fix of the first error, as Alt+Enter does."""
        self.document.validate()
        first = next(f for f in self.document.findings if f.severity.name == "ERROR")
        self.document.apply_fix(first.fixes[0])

    def select(self, node: str) -> None:
        self.selection.select([node])


Act = Callable[[Pupil], object]


def _more_images(pupil: Pupil) -> None:
    pupil.images(4_000)
    pupil.train(5)


def _faster(pupil: Pupil) -> None:
    pupil.rate(0.01)
    pupil.train()


SOLUTIONS: dict[str, tuple[Act, ...]] = {
    "filter": (
        lambda p: p.train(),
        lambda p: p.inspect("conv1"),
        Pupil.next_map,
        Pupil.next_image,
    ),
    "padding": (
        lambda p: p.field("conv1", "padding", 0),
        lambda p: p.field("conv1", "padding", 2),
        lambda p: p.field("conv1", "kernel_size", 4),
        lambda p: p.undo(),
    ),
    "pooling": (
        lambda p: p.select("pool1"),
        lambda p: p.delete("pool2"),
        lambda p: p.undo(),
    ),
    "receptive_field": (
        lambda p: p.select("conv2"),
        lambda p: p.insert("relu2", "Conv2d"),
        lambda p: p.field("conv1", "stride", 2),
    ),
    "overfitting": (
        lambda p: p.images(200),
        lambda p: p.train(30, (0.01, 0.6)),
        _more_images,
    ),
    "batch_norm": (
        lambda p: p.insert("conv1", "BatchNorm2d"),
        lambda p: p.field("conv1", "bias", False),
        _faster,
    ),
    "skips": (
        lambda p: p.select("add1"),
        lambda p: p.field("shortcut", "out_channels", 16),
        Pupil.fix,
    ),
    "feature_maps": (
        lambda p: p.inspect("conv1"),
        lambda p: p.train(),
        lambda p: p.inspect("conv2"),
        Pupil.next_image,
    ),
    "mistakes": (
        lambda p: p.delete("flatten1"),
        Pupil.fix,
        lambda p: p.insert("fc3", "Softmax"),
        lambda p: p.undo(),
    ),
    "own_images": (
        lambda p: p.field("input", "shape", [3, 64, 64]),
        lambda p: p.field("output", "classes", 4),
        lambda p: p.field("fc1", "out_features", 4),
    ),
}


@pytest.fixture
def pupil(qtbot: QtBot, tmp_path: Path) -> Iterator[Pupil]:
    pupil = Pupil(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    yield pupil
    pupil.teacher.leave()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_lesson_can_be_done_as_it_says(lesson: Lesson, pupil: Pupil) -> None:
    teacher = pupil.teacher
    assert teacher.start(lesson.key)
    solution = SOLUTIONS[lesson.key]
    assert 1 <= len(lesson.steps) <= 4
    assert len(solution) == len(lesson.steps)
    for act in solution:
        teacher.look()
        assert not teacher.is_done, f"{teacher.index}: noticed before it was done"
        act(pupil)
        teacher.look()
        assert teacher.is_done, f"{teacher.index}: not noticed"
        teacher.go_on()
    assert teacher.step is None
    assert teacher.is_known(lesson)


def test_there_are_ten_lessons_each_once() -> None:
    assert len(LESSONS) == len({lesson.key for lesson in LESSONS}) == 10
    assert SOLUTIONS.keys() == {lesson.key for lesson in LESSONS}


def test_a_step_goes_on_only_when_it_is_done(pupil: Pupil) -> None:
    pupil.teacher.start("pooling")
    pupil.teacher.go_on()
    assert pupil.teacher.index == 0


def test_a_refused_sample_begins_no_lesson(pupil: Pupil, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    teacher = Teacher(
        pupil.document, pupil.selection, pupil.watched, lambda _: False, settings
    )
    assert not teacher.start("pooling")
    assert teacher.lesson is None


def test_what_was_done_is_known_after_a_restart(pupil: Pupil, tmp_path: Path) -> None:
    pupil.teacher.start("pooling")
    for act in SOLUTIONS["pooling"]:
        act(pupil)
        pupil.teacher.look()
        pupil.teacher.go_on()
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    again = Pupil(settings)
    assert [x.key for x in LESSONS if again.teacher.is_known(x)] == ["pooling"]


# The numbers that the texts name, against the program's own.


def network(sample: str) -> Document:
    document = Document()
    document.open(load(sample_project(sample)).project, None)
    return document


def test_numbers_of_the_texts_are_true(qtbot: QtBot) -> None:
    simple, lenet, mlp = map(network, ("digits_simple", "digits_lenet", "mlp_digits"))
    costs = {n: r.cost for n, r in simple.whole.nodes.items()}
    assert costs["conv1"].parameters == 160
    assert math.prod((28, 28, 16, 28, 28)) == 9_834_496
    assert mlp.whole.totals().parameters == 203_530
    assert simple.whole.nodes["conv2"].field.size == (8, 8)  # type: ignore[union-attr]
    assert tuple(simple.whole.nodes["flatten1"].output or ()) == (1_568,)
    assert lenet.whole.nodes["fc1"].cost.parameters == 48_120
    pupil_delete = remove_layers(lenet.project, MAIN, ["pool2"], rejoin=True)
    lenet.push(pupil_delete)
    lenet.validate()
    assert lenet.whole.nodes["fc1"].cost.parameters == 192_120
    simple.push(EditField("conv1", "stride", 2))
    simple.validate()
    assert simple.whole.nodes["conv2"].field.size == (13, 13)  # type: ignore[union-attr]
