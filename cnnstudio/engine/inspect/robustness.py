"""How far an image may be changed before the network says something else of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import torch

from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.bridge.sample_messages import Robustness, RobustnessOf
from cnnstudio.engine.answers import chances_of, scores_in
from cnnstudio.engine.data.augmentation import Pixels
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.parts import next_size
from cnnstudio.engine.inspect.stages import refuse_without_classes
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.subject import only_looking
from cnnstudio.engine.inspect.variations import KINDS, has_background
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from numpy.typing import NDArray

LARGEST_SIDE = 128
"""Pixels of a picture's longer side that is shown."""


@studies(RobustnessOf)
def robustness_of(looked: Looked, asked: RobustnessOf) -> Slices:
    """Judge the image changed in each way that makes sense for it, slice by slice."""
    refuse_without_classes(looked)
    sample = looked.sample
    pixels = sample.pixels.cpu()
    if pixels.dim() != 3:
        text = translate("Engine", "Only images can be varied, not rows or clips.")
        raise EngineError(text)
    kinds = [name for name in KINDS if name != "background" or has_background(pixels)]
    strengths, probabilities, pictures = {}, {}, {}
    size = 1
    for done, name in enumerate(kinds):
        yield StudyProgress(asked.request, done, len(kinds))
        levels = KINDS[name].strengths(pixels)
        shares: list[NDArray[np.float32]] = []
        small: list[NDArray[np.uint8]] = []
        judged = 0
        while judged < len(levels):
            start = time.perf_counter()
            # Not all at once: a dozen copies of a large image take gigabytes.
            varied = KINDS[name].change(pixels, levels[judged : judged + size])
            shares.append(chances(looked, varied))
            small.append(_pictures(varied))
            judged += size
            size = next_size(size, time.perf_counter() - start)
            yield None
        strengths[name] = as_array(levels)
        probabilities[name] = np.concatenate(shares)
        pictures[name] = np.concatenate(small)
    return Robustness(
        **looked.fields(),
        part=sample.part,
        index=sample.index,
        label=sample.label,
        classes=looked.dataset.classes,
        starts={name: KINDS[name].start for name in kinds},
        strengths=strengths,
        probabilities=probabilities,
        pictures=pictures,
    )


def chances(looked: Looked, pixels: torch.Tensor) -> NDArray[np.float32]:
    """Return probabilities (B, classes) of images (B, C, H, W) from 0 to 1."""
    network, dataset = looked.network, looked.dataset
    given = pixels.to(dataset.device, copy=True)  # the steps may work in place
    inputs = dataset.pipeline.numbers(Pixels(given, 1))
    with only_looking(network):
        inputs = inputs.contiguous(memory_format=network.memory_format)
        return as_array(chances_of(scores_in(network(inputs))))


def _pictures(pixels: torch.Tensor) -> NDArray[np.uint8]:
    step = -(-max(pixels.shape[-2:]) // LARGEST_SIDE)
    levels = (pixels[..., ::step, ::step] * 255).round().to(torch.uint8)
    return levels.contiguous().numpy()
