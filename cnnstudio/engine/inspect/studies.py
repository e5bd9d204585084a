"""The table of studies: which function answers which question about a network."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, TypedDict, TypeVar

from cnnstudio.bridge import message
from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.bridge.message import Studied, Study
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.inspect.epochs import EpochNetworks
from cnnstudio.engine.inspect.samples import Sample, sample_of
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.network import Network

Q = TypeVar("Q", bound=Study)
Slices = Generator[StudyProgress | None, None, Studied]
"""What takes long yields between slices, with progress or None, and returns the answer.
"""
Answerer = Callable[["Looked", Any], Studied | Slices]

STUDIES: dict[type[Study], Answerer] = {}


class Fields(TypedDict):
    """What every answer says of the weights it is true of."""

    request: int
    subject: message.Subject
    run: str
    epoch: int
    step: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What a question looks at: a network with its data, and an image of them."""

    subject: Subject
    asked: Study
    epochs: EpochNetworks

    def after(self, epoch: int) -> Generator[None, None, Subject]:
        """Return the same run with the weights after an epoch; raises `EngineError`."""
        return self.epochs.fetched(self.subject, epoch)

    @property
    def network(self) -> Network:
        """The network with the weights that are asked about."""
        return self.subject.network

    @property
    def dataset(self) -> Dataset:
        """Its data."""
        return self.subject.dataset

    @property
    def sample(self) -> Sample:
        """The image that is asked about; raises `EngineError` if there is none."""
        asked = self.asked
        return sample_of(self.dataset, asked.part, asked.index, self.subject.own)

    def fields(self) -> Fields:
        """Return the fields that every answer has."""
        subject = self.subject
        return Fields(
            request=self.asked.request,
            subject=subject.name,
            run=subject.run,
            epoch=subject.epoch,
            step=subject.step,
        )


def studies(
    question: type[Q],
) -> Callable[[Callable[[Looked, Q], Studied | Slices]], Answerer]:
    """Register a function as what answers a kind of question.

    It may raise `EngineError`, and must leave the network as it is: `untouched` puts
    back modes, flags of gradients and random state, not what is written into weights.
    """

    def add(function: Callable[[Looked, Q], Studied | Slices]) -> Answerer:
        STUDIES[question] = function
        return function

    return add
