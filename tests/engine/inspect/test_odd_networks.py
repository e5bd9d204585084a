"""Pairs of networks, too few scores, several Outputs: answered or refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from cnnstudio.bridge.lab_messages import LayerAtWork
from cnnstudio.bridge.look_messages import Capture, Evaluate, Evaluated, Maps
from cnnstudio.bridge.message import INITIAL, Study
from cnnstudio.bridge.sample_messages import Robustness, RobustnessOf
from cnnstudio.bridge.time_messages import AnimationOf, MapsOverTime, MapsOverTimeOf
from cnnstudio.bridge.weight_messages import StatisticsOf
from cnnstudio.engine.built import network_and_data
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.project.file_format import loads
from tests.helpers.graphs import chain, extend
from tests.helpers.studies import refused, study, untrained_subject, with_epochs

GAN = Path(__file__).parents[3] / "sample_projects" / "gan_digits.cnnproj"


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    """Two networks that play against each other: an image goes through one of them."""
    project = loads(GAN.read_text(encoding="utf-8")).project
    project.dataset = replace(project.dataset, train=8, validation=8, test=8)
    network, data = network_and_data(project, torch.device("cpu"))
    return with_epochs(Subject("run", network, data), tmp_path_factory.mktemp("r"), 1)


@pytest.mark.parametrize("kind", [LayerAtWork, StatisticsOf, AnimationOf])
def test_a_layer_of_the_generator_has_nothing_to_show(
    pair: Subject, kind: type[Study]
) -> None:
    asked = kind(request=1, subject="run", node="input")
    asked = replace(asked, epochs=(1,)) if isinstance(asked, AnimationOf) else asked
    assert refused(pair, asked).startswith(("Nothing arrives", "There is nothing"))


def test_a_layer_of_the_generator_has_no_maps_through_time(pair: Subject) -> None:
    asked = MapsOverTimeOf(request=1, subject="run", node="input", epochs=(INITIAL, 1))
    answer = study(pair, asked)
    assert isinstance(answer, MapsOverTime)
    assert not len(answer.epochs)


def test_classes_that_a_network_has_no_score_for_have_no_probability() -> None:
    """On a GPU an index beyond the scores would end the process's use of it."""
    graph = chain(
        "Input", "Flatten", ("Linear", {"out_features": 4}), ("Output", {"classes": 4})
    )
    answer = study(untrained_subject(graph), Evaluate(request=1, subject="run"))
    assert isinstance(answer, Evaluated)
    unknown = answer.labels >= 4
    assert unknown.any()
    assert not answer.of_label[unknown].any()
    right = answer.labels == answer.predicted
    np.testing.assert_array_equal(answer.of_label[right], answer.probability[right])


def test_of_several_outputs_the_first_counts() -> None:
    graph = chain("Input", "Flatten", "Linear", "Output")
    other = ("Linear", {"out_features": 3}), ("Output", {"classes": 3})
    extend(graph, "flatten_1", *other)
    subject, inspector = untrained_subject(graph), Inspector()
    inspector.show(subject)
    maps = inspector.answer(Capture(1, "run", ("linear_1",), detail="linear_1"))
    assert isinstance(maps, Maps)
    np.testing.assert_array_equal(maps.logits, maps.detail)
    judged = study(subject, Evaluate(request=1, subject="run"))
    assert isinstance(judged, Evaluated)
    assert judged.predicted[0] == maps.logits.argmax()
    varied = study(subject, RobustnessOf(request=1, subject="run"))
    assert isinstance(varied, Robustness)
    chances = varied.probabilities["noise"][0]
    assert chances[judged.predicted[0]] == pytest.approx(judged.probability[0])
