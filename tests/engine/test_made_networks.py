"""What networks learn from data that are made: measured, because all is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch.nn import functional

from cnnstudio.bridge.run_messages import EpochEnded
from cnnstudio.engine.data.dataset import Dataset, load_dataset
from cnnstudio.engine.data.sources.synthetic import draw_shapes
from cnnstudio.engine.evaluate import evaluating
from cnnstudio.engine.network import Network
from cnnstudio.engine.trainer import Trainer
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import dumps, load
from cnnstudio.project.project import Project
from cnnstudio.project.sources.synthetic import Shapes
from tests.helpers.training import train

pytestmark = pytest.mark.slow


def trained(project: Project, folder: Path) -> Network:
    trainer = Trainer(
        project, folder, run="r", device="cpu", project_text=dumps(project)
    )
    for _ in trainer.run():
        pass
    return trainer.network


def share_on_background(network: Network, dataset: Dataset, source: Shapes) -> float:
    """Mean share of the positive activation for the answer that lies off the shape.

    Class activation maps (Zhou et al. 2016): the last maps, weighted by what the last
    layer gives them for the class that is answered.
    """
    _, _, masks = draw_shapes(source)
    indices = dataset.parts["test"]
    kept: list[torch.Tensor] = []
    pooling = next(
        n for n in network.node_ids if network.graph.nodes[n].type == "GlobalAvgPool"
    )
    handle = network.node_module(pooling).register_forward_hook(
        lambda _, inputs, __: kept.append(inputs[0])
    )
    with evaluating(network):
        answers = network(dataset.prepared(indices)).argmax(1)
    handle.remove()
    linear = next(m for m in network.modules() if isinstance(m, torch.nn.Linear))
    weights = linear.weight.detach()[answers][:, :, None, None]
    maps = (kept[0] * weights).sum(1, keepdim=True).clamp(min=0)
    maps = functional.interpolate(maps, size=masks.shape[1:], mode="bilinear")[:, 0]
    covered = torch.from_numpy(masks)[indices]
    off = (maps * (1 - covered)).sum((1, 2)) / maps.sum((1, 2)).clamp(min=1e-6)
    return float(off.mean())


@pytest.mark.requirement("K05")
def test_a_network_looks_where_the_answer_is(tmp_path: Path) -> None:
    shares, accuracies = {}, {}
    for correlation in (1.0, 0.0):
        project = load(sample_project("shapes_bias")).project
        source = Shapes(correlation=correlation)
        project.dataset = replace(project.dataset, sources=(source,))
        project.training = replace(project.training, epochs=14)
        network = trained(project, tmp_path / str(correlation))
        dataset = load_dataset(project.dataset, (3, 32, 32), torch.device("cpu"))
        shares[correlation] = share_on_background(network, dataset, source)
        inputs = dataset.prepared(dataset.parts["test"])
        with evaluating(network):
            right = network(inputs).argmax(1)
        wanted = dataset.targets_of(dataset.parts["test"])
        accuracies[correlation] = float((right == wanted).float().mean())
    assert accuracies[1.0] > 0.97
    assert shares[1.0] > 0.5
    assert shares[0.0] < 0.5, (shares, accuracies)


@pytest.mark.requirement("J23")
def test_a_residual_network_trains_better_than_a_plain_one(tmp_path: Path) -> None:
    """The same layers with and without ways around, on ten small shapes."""
    losses = {}
    for name in ("plain20", "resnet20"):
        project = load(sample_project(name)).project
        graph = project.graph
        entry = next(n for n in graph.nodes.values() if n.type == "Input")
        graph.replace_node(replace(entry, fields={"shape": [3, 16, 16]}))
        source = Shapes(count=900, classes=10, size=16)
        project.dataset = replace(
            project.dataset, sources=(source,), split="counts", train=700,
            validation=100, test=100,
        )  # fmt: skip
        project.training = replace(project.training, batch_size=32)
        messages = train(project, tmp_path / name, epochs=8, device="cpu")
        epochs = [m for m in messages if isinstance(m, EpochEnded)]
        losses[name] = epochs[-1].values["train/loss"]
    assert losses["resnet20"] < losses["plain20"] - 0.1
