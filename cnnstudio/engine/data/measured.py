"""What the steps of a run measured on its training images, kept beside its weights.

Without these numbers nobody can prepare an image as the run's were, once its data are
gone. `numbers.safetensors` in the run's folder holds a tensor for each number that a
measuring step was fitted to, named by place and kind of the step: `0.normalize.mean`.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load as load_tensors
from safetensors.torch import save as save_tensors

from cnnstudio.engine.data.pipeline import Pipeline
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import write_atomic

NAME = "numbers.safetensors"
LARGEST = 64 * 2**20
"""Bytes; only whitening very large images takes more: then nothing is kept."""

Stored = dict[str, torch.Tensor]


def write_measured(folder: Path, pipeline: Pipeline) -> None:
    """Keep what was measured in a run's folder; raises `WriteError`."""
    numbers = {
        name: value.detach().to("cpu", torch.float32).contiguous()
        for name, value in pipeline.measured().items()
    }
    path = folder / NAME
    if not numbers or sum(value.nbytes for value in numbers.values()) > LARGEST:
        path.unlink(missing_ok=True)
        return
    write_atomic(path, save_tensors(numbers))


def has_measured(folder: Path) -> bool:
    """Tell whether a run's folder has such numbers; those of old versions have none."""
    return (folder / NAME).exists()


def read_measured(folder: Path) -> Stored:
    """Return the numbers of the run in a folder; none where none were kept.

    Raises `DataError` for a file that holds no such numbers.
    """
    path = folder / NAME
    try:
        # A little more than the numbers themselves: their names and shapes.
        if path.stat().st_size > LARGEST + 2**20:
            raise ValueError(translate("Engine", "it is too large"))
        return load_tensors(path.read_bytes())
    except FileNotFoundError:
        return {}
    except Exception as error:  # one boundary: whatever the reader of tensors raises
        text = translate(
            "Engine",
            "What was measured on its images is kept in {path}, which is damaged.",
        )
        raise DataError(text.format(path=path), details=repr(error)) from error
