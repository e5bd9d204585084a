"""The steps of a new project."""

from cnnstudio.project.steps.moves import Affine
from cnnstudio.project.steps.numbers import Normalize
from cnnstudio.project.steps.pictures import Fit

__all__ = ["Affine", "Fit", "Normalize"]
