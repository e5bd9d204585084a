"""What may change while a run trains, and that nothing else does."""

from __future__ import annotations

import dataclasses

import pytest

from cnnstudio.bridge.framing import Decoder, encode
from cnnstudio.bridge.live_messages import ChangeTraining
from cnnstudio.graph.errors import FieldError
from cnnstudio.project.commands import EditSettings
from cnnstudio.project.live_settings import (
    ASIDE,
    LIVE,
    live_values,
    with_live,
    with_live_pipeline,
)
from cnnstudio.project.project import Project
from cnnstudio.project.settings import DatasetConfig, TrainingConfig

STEPS = [{"kind": "normalize"}, {"kind": "rotate", "degrees": 12.0}]


def project(**training: object) -> Project:
    made = Project()
    EditSettings("training", training).redo(made)
    EditSettings("dataset", {"pipeline": STEPS}).redo(made)
    return made


def test_every_live_setting_is_one() -> None:
    names = {field.name for field in dataclasses.fields(TrainingConfig)}
    assert {*LIVE, *ASIDE} <= names
    assert not set(LIVE) & set(ASIDE)


def test_live_values_are_taken_over_and_nothing_else() -> None:
    after = project(learning_rate=0.5, weight_decay=0.1, optimizer="sgd", epochs=3)
    values = live_values(after.training, after.dataset)
    training = with_live(TrainingConfig(), values)
    assert (training.learning_rate, training.weight_decay) == (0.5, 0.1)
    assert (training.optimizer, training.epochs) == ("adam", 10)


def test_only_what_augments_changes_in_the_pipeline() -> None:
    made = project()
    values = live_values(made.training, made.dataset)
    assert [step["kind"] for step in values["pipeline"]] == ["rotate"]
    data = with_live_pipeline(DatasetConfig(), values)
    assert [step.kind for step in data.pipeline] == ["normalize", "rotate"]
    assert with_live_pipeline(data, {"pipeline": []}) == DatasetConfig()
    assert with_live_pipeline(data, {"learning_rate": 1.0}) is data


def test_a_value_that_is_not_allowed_is_refused() -> None:
    with pytest.raises(FieldError):
        with_live(TrainingConfig(), {"learning_rate": -1.0})


def test_values_fit_into_a_frame() -> None:
    made = project(early_stopping=True)
    values = live_values(made.training, made.dataset)
    [again] = Decoder().feed(encode(ChangeTraining(1, "r", values, "now")))
    assert isinstance(again, ChangeTraining)
    training = with_live(TrainingConfig(), again.values)
    assert training.early_stopping
    data = with_live_pipeline(DatasetConfig(), again.values)
    assert [step.kind for step in data.pipeline] == ["normalize", "rotate"]
