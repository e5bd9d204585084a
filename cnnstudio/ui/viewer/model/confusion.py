"""Which class is taken for which: counts and images of an evaluation, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from cnnstudio.bridge.look_messages import Evaluated
from cnnstudio.graph.text import translate
from cnnstudio.ui.format import grouped, percent

ANY = -1
"""In a choice: whatever the class is."""

Share = Literal["counts", "true", "predicted"]
SHARES: tuple[Share, ...] = get_args(Share)
"""What a cell says: images, or their share of a true or of a predicted class."""

Choice = tuple[int, int]
"""(true, predicted): a cell; with `ANY` all images of a row or a column."""


@dataclass(frozen=True)
class Confusion:
    """What the network said of every image of a part.

    `labels`, `predicted` and `probability` are (N,), in the order of the images.
    """

    found: Evaluated

    @cached_property
    def count(self) -> int:
        """How many images were judged: those whose class is known."""
        return int((self.found.labels >= 0).sum())

    @cached_property
    def size(self) -> int:
        """How many classes there are."""
        numbers = (self.found.labels, self.found.predicted)
        highest = max((int(n.max()) for n in numbers if len(n)), default=-1)
        return max(len(self.found.classes), highest + 1)

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """Images (true, predicted) of each pair of classes."""
        known = self.found.labels >= 0
        pairs = self.found.labels[known] * self.size + self.found.predicted[known]
        counts = np.bincount(pairs, minlength=self.size**2)
        return counts.reshape(self.size, self.size)

    @cached_property
    def errors(self) -> NDArray[np.int64]:
        """The counts without the images that are right."""
        return np.where(np.eye(self.size, dtype=bool), 0, self.counts)

    def shares(self, of: Share) -> NDArray[np.float64]:
        """Return the counts as shares of their row ("true") or their column.

        A class without images has 0 everywhere.
        """
        sums = self.counts.sum(1 if of == "true" else 0, keepdims=True)
        return np.asarray(self.counts / np.maximum(sums, 1))

    @property
    def wrong(self) -> int:
        """How many images are taken for another class."""
        return int(self.errors.sum())

    def name(self, number: int) -> str:
        """Name of a class, or its number if it has none."""
        classes = self.found.classes
        return classes[number] if number < len(classes) else str(number)

    @property
    def right(self) -> NDArray[np.bool_]:
        """Which images (N,) are taken for what they are."""
        labels = self.found.labels
        return np.asarray((labels == self.found.predicted) & (labels >= 0))

    def fits(self, choice: Choice) -> bool:
        """True if there are the classes of a choice."""
        return max(choice) < self.size

    def words(self, choice: Choice) -> str:
        """Say a choice in words: "7 taken for 9"."""
        true, predicted = choice
        if predicted == ANY:
            text = translate("Mistakes", "all of true {0}")
        elif true == ANY:
            text = translate("Mistakes", "all taken for {1}")
        elif true == predicted:
            text = translate("Mistakes", "{0} recognized")
        else:
            text = translate("Mistakes", "{0} taken for {1}")
        return text.format(*self._names(choice))

    def heading_words(self, choice: Choice) -> str:
        """Name a choice above its images: "True 7, predicted 1"."""
        true, predicted = choice
        if predicted == ANY:
            text = translate("Mistakes", "True {0}")
        elif true == ANY:
            text = translate("Mistakes", "Predicted {1}")
        else:
            text = translate("Mistakes", "True {0}, predicted {1}")
        return text.format(*self._names(choice))

    def _names(self, choice: Choice) -> list[str]:
        return [self.name(n) if n != ANY else "" for n in choice]

    def told(self, image: int) -> str:
        """Say of an image what it is, what is said of it, and how surely."""
        found = self.found
        text = translate("Confusion", "image {0}: {1}, predicted {2} ({3})")
        true = self.name(int(found.labels[image]))
        said = self.name(int(found.predicted[image]))
        sure = percent(float(found.probability[image]), 1)
        return text.format(grouped(image + 1), true, said, sure)

    def most_frequent(self, at_most: int) -> list[tuple[Choice, int]]:
        """Pairs of classes and their images, most often confused first."""
        flat = self.errors.ravel()
        order = np.argsort(-flat, kind="stable")[:at_most]
        return [
            ((int(i) // self.size, int(i) % self.size), int(flat[i]))
            for i in order
            if flat[i]
        ]

    def images(self, choice: Choice | None) -> tuple[int, ...]:
        """Images of a choice, the worst first; without one all mistakes in order.

        A mistake is the worse the surer the network is of it; images that are right
        come behind, those first of which it is least sure.
        """
        true, predicted = choice or (ANY, ANY)
        labels, said = self.found.labels, self.found.predicted
        fits = labels >= 0
        if true != ANY:
            fits = fits & (labels == true)
        if predicted != ANY:
            fits = fits & (said == predicted)
        if choice is None:
            fits = fits & (labels != said)
        numbers = np.flatnonzero(fits)
        if choice is not None:
            numbers = self.worst_first(numbers)
        return tuple(numbers.tolist())

    def worst_first(self, images: NDArray[np.int64]) -> NDArray[np.int64]:
        """Put sure mistakes first, what is right and sure last."""
        sure = np.nan_to_num(self.found.probability[images])
        right = self.found.labels[images] == self.found.predicted[images]
        return images[np.lexsort((np.where(right, sure, -sure), right))]
