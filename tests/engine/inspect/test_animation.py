"""Maps and filters as moving pictures: read back frame by frame."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image, ImageSequence

from cnnstudio.bridge.message import INITIAL
from cnnstudio.bridge.time_messages import Animation, AnimationOf, MapsOverTimeOf
from cnnstudio.bridge.time_messages import MapsOverTime as Maps
from cnnstudio.engine.inspect.animation import (
    MOST,
    TOGETHER,
    _coloured,
    _ends,
    _most,
    _words,
)
from cnnstudio.engine.inspect.epochs import EpochNetworks
from cnnstudio.engine.inspect.studies import Looked
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.project.color_maps import color_table
from tests.helpers.graphs import chain
from tests.helpers.studies import refused, study, untrained_subject, with_epochs

EPOCHS = (INITIAL, 1, 2)
NODE = "conv2d_1"
ASKED = AnimationOf(
    request=1, subject="run", node=NODE, channel=1, epochs=EPOCHS, kind="png"
)


@pytest.fixture(scope="module")
def subject(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    conv = ("Conv2d", {"out_channels": 4})
    graph = chain("Input", conv, "Flatten", ("Linear", {"out_features": 10}), "Output")
    made = untrained_subject(graph)
    return with_epochs(made, tmp_path_factory.mktemp("runs"), 2)


def frames_of(answer: Animation) -> list[Any]:
    image: Any = Image.open(io.BytesIO(answer.content.tobytes()))
    return [frame.convert("RGB") for frame in ImageSequence.Iterator(image)]


def test_each_frame_is_the_map_in_the_colours_of_one_range(subject: Subject) -> None:
    answer, plain = study(subject, ASKED), study(
        subject,
        MapsOverTimeOf(
            request=2, subject="run", node=NODE, channel=1, epochs=EPOCHS
        ),
    )
    assert isinstance(answer, Animation)
    assert isinstance(plain, Maps)
    assert answer.frames == 3
    low, high = float(plain.maps.min()), float(plain.maps.max())
    colors = np.array(color_table("viridis"))
    rows, columns = plain.maps.shape[1:]
    for frame, values in zip(frames_of(answer), plain.maps, strict=True):
        pixels = np.asarray(frame)
        cell = pixels.shape[1] // columns
        seen = pixels[cell // 2 : rows * cell : cell, cell // 2 :: cell]
        expected = colors[np.rint((values - low) / (high - low) * 255).astype(int)]
        np.testing.assert_array_equal(seen, expected)


@pytest.mark.parametrize("what", ["map", "maps", "filters"])
@pytest.mark.parametrize("kind", ["gif", "png"])
def test_both_kinds_move_and_say_the_epoch(
    subject: Subject, what: Any, kind: Any
) -> None:
    answer = study(subject, replace(ASKED, what=what, kind=kind, channel=0))
    assert isinstance(answer, Animation)
    image: Any = Image.open(io.BytesIO(answer.content.tobytes()))
    assert image.format == kind.upper()
    assert image.n_frames == 3
    assert image.info["loop"] == 0
    frames = frames_of(answer)
    assert len({frame.tobytes() for frame in frames}) == 3
    assert len({frame.size for frame in frames}) == 1
    wide = frames[0].width
    bar = [frame.getpixel((wide // 2, frame.height - 2)) for frame in frames]
    assert bar[0][2] - bar[0][0] < 20 < bar[2][2] - bar[2][0], "grey, then blue"


def test_all_maps_move_each_in_its_own_range(subject: Subject) -> None:
    """Four maps in two rows, each from its least to its largest value."""
    answer = study(subject, replace(ASKED, what="maps"))
    assert isinstance(answer, Animation)
    colors, tiles = np.array(color_table("viridis")), []
    for channel in range(4):
        one = MapsOverTimeOf(
            request=2, subject="run", node=NODE, channel=channel, epochs=EPOCHS
        )
        plain = study(subject, one)
        assert isinstance(plain, Maps)
        low, high = plain.maps.min(), plain.maps.max()
        tiles.append(np.rint((plain.maps - low) / (high - low) * 255).astype(int))
    side = tiles[0].shape[1]
    for number, frame in enumerate(frames_of(answer)):
        pixels = np.asarray(frame)
        cell = pixels.shape[1] // (2 * side + 1)
        for channel, levels in enumerate(tiles):
            top, left = (n * (side + 1) for n in divmod(channel, 2))
            area = pixels[top * cell : (top + side) * cell, left * cell :]
            seen = area[cell // 2 :: cell, cell // 2 : side * cell : cell]
            np.testing.assert_array_equal(seen, colors[levels[number]])


@pytest.mark.parametrize("what", ["map", "maps", "filters"])
def test_what_is_not_finite_is_striped_and_counted(tmp_path: Path, what: Any) -> None:
    conv = ("Conv2d", {"out_channels": 4})
    graph = chain("Input", conv, "Flatten", ("Linear", {"out_features": 10}), "Output")
    made = untrained_subject(graph)
    weight = made.network.node_module(NODE).weight
    assert isinstance(weight, torch.Tensor)
    with torch.no_grad():
        weight[1] = torch.nan
    subject = with_epochs(made, tmp_path, 1)
    asked = replace(ASKED, what=what, channel=int(what == "map"), epochs=(1,))
    answer = study(subject, asked)
    assert isinstance(answer, Animation)
    (frame,) = frames_of(answer)
    seen = np.asarray(frame)[: frame.height - 22].reshape(-1, 3).tolist()
    inks = {tuple(ink) for ink in seen}
    assert {(245,) * 3, (40,) * 3} <= inks
    if what == "map":
        assert inks == {(245,) * 3, (40,) * 3}, "all of it is NaN"
    lost = np.full((2, 1, 3), np.nan, np.float32)
    words = _words(replace(ASKED, what=what, channel=0), lost, 3)
    assert words.endswith("6 not finite")
    assert ("input channel 1" in words) is (what == "filters")


@pytest.mark.parametrize("what", ["maps", "filters"])
def test_colours_of_the_largest_floats_and_of_none(what: Any) -> None:
    """Both ends and the middle of the range; what is infinite everywhere is grey."""
    asked = replace(ASKED, what=what, channel=0)
    largest, lost = np.finfo(np.float32).max, np.full((1, 1, 3), np.inf, np.float32)
    wide = np.array([[[-largest, 0, largest]]], np.float32)
    table = np.array(color_table("viridis" if what == "maps" else "blue-white-red"))
    for values, wanted in ((wide, table[[0, 128, 255]]), (lost, [[128] * 3] * 3)):
        shown = values if what == "maps" else values[:, None]
        found = _coloured(asked, shown, *_ends(asked, [shown, shown]))
        away = np.abs(found[0].astype(int) - np.array(wanted, int))
        assert away.max() <= 2


def test_many_large_maps_take_fewer_epochs() -> None:
    conv = ("Conv2d", {"out_channels": 4_096})
    graph = chain("Input", conv, "GlobalAvgPool", "Linear", "Output")
    subject = untrained_subject(graph)
    looked = Looked(subject, ASKED, EpochNetworks())
    size = 4_096 * 28 * 28
    assert _most(looked, replace(ASKED, what="maps")) == TOGETHER // size == 10
    assert _most(looked, ASKED) == MOST


def test_large_maps_are_made_smaller(tmp_path: Path) -> None:
    made = untrained_subject(chain("Input", "Flatten", "Linear", "Output"))
    subject = with_epochs(made, tmp_path, 1)
    answer = study(subject, replace(ASKED, node="linear_1", channel=0))
    assert isinstance(answer, Animation)
    assert max(frames_of(answer)[0].size) <= 720


def test_what_cannot_be_animated_says_so(subject: Subject) -> None:
    for asked in (
        replace(ASKED, channel=99), replace(ASKED, node="gone"),
        replace(ASKED, node="flatten_1", what="filters"), replace(ASKED, epochs=()),
        replace(ASKED, epochs=(77,)),
    ):  # fmt: skip
        assert "nothing to animate" in refused(subject, asked)
