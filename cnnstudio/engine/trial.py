"""A training to be thrown away: what is tried on it is what a run would do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cnnstudio.engine import device as devices
from cnnstudio.engine.built import dataset_of
from cnnstudio.engine.errors import TrainingError
from cnnstudio.engine.precision import kept_machine
from cnnstudio.engine.randomness import kept_random_state
from cnnstudio.engine.training import Training
from cnnstudio.graph.text import translate
from cnnstudio.project.adversarial import adversarial_pair

if TYPE_CHECKING:
    import torch

    from cnnstudio.project.project import Project


@contextmanager
def trial_of(
    project: Project, device: torch.device, **changes: Any
) -> Iterator[Training]:
    """Give a training that begins as a run of this project; raises `EngineError`.

    It goes without what changes no number of a step but would take long: compiling,
    processes that read ahead, the average of the weights. `changes` are other settings
    of its own. What it sets or draws for the whole process is put back.
    """
    if adversarial_pair(project.graph) is not None:
        raise TrainingError(
            translate(
                "Engine",
                "A generator and its discriminator have no single step to try: each "
                "learns from the other. Train them for an epoch instead.",
            )
        )
    config = replace(project.training, compile=False, workers=0, ema=0.0, **changes)
    with kept_random_state(device), kept_machine(device):
        threads = devices.threads_for(config.threads)
        training = Training(project, config, device, threads, load=dataset_of)
        training.network.train()
        yield training
