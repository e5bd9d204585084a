"""The area under the ROC curve, exactly, from ranks."""

from __future__ import annotations

import torch

from cnnstudio.engine.answers import exact


def roc_areas(scores: torch.Tensor, positive: torch.Tensor) -> torch.Tensor:
    """Areas (C,) float64 of scores and truths (N, C); NaN where one side is empty.

    The area is the chance that a positive has a higher score than a negative, a tie
    counting half (Mann & Whitney 1947): with ranks R of the P positives among all N,
    (Σ R − P (P + 1) / 2) / (P (N − P)).
    """
    areas = [
        _area(column, truth)
        for column, truth in zip(scores.T.contiguous(), positive.T, strict=True)
    ]
    return torch.stack(areas)


def _area(scores: torch.Tensor, positive: torch.Tensor) -> torch.Tensor:
    ordered = scores.sort().values
    below = torch.searchsorted(ordered, scores, right=False)
    upto = torch.searchsorted(ordered, scores, right=True)
    ranks = exact(below + upto + 1) / 2  # ties share the mean of their places
    yes = exact(positive)
    positives, negatives = yes.sum(), (1 - yes).sum()
    over = (ranks * yes).sum() - positives * (positives + 1) / 2
    return over / (positives * negatives)
