"""Questions about attributions, answered: one method for each kind of question."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from cnnstudio.bridge.attribution_messages import (
    MOST_SAMPLES,
    MOST_STEPS,
    Attribution,
    CamOf,
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
from cnnstudio.engine.inspect.explained import Explained
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    import torch


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
        grad_cam(looked.network, explained.image, target, node, signed=asked.signed)
        for target in explained.targets
    ]
    return explained.answer(maps, node=node, signed=asked.signed)


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
        signed=True,
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
    samples = max(1, min(asked.samples, MOST_SAMPLES))
    found = yield from _each(
        explained,
        lambda target: plain.smooth_grad(
            looked.network,
            explained.image,
            target,
            samples=samples,
            noise=asked.noise,
            seed=asked.seed,
        ),
    )
    return explained.answer(
        [one.abs().amax(0) for one in found], settings=(samples, asked.noise)
    )


@studies(IntegratedGradientsOf)
def integrated_gradients_of(looked: Looked, asked: IntegratedGradientsOf) -> Slices:
    """Integrated gradients, summed over channels, and what they must add up to."""
    explained, network = Explained(looked, asked), looked.network
    baseline = explained.filled(asked.baseline)
    steps = max(1, min(asked.steps, MOST_STEPS))
    found = yield from _each(
        explained,
        lambda target: plain.integrated_gradients(
            network,
            explained.image,
            target,
            baseline=baseline,
            steps=steps,
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
        settings=(steps,),
        fill=asked.baseline,
        signed=True,
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
    stride = min(asked.stride or max(1, window // 2), window)
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
    return explained.answer(
        found, settings=(window, stride), fill=asked.fill, signed=True
    )


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
