"""Maps or the filters through the epochs of a run, as a GIF or an animated PNG."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.bridge.tiles import as_maps
from cnnstudio.bridge.time_messages import Animation, AnimationOf
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.aside import aside
from cnnstudio.engine.inspect.maps import filters, values_in
from cnnstudio.engine.inspect.over_time import subject_after
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.pictures import coloured, grid
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cnnstudio.bridge.message import FloatArray as Floats

    Ends = NDArray[np.float64]

SIDE = 360
"""Pixels that the longer side of a frame has at least, and twice as many at most."""

MOST = 240
"""Frames; of a run of more epochs every second, third … is shown."""

TOGETHER = 32 << 20
"""Values of all frames together: of many large maps fewer epochs are shown."""

STRIPE = 4
"""Pixels of a stripe over what is not finite, light and dark by turns."""

_WORDS, _BAR = 18, 4
"""Pixels below the picture: for the epoch in words, and for how far it is."""


@studies(AnimationOf)
def animation(looked: Looked, asked: AnimationOf) -> Slices:
    """Answer with the file's bytes; `EngineError` if there is nothing to show."""
    found: list[Floats] = []
    told: list[int] = []
    epochs = asked.epochs[:: -(-len(asked.epochs) // _most(looked, asked)) or 1]
    for number, epoch in enumerate(epochs, 1):
        subject = yield from subject_after(looked, epoch)
        values = None if subject is None else _values(looked, asked, subject)
        if subject is not None and values is not None:
            found.append(values)
            told.append(subject.epoch)
        yield StudyProgress(asked.request, number, len(epochs))
    if not found:
        raise EngineError(
            translate(
                "Engine",
                "There is nothing to animate: this layer has neither such a map nor "
                "filters of that kind.",
            )
        )
    low, high = _ends(asked, found)
    frames = []
    for number, (values, epoch) in enumerate(zip(found, told, strict=True)):
        picture = _coloured(asked, values, low, high)
        done = number / max(1, len(told) - 1)
        words = _words(asked, values, epoch)
        frame = _frame(picture, _odd(asked, values), words, done)
        if asked.kind == "gif":  # here, in slices: it takes longest
            frame = frame.quantize(256, dither=Image.Dither.NONE)
        frames.append(frame)
        yield None
    written = yield from aside(lambda: _file(frames, asked))
    content = np.frombuffer(written, np.uint8)
    return Animation(**looked.fields(), frames=len(frames), content=content)


def _values(
    looked: Looked, asked: AnimationOf, subject: Subject
) -> Floats | None:
    """Return maps (N, H, W) or filters (out, 1 or 3, kH, kW); None without any."""
    network = subject.network
    if asked.node not in network.node_ids:
        return None
    if asked.what != "filters":
        outputs = values_in(network, looked.sample.prepared, {asked.node})
        if asked.node not in outputs:
            return None
        maps = as_maps(as_array(outputs[asked.node]))
        chosen = maps[asked.channel : asked.channel + 1] if asked.channel >= 0 else maps
        maps = chosen if asked.what == "map" else maps
        return maps if maps.size else None
    weights = filters(network, asked.node)
    if weights is None or weights.shape[1] == 3:
        return weights
    chosen = weights[:, asked.channel : asked.channel + 1]
    return chosen if chosen.size else None


def _most(looked: Looked, asked: AnimationOf) -> int:
    """How many frames there are at most, so that they have room in memory."""
    if asked.what != "maps" or asked.node not in looked.network.node_ids:
        return MOST
    shape = infer_shapes(looked.network.graph).nodes[asked.node].output
    size = math.prod(shape) if shape is not None else 1
    return max(2, min(MOST, TOGETHER // max(1, size)))


def _ends(asked: AnimationOf, frames: list[Floats]) -> tuple[Ends, Ends]:
    """Ends of the range of each map (N, 1, 1) over all frames, or of all filters (1,).

    Without a finite value they are 0.
    """
    axes = (-2, -1) if asked.what != "filters" else None
    lows, highs = [], []
    for values in frames:
        odd = ~np.isfinite(values)
        lows.append(np.where(odd, np.inf, values).min(axes, keepdims=True))
        highs.append(np.where(odd, -np.inf, values).max(axes, keepdims=True))
    # As doubles: the largest floats are further apart than any float is large.
    low, high = (
        np.where(np.isfinite(end), end, 0).astype(np.float64)
        for end in (np.min(lows, 0), np.max(highs, 0))
    )
    if asked.what != "filters":
        return low, high
    most = np.maximum(abs(low), abs(high)).reshape(1)
    return -most, most


def _coloured(
    asked: AnimationOf, values: Floats, low: Ends, high: Ends
) -> NDArray[np.uint8]:
    """Return a picture (H, W, 3) in the colours of the range; grey is not finite."""
    finite = np.isfinite(values)
    span = np.where(high > low, high - low, 1.0)
    shares = np.where(finite, (np.where(finite, values, 0) - low) / span, np.nan)
    if asked.what != "filters":
        return _laid_out(coloured(shares, 0.0, 1.0, "viridis"))
    if values.shape[1] == 3:
        tiles = np.nan_to_num(np.moveaxis(shares, 1, -1), nan=0.5) * 255
        return _laid_out(np.rint(tiles).astype(np.uint8))
    return _laid_out(coloured(shares[:, 0], 0.0, 1.0, "blue-white-red"))


def _laid_out(tiles: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Put tiles (N, h, w, 3) into rows, somewhat more across than down."""
    return grid(tiles, max(1, round(np.sqrt(len(tiles) * 1.5))))


def _odd(asked: AnimationOf, values: Floats) -> NDArray[np.bool_]:
    """Tell where the picture (H, W) shows what is not finite."""
    odd = ~np.isfinite(values)
    marks = np.asarray(odd.any(1) if asked.what == "filters" else odd, np.uint8)
    found: NDArray[np.bool_] = _laid_out(marks[..., None].repeat(3, -1))[..., 0] == 1
    return found


def _words(asked: AnimationOf, values: Floats, epoch: int) -> str:
    """Say after which epoch it is, of which slice, and how much is not finite."""
    first = translate("Engine", "before training")
    said = [translate("Engine", "epoch {n}").format(n=epoch) if epoch else first]
    if asked.what == "filters" and values.shape[1] != 3:
        part = translate("Engine", "input channel {n}")
        said.append(part.format(n=asked.channel + 1))  # as beside the filters
    if lost := int((~np.isfinite(values)).sum()):
        said.append(translate("Engine", "{n:,} not finite").format(n=lost))
    return ", ".join(said)


def _frame(
    picture: NDArray[np.uint8], odd: NDArray[np.bool_], words: str, done: float
) -> Image.Image:
    """Return an image: the picture by nearest neighbour, words and a bar below.

    Striped is what is not finite.
    """
    tall, wide = picture.shape[:2]
    scale = max(1, -(-SIDE // max(tall, wide)))
    image = Image.fromarray(np.ascontiguousarray(picture))
    size = wide * scale, tall * scale
    if max(size) > 2 * SIDE:
        part = 2 * SIDE / max(size)
        size = max(1, round(size[0] * part)), max(1, round(size[1] * part))
    image = image.resize(size, Image.Resampling.NEAREST)
    if odd.any():
        image = _striped(image, odd)
    frame = Image.new("RGB", (size[0], size[1] + _WORDS + _BAR), (255, 255, 255))
    frame.paste(image, (0, 0))
    draw = ImageDraw.Draw(frame)
    draw.text((4, size[1] + 3), words, fill=(40, 40, 40))
    bottom = frame.height - 1
    draw.rectangle((0, bottom - _BAR + 1, size[0] - 1, bottom), fill=(220, 222, 228))
    draw.rectangle(
        (0, bottom - _BAR + 1, round(done * (size[0] - 1)), bottom), fill=(36, 96, 204)
    )
    return frame


def _striped(image: Image.Image, odd: NDArray[np.bool_]) -> Image.Image:
    """Draw stripes over the pixels of an image that show what is not finite."""
    mask = Image.fromarray(odd.astype(np.uint8) * 255)
    mask = mask.resize(image.size, Image.Resampling.NEAREST)
    across, down = np.arange(image.width), np.arange(image.height)[:, None]
    light = (across + down) // STRIPE % 2 == 0
    stripes = np.where(light[..., None], 245, 40).astype(np.uint8).repeat(3, -1)
    image.paste(Image.fromarray(stripes), (0, 0), mask)
    return image


def _file(frames: list[Image.Image], asked: AnimationOf) -> bytes:
    file = io.BytesIO()
    pauses = [asked.pause] * len(frames)
    pauses[-1] = 4 * asked.pause  # the end is what one wants to look at
    first, *others = frames
    first.save(
        file, asked.kind.upper(), save_all=True, append_images=others,
        duration=pauses, loop=0,
    )  # fmt: skip
    return file.getvalue()
