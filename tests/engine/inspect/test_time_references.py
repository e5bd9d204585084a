"""Maps through the epochs of whole networks, with weights that are known by hand."""

from __future__ import annotations

import copy
import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image, ImageSequence

from cnnstudio.bridge.message import INITIAL
from cnnstudio.bridge.time_messages import (
    Animation,
    AnimationOf,
    MapsOverTime,
    MapsOverTimeOf,
)
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.project.color_maps import color_table
from tests.helpers.looked_into import subject_named
from tests.helpers.references import heard, reference, validation
from tests.helpers.studies import study, with_epochs

EPOCHS = (INITIAL, 1)
INDEX, CHANNEL = 3, 2
NODES = {
    "lenet": "relu1",
    "resnet18": "stage1[1]/relu2",
    "unet16": "up2/two_conv_bn_relu1/conv1",
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Of each network a run of one epoch, after which its weights were 1.1 times."""

    @cache
    def run_of(name: str) -> Subject:
        folder: Path = tmp_path_factory.mktemp(name)
        return with_epochs(subject_named(name), folder, len(EPOCHS) - 1)

    return run_of


def plain_maps(subject: Subject, node: str) -> NDArray[np.float32]:
    """The map (K, H, W) of each epoch, by a plain hook on a network made so by hand."""
    found = []
    for epoch in range(len(EPOCHS)):
        network = copy.deepcopy(subject.network)
        with torch.no_grad():
            for values in network.state_dict().values():
                if values.is_floating_point():
                    values *= 1 + epoch / 10
        made = replace(subject, network=network)
        output = heard(made, node, validation(subject, INDEX))
        found.append(output[0, CHANNEL].numpy())
    return np.stack(found)


@pytest.mark.requirement("L24")
@reference(MapsOverTimeOf)
def test_maps_over_time_are_those_of_the_kept_weights(kept: Any, name: str) -> None:
    subject, node = kept(name), NODES[name]
    asked = MapsOverTimeOf(
        request=1, subject="run", index=INDEX, node=node, channel=CHANNEL, epochs=EPOCHS
    )
    answer = study(subject, asked)
    assert isinstance(answer, MapsOverTime)
    assert answer.epochs.tolist() == [0, 1]
    expected = plain_maps(subject, node)
    assert not np.array_equal(expected[0], expected[1])
    np.testing.assert_array_equal(answer.maps, expected)


@reference(AnimationOf)
def test_frames_are_these_maps_in_the_colours_of_one_range(
    kept: Any, name: str
) -> None:
    subject, node = kept(name), NODES[name]
    asked = AnimationOf(
        request=1, subject="run", index=INDEX, node=node, channel=CHANNEL,
        epochs=EPOCHS, kind="png",
    )  # fmt: skip
    answer = study(subject, asked)
    assert isinstance(answer, Animation)
    assert answer.frames == len(EPOCHS)
    maps = plain_maps(subject, node)
    shares = (maps - maps.min()) / (maps.max() - maps.min())
    colors = np.array(color_table("viridis"), int)
    image: Any = Image.open(io.BytesIO(answer.content.tobytes()))
    rows, columns = maps.shape[1:]
    for frame, values in zip(ImageSequence.Iterator(image), shares, strict=True):
        pixels = np.asarray(frame.convert("RGB"), int)
        cell = pixels.shape[1] // columns
        seen = pixels[cell // 2 : rows * cell : cell, cell // 2 :: cell]
        # One of two neighbours in the table, where a value lies between them.
        either = [colors[(values * 255 + e).astype(int).clip(0, 255)] for e in (0, 1)]
        apart = np.min([np.abs(seen - e).max(-1) for e in either], axis=0)
        assert apart.max() == 0
