"""A generator and its discriminator as one network that can be kept and looked into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

from cnnstudio.engine.build import build
from cnnstudio.engine.errors import TrainingError
from cnnstudio.engine.hashing import key
from cnnstudio.engine.network import Network, Seen, part_of
from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import translate
from cnnstudio.project.adversarial import AdversarialPair, adversarial_pair
from cnnstudio.project.training_settings import TrainingConfig

if TYPE_CHECKING:
    from cnnstudio.project.project import Project


NOT_FOR_PAIRS = (
    "precision", "accumulate", "ema", "loss", "label_smoothing", "class_weights",
    "mixup", "cutmix", "compile", "checkpointing", "early_stopping",
)  # fmt: skip
"""Settings that mean nothing to two networks with losses of their own."""


class Pair(Network):
    """Both networks, with all weights; what it gives is the discriminator's score.

    So it can be looked into like a classifier. `paint` is the other way in.
    """

    def __init__(self, whole: Network, pair: AdversarialPair) -> None:
        super().__init__(*whole.made_of())
        generator = [n for n in whole.node_ids if n in pair.generator]
        discriminator = [n for n in whole.node_ids if n in pair.discriminator]
        # In a tuple, so that their weights are not counted twice.
        self.both = part_of(self, generator), part_of(self, discriminator)

    @property
    def generator(self) -> Network:
        """The network that paints."""
        return self.both[0]

    @property
    def discriminator(self) -> Network:
        """The network that tells painted images from real ones."""
        return self.both[1]

    @property
    def input_shape(self) -> Any:
        """Shape of the images."""
        return self.discriminator.input_shape

    def forward(self, *samples: torch.Tensor) -> Any:
        """Score images (B, C, H, W): (B, 1), above 0 for what seems real."""
        return self.discriminator(*samples)

    def watched(self, seen: Seen, *samples: torch.Tensor) -> Any:
        """Score images, and tell what each node of the discriminator gives."""
        return self.discriminator.watched(seen, *samples)

    def noise(self, count: int, *place: int) -> torch.Tensor:
        """Numbers (count, …) from a normal distribution, decided by the place."""
        generator = torch.Generator().manual_seed(key(place[0], "noise", *place[1:]))
        shape = (count, *self.generator.input_shape)
        return torch.randn(shape, generator=generator).to(self.device)


def build_pair(project: Project, config: TrainingConfig, device: torch.device) -> Pair:
    """Build both networks of a project that has them; raises `BuildError`."""
    whole = build(project.graph, config.seed, device, config.memory_format)
    pair = adversarial_pair(whole.graph)  # without blocks, as it was built
    assert pair is not None, "asked by who has found it in the project"
    return Pair(whole, pair)


def check_pair(pair: Pair, config: TrainingConfig) -> None:
    """Raise a `TrainingError` unless both networks suit each other and the settings."""
    noise = pair.noise(2, 0)
    with torch.no_grad():
        painted = pair.generator(noise)
        wanted = tuple(pair.input_shape)
        if tuple(painted.shape[1:]) != wanted:
            raise TrainingError(
                translate(
                    "Engine",
                    "The generator paints {shape}, but the discriminator looks at "
                    "{wanted}: give both the same size.",
                ).format(shape=_size(painted.shape[1:]), wanted=_size(wanted)),
                pair.generator.output_node,
            )
        scores = pair.discriminator(painted)
    if tuple(scores.shape[1:]) != (1,):
        raise TrainingError(
            translate(
                "Engine",
                "The discriminator gives {shape}; one score says whether an image is "
                "real.",
            ).format(shape=_size(scores.shape[1:])),
            pair.discriminator.output_node,
        )
    usual, params = TrainingConfig(), params_of(TrainingConfig)
    set_here = [n for n in NOT_FOR_PAIRS if getattr(config, n) != getattr(usual, n)]
    if config.schedule == "plateau":
        set_here.append("schedule")
    if set_here:
        labels = (translate("Fields", params[n].label) for n in set_here)
        raise TrainingError(
            translate(
                "Engine",
                "A generator and its discriminator train without these settings: "
                "{names}. Set them back to their usual values.",
            ).format(names=", ".join(labels))
        )


def _size(shape: Any) -> str:
    return " × ".join(str(n) for n in shape)
