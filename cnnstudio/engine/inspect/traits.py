"""Images of a part as small pictures, and what can be measured of each."""

from __future__ import annotations

import time

import numpy as np
import torch
from torch.nn import functional

from cnnstudio.bridge.evaluation_messages import (
    BRIGHTNESS,
    CONTRAST,
    FILE_PIXELS,
    FILLED,
    MOST_PICTURES,
    SHARPNESS,
    Names,
    NamesOf,
    Pictures,
    PicturesOf,
    Traits,
    TraitsOf,
)
from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.bridge.message import FloatArray
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.inspect.parts import FIRST, data_part, next_size
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.project.split_sizes import Part as DataPart

APART = 0.25
"""A pixel is filled if it is so far from the border's usual value, 0 to 1."""


@studies(PicturesOf)
def pictures(looked: Looked, asked: PicturesOf) -> Pictures:
    """Return images of a part as they are stored, before normalisation."""
    dataset, part = looked.dataset, data_part(asked.part)
    count = dataset.size(part)
    places = [p for p in asked.places if 0 <= p < count][:MOST_PICTURES]
    with torch.inference_mode():
        indices = dataset.parts[part][places]
        images = smaller(_planes(dataset.pixels(indices)), max(1, asked.side))
    return Pictures(
        **looked.fields(),
        part=part,
        places=np.array(places, np.int32),
        images=images.mul(255).round().clamp(0, 255).byte().cpu().numpy(),
    )


@studies(NamesOf)
def names(looked: Looked, asked: NamesOf) -> Names:
    """Return the names of the files that the samples of a part came from."""
    part = data_part(asked.part)
    return Names(**looked.fields(), part=part, names=_names(looked.dataset, part))


@studies(TraitsOf)
def traits(looked: Looked, asked: TraitsOf) -> Slices:
    """Measure the images of a part, some more in each slice."""
    dataset, part = looked.dataset, data_part(asked.part)
    count = dataset.size(part)
    found: dict[str, list[torch.Tensor]] = {}
    done, size = 0, FIRST
    while done < count:
        start = time.perf_counter()
        with torch.inference_mode():
            pixels = dataset.pixels(dataset.parts[part][done : done + size])
            for name, values in traits_of(pixels).items():
                found.setdefault(name, []).append(values.cpu())
        done += len(pixels)
        size = next_size(size, time.perf_counter() - start)
        yield StudyProgress(asked.request, done, count)
    measured = {k: torch.cat(v).float().numpy() for k, v in found.items()}
    return Traits(
        **looked.fields(),
        part=part,
        values={**measured, **_file_sizes(dataset, part)},
        names=_names(dataset, part),
    )


def traits_of(pixels: torch.Tensor) -> dict[str, torch.Tensor]:
    """Measure images (B, C, …, H, W) of 0 to 1; rows (B, F) have the first two only.

    Brightness is the mean of all values, contrast their standard deviation. Of the
    mean of the channels, sharpness is the mean difference of neighbours, and filled
    the share of pixels that are `APART` or more from the median of the border.
    """
    flat = torch.nan_to_num(pixels).flatten(1)
    found = {BRIGHTNESS: flat.mean(1), CONTRAST: flat.std(1, correction=0)}
    if pixels.ndim < 4:
        return found
    grey = torch.nan_to_num(pixels).mean(1)
    grey = grey if grey.ndim == 3 else grey[:, grey.shape[1] // 2]
    steps = [grey.diff(dim=d).abs().flatten(1) for d in (1, 2) if grey.shape[d] > 1]
    if steps:
        found[SHARPNESS] = torch.cat(steps, 1).mean(1)
    around = (grey[:, 0], grey[:, -1], grey[:, :, 0], grey[:, :, -1])
    border = torch.cat(around, 1).median(1).values
    apart = (grey - border[:, None, None]).abs() >= APART
    found[FILLED] = apart.flatten(1).float().mean(1)
    return found


def smaller(images: torch.Tensor, side: int) -> torch.Tensor:
    """Return images (N, C, H, W) of at most `side` pixels, by means of areas."""
    height, width = images.shape[2:]
    longer = max(height, width)
    if longer <= side:
        return images
    small = [max(1, round(n * side / longer)) for n in (height, width)]
    return functional.adaptive_avg_pool2d(images, (small[0], small[1]))


def _planes(pixels: torch.Tensor) -> torch.Tensor:
    """Return samples of any shape as images (N, 1 or 3, H, W)."""
    pixels = torch.nan_to_num(pixels)
    if pixels.ndim == 5:  # clips: the middle frame
        pixels = pixels[:, :, pixels.shape[2] // 2]
    if pixels.ndim < 4:
        rows = pixels.flatten(1)
        return rows.reshape(len(rows), 1, 1, rows.shape[1])
    return pixels if pixels.shape[1] == 3 else pixels[:, :1]


def _file_sizes(dataset: Dataset, part: DataPart) -> dict[str, FloatArray]:
    """Width times height of the files of a part; nothing where all are alike."""
    if not len(dataset.sizes):
        return {}
    sizes = dataset.sizes[dataset.parts[part].cpu().numpy()]
    areas = sizes.astype(np.float32).prod(1)
    return {FILE_PIXELS: areas} if len(np.unique(areas)) > 1 else {}


def _names(dataset: Dataset, part: DataPart) -> tuple[str, ...]:
    indices = dataset.parts[part]  # data that are no longer there say so
    if not len(dataset.names):
        return ()
    return tuple(dataset.names[i] for i in indices.tolist())
