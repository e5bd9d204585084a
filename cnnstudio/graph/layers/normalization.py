"""Normalization: bring values to a common scale between layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Recipe, Step, register
from cnnstudio.graph.layers.checks import need_rank
from cnnstudio.graph.layers.weighted import Learned
from cnnstudio.graph.param import bool_param, float_param
from cnnstudio.graph.shape import TensorShape


@register("normalization")
@dataclass(frozen=True, slots=True, kw_only=True)
class BatchNorm2d(Learned):
    """Brings every channel to mean 0 and variance 1 over the batch.

    Then a learned scale γ and shift β follow: γ·(x − mean)/√(var + eps) + β
    (Ioffe & Szegedy 2015). When it does not train it uses running averages.
    """

    short_name: ClassVar[str] = "bn"
    aliases: ClassVar[tuple[str, ...]] = ("bn", "batchnorm", "normalisation")

    eps: float = float_param(
        1e-5, minimum=1e-12, maximum=1, help="Keeps the division finite."
    )
    momentum: float = float_param(
        0.1, minimum=0, maximum=1, help="Share of the new batch in the averages."
    )
    affine: bool = bool_param(True, help="Learn a scale γ and a shift β per channel.")
    track_running_stats: bool = bool_param(
        True, help="Keep running averages for use outside of training."
    )

    def output_shapes(self, image: TensorShape) -> TensorShape:
        need_rank("BatchNorm2d", image, "image")
        return image

    def recipe(self, image: TensorShape) -> Recipe:
        arguments = {
            "num_features": image[0],
            "eps": self.eps,
            "momentum": self.momentum,
            "affine": self.affine,
            "track_running_stats": self.track_running_stats,
        }
        return (Step("torch.nn.BatchNorm2d", arguments),)

    def parameter_counts(self, image: TensorShape) -> tuple[int, int, int]:
        learned = image[0] if self.affine else 0
        # Running mean and variance, and the counter of batches.
        buffers = 2 * image[0] + 1 if self.track_running_stats else 0
        return learned, learned, buffers
