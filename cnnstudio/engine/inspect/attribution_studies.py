"""Questions about attributions, answered: one method for each kind of question."""

from __future__ import annotations

from collections.abc import Callable, Generator

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
    GuidedProjection,
    GuidedProjectionOf,
    IntegratedGradientsOf,
    OcclusionOf,
    SaliencyOf,
    SmoothGradOf,
)
from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect import attribution as plain
from cnnstudio.engine.inspect.attribution_cam import (
    cam,
    cam_due,
    cam_head,
    grad_cam,
    last_maps,
)
from cnnstudio.engine.inspect.attribution_guided import (
    guided_backpropagation,
    guided_projection,
)
from cnnstudio.engine.inspect.attribution_occlusion import fitting_stride, occlusion
from cnnstudio.engine.inspect.samples import Sample
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.graph.text import translate

NO_THEORY = float("nan")


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
        """Return an image (1, C, H, W) of one colour, as the network would get it."""
        pixels = self.sample.pixels
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


def _each(
    explained: Explained, work: Callable[[int], plain.Sliced]
) -> Generator[StudyProgress, None, list[torch.Tensor]]:
    """Do slow work for each target, slice by slice."""
    found: list[torch.Tensor] = []
    targets, request = explained.targets, explained.asked.request
    for target in targets:
        slices = work(target)
        while True:
            try:
                done, total = next(slices)
            except StopIteration as end:
                found.append(end.value)
                break
            done += len(found) * total
            yield StudyProgress(request, done, len(targets) * total)
    return found


@studies(GradCamOf)
def grad_cam_of(looked: Looked, asked: GradCamOf) -> Attribution:
    """Grad-CAM of each target at one layer."""
    explained = Explained(looked, asked)
    node = asked.node or last_maps(looked.network)
    if not node:
        raise EngineError(
            translate("Engine", "No layer of this network has maps to be weighted.")
        )
    maps = [
        grad_cam(looked.network, explained.image, target, node)
        for target in explained.targets
    ]
    return explained.answer(maps, node=node)


@studies(CamOf)
def cam_of(looked: Looked, asked: CamOf) -> Attribution:
    """The class activation map of each target, and what its mean is to be."""
    explained, network = Explained(looked, asked), looked.network
    maps = [cam(network, explained.image, target) for target in explained.targets]
    head = cam_head(network)
    both = zip(explained.targets, explained.scores, strict=True)
    return explained.answer(
        maps,
        node=head.maps if head is not None else "",
        totals=[float(one.mean()) for one in maps],
        due=[cam_due(network, target, score) for target, score in both],
    )


@studies(SaliencyOf)
def saliency_of(looked: Looked, asked: SaliencyOf) -> Attribution:
    """Absolute gradients of each target."""
    explained = Explained(looked, asked)
    return explained.answer(
        [
            plain.saliency(looked.network, explained.image, target)
            for target in explained.targets
        ]
    )


@studies(SmoothGradOf)
def smooth_grad_of(looked: Looked, asked: SmoothGradOf) -> Slices:
    """Mean gradients of noisy copies: absolute values, the largest of the channels."""
    explained = Explained(looked, asked)
    found = yield from _each(
        explained,
        lambda target: plain.smooth_grad(
            looked.network,
            explained.image,
            target,
            samples=max(1, asked.samples),
            noise=asked.noise,
            seed=asked.seed,
        ),
    )
    return explained.answer(
        [one.abs().amax(0) for one in found], settings=(asked.samples, asked.noise)
    )


@studies(IntegratedGradientsOf)
def integrated_gradients_of(looked: Looked, asked: IntegratedGradientsOf) -> Slices:
    """Integrated gradients, summed over channels, and what they must add up to."""
    explained, network = Explained(looked, asked), looked.network
    baseline = explained.filled(asked.baseline)
    found = yield from _each(
        explained,
        lambda target: plain.integrated_gradients(
            network,
            explained.image,
            target,
            baseline=baseline,
            steps=max(1, asked.steps),
        ),
    )
    maps = [one.sum(0) for one in found]
    due = [
        score - float(plain.scores_for(network, baseline, target))
        for target, score in zip(explained.targets, explained.scores, strict=True)
    ]
    return explained.answer(
        maps,
        totals=[float(one.sum()) for one in maps],
        due=due,
        settings=(asked.steps,),
    )


@studies(GuidedBackpropagationOf)
def guided_backpropagation_of(
    looked: Looked, asked: GuidedBackpropagationOf
) -> Attribution:
    """Guided gradients of each target: absolute values, the largest of the channels."""
    explained = Explained(looked, asked)
    return explained.answer(
        [
            guided_backpropagation(looked.network, explained.image, target)
            .abs()
            .amax(0)
            for target in explained.targets
        ]
    )


@studies(OcclusionOf)
def occlusion_of(looked: Looked, asked: OcclusionOf) -> Slices:
    """Falls of the score under a window, of an eighth of the image if none is given."""
    explained = Explained(looked, asked)
    height, width = explained.image.shape[-2:]
    window = min(asked.window or max(3, min(height, width) // 8), height, width)
    stride = asked.stride or max(1, window // 2)
    stride = fitting_stride((height, width), window, stride)
    fill = explained.filled(asked.fill)
    found = yield from _each(
        explained,
        lambda target: occlusion(
            looked.network,
            explained.image,
            target,
            window=window,
            stride=stride,
            fill=fill,
        ),
    )
    return explained.answer(found, settings=(window, stride))


@studies(GuidedProjectionOf)
def guided_projection_of(looked: Looked, asked: GuidedProjectionOf) -> GuidedProjection:
    """What a channel's largest value goes back to in the image."""
    plain.check_image(looked.network)
    sample = looked.sample
    found = guided_projection(
        looked.network, sample.prepared, asked.node, asked.channel
    )
    return GuidedProjection(
        **looked.fields(),
        part=sample.part,
        index=sample.index,
        node=asked.node,
        channel=asked.channel,
        row=found.row,
        column=found.column,
        value=found.value,
        values=found.values.float().cpu().numpy(),
    )
