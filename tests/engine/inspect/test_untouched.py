"""Looking inside changes nothing: every study leaves the network as it was."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
import torch

from cnnstudio.bridge.attribution_messages import SmoothGradOf
from cnnstudio.bridge.look_messages import CancelStudy
from cnnstudio.bridge.maps_messages import MapsOf
from cnnstudio.bridge.message import Study
from cnnstudio.bridge.weight_messages import WeightsOf
from cnnstudio.engine.inspect.all import STUDIES
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.project.file_format import dumps
from tests.helpers.engines import EVERYTHING
from tests.helpers.graphs import chain, project_of
from tests.helpers.studies import EXAMPLES, study, untrained_subject, with_epochs

ATTENTION = ("SelfAttention2d", {"num_heads": 1})


def state_of(subject: Subject) -> dict[str, object]:
    """All that a look may not change; tensors by the hash of their bytes."""
    network = subject.network
    numbers = {**network.state_dict(), "random state": torch.get_rng_state()}
    for name, weight in network.named_parameters():
        assert weight.grad is not None
        numbers[f"gradient of {name}"] = weight.grad
    hooks = [
        len(m._forward_hooks) + len(m._forward_pre_hooks) + len(m._backward_hooks)
        for m in network.modules()
    ]
    return {
        "modes": [module.training for module in network.modules()],
        "flags": [weight.requires_grad for weight in network.parameters()],
        "gradients": [id(weight.grad) for weight in network.parameters()],
        "places": [weight.data_ptr() for weight in network.parameters()],
        "hooks": hooks,
    } | {
        name: hashlib.sha256(values.detach().numpy().tobytes()).hexdigest()
        for name, values in numbers.items()
    }


@pytest.fixture(scope="module")
def training(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    """A network in the middle of training: mixed modes and flags, with gradients.

    Of its first two epochs the weights were kept.
    """
    conv, head = ("Conv2d", {"out_channels": 4, "stride": 2}), "GlobalAvgPool"
    layers = (*EVERYTHING, ATTENTION, head, "Linear", "Output")
    subject = untrained_subject(chain("Input", conv, *layers))
    network = subject.network
    network.train()
    for number, (module, weight) in enumerate(
        zip(network.modules(), network.parameters(), strict=False)
    ):
        module.training = number % 3 != 1
        weight.requires_grad_(number % 4 != 2)
    for weight in network.parameters():
        weight.grad = torch.full_like(weight, 0.5)
    return with_epochs(subject, tmp_path_factory.mktemp("runs"), 2)


def test_every_study_has_an_example() -> None:
    assert {type(asked) for asked in EXAMPLES} == set(STUDIES)


@pytest.mark.parametrize("asked", EXAMPLES, ids=lambda asked: type(asked).__name__)
@pytest.mark.requirement("N11")
def test_no_study_changes_the_network(training: Subject, asked: Study) -> None:
    before = state_of(training)
    first = study(training, asked)
    assert state_of(training) == before
    assert type(study(training, asked)) is type(first)
    assert state_of(training) == before


@pytest.mark.parametrize("asked", EXAMPLES, ids=lambda asked: type(asked).__name__)
@pytest.mark.requirement("N11")
def test_no_study_leaves_anything_behind_when_it_is_given_up(
    training: Subject, asked: Study
) -> None:
    """A newer question replaces an older one in the middle of it."""
    before = state_of(training)
    inspector = Inspector()
    inspector.show(training)
    for slices in range(4):
        inspector.answer(replace(asked, subject="run"))
        for _ in range(slices):
            inspector.work_on()
            assert state_of(training) == before
        inspector.answer(CancelStudy(asked.request))
        assert state_of(training) == before
        assert inspector.patience is None
        assert torch.is_grad_enabled()
        assert not torch.is_inference_mode_enabled()


@pytest.mark.parametrize("place", ["epoch", "project"])
@pytest.mark.parametrize(
    "asked",
    [one for one in EXAMPLES if isinstance(one, MapsOf | SmoothGradOf | WeightsOf)],
    ids=lambda asked: type(asked).__name__,
)
@pytest.mark.requirement("N11")
def test_no_study_of_other_weights_changes_the_network(
    training: Subject, asked: Study, place: str
) -> None:
    """Not when they are read, nor when a network or its data are made for them."""
    graph = chain("Input", "Conv2d", "ReLU", "GlobalAvgPool", "Linear", "Output")
    other = project_of(graph)
    other.dataset = training.dataset.config or other.dataset
    elsewhere = {"epoch": 2} if place == "epoch" else {"project": dumps(other)}
    before = state_of(training)
    told = study(training, replace(asked, **elsewhere))
    assert told.epoch == elsewhere.get("epoch", 0)
    assert state_of(training) == before
