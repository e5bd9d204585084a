"""An image made for one channel: gradient ascent on the input (Erhan et al. 2009).

From seeded noise, with jitter (Mordvintsev et al. 2015) and an L2 penalty (Simonyan et
al. 2014). The pixels stay within 0 and 1, so that what was reached is the activation of
an image that there could be.
"""

from __future__ import annotations

import time
from collections.abc import Generator

import numpy as np
import torch

from cnnstudio.bridge.excite_messages import Aim, Ascent, AscentOf
from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.engine.data.pipeline import Pipeline
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.places import SHORT, Map, map_of, one_input, output_of
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.subject import only_looking
from cnnstudio.engine.network import Network
from cnnstudio.graph.layers.activation import Activation
from cnnstudio.graph.text import translate

MIDDLE, NOISE, TRIED = 0.5, 0.1, 12
"""Grey, the noise around it at first, and how many are tried."""

STILL = 0.6
"""From this share of the steps on the image is not shifted any more, to settle."""

TINY = 1e-12


@studies(AscentOf)
def ascent(looked: Looked, asked: AscentOf) -> Slices:
    """Climb, a few steps a slice."""
    one_input(looked.network)
    sees = map_of(looked.network, asked.node)
    if not 0 <= asked.channel < sees.channels or asked.steps < 1:
        raise EngineError(
            translate("Engine", "The layer has {n} channels, counted from 0.").format(
                n=sees.channels
            )
        )
    climb = Climb(looked.network, looked.dataset.pipeline, asked, sees)
    stuck = True
    for again in range(TRIED):
        if climb.begin(again):
            stuck = False
            break
        yield None
    began = climb.activation()
    course: list[float] = []
    if not stuck:
        course = yield from _climbed(climb, asked)
    return Ascent(
        **looked.fields(),
        node=asked.node,
        channel=asked.channel,
        aim=asked.aim,
        image=climb.image.cpu().numpy()[0],
        began=began,
        reached=climb.activation(),
        region=sees.region(*climb.cell),
        course=np.array(course, np.float32),
        stuck=stuck,
    )


def _climbed(
    climb: Climb, asked: AscentOf
) -> Generator[StudyProgress | None, None, list[float]]:
    course: list[float] = []
    while len(course) < asked.steps:
        start = time.perf_counter()
        while len(course) < asked.steps and time.perf_counter() - start < SHORT:
            course.append(climb.step())
        yield StudyProgress(asked.request, len(course), asked.steps)
    return course


class Climb:
    """An image (1, C, H, W) on the way to a large activation.

    `cell` is row and column of the value in the middle of the map.
    """

    def __init__(
        self, network: Network, pipeline: Pipeline, asked: AscentOf, sees: Map
    ) -> None:
        self.cell = sees.rows // 2, sees.columns // 2
        self._network, self._pipeline, self._asked = network, pipeline, asked
        self._sees = sees
        # A pattern that is moved by more than an eighth of itself is blurred away.
        self._climbed = asked.node
        self._jitter = min(asked.jitter, *(n // 8 for n in (*sees.size, *sees.seen)))
        self._taken = 0
        # On the processor: the same noise on every device.
        self._random = torch.Generator().manual_seed(asked.seed)
        self.image = torch.empty(0)

    def begin(self, again: int) -> bool:
        """Draw noise; False if no gradient arrives from it.

        With each try the contrast is higher and the grains are larger: fine noise is
        averaged away by large filters. An activation that is silent for all of it, as a
        ReLU, is climbed by what arrives at it, which is larger where it is larger.
        """
        channels, high, wide = self._network.input_shape
        grain = min(1 << again % 4, high, wide)
        shape = 1, channels, -(-high // grain), -(-wide // grain)
        noise = torch.randn(shape, generator=self._random) * NOISE * (1 + again)
        noise = noise.repeat_interleave(grain, 2).repeat_interleave(grain, 3)
        image = (MIDDLE + noise[..., :high, :wide]).clamp_(0.0, 1.0)
        self.image = image.to(self._network.device)
        if again >= TRIED // 2:
            self._climbed = self._before()
        return bool(self._gradient((0, 0))[1].abs().max() > 0)

    def step(self) -> float:
        """Go one step up; return the activation before it, of the shifted image."""
        done = self._taken / self._asked.steps
        self._taken += 1
        value, gradient = self._gradient(self._shift() if done < STILL else (0, 0))
        length = gradient.square().mean().sqrt().clamp(min=TINY)
        pull = self._asked.decay * (self.image - MIDDLE)
        step = self._asked.rate * (1 - done) * gradient / length - pull
        self.image = (self.image + step).clamp_(0.0, 1.0)
        return value

    def activation(self) -> float:
        """Return what is climbed, of the image as it is."""
        with only_looking(self._network):
            pixels = self._pipeline.normalize(self.image.clone())
            return float(self._aimed(pixels, self._asked.node))

    def _shift(self) -> tuple[int, int]:
        reach = self._jitter
        down, right = torch.randint(
            -reach, reach + 1, (2,), generator=self._random
        ).tolist()
        return down, right

    def _gradient(self, shift: tuple[int, int]) -> tuple[float, torch.Tensor]:
        """Return the activation of the shifted image and its gradient by pixels."""
        image = self.image.detach().requires_grad_()
        shifted = torch.roll(image, shift, (2, 3))
        value = self._aimed(self._pipeline.normalize(shifted.clone()), self._climbed)
        (gradient,) = torch.autograd.grad(value, image, allow_unused=True)
        if gradient is None:
            gradient = torch.zeros_like(image)
        return float(value.detach()), gradient.nan_to_num(0.0)

    def _before(self) -> str:
        """Return the node before one that only bends single values, or the node."""
        network, node = self._network, self._asked.node
        kind = network.graph.nodes[node].layer_type
        if kind is None or not issubclass(kind, Activation):
            return node
        return network.graph.incoming(node)[0].source

    def _aimed(self, inputs: torch.Tensor, node: str) -> torch.Tensor:
        output = output_of(self._network, node, inputs)
        return aimed(output, self._sees, self._asked.channel, self._asked.aim)


def aimed(output: torch.Tensor, sees: Map, channel: int, aim: Aim) -> torch.Tensor:
    """Return a channel's value in the middle of the map, or the map's mean: ()."""
    values = output[0]
    maps = values.T if sees.tokens else values.reshape(sees.channels, -1)
    if aim == "map":
        return maps[channel].mean()
    row, column = sees.rows // 2, sees.columns // 2
    return maps[channel, row * sees.columns + column]
