"""An example of every question about a network, for tests that hold of all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import torch

from cnnstudio.bridge.lab_messages import LayerAtWork
from cnnstudio.bridge.look_messages import Evaluate, StudyProgress
from cnnstudio.bridge.message import Message, Studied, Study
from cnnstudio.engine.data.dataset import load_dataset
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.network import build
from tests.helpers.graphs import project_of

if TYPE_CHECKING:
    from cnnstudio.graph.graph import Graph

EXAMPLES: tuple[Study, ...] = (
    Evaluate(request=1, subject="run"),
    LayerAtWork(request=1, subject="run", node="conv2d_1", channel=1),
)  # fmt: skip


def untrained_subject(graph: Graph, seed: int = 0) -> Subject:
    """Build a network with the data that `project_of` gives it, as one to look into."""
    project, cpu = project_of(graph), torch.device("cpu")
    network = build(graph, seed, cpu)
    dataset = load_dataset(project.dataset, tuple(network.input_shape), cpu)
    return Subject("run", network, dataset, "r", 3, 41)


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
