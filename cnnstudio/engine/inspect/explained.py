"""An image whose scores are explained, and what every method says of it in the end."""

from __future__ import annotations

import numpy as np
import torch
from torch.nn.functional import interpolate

from cnnstudio.bridge.attribution_messages import (
    PREDICTED,
    Attribution,
    AttributionOf,
    CamOf,
    Fill,
    GradCamOf,
    GuidedBackpropagationOf,
    IntegratedGradientsOf,
    OcclusionOf,
    SaliencyOf,
    SmoothGradOf,
)
from cnnstudio.engine.data.steps.moves import smoothed
from cnnstudio.engine.inspect import attribution as plain
from cnnstudio.engine.inspect.samples import Sample
from cnnstudio.engine.inspect.studies import Looked

NO_THEORY = float("nan")
BLUR = 0.1
"""Deviation of the Gaussian of what is blurred, as a share of the shorter side."""


class Explained:
    """An image and the classes to be explained; gathers what a method says of each.

    Raises `EngineError` for a network or a class that cannot be explained.
    """

    def __init__(self, looked: Looked, asked: AttributionOf) -> None:
        network = looked.network
        plain.check_image(network)
        self.looked, self.asked, self.network = looked, asked, network
        self.sample: Sample = looked.sample
        self.image = self.sample.prepared
        with torch.no_grad():
            given = network(plain.laid_out(network, self.image))
        scores = plain.class_scores(given)[0]
        highest = int(scores.argmax())
        self.targets = [highest if t == PREDICTED else t for t in asked.targets]
        for target in self.targets:
            plain.score_of(given, target)
        self.scores = [float(scores[target]) for target in self.targets]

    def filled(self, fill: Fill) -> torch.Tensor:
        """Return an image (1, C, H, W) without content, as the network would get it."""
        pixels = self.sample.pixels
        if fill == "blurred":
            plane = smoothed(pixels[None], BLUR * min(pixels.shape[-2:]))
        else:
            colour = pixels.mean((1, 2), keepdim=True)
            if fill != "mean":
                colour = torch.full_like(colour, 1.0 if fill == "white" else 0.0)
            plane = colour.expand_as(pixels).clone()[None]
        return self.looked.dataset.pipeline.normalize(plane)

    def answer(
        self,
        maps: list[torch.Tensor],
        *,
        node: str = "",
        totals: list[float] | None = None,
        due: list[float] | None = None,
        settings: tuple[float, ...] = (),
        fill: Fill | None = None,
        signed: bool = False,
    ) -> Attribution:
        """Make the answer of one map (h, w) for each target."""
        size = tuple(self.image.shape[-2:])
        given = torch.stack(maps).float()
        grid = tuple(given.shape[-2:])
        if grid != size:
            given = interpolate(given[None], size, mode="bilinear")[0]
        nothing = [NO_THEORY] * len(maps)
        return Attribution(
            **self.looked.fields(),
            method=METHODS[type(self.asked)],
            part=self.sample.part,
            index=self.sample.index,
            node=node,
            targets=np.array(self.targets, np.int32),
            scores=np.array(self.scores, np.float32),
            values=given.cpu().numpy(),
            shares=_floats([plain.evidence_share(one) for one in given]),
            totals=_floats(totals or nothing),
            due=_floats(due or nothing),
            grid=grid,
            settings=settings,
            fill=fill,
            signed=signed,
        )


METHODS: dict[type[AttributionOf], str] = {
    GradCamOf: "grad_cam",
    CamOf: "cam",
    SaliencyOf: "saliency",
    SmoothGradOf: "smooth_grad",
    IntegratedGradientsOf: "integrated_gradients",
    GuidedBackpropagationOf: "guided_backpropagation",
    OcclusionOf: "occlusion",
}
"""What an answer calls the method of each question."""


def _floats(values: list[float]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, np.float32)
