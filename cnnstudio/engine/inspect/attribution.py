"""Which pixels raise a score? Gradients of one output with respect to the image.

Everything here is a function of a network in evaluation mode and prepared images
(B, C, H, W); the weights take no part in the gradients and keep none. What takes long
is a generator that yields between slices and returns its answer.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import numpy as np
import torch
from torch import nn

from cnnstudio.engine.answers import scores_in
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.network import Network
from cnnstudio.graph.text import translate

Sliced = Generator[tuple[int, int], None, torch.Tensor]
"""Yields between slices how much is done of how much; returns (C, H, W) or (H, W)."""

Outputs = torch.Tensor | tuple[torch.Tensor, ...]
"""What a network gives: scores (B, K) or maps of them, of one or several Outputs."""

FIRST, LARGEST = 1, 64
"""Images of the first slice, and of any."""
SHORT, LONG = 0.01, 0.03
"""Seconds: a slice that took less is followed by a larger one, and the reverse."""


class Slices:
    """Cuts work on many images into slices that take about as long as a step does."""

    def __init__(self, count: int) -> None:
        self._count, self._size, self._done = count, FIRST, 0

    @property
    def is_left(self) -> bool:
        """True while there is work to do."""
        return self._done < self._count

    @contextmanager
    def next(self) -> Iterator[tuple[int, int]]:
        """Give first and end of a slice; what is done inside is what it takes."""
        first, self._done = self._done, min(self._count, self._done + self._size)
        start = time.perf_counter()
        yield first, self._done
        seconds = time.perf_counter() - start
        if seconds < SHORT:
            self._size = min(LARGEST, 2 * self._size)
        elif seconds > LONG:
            self._size = max(1, self._size // 2)


def check_image(network: Network) -> None:
    """Raise `EngineError` for a network whose scores do not come from one image."""
    if not network.output_node:
        raise EngineError(
            translate("Engine", "Without an Output there is no score to explain.")
        )
    if len(network.input_shapes) != 1 or len(network.input_shape) != 3:
        raise EngineError(
            translate(
                "Engine",
                "Attributions explain the score of one image, and this network takes "
                "{what}.",
            ).format(what=_what_it_takes(network))
        )


def _what_it_takes(network: Network) -> str:
    if len(network.input_shapes) != 1:
        count = len(network.input_shapes)
        return translate("Engine", "{count} inputs").format(count=count)
    return " × ".join(f"{n:,}" for n in network.input_shape)


def class_scores(outputs: Outputs) -> torch.Tensor:
    """Return the scores (B, K) of all classes before any softmax.

    Of a map of scores (B, K, …) they are the means over all places; a single score
    stands for the second of two classes, and its negative for the first. Of several
    Outputs the first counts.
    """
    scores = scores_in(outputs)
    if scores.dim() > 2:
        scores = scores.flatten(2).mean(2)
    return torch.cat((-scores, scores), 1) if scores.shape[1] == 1 else scores


def score_of(outputs: Outputs, target: int) -> torch.Tensor:
    """Return the score (B,) of a class; raises `EngineError` if there is none such."""
    scores = class_scores(outputs)
    if not 0 <= target < scores.shape[1]:
        raise EngineError(
            translate(
                "Engine", "This network tells {count} classes: there is no number {n}."
            ).format(count=scores.shape[1], n=target)
        )
    return scores[:, target]


def scores_for(network: Network, images: torch.Tensor, target: int) -> torch.Tensor:
    """Return the scores (B,) of a class for images, without a gradient."""
    with torch.no_grad():
        return score_of(network(laid_out(network, images)), target)


def gradient(network: Network, images: torch.Tensor, target: int) -> torch.Tensor:
    """Return d score / d image (B, C, H, W): that of each image for itself."""
    with torch.inference_mode(False), torch.enable_grad():
        images = laid_out(network, images).clone().requires_grad_(True)
        scores = score_of(network(images), target)
        return derivative(scores.sum(), images)


@contextmanager
def values_of(network: Network, node: str) -> Iterator[list[torch.Tensor]]:
    """Collect what a node gives (B, …) with the way back to the image.

    Of several outputs it is the first. Raises `EngineError` if there is no such node.
    """
    if node not in network.node_ids:
        raise EngineError(
            translate("Engine", "This network has no layer {node}.").format(node=node)
        )
    kept: list[torch.Tensor] = []

    def keep(module: nn.Module, given: object, output: object) -> None:
        first = output[0] if isinstance(output, tuple) else output
        assert isinstance(first, torch.Tensor)
        kept.append(first)

    handle = network.node_module(node).register_forward_hook(keep)
    try:
        yield kept
    finally:
        handle.remove()


def laid_out(network: Network, images: torch.Tensor) -> torch.Tensor:
    """Return images (B, C, H, W) in the layout that the network computes in."""
    return images.contiguous(memory_format=network.memory_format)


def derivative(value: torch.Tensor, of: torch.Tensor) -> torch.Tensor:
    """Return d value / d of, 0 where it does not depend on it."""
    if not value.requires_grad:
        return torch.zeros_like(of)
    (found,) = torch.autograd.grad(value, of, allow_unused=True)
    return torch.zeros_like(of) if found is None else found.detach()


def saliency(network: Network, image: torch.Tensor, target: int) -> torch.Tensor:
    """Return (H, W): |d score / d pixel|, the largest of its channels.

    Simonyan, Vedaldi & Zisserman 2013, section 3.
    """
    return gradient(network, image, target)[0].abs().amax(0)


def smooth_grad(
    network: Network,
    image: torch.Tensor,
    target: int,
    *,
    samples: int,
    noise: float,
    seed: int,
) -> Sliced:
    """Return (C, H, W): the mean gradient over copies of the image with noise.

    `noise` is the deviation as a share of the image's range (Smilkov et al. 2017).
    The noise is a function of seed and sample alone.
    """
    low, high = image.aminmax()
    deviation = noise * float(high - low)
    generator = torch.Generator().manual_seed(seed)
    total = torch.zeros_like(image[0])
    slices = Slices(samples)
    while slices.is_left:
        with slices.next() as (first, end):
            drawn = [
                torch.normal(0.0, deviation, image.shape, generator=generator)
                for _ in range(first, end)
            ]
            noisy = image + torch.cat(drawn).to(image.device)
            total += gradient(network, noisy, target).sum(0)
        yield end, samples
    return total / samples


def integrated_gradients(
    network: Network,
    image: torch.Tensor,
    target: int,
    *,
    baseline: torch.Tensor,
    steps: int,
) -> Sliced:
    """Return (C, H, W): how the way from `baseline` to the image raises the score.

    (x − b) · ∫ d score / dx on the straight line from b (Sundararajan, Taly & Yan 2017,
    equation 1), by Gauss-Legendre quadrature at `steps` points. The sum of all values
    is the score of the image less that of the baseline, up to the quadrature's error.
    """
    places, weights = np.polynomial.legendre.leggauss(steps)
    shares = torch.from_numpy((places + 1) / 2).to(image)
    factors = torch.from_numpy(weights / 2).to(image)
    way = image - baseline
    total = torch.zeros_like(image[0])
    slices = Slices(steps)
    while slices.is_left:
        with slices.next() as (first, end):
            between = baseline + shares[first:end, None, None, None] * way
            found = gradient(network, between, target)
            total += (found * factors[first:end, None, None, None]).sum(0)
        yield end, steps
    return total * way[0]


def evidence_share(values: torch.Tensor, share: float = 0.8) -> float:
    """Return the least share of the pixels that holds `share` of what is above 0.

    NaN if nothing is above 0.
    """
    positive = values.flatten().clamp(min=0).double()
    total = positive.sum()
    if not total > 0:
        return float("nan")
    reached = positive.sort(descending=True).values.cumsum(0)
    count = int((reached < share * total * (1 - 1e-12)).sum()) + 1
    return count / len(positive)
