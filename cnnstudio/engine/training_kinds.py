"""Which kind of training a project needs: a network, or two against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnstudio.engine.adversarial import AdversarialTraining
from cnnstudio.engine.training import Training
from cnnstudio.project.adversarial import adversarial_pair

if TYPE_CHECKING:
    import torch

    from cnnstudio.project.project import Project
    from cnnstudio.project.training_settings import TrainingConfig


def training_of(
    project: Project, config: TrainingConfig, device: torch.device, threads: int
) -> Training:
    """Put together what trains; raises `EngineError`."""
    pair = adversarial_pair(project.graph)
    if pair is None:
        return Training(project, config, device, threads)
    return AdversarialTraining(project, config, device, threads)
