"""What the scores of a network say: a class, or a probability of each."""

from __future__ import annotations

import torch


def classes_of(targets: torch.Tensor) -> torch.Tensor:
    """Return classes (B, …) of targets, which may be shares (B, C) of classes."""
    return targets.argmax(1) if targets.is_floating_point() else targets


def exact(values: torch.Tensor) -> torch.Tensor:
    """Return numbers as float64: on the processor where the device knows none."""
    return (values.cpu() if values.device.type == "mps" else values).double()


def decided(outputs: torch.Tensor) -> torch.Tensor:
    """Return the class of the highest score; a single one above 0 means class 1."""
    if outputs.shape[1] == 1:
        return (outputs.squeeze(1) > 0).long()
    return outputs.argmax(1)


def scores_in(given: torch.Tensor | tuple[torch.Tensor, ...]) -> torch.Tensor:
    """Return what a network scores (B, ...): of several Outputs the first counts."""
    return given[0] if isinstance(given, tuple) else given


def chances_of(outputs: torch.Tensor) -> torch.Tensor:
    """Return the probability of each class (B, C, …), of two if there is one score."""
    if outputs.shape[1] > 1:
        return outputs.softmax(1)
    second = outputs.sigmoid()
    return torch.cat((1 - second, second), dim=1)
