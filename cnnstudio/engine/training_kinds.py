"""Which kind of training a project needs: a network, or two against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnstudio.engine.adversarial import AdversarialTraining
from cnnstudio.engine.errors import TrainingError
from cnnstudio.engine.ranks import ALONE, Ranks
from cnnstudio.engine.training import Training
from cnnstudio.graph.text import translate
from cnnstudio.project.adversarial import adversarial_pair

if TYPE_CHECKING:
    import torch

    from cnnstudio.project.project import Project
    from cnnstudio.project.training_settings import TrainingConfig


def training_of(
    project: Project,
    config: TrainingConfig,
    device: torch.device,
    threads: int,
    ranks: Ranks = ALONE,
    resident: int | None = None,
) -> Training:
    """Put together what trains; raises `EngineError`.

    Up to how many bytes images are held in memory is `resident`: see `make_dataset`.
    """
    if adversarial_pair(project.graph) is None:
        return Training(project, config, device, threads, ranks, resident)
    if ranks.are_many:
        raise TrainingError(
            translate(
                "Engine",
                "A generator and its discriminator train in one process: start it "
                "without torchrun.",
            )
        )
    return AdversarialTraining(project, config, device, threads, resident)
