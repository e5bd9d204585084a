"""Adversarial training: a generator paints, a discriminator tells painted from real.

Both learn from the same batch. The discriminator is to say 1 of real images (0.9, so
that it is never quite sure; Salimans et al. 2016) and 0 of painted ones; the generator
is to have its own called 1 (Goodfellow et al. 2014, the form that does not saturate).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from cnnstudio.engine.adversarial_pair import Pair, build_pair, check_pair
from cnnstudio.engine.course import Course
from cnnstudio.engine.data.batches import Batch
from cnnstudio.engine.data.split import Part
from cnnstudio.engine.evaluate import Values, evaluating
from cnnstudio.engine.learner import Learner, Place
from cnnstudio.engine.losses import Difference
from cnnstudio.engine.memory import check_fits
from cnnstudio.engine.meter import NO_GAUGES, RATE, Measured
from cnnstudio.engine.network import Network
from cnnstudio.engine.precision import set_machine
from cnnstudio.engine.ranks import ALONE
from cnnstudio.engine.training import Training, meter_for
from cnnstudio.project.measures import series

if TYPE_CHECKING:
    from cnnstudio.engine.training import Load
    from cnnstudio.project.project import Project
    from cnnstudio.project.training_settings import TrainingConfig

CERTAIN = 0.9
"""What the discriminator is to say of real images."""

PAINTED = 64
"""Images of the grid that is kept of every epoch, always from the same noise."""


class AdversarialLearner(Learner):
    """Both networks take their step from the same batch."""

    network: Pair

    def step(self, batch: Batch, place: Place) -> Measured:
        """Learn from a batch of real images, and as many painted ones."""
        pair, count = self.network, len(batch.inputs)
        noise = pair.noise(count, self.config.seed, place.epoch, place.number)
        painted = pair.generator(noise)
        real = pair.discriminator(batch.inputs)
        fake = pair.discriminator(painted.detach())
        told_apart = (_wanted(real, CERTAIN) + _wanted(fake, 0.0)) / 2
        told_apart.backward()
        fooled = _wanted(pair.discriminator(painted), 1.0)
        weights = [w for w in pair.generator.parameters() if w.requires_grad]
        for weight, slope in zip(
            weights, torch.autograd.grad(fooled, weights), strict=True
        ):
            weight.grad = slope
        if self.device.type == "cpu":
            _refuse_nan(told_apart, fooled)
        gauges = self._update(place.rate) if place.updates else NO_GAUGES
        sums = {
            "generator_loss": fooled, "real_score": real.sigmoid().mean(),
            "painted_score": fake.sigmoid().mean(),
        }  # fmt: skip
        means = {series("train", k): v.detach() * count for k, v in sums.items()}
        return Measured(count, told_apart.detach(), means, gauges, {RATE: place.rate})


def _wanted(scores: torch.Tensor, answer: float) -> torch.Tensor:
    return functional.binary_cross_entropy_with_logits(
        scores, torch.full_like(scores, answer)
    )


def _refuse_nan(*losses: torch.Tensor) -> None:
    for loss in losses:
        if not bool(loss.isfinite()):
            raise FloatingPointError(loss.item())


class AdversarialTraining(Training):
    """A pair, its images, and where it stands; raises `EngineError`."""

    network: Pair

    def __init__(
        self, project: Project, config: TrainingConfig, device: torch.device,
        threads: int, load: Load,
    ) -> None:  # fmt: skip
        self.device = device
        self.ranks, self.note = ALONE, ""
        set_machine(config, device, threads)
        check_fits(project, device)
        self.network = build_pair(project, config, device)
        check_pair(self.network, config)
        shape = tuple(self.network.input_shape)
        self.dataset = load(project.dataset, shape, device)
        self.meter = meter_for(device)
        self.learner = AdversarialLearner(
            self.network, config, Difference("mse"), "none", 1
        )
        self.course = Course(config, self.batches("train"))

    def evaluated(self, network: Network, part: Part) -> Iterator[Values | None]:
        """Judge a part: how well both do on it, which is not how good images are."""
        assert isinstance(network, Pair)
        sums, count = torch.zeros(4, dtype=torch.float64), 0
        for number, batch in enumerate(self.batches(part).epoch()):
            with evaluating(network):
                size = len(batch.inputs)
                noise = network.noise(size, self.learner.config.seed, 0, number)
                real = network.discriminator(batch.inputs)
                fake = network.discriminator(network.generator(noise))
                told = (_wanted(real, CERTAIN) + _wanted(fake, 0.0)) / 2
                values = (told, _wanted(fake, 1.0), real.sigmoid().mean(),
                          fake.sigmoid().mean())  # fmt: skip
                sums += size * torch.stack(values).double().cpu()
                count += size
            yield None
        names = ("loss", "generator_loss", "real_score", "painted_score")
        means = (sums / max(1, count)).tolist()
        yield {series(part, n): v for n, v in zip(names, means, strict=True)}

    def painted(self) -> torch.Tensor:
        """Paint images (N, C, H, W), bytes, always from the same noise."""
        pair = self.network
        with evaluating(pair):
            images = pair.generator(pair.noise(PAINTED, self.learner.config.seed, 0))
        if images.amin() < 0:  # Tanh and the like paint from −1 to 1
            images = (images + 1) / 2
        pictures: torch.Tensor = (images.clamp(0, 1) * 255).round().byte().cpu()
        return pictures
