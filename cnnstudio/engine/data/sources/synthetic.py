"""Loaders of the data that are made: each image is drawn from (seed, its number)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.engine.data.drawing import shape_mask
from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.data.sources.registry import loads
from cnnstudio.engine.hashing import key
from cnnstudio.project.sources.synthetic import (
    CLIP_SIDE,
    DIRECTIONS,
    FEATURES,
    FRAMES,
    SHAPES,
    Blobs,
    ManyLabels,
    MovingShapes,
    Shapes,
    Synthetic,
    Tabular,
)

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Pixels = NDArray[np.uint8]

STEPS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
"""Where a shape moves: across and down."""


def _draws(source: Synthetic, number: int) -> Generator:
    """Random numbers of one sample: they do not depend on how many there are."""
    return np.random.default_rng(key(source.seed, source.kind, number))


def _bytes(values: Floats) -> Pixels:
    """Turn values from 0 to 1 into bytes."""
    return np.round(values.clip(0, 1) * 255).astype(np.uint8)


def draw_shapes(source: Shapes) -> tuple[Pixels, NDArray[np.int64], Floats]:
    """Images (N, 3, S, S), classes (N,), and what the shapes cover (N, S, S)."""
    size, classes = source.size, source.classes
    images = np.empty((source.count, 3, size, size), np.uint8)
    masks = np.empty((source.count, size, size), np.float32)
    labels = np.arange(source.count, dtype=np.int64) % classes
    for number, label in enumerate(labels):
        draws = _draws(source, number)
        told = draws.random() < source.correlation
        ground = int(label) if told else int(draws.integers(classes))
        mask = _placed(SHAPES[label], size, draws, 0.25, 0.36)
        colour = draws.random(3).astype(np.float32)[:, None, None]
        behind = _background(ground, classes, size, draws)
        noise = draws.normal(0, 0.03, (3, size, size)).astype(np.float32)
        images[number] = _bytes(behind * (1 - mask) + colour * mask + noise)
        masks[number] = mask
    return images, labels, masks


def _placed(
    name: str, size: int, draws: Generator, smallest: float, largest: float
) -> Floats:
    """Draw a shape somewhere, whole, at any angle; sizes are shares of the side."""
    radius = size * draws.uniform(smallest, largest)
    across, down = draws.uniform(radius, size - radius, 2)
    angle = draws.uniform(-0.3, 0.3)
    return shape_mask(name, size, (across, down), radius, angle)


def _background(kind: int, kinds: int, size: int, draws: Generator) -> Floats:
    """Waves of a colour and direction of its own for every kind: (3, size, size)."""
    turn = 2 * np.pi * kind / kinds
    tones = 0.5 + 0.3 * np.cos(turn + np.array([0.0, 2.1, 4.2]))
    places = np.arange(size) / size
    across, down = places[None, :], places[:, None]
    way = np.cos(turn / 2) * across + np.sin(turn / 2) * down
    waves = 0.12 * np.sin(2 * np.pi * (5 * way + draws.random()))
    found: Floats = (tones[:, None, None] + waves[None]).astype(np.float32)
    return found


@loads(Shapes)
def load_shapes(source: Shapes) -> RawData:
    """Draw one shape an image."""
    images, labels, masks = draw_shapes(source)
    objects = (masks >= 0.5).astype(np.uint8)
    return RawData(images, labels, classes=source.known().classes, objects=objects)


@loads(Blobs)
def load_blobs(source: Blobs) -> RawData:
    """Draw one to three blobs an image, each brighter than the noise around."""
    size = source.size
    images = np.empty((source.count, 1, size, size), np.uint8)
    masks = np.empty((source.count, size, size), np.uint8)
    for number in range(source.count):
        draws = _draws(source, number)
        covered = np.zeros((size, size), np.float32)
        for _ in range(int(draws.integers(1, 4))):
            blob = _placed("circle", size, draws, 0.08, 0.2)
            covered = np.maximum(covered, blob)
        ground = 0.25 + 0.1 * draws.random() + 0.5 * covered
        noise = draws.normal(0, source.noise, (size, size))
        images[number, 0] = _bytes((ground + noise).astype(np.float32))
        masks[number] = covered >= 0.5
    return RawData(images, masks, "masks", source.known().classes)


@loads(ManyLabels)
def load_many_labels(source: ManyLabels) -> RawData:
    """Draw each kind of shape in two images of five, without regard to the others."""
    size, classes = source.size, source.classes
    images = np.empty((source.count, 1, size, size), np.uint8)
    labels = np.zeros((source.count, classes), np.float32)
    for number in range(source.count):
        draws = _draws(source, number)
        labels[number] = draws.random(classes) < 0.4
        picture = np.full((size, size), 0.15, np.float32)
        for kind in np.flatnonzero(labels[number]):
            mask = _placed(SHAPES[kind], size, draws, 0.14, 0.22)
            tone = np.float32(draws.uniform(0.45, 1.0))
            picture = picture * (1 - mask) + tone * mask
        noise = draws.normal(0, 0.04, (size, size)).astype(np.float32)
        images[number, 0] = _bytes(picture + noise)
    return RawData(images, labels, "labels", source.known().classes)


@loads(MovingShapes)
def load_moving(source: MovingShapes) -> RawData:
    """Draw clips (3, frames, side, side) of a shape that moves a pixel a frame."""
    side = CLIP_SIDE
    clips = np.empty((source.count, 3, FRAMES, side, side), np.uint8)
    labels = np.arange(source.count, dtype=np.int64) % len(DIRECTIONS)
    for number, label in enumerate(labels):
        draws = _draws(source, number)
        name = SHAPES[int(draws.integers(len(SHAPES)))]
        across, down = STEPS[DIRECTIONS[label]]
        middle = draws.uniform(12, side - 12, 2)
        tone, ground = draws.uniform(0.6, 1.0, 3), draws.uniform(0.0, 0.3, 3)
        for frame in range(FRAMES):
            gone = frame - (FRAMES - 1) / 2
            place = (middle[0] + gone * across, middle[1] + gone * down)
            mask = shape_mask(name, side, place, 5.0, 0.0)
            colours = ground[:, None, None] * (1 - mask) + tone[:, None, None] * mask
            clips[number, :, frame] = _bytes(colours.astype(np.float32))
    return RawData(clips, labels, classes=DIRECTIONS)


@loads(Tabular)
def load_tabular(source: Tabular) -> RawData:
    """Draw rows of Friedman's first problem: five of ten numbers decide.

    y = 10 sin(π x₁ x₂) + 20 (x₃ − ½)² + 10 x₄ + 5 x₅ + noise (Friedman 1991), here
    divided by its deviation of about 4.9 after its mean of 14.4 is taken off.
    """
    draws = _draws(source, 0)
    rows = draws.random((source.count, FEATURES)).astype(np.float32)
    x = rows.astype(np.float64).T
    curve = 10 * np.sin(np.pi * x[0] * x[1]) + 20 * (x[2] - 0.5) ** 2
    values = (curve + 10 * x[3] + 5 * x[4] - 14.4) / 4.9
    values = values + draws.normal(0, source.noise, source.count)
    facts = source.known()
    if source.target == "number":
        targets = values.astype(np.float32)[:, None]
        return RawData(rows, targets, "values", facts.classes)
    return RawData(rows, (values > 0).astype(np.int64), classes=facts.classes)
