"""An example of every question about a network, for tests that hold of all of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from cnnstudio.bridge.attention_messages import AttentionOf
from cnnstudio.bridge.attribution_messages import (
    CamOf,
    EvidenceInMasksOf,
    GradCamOf,
    GuidedBackpropagationOf,
    GuidedProjectionOf,
    IntegratedGradientsOf,
    OcclusionOf,
    SaliencyOf,
    SmoothGradOf,
)
from cnnstudio.bridge.backward_messages import BackwardOf
from cnnstudio.bridge.embedding_messages import EmbeddingOf
from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.evaluation_messages import MasksOf, NamesOf, PicturesOf, TraitsOf
from cnnstudio.bridge.excite_messages import AscentOf, PatchesOf
from cnnstudio.bridge.lab_messages import LayerAtWork
from cnnstudio.bridge.look_messages import Evaluate, StudyProgress
from cnnstudio.bridge.maps_messages import MapsOf
from cnnstudio.bridge.message import INITIAL, Message, Studied, Study
from cnnstudio.bridge.probe_messages import CurveOf, GalleryOf, ShiftOf, TimesOf
from cnnstudio.bridge.sample_messages import RobustnessOf, StagesOf
from cnnstudio.bridge.time_messages import AnimationOf, MapsOverTimeOf
from cnnstudio.bridge.weight_messages import SignalOf, StatisticsOf, WeightsOf
from cnnstudio.engine.build import build
from cnnstudio.engine.checkpoint import (
    Checkpoint,
    Manifest,
    Position,
    snapshot,
    write_checkpoint,
)
from cnnstudio.engine.data.dataset import load_dataset
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.project.runs import create_run
from tests.helpers.graphs import project_of

if TYPE_CHECKING:
    from cnnstudio.graph.graph import Graph

EXAMPLES: tuple[Study, ...] = (
    AttentionOf(request=1, subject="run", node="selfattention2d_1"),
    BackwardOf(request=1, subject="run", index=2),
    Evaluate(request=1, subject="run"),
    EmbeddingOf(request=1, subject="run"),
    MapsOverTimeOf(
        request=1, subject="run", node="conv2d_1", channel=1, epochs=(INITIAL, 2)
    ),
    AnimationOf(request=1, subject="run", node="conv2d_1", epochs=(INITIAL, 1, 2)),
    LayerAtWork(request=1, subject="run", node="conv2d_1", channel=1),
    MapsOf(request=1, subject="run", node="relu_1", index=2),
    PatchesOf(request=1, subject="run", node="conv2d_1", top=3),
    AscentOf(request=1, subject="run", node="conv2d_1", steps=3),
    GalleryOf(request=1, subject="run"),
    TimesOf(request=1, subject="run", runs=2),
    CurveOf(request=1, subject="run", node="relu_1", images=2),
    ShiftOf(request=1, subject="run", node="conv2d_1", reach=2),
    PicturesOf(request=1, subject="run", places=(3, 0, 3)),
    NamesOf(request=1, subject="run"),
    TraitsOf(request=1, subject="run"),
    MasksOf(request=1, subject="run", places=(1,)),
    CamOf(request=1, subject="run", targets=(2, -1)),
    EvidenceInMasksOf(request=1, subject="run", images=3),
    GradCamOf(request=1, subject="run", node="relu_1", targets=(2, -1)),
    GuidedBackpropagationOf(request=1, subject="run"),
    GuidedProjectionOf(request=1, subject="run", node="conv2d_1", channel=1),
    IntegratedGradientsOf(request=1, subject="run", steps=5),
    OcclusionOf(request=1, subject="run", window=14),
    SaliencyOf(request=1, subject="run"),
    SmoothGradOf(request=1, subject="run", samples=5),
    StagesOf(request=1, subject="run", index=3),
    RobustnessOf(request=1, subject="run", index=3),
    SignalOf(request=1, subject="run"),
    StatisticsOf(request=1, subject="run", node="conv2d_1"),
    WeightsOf(request=1, subject="run", node="conv2d_1"),
)  # fmt: skip


def untrained_subject(graph: Graph, seed: int = 0) -> Subject:
    """Build a network with the data that `project_of` gives it, as one to look into.

    The data say where the objects are: in the same rectangle of every image.
    """
    project, cpu = project_of(graph), torch.device("cpu")
    network = build(graph, seed, cpu)
    dataset = load_dataset(project.dataset, tuple(network.input_shape), cpu)
    places = torch.zeros(len(dataset.inputs), *network.input_shape[1:])
    places[:, 4:20, 8:16] = 1
    return Subject("run", network, replace(dataset, objects=places), "r", 3, 41)


def with_epochs(subject: Subject, folder: Path, epochs: int) -> Subject:
    """Keep weights before training and after each epoch: those of now, ever larger."""
    run = create_run(folder / "0001-aa", "{}")
    known = []
    for epoch in range(epochs + 1):
        weights = {
            name: tensor * (1 + epoch / 10) if tensor.is_floating_point() else tensor
            for name, tensor in snapshot(subject.network.state_dict()).items()
        }
        manifest = Manifest(run.id, 0, Position(step=epoch * 10, epochs_done=epoch))
        file = Checkpoint(manifest, weights, {})
        known.append(write_checkpoint(run.path, file, is_epoch=True))
    run.update(initial=known[0], checkpoints=tuple(known[1:]))
    return replace(subject, folder=run.path)


def study(subject: Subject, asked: Study) -> Studied:
    """Have one question answered to its end, as the worker does between steps."""
    inspector = Inspector()
    inspector.show(subject)
    answer: Message | None = inspector.answer(replace(asked, subject=subject.name))
    while answer is None or isinstance(answer, StudyProgress):
        assert inspector.patience == 0.0, "the study is over without an answer"
        answer = inspector.work_on()
        # A generator that yields inside of such a block changes the thread's state.
        assert torch.is_grad_enabled()
        assert not torch.is_inference_mode_enabled()
    assert isinstance(answer, Studied), answer
    assert inspector.patience is None
    return answer


def refused(subject: Subject, asked: Study) -> str:
    """Return the sentence by which a question is refused."""
    inspector = Inspector()
    inspector.show(subject)
    try:
        answer: Message | None = inspector.answer(asked)
    except EngineError as error:
        return str(error)
    while answer is None or isinstance(answer, StudyProgress):
        answer = inspector.work_on()
    assert isinstance(answer, RequestFailed), answer
    return answer.message
