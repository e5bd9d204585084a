"""Several labels an image: which are found, missed, or said wrongly; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cnnstudio.bridge.evaluation_messages import Judged
from cnnstudio.graph.text import translate
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.viewer.model.confusion import ANY, Choice

ABSENT, FALSE_ALARM, MISSED, FOUND = range(4)
"""What becomes of a label of an image: 2 · is it there + is it said."""

_LISTED = 4
"""At most so many labels are named in one line."""


@dataclass(frozen=True)
class LabelTable:
    """What the network said of the labels of every image of a part.

    A label is said where its score is above 0: its probability, the sigmoid of the
    score, above 0.5. A choice is (label, what became of it); with `ANY` images where it
    became of any label, or that have the label, or are said to.
    """

    found: Judged

    @property
    def count(self) -> int:
        """How many images were judged."""
        return len(self.found.scores)

    @property
    def size(self) -> int:
        """How many labels there are."""
        return int(self.found.scores.shape[1])

    @cached_property
    def there(self) -> NDArray[np.bool_]:
        """Which labels (N, K) an image has."""
        return np.asarray(self.found.targets > 0.5)

    @cached_property
    def said(self) -> NDArray[np.bool_]:
        """Which labels (N, K) the network says it has."""
        return np.asarray(self.found.scores > 0)

    @cached_property
    def outcomes(self) -> NDArray[np.int64]:
        """What became of each label (N, K) of each image."""
        return 2 * self.there.astype(np.int64) + self.said

    @cached_property
    def right(self) -> NDArray[np.bool_]:
        """Of which images (N,) every label is right."""
        return np.asarray((self.there == self.said).all(1))

    @property
    def wrong(self) -> int:
        """How many images have a label that is wrong."""
        return int((~self.right).sum())

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """Images (K, 2, 2) of each label by whether it is there, and is said."""
        every = [np.bincount(column, minlength=4) for column in self.outcomes.T]
        return np.array(every, np.int64).reshape(self.size, 2, 2)

    @cached_property
    def chances(self) -> NDArray[np.float64]:
        """The probability (N, K) of each label."""
        return sigmoid(self.found.scores)

    @cached_property
    def apart(self) -> NDArray[np.float64]:
        """How far the probability (N, K) of each label is from what it should be."""
        return np.nan_to_num(np.abs(self.chances - self.there), nan=1.0)

    @cached_property
    def worst(self) -> NDArray[np.float64]:
        """How far (N,) the worst label of an image is off."""
        return np.asarray(self.apart.max(1, initial=0.0))

    def fits(self, choice: Choice) -> bool:
        """True if there is what is chosen."""
        return choice[0] < self.size and choice[1] <= FOUND

    def name(self, number: int) -> str:
        """Name of a label, or its number if it has none."""
        classes = self.found.classes
        return classes[number] if number < len(classes) else str(number)

    def label_names(self, image: int, said: bool = False) -> str:
        """Name the first few labels that an image has, or is said to have."""
        names = self._names(image, said)
        if not names:
            return translate("Labels", "none")
        more = "" if len(names) <= _LISTED else ", …"
        return ", ".join(names[:_LISTED]) + more

    def all_names(self, image: int, said: bool = False) -> str:
        """Name all labels of an image; empty if it has none."""
        return "; ".join(self._names(image, said))

    def _names(self, image: int, said: bool) -> list[str]:
        row = (self.said if said else self.there)[image]
        return [self.name(int(n)) for n in np.flatnonzero(row)]

    def told(self, image: int) -> str:
        """Say of an image which labels it has, and which are said."""
        text = translate("Labels", "image {0}: {1}; predicted {2}; {3}")
        names = self.label_names(image), self.label_names(image, said=True)
        worst = self.told_of(image, int(self.apart[image].argmax()))
        return text.format(grouped(image + 1), *names, worst)

    def chance_of(self, image: int, label: int) -> str:
        """Say how likely a label of an image is."""
        chance = percent(float(self.chances[image, label]), 1)
        return f"{self.name(label)} {chance}"

    def told_of(self, image: int, label: int) -> str:
        """Say of one label of an image what became of it, and how likely it is."""
        text = (
            translate("Labels", "{0} rightly left out ({1})"),
            translate("Labels", "{0} said wrongly ({1})"),
            translate("Labels", "{0} missed ({1})"),
            translate("Labels", "{0} found ({1})"),
        )[int(self.outcomes[image, label])]
        chance = percent(float(self.chances[image, label]), 1)
        return text.format(self.name(label), chance)

    def select(self, choice: Choice | None) -> NDArray[np.bool_]:
        """Return which images (N,) a choice is of; without one those with a mistake."""
        if choice is None:
            return ~self.right
        label, outcome = choice
        columns = self.outcomes if label == ANY else self.outcomes[:, [label]]
        fits = columns != ABSENT if outcome == ANY else columns == outcome
        return np.asarray(fits.any(1))

    def images(self, choice: Choice | None) -> tuple[int, ...]:
        """Images of a choice, the worst first; without one all mistakes in order."""
        numbers = np.flatnonzero(self.select(choice))
        if choice is not None:
            numbers = self.worst_first(numbers, choice[0])
        return tuple(numbers.tolist())

    def worst_first(
        self, images: NDArray[np.int64], label: int = ANY
    ) -> NDArray[np.int64]:
        """Put those first of which a label (or this one) is farthest off."""
        apart = self.worst if label == ANY else self.apart[:, label]
        return images[np.argsort(-apart[images], kind="stable")]

    def words(self, choice: Choice) -> str:
        """Say a choice in words: "circle missed"."""
        label, outcome = choice
        if label == ANY:
            return {
                FALSE_ALARM: translate("Labels", "a label said wrongly"),
                MISSED: translate("Labels", "a label missed"),
                FOUND: translate("Labels", "a label found"),
                ABSENT: translate("Labels", "a label rightly left out"),
            }.get(outcome, translate("Labels", "any label"))
        text = {
            ABSENT: translate("Labels", "{0} rightly left out"),
            FALSE_ALARM: translate("Labels", "{0} said wrongly"),
            MISSED: translate("Labels", "{0} missed"),
            FOUND: translate("Labels", "{0} found"),
        }.get(outcome, translate("Labels", "{0}, true or said"))
        return text.format(self.name(label))

    heading_words = words


def sigmoid(
    scores: NDArray[np.float32], temperature: float = 1.0
) -> NDArray[np.float64]:
    """Return 1 / (1 + exp(−score / temperature)), finite however large they are."""
    exact = scores.astype(np.float64) / temperature
    small = np.exp(-np.abs(exact))
    return np.asarray(np.where(exact >= 0, 1.0, small) / (1.0 + small))
