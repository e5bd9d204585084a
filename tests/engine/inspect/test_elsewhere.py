"""A layer of another network beside that of now: another run's, before an edit."""

from __future__ import annotations

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from cnnstudio.bridge.look_messages import OpenRun
from cnnstudio.bridge.maps_messages import MapsOf, MapsShown
from cnnstudio.bridge.message import INITIAL
from cnnstudio.bridge.weight_messages import LayerWeights, WeightsOf
from cnnstudio.engine.build import build
from cnnstudio.engine.built import network_and_data
from cnnstudio.engine.checkpoint import (
    Checkpoint,
    load_weights,
    read_checkpoint,
)
from cnnstudio.engine.data.absent import absent_dataset
from cnnstudio.engine.data.dataset import Dataset, load_dataset
from cnnstudio.engine.inspect import elsewhere, epochs
from cnnstudio.engine.inspect.epochs import kept_at
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.subjects import trained, untrained
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from cnnstudio.project.records import RunError
from cnnstudio.project.runs import read_run
from cnnstudio.project.settings import DatasetConfig
from tests.helpers.graphs import Spec, tiny_project
from tests.helpers.studies import refused, study

CPU = torch.device("cpu")
CONV: Spec = ("Conv2d", {"out_channels": 4, "kernel_size": 3})
NAMES = ("conv2d_1", "relu_1", "linear_1")
ASKED = MapsOf(request=1, subject="run", node="conv2d_1", index=3)


def project_of(*middle: Spec, seed: int = 5) -> Project:
    return tiny_project(middle, epochs=2, seed=seed, learning_rate=0.01)


HERE = project_of(CONV, "ReLU")
THERE = project_of(CONV, seed=8)  # has no ReLU


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two runs: of this network, and of one without the ReLU."""
    folder = tmp_path_factory.mktemp("runs")
    for name, project in (("0001-aa", HERE), ("0002-bb", THERE)):
        text = dumps(project)
        for _ in Trainer(project, folder / name, run=name, project_text=text).run():
            pass
    return {name: folder / name for name in ("0001-aa", "0002-bb")}


@pytest.fixture
def shown(runs: dict[str, Path]) -> Subject:
    """The first of them, with the weights of its end."""
    return trained(OpenRun("0001-aa", str(runs["0001-aa"])), "cpu").subject


def hooked(project: Project, folder: Path | None, epoch: int) -> dict[str, object]:
    """What plain hooks see in a plain network of the project, for image 3."""
    network = build(project.graph, project.training.seed, CPU)
    dataset = network_and_data(project, CPU)[1]
    if folder is not None:
        known = kept_at(read_run(folder), epoch)
        load_weights(network, read_checkpoint(folder / known.file).weights, folder)
    network.eval()
    found: dict[str, object] = {}
    for name in (n for n in NAMES if n in network.node_ids):
        network.node_module(name).register_forward_hook(
            lambda _module, _inputs, output, name=name: found.update(
                {name: output[0].clone().numpy()}
            )
        )
    with torch.no_grad():
        network(dataset.prepared(dataset.index("validation", 3)))
    return found


def values_of(subject: Subject, asked: MapsOf) -> NDArray[np.float32]:
    told = study(subject, asked)
    assert isinstance(told, MapsShown)
    assert told.index == 3
    return told.values


@pytest.mark.requirement("M01")
@pytest.mark.parametrize("after", [INITIAL, 1, 2])
@pytest.mark.parametrize("node", ["conv2d_1", "linear_1"])
def test_another_run_gives_what_its_plain_network_gives(
    runs: dict[str, Path], shown: Subject, after: int, node: str
) -> None:
    folder = runs["0002-bb"]
    asked = replace(ASKED, folder=str(folder), epoch=after, node=node)
    there = hooked(THERE, folder, after)[node]
    np.testing.assert_array_equal(values_of(shown, asked), there)
    here = values_of(shown, MapsOf(request=1, subject="run", node=node, index=3))
    np.testing.assert_array_equal(here, hooked(HERE, runs["0001-aa"], 2)[node])
    told = study(shown, asked)
    assert (told.run, told.epoch) == (folder.name, max(0, after))


def test_without_an_epoch_the_best_weights_are_meant(
    runs: dict[str, Path], shown: Subject
) -> None:
    folder = runs["0002-bb"]
    best = read_run(folder).best_epoch
    values = values_of(shown, replace(ASKED, folder=str(folder)))
    np.testing.assert_array_equal(values, hooked(THERE, folder, best)["conv2d_1"])


def test_the_network_before_an_edit_has_its_initial_weights(shown: Subject) -> None:
    edited = untrained(dumps(HERE), "cpu").subject
    before = replace(ASKED, project=dumps(THERE))
    expected = hooked(THERE, None, 0)["conv2d_1"]
    for subject in (edited, shown):  # after an edit of a trained network, too
        asked = replace(before, subject=subject.name)
        np.testing.assert_array_equal(values_of(subject, asked), expected)


def test_what_cannot_be_compared_is_said(
    runs: dict[str, Path], shown: Subject, tmp_path: Path
) -> None:
    there = replace(ASKED, folder=str(runs["0002-bb"]))
    assert refused(shown, replace(there, node="relu_1")) == "Run 2 has no layer relu_1."
    with pytest.raises(RunError, match=r"gone.*cannot be read"):
        study(shown, replace(ASKED, folder=str(tmp_path / "gone")))
    assert "epoch 7" in refused(shown, replace(there, epoch=7))
    lost = shutil.copytree(runs["0002-bb"], tmp_path / "0003-cc")
    (lost / kept_at(read_run(lost), 1).file).unlink()
    assert "0003-cc" in refused(shown, replace(ASKED, folder=str(lost), epoch=1))
    other = replace(THERE.dataset, train=150, validation=40)
    divided = project_of(CONV)
    divided.dataset = other
    text = refused(shown, replace(ASKED, project=dumps(divided)))
    assert text.startswith("The network before the edit has another image there:")


def test_the_same_data_are_not_loaded_again(
    runs: dict[str, Path], shown: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that trains would wait for them, and its memory hold them twice."""

    def load(config: DatasetConfig, *_: object) -> Dataset:
        raise AssertionError(f"loaded: {config}")

    monkeypatch.setattr(elsewhere, "dataset_of", load)
    training = replace(shown, dataset=load_dataset(HERE.dataset, (1, 28, 28), CPU))
    folder = runs["0002-bb"]
    values = values_of(training, replace(ASKED, folder=str(folder), epoch=1))
    np.testing.assert_array_equal(values, hooked(THERE, folder, 1)["conv2d_1"])


def test_weights_of_another_run_need_no_data(
    runs: dict[str, Path], shown: Subject
) -> None:
    gone = absent_dataset(HERE.dataset, shown.dataset.shape, CPU, "It was moved.")
    folder = runs["0002-bb"]
    asked = WeightsOf(request=1, subject="run", node="conv2d_1", folder=str(folder))
    told = study(replace(shown, dataset=gone), asked)
    assert isinstance(told, LayerWeights)
    assert told.run == folder.name
    assert "It was moved." in refused(
        replace(shown, dataset=gone), replace(ASKED, folder=str(folder))
    )


def test_the_weights_of_another_run_are_read_between_other_work(
    runs: dict[str, Path], shown: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()

    def slowly(path: Path, digest: str) -> Checkpoint:
        assert may_end.wait(10)
        return read_checkpoint(path, digest)

    monkeypatch.setattr(epochs, "read_checkpoint", slowly)
    inspector = Inspector()
    inspector.show(shown)
    folder = runs["0002-bb"]
    answer = inspector.answer(replace(ASKED, folder=str(folder), epoch=1))
    for _ in range(3):
        assert answer is None
        answer = inspector.work_on()
    may_end.set()
    while answer is None:
        answer = inspector.work_on()
    assert isinstance(answer, MapsShown)
    assert (answer.run, answer.epoch) == (folder.name, 1)
