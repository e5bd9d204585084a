"""What a trained network says of images that nobody has labelled, batch by batch.

Images are decoded by the rules of the run's own data and prepared as its validation
images were. In `eval` mode every image is judged by itself, so a batch of them gives
what they give one by one, up to the rounding of sums.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from cnnstudio.engine.answers import chances_of, decided
from cnnstudio.engine.data.augmentation import as_stored
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.data.files import list_files
from cnnstudio.engine.data.pictures import PictureError, Plan, read_picture
from cnnstudio.engine.data.problems import Problem
from cnnstudio.engine.errors import DataError
from cnnstudio.engine.evaluate import evaluating
from cnnstudio.engine.network import Network
from cnnstudio.graph.text import translate
from cnnstudio.project.project import Project
from cnnstudio.project.settings import facts_of


@dataclass(frozen=True, slots=True)
class Prediction:
    """What was found in one image: names with numbers, the greatest first.

    For classes they are probabilities (softmax), for labels too (sigmoid, each for
    itself), for masks shares of the pixels, for values the values in their order.
    """

    file: str
    found: tuple[tuple[str, float], ...]


def predict_folder(
    project: Project, network: Network, dataset: Dataset, folder: Path, batch: int
) -> Iterator[Prediction | Problem]:
    """Yield a prediction for each image below a folder, a problem for each bad one.

    Raises `DataError` if the network does not take images, or there are none.
    """
    plan = plan_of(project)
    listing = list_files(str(folder))
    if not listing.files:
        text = translate("Engine", "There are no images in {folder}.")
        raise DataError(text.format(folder=folder))
    yield from listing.problems
    names: list[str] = []
    pixels: list[torch.Tensor] = []
    for file in listing.files:
        try:
            picture = read_picture(str(folder / file.name), plan)
        except PictureError as error:
            yield Problem(file.name, error.kind, error.details)
            continue
        names.append(file.name)
        pixels.append(torch.from_numpy(picture.pixels.copy()))
        if len(names) == batch:
            yield from _predicted(network, dataset, names, torch.stack(pixels))
            names, pixels = [], []
    if names:
        yield from _predicted(network, dataset, names, torch.stack(pixels))


def plan_of(project: Project) -> Plan:
    """Return how the run's own images were decoded; raises `DataError`."""
    facts = facts_of(project.dataset)
    if facts is None or len(facts.shape) != 3 or facts.shape[0] not in (1, 3):
        raise DataError(
            translate(
                "Engine",
                "This network was not trained on images, so it says nothing of them.",
            )
        )
    channels, height, width = facts.shape
    resize = getattr(project.dataset.sources[0], "resize", "crop")
    return Plan(channels, height, width, resize)


def _predicted(
    network: Network, dataset: Dataset, names: Sequence[str], pixels: torch.Tensor
) -> Iterator[Prediction]:
    """Judge images, uint8 (B, C, H, W) as they were decoded."""
    prepared = dataset.pipeline.prepare(pixels).to(dataset.device)
    inputs = dataset.pipeline.numbers(as_stored(prepared))
    with evaluating(network):
        outputs = network(inputs.contiguous(memory_format=network.memory_format))
    scores = scores_of(outputs, dataset.task).cpu()
    for name, values in zip(names, scores, strict=True):
        found = list(zip(dataset.classes, values.tolist(), strict=True))
        if dataset.task != "values":
            found.sort(key=lambda pair: -pair[1])
        yield Prediction(name, tuple(found))


def scores_of(outputs: torch.Tensor, task: str) -> torch.Tensor:
    """Turn a network's answers (B, …) into a number for each class: (B, classes)."""
    if task == "classes":
        return chances_of(outputs)
    if task == "labels":
        return outputs.sigmoid()
    if task == "masks":
        chosen = decided(outputs).flatten(1)
        count = max(2, outputs.shape[1])
        shares = [(chosen == number).float().mean(1) for number in range(count)]
        return torch.stack(shares, 1)
    return outputs.flatten(1)
