"""A map or the filters through the epochs of a run, as a GIF or an animated PNG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

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
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 360
"""Pixels that the longer side of a frame has at least, and twice as many at most."""

MOST = 240
"""Frames; of a run of more epochs every second, third … is shown."""

_WORDS, _BAR = 18, 4
"""Pixels below the picture: for the epoch in words, and for how far it is."""


@studies(AnimationOf)
def animation(looked: Looked, asked: AnimationOf) -> Slices:
    """Answer with the file's bytes; `EngineError` if there is nothing to show."""
    epochs = asked.epochs[:: -(-len(asked.epochs) // MOST) or 1]
    found: list[NDArray[np.float32]] = []
    told: list[int] = []
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
    pictures = _coloured(asked, np.stack(found))
    frames = []
    for number, (picture, epoch) in enumerate(zip(pictures, told, strict=True)):
        frame = _frame(picture, epoch, number / max(1, len(told) - 1))
        if asked.kind == "gif":  # here, in slices: it takes longest
            frame = frame.quantize(256, dither=Image.Dither.NONE)
        frames.append(frame)
        yield None
    written = yield from aside(lambda: _file(frames, asked))
    content = np.frombuffer(written, np.uint8)
    return Animation(**looked.fields(), frames=len(frames), content=content)


def _values(
    looked: Looked, asked: AnimationOf, subject: Subject
) -> NDArray[np.float32] | None:
    """Return a map (H, W), or filters (out, 1 or 3, kH, kW); None if there is none."""
    network = subject.network
    if asked.node not in network.node_ids:
        return None
    if asked.what == "map":
        outputs = values_in(network, looked.sample.prepared, {asked.node})
        if asked.node not in outputs:
            return None
        maps = as_maps(as_array(outputs[asked.node]))
        return maps[asked.channel] if 0 <= asked.channel < len(maps) else None
    weights = filters(network, asked.node)
    if weights is None or weights.shape[1] == 3:
        return weights
    chosen = weights[:, asked.channel : asked.channel + 1]
    return chosen if chosen.size else None


def _coloured(asked: AnimationOf, values: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return pictures (K, H, W, 3) in the colours of one range for all frames."""
    finite = values[np.isfinite(values)]
    if asked.what == "map":
        low, high = (finite.min(), finite.max()) if finite.size else (0.0, 0.0)
        return coloured(values, float(low), float(high), "viridis")
    most = float(np.abs(finite).max()) if finite.size else 0.0
    if values.shape[2] == 3:
        scaled = np.nan_to_num(values / (most or 1.0)) / 2 + 0.5
        tiles = np.rint(np.moveaxis(scaled, 2, -1) * 255).astype(np.uint8)
    else:
        tiles = coloured(values[:, :, 0], -most, most, "blue-white-red")
    columns = max(1, round(np.sqrt(tiles.shape[1] * 1.5)))
    return np.stack([grid(frame, columns) for frame in tiles])


def _frame(picture: NDArray[np.uint8], epoch: int, done: float) -> Any:
    """Return an image: the picture by nearest neighbour, the epoch and a bar below."""
    tall, wide = picture.shape[:2]
    scale = max(1, -(-SIDE // max(tall, wide)))
    image: Any = Image.fromarray(np.ascontiguousarray(picture))
    size = wide * scale, tall * scale
    if max(size) > 2 * SIDE:
        part = 2 * SIDE / max(size)
        size = max(1, round(size[0] * part)), max(1, round(size[1] * part))
    image = image.resize(size, Image.Resampling.NEAREST)
    frame: Any = Image.new("RGB", (size[0], size[1] + _WORDS + _BAR), (255, 255, 255))
    frame.paste(image, (0, 0))
    draw = ImageDraw.Draw(frame)
    first = translate("Engine", "before training")
    words = translate("Engine", "epoch {n}") if epoch else first
    draw.text((4, size[1] + 3), words.format(n=epoch), fill=(40, 40, 40))
    bottom = frame.height - 1
    draw.rectangle((0, bottom - _BAR + 1, size[0] - 1, bottom), fill=(220, 222, 228))
    draw.rectangle(
        (0, bottom - _BAR + 1, round(done * (size[0] - 1)), bottom), fill=(36, 96, 204)
    )
    return frame


def _file(frames: list[Any], asked: AnimationOf) -> bytes:
    file = io.BytesIO()
    pauses = [asked.pause] * len(frames)
    pauses[-1] = 4 * asked.pause  # the end is what one wants to look at
    first, *others = frames
    first.save(
        file, asked.kind.upper(), save_all=True, append_images=others,
        duration=pauses, loop=0,
    )  # fmt: skip
    return file.getvalue()
