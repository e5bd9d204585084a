"""Networks of which not all is computed for an image: asked about, and refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from cnnstudio.bridge.lab_messages import LayerAtWork
from cnnstudio.bridge.look_messages import Evaluate, Evaluated
from cnnstudio.bridge.message import INITIAL, Study
from cnnstudio.bridge.time_messages import AnimationOf, MapsOverTime, MapsOverTimeOf
from cnnstudio.bridge.weight_messages import StatisticsOf
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.subjects import network_and_data
from cnnstudio.project.file_format import loads
from tests.helpers.graphs import chain
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
