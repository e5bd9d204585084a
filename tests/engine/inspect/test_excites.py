"""What excites a layer: equal to a plain hook, image by image; and climbing."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
import torch

from cnnstudio.bridge.excite_messages import (
    Ascent,
    AscentOf,
    Patches,
    PatchesOf,
)
from cnnstudio.engine.inspect.patches import cut, stronger, strongest, thumb_size
from cnnstudio.engine.inspect.places import Batches, map_of
from cnnstudio.engine.inspect.subject import Subject
from tests.helpers.graphs import chain, lenet
from tests.helpers.looked_into import NETWORKS, subject_named
from tests.helpers.references import heard, reference, validation
from tests.helpers.studies import refused, study, untrained_subject

NODES = {
    "lenet": "conv2",
    "resnet18": "stage2/conv1",
    "unet16": "down1/two_conv_bn_relu1/conv1",
}

SIGHT = {"lenet": 14, "resnet18": 83, "unet16": 10}
"""Pixels that a value of them sees: 5 + 1 + 4·2; 7 + 2·2 + 6·2·4 + 2·2·8; 5 + 1 + 2·2.
"""


def outputs(subject: Subject, node: str) -> torch.Tensor:
    """What a node gives for the validation part, by a plain hook and one by one."""
    count = subject.dataset.size("validation")
    return torch.cat(
        [heard(subject, node, validation(subject, place)) for place in range(count)]
    )


def pulled(
    subject: Subject, node: str, pixels: torch.Tensor, *cell: int
) -> tuple[float, torch.Tensor]:
    """A value (channel, row, column) for pixels (1, C, H, W), and its gradient."""
    kept: list[torch.Tensor] = []
    handle = subject.network.node_module(node).register_forward_hook(
        lambda module, given, output: kept.append(output[0])
    )
    image = pixels.clone().requires_grad_()
    subject.network.eval()(subject.dataset.pipeline.normalize(image.clone()))
    handle.remove()
    value = kept[0][cell]
    return float(value.detach()), torch.autograd.grad(value, image)[0]


@pytest.mark.requirement("M09")
@reference(PatchesOf)
def test_patches_are_where_a_plain_hook_is_largest(name: str) -> None:
    subject = subject_named(name)
    node = NODES[name]
    answer = study(subject, PatchesOf(request=1, subject="run", node=node, top=5))
    assert isinstance(answer, Patches)
    given = outputs(subject, node).numpy()
    count, channels, _rows, _columns = given.shape
    assert answer.values.shape == (channels, 5)
    assert answer.searched == count
    highest = given.reshape(count, channels, -1).max(axis=2)
    best = -np.sort(-highest, axis=0)[:5].T
    np.testing.assert_allclose(answer.values, best, rtol=1e-4, atol=1e-5)
    for channel, rank in np.ndindex(channels, 5):
        row, column = answer.cells[channel, rank]
        there = given[answer.images[channel, rank], channel, row, column]
        assert there == pytest.approx(answer.values[channel, rank], rel=1e-4, abs=1e-5)
    # What is cut is what the value sees: no pixel outside of it moves it at all.
    row, column = answer.cells[1, 0].tolist()
    seen = subject.dataset.pixels(
        subject.dataset.index("validation", int(answer.images[1, 0]))
    )
    gradient = pulled(subject, node, seen, 1, row, column)[1][0].abs().sum(0)
    reached = gradient.nonzero()
    top, left, height, width = answer.regions[1, 0].tolist()
    low, high = reached.amin(0).tolist(), reached.amax(0).tolist()
    assert low[0] >= top
    assert low[1] >= left
    assert high[0] < top + height
    assert high[1] < left + width
    assert len(reached) > 8
    assert (height, width) == (SIGHT[name],) * 2
    size = np.array(answer.size)
    firsts, sizes = answer.frames[..., :2], answer.frames[..., 2:]
    parts = answer.regions[..., 2:]
    np.testing.assert_array_equal(sizes, np.minimum(parts, size))
    inside = np.where(parts < size, answer.regions[..., :2], 0)
    np.testing.assert_array_equal(firsts, inside)


@pytest.mark.requirement("M09")
def test_a_patch_is_the_images_own_pixels_and_black_beyond() -> None:
    subject = untrained_subject(lenet())
    asked = PatchesOf(request=1, subject="run", node="conv2d_1", top=4)
    answer = study(subject, asked)
    assert isinstance(answer, Patches)
    assert answer.thumbs.shape == (6, 4, 5, 5, 1)
    numbers = tuple(int(n) for n in answer.images[2])
    indices = subject.dataset.parts["validation"][torch.tensor(numbers)]
    pixels = subject.dataset.pixels(indices).mul(255).round().byte().numpy()
    padded = np.pad(pixels, ((0, 0), (0, 0), (2, 2), (2, 2)))
    for rank, (row, column) in enumerate(answer.cells[2]):
        own = padded[rank, 0, row : row + 5, column : column + 5]
        np.testing.assert_array_equal(answer.thumbs[2, rank, ..., 0], own)
    labels = subject.dataset.targets_of(indices).numpy()
    np.testing.assert_array_equal(answer.labels[2], labels)


@pytest.mark.requirement("M09")
def test_one_pass_is_kept_for_these_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    subject = subject_named("lenet")
    asked = PatchesOf(request=1, subject="run", node="conv2")
    runs: list[int] = []
    handle = subject.network.node_module("conv1").register_forward_pre_hook(
        lambda module, given: runs.append(len(given[0]))
    )
    first = study(subject, asked)
    assert sum(runs) == 50
    again = study(subject, asked)
    assert sum(runs) == 50
    assert isinstance(first, Patches)
    assert isinstance(again, Patches)
    np.testing.assert_array_equal(first.values, again.values)
    later = replace(subject, step=subject.step + 1)
    study(later, asked)
    handle.remove()
    assert sum(runs) == 100


def test_values_that_are_no_numbers_are_never_the_strongest() -> None:
    values = torch.tensor([[[1.0, torch.nan, torch.inf, 2.0]], [[torch.nan] * 4]])
    found = strongest(values, 7)
    assert found.values.tolist() == [[2.0, -torch.inf]]
    assert found.images.tolist() == [[7, -1]]
    assert found.places.tolist()[0][0] == 3
    best = stronger(found, strongest(torch.full((1, 1, 4), 3.0), 9), 2)
    assert best.values.tolist() == [[3.0, 2.0]]
    assert best.images.tolist() == [[9, 7]]


def test_of_equal_values_the_earlier_image_comes_first() -> None:
    found = stronger(None, strongest(torch.ones(5, 2, 3), 0), 3)
    assert found.images.tolist() == [[0, 1, 2]] * 2
    later = stronger(found, strongest(torch.ones(5, 2, 3), 5), 3)
    assert later.images.tolist() == [[0, 1, 2]] * 2


def test_small_pictures_stay_small() -> None:
    frames = np.zeros((2048, 6, 4), np.int32)
    frames[..., 2:] = 224
    high, wide = thumb_size(frames, 2048 * 6 * 3)
    assert high == wide
    assert 2048 * 6 * 3 * high * wide <= 4_000_000
    assert thumb_size(frames[:1, :1, :] // 100, 1) == (2, 2)
    image = np.arange(1, 17, dtype=np.uint8).reshape(1, 4, 4)
    corner = cut(image, np.array([-2, 2, 4, 4]), (4, 4))[..., 0]
    assert corner.tolist() == [[0] * 4, [0] * 4, [3, 4, 0, 0], [7, 8, 0, 0]]


def test_single_numbers_and_tokens_have_channels_too() -> None:
    subject = subject_named("lenet")
    sees = map_of(subject.network, "fc2")
    assert (sees.channels, sees.rows, sees.columns) == (84, 1, 1)
    answer = study(subject, PatchesOf(request=1, subject="run", node="fc2", top=2))
    assert isinstance(answer, Patches)
    assert answer.whole
    assert answer.frames[0, 0].tolist() == [0, 0, 32, 32]
    values = outputs(subject, "fc2").max(0).values
    np.testing.assert_allclose(answer.values[:, 0], values.numpy(), atol=1e-5)


def test_tokens_are_cut_as_the_patches_that_they_stand_for() -> None:
    embedding = ("PatchEmbedding", {"patch_size": 7, "embed_dim": 8})
    graph = chain("Input", embedding, "ClassToken", "Flatten", "Linear", "Output")
    subject = untrained_subject(graph)
    for node, ahead in (("patchembedding_1", 0), ("classtoken_1", 1)):
        answer = study(subject, PatchesOf(request=1, subject="run", node=node, top=3))
        assert isinstance(answer, Patches)
        assert answer.values.shape == (8, 3)
        given = outputs(subject, node).numpy()  # (images, tokens, values)
        best = -np.sort(-given.max(axis=1), axis=0)[:3].T
        np.testing.assert_allclose(answer.values, best, rtol=1e-4, atol=1e-5)
        for token, region in zip(
            answer.cells[..., 0].ravel(), answer.regions.reshape(-1, 4), strict=True
        ):
            row, column = divmod(int(token) - ahead, 4)
            patch = [7 * row, 7 * column, 7, 7]
            assert region.tolist() == (patch if token >= ahead else [0, 0, 28, 28])


def test_what_cannot_be_asked_is_refused_in_a_sentence() -> None:
    subject = subject_named("lenet")
    own = PatchesOf(request=1, subject="run", node="conv1", part="own")
    assert "Choose images of the data" in refused(subject, own)
    nowhere = PatchesOf(request=1, subject="run", node="conv2d_9")
    assert refused(subject, nowhere) == "This network has no such layer."
    channel = AscentOf(request=1, subject="run", node="conv1", channel=6)
    assert "6 channels" in refused(subject, channel)


@pytest.mark.requirement("M09")
@pytest.mark.parametrize("name", NETWORKS)
def test_climbing_reaches_more_than_it_began_with(name: str) -> None:
    subject = subject_named(name)
    asked = AscentOf(
        request=1, subject="run", node=NODES[name], channel=3, steps=24
    )
    answer = study(subject, asked)
    assert isinstance(answer, Ascent)
    assert answer.reached > answer.began
    assert not answer.stuck
    assert len(answer.course) == 24
    assert answer.image.shape == tuple(subject.network.input_shape)
    assert answer.image.min() >= 0
    assert answer.image.max() <= 1
    again = study(subject, asked)
    assert isinstance(again, Ascent)
    np.testing.assert_array_equal(again.image, answer.image)


@pytest.mark.requirement("M09")
@reference(AscentOf)
def test_climbing_is_that_of_plain_gradients_of_torch(name: str) -> None:
    """From seeded noise around grey, step by step, without any shift."""
    subject, steps = subject_named(name), 6
    asked = AscentOf(
        request=1, subject="run", node=NODES[name], channel=3, steps=steps, jitter=0
    )
    answer = study(subject, asked)
    assert isinstance(answer, Ascent)
    shape = 1, *subject.network.input_shape
    noise = torch.randn(shape, generator=torch.Generator().manual_seed(asked.seed))
    image = (0.5 + 0.1 * noise).clamp(0, 1)
    rows, columns = heard(subject, asked.node, validation(subject, 0)).shape[2:]
    cell = asked.channel, rows // 2, columns // 2
    course = []
    for step in range(steps):
        value, gradient = pulled(subject, asked.node, image, *cell)
        course.append(value)
        length = gradient.square().mean().sqrt()
        up = asked.rate * (1 - step / steps) * gradient / length
        image = (image + up - asked.decay * (image - 0.5)).clamp(0, 1)
    np.testing.assert_allclose(answer.course, course, rtol=1e-3, atol=1e-4)
    assert answer.began == pytest.approx(course[0], rel=1e-4, abs=1e-5)
    np.testing.assert_allclose(answer.image, image[0], atol=1e-3)
    reached = pulled(subject, asked.node, torch.from_numpy(answer.image)[None], *cell)
    assert answer.reached == pytest.approx(reached[0], rel=1e-4, abs=1e-5)


def test_climbing_one_linear_filter_finds_its_sign() -> None:
    """The image that a 3 × 3 filter answers to most is 1 where its weight is > 0."""
    conv = ("Conv2d", {"out_channels": 2, "padding": 0})
    subject = untrained_subject(chain("Input", conv, "Flatten", "Linear", "Output"))
    asked = AscentOf(
        request=1, subject="run", node="conv2d_1", steps=120, jitter=0, decay=0.0
    )
    answer = study(subject, asked)
    assert isinstance(answer, Ascent)
    weight = subject.network.node_module("conv2d_1").get_parameter("weight")[0, 0]
    top, left, height, width = answer.region
    patch = answer.image[0, top : top + height, left : left + width]
    np.testing.assert_array_equal(patch, (weight > 0).float().numpy())


SILENT = ("Conv2d", {"out_channels": 2}), "ReLU", "Flatten", "Linear", "Output"


def test_a_channel_without_gradient_is_said_to_be_stuck() -> None:
    subject = untrained_subject(chain("Input", *SILENT))
    with torch.no_grad():
        subject.network.node_module("conv2d_1").get_parameter("weight").fill_(0.0)
    asked = AscentOf(request=1, subject="run", node="conv2d_1", steps=5)
    answer = study(subject, asked)
    assert isinstance(answer, Ascent)
    assert answer.stuck
    assert answer.reached == answer.began
    assert len(answer.course) == 0


def test_a_relu_that_is_silent_for_noise_is_climbed_by_what_arrives() -> None:
    subject = untrained_subject(chain("Input", *SILENT))
    weight = subject.network.node_module("conv2d_1").get_parameter("weight")
    bias = subject.network.node_module("conv2d_1").get_parameter("bias")
    with torch.no_grad():
        mean, deviation = _normalisation(subject)
        bright = weight[0].clamp(min=0).sum() * (1 - mean) / deviation
        dark = weight[0].clamp(max=0).sum() * (0 - mean) / deviation
        bias[0] = 0.5 - bright - dark
    asked = AscentOf(request=1, subject="run", node="relu_1", jitter=0, decay=0.0)
    answer = study(subject, asked)
    assert isinstance(answer, Ascent)
    assert answer.began == 0
    assert answer.reached == pytest.approx(0.5, abs=1e-4)


def _normalisation(subject: Subject) -> tuple[float, float]:
    """Mean and deviation of the pipeline, from what it makes of black and white."""
    ends = torch.tensor([0.0, 1.0]).reshape(2, 1, 1, 1).expand(2, 1, 28, 28)
    black, white = subject.dataset.pipeline.normalize(ends.clone())[:, 0, 0, 0].tolist()
    return -black / (white - black), 1 / (white - black)


def test_what_comes_between_two_slices_makes_them_no_smaller() -> None:
    """A run takes a step there, and a search of single images would never end."""
    slices, sizes = Batches(1000, first=16), []
    for here in slices:
        sizes.append(here.stop - here.start)
        slices.end()
        if len(sizes) < 3:
            time.sleep(0.05)
    assert sizes[:3] == [16, 32, 64]
