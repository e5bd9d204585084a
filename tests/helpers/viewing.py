"""A network to look into, without an engine process: what it would answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.evaluation_messages import Pictures, PicturesOf
from cnnstudio.bridge.look_messages import (
    NO_SCORES,
    Capture,
    Evaluate,
    Evaluated,
    Maps,
    ShowDocument,
    WeightsShown,
)
from cnnstudio.bridge.metric_history import RunHistory
from cnnstudio.project import file_format
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.records import RunRecord
from cnnstudio.ui.document import Document
from cnnstudio.ui.overlays import Overlays
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.model.subject import Phase
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.graphs import Spec, extend

Floats = NDArray[np.float32]

LENET: tuple[Spec, ...] = (
    "Input",
    ("Conv2d", {"out_channels": 6, "kernel_size": 5, "padding": 2}),
    "ReLU",
    "MaxPool2d",
    "Flatten",
    ("Linear", {"out_features": 10}),
    "Output",
)
CONV = "conv2d_1"
IMAGES = 500

# image: (true, predicted, probability); the images' own classes are their last digits.
WRONG: Mapping[int, tuple[int, int, float]] = {
    17: (7, 9, 0.6), 27: (7, 9, 0.95), 87: (7, 9, 0.8), 107: (7, 9, 0.5),
    4: (4, 9, 0.7), 34: (4, 9, 0.71), 63: (3, 5, 0.4), 200: (0, 6, 0.99),
    307: (7, 1, 0.55), 448: (8, 3, 0.8),
}  # fmt: skip


def project_of(*specs: Spec) -> Project:
    """Return a project with these layers in a row."""
    project = Project()
    extend(project.add_network(MAIN), "", *specs)
    return project


class RunState(Enum):
    """The states that tell apart what looking inside does."""

    IDLE = "not started"
    STARTING = "starting"
    TRAINING = "training"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass
class FakeRun:
    """A run as `RunController` describes it."""

    id: str = ""
    snapshot: str = ""
    state: RunState = RunState.IDLE
    epochs: int = 10
    has_checkpoint: bool = False
    folder: Path = Path("no run")
    history: RunHistory = field(default_factory=RunHistory)
    best_epoch: int = 0
    metric: str = "accuracy"

    @property
    def is_active(self) -> bool:
        return self.state not in (RunState.IDLE, RunState.FINISHED)


class FakeRuns(QObject):
    """Stands for `RunController`: one run, and `changed`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current = self.shown = FakeRun()
        self.folder = Path()
        self.runs: tuple[RunRecord, ...] = ()

    def show_run(self, folder: Path) -> None:
        found = next(r for r in self.runs if r.folder == str(folder))
        self.shown = FakeRun(
            found.id, found.project, RunState.FINISHED, 10, True, folder
        )
        self.current = self.shown
        self.changed.emit()

    def be(self, state: RunState, project: Project) -> None:
        """Have a run of this project in this state."""
        done = state is RunState.FINISHED
        run = FakeRun("run1", file_format.dumps(project), state, 10, done, self.folder)
        self.current = self.shown = run
        self.changed.emit()


def scaled(output: Floats) -> tuple[NDArray[np.uint8], Floats]:
    """Tiles and ranges of an output, the last two axes a map, as the engine's are."""
    maps = output if output.ndim >= 2 else output.reshape(1, 1, -1)
    maps = maps.reshape(-1, *maps.shape[-2:])
    finite = np.ma.masked_invalid(maps)
    low = finite.min((1, 2), keepdims=True).filled(np.nan)
    high = finite.max((1, 2), keepdims=True).filled(np.nan)
    span = np.where(high > low, high - low, 1)
    shares = np.nan_to_num((np.clip(maps, low, high) - low) / span)
    tiles = np.rint(shares * 255).astype(np.uint8)
    return tiles, np.concatenate([low, high], 2)[:, 0].astype(np.float32)


def odd_of(output: Floats) -> NDArray[np.uint8]:
    """Marks of what is not finite, of the shape of the tiles."""
    kinds = (np.isnan(output), output == np.inf, output == -np.inf)
    marks = np.select(kinds, [1, 2, 3], 0).astype(np.uint8)
    return marks.reshape(scaled(output)[0].shape)


@dataclass
class Studio:
    """Document, selection, a stand-in for the engine, and the controller."""

    document: Document
    client: FakeEngineClient = field(default_factory=FakeEngineClient)
    runs: FakeRuns = field(default_factory=FakeRuns)
    selection: Selection = field(default_factory=Selection)
    overlays: Overlays = field(default_factory=Overlays)

    def __post_init__(self) -> None:
        self.controller = InspectController(
            self.document, self.selection, self.client, self.runs, self.overlays
        )

    def phase(self) -> Phase:
        """What there is to see now."""
        return self.controller.phase

    def captures(self) -> list[Capture]:
        """All captures that were asked for."""
        return self.client.submitted_of(Capture)

    def documents(self) -> list[ShowDocument]:
        """All documents that the engine was to build."""
        return self.client.submitted_of(ShowDocument)

    def evaluations(self) -> list[Evaluate]:
        """All evaluations that were asked for."""
        return self.client.submitted_of(Evaluate)

    def judge(
        self,
        wrong: Mapping[int, tuple[int, int, float]] = WRONG,
        epoch: int = 9,
        scored: bool = True,
        step: int = 0,
    ) -> Evaluated:
        """Answer the newest evaluation; image: (true, predicted, how surely)."""
        asked = self.evaluations()[-1]
        labels = np.arange(IMAGES, dtype=np.int32) % 10
        predicted = labels.copy()
        probability = np.full(IMAGES, 0.9, np.float32)
        for image, (label, said, sure) in wrong.items():
            labels[image], predicted[image] = label, said
            probability[image] = sure
        every = np.arange(IMAGES)
        scores = np.zeros((IMAGES, 10), np.float32)
        scores[every, predicted] = np.log(9 * probability / (1 - probability))
        chances = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
        run = "run1" if asked.subject == "run" else ""
        found = Evaluated(
            request=asked.request,
            subject=asked.subject,
            run=run,
            epoch=epoch,
            step=step,
            part=asked.part,
            classes=tuple("0123456789"),
            labels=labels,
            predicted=predicted,
            probability=probability,
            of_label=chances[every, labels],
            scores=scores if scored else NO_SCORES,
        )
        self.client.deliver(found)
        return found

    def show_pictures(self) -> None:
        """Answer the newest question for small pictures."""
        asked = self.client.submitted_of(PicturesOf)[-1]
        places = np.array(asked.places, np.int32)
        images = np.zeros((len(places), 1, 28, 28), np.uint8)
        images[:, 0, 4:24, 10:18] = (40 + places % 200)[:, None, None]
        self.client.deliver(
            Pictures(
                request=asked.request, subject=asked.subject, run="run1", epoch=0,
                step=0, part=asked.part, places=places, images=images,
            )
        )  # fmt: skip

    def outputs(self, seed: int) -> dict[str, Floats]:
        """Some output of every node of the network."""
        random = np.random.default_rng(seed)
        report = self.document.report.nodes
        return {
            node: random.normal(size=known.output or (1,)).astype(np.float32)
            for node, known in report.items()
        }

    def answer(
        self,
        seed: int = 0,
        label: int = 7,
        epoch: int = 0,
        outputs: dict[str, Floats] | None = None,
        logits: Floats | None = None,
        filters: Floats | None = None,
        image: Floats | None = None,
    ) -> Maps:
        """Answer the newest capture."""
        asked = self.captures()[-1]
        outputs = self.outputs(seed) if outputs is None else outputs
        pairs = {n: scaled(outputs[n]) for n in asked.nodes if n in outputs}
        random = np.random.default_rng(seed)
        if filters is None and asked.filters:
            filters = random.normal(size=(6, 1, 5, 5)).astype(np.float32)
        if logits is None:
            logits = random.normal(size=10).astype(np.float32)
        if image is None:
            image = random.random((1, 28, 28)).astype(np.float32)
        maps = Maps(
            request=asked.request,
            subject=asked.subject,
            run="run1" if asked.subject == "run" else "",
            epoch=epoch,
            step=0,
            part=asked.part,
            index=asked.index,
            count=IMAGES,
            label=label,
            classes=tuple("0123456789"),
            image=image,
            logits=logits,
            tiles={node: tiles for node, (tiles, _) in pairs.items()},
            ranges={node: ranges for node, (_, ranges) in pairs.items()},
            detail_node=asked.detail,
            detail=outputs.get(asked.detail),
            filters=filters if asked.filters else None,
            odd={n: odd_of(outputs[n]) for n in pairs if odd_of(outputs[n]).any()},
        )
        self.client.deliver(maps)
        return maps

    def finish_run(self) -> None:
        """Have a finished run of this document whose weights are loaded."""
        self.runs.be(RunState.FINISHED, self.document.project)
        self.client.deliver(WeightsShown("run", "run1", 9, "run 1, epoch 9"))


def studio(*specs: Spec) -> Studio:
    """Return a studio with these layers (a small LeNet), the engine still starting."""
    document = Document()
    document.open(project_of(*(specs or LENET)), None)
    return Studio(document)


def shown(qtbot: QtBot, made: Studio, node: str = CONV) -> InspectView:
    """Show the view of a studio whose engine is ready, with a layer selected."""
    view = InspectView(made.controller, theme_manager())
    qtbot.addWidget(view)
    view.resize(864, 690)
    view.show()
    made.client.become_ready()
    made.selection.select([node])
    return view


def move(view: QWidget, point: QPoint) -> None:
    """Move the mouse to a point of a widget."""
    QTest.mouseMove(view, point + QPoint(1, 1))
    QTest.mouseMove(view, point)


def click(view: QWidget, point: QPoint) -> None:
    """Press and release the left button at a point of a widget."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view, left, none, point)
