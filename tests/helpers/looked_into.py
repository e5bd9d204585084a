"""Three sample networks to look into, with data: LeNet, ResNet-18 and U-Net 16."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import torch

from cnnstudio.engine.build import build
from cnnstudio.engine.data.dataset import Dataset, load_dataset
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.network import Network
from cnnstudio.paths import sample_project
from cnnstudio.project import file_format
from cnnstudio.project.project import Project
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.synthetic import Blobs, Shapes

NETWORKS = ("lenet", "resnet18", "unet16")
FILES = {"lenet": "lenet5", "resnet18": "resnet18", "unet16": "unet16"}
COLOUR, GREY = 48, 32
"""Pixels of the images of the large ones: with fewer the last maps would be 1 × 1."""

DATA = {
    "resnet18": Shapes(count=80, size=COLOUR),
    "unet16": Blobs(count=80, size=GREY),
    "vit_b16": Shapes(count=20, size=224),
}
FIELDS: dict[str, dict[str, dict[str, object]]] = {
    "resnet18": {
        "input": {"shape": [3, COLOUR, COLOUR]},
        "fc1": {"out_features": 3},
        "output": {"classes": 3},
    },
    "unet16": {"input": {"shape": [1, GREY, GREY]}},
}
"""What is changed of their layers: the size of the images, and their classes."""


def project_named(name: str) -> Project:
    """Return a sample, with its blocks and repeats, on a few small images.

    LeNet has digits, ResNet-18 shapes in colour, U-Net 16 blobs with masks.
    """
    path = sample_project(FILES.get(name, name))
    project = file_format.loads(path.read_text("utf-8")).project
    for node, fields in FIELDS.get(name, {}).items():
        known = project.graph.nodes[node]
        project.graph.replace_node(replace(known, fields={**known.fields, **fields}))
    if name in DATA:
        project.dataset = DatasetConfig(sources=(DATA[name],), split="shares")
    else:
        project.dataset = replace(project.dataset, train=200, validation=50, test=50)
    return project


@cache
def subject_named(name: str) -> Subject:
    """Build a sample with the weights of its seed; shared, so only look at it.

    For validation LeNet has 50 images, the large ones have 12.
    """
    project, cpu = project_named(name), torch.device("cpu")
    network = build(project.graph, project.training.seed, cpu)
    dataset = load_dataset(project.dataset, tuple(network.input_shape), cpu)
    if name == "lenet":
        dataset = replace(dataset, objects=ink(dataset))
    ready = as_trained(network)
    return Subject("run", ready, dataset, "r", 3, 41, config=project.training)


def ink(dataset: Dataset) -> torch.Tensor:
    """Return where digits are drawn (N, H, W): the object of each image is its ink."""
    every = torch.arange(len(dataset.inputs))
    return (dataset.pixels(every).amax(1) > 0).float()


def as_trained(network: Network) -> Network:
    """In evaluation mode, with what is 0 or 1 at first as training would have left it.

    Biases, the factors of normalizations and their statistics: at first a mistake with
    them would not be seen.
    """
    draws = torch.Generator().manual_seed(4)
    with torch.no_grad():
        for name, values in network.named_parameters():
            if values.dim() == 1 and name.endswith("bias"):
                values.normal_(0.0, 0.1, generator=draws)
            elif values.dim() == 1:
                values.uniform_(0.5, 1.5, generator=draws)
    for name, kept in network.named_buffers():
        if name.endswith("running_mean"):
            kept.normal_(0.0, 0.1, generator=draws)
        elif name.endswith("running_var"):
            kept.uniform_(0.5, 1.5, generator=draws)
    return network.eval()
