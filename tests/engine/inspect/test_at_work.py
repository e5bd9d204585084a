"""The lab on a layer of a network gives what the compiled layer gives."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional

from cnnstudio.bridge.lab_messages import LayerAtWork, LayerWorks
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.ui.viewer.lab.lab_page import given_of
from cnnstudio.ui.viewer.lab.work import Work
from tests.helpers.graphs import Spec, chain
from tests.helpers.looked_into import subject_named
from tests.helpers.references import heard, reference, validation
from tests.helpers.studies import refused, study, untrained_subject

LAYERS: tuple[Spec, ...] = (
    "Input",
    ("Conv2d", {"out_channels": 6, "kernel_size": 5, "padding": 2}),
    "ReLU",
    ("MaxPool2d", {"kernel_size": 3, "stride": 2, "padding": 1}),
    (
        "Conv2d",
        {
            "out_channels": 4, "kernel_size": [3, 2], "stride": [1, 2], "groups": 2,
            "dilation": 2, "padding": 2, "padding_mode": "reflect",
            "activation": "tanh",
        },
    ),
    ("Conv2d", {"out_channels": 4, "padding": "same", "bias": False}),
    ("AvgPool2d", {"ceil_mode": True, "count_include_pad": False}),
    ("AdaptiveMaxPool2d", {"output_size": [7, 2]}),
    ("AdaptiveAvgPool2d", {"output_size": [1, 2]}),
    "GlobalAvgPool",
    ("Linear", {"out_features": 10}),
    "Output",
)  # fmt: skip


@pytest.fixture(scope="module")
def subject() -> Subject:
    """A network with every kind of layer that the lab knows."""
    return untrained_subject(chain(*LAYERS))


def asked(node: str, channel: int = 0) -> LayerAtWork:
    """The question about a node."""
    return LayerAtWork(request=1, subject="run", node=node, channel=channel, index=3)


def ids(subject: Subject) -> list[str]:
    """The nodes that slide windows."""
    names = ("conv", "max", "avg", "global", "adaptive")
    return [n for n in subject.network.node_ids if n.startswith(names)]


@pytest.mark.requirement("M11", "M12")
def test_the_lab_on_a_real_map_equals_the_layer(subject: Subject) -> None:
    nodes = ids(subject)
    assert len(nodes) == 8
    for node in nodes:
        for channel in (0, 3, 99):
            answer = study(subject, asked(node, channel))
            assert isinstance(answer, LayerWorks)
            work = Work(given_of(answer))
            difference = np.abs(work.activated - answer.output).max()
            assert difference < 1e-6, (node, channel, difference)


def test_what_it_tells_of_a_layer_are_its_settings(subject: Subject) -> None:
    answer = study(subject, asked(ids(subject)[2], 1))
    assert isinstance(answer, LayerWorks)
    assert answer.settings["groups"] == 2
    assert answer.settings["activation"] == "tanh"
    assert answer.weights is not None
    assert answer.weights.shape == (3, 3, 2)


@pytest.mark.requirement("M11", "M12")
@reference(LayerAtWork)
def test_what_it_tells_is_what_hooks_see_and_torch_makes_of_it(name: str) -> None:
    subject = subject_named(name)
    nodes = {"lenet": ("conv2", "pool1"), "resnet18": ("conv1", "pool1", "gap1"),
             "unet16": ("level1/conv2", "down2/pool1", "conv1")}[name]  # fmt: skip
    for node in nodes:
        inputs, question = validation(subject, 3), asked(node, 1)
        answer = study(subject, question)
        assert isinstance(answer, LayerWorks)
        given = heard(subject, node, inputs, given=True)
        np.testing.assert_array_equal(answer.image, given[0].numpy())
        output = heard(subject, node, inputs)[0, 1].numpy()
        np.testing.assert_array_equal(answer.output, np.atleast_2d(output))
        image = torch.from_numpy(answer.image)[None]
        fields: dict[str, Any] = dict(answer.settings)
        slides: dict[str, Any] = {
            "stride": fields["stride"], "padding": fields.get("padding", 0)
        }  # fmt: skip
        if answer.weights is not None:
            weights = torch.from_numpy(answer.weights)[None]
            made = functional.conv2d(image, weights, **slides)[0, 0] + answer.bias
        elif answer.kind == "MaxPool2d":
            made = functional.max_pool2d(image, fields["kernel_size"], **slides)[0, 1]
        else:
            made = functional.avg_pool2d(image, fields["kernel_size"], **slides)[0, 1]
        np.testing.assert_allclose(answer.output, made, rtol=1e-4, atol=1e-5)
        work = Work(given_of(answer))
        np.testing.assert_allclose(work.activated, made, rtol=1e-4, atol=1e-5)


def test_a_layer_without_a_window_is_refused(subject: Subject) -> None:
    linear = next(n for n in subject.network.node_ids if n.startswith("linear"))
    with pytest.raises(EngineError, match="works on Conv2d"):
        study(subject, asked(linear))
    with pytest.raises(EngineError, match="without this layer"):
        study(subject, asked("gone"))


@pytest.mark.requirement("M12")
def test_windows_of_several_sizes_are_refused_by_a_sentence() -> None:
    pool = ("AdaptiveAvgPool2d", {"output_size": [4, 5]})
    subject = untrained_subject(chain("Input", pool, "Flatten", "Linear", "Output"))
    said = refused(subject, asked("adaptiveavgpool2d_1"))
    assert "28 × 28 values are no multiple of 5 × 4" in said
