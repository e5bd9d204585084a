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

    from cnnstudio.engine.training import Load
    from cnnstudio.project.project import Project
    from cnnstudio.project.training_settings import TrainingConfig


def training_of(
    project: Project,
    config: TrainingConfig,
    device: torch.device,
    threads: int,
    load: Load,
    ranks: Ranks = ALONE,
) -> Training:
    """Put together what trains, on what `load` gives; raises `EngineError`."""
    if adversarial_pair(project.graph) is None:
        return Training(project, config, device, threads, load, ranks)
    if ranks.are_many:
        raise TrainingError(
            translate(
                "Engine",
                "A generator and its discriminator train in one process: start it "
                "without torchrun.",
            )
        )
    return AdversarialTraining(project, config, device, threads, load)
