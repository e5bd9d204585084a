"""Three networks to look into, with data: LeNet, ResNet-18 in blocks, and U-Net 16."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import torch

from cnnstudio.engine.data.dataset import load_dataset
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.network import build
from cnnstudio.paths import sample_project
from cnnstudio.project import file_format
from cnnstudio.project.project import Project
from tests.helpers.graphs import lenet, project_of

NETWORKS = ("lenet", "resnet18", "unet16")


def project_named(name: str) -> Project:
    """Return one of `NETWORKS` with few images; ResNet-18 on digits of 28 × 28."""
    if name == "lenet":
        return project_of(lenet())
    path = sample_project(f"{name}.cnnproj")
    project = file_format.loads(path.read_text("utf-8")).project
    if name == "resnet18":
        digits = project_of(lenet()).dataset
        project.dataset = digits
        for node in list(project.graph.nodes.values()):
            if node.type == "Input":
                project.graph.nodes[node.id] = replace(
                    node, fields={**node.fields, "shape": [1, 28, 28]}
                )
    return project


@cache
def subject_named(name: str) -> Subject:
    """Build one of `NETWORKS` with the weights of seed 0; shared, so only look at it.

    Of the large ones there are twelve images in each part.
    """
    project, cpu = project_named(name), torch.device("cpu")
    network = build(project.graph, 0, cpu)
    dataset = load_dataset(project.dataset, tuple(network.input_shape), cpu)
    if name != "lenet":
        parts = {part: indices[:12] for part, indices in dataset.parts.items()}
        dataset = replace(dataset, parts=parts)
    return Subject("run", network, dataset, "r", 3, 41)
