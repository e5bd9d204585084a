"""Which patches of the data excite each channel most (Zeiler & Fergus 2014).

One pass over a part of the data finds them for all channels at once: of each image the
place where the channel is strongest, and of all images the strongest ones. A patch is
what the value there sees of the image.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
import torch

from cnnstudio.bridge.excite_messages import (
    Patches,
    PatchesOf,
)
from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.places import (
    Batches,
    Map,
    map_of,
    one_input,
    output_of,
)
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.subject import only_looking
from cnnstudio.engine.network import Network
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from numpy.typing import NDArray

THUMBS, LARGEST, SMALLEST, ROOM = 9, 32, 8, 4_000_000
"""Small pictures of each channel, their greatest and least side, bytes of them all."""

KEPT = 8
"""Findings that are kept of one network."""


Rectangle = tuple[int, int, int, int]
"""Top, left, height and width on the image."""


class Strongest(NamedTuple):
    """Activations (C, K) with the image's number in the part and the place there.

    Where a channel has too few finite values, −inf and −1.
    """

    values: torch.Tensor
    images: torch.Tensor
    places: torch.Tensor


class Found(NamedTuple):
    """What a pass over the data found, on the processor."""

    values: NDArray[np.float32]
    images: NDArray[np.int32]
    cells: NDArray[np.int32]


_found: WeakKeyDictionary[Network, dict[object, Found]] = WeakKeyDictionary()


@studies(PatchesOf)
def patches(looked: Looked, asked: PatchesOf) -> Slices:
    """Find the strongest places of every channel, and cut the patches small."""
    network, dataset = looked.network, looked.dataset
    one_input(network)
    if asked.part == "own":
        raise EngineError(
            translate("Engine", "Choose images of the data: there is one of your own.")
        )
    part = asked.part
    sees = map_of(network, asked.node)
    subject = looked.subject
    key = subject.run, subject.epoch, subject.step, asked.node, part, asked.top
    known = _found.setdefault(network, {})
    found = known.get(key)
    if found is None:
        found = yield from _search(looked, asked, sees)
        while len(known) >= KEPT:
            del known[next(iter(known))]
        known[key] = found
    regions = _each(found, sees.region)
    frames = _each(found, sees.frame)
    thumbs = yield from _cut(dataset, dataset.parts[part], found, frames)
    return Patches(
        **looked.fields(),
        node=asked.node,
        part=part,
        values=found.values,
        images=found.images,
        cells=found.cells,
        labels=_labels(dataset, dataset.parts[part], found.images),
        regions=regions,
        frames=frames,
        thumbs=thumbs,
        size=sees.size,
        searched=dataset.size(part),
        whole=sees.field.whole,
        classes=dataset.classes,
    )


def _search(
    looked: Looked, asked: PatchesOf, sees: Map
) -> Generator[StudyProgress | None, None, Found]:
    """Go once over the part, and keep the strongest place of each image."""
    network, dataset = looked.network, looked.dataset
    assert asked.part != "own"
    indices = dataset.parts[asked.part]
    top = min(asked.top, len(indices))
    best: Strongest | None = None
    slices = Batches(len(indices))
    for here in slices:
        with only_looking(network):
            output = output_of(network, asked.node, dataset.prepared(indices[here]))
            best = stronger(best, strongest(sees.places(output), here.start), top)
        slices.end()
        yield StudyProgress(asked.request, here.stop, len(indices))
    if best is None:
        raise EngineError(
            translate("Engine", "The {part} part has no images.").format(
                part=asked.part
            )
        )
    places = best.places.cpu().numpy()
    cells = np.stack(np.divmod(places, sees.columns), axis=-1)
    return Found(
        best.values.cpu().numpy(),
        best.images.cpu().numpy().astype(np.int32),
        cells.astype(np.int32),
    )


def strongest(values: torch.Tensor, first: int) -> Strongest:
    """Return each channel's strongest place in each of the images (B, C, places).

    Of equal ones the first counts; values that are not finite count as none. `first`
    is the number of the first image. All are (C, B).
    """
    finite = torch.where(values.isfinite(), values, -torch.inf)
    highest = finite.max(dim=2)
    images = torch.arange(first, first + len(values), device=values.device)
    none = highest.values.isneginf()
    numbers = images[:, None].expand_as(none).masked_fill(none, -1)
    return Strongest(highest.values.T, numbers.T, highest.indices.T)


def stronger(best: Strongest | None, new: Strongest, top: int) -> Strongest:
    """Return the `top` strongest of both; of equal ones the earlier image is first."""
    if best is not None:
        both = zip(best, new, strict=True)
        new = Strongest(*(torch.cat(pair, dim=1) for pair in both))
    order = new.values.sort(dim=1, descending=True, stable=True).indices[:, :top]
    return Strongest(*(part.gather(1, order) for part in new))


def _each(
    found: Found, rectangle: Callable[[int, int], Rectangle]
) -> NDArray[np.int32]:
    """Return top, left, height and width (C, K, 4) of what each value sees."""
    cells = found.cells.reshape(-1, 2)
    known = {cell: rectangle(*cell) for cell in set(map(tuple, cells.tolist()))}
    each = [known[tuple(cell)] for cell in cells.tolist()]
    return np.array(each, np.int32).reshape(*found.cells.shape[:2], 4)


def _labels(
    dataset: Dataset, indices: torch.Tensor, images: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return the classes of images (C, K) by number; −1 where there is not one."""
    if dataset.task != "classes":
        return np.full(images.shape, -1, np.int32)
    labels = dataset.targets_of(indices).cpu().numpy().astype(np.int32)
    return np.where(images < 0, -1, labels[images]).astype(np.int32)


def _cut(
    dataset: Dataset,
    indices: torch.Tensor,
    found: Found,
    frames: NDArray[np.int32],
) -> Generator[StudyProgress | None, None, NDArray[np.uint8]]:
    """Cut the first patches of each channel: (C, k, s, t, colours), small."""
    channels, most = found.images.shape
    count = min(THUMBS, most)
    chosen, frames = found.images[:, :count], frames[:, :count]
    colours = 3 if dataset.shape[0] == 3 else 1
    high, wide = thumb_size(frames, channels * count * colours)
    thumbs = np.zeros((channels, count, high, wide, colours), np.uint8)
    numbers = np.unique(chosen[chosen >= 0])
    slices = Batches(len(numbers), largest=64)
    for here in slices:
        picked = torch.from_numpy(numbers[here].astype(np.int64))
        images = _bytes(dataset.pixels(indices[picked.to(indices.device)]))
        for number, image in zip(numbers[here], images, strict=True):
            for channel, rank in zip(*np.nonzero(chosen == number), strict=True):
                shown = cut(image, frames[channel, rank], (high, wide))
                thumbs[channel, rank] = shown[..., :colours]
        slices.end()
        yield None
    return thumbs


def thumb_size(frames: NDArray[np.int32], pictures: int) -> tuple[int, int]:
    """Return height and width of small pictures that together stay within `ROOM`."""
    tall, wide = int(frames[..., 2].max()), int(frames[..., 3].max())
    side = min(LARGEST, max(SMALLEST, math.isqrt(ROOM // max(1, pictures))))
    scale = min(1.0, side / max(tall, wide))
    return max(1, round(tall * scale)), max(1, round(wide * scale))


def cut(
    image: NDArray[np.uint8], frame: NDArray[np.int32], size: tuple[int, int]
) -> NDArray[np.uint8]:
    """Cut a rectangle of an image (C, H, W) by nearest neighbour: (rows, columns, C).

    What lies outside of the image is 0.
    """
    top, left, height, width = (int(n) for n in frame)
    rows = top + ((np.arange(size[0]) + 0.5) * height / size[0]).astype(int)
    columns = left + ((np.arange(size[1]) + 0.5) * width / size[1]).astype(int)
    inside = (rows >= 0) & (rows < image.shape[1])
    across = (columns >= 0) & (columns < image.shape[2])
    result = np.zeros((*size, len(image)), np.uint8)
    if inside.any() and across.any():
        picked = image[:, rows[inside][:, None], columns[across]]
        result[np.ix_(inside, across)] = np.moveaxis(picked, 0, 2)
    return result


def _bytes(pixels: torch.Tensor) -> NDArray[np.uint8]:
    """Return pixels of 0 to 1 as bytes."""
    levels = pixels.nan_to_num(0.0).clamp(0.0, 1.0).mul(255).round_()
    shown: NDArray[np.uint8] = levels.to(torch.uint8).cpu().numpy()
    return shown
