"""Looking into a run after any of its epochs: the very weights, and nothing touched."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from cnnstudio.bridge.look_messages import Capture, Evaluate, Evaluated, Maps, OpenRun
from cnnstudio.bridge.message import INITIAL
from cnnstudio.bridge.time_messages import MapsOverTime, MapsOverTimeOf
from cnnstudio.engine.build import build
from cnnstudio.engine.checkpoint import load_weights, read_checkpoint
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.epochs import EpochNetworks, kept_at
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.network import Network
from cnnstudio.engine.subjects import trained
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from cnnstudio.project.runs import read_run
from tests.helpers.engines import EVERYTHING
from tests.helpers.graphs import tiny_project
from tests.helpers.studies import study
from tests.helpers.training import train

PROJECT = tiny_project(EVERYTHING, epochs=4, learning_rate=0.01)
NODE = "conv2d_1"
EPOCHS = (INITIAL, 1, 2, 3, 4)


def trained_in(folder: Path, project: Project) -> Path:
    text = dumps(project)
    for _ in Trainer(project, folder, run=folder.name, project_text=text).run():
        pass
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of four epochs."""
    return trained_in(tmp_path_factory.mktemp("runs") / "0001-aa", PROJECT)


@pytest.fixture
def shown(folder: Path) -> Subject:
    """The run with the weights of its end."""
    return trained(OpenRun("0001-aa", str(folder)), "cpu").subject


def plain_network(folder: Path, epoch: int) -> Network:
    """Build the network without the studio's ways, with the weights in the file."""
    known = kept_at(read_run(folder), epoch)
    network = build(PROJECT.graph, 5, torch.device("cpu"))
    path = folder / known.file
    load_weights(network, read_checkpoint(path, known.hash).weights, path)
    return network.eval()


def plain_map(network: Network, inputs: torch.Tensor, channel: int) -> torch.Tensor:
    found: list[torch.Tensor] = []
    handle = network.node_module(NODE).register_forward_hook(
        lambda module, given, output: found.append(output)
    )
    with torch.no_grad():
        network(inputs)
    handle.remove()
    return found[0][0, channel]


def maps_of(inspector: Inspector, asked: Capture) -> Maps:
    """Return the maps that are asked for; weights are read between other work."""
    answer = inspector.answer(asked)
    while answer is None:
        assert inspector.patience == 0.0
        answer = inspector.work_on()
    assert isinstance(answer, Maps)
    assert inspector.patience is None
    return answer


@pytest.mark.requirement("L24")
def test_maps_after_each_epoch_are_those_of_its_weights(
    folder: Path, shown: Subject
) -> None:
    inspector = Inspector()
    inspector.show(shown)
    before = {n: t.clone() for n, t in shown.network.state_dict().items()}
    inputs = shown.dataset.prepared(shown.dataset.index("validation", 2))
    seen = set()
    for epoch in EPOCHS:
        asked = Capture(1, "run", (NODE,), index=2, detail=NODE, epoch=epoch)
        maps = maps_of(inspector, asked)
        assert maps.detail is not None
        expected = plain_map(plain_network(folder, epoch), inputs, 1)
        np.testing.assert_array_equal(maps.detail[1], expected.numpy())
        assert maps.epoch == max(0, epoch)
        assert maps.step == 7 * max(0, epoch)
        seen.add(maps.detail.tobytes())
    assert len(seen) == len(EPOCHS)
    for name, tensor in shown.network.state_dict().items():
        assert torch.equal(tensor, before[name])


def test_every_study_can_ask_about_an_epoch(folder: Path, shown: Subject) -> None:
    answer = study(shown, Evaluate(request=1, subject="run", epoch=2))
    assert isinstance(answer, Evaluated)
    assert (answer.epoch, answer.step, answer.run) == (2, 14, "0001-aa")
    network, dataset = plain_network(folder, 2), shown.dataset
    with torch.no_grad():
        scores = network(dataset.prepared(dataset.parts["validation"]))
    np.testing.assert_array_equal(answer.predicted, scores.argmax(1).numpy())


@pytest.mark.requirement("L24")
def test_a_map_over_time_is_one_answer(folder: Path, shown: Subject) -> None:
    asked = MapsOverTimeOf(
        request=1, subject="run", index=3, node=NODE, channel=2, epochs=EPOCHS
    )
    answer = study(shown, asked)
    assert isinstance(answer, MapsOverTime)
    assert answer.epochs.tolist() == [0, 1, 2, 3, 4]
    inputs = shown.dataset.prepared(shown.dataset.index("validation", 3))
    for number, epoch in enumerate(EPOCHS):
        expected = plain_map(plain_network(folder, epoch), inputs, 2)
        np.testing.assert_array_equal(answer.maps[number], expected.numpy())
    for nothing in (replace(asked, channel=99), replace(asked, node="gone")):
        none = study(shown, nothing)
        assert isinstance(none, MapsOverTime)
        assert none.maps.shape == (0, 1, 1)


def test_an_epoch_of_which_nothing_was_kept(tmp_path: Path) -> None:
    project = tiny_project(epochs=5, keep_every=0)
    folder = trained_in(tmp_path / "0001-bb", project)
    shown = trained(OpenRun("0001-bb", str(folder)), "cpu").subject
    inspector = Inspector()
    inspector.show(shown)
    gone = next(n for n in (1, 2, 3) if read_run(folder).at_epoch(n) is None)
    with pytest.raises(EngineError, match=f"epoch {gone} of Run 1 were not kept"):
        inspector.answer(Capture(1, "run", (), epoch=gone))
    with pytest.raises(EngineError, match="before the first step"):
        inspector.answer(Capture(1, "run", (), epoch=INITIAL))
    asked = MapsOverTimeOf(
        request=1, subject="run", node=NODE, epochs=(INITIAL, gone, 4, 5)
    )
    answer = study(shown, asked)
    assert isinstance(answer, MapsOverTime)
    assert answer.epochs.tolist() == [4, 5]
    with pytest.raises(EngineError, match="has no epochs"):
        EpochNetworks().subject(replace(shown, folder=None), 4)


def test_a_damaged_epoch_says_so_and_the_others_are_shown(tmp_path: Path) -> None:
    project = tiny_project(epochs=3)
    folder = trained_in(tmp_path / "0001-cc", project)
    path = folder / kept_at(read_run(folder), 1).file
    path.write_bytes(path.read_bytes()[:-9] + b"x" * 9)
    shown = trained(OpenRun("0001-cc", str(folder)), "cpu").subject
    with pytest.raises(EngineError, match="is damaged"):
        EpochNetworks().subject(shown, 1)
    assert EpochNetworks().subject(shown, 2).epoch == 2


def test_networks_that_were_not_looked_at_for_long_are_let_go(shown: Subject) -> None:
    size = sum(t.nbytes for t in shown.network.state_dict().values())
    epochs = EpochNetworks(room=2 * size)
    first = epochs.subject(shown, 1).network
    second = epochs.subject(shown, 2).network
    assert epochs.subject(shown, 1).network is first
    epochs.subject(shown, 3)
    assert epochs.size == 2 * size
    assert epochs.subject(shown, 1).network is first
    assert epochs.subject(shown, 2).network is not second
    assert epochs.subject(shown, 4) is shown, "the weights that are shown need no copy"
    large = EpochNetworks(room=1)
    assert large.subject(shown, 1).network is large.subject(shown, 1).network


def test_a_run_in_an_epoch_is_not_what_it_was_after_the_last(tmp_path: Path) -> None:
    """While epoch 2 goes on, epoch 1 is what was kept; the run learns on to the bit."""
    plain = tmp_path / "plain"
    train(PROJECT, plain)
    folder, inspector = tmp_path / "looked", Inspector()
    trainer = Trainer(PROJECT, folder, run="looked")
    looked = 0
    for event in trainer.run():
        if event is not None or trainer.epoch == 0:
            continue
        inspector.show(
            Subject("run", trainer.network, trainer.dataset, "looked", trainer.epoch,
                    trainer.step, trainer.folder.path)
        )  # fmt: skip
        asked = Capture(1, "run", (NODE,), detail=NODE, epoch=1)
        maps = maps_of(inspector, asked)
        assert (maps.epoch, maps.step) == (1, 7)
        looked += 1
    assert looked > 10
    last = [read_run(run).last for run in (plain, folder)]
    weights = [
        read_checkpoint(run / known.file).weights
        for run, known in zip((plain, folder), last, strict=True)
        if known is not None
    ]
    for name, tensor in weights[0].items():
        assert torch.equal(tensor, weights[1][name])


@pytest.mark.parametrize(
    "settings",
    [
        {"ema": 0.9},
        {"early_stopping": True, "patience": 1, "learning_rate": 0.5},
    ],
    ids=["average", "stopped early"],
)
def test_the_last_epoch_of_a_run_that_just_ended_is_what_was_kept_of_it(
    tmp_path: Path, settings: dict[str, Any]
) -> None:
    """The network that learned has other weights: no average, or the best epoch's."""
    folder, project = tmp_path / "r", tiny_project(epochs=6, **settings)
    trainer = Trainer(project, folder, run="r")
    for _ in trainer.run():
        pass
    shown = Subject(
        "run", trainer.network, trainer.dataset, "r", trainer.epoch, trainer.step,
        folder,
    )  # fmt: skip
    record = read_run(folder)
    assert record.last is not None
    assert (record.last.epoch, record.last.step) == (trainer.epoch, trainer.step)
    found = EpochNetworks().subject(shown, trainer.epoch).network.state_dict()
    kept = read_checkpoint(folder / record.last.file).weights
    learned = trainer.network.state_dict()
    assert any(not torch.equal(learned[name], kept[name]) for name in kept)
    for name, tensor in kept.items():
        assert torch.equal(found[name], tensor), name


@pytest.mark.filterwarnings("ignore:.*meta parameter in the current model")
def test_another_device_gets_a_network_of_its_own(folder: Path, shown: Subject) -> None:
    """A person may choose another one and open the run again."""
    epochs = EpochNetworks()
    epochs.subject(shown, 1)
    network = copy.deepcopy(shown.network).to("meta")
    away = replace(shown, network=network, file="")
    assert epochs.subject(away, 1).network.device == network.device
    assert epochs.subject(shown, 1).network.device == shown.network.device
